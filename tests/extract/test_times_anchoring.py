"""What a time means once the article has a date: TIMEX3 value and half-open interval."""

import pytest

from reportedly.extract.times import anchor_timexes, find_timexes
from reportedly.records import Span

THURSDAY = "2031-04-03"


def anchored(text: str, dct: str | None = THURSDAY) -> list[tuple[str, str | None, str | None]]:
    timexes = find_timexes("a" * 64, text, [Span(0, len(text))])
    return [
        (interval.value, interval.start, interval.end) for interval in anchor_timexes(timexes, text, dct=dct)
    ]


def values(text: str, dct: str | None = THURSDAY) -> list[str]:
    return [value for value, _, _ in anchored(text, dct)]


@pytest.mark.parametrize(
    ("text", "value", "start", "end"),
    [
        pytest.param("He left yesterday.", "2031-04-02", "2031-04-02", "2031-04-03", id="day"),
        pytest.param(
            "He left last week.", "2031-W13", "2031-03-24", "2031-03-31", id="week, Monday to Monday"
        ),
        pytest.param("He left last month.", "2031-03", "2031-03-01", "2031-04-01", id="month"),
        pytest.param("He left last year.", "2030", "2030-01-01", "2031-01-01", id="year"),
        pytest.param("He left in the 1960s.", "196", "1960-01-01", "1970-01-01", id="decade"),
        pytest.param("He left last summer.", "2030-SU", "2030-06-01", "2030-09-01", id="season"),
        pytest.param(
            "in the winter of 2030", "2030-WI", "2030-12-01", "2031-03-01", id="winter over the new year"
        ),
        pytest.param("He left on the weekend.", "2031-W13-WE", "2031-03-29", "2031-03-31", id="weekend"),
        pytest.param("in Q2 2030", "2030-Q2", "2030-04-01", "2030-07-01", id="quarter"),
        pytest.param("three weeks ago", "2031-W11", "2031-03-10", "2031-03-17", id="ago"),
        pytest.param("last night", "2031-04-02TNI", "2031-04-02T18:00", "2031-04-03T06:00", id="night"),
        pytest.param(
            "at 6 pm yesterday", "2031-04-02T18:00", "2031-04-02T18:00", "2031-04-02T18:01", id="clock"
        ),
        pytest.param(
            "at midnight", "2031-04-03T24:00", "2031-04-04T00:00", "2031-04-04T00:01", id="midnight"
        ),
        pytest.param(
            "at 6 pm EDT today",
            "2031-04-03T18:00",
            "2031-04-03T18:00-04:00",
            "2031-04-03T18:01-04:00",
            id="zone",
        ),
        pytest.param("in the past two weeks", "P2W", "2031-03-20", "2031-04-04", id="past two weeks"),
        pytest.param(
            "over the next 48 hours", "PT48H", "2031-04-03", "2031-04-06", id="hours reach whole days"
        ),
        pytest.param("in the coming weeks", "FUTURE_REF", "2031-04-03", None, id="open future"),
        pytest.param("a two-week truce", "P2W", None, None, id="plain duration"),
        pytest.param("every Monday", "XXXX-WXX-1", None, None, id="set"),
    ],
)
def test_a_time_is_anchored_to_the_day_the_article_was_written(text, value, start, end):
    assert anchored(text) == [(value, start, end)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("The mayor resigned on Monday.", "2031-03-31", id="past tense: the one gone"),
        pytest.param("The mayor resigned on Thursday.", "2031-04-03", id="the day it was written"),
        pytest.param("The mayor will resign on Monday.", "2031-04-07", id="will: the one ahead"),
        pytest.param("The mayor is to resign on Monday.", "2031-04-07", id="is to"),
        pytest.param("The mayor planned to resign on Monday.", "2031-04-07", id="planned to"),
        pytest.param("The vote is scheduled for Monday.", "2031-04-07", id="scheduled"),
        pytest.param("The vote had been scheduled for Monday.", "2031-03-31", id="had been scheduled"),
        pytest.param("The report is due by Monday.", "2031-04-07", id="by"),
        pytest.param("All had reported by Monday.", "2031-03-31", id="by, long gone"),
        pytest.param("The count rose to 40 by Monday.", "2031-03-31", id="by, in the past tense"),
        pytest.param("They could be sent by Monday.", "2031-04-07", id="by, of what could be"),
        pytest.param("The truce was extended until Monday.", "2031-04-07", id="until"),
        pytest.param("The United Crews strike on Monday.", "2031-03-31", id="no verb that shows its tense"),
        pytest.param("It has rained since Monday.", "2031-03-31", id="since"),
        pytest.param("He resigned last Thursday.", "2031-03-27", id="last Thursday is not today"),
        pytest.param("He will speak next Thursday.", "2031-04-10", id="next Thursday is not today"),
        pytest.param("He leaves as soon as Monday.", "2031-04-07", id="as soon as"),
    ],
)
def test_tense_and_prepositions_give_a_weekday_its_direction(text, meant):
    assert values(text) == [meant]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("He was seen on 20 March.", "2031-03-20", id="just gone"),
        pytest.param("He was seen on 20 November.", "2030-11-20", id="past tense, last autumn"),
        pytest.param("The bridge will reopen on 20 November.", "2031-11-20", id="will, next autumn"),
        pytest.param("a 5 April briefing", "2031-04-05", id="no verb: the nearest"),
        pytest.param("on 29 February", "2032-02-29", id="leap day: the nearest year that has it"),
        pytest.param("this September", "2031-09", id="this month of this year"),
        pytest.param("last September", "2030-09", id="last month of that name"),
        pytest.param("September last year", "2030-09", id="month of last year"),
        pytest.param("last year's second quarter", "2030-Q2", id="quarter of last year"),
        pytest.param("Friday of last week", "2031-03-28", id="weekday of last week"),
        pytest.param("He left on Easter Monday.", "2031-04-14", id="Easter Monday"),
        pytest.param("on Thanksgiving 2030", "2030-11-28", id="fourth Thursday of November"),
        pytest.param("on Election Day 2032", "2032-11-02", id="Tuesday after the first Monday"),
    ],
)
def test_a_date_without_a_year_falls_where_news_would_put_it(text, meant):
    assert values(text) == [meant]


