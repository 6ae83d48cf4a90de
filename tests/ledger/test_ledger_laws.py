"""The laws of the ledger digest, with made-up analyses and a linking that is a function of their set."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import WHEN, make_analysis, make_capture, make_edit, make_linking

from reportedly.errors import NoSuchId
from reportedly.ledger import (
    Story,
    add_edit,
    all_analyses,
    analysis_of,
    article,
    canonical_dump,
    edits,
    enter,
    is_linked,
    ledger_digest,
    read_linking,
    remove,
    statements,
    store_linking,
    unlinked_count,
    verify,
)
from reportedly.records import Analysis, Declaration, Edit, Stance

PAGES = (
    "Solem: 14 killed\nGovernor: 17 killed\nPage 12\n",
    "Police: 14 killed\n\nSolem: nobody knows\n",
    "Governor: 17 killed\n",
    "A page that says nothing of anybody\n",
)
EDITS = (make_edit(), make_edit(field="certainty", new="possible", when="2031-04-03T00:00:00+00:00"))


def fill(
    story: Story,
    pages: Sequence[str],
    *,
    edits: Sequence[Edit] = (),
    relink_each: bool = False,
    at: str = WHEN,
) -> None:
    with story.writing() as ledger:
        for page in pages:
            analysis = make_analysis(page)
            story.captures.store(page.encode())
            enter(ledger, analysis, make_capture(page.encode(), obtained_at=at, address=f"{at} {len(page)}"))
            if relink_each:
                relink(story, ledger)
        for edit in edits:
            add_edit(ledger, edit)
        relink(story, ledger)


def relink(story: Story, ledger) -> None:
    store_linking(ledger, make_linking(all_analyses(ledger, as_found=True)))


def digest(story: Story) -> str:
    with story.reading() as ledger:
        return ledger_digest(ledger)


@settings(deadline=None, max_examples=25)
@given(
    st.permutations(PAGES),
    st.permutations(EDITS),
    st.booleans(),
    st.sampled_from([WHEN, "2031-05-01T00:00:00Z"]),
)
def test_any_order_of_arrival_one_by_one_or_all_at_once_gives_the_same_digest(
    pages: list[str], edits: list[Edit], relink_each: bool, at: str
) -> None:
    with TemporaryDirectory() as folder:
        one, other = Story.create(Path(folder) / "one"), Story.create(Path(folder) / "other")
        fill(one, PAGES, edits=EDITS)
        fill(other, pages, edits=edits, relink_each=relink_each, at=at)
        assert digest(one) == digest(other)


@settings(deadline=None, max_examples=15)
@given(st.permutations(PAGES), st.integers(0, len(PAGES) - 1), st.integers(0, 2))
def test_removing_an_article_is_as_if_it_had_never_been_added(
    pages: list[str], which: int, again: int
) -> None:
    gone = pages[which]
    with TemporaryDirectory() as folder:
        never, removed = Story.create(Path(folder) / "never"), Story.create(Path(folder) / "removed")
        fill(never, [page for page in pages if page != gone], edits=EDITS)
        fill(removed, [*pages, *[gone] * again], edits=EDITS)
        assert digest(never) != digest(removed)
        with removed.writing() as ledger:
            remove(ledger, make_analysis(gone).article.article_id)
            assert not is_linked(ledger)
            relink(removed, ledger)
        removed.captures.discard(make_analysis(gone).article.article_id)
        assert digest(never) == digest(removed)
        assert verify(removed).problems == ()


def test_an_article_that_is_not_there_cannot_be_removed(tmp_path: Path) -> None:
    story = Story.create(tmp_path / "s")
    with story.writing() as ledger, pytest.raises(NoSuchId):
        remove(ledger, "0" * 64)


def test_what_was_entered_comes_back_equal_record_by_record(tmp_path: Path) -> None:
    story = Story.create(tmp_path / "s")
    fill(story, PAGES)
    entered = sorted(map(make_analysis, PAGES), key=lambda analysis: analysis.article.article_id)
    with story.reading() as ledger:
        assert list(all_analyses(ledger)) == entered
        assert read_linking(ledger) == make_linking(entered)
        assert edits(ledger) == ()


def test_the_same_analysis_entered_again_changes_nothing_but_asks_for_linking(tmp_path: Path) -> None:
    story = Story.create(tmp_path / "s")
    fill(story, PAGES)
    before = digest(story)
    with story.writing() as ledger:
        enter(
            ledger,
            make_analysis(PAGES[0]),
            make_capture(PAGES[0].encode(), obtained_at="2040-01-01T00:00:00Z"),
        )
        assert unlinked_count(ledger) == 1
        relink(story, ledger)
        assert unlinked_count(ledger) == 0
    assert digest(story) == before


def test_the_digest_knows_no_clock_no_address_and_no_row_id(tmp_path: Path) -> None:
    story = Story.create(tmp_path / "s")
    fill(story, PAGES, at="2032-12-31T23:59:59Z")
    with story.reading() as ledger:
        dump = b"\n".join(canonical_dump(ledger))
    assert b"2032-12-31" not in dump


def test_the_digest_tells_a_newer_rule_a_declaration_and_an_edit(tmp_path: Path) -> None:
    digests = set()
    for name, rules, declared, corrections in (
        ("plain", ("made-up/1",), None, ()),
        ("rules", ("made-up/2",), None, ()),
        ("declared", ("made-up/1",), "Harbour Post", ()),
        ("edited", ("made-up/1",), None, EDITS[:1]),
    ):
        story = Story.create(tmp_path / name)
        capture = make_capture(PAGES[0].encode())
        declaration = Declaration(capture=capture.sha256, outlet=declared) if declared else None
        with story.writing() as ledger:
            enter(ledger, make_analysis(PAGES[0], rules=rules), capture, declaration)
            for edit in corrections:
                add_edit(ledger, edit)
        digests.add(digest(story))
    assert len(digests) == 4


def denied(analysis: Analysis) -> Analysis:
    """As a person's edit would leave it."""
    changed = tuple(replace(each, stance=Stance.DENIES) for each in analysis.statements)
    return replace(analysis, statements=changed)


