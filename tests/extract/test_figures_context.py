"""What a figure counts, of which whole, at what stage, as of when, and how it is counted."""

import pytest

from reportedly.extract.figures import find_figures
from reportedly.records import Accumulation, Figure, Interval, Span, Stage, TimeRole, Timex, TimexType


def figures_of(text: str) -> tuple[Figure, ...]:
    return find_figures("a" * 64, text, [Span(0, len(text))], timexes=(), dct="2031-03-07").figures


@pytest.mark.parametrize(
    ("text", "cls", "group"),
    [
        ("At least 20 people were killed in the stampede.", "killed", None),
        ("The blast killed 20 children.", "killed", "children"),
        ("The blast left 20 people injured.", "injured", None),
        ("Casualties reached 90.", "killed-or-injured", None),
        ("The coastguard lists 20 people as dead or missing.", "dead-or-missing", None),
        ("The death toll rose to 20.", "killed", None),
        ("Twenty nurses were injured.", "injured", "health-workers"),
        ("Twenty people are in hospital.", "hospitalised", None),
        ("Twenty people were taken to St Mary's Hospital.", "hospitalised", None),
        ("Clinics saw 20 confirmed cases.", "infected-confirmed", None),
        ("Clinics saw 20 suspected cases.", "infected-suspected", None),
        ("Police arrested 20 men.", "arrested", None),
        ("The storm destroyed 20 houses.", "homes-destroyed", None),
        ("Some 20 houses were damaged.", "homes-damaged", None),
        ("The plant will cut 20 jobs.", "jobs-cut", None),
        ("The army sent 20 soldiers.", "soldiers", None),
        ("Rebels fired 20 rockets.", "missiles", None),
        ("Donors pledged $20 million.", "money-pledged", None),
        ("The firm was fined $20 million.", "money-paid", None),
        ("Losses reached $20 million.", "money-damage", None),
        ("The agency appealed for $20 million.", "money-needed", None),
        ("Fire burned 20 hectares.", "area-burned", None),
        ("Inspectors visited 20 bakeries.", "other:bakery", None),
    ],
)
def test_what_happened_wins_over_who(text: str, cls: str, group: str | None) -> None:
    figure = figures_of(text)[0]
    assert (figure.counted_class, figure.group) == (cls, group)


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("The flood killed 14 people, including three children.", 3, 14),
        ("Police held 60 people, nine of them minors.", 9, 60),
        ("A convoy of 90 lorries, of which 26 carried food, arrived.", 26, 90),
        ("Crews reached 12 of the 200 farms.", 12, 200),
        ("Of the 40 tents sent, 11 were torn.", 11, 40),
        ("The trawler had 24 crew: 20 were saved and four drowned.", 20, 24),
        ("The block fell with 52 residents inside. Thirty were pulled out alive.", 30, 52),
        ("Police detained 300 people. All but 17 have been released.", 17, 300),
        ("Six guards were among the 31 killed.", 6, 31),
        ("Of 1,100 inmates, 640 have tested positive.", 640, 1100),
        ("The ministry will send 600 officers; 250 have arrived.", 250, 600),
    ],
)
def test_a_part_points_at_its_whole(text: str, part: int, whole: int) -> None:
    by_key = {figure.key: figure for figure in figures_of(text)}
    (figure,) = [f for f in by_key.values() if f.low == part]
    assert figure.part_of is not None
    assert by_key[figure.part_of].low == whole


def test_a_part_that_only_says_who_shares_the_fate_of_its_whole() -> None:
    held, women, children = figures_of("Guards detained 88 people, among them 14 women and six children.")
    assert [f.counted_class for f in (held, women, children)] == ["detained"] * 3
    assert (women.group, children.group) == (None, "children")


def test_an_increment_is_no_part() -> None:
    new, total = figures_of("Divers found three more bodies, bringing the toll to 17.")
    assert (new.part_of, new.accumulation) == (None, Accumulation.NEW)
    assert (total.part_of, total.accumulation) == (None, Accumulation.CUMULATIVE)


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The army plans to send 40 tanks.", Stage.PLANNED),
        ("Up to 40 tanks are expected.", Stage.EXPECTED),
        ("Parliament approved 40 tanks.", Stage.DECIDED),
        ("Forty soldiers are training in the hills.", Stage.TRAINING),
        ("Forty tanks are on their way.", Stage.IN_TRANSIT),
        ("Forty tanks have arrived.", Stage.ARRIVED),
        ("Forty soldiers were patrolling.", Stage.IN_USE),
        ("Forty soldiers returned home.", Stage.ENDED),
        ("Forty people were killed.", Stage.NONE),
        ("Losses could reach $40 million.", Stage.EXPECTED),
    ],
)
def test_the_predicate_tells_the_stage(text: str, stage: Stage) -> None:
    assert figures_of(text)[0].stage is stage


