"""Checks: each rule finds what it is for, and leaves alone what only looks like it."""

import dataclasses
from decimal import Decimal

import pytest
from coverage_in_small import Count, report, says, tells

from reportedly.brief.checks import CHECKS, Problem, find_problems
from reportedly.brief.order import ordered
from reportedly.brief.view import view_of
from reportedly.link import link
from reportedly.records import Analysis, Change, ChangeKind, Comparator, PartyType

BODY = PartyType.ORGANISATION


def problems(*analyses: Analysis) -> list[str]:
    return [problem.rule for problem in found(*analyses)]


def found(*analyses: Analysis) -> tuple[Problem, ...]:
    linked = link(analyses)
    view = view_of(analyses, linked, short=str)
    return find_problems(
        view,
        ordered(linked.questions, view.claims),
        sentences={s.key: s.sentence.of(a.page_text.text) for a in analyses for s in a.statements},
        texts={a.article.article_id: a.page_text.text for a in analyses},
    )


def killed(number: int, words: str = "people") -> Count:
    return Count(f"{number} {words}", number, number)


def paper(
    outlet: str, what: str, *counts: Count, hour: int = 9, who: str = "police", **more: object
) -> Analysis:
    return report(
        outlet,
        says(who, what, type=BODY, counts=counts, **more),
        published=f"2031-04-02T{hour:02}:00:00+02:00",
    )


def test_one_number_for_the_dead_and_for_lorries_is_shown_with_both_sentences() -> None:
    dead = paper("Echo", "17 people died on the bridge", killed(17))
    lorries = paper(
        "Lamp",
        "17 lorries stood on the bridge",
        Count("17 lorries", 17, 17, counted="vehicles"),
        who="toll office",
    )
    (problem,) = found(dead, lorries)
    assert problem.rule == "collision/1"
    assert set(problem.statements) == {dead.statements[0].key, lorries.statements[0].key}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            Count("about 17 lorries", 17, 17, counted="vehicles", comparator=Comparator.APPROX),
            id="a hedged number",
        ),
        pytest.param(
            Count("17 lorries", 17, 17, counted="other:unknown"), id="a number of nobody knows what"
        ),
        pytest.param(Count("18 lorries", 18, 18, counted="vehicles"), id="another number"),
        pytest.param(Count("17 tonnes", 17, 17, counted="other:unknown", unit="tonne"), id="a measure"),
    ],
)
def test_numbers_that_do_not_collide_are_left_alone(other: Count) -> None:
    assert (
        problems(
            paper("Echo", "17 people died on the bridge", killed(17)),
            paper("Lamp", f"{other.words} stood on the bridge", other, who="toll office"),
        )
        == []
    )


def test_small_numbers_meet_by_chance() -> None:
    assert (
        problems(
            paper("Echo", "4 people died on the bridge", killed(4)),
            paper(
                "Lamp",
                "4 lorries stood on it",
                Count("4 lorries", 4, 4, counted="vehicles"),
                who="toll office",
            ),
        )
        == []
    )


def test_a_figure_given_as_another_outlets_that_its_page_does_not_hold() -> None:
    theirs = paper("Echo", "14 people died on the bridge", killed(14), hour=8)
    ours = paper("Lamp", "19 people died on the bridge", killed(19), through=("Echo",))
    assert "cited/1" in problems(theirs, ours)


@pytest.mark.parametrize(
    ("number", "hour", "cited"),
    [
        pytest.param(14, 8, "Echo", id="the page holds it"),
        pytest.param(19, 11, "Echo", id="the page came later"),
        pytest.param(19, 8, "Valley Wire", id="no page of theirs is in the story"),
    ],
)
def test_what_the_cited_page_holds_or_cannot_hold_is_no_problem(number: int, hour: int, cited: str) -> None:
    theirs = paper("Echo", "14 people died on the bridge", killed(14), hour=hour)
    ours = paper("Lamp", f"{number} people died on the bridge", killed(number), through=(cited,))
    assert "cited/1" not in problems(theirs, ours)


def test_a_part_larger_than_its_whole() -> None:
    page = report(
        "Echo",
        says(
            "police",
            "14 people died and 19 children among them",
            type=BODY,
            counts=(killed(14), killed(19, "children")),
        ),
    )
    whole, part = page.figures
    broken = dataclasses.replace(page, figures=(whole, dataclasses.replace(part, part_of=whole.key)))
    assert "part/1" in problems(broken)


def test_a_running_total_below_an_earlier_one_without_a_word_of_a_revision() -> None:
    early = paper("Echo", "19 people died on the bridge", killed(19), hour=8)
    late = paper("Lamp", "14 people died on the bridge", killed(14), hour=12)
    (problem,) = (each for each in found(early, late) if each.rule == "fall/1")
    assert problem.statements == (early.statements[0].key, late.statements[0].key)


@pytest.mark.parametrize(
    ("what", "hour"),
    [
        pytest.param("the toll was corrected to 14 people dead", 12, id="a word of a revision"),
        pytest.param("14 people died on the bridge", 7, id="the lower one came first"),
    ],
)
def test_a_total_that_was_revised_or_grew_is_no_problem(what: str, hour: int) -> None:
    early = paper("Echo", "19 people died on the bridge", killed(19), hour=8)
    assert "fall/1" not in problems(early, paper("Lamp", what, killed(14), hour=hour))


def test_of_two_pages_of_one_day_without_times_nobody_says_which_came_first() -> None:
    early = report(
        "Echo", says("police", "19 people died", type=BODY, counts=(killed(19),)), published="2031-04-02"
    )
    late = paper("Lamp", "14 people died", killed(14), hour=12)
    assert "fall/1" not in problems(early, late)


def test_one_number_that_passes_from_the_dead_to_the_dead_or_missing() -> None:
    dead = paper("Echo", "14 people died on the bridge", killed(14))
    missing = paper(
        "Lamp", "14 people were dead or missing", Count("14 people", 14, 14, counted="dead-or-missing")
    )
    assert problems(dead, missing) == ["definition/1"]


def test_a_page_that_says_it_counts_another_thing_now() -> None:
    page = paper("Echo", "19 people died, the missing now counted in", killed(19))
    changed = Change(low=Decimal(14), high=Decimal(14), kind=ChangeKind.DEFINITION, figure=None)
    figure = dataclasses.replace(page.figures[0], changed_from=changed)
    assert problems(dataclasses.replace(page, figures=(figure,))) == ["definition/2"]


def test_a_story_without_figures_has_no_problem() -> None:
    assert found(report("Echo", tells("the bridge is closed"))) == ()


def test_every_problem_found_is_of_a_rule_that_says_what_it_looks_for() -> None:
    dead = paper("Echo", "17 people died on the bridge", killed(17))
    lorries = paper("Lamp", "17 lorries stood on it", Count("17 lorries", 17, 17, counted="vehicles"))
    assert set(problems(dead, lorries)) <= CHECKS.keys()