def test_screens_show_readings_with_edits_applied_and_the_rules_reading_stays_beside_them(
    tmp_path: Path,
) -> None:
    story = Story.create(tmp_path / "s")
    fill(story, PAGES, edits=EDITS)
    found = make_analysis(PAGES[0])
    who = found.article.article_id
    with story.writing() as ledger:
        store_linking(ledger, make_linking(map(make_analysis, PAGES)), corrected=[denied(found)])
        assert analysis_of(ledger, who) == denied(found)
        assert analysis_of(ledger, who, as_found=True) == found
        assert {row.statement.stance for row in statements(ledger, article=who)} == {Stance.DENIES}
        assert len(statements(ledger, words="killed", article=who)) == 2
        assert article(ledger, who) == found.article
    corrected = digest(story)
    with story.writing() as ledger:
        store_linking(ledger, make_linking(map(make_analysis, PAGES)))
        assert analysis_of(ledger, who) == found
    # Corrected readings are made from what the digest holds already: articles and edits.
    assert digest(story) == corrected


def test_edits_survive_reading_the_page_anew_with_a_newer_renderer(tmp_path: Path) -> None:
    story = Story.create(tmp_path / "s")
    fill(story, PAGES, edits=EDITS)
    with story.writing() as ledger:
        newer = make_analysis(PAGES[0], renderer="plain/2")
        enter(ledger, newer, make_capture(PAGES[0].encode()))
        assert edits(ledger) == EDITS
        assert analysis_of(ledger, newer.article.article_id) == newer
        kept = ledger.rows(
            "SELECT renderer FROM page_text WHERE capture = ? ORDER BY 1", newer.article.article_id
        )
        assert kept == [("plain/1",), ("plain/2",)]


def test_the_same_edit_twice_is_one_and_one_that_takes_back_nothing_is_refused(tmp_path: Path) -> None:
    story = Story.create(tmp_path / "s")
    with story.writing() as ledger:
        made = add_edit(ledger, EDITS[0])
        assert add_edit(ledger, EDITS[0]) == made
        add_edit(ledger, make_edit(undoes=made))
        assert len(edits(ledger)) == 2
        with pytest.raises(NoSuchId):
            add_edit(ledger, make_edit(undoes="0" * 64))


def test_orphaned_edits_are_kept_with_the_linking(tmp_path: Path) -> None:
    story = Story.create(tmp_path / "s")
    with story.writing() as ledger:
        add_edit(ledger, EDITS[0])
        anchor = EDITS[0].anchor
        assert anchor
        linking = replace(make_linking([]), orphans=((EDITS[0], anchor),))
        store_linking(ledger, linking)
        assert read_linking(ledger) == linking
