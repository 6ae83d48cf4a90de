"""Corrections that stick: sixty of them and six figures added, through each change that would shake them off."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import pytest
from sixty_edits import CHANGES, grown, reversed_arrival, sixty_edits, wanted
from typed_figures import holds, typed_figures

from reportedly.ingest import correct
from reportedly.link import link
from reportedly.records import Analysis, Edit
from reportedly.records.codec import record_id

ORPHANS = 0.05
"""Share of corrections that may find no place after a change; each is shown, none is dropped."""


@pytest.fixture(scope="module")
def story(bridge: Mapping[str, Analysis]) -> Mapping[str, Analysis]:
    """Half of the bundled pages: enough for sixty corrections, and read in half the time."""
    return {name: bridge[name] for name in sorted(bridge)[::2]}


@pytest.fixture(scope="module")
def edits(story: Mapping[str, Analysis]) -> Sequence[Edit]:
    return [*sixty_edits(story), *typed_figures(story)]


def unheld(
    story: Mapping[str, Analysis], edits: Sequence[Edit], pages: Sequence[Analysis]
) -> tuple[list[Edit], list[Edit]]:
    """Edits that hold nowhere and are not shown as orphans; and those shown."""
    read, corrected = correct(pages, edits)
    orphans = {record_id(edit) for edit, _ in link(read, edits).orphans}
    shown = [edit for edit in edits if record_id(edit) in orphans]
    lost = [edit for edit in edits if record_id(edit) not in orphans and not told(edit, story)(corrected)]
    return lost, shown


def told(edit: Edit, story: Mapping[str, Analysis]) -> Callable[[Iterable[Analysis]], bool]:
    """How to tell that an edit holds."""
    added = edit.action == "add" and edit.anchor is not None and edit.anchor.role == "figure"
    return holds(edit) if added else wanted(edit, story)


def test_all_sixty_hold_on_the_pages_they_were_made_on(
    story: Mapping[str, Analysis], edits: Sequence[Edit]
) -> None:
    assert unheld(story, edits, list(story.values())) == ([], [])


@pytest.mark.parametrize("change", CHANGES)
def test_sixty_corrections_survive(story: Mapping[str, Analysis], edits: Sequence[Edit], change: str) -> None:
    lost, orphans = unheld(story, edits, CHANGES[change](story, edits))
    assert lost == []
    assert len(orphans) <= ORPHANS * len(edits), [(e.action, e.field, e.anchor) for e in orphans]


def test_an_added_figure_answers_a_question_and_is_gone_when_taken_back(
    story: Mapping[str, Analysis],
) -> None:
    pages, (first, *_) = list(story.values()), typed_figures(story)
    asked = [question.topic for question in link(pages, [first]).questions]
    assert [topic for topic in asked if "lamp" in topic]
    undo = replace(first, action="undo", anchor=None, new=None, undoes=record_id(first))
    assert link(pages, [first, undo]).questions == link(pages).questions


def test_the_order_of_arrival_changes_nothing_of_what_is_linked_under_corrections(
    story: Mapping[str, Analysis], edits: Sequence[Edit]
) -> None:
    assert link(reversed_arrival(story, edits), edits[::-1]) == link(story.values(), edits)


def test_a_correction_of_words_holds_in_a_newer_version_of_the_page_too(
    story: Mapping[str, Analysis], edits: Sequence[Edit]
) -> None:
    stances = [e for e in edits if e.field == "stance" and e.anchor is not None]
    by_id = {analysis.article.article_id: analysis for analysis in story.values()}
    held = 0
    for edit in stances[:4]:
        assert edit.anchor is not None
        newer = grown(by_id[edit.anchor.capture])
        _, (corrected,) = correct([newer], [])
        _, both = correct([by_id[edit.anchor.capture], newer], [edit])
        changed = [s for s in both[1].statements if s not in corrected.statements]
        held += any(s.stance.value == edit.new for s in changed)
    assert held >= 3, "the words stand in both versions, so the correction does"


def test_without_corrections_nothing_is_read_again(bridge: Mapping[str, Analysis]) -> None:
    pages = tuple(bridge.values())
    assert correct(pages, []) == (pages, pages)
