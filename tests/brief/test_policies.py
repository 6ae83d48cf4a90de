"""Policies: the codebooks' own words on invented coverage, and what no policy ever does."""

import dataclasses
from collections.abc import Sequence
from decimal import Decimal

import pytest
from coverage_in_small import Count, report, says, tells
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.brief.order import ordered
from reportedly.brief.policies import POLICIES, Applied, apply_policies, say_chosen, stretches_of
from reportedly.brief.policies.reports import named
from reportedly.brief.policies.words import codebook_floor
from reportedly.brief.view import View, view_of
from reportedly.errors import WrongUse
from reportedly.link import link
from reportedly.records import Analysis, Comparator, Facet, PartyType, Question, Stage, Stance

BODY = PartyType.ORGANISATION
STATE = PartyType.GOVERNMENT


def at_least(number: int) -> Count:
    return Count(f"at least {number}", number, None, comparator=Comparator.AT_LEAST)


def exactly(number: int, **more: object) -> Count:
    return Count(f"{number} people", number, number, **more)  # type: ignore[arg-type] - keywords of Count


def vague(words: str, low: int, high: int) -> Count:
    return Count(words, low, high, comparator=Comparator.VAGUE)


def died(count: Count) -> str:
    return f"{count.words} died when the dam burst"


def story(*analyses: Analysis) -> tuple[tuple[Question, ...], View]:
    linked = link(analyses)
    view = view_of(analyses, linked, short=lambda identifier: identifier[:6])
    asked = [each for each in ordered(linked.questions, view.claims) if each.facet is Facet.NUMBER]
    return tuple(asked), view


def applied(policy: str, *analyses: Analysis) -> Applied:
    questions, view = story(*analyses)
    return apply_policies(questions, view, [policy])[0]


def page(outlet: str, *counts: tuple[str, Count], hour: int = 9, type: PartyType = BODY) -> Analysis:
    return report(
        outlet,
        *(says(who, died(count), type=type, counts=(count,)) for who, count in counts),
        published=f"2031-04-02T{hour:02}:00:00+02:00",
    )


RIVALS = (
    page("Echo", ("Hill Clinic", exactly(14))),
    page("Courier", ("Vale Rescue", exactly(19))),
    page("Lamp", ("Mill Union", exactly(19))),
)


@pytest.mark.parametrize(
    ("words", "low", "high", "written"),
    [
        pytest.param("tens", 20, 99, 10, id="tens are 10"),
        pytest.param("dozens", 24, 99, 12, id="dozens are 12"),
        pytest.param("hundreds", 200, 999, 100, id="hundreds are 100"),
        pytest.param("Tens of thousands", 20_000, 99_999, 10_000, id="and so on, in any case"),
        pytest.param("several dozen", 36, 99, 36, id="what no codebook names keeps its own lower bound"),
        pytest.param("several", 3, 9, None, id="several is 3 or 10: a coder's to say"),
    ],
)
def test_words_for_numbers_are_written_down_as_the_codebook_says(
    words: str, low: int, high: int, written: int | None
) -> None:
    analysis = report(
        "Echo", says("Hill Clinic", died(vague(words, low, high)), counts=(vague(words, low, high),))
    )
    figure = analysis.figures[0]
    assert codebook_floor(figure, words) == (None if written is None else Decimal(written))


@pytest.mark.parametrize(
    ("counts", "number"),
    [
        pytest.param([exactly(14), exactly(19)], 14, id="reports differ: the most conservative"),
        pytest.param(
            [vague("dozens", 24, 99), exactly(19)], 12, id="a vague estimate is the most conservative"
        ),
        pytest.param([at_least(30), vague("hundreds", 200, 999)], 30, id="at least 30 before hundreds"),
    ],
)
def test_acled_takes_the_most_conservative_number(counts: Sequence[Count], number: int) -> None:
    pages = [page(f"Paper {n}", (f"Body {n}", count)) for n, count in enumerate(counts)]
    questions, view = story(*pages)
    lowest = min(
        choice.chosen.best
        for choice in apply_policies(questions, view, ["acled"])
        if choice.chosen.best is not None
    )
    assert lowest == number


def test_ucdp_gives_low_best_and_high_and_ranks_no_source() -> None:
    chosen = applied("ucdp", *RIVALS).chosen
    assert (chosen.low, chosen.best, chosen.high) == (14, 14, 19)
    assert say_chosen(chosen) == "low 14, best 14, high 19"


def test_a_count_of_nought_is_a_number_to_every_policy() -> None:
    nobody = page("Echo", ("Hill Clinic", Count("no one", 0, 0)))
    questions, view = story(nobody)
    said = {each.policy.name: say_chosen(each.chosen) for each in apply_policies(questions, view)}
    assert set(said) == set(POLICIES)
    assert said["ucdp"] == said["acled"] == say_chosen(applied("most-conservative", nobody).chosen) == "0"


def test_ucdp_takes_an_undenied_figure_for_its_best_but_keeps_the_denied_one_in_its_range() -> None:
    count = exactly(14)
    denial = report(
        "Beacon",
        says("Dam Office", died(count), type=BODY, stance=Stance.DENIES, counts=(count,)),
        published="2031-04-02T09:30:00+02:00",
    )
    chosen = applied("ucdp", *RIVALS, denial).chosen
    assert (chosen.low, chosen.best, chosen.high) == (14, 19, 19)


def test_an_upper_bound_alone_gives_no_least_number() -> None:
    most = Count("at most 20", None, 20, comparator=Comparator.AT_MOST)
    paper = page("Echo", ("Hill Clinic", most))
    assert applied("acled", paper).chosen.best is None
    assert say_chosen(applied("ucdp", paper).chosen) == "at most 20"


