"""What changed: each answer that is otherwise than it was, with the cause that can be pointed at."""

import dataclasses

import pytest
from coverage_in_small import Count, report, says, tells
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.brief.changes import Change, Since, find_changes
from reportedly.brief.order import ordered
from reportedly.brief.view import view_of
from reportedly.link import apply_edits, link, make_anchor, statement_span
from reportedly.records import Analysis, Edit, PartyType, Stance

BODY = PartyType.ORGANISATION


def dead(outlet: str, number: int, who: str = "police", hour: int = 9) -> Analysis:
    count = Count(f"{number} people", number, number)
    return report(
        outlet,
        says(who, f"{number} people died on the pier", type=BODY, counts=(count,)),
        published=f"2031-04-02T{hour:02}:00:00+02:00",
    )


def changes(
    then: list[Analysis],
    now: list[Analysis],
    *,
    earlier: dict[str, tuple[str, ...]] | None = None,
    edits: tuple[Edit, ...] = (),
    rules: tuple[str, ...] = (),
) -> tuple[Change, ...]:
    before, after = link(then), link(now, edits)
    old = {analysis.article.article_id for analysis in then}
    arrived = {a.article.article_id: () for a in now if a.article.article_id not in old}
    views = (
        view_of(then, before, short=str),
        view_of([apply_edits(each, edits)[0] for each in now], after, short=str),
    )
    return find_changes(
        *views,
        ordered(before.questions, views[0].claims),
        ordered(after.questions, views[1].claims),
        Since(arrived={**arrived, **(earlier or {})}, edits=edits, rules=rules),
    )


def _members(change: Change, pages: tuple[Analysis, ...], *edits: Edit) -> set[str]:
    claims = {claim.claim_id: claim for claim in link(pages, edits).claims}
    return set(claims[change.claim].statements) if change.claim in claims else set()


def test_nothing_changed_where_nothing_came() -> None:
    pages = [dead("Echo", 9), dead("Lamp", 14)]
    assert changes(pages, pages) == ()


def test_a_new_answer_is_told_with_the_article_that_brought_it() -> None:
    echo, lamp = dead("Echo", 9), dead("Lamp", 14, hour=12)
    found = changes([echo], [echo, lamp])
    (new,) = (each for each in found if any(what.startswith("new: 14") for what in each.what))
    assert new.causes == ("new article: Lamp, 2 Apr 2031 12:00",)
    assert new.statements == (lamp.statements[0].key,)


def test_one_more_who_says_the_same_is_told_by_name() -> None:
    echo, lamp = dead("Echo", 14), dead("Lamp", 14, who="Pier Trust", hour=12)
    (change,) = (each for each in changes([echo], [echo, lamp]) if "14" in str(each.title) or each.what)
    assert any("also said by Pier Trust" in what for what in change.what)


def test_a_denial_changes_the_status_and_says_by_whom() -> None:
    echo = report("Echo", says("Ida Brandt", "the gate of the pier was left open all night"))
    more = report("Courier", says("Otto Riis", "the gate of the pier was left open all night"))
    denial = report(
        "Lamp",
        says("Pier Trust", "the gate of the pier was left open all night", type=BODY, stance=Stance.DENIES),
    )
    found = [what for each in changes([echo, more], [echo, more, denial]) for what in each.what]
    assert any("now denied or left open by Pier Trust" in what for what in found)
    assert any(what.startswith("status was") for what in found)


def test_a_page_that_was_rewritten_is_the_cause_as_an_edited_page() -> None:
    old, new = dead("Echo", 9), dead("Echo", 14, hour=10)
    rewritten = {new.article.article_id: (old.article.article_id,)}
    found = changes([old], [old, new], earlier=rewritten)
    assert {cause for each in found for cause in each.causes} == {"page edited: Echo, 2 Apr 2031 10:00"}


def test_a_persons_correction_is_the_cause_with_who_and_why() -> None:
    echo, lamp = dead("Echo", 9), dead("Lamp", 9, who="Pier Trust")
    figure = echo.figures[0]
    fix = Edit(
        action="set",
        anchor=make_anchor(echo.page_text, "figure", figure.span, echo.article),
        other=None,
        field="low",
        old="9",
        new="8",
        parties=(),
        undoes=None,
        reason="the page says eight or nine",
        who="a desk",
        when="2031-04-03T09:00:00+02:00",
    )
    found = changes([echo, lamp], [echo, lamp], edits=(fix,))
    assert found
    (touched,) = (each for each in found if echo.statements[0].key in _members(each, (echo, lamp), fix))
    assert touched.causes == ("corrected by a desk: the page says eight or nine",)
    others = {cause for each in found if each is not touched for cause in each.causes}
    assert others <= {"linked anew after corrections elsewhere"}


def test_newer_rules_are_named_only_where_nothing_else_is_the_cause() -> None:
    echo, lamp = dead("Echo", 9), dead("Lamp", 14)
    gone = changes([echo, lamp], [echo], rules=("figures/2",))
    assert {cause for each in gone for cause in each.causes} == {"rules changed: figures/2"}
    new = changes([echo], [echo, lamp], rules=("figures/2",))
    assert all(
        "new article" in cause
        for each in new
        for cause in each.causes
        if lamp.statements[0].key in each.statements
    )


def test_an_answer_whose_page_was_taken_out_is_gone() -> None:
    echo, lamp = dead("Echo", 9), dead("Lamp", 14)
    found = changes([echo, lamp], [echo])
    gone = [each for each in found if any(what == "gone: 14" for what in each.what)]
    assert [each.causes for each in gone] == [("a page was taken out",)]


@settings(deadline=None, max_examples=25)
@given(st.lists(st.integers(1, 30), max_size=3), st.lists(st.integers(1, 30), max_size=3))
def test_every_change_has_a_cause_and_says_something(then: list[int], since: list[int]) -> None:
    old = [dead(f"Old {n}", number, hour=n) for n, number in enumerate(then)]
    new = [dead(f"New {n}", number, hour=12 + n) for n, number in enumerate(since)]
    for change in changes(old, old + new):
        assert change.causes
        assert change.what
    if not since:
        assert changes(old, old) == ()


def test_what_an_outlet_says_itself_is_a_change_too() -> None:
    count = Count("9 people", 9, 9)
    found = changes([], [report("Echo", tells("9 people died on the pier", counts=(count,)))])
    assert found[0].what[0].startswith("new: 9")


@pytest.mark.parametrize("reason", ["", "read again"])
def test_a_cause_is_never_empty_even_where_the_person_gave_no_reason(reason: str) -> None:
    echo = dead("Echo", 9)
    said = echo.statements[0]
    denies = Edit(
        action="set",
        anchor=make_anchor(echo.page_text, "statement", statement_span(said), echo.article),
        other=None,
        field="stance",
        old="asserts",
        new="denies",
        parties=(),
        undoes=None,
        reason=reason,
        who="a desk",
        when="2031-04-03T09:00:00+02:00",
    )
    found = changes([echo], [echo], edits=(denies,))
    assert {cause for each in found for cause in each.causes} == {f"corrected by a desk: {reason or 'set'}"}


def test_the_same_records_give_the_same_changes() -> None:
    echo, lamp = dead("Echo", 9), dead("Lamp", 14)
    assert changes([echo], [echo, lamp]) == changes([echo], [lamp, echo])
    assert dataclasses.is_dataclass(changes([echo], [echo, lamp])[0])
