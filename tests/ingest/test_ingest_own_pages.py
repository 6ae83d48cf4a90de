"""Refreshing stored captures, notes, purging, and pages read again where people relabel or date them."""

import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from made_up import make_analysis
from small_rooms import ROOMS, WHEN, analyze

from reportedly.errors import BrokenLedger, NoSuchId, WrongUse
from reportedly.ingest import (
    Entered,
    Kept,
    ReadAnew,
    Refreshed,
    Rooms,
    correct,
    ingest,
    note_bytes,
    purge,
    refresh,
    relink,
    take_note,
)
from reportedly.ledger import (
    Story,
    add_edit,
    all_analyses,
    article_ids,
    articles,
    edits,
    ledger_digest,
    past_analyses,
    read_log,
    verify,
)
from reportedly.link import apply_edits, correct_article, live_edits, make_anchor
from reportedly.records import Analysis, Capture, Declaration, Edit, LineKind, Rejected, Stance


def newer(capture: Capture, data: bytes, declaration: Declaration | None) -> Analysis | Rejected:
    """Newer rules: pages of the river read otherwise, pages once rejected can be read, one page no longer."""
    text = data.decode()
    if "TIDE" in text:
        return Rejected(subject="x", capture=capture.sha256, stage="clean", problem="gone", remedy="none")
    read = make_analysis(text) if "REJECT" in text else analyze(capture, data, declaration)
    if isinstance(read, Analysis) and "river" in text:
        turned = tuple(replace(each, stance=Stance.WARNS) for each in read.statements)
        return replace(read, statements=turned)
    return read


NEWER = replace(ROOMS, analyze=newer)
LATER = "2031-04-08T10:00:00+02:00"
"""When newer rules came to work."""


@pytest.fixture
def story(tmp_path: Path) -> Story:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in (
        ("a", "Police: four people were hurt at the river"),
        ("b", "The mayor: nobody was hurt"),
        ("c", "The harbour master: the TIDE was high"),
        ("d", "The clerk: REJECT this page"),
    ):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    made = Story.create(tmp_path / "story")
    list(ingest(made, [str(folder)], obtained_at=WHEN, rooms=ROOMS))
    relink(made, rooms=ROOMS)
    return made


