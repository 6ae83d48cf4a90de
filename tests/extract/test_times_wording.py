"""What a wording says of itself: TIMEX3 type, unanchored value, mod and the exact words."""

import pytest

from reportedly.extract.times import find_timexes
from reportedly.records import Span, Timex, TimexType
from reportedly.records.codec import place_key

ARTICLE = "a" * 64


def find(text: str, **options: bool) -> tuple[Timex, ...]:
    return find_timexes(ARTICLE, text, [Span(0, len(text))], **options)


def words_and_values(text: str) -> list[tuple[str, str]]:
    return [(timex.span.of(text), timex.value) for timex in find(text)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        pytest.param("The dam broke on 14 March 2031.", "14 March 2031", "2031-03-14", id="day month year"),
        pytest.param("The dam broke on March 14, 2031.", "March 14, 2031", "2031-03-14", id="month day year"),
        pytest.param("Dated 2031-03-14 by the clerk.", "2031-03-14", "2031-03-14", id="ISO"),
        pytest.param("Dated 25/3/2031 by the clerk.", "25/3/2031", "2031-03-25", id="only one reading"),
        pytest.param(
            "Dated 4/3/2031 by the clerk.", "4/3/2031", "2031-XX-XX", id="two readings, only the year"
        ),
        pytest.param("They met in March 2031.", "March 2031", "2031-03", id="month and year"),
        pytest.param("The plant opened in 2029.", "2029", "2029", id="year"),
        pytest.param("He was born in the 1960s.", "the 1960s", "196", id="decade"),
        pytest.param("A house of the 19th century.", "the 19th century", "18", id="century"),
        pytest.param("the third quarter of 2030", "the third quarter of 2030", "2030-Q3", id="quarter"),
        pytest.param("in the summer of 2030", "the summer of 2030", "2030-SU", id="season"),
        pytest.param("in the first half of 2030", "the first half of 2030", "2030-H1", id="half"),
        pytest.param("on Sept. 3 it rained", "Sept. 3", "XXXX-09-03", id="no year"),
        pytest.param("the 5th of May was dry", "the 5th of May", "XXXX-05-05", id="ordinal day"),
        pytest.param("He left on the 25th, she said.", "the 25th", "XXXX-XX-25", id="day alone"),
        pytest.param("He resigned on Monday.", "Monday", "XXXX-WXX-1", id="weekday"),
        pytest.param("He resigned last week.", "last week", "XXXX-WXX", id="last week"),
        pytest.param("He resigned last month.", "last month", "XXXX-XX", id="last month"),
        pytest.param("He resigned last year.", "last year", "XXXX", id="last year"),
        pytest.param("He resigned this summer.", "this summer", "XXXX-SU", id="this summer"),
        pytest.param("Prices rose in the fall.", "the fall", "XXXX-FA", id="the fall"),
        pytest.param("He resigned yesterday.", "yesterday", "XXXX-XX-XX", id="yesterday"),
        pytest.param("He resigned over the weekend.", "the weekend", "XXXX-WXX-WE", id="weekend"),
        pytest.param("He left on Christmas Eve.", "Christmas Eve", "XXXX-12-24", id="feast of a fixed day"),
        pytest.param("He left on Good Friday.", "Good Friday", "XXXX-XX-XX", id="feast that moves"),
        pytest.param("aid in the coming weeks", "the coming weeks", "FUTURE_REF", id="coming weeks"),
        pytest.param("attacks in recent weeks", "recent weeks", "PAST_REF", id="recent weeks"),
        pytest.param("He left a few days ago.", "a few days ago", "PAST_REF", id="a few days ago"),
    ],
)
def test_a_date_is_written_as_far_as_its_wording_goes(text, words, value):
    (timex,) = find(text)
    assert (timex.type, timex.span.of(text), timex.value) == (TimexType.DATE, words, value)
    assert timex.anchored == ("XX" not in value and "REF" not in value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        pytest.param(
            "It sank at 6 p.m. on Tuesday.", "6 p.m. on Tuesday", "XXXX-WXX-2T18:00", id="with weekday"
        ),
        pytest.param(
            "It sank at 18:05 on 3 May 2031.", "18:05 on 3 May 2031", "2031-05-03T18:05", id="with date"
        ),
        pytest.param(
            "It sank at 2.30am local time.", "2.30am local time", "XXXX-XX-XXT02:30", id="British dot"
        ),
        pytest.param("It sank at 0400 GMT.", "0400 GMT", "XXXX-XX-XXT04:00", id="four digits and zone"),
        pytest.param("It sank at noon.", "noon", "XXXX-XX-XXT12:00", id="noon"),
        pytest.param(
            "It sank at seven in the evening.", "seven in the evening", "XXXX-XX-XXT19:00", id="in words"
        ),
        pytest.param("It sank on Friday night.", "Friday night", "XXXX-WXX-5TNI", id="part of day"),
        pytest.param("It sank this morning.", "this morning", "XXXX-XX-XXTMO", id="this morning"),
        pytest.param("It sank overnight.", "overnight", "XXXX-XX-XXTNI", id="overnight"),
    ],
)
def test_a_time_of_day_takes_in_the_day_it_belongs_to(text, words, value):
    (timex,) = find(text)
    assert (timex.type, timex.span.of(text), timex.value) == (TimexType.TIME, words, value)


