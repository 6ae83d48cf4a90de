"""What the construction around a number tells of it: whose fate it is, whether it is planned, counted up, or a state."""

import pytest

from reportedly.extract.figures import find_figures, find_products
from reportedly.extract.times import anchor_timexes, find_timexes
from reportedly.records import Accumulation, Comparator, Figure, Span, Stage

DCT = "2031-03-07"  # a Friday


def figures_of(text: str) -> tuple[Figure, ...]:
    paragraphs = [Span(0, len(text))]
    timexes = find_timexes("a" * 64, text, paragraphs)
    anchored = {interval.timex: interval for interval in anchor_timexes(timexes, text, dct=DCT)}
    return find_figures("a" * 64, text, paragraphs, timexes=timexes, dct=DCT, anchored=anchored).figures


def figure_at(words: str, text: str) -> Figure:
    """The figure whose number is written so; the last of several."""
    return [figure for figure in figures_of(text) if figure.number_span.of(text) == words][-1]


@pytest.mark.parametrize(
    ("words", "text", "cls"),
    [
        pytest.param(
            "23", "The crash hurt seven of the 23 pupils.", "children", id="of a whole, not its part's fate"
        ),
        pytest.param(
            "20",
            "Nine of the 20 walkers on the ridge had been found alive.",
            "other:walker",
            id="nor its predicate",
        ),
        pytest.param(
            "nine", "Of 300 tests, nine were positive.", "infected-confirmed", id="the part has the predicate"
        ),
        pytest.param(
            "30", "The 30 people who were hurt when it fell were freed.", "released", id="after who"
        ),
        pytest.param("30", "Some 30 people who fled have died.", "killed", id="after a verb of who"),
        pytest.param("three", "Later three of the injured died.", "killed", id="some of the injured died"),
        pytest.param("900", "A survey of 900 homes showed little.", "other:home", id="who is asked"),
        pytest.param("80", "The firm will pay 2 million crowns to 80 tenants.", "affected", id="who is paid"),
        pytest.param(
            "400", "The inn, built for 400 people, burned.", "other:capacity", id="what it is built for"
        ),
        pytest.param(
            "650", "About 650 workers left the plant in May.", "jobs-cut", id="who leaves an employer"
        ),
        pytest.param(
            "9,000", "Work on the 9,000-seat hall began.", "other:seat", id="a seat nobody is elected to"
        ),
        pytest.param("12", "The party won 12 seats in the assembly.", "seats", id="a seat in a chamber"),
        pytest.param(
            "12", "The army admitted only 12 dead men.", "killed", id="admitted, but to no hospital"
        ),
        pytest.param("Three", "Three hamlets were evacuated.", "evacuated", id="a place is emptied"),
        pytest.param("1,200", "The yard will create 1,200 jobs.", "other:job", id="jobs that come"),
        pytest.param("1,200", "It will close with the loss of 1,200 jobs.", "jobs-cut", id="jobs that go"),
        pytest.param(
            "40", "Up to 40 percent of the houses were damaged.", "homes-damaged", id="a share of houses"
        ),
        pytest.param(
            "250", "The rebels freed 90 men but still hold 250.", "detained", id="a verb of its own"
        ),
        pytest.param(
            "two", "Two nurses and three cooks are among the 31 people arrested.", "arrested", id="a list"
        ),
    ],
)
def test_the_construction_says_what_is_counted(words: str, text: str, cls: str) -> None:
    assert figure_at(words if words in text else words.title(), text).counted_class == cls


@pytest.mark.parametrize(
    ("words", "text", "stage"),
    [
        pytest.param(
            "42", "The chain will close 42 shops.", Stage.DECIDED, id="any thing a verb of will governs"
        ),
        pytest.param("30", "The chain plans to open 30 hotels.", Stage.PLANNED, id="a plan"),
        pytest.param(
            "12", "It will lay off 450 cooks and ground 12 planes.", Stage.DECIDED, id="a second bare verb"
        ),
        pytest.param(
            "500", "The town will spend £7,000 on 500 bins.", Stage.DECIDED, id="what the sum goes to"
        ),
        pytest.param("310", "It will close 42 of its 310 shops.", Stage.NONE, id="not the whole"),
        pytest.param("9,000", "It will pay $2m to settle 9,000 suits.", Stage.NONE, id="an aim is no plan"),
        pytest.param(
            "12", "A team of 12 clerks will visit the mill.", Stage.NONE, id="who acts is not planned"
        ),
        pytest.param("three", "The army lost 11 soldiers and three tanks.", Stage.ENDED, id="lost"),
        pytest.param(
            "300", "As many as 300 guests may have been inside.", Stage.NONE, id="a doubt is no forecast"
        ),
    ],
)
def test_a_stage_is_told_by_the_verb_that_governs(words: str, text: str, stage: Stage) -> None:
    assert figure_at(words, text).stage is stage