def kinds(outcomes: Sequence[Refreshed]) -> list[str]:
    return sorted(
        type(each).__name__ + ("!" if isinstance(each, Kept) and each.rejected else "") for each in outcomes
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_reads_the_same_is_not_touched_and_what_reads_otherwise_is_replaced(
    story: Story, jobs: int
) -> None:
    with story.reading() as ledger:
        before = ledger_digest(ledger)
    assert kinds(list(refresh(story, moment=WHEN, jobs=jobs, rooms=ROOMS))) == ["Kept", "Kept", "Kept"]
    with story.reading() as ledger:
        assert ledger_digest(ledger) == before
        held = [(row.article.article_id, row.address) for row in articles(ledger)]
    assert kinds(list(refresh(story, moment=WHEN, jobs=jobs, rooms=NEWER))) == ["Kept", "Kept!", "ReadAnew"]
    with story.reading() as ledger:
        stances = {s.stance for each in all_analyses(ledger) for s in each.statements}
        assert Stance.WARNS in stances
        assert [(row.article.article_id, row.address) for row in articles(ledger)] == held
        assert all(not row.earlier for row in articles(ledger)), "the same page is no version of itself"


def test_what_was_rejected_is_tried_again_with_newer_rules(story: Story) -> None:
    list(refresh(story, moment=WHEN, rooms=NEWER))
    (outcome,) = ingest(story, [], obtained_at=WHEN, rooms=NEWER)
    assert isinstance(outcome, Entered)
    assert outcome.resumed
    with story.reading() as ledger:
        assert not read_log(ledger).rejected


def test_only_the_articles_named_are_read_anew(story: Story) -> None:
    with story.reading() as ledger:
        river = [each.article.article_id for each in all_analyses(ledger) if "river" in each.page_text.text]
    (outcome,) = refresh(story, river, moment=WHEN, rooms=NEWER)
    assert isinstance(outcome, ReadAnew)
    with story.reading() as ledger:
        assert len(read_log(ledger).rejected) == 1, "nothing else was tried again"
    with pytest.raises(NoSuchId):
        list(refresh(story, ["0" * 64], moment=WHEN, rooms=NEWER))
    with pytest.raises(WrongUse):
        list(refresh(story, moment=WHEN, jobs=0, rooms=NEWER))


def test_what_the_rules_and_lexicons_of_today_have_read_is_not_read_again_unless_asked(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    with story.reading() as ledger:
        (rules,) = {each.rules for each in all_analyses(ledger)}
        (renderer,) = {each.page_text.renderer for each in all_analyses(ledger)}
    same = replace(NEWER, rules_now=lambda: (rules, (renderer,)))
    assert kinds(list(refresh(story, moment=WHEN, rooms=same))) == ["Current"] * 3
    assert "Current" not in kinds(list(refresh(story, moment=WHEN, every=True, rooms=same)))
    other = replace(ROOMS, rules_now=lambda: ((*rules, "figures/9"), (renderer,)))
    assert "Current" not in kinds(list(refresh(story, moment=WHEN, rooms=other)))
    newer = replace(ROOMS, rules_now=lambda: (rules, ("html/9",)))
    assert "Current" not in kinds(list(refresh(story, moment=WHEN, rooms=newer)))
    assert kinds(list(refresh(story, moment=WHEN, rooms=same))) == ["Current"] * 3
    monkeypatch.setattr("reportedly.ledger.past.lexicons_digest", lambda: "a verb was added")
    plain = replace(ROOMS, rules_now=same.rules_now)
    assert kinds(list(refresh(story, moment=WHEN, rooms=plain))) == ["Kept"] * 3
    assert kinds(list(refresh(story, moment=WHEN, rooms=plain))) == ["Current"] * 3, "and it is noted"


def test_a_reading_that_newer_rules_replace_is_kept_as_the_one_of_then(story: Story) -> None:
    with story.reading() as ledger:
        before = {each.article.article_id: each for each in all_analyses(ledger)}
        digest = ledger_digest(ledger)
    (river,) = (
        each.article_id for each in refresh(story, moment=LATER, rooms=NEWER) if isinstance(each, ReadAnew)
    )
    with story.reading() as ledger:
        assert past_analyses(ledger, WHEN) == {river: before[river]}
        assert past_analyses(ledger, "2032-01-01") == {}
        assert ledger_digest(ledger) != digest
    list(refresh(story, moment="2031-04-09T10:00:00+02:00", every=True, rooms=ROOMS))
    with story.reading() as ledger:
        assert past_analyses(ledger, WHEN) == {river: before[river]}, "the one that stood then"
        assert ledger_digest(ledger) == digest, "past readings are no part of what the ledger says"
        later = past_analyses(ledger, "2031-04-08T12:00:00+02:00")[river]
        assert later != before[river]
    purge(story, river, rooms=ROOMS)
    with story.reading() as ledger:
        assert past_analyses(ledger, WHEN) == {}
    assert b"river" not in b"".join(path.read_bytes() for path in story.folder.rglob("*") if path.is_file())


def test_a_past_reading_that_is_none_is_told(story: Story) -> None:
    list(refresh(story, moment=LATER, rooms=NEWER))
    assert verify(story).problems == ()
    for bad in (
        b"no zlib",
        zlib.compress(b"[]"),
        zlib.compress(b'{"article": ["x"]}'),
        zlib.compress(b"0" * 999),
    ):
        with story.writing() as ledger:
            ledger.do("UPDATE past_reading SET reading = ?", bad)
        with story.reading() as ledger, pytest.raises(BrokenLedger, match="no reading"):
            past_analyses(ledger, WHEN)
        assert any("reading of then" in problem for problem in verify(story).problems)


def test_a_correction_survives_newer_rules(story: Story) -> None:
    with story.reading() as ledger:
        analysis = next(each for each in all_analyses(ledger) if "mayor" in each.page_text.text)
    made = Edit(
        action="set",
        anchor=make_anchor(analysis.page_text, "article", None, analysis.article),
        other=None,
        field="stance",
        old=None,
        new="denies",
        parties=(),
        undoes=None,
        reason="",
        who="desk",
        when=WHEN,
    )
    with story.writing() as ledger:
        add_edit(ledger, made)
    relink(story, rooms=ROOMS)
    list(refresh(story, moment=WHEN, rooms=NEWER))
    relink(story, rooms=NEWER)
    with story.reading() as ledger:
        after = next(each for each in all_analyses(ledger) if "mayor" in each.page_text.text)
    assert {s.stance for s in after.statements} == {Stance.DENIES}


def test_a_note_is_a_capture_of_its_own_kind_and_the_same_words_from_two_are_two_notes(story: Story) -> None:
    for source in ("Ann Lee", "Bo Park", "Ann Lee"):
        data = note_bytes("Four dead.", source=source, said_at=WHEN)
        take_note(story, data, obtained_at=WHEN, declared={"published": WHEN}, rooms=ROOMS)
    with story.reading() as ledger:
        notes = [row for row in articles(ledger) if row.address == "note"]
        assert len(notes) == 2
        assert {row.article.outlet.value for row in notes} == {"own reporting"}
        assert [each.how for each in read_log(ledger).intake][-3:] == ["note"] * 3
        assert all(not row.earlier for row in notes), "one note is no version of another"
    with pytest.raises(WrongUse):
        take_note(story, b"x", obtained_at=WHEN, declared={"published": "yesterday"}, rooms=ROOMS)


def test_a_purge_takes_out_bytes_rows_and_log_and_can_be_run_again(story: Story) -> None:
    with story.reading() as ledger:
        river = next(e.article.article_id for e in all_analyses(ledger) if "river" in e.page_text.text)
        asked = len(read_log(ledger).intake)
    gone = purge(story, river, rooms=ROOMS)
    assert (gone.was_article, gone.inputs, gone.scrubbed) == (True, 1, True)
    assert river not in story.captures.all()
    with story.reading() as ledger:
        assert river not in article_ids(ledger)
        assert len(read_log(ledger).intake) == asked - 1
        assert edits(ledger) == ()
    again = purge(story, river, rooms=ROOMS)
    assert (again.was_article, again.inputs) == (False, 0)
    assert purge(story, None, rooms=ROOMS).scrubbed


def test_a_page_is_read_again_only_where_its_lines_date_or_outlet_were_corrected(story: Story) -> None:
    read: list[str] = []

    def read_again(page, article):  # type: ignore[no-untyped-def] - a recorder
        read.append(article.article_id)
        return replace(found[names.index(article.article_id)], article=article)

    rooms = replace(
        ROOMS,
        apply_edits=apply_edits,
        correct_article=correct_article,
        live_edits=live_edits,
        read_again=read_again,
    )
    with story.reading() as ledger:
        found = tuple(all_analyses(ledger))
    names = [each.article.article_id for each in found]
    line = make_anchor(found[0].page_text, "line", found[0].article.lines[0].span, found[0].article)
    title = make_anchor(found[1].page_text, "article", None, found[1].article)
    empty = {
        "other": None,
        "old": None,
        "parties": (),
        "undoes": None,
        "reason": "",
        "who": "d",
        "when": WHEN,
    }
    made = [
        Edit(action="set", anchor=line, field="kind", new="ads", **empty),  # type: ignore[arg-type]
        Edit(action="set", anchor=title, field="title", new="Better", **empty),  # type: ignore[arg-type]
    ]
    taken, corrected = correct(found, made, rooms=rooms)
    assert read == [names[0]]
    assert taken[0].article.lines[0].kind is LineKind.ADS
    assert corrected[1].article.title.value == "Better"
    assert taken[1:] == found[1:]


def test_a_rule_that_trips_over_a_page_relabelled_is_told_and_does_not_stop_the_story(
    story: Story, caplog: pytest.LogCaptureFixture
) -> None:
    fault: Exception = IndexError("a rule's fault")

    def trips(page: object, article: object) -> Analysis:
        raise fault

    with story.reading() as ledger:
        found = tuple(all_analyses(ledger))
    date = make_anchor(found[0].page_text, "article", None, found[0].article)
    made = Edit(
        action="set",
        anchor=date,
        other=None,
        field="published",
        old=None,
        new="2031-04-09",
        parties=(),
        undoes=None,
        reason="",
        who="desk",
        when=WHEN,
    )
    rooms: Rooms = replace(
        ROOMS,
        apply_edits=apply_edits,
        correct_article=correct_article,
        live_edits=live_edits,
        read_again=trips,
    )
    taken, _ = correct(found, [made], rooms=rooms)
    assert taken[0].article.published.value == "2031-04-09"
    assert taken[0].statements == found[0].statements
    (told,) = caplog.messages
    assert f"article {found[0].article.article_id[:12]} could not be read again" in told
    assert "its statements stay as they were found" in told
    fault = OSError("a full disk is no rule's fault")
    with pytest.raises(OSError, match="full disk"):
        correct(found, [made], rooms=rooms)
