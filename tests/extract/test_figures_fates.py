"""A class that says what became of people needs words that say so: a wrong toll is worse than an unknown one."""

import pytest

from reportedly.extract.figures import find_figures
from reportedly.records import Accumulation, Comparator, Figure, Span, Stage


def figures_of(text: str) -> tuple[Figure, ...]:
    """The figures of a text whose paragraphs are split by a line break."""
    paragraphs, start = [], 0
    for line in text.split("\n"):
        paragraphs.append(Span(start, start + len(line)))
        start += len(line) + 1
    return find_figures("a" * 64, text, paragraphs, timexes=(), dct="2031-03-07").figures


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Nine miners died. Some 300 people live in the village.", id="a verb of its own"),
        pytest.param("Nine miners died. Later 300 were at the quay.", id="more than had died"),
        pytest.param("Nine miners died and 300 watched from the gate.", id="a second predicate"),
        pytest.param("The blast killed nine; 300 had left at noon.", id="gone before"),
        pytest.param("Nine miners died in Velm, a town of 4,000.", id="the size of a town"),
        pytest.param("Nine miners died. Police had 40 at the gate.", id="had, not lost"),
        pytest.param("Nine miners died.\nThe bus takes 50 people.", id="the next paragraph"),
        pytest.param("Nine miners died. It rained. Twelve stayed on.", id="a sentence between"),
        pytest.param("Nine miners died. More than 2,000 people signed a letter.", id="signatories"),
        pytest.param("Nine miners died. The ferry carried 700 people.", id="passengers"),
        pytest.param("Nine miners died. Some 410 people came to give blood.", id="donors"),
    ],
)
def test_deaths_do_not_spread_to_people_of_whom_nothing_of_the_kind_is_said(text: str) -> None:
    first, last = figures_of(text)
    assert first.counted_class == "killed"
    assert last.counted_class.startswith("other:")


@pytest.mark.parametrize(
    ("text", "cls"),
    [
        pytest.param("Nine miners died. Three were women.", "killed", id="a copula takes the count up"),
        pytest.param("Nine miners died. Four of them lived in Velm.", "killed", id="of them"),
        pytest.param("Nine miners died. Officials later spoke of 12.", "killed", id="spoke of"),
        pytest.param("The toll is 12. On Monday it was nine.", "killed", id="it was"),
        pytest.param("Nine miners are missing. The number may be 12.", "missing", id="the number"),
        pytest.param("Nine miners were injured, then another 12.", "injured", id="another"),
        pytest.param("Seventeen lorries left. Fifteen were turned back.", "vehicles", id="things"),
    ],
)
def test_an_elided_count_goes_on_from_the_sentence_before(text: str, cls: str) -> None:
    assert figures_of(text)[-1].counted_class == cls


@pytest.mark.parametrize(
    ("text", "cls"),
    [
        ("Twenty-six people were still in her wards.", "hospitalised"),
        ("The clinic has 14 on its third-floor wards.", "hospitalised"),
        ("St Edda's Hospital was treating 31 people.", "hospitalised"),
        ("Medics treated 31 people at the gate.", "treated"),
        ("There are seven in the town mortuary.", "killed"),
        ("Eleven doctors were on the wards.", "other:doctor"),
        ("Twelve people were discharged.", "other:discharged"),
        ("Twelve people with the virus were discharged.", "recovered"),
        ("The hospital discharged 12 patients.", "other:discharged"),
        ("Twelve cases of the fever were confirmed.", "infected-confirmed"),
        ("Three people are in a coma.", "hospitalised"),
        ("Twenty injured people lay in the yard.", "injured"),
        ("The bus took 20 people to safety.", "evacuated"),
        ("Three drivers were questioned as witnesses.", "other:witness"),
        ("Divers recovered one more body.", "killed"),
        ("Nine lorries queued at the bridge.", "vehicles"),
        ("Nine lorries with flour queued at the bridge.", "aid-trucks"),
        ("Bookings have fallen by 34 percent.", "other:booking"),
        ("There are 24 of them.", "other:unknown"),
    ],
)
def test_what_became_of_people_is_read_off_the_words_beside_them(text: str, cls: str) -> None:
    (figure,) = figures_of(text)
    assert figure.counted_class == cls