def test_the_next_day_counts_from_the_day_mentioned_before():
    assert values("He fell ill on 3 March 2029. The next day he died. A week later the vote was held.") == [
        "2029-03-03",
        "2029-03-04",
        "2029-W10",
    ]


def test_overnight_is_the_night_before_or_the_one_to_come():
    assert values("Three bodies were found overnight.") == ["2031-04-02TNI"]
    assert values("More rain will fall overnight.") == ["2031-04-03TNI"]


def test_a_clock_time_belongs_to_the_day_mentioned_before():
    assert values("The blast came on 3 March 2029. Police came at 9:20 p.m. and left that night.")[1:] == [
        "2029-03-03T21:20",
        "2029-03-03TNI",
    ]


def test_a_clock_time_rather_belongs_to_the_day_right_after_it():
    text = "It fell on 1 May 2029. The deadline is 5 pm local time (1500 GMT) on 7 May 2029."
    assert values(text) == ["2029-05-01", "2029-05-07T17:00", "2029-05-07T15:00", "2029-05-07"]


def test_a_year_earlier_compares_with_the_quarter_spoken_of_and_does_not_become_the_story():
    text = "Sales rose in the third quarter of 2030. A year earlier they fell. In the quarter, costs rose."
    assert values(text) == ["2030-Q3", "2029-Q3", "2030-Q3"]


def test_without_a_date_what_needs_one_stays_open_and_what_does_not_is_anchored():
    text = "On Monday he spoke of 3 March 2029; the next day he fled. He died on 5 May."
    assert anchored(text, None) == [
        ("XXXX-WXX-1", None, None),
        ("2029-03-03", "2029-03-03", "2029-03-04"),
        ("2029-03-04", "2029-03-04", "2029-03-05"),
        ("XXXX-05-05", None, None),
    ]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        pytest.param("in early April 2031", "2031-04-01", "2031-04-16", id="first half"),
        pytest.param("in late April 2031", "2031-04-16", "2031-05-01", id="last half"),
        pytest.param("in the first half of April 2031", "2031-04-01", "2031-04-16", id="first half of"),
        pytest.param("around 10 April 2031", "2031-04-09", "2031-04-12", id="a day either way"),
        pytest.param(
            "around 6 pm on 10 April 2031", "2031-04-10T17:30", "2031-04-10T18:31", id="half an hour"
        ),
        pytest.param("must leave by 10 April 2031", None, "2031-04-11", id="by: the day included"),
        pytest.param("in 2034 or later", "2034-01-01", None, id="or later"),
    ],
)
def test_a_modifier_narrows_widens_or_opens_the_interval(text, start, end):
    ((_, *bounds),) = anchored(text)
    assert bounds == [start, end]


def test_the_date_of_a_date_time_is_taken_in_the_outlets_own_zone():
    assert values("yesterday", "2031-04-03T00:30:00+13:00") == ["2031-04-02"]


@pytest.mark.parametrize("dct", ["yesterday", "2031-13-01", ""])
def test_a_publication_date_that_is_none_is_refused(dct):
    with pytest.raises(ValueError, match="ISO 8601"):
        anchored("yesterday", dct)


@pytest.mark.parametrize(("text", "dct"), [("last century", "0050-01-01"), ("tomorrow", "9999-12-31")])
def test_what_no_calendar_holds_stays_unanchored(text, dct):
    ((_, start, end),) = anchored(text, dct)
    assert (start, end) == (None, None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("They leave before Easter.", "2031-04-13", id="Western"),
        pytest.param("They leave before Orthodox Easter.", "2031-04-13", id="the same day in 2031"),
        pytest.param("They leave on Good Friday.", "2031-04-11", id="counted from it"),
    ],
)
def test_a_movable_feast_is_computed_for_its_year(text, day):
    assert values(text) == [day]


def test_orthodox_easter_falls_later_where_the_calendars_part():
    assert values("They met on Orthodox Easter.", "2024-05-07") == ["2024-05-05"]
    assert values("They met on Easter.", "2024-05-07") == ["2024-03-31"]


def test_a_feast_whose_day_is_announced_is_given_no_day():
    assert anchored("The talks resume after Ramadan.") == [("XXXX-XX-XX", None, None)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The tunnel is promised for 1 September.", id="promised for"),
        pytest.param("A vote is planned for 1 September.", id="planned for"),
        pytest.param("The opening, set for 1 September, may slip.", id="set for"),
        pytest.param("The builders stood by 1 September.", id="stood by"),
        pytest.param("The hearing was postponed to 1 September.", id="postponed to"),
        pytest.param("They promised the town a tunnel by 1 September.", id="promised a thing by"),
        pytest.param("The deadline is 1 September.", id="deadline"),
    ],
)
def test_what_sets_or_keeps_a_day_says_that_it_lies_ahead_of_the_article(text: str) -> None:
    assert values(text) == ["2031-09-01"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The march planned in Vell for Wednesday was cancelled.", id="cancelled"),
        pytest.param("It had been planned for Wednesday.", id="had been planned"),
    ],
)
def test_a_plan_told_of_as_over_sets_no_day_ahead(text: str) -> None:
    assert values(text) == ["2031-04-02"]