@pytest.mark.parametrize(
    ("words", "text", "accumulation"),
    [
        pytest.param(
            "2,300", "They have checked 2,300 bridges.", Accumulation.CUMULATIVE, id="a verb counts"
        ),
        pytest.param(
            "14", "Observers from 14 lands came.", Accumulation.UNKNOWN, id="a noun brings it along"
        ),
        pytest.param("600", "It asks for money to keep 600 schools.", Accumulation.UNKNOWN, id="an aim"),
        pytest.param("15", "Containment stood at 15 percent.", Accumulation.LEVEL, id="a share stands"),
        pytest.param("3.1", "Inflation slowed to 3.1 percent.", Accumulation.LEVEL, id="a share is reached"),
        pytest.param("12", "Sales fell by 12 percent.", Accumulation.UNKNOWN, id="a difference"),
        pytest.param("six", "It has 15 buses, six more than now.", Accumulation.UNKNOWN, id="of two levels"),
        pytest.param("14", "Guards seized 14 rifles.", Accumulation.UNKNOWN, id="a haul"),
        pytest.param(
            "96",
            "Some 214 farms are dry, 96 of them in Velm.",
            Accumulation.LEVEL,
            id="a part without a verb",
        ),
        pytest.param(
            "900", "It brings food, enough for 900 people.", Accumulation.UNKNOWN, id="what it would reach"
        ),
        pytest.param("600", "A third of the 600 buses are idle.", Accumulation.LEVEL, id="a stock"),
    ],
)
def test_whether_it_is_counted_up_is_told_by_verb_and_noun(
    words: str, text: str, accumulation: Accumulation
) -> None:
    assert figure_at(words, text).accumulation is accumulation


@pytest.mark.parametrize(
    ("words", "text", "as_of"),
    [
        pytest.param(
            "40", "About 40 had returned by evening.", "2031-03-07TEV", id="a part of day by its preposition"
        ),
        pytest.param("40", "About 40 had returned by nightfall.", "2031-03-07TNI", id="nightfall"),
        pytest.param(
            "500", "The other 500 soldiers will be gone before Easter.", "2031-04-13", id="a deadline"
        ),
        pytest.param(
            "900", "Some 900 migrants came in the week to March 2.", "2031-W09", id="a week by its end"
        ),
        pytest.param("one", "It flew 64 raids on Monday and lost one jet.", "2031-03-03", id="a second verb"),
        pytest.param(
            "31", "Turnout was 31 percent, lower than in 2029.", None, id="the time of the other level"
        ),
        pytest.param("214", "The ministry reported 214 cases on Monday.", None, id="when it was reported"),
        pytest.param(
            "214", "On Monday 214 cases of the fever were confirmed.", "2031-03-03", id="when it was counted"
        ),
    ],
)
def test_the_time_of_a_count_is_told_from_other_times(words: str, text: str, as_of: str | None) -> None:
    found = figure_at(words, text).as_of
    assert (found.value if found else None) == as_of


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        pytest.param(
            "Five", "200", "Only 12 of the 200 lorries came. Five others were robbed.", id="others of it"
        ),
        pytest.param(
            "Nine",
            "58",
            "Nine people died in Velm, while in the whole valley 58 people died.",
            id="a larger place",
        ),
        pytest.param(
            "three",
            "22",
            "A row of 90 cars, 22 of them tanks, left. Of the 22, three stopped.",
            id="named again",
        ),
    ],
)
def test_a_part_is_of_the_whole_first_named(part: str, whole: str, text: str) -> None:
    figures = {figure.key: figure for figure in figures_of(text)}
    found = figure_at(part, text)
    assert found.part_of is not None
    assert figures[found.part_of].number_span.of(text) == whole


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The hospital said 14 men were hurt, 19 of them drivers.", id="of them"),
        pytest.param("The hospital said 14 men were hurt, including 19 drivers.", id="including"),
    ],
)
def test_a_part_larger_than_its_whole_is_kept_as_the_page_has_it(text: str) -> None:
    whole, part = figures_of(text)
    assert part.part_of == whole.key


@pytest.mark.parametrize(
    ("words", "text", "unit"),
    [
        pytest.param("90", "Of the 240 tonnes of flour, 90 have come.", "tonne", id="a part of a measure"),
        pytest.param("900", "It burned 3,400 hectares, 900 of them on Monday.", "hectare", id="of them"),
        pytest.param(
            "6 million", "A budget of $48 million, of which 6 million is spent.", "USD", id="a part of a sum"
        ),
        pytest.param("80", "It costs 120 crowns instead of 80.", "crown", id="a sum compared"),
        pytest.param("3", "Bread costs 3 crowns a loaf.", "crown", id="a price"),
    ],
)
def test_a_unit_goes_without_saying(words: str, text: str, unit: str) -> None:
    assert figure_at(words, text).unit == unit


