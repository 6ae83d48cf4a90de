"""Never a bare number: its hedge, unit and rate go with it."""

from decimal import Decimal

import pytest
from coverage_in_small import Count, report, says

from reportedly.brief.amounts import say_count, say_figure, say_number, say_range
from reportedly.brief.quotes import quoted
from reportedly.records import Comparator, Figure


def figure(low: int | None, high: int | None, comparator: Comparator, unit: str = "count") -> Figure:
    count = Count("these", low, high, comparator=comparator, unit=unit)
    return report("Harbour Post", says("police", "these were found", counts=(count,))).figures[0]


@pytest.mark.parametrize(
    ("low", "high", "comparator", "unit", "said"),
    [
        pytest.param(14, 14, Comparator.EXACT, "count", "14", id="no hedge in the text"),
        pytest.param(14, None, Comparator.AT_LEAST, "count", "at least 14", id="at least"),
        pytest.param(14, None, Comparator.MORE_THAN, "count", "more than 14", id="more than is not at least"),
        pytest.param(None, 20, Comparator.AT_MOST, "count", "at most 20", id="at most"),
        pytest.param(None, 20, Comparator.LESS_THAN, "count", "fewer than 20", id="fewer than"),
        pytest.param(40, 40, Comparator.APPROX, "count", "about 40", id="about"),
        pytest.param(35, 40, Comparator.RANGE, "count", "35–40", id="a range"),
        pytest.param(24, 99, Comparator.VAGUE, "count", "“dozens”", id="a vague amount in the page's word"),
        pytest.param(12, 12, Comparator.EXACT, "percent", "12%", id="percent"),
        pytest.param(1900, 1900, Comparator.EXACT, "tonne", "1,900 tonne", id="thousands and a unit"),
    ],
)
def test_a_figure_is_told_as_its_text_bounds_it(
    low: int | None, high: int | None, comparator: Comparator, unit: str, said: str
) -> None:
    assert say_figure(figure(low, high, comparator, unit), "dozens") == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("3200000", "3.2 million"),
        ("1234567", "1,234,567"),
        ("0.50", "0.5"),
        ("5E+6", "5 million"),
        ("1E+400000", "1.000000E+400000"),
        ("-40", "-40"),
    ],
)
def test_numbers_are_short_and_an_absurd_one_costs_nothing(value: str, said: str) -> None:
    assert say_number(Decimal(value)) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(None, None, "a number not told"), (9, None, "at least 9"), (None, 20, "at most 20"), (14, 17, "14–17")],
)
def test_an_open_end_is_said(low: int | None, high: int | None, said: str) -> None:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    assert say_range(ends[0], ends[1]) == said


def test_one_is_told_in_the_singular() -> None:
    assert [say_count(number, "statement") for number in (0, 1, 2)] == [
        "0 statements",
        "1 statement",
        "2 statements",
    ]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        pytest.param("“It fell.”", "“It fell”", id="outer marks go"),
        pytest.param(
            "“It fell,” she said.", "““It fell,” she said”", id="a mark closed within stays with its partner"
        ),
        pytest.param('"It fell," she said.', '“"It fell," she said”', id="straight marks too"),
    ],
)
def test_a_quotation_is_never_cut_from_its_closing_mark(words: str, shown: str) -> None:
    assert quoted(words) == shown