def test_the_range_stays_open_where_the_highest_figure_is_a_lower_bound() -> None:
    chosen = applied("range", RIVALS[0], page("Courier", ("Vale Rescue", at_least(19)))).chosen
    assert (chosen.low, chosen.best, chosen.high) == (14, None, None)


def test_latest_official_is_the_newest_of_those_who_speak_for_a_state() -> None:
    pages = (
        page("Echo", ("interior ministry", exactly(14)), hour=9, type=STATE),
        page("Courier", ("interior ministry", exactly(17)), hour=12, type=STATE),
        page("Lamp", ("Mill Union", exactly(23)), hour=15),
    )
    choice = applied("latest-official", *pages)
    assert choice.chosen.best == 17
    assert [report.who for report in choice.chosen.reports] == ["interior ministry"]


@pytest.mark.parametrize(
    ("role", "official"),
    [
        pytest.param("mayor of Orne", True, id="an office before its place"),
        pytest.param("state prosecutor", True, id="an office at the end"),
        pytest.param("chief executive", False, id="no office of state"),
        pytest.param("general manager", False, id="a word of office that is not its head"),
        pytest.param(None, False, id="nobody knows"),
    ],
)
def test_an_office_makes_its_holder_official(role: str | None, official: bool) -> None:
    paper = page("Echo", ("Ida Brandt", exactly(14)), type=PartyType.PERSON)
    said = paper.statements[0]
    held = dataclasses.replace(said, source=dataclasses.replace(said.source, role=role))
    choice = applied("latest-official", dataclasses.replace(paper, statements=(held,)))
    assert (choice.chosen.best == 14) is official


def test_conservative_and_informative_look_at_earlier_reports_too() -> None:
    pages = (
        page("Echo", ("police", exactly(9)), hour=8),
        page("Echo", ("police", exactly(14)), hour=12),
    )
    assert applied("most-conservative", *pages).chosen.best == 9
    assert applied("most-informative", *pages).chosen.best == 14
    assert applied("acled", *pages).chosen.best == 14, "a total that was revised is revised"


def test_representative_is_what_most_articles_give_and_a_tie_stays_open() -> None:
    assert applied("most-representative", *RIVALS).chosen.best == 19
    tied = applied("most-representative", *RIVALS[:2]).chosen
    assert tied.best is None
    assert "as often" in tied.why


def test_most_origins_takes_the_answer_of_most_independent_origins() -> None:
    chosen = applied("most-origins", *RIVALS).chosen
    assert chosen.best == 19
    assert {report.who for report in chosen.reports} == {"Vale Rescue", "Mill Union"}


def test_figures_of_two_stages_are_never_set_against_each_other() -> None:
    def tents(outlet: str, number: int, stage: Stage) -> Analysis:
        count = Count(f"{number} tents", number, number, counted="other:tent", stage=stage)
        return report(outlet, says("Red Lamp", f"{number} tents for the camp", type=BODY, counts=(count,)))

    questions, view = story(tents("Echo", 400, Stage.PLANNED), tents("Courier", 40, Stage.ARRIVED))
    for question in questions:
        for stretch in stretches_of(question, view):
            assert len({report.figure.stage for report in stretch.reports}) == 1


def test_a_question_in_words_has_no_number_by_any_policy() -> None:
    analyses = (
        report("Echo", says("Ida Brandt", "the gate had rusted through")),
        report("Courier", says("Otto Riis", "the gate had rusted through")),
    )
    linked = link(analyses)
    view = view_of(analyses, linked, short=str)
    assert linked.questions
    assert apply_policies(linked.questions, view) == ()


def test_a_policy_that_is_none_is_refused_with_the_names_of_those_there_are() -> None:
    questions, view = story(*RIVALS)
    with pytest.raises(WrongUse, match="most-origins"):
        apply_policies(questions, view, ["average"])


@pytest.mark.parametrize("policy", POLICIES.values(), ids=lambda policy: policy.name)
def test_every_policy_says_its_rule_and_where_it_comes_from(policy: object) -> None:
    assert policy.rule  # type: ignore[attr-defined] - Policy
    assert policy.source  # type: ignore[attr-defined] - Policy


NUMBERS = st.lists(st.integers(min_value=1, max_value=60), min_size=1, max_size=5)


@settings(deadline=None, max_examples=40)
@given(NUMBERS, st.sampled_from(sorted(POLICIES)))
def test_no_policy_gives_a_number_that_nobody_reported(numbers: list[int], policy: str) -> None:
    pages = [page(f"Paper {n}", (f"Body {n}", exactly(number)), hour=n) for n, number in enumerate(numbers)]
    questions, view = story(*pages)
    for choice in apply_policies(questions, view, [policy]):
        given_numbers = {named(report.figure) for report in choice.stretch.reports}
        assert {choice.chosen.low, choice.chosen.best, choice.chosen.high} <= given_numbers | {None}
        if choice.chosen.best is not None:
            assert choice.chosen.reports, "a number never goes without those who give it"
            assert choice.chosen.low is None or choice.chosen.low <= choice.chosen.best
            assert choice.chosen.high is None or choice.chosen.best <= choice.chosen.high


@settings(deadline=None, max_examples=20)
@given(st.permutations(range(3)), st.sampled_from(sorted(POLICIES)))
def test_the_order_of_arrival_changes_no_number(order: list[int], policy: str) -> None:
    assert applied(policy, *(RIVALS[n] for n in order)).chosen == applied(policy, *RIVALS).chosen


def test_an_outlets_own_figure_is_a_report_like_any_other() -> None:
    count = exactly(14)
    choice = applied("range", report("Echo", tells(died(count), counts=(count,))))
    assert [report.who for report in choice.chosen.reports] == ["Echo itself"]