@pytest.mark.parametrize(
    ("text", "cls", "head"),
    [
        pytest.param("Four brigades were sent.", "other:brigade", "brigade", id="brigades"),
        pytest.param("Three rescue teams were sent.", "other:team", "team", id="teams"),
        pytest.param("Some 24 crew were on the tug.", "other:crew", "crew", id="crew is people"),
        pytest.param("Some 6,000 soldiers were sent.", "soldiers", "soldier", id="soldiers"),
    ],
)
def test_a_body_of_people_counts_as_itself(text: str, cls: str, head: str) -> None:
    (figure,) = figures_of(text)
    assert (figure.counted_class, figure.head) == (cls, head)


def test_ages_in_a_list_and_of_the_youngest_count_nobody() -> None:
    text = "Three girls, aged 4, 11 and 17, were lost. The youngest was two."
    assert [figure.number_span.of(text) for figure in figures_of(text)] == ["Three"]


def test_a_third_after_two_is_one_more_and_no_share() -> None:
    assert [figure.low for figure in figures_of("Two people died and a third is missing.")] == [2]


@pytest.mark.parametrize(
    ("text", "low", "comparator"),
    [
        pytest.param(
            "It gave half of the roughly 3,000 shells.", 1500, Comparator.APPROX, id="a share of a count"
        ),
        pytest.param(
            "Two brigades of 6,000 soldiers each left.", 12000, Comparator.EXACT, id="groups of so many"
        ),
    ],
)
def test_two_figures_of_a_phrase_make_a_product(text: str, low: int, comparator: Comparator) -> None:
    (product,) = find_products(figures_of(text))
    assert (product.low, product.comparator) == (low, comparator)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Some 40 died in the north and 12 in the south.", id="a sum to be made"),
        pytest.param("About half of at least 300 shells were duds.", id="two hedges of two kinds"),
        pytest.param("Half of the workforce left.", id="no count"),
    ],
)
def test_nothing_is_multiplied_that_the_text_does_not_join(text: str) -> None:
    assert find_products(figures_of(text)) == ()


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        pytest.param(
            "Demand rose by 14,000 to 320,000 tonnes.", [14000, 320000], id="a change and its level"
        ),
        pytest.param("It fell by 1 to 1.5 degrees.", [1], id="a range of change"),
    ],
)
def test_by_opens_a_change_whose_level_follows(text: str, lows: list[int]) -> None:
    assert [figure.low for figure in figures_of(text)] == lows


@pytest.mark.parametrize(
    ("words", "text", "cls"),
    [
        pytest.param(
            "54", "He won 54 percent of the vote against 46 percent.", "votes", id="no whole behind against"
        ),
        pytest.param("31", "The Blues won 31 seats.", "seats", id="seats that are won"),
        pytest.param("34,000", "By noon 34,000 people had voted.", "voters", id="voters so far"),
    ],
)
def test_votes_and_seats_are_told_from_other_counts(words: str, text: str, cls: str) -> None:
    assert figure_at(words, text).counted_class == cls


@pytest.mark.parametrize(
    ("words", "text", "cls"),
    [
        pytest.param(
            "14",
            "Some 900 people attended the funeral of the 14 miners.",
            "other:miner",
            id="inside a phrase",
        ),
        pytest.param(
            "12",
            "Five of the 17 crew were saved; the search for the other 12 goes on.",
            "missing",
            id="sought",
        ),
    ],
)
def test_a_verb_reaches_its_own_object_and_no_further(words: str, text: str, cls: str) -> None:
    assert figure_at(words, text).counted_class == cls


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        pytest.param("Two", "five", "Two of the city's five bridges are closed.", id="whose"),
        pytest.param("Half", "8,000", "Half the town's 8,000 residents have fled.", id="half without of"),
    ],
)
def test_a_share_is_of_the_count_behind_it(part: str, whole: str, text: str) -> None:
    figures = {figure.key: figure for figure in figures_of(text)}
    assert figures[figure_at(part, text).part_of or ""].number_span.of(text) == whole


def test_what_was_promised_is_said_of_the_whole_and_what_came_of_the_part() -> None:
    part, whole = figures_of("Teska has received 14 of the 40 launchers it was promised.")
    assert (part.stage, whole.stage) == (Stage.ARRIVED, Stage.DECIDED)


def test_a_result_named_by_a_participle_is_as_far_along_as_its_verb() -> None:
    assert figure_at("1,100", "It will close 90 branches by June, cutting 1,100 jobs.").stage is Stage.DECIDED


def test_both_before_a_bare_number_gives_the_age_of_two() -> None:
    assert [figure.low for figure in figures_of("The three suspects, both 19, were caught.")] == [3]