@pytest.mark.parametrize(
    ("text", "words", "value", "mod"),
    [
        pytest.param("a two-week truce", "two-week", "P2W", None, id="hyphen"),
        pytest.param("for 3 1/2 years", "3 1/2 years", "P3Y6M", None, id="three and a half years"),
        pytest.param("it took two and a half hours", "two and a half hours", "PT2H30M", None, id="in words"),
        pytest.param("it took half an hour", "half an hour", "PT30M", None, id="half an hour"),
        pytest.param("for twenty-four hours", "twenty-four hours", "PT24H", None, id="hyphenated number"),
        pytest.param("for several months", "several months", "PXM", None, id="several"),
        pytest.param("for weeks", "weeks", "PXW", None, id="unnumbered"),
        pytest.param("for two decades", "two decades", "P20Y", None, id="decades in years"),
        pytest.param(
            "at least 30 more years", "at least 30 more years", "P30Y", "EQUAL_OR_MORE", id="at least"
        ),
        pytest.param("more than six hours", "more than six hours", "PT6H", "MORE_THAN", id="more than"),
        pytest.param("up to 150 days", "up to 150 days", "P150D", "EQUAL_OR_LESS", id="up to"),
        pytest.param("nearly three months", "nearly three months", "P3M", "LESS_THAN", id="nearly"),
        pytest.param(
            "the nearly four-year-old drought",
            "nearly four-year-old",
            "P4Y",
            "LESS_THAN",
            id="age of a drought",
        ),
        pytest.param("over the past seven months", "the past seven months", "P7M", None, id="past months"),
    ],
)
def test_a_duration_keeps_its_number_and_its_bound(text, words, value, mod):
    (timex,) = find(text)
    assert (timex.type, timex.span.of(text), timex.value, timex.mod) == (
        TimexType.DURATION,
        words,
        value,
        mod,
    )


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        pytest.param("every day", "every day", "P1D", id="every day"),
        pytest.param("every 20 minutes", "every 20 minutes", "PT20M", id="every 20 minutes"),
        pytest.param("twice a week", "twice a week", "P1W", id="twice a week"),
        pytest.param("shells per year", "per year", "P1Y", id="per year"),
        pytest.param("every Monday", "every Monday", "XXXX-WXX-1", id="every Monday"),
        pytest.param("ferries on Friday nights", "Friday nights", "XXXX-WXX-5TNI", id="Friday nights"),
    ],
)
def test_a_frequency_is_a_set(text, words, value):
    (timex,) = find(text)
    assert (timex.type, timex.span.of(text), timex.value) == (TimexType.SET, words, value)


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        pytest.param("in early August", "START", id="early"),
        pytest.param("in mid-August", "MID", id="mid"),
        pytest.param("at the end of August", "END", id="the end of"),
        pytest.param("earlier this month", "START", id="earlier"),
        pytest.param("around 1 November", "APPROX", id="around"),
        pytest.param("will reopen by 1 November", "ON_OR_BEFORE", id="deadline"),
        pytest.param("will last until 2034 or later", "ON_OR_AFTER", id="or later"),
    ],
)
def test_modifiers_become_the_timex_mod(text, mod):
    (timex,) = find(text)
    assert timex.mod == mod


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The dam broke on 31 February.", id="31 February"),
        pytest.param("The dam broke on 30 February 2031.", id="30 February of a year"),
        pytest.param("The dam broke on February 29, 2031.", id="29 February of a common year"),
        pytest.param("Dated 2031-02-30.", id="ISO day that is none"),
        pytest.param("It broke at 25:10.", id="25:10"),
        pytest.param("It broke at 14 p.m.", id="14 p.m."),
        pytest.param("Some 2,000 people and 2000 soldiers came.", id="counts of four digits"),
        pytest.param("Flight 1990 left Gate 14.", id="names with a number"),
        pytest.param("The 6-year-old boy, who is 6 years old.", id="ages"),
        pytest.param("He may march; a second man will fall.", id="months and units that are other words"),
        pytest.param("the fall of the government", id="no season"),
        pytest.param("April Hughes and Mr. March said nothing.", id="people named for months"),
        pytest.param("It cost $1990, or 1990%.", id="money and shares"),
        pytest.param("Twenty-nine-year-old striker Jon Vale scored.", id="an age in words"),
        pytest.param("A Kh-101 hit ward 6.", id="codes"),
        pytest.param("a man in his late thirties", id="an age by decades"),
        pytest.param("a quarter of the harvest", id="a share"),
        pytest.param("around 1600 BC", id="before our era"),
    ],
)
def test_what_only_looks_like_a_time_is_none(text):
    assert words_and_values(text) == []