def test_people_on_a_distance_are_no_part_of_it() -> None:
    _, people = figures_of("The ferry runs 40 kilometres. On its first day it carried 30 people.")
    assert people.counted_class == "other:passenger"


def test_about_after_a_verb_of_saying_hedges_the_number() -> None:
    (figure,) = figures_of("The sheriff said about 20 cars had sunk.")
    assert figure.comparator is Comparator.APPROX


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        pytest.param("Crews shot down 22 of the 25 drones. Three got through.", 3, 25, id="what is left"),
        pytest.param("Five of the 17 crew drowned; the other 12 swam ashore.", 12, 17, id="the other"),
        pytest.param("Fourteen people died. Nine of the dead were children.", 9, 14, id="of the dead"),
    ],
)
def test_what_is_left_of_a_whole_and_some_of_the_dead_are_parts(text: str, part: int, whole: int) -> None:
    by_key = {figure.key: figure for figure in figures_of(text)}
    (figure,) = [f for f in by_key.values() if f.low == part]
    assert figure.part_of is not None
    assert by_key[figure.part_of].low == whole


def test_a_number_that_does_not_complete_a_whole_is_no_remainder() -> None:
    *_, last = figures_of("Crews shot down 22 of the 25 drones. Nine planes took off.")
    assert last.part_of is None


@pytest.mark.parametrize(
    ("text", "retracted"),
    [
        ("The Dispatch wrote that 22 cars had sunk. That was wrong.", True),
        ("The Dispatch wrote that 22 cars had sunk. This was our mistake.", True),
        ("An earlier report that 22 people had been hurt was withdrawn.", True),
        ("The Dispatch wrote that 22 cars had sunk. That was on Monday.", False),
        ("Twenty-two cars sank. That was the mistake of a pilot who had not slept for two nights.", False),
    ],
)
def test_a_figure_is_retracted_where_the_next_words_take_it_back(text: str, retracted: bool) -> None:
    assert figures_of(text)[0].retracted is retracted


@pytest.mark.parametrize(
    ("text", "cls"),
    [
        ("More than 600 firefighters came, and containment stood at 15 percent.", "other:containment"),
        ("The road is 40 kilometres long. On it 30 people waited.", "other:person"),
        ("The army lost 11 soldiers.", "killed"),
        ("Twelve cases were confirmed.", "infected-confirmed"),
        ("Twelve cases were not confirmed.", "infected"),
    ],
)
def test_the_class_comes_from_the_clause_of_the_figure(text: str, cls: str) -> None:
    assert figures_of(text)[-1].counted_class == cls


@pytest.mark.parametrize(
    ("text", "accumulation"),
    [
        ("The toll was still 20.", Accumulation.CUMULATIVE),
        ("The firm had 1,400 employees.", Accumulation.LEVEL),
        ("Turnout was 58 percent, the lowest since the war.", Accumulation.UNKNOWN),
    ],
)
def test_how_a_count_adds_up(text: str, accumulation: Accumulation) -> None:
    assert figures_of(text)[0].accumulation is accumulation


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("The storm damaged 30 homes and forced 600 to leave.", ["homes-damaged", "evacuated"]),
        ("Five hundred guards are about to leave.", ["other:guard"]),
        ("Of the 300 passengers, 14 died.", ["other:passenger", "killed"]),
        ("Of the 22 people killed, nine were children.", ["killed", "killed"]),
        ("The bomb killed 14 in a market used by 5,000 a day.", ["killed", "other:unknown"]),
        ("He said 14 were dead. More than 1,000 had phoned.", ["killed", "other:unknown"]),
    ],
)
def test_every_figure_of_a_sentence_has_its_own_class(text: str, classes: list[str]) -> None:
    assert [figure.counted_class for figure in figures_of(text)] == classes


def test_what_a_plan_will_leave_is_a_forecast() -> None:
    _, left = figures_of("The mill will cut 550 jobs. That leaves a staff of 3,000.")
    assert (left.counted_class, left.stage) == ("other:staff", Stage.EXPECTED)
