"""What bounds a figure: hedges before and after it, negation, and the earlier figure it replaces."""

from decimal import Decimal

import pytest

from reportedly.extract.figures import find_figures
from reportedly.records import Comparator, Figure, Span


def figures_of(text: str) -> tuple[Figure, ...]:
    return find_figures("a" * 64, text, [Span(0, len(text))], timexes=(), dct=None).figures


@pytest.mark.parametrize(
    ("hedge", "comparator", "low", "high"),
    [
        ("about", Comparator.APPROX, 60, 60),
        ("nearly", Comparator.APPROX, 60, 60),
        ("an estimated", Comparator.APPROX, 60, 60),
        ("at least", Comparator.AT_LEAST, 60, None),
        ("no fewer than", Comparator.AT_LEAST, 60, None),
        ("more than", Comparator.MORE_THAN, 60, None),
        ("well over", Comparator.MORE_THAN, 60, None),
        ("no more than", Comparator.AT_MOST, None, 60),
        ("as many as", Comparator.AT_MOST, None, 60),
        ("up to", Comparator.AT_MOST, None, 60),
        ("fewer than", Comparator.LESS_THAN, None, 60),
        ("just under", Comparator.LESS_THAN, None, 60),
        ("exactly", Comparator.EXACT, 60, 60),
        ("only", Comparator.EXACT, 60, 60),
    ],
)
def test_the_whole_hedge_decides_so_negation_is_never_lost(
    hedge: str, comparator: Comparator, low: int | None, high: int | None
) -> None:
    text = f"The school took in {hedge} 60 pupils."
    (figure,) = figures_of(text)
    assert (figure.comparator, figure.low, figure.high) == (comparator, low, high)
    if comparator is Comparator.EXACT:
        assert figure.hedge_span is None
    else:
        assert figure.hedge_span is not None
        assert figure.hedge_span.of(text) == hedge


@pytest.mark.parametrize(
    ("phrase", "comparator"),
    [
        ("20 goats or more", Comparator.AT_LEAST),
        ("20-plus goats", Comparator.AT_LEAST),
        ("20 or so goats", Comparator.APPROX),
        ("20 goats at most", Comparator.AT_MOST),
    ],
)
def test_a_hedge_may_follow_its_number(phrase: str, comparator: Comparator) -> None:
    assert figures_of(f"He owned {phrase}.")[0].comparator is comparator


@pytest.mark.parametrize(
    "text",
    ["They talked about 40 goats.", "The dispute over 40 goats went on.", "Parliament passed 12 laws."],
)
def test_a_preposition_that_names_a_topic_bounds_nothing(text: str) -> None:
    assert figures_of(text)[0].comparator is Comparator.EXACT


@pytest.mark.parametrize(
    ("text", "low", "earlier"),
    [
        pytest.param("The herd grew from 40 to 55 goats.", 55, 40, id="from to after a verb of change"),
        pytest.param("The herd stands at 55 goats, up from 40.", 55, 40, id="up from"),
        pytest.param("The herd slowed to 55 in May from 40 in April.", 55, 40, id="to, then from"),
        pytest.param("The farm has 55 goats, compared with 40 in spring.", 55, 40, id="compared with"),
        pytest.param("The farm lists 55 goats instead of the 40 it claimed.", 55, 40, id="instead of"),
        pytest.param(
            "Losses were $9 million, up from a first estimate of $7 million.",
            9000000,
            7000000,
            id="first estimate",
        ),
        pytest.param("The clerk revised the tally of 40 to 55.", 55, 40, id="revised"),
    ],
)
def test_a_revision_keeps_both_figures_and_the_link_between_them(text: str, low: int, earlier: int) -> None:
    figures = figures_of(text)
    (later,) = [figure for figure in figures if figure.changed_from is not None]
    assert later.changed_from is not None
    assert (later.low, later.changed_from.low) == (low, earlier)
    assert later.changed_from.figure in {figure.key for figure in figures}


def test_a_figure_without_a_unit_takes_that_of_the_figure_it_is_compared_with() -> None:
    now, before = figures_of("The gap is 14.3 percentage points, against 15.1 last spring.")
    assert (now.unit, before.unit) == ("percentage point", "percentage point")


def test_a_comparison_is_about_the_part_and_not_about_its_whole() -> None:
    won, seats, before = figures_of("The party won 112 of 240 seats, down from 131.")
    assert won.changed_from is not None
    assert won.changed_from.figure == before.key
    assert seats.changed_from is None


def test_from_to_without_change_is_one_range() -> None:
    (figure,) = figures_of("Prices range from $20 to $45.")
    assert (figure.comparator, figure.low, figure.high) == (Comparator.RANGE, 20, 45)


def test_the_size_of_a_change_is_not_one_end_of_a_range() -> None:
    by, to = figures_of("The lead fell by 2.5 points to 0.9 points.")
    assert (by.low, to.low, to.changed_from) == (Decimal("2.5"), Decimal("0.9"), None)


@pytest.mark.parametrize(
    ("text", "counted", "head"),
    [
        ("They met 40 stranded farm workers, he said.", "stranded farm workers", "worker"),
        ("Some 300 tear gas canisters were found.", "tear gas canisters", "canister"),
        ("A crew of 165 sailed.", "crew", "crew"),
        ("Crowds of up to 900 came.", "Crowds", "crowd"),
        ("Some 20-odd members left.", "members", "member"),
        ("Two off-duty guards left.", "off-duty guards", "guard"),
        ("Inspectors saw 31 of 140 polling booths.", "polling booths", "booth"),
        ("Two of Selma's brothers left.", "brothers", "brother"),
        ("The 101-seat hall closed.", "seat", "seat"),
        ("They sold 40 tonnes of dried fish.", "dried fish", "fish"),
        ("Twelve have returned.", None, None),
        ("A third of the workforce left.", None, None),
    ],
)
def test_the_counted_noun_phrase_ends_at_its_head(text: str, counted: str | None, head: str | None) -> None:
    figure = figures_of(text)[0]
    assert (figure.counted, figure.head) == (counted, head)