@pytest.mark.parametrize(
    ("text", "accumulation"),
    [
        ("Twenty people were killed.", Accumulation.CUMULATIVE),
        ("Twenty people are still missing.", Accumulation.LEVEL),
        ("Twenty people marched.", Accumulation.LEVEL),
        ("The mill grinds 20 tonnes a day.", Accumulation.RATE),
        ("The firm plans to cut 20 jobs.", Accumulation.UNKNOWN),
    ],
)
def test_totals_states_and_rates_are_told_apart(text: str, accumulation: Accumulation) -> None:
    assert figures_of(text)[0].accumulation is accumulation


def test_another_adds_only_to_a_count_of_its_own_class() -> None:
    killed, missing = figures_of("The flood killed 14 people. Another nine were missing.")
    assert missing.accumulation is Accumulation.LEVEL
    assert killed.accumulation is Accumulation.CUMULATIVE


def timex(text: str, words: str, value: str, *, role: TimeRole = TimeRole.OTHER) -> Timex:
    start = text.index(words)
    return Timex(
        key=words,
        article_id="a" * 64,
        span=Span(start, start + len(words)),
        type=TimexType.DATE,
        value=value,
        mod=None,
        anchored=False,
        rule=None,
        role=role,
        found_by="test",
    )


@pytest.mark.parametrize(
    ("text", "role", "value"),
    [
        pytest.param(
            "Police arrested 20 men on Thursday.", TimeRole.EVENT, "2031-03-06", id="dates the count"
        ),
        pytest.param("By Thursday 20 men had gone.", TimeRole.EVENT, "2031-03-06", id="opens the clause"),
        pytest.param(
            "The mayor said on Thursday 20 men had gone.", TimeRole.STATEMENT, None, id="dates the saying"
        ),
        pytest.param("Since Thursday 20 men have gone.", TimeRole.EVENT, None, id="opens a count"),
        pytest.param("Thursday's quake killed 20 men.", TimeRole.EVENT, None, id="dates only the event"),
    ],
)
def test_as_of_is_the_time_of_the_count_and_no_other(text: str, role: TimeRole, value: str | None) -> None:
    thursday = timex(text, "Thursday", "XXXX-WXX-4", role=role)
    anchored = {"Thursday": Interval(timex="Thursday", value="2031-03-06", start=None, end=None)}
    (figure,) = find_figures(
        "a" * 64, text, [Span(0, len(text))], timexes=[thursday], dct="2031-03-07", anchored=anchored
    ).figures
    assert (figure.as_of.value if figure.as_of else None) == value


def test_without_a_date_of_reference_the_time_keeps_its_unanchored_value() -> None:
    text = "Police arrested 20 men on Thursday."
    thursday = timex(text, "Thursday", "XXXX-WXX-4")
    (figure,) = find_figures("a" * 64, text, [Span(0, len(text))], timexes=[thursday], dct=None).figures
    assert figure.as_of is not None
    assert figure.as_of.value == "XXXX-WXX-4"


@pytest.mark.parametrize(
    ("text", "withdrawn"),
    [
        ("Officials first reported 40 dead, but corrected the figure to 14.", {40}),
        ("The ship's owner said 12 were saved, but later withdrew the statement.", {12}),
        ("The toll rose to 17 from 14.", set()),
    ],
)
def test_a_figure_taken_back_is_marked_and_one_outgrown_is_not(text: str, withdrawn: set[int]) -> None:
    assert {int(f.low or 0) for f in figures_of(text) if f.retracted} == withdrawn


def test_a_repeated_mention_points_at_the_first_one() -> None:
    first, second, part = figures_of("The convoy had 22 tanks. Of the 22, three broke down.")
    assert second.repeats == first.key
    assert part.part_of in (first.key, second.key)