def test_a_leap_day_without_a_year_is_a_day():
    assert words_and_values("on 29 February") == [("29 February", "XXXX-02-29")]


def test_a_second_day_after_a_date_is_a_time_of_its_own():
    text = "The fair is on June 8 and 9 in Bern."
    assert words_and_values(text) == [("June 8", "XXXX-06-08"), ("9", "XXXX-XX-09")]


def test_two_days_before_their_month_stand_for_the_month_that_holds_both():
    assert words_and_values("between 3 and 5 March 2030") == [("3 and 5 March 2030", "2030-03")]


def test_words_for_now_and_then_are_found_only_on_request():
    text = "Recently he left; now he is back and will soon speak."
    assert find(text) == ()
    assert [timex.value for timex in find(text, present_ref=True)] == [
        "PAST_REF",
        "PRESENT_REF",
        "FUTURE_REF",
    ]


def test_a_time_never_leaves_its_paragraph():
    text = "He left in March\n2031 people came."
    cut = text.index("\n")
    first, second = Span(0, cut), Span(cut + 1, len(text))
    found = find_timexes(ARTICLE, text, [second, first])
    assert [timex.span.of(text) for timex in found] == ["March"]


def test_text_outside_the_paragraphs_is_not_read():
    assert find_timexes(ARTICLE, "4 May 2031", []) == ()


def test_the_key_names_the_place_on_the_page():
    text = "on 4 May 2031"
    (timex,) = find(text)
    assert timex.key == place_key(ARTICLE, "timex", (timex.span,))


def test_a_paragraph_past_the_text_is_refused():
    with pytest.raises(ValueError, match="runs past"):
        find_timexes(ARTICLE, "today", [Span(0, 9)])


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        pytest.param("They come before Easter.", "Easter", "XXXX-XX-XX", id="Easter"),
        pytest.param("They come by Orthodox Easter.", "Orthodox Easter", "XXXX-XX-XX", id="the Eastern one"),
        pytest.param("They come after Eid al-Fitr.", "Eid al-Fitr", "XXXX-XX-XX", id="a feast of the moon"),
        pytest.param("They left by evening.", "evening", "XXXX-XX-XXTEV", id="by evening"),
        pytest.param(
            "They left at dusk on Friday.", "dusk on Friday", "XXXX-WXX-5TDK", id="at dusk on Friday"
        ),
    ],
)
def test_movable_feasts_and_bare_parts_of_the_day_are_times(text: str, words: str, value: str) -> None:
    assert words_and_values(text) == [(words, value)]


def test_at_night_is_every_night_and_no_time() -> None:
    assert words_and_values("The pumps stop at night.") == []
