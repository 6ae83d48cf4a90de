"""Numbers and dates as no style guide writes them: each is read by a stated rule or refused, and never breaks a run."""

from decimal import Decimal

import pytest

from reportedly.extract.figures import find_figures
from reportedly.extract.times import anchor_timexes, find_timexes
from reportedly.records import Figure, Span


def figures_of(text: str, dct: str | None = None) -> tuple[Figure, ...]:
    paragraphs = [Span(0, len(text))]
    timexes = find_timexes("a" * 64, text, paragraphs)
    anchored = {interval.timex: interval for interval in anchor_timexes(timexes, text, dct=dct)}
    return find_figures("a" * 64, text, paragraphs, timexes=timexes, dct=dct, anchored=anchored).figures


def lows(text: str) -> list[Decimal | None]:
    return [figure.low for figure in figures_of(text)]


def intervals_of(text: str, dct: str | None) -> list[tuple[str, str | None, str | None]]:
    timexes = find_timexes("a" * 64, text, [Span(0, len(text))])
    return [(one.value, one.start, one.end) for one in anchor_timexes(timexes, text, dct=dct)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It has 1.000.000 voters.", [1000000], id="points group"),
        pytest.param("It has 1,000,000 voters.", [1000000], id="commas group"),
        pytest.param("It has 1\u202f000\u202f000 voters.", [1000000], id="thin spaces group"),
        pytest.param("Of 1.000.000 voters, 2,500 came.", [1000000, 2500], id="two locales in one sentence"),
        pytest.param(
            "It cost €1.234,56 or $1,234.56 then.", [Decimal("1234.56")] * 2, id="two locales of money"
        ),
        pytest.param("Some ٢٤ people and ３ dogs were saved.", [24, 3], id="digits of other scripts"),
    ],
)
def test_each_locale_is_read_by_its_own_marks(text: str, expected: list[Decimal]) -> None:
    assert lows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"It has {'9' * 400} voters.", id="four hundred digits"),
        pytest.param(f"It has {'1,' * 400}000 voters.", id="four hundred groups that are none"),
        pytest.param("It has 1e999999999 voters.", id="an exponent"),
        pytest.param("It has 10**10**10 voters.", id="a power of a power"),
        pytest.param("Chapter XIV of World War II, by Louis XVI.", id="Roman numerals"),
        pytest.param("The MMXXIV games.", id="a Roman year"),
        pytest.param("Version 1.2.3.4 is out.", id="a version"),
    ],
)
def test_what_is_no_number_of_ours_counts_nothing(text: str) -> None:
    assert [low for low in lows(text) if low is not None and low > 10**30] == []
    assert all(figure.number_span.of(text)[0] in "1" for figure in figures_of(text))


def test_scale_on_scale_stays_within_the_digits_that_are_kept() -> None:
    text = "It owes " + "900 trillion " * 50 + "crowns."
    for figure in figures_of(text):
        assert figure.low is not None
        assert figure.low < Decimal(10) ** 40


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The dam broke on 31 February.", id="31 February"),
        pytest.param("The dam broke on 31 February 2031.", id="31 February of a year"),
        pytest.param("The dam broke on 2031-02-31.", id="in ISO form"),
        pytest.param("The dam broke on 29 February 2031.", id="29 February of a common year"),
        pytest.param("The dam broke at 25:10.", id="an hour that no clock shows"),
    ],
)
@pytest.mark.parametrize("dct", [None, "2031-03-07"])
def test_a_day_no_calendar_has_is_no_day(text: str, dct: str | None) -> None:
    for value, start, _ in intervals_of(text, dct):
        assert start is None or (len(value) == len("2031") and value == "2031")
    assert all(figure.as_of is None for figure in figures_of(text, dct))


@pytest.mark.parametrize("year", ["0000", "9999", "10000"])
def test_years_at_the_edge_of_the_calendar_are_read_or_left_and_never_break(year: str) -> None:
    for text in (f"It fell on 1 May {year}.", f"It fell in {year}.", f"It fell on {year}-12-31."):
        for dct in (None, "0001-01-01", "9999-12-31"):
            for _, start, end in intervals_of(text, dct):
                assert start is None or end is None or start < end


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("He resigned on Friday.", "XXXX-WXX-5", id="a weekday"),
        pytest.param("He resigned on 25 June.", "XXXX-06-25", id="a day without a year"),
        pytest.param("He resigned yesterday.", "XXXX-XX-XX", id="yesterday"),
    ],
)
def test_without_a_publication_date_a_time_keeps_what_its_words_give(text: str, value: str) -> None:
    assert intervals_of(text, None) == [(value, None, None)]


def test_without_a_publication_date_a_count_keeps_the_time_as_worded() -> None:
    (figure,) = figures_of("Some 40 men were arrested on Friday.")
    assert figure.as_of is not None
    assert figure.as_of.value == "XXXX-WXX-5"
