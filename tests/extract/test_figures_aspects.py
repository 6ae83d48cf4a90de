"""How the verb and the noun tell what is counted and how: what there is, what happened, what is asked for."""

import pytest

from reportedly.extract.figures import find_figures
from reportedly.extract.times import anchor_timexes, find_timexes
from reportedly.records import Accumulation, Figure, Span, Stage

DCT = "2031-03-07"  # a Friday


def figure_of(text: str) -> Figure:
    """The last figure of a text."""
    paragraphs = [Span(0, len(text))]
    timexes = find_timexes("a" * 64, text, paragraphs)
    anchored = {interval.timex: interval for interval in anchor_timexes(timexes, text, dct=DCT)}
    return find_figures("a" * 64, text, paragraphs, timexes=timexes, dct=DCT, anchored=anchored).figures[-1]


@pytest.mark.parametrize(
    ("text", "accumulation"),
    [
        ("The zoo keeps 48 penguins.", Accumulation.LEVEL),
        ("There are 73 wells in the district.", Accumulation.LEVEL),
        ("The depot has 120 buses.", Accumulation.LEVEL),
        ("The country hosts 310,000 refugees.", Accumulation.LEVEL),
        ("About 300,000 people need food.", Accumulation.LEVEL),
        ("Twenty-six schools stayed shut.", Accumulation.LEVEL),
        ("The police are holding 14 men.", Accumulation.LEVEL),
        ("Tickets cost 12 euros.", Accumulation.LEVEL),
        ("About 600 tourists are stranded on the island.", Accumulation.LEVEL),
        ("About 600 tourists were left stranded on the island.", Accumulation.CUMULATIVE),
        ("The quake was followed by 84 aftershocks.", Accumulation.CUMULATIVE),
        ("The council has paid out £4 million.", Accumulation.CUMULATIVE),
        ("The city paid £3 million in compensation.", Accumulation.UNKNOWN),
        ("Profit rose to $18 million.", Accumulation.UNKNOWN),
        ("The district reported 240 cases of dengue last week.", Accumulation.NEW),
        ("Each family received 40 litres of water.", Accumulation.RATE),
        ("Each day about 300 migrants arrive.", Accumulation.RATE),
        ("Each of the four brigades has 90 tanks.", Accumulation.LEVEL),
    ],
)
def test_what_there_is_is_a_state_and_what_happens_is_counted_up(
    text: str, accumulation: Accumulation
) -> None:
    assert figure_of(text).accumulation is accumulation


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The army has 4,000 troops at the border.", Stage.IN_USE),
        ("The agency needs $90 million.", Stage.PLANNED),
        ("An appeal for $90 million went out.", Stage.PLANNED),
        ("To reach them all it would need $90 million.", Stage.NONE),
        ("The ship carried 900 tonnes of flour to the camps.", Stage.IN_TRANSIT),
        ("The council wants to plant 5,000 trees.", Stage.PLANNED),
        ("The last 300 soldiers have come home.", Stage.ENDED),
    ],
)
def test_the_verb_tells_how_far_along_a_thing_is(text: str, stage: Stage) -> None:
    assert figure_of(text).stage is stage


@pytest.mark.parametrize(
    ("text", "cls"),
    [
        ("Three cavers are stuck underground.", "trapped"),
        ("The whereabouts of 16 students are unknown.", "missing"),
        ("No word has been heard from 23 sailors.", "missing"),
        ("Twelve miners have not been accounted for.", "missing"),
        ("Four inmates hanged themselves in their cells.", "killed"),
        ("A dozen officers were bitten.", "injured"),
        ("Some 3,000 people are sleeping in schools.", "displaced"),
        ("About 300 mourners followed the coffin.", "participants"),
        ("Twelve suspects were let go without charge.", "released"),
        ("Some 400 marines landed on the island.", "soldiers"),
        ("The dead numbered 312, fewer than a figure of 340 released earlier.", "killed"),
    ],
)
def test_the_words_of_newsrooms_for_what_befell_people(text: str, cls: str) -> None:
    assert figure_of(text).counted_class == cls


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("The toll on Thursday was 83.", "2031-03-06"),
        ("The previous day 61 cases had been reported.", "2031-03-06"),
        ("Nine people were killed in the storm on Thursday.", None),
        ("Deputies voted to hire 500 teachers.", None),
    ],
)
def test_a_time_dates_the_count_or_the_event_by_what_it_stands_with(text: str, as_of: str | None) -> None:
    figure = figure_of(text)
    assert (figure.as_of.value if figure.as_of else None) == as_of


@pytest.mark.parametrize(
    ("text", "accumulation"),
    [
        ("The judge threw out two of the nine charges.", Accumulation.UNKNOWN),
        ("The chain will shut two of its nine depots.", Accumulation.LEVEL),
        ("About 900 cooks have joined the walkout since Monday.", Accumulation.CUMULATIVE),
        ("Trains stopped, stranding 900 passengers.", Accumulation.CUMULATIVE),
        ("Norland promised $5 million on top of the $9 million already pledged.", Accumulation.CUMULATIVE),
    ],
)
def test_who_owns_the_whole_and_where_counting_began_tell_how_it_is_counted(
    text: str, accumulation: Accumulation
) -> None:
    assert figure_of(text).accumulation is accumulation


def test_jobs_that_go_with_a_part_of_the_shops_go_when_it_does() -> None:
    figure = figure_of("The chain will close 42 of its 310 shops with the loss of 900 jobs.")
    assert (figure.stage, figure.accumulation) == (Stage.DECIDED, Accumulation.UNKNOWN)
