"""Two statements side by side: which rule speaks, and which of the two speaks of the other."""

import pytest
from coverage_in_small import Count, report, says

from reportedly.link.origins.independence import Ties
from reportedly.link.parties.book import link_parties
from reportedly.link.parties.groups import Chart
from reportedly.link.relations.compare import compare
from reportedly.link.said.sayings import gather_sayings
from reportedly.records import Comparator, Independence, Stance, Tables

SPAN = "the eastern span of the Orrel bridge fell into the river"


def compared(first, second, days=("2031-04-02", "2031-04-03")):
    """The relation of two statements, and whether its ``a`` is the second."""
    a = report("Gazette", first, published=days[0])
    b = report("Post", second, published=days[1])
    sayings = gather_sayings([a, b], link_parties([a, b], Chart.of(Tables(), {})))
    found = compare(sayings[0], sayings[1], Ties())
    return found and (found.type, found.a == b.statements[0].key)


def toll(who, number, words="people were killed on the Orrel bridge", counted="killed", **details):
    count = Count(f"{number}", number, number, counted=counted)
    return says(who, f"{number} {words}", counts=(count,), **details)


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        pytest.param(
            says("Tove Lind", SPAN), says("Olle Berg", SPAN, stance=Stance.DENIES), "denies", id="a denial"
        ),
        pytest.param(
            says("Tove Lind", SPAN),
            says("Olle Berg", SPAN, stance=Stance.CONFIRMS),
            "confirms",
            id="a confirmation",
        ),
        pytest.param(says("Tove Lind", SPAN), says("Tove Lind", SPAN), "repeats", id="one mouth"),
        pytest.param(
            says("Tove Lind", SPAN),
            says("Olle Berg", "before dawn the Orrel bridge lost its eastern span to the river"),
            "corroborates",
            id="two mouths",
        ),
        pytest.param(toll("Tove Lind", 14), toll("Olle Berg", 17), "updates", id="a newer toll"),
        pytest.param(
            toll("Tove Lind", 14),
            toll("Olle Berg", 3, "of the people killed on the Orrel bridge were children"),
            "part-of",
            id="some of the dead",
        ),
        pytest.param(
            says("Tove Lind", "Eva Moor will step down as head of Sarn Crossings"),
            says("Sarn Crossings", "Eva Moor has resigned as head of Sarn Crossings"),
            "updates",
            id="planned, then done",
        ),
        pytest.param(
            says("Tove Lind", "Eva Moor will leave her post at Sarn Crossings"),
            says("Olle Berg", "Eva Moor will stay in her post at Sarn Crossings"),
            "contradicts",
            id="opposite words",
        ),
    ],
)
def test_the_later_statement_is_told_what_it_is_to_the_earlier(first, second, relation):
    assert compared(first, second) == (relation, True)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            toll("Tove Lind", 14),
            toll("Olle Berg", 14, "were injured on the ferry", counted="injured"),
            id="other class",
        ),
        pytest.param(
            toll("Tove Lind", 38, "people were killed in the floods"),
            toll("Olle Berg", 38, "people were killed when the ferry sank"),
            id="other event",
        ),
        pytest.param(
            says("Tove Lind", SPAN),
            says("Olle Berg", "the harbour fair opens on Sunday"),
            id="nothing shared",
        ),
    ],
)
def test_what_is_not_about_one_thing_has_no_relation(first, second):
    assert compared(first, second) is None


def test_two_tolls_of_one_day_contradict_and_of_many_weeks_are_of_two_events():
    one, other = toll("Tove Lind", 14), toll("Olle Berg", 17)
    assert compared(one, other, ("2031-04-02", "2031-04-02"))[0] == "contradicts"
    assert compared(one, other, ("2031-04-02", "2031-06-02")) is None


def test_an_admission_stands_on_its_own_ground():
    a = report("Gazette", says("Tove Lind", SPAN))
    b = report("Post", says("Sarn Crossings", f"it admitted that {SPAN}", stance=Stance.CONFIRMS))
    sayings = gather_sayings([a, b], link_parties([a, b], Chart.of(Tables(), {})))
    relation = compare(sayings[0], sayings[1], Ties())
    assert relation is not None
    assert relation.independent is Independence.YES
    assert relation.rule == "R3 admission"


def test_at_least_nine_leaves_room_for_fourteen():
    least = says(
        "Tove Lind",
        "at least 9 people were killed on the Orrel bridge",
        counts=(Count("at least 9", 9, None, comparator=Comparator.AT_LEAST),),
    )
    found = compared(least, toll("Olle Berg", 14), ("2031-04-02", "2031-04-02"))
    assert found is None or found[0] != "contradicts"
