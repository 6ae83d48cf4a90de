"""A story is a folder; a stranger's folder is input and is not trusted."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from made_up import make_analysis, make_capture, make_linking

from reportedly.errors import BrokenLedger, NewerLedger, NotAStory, ReportedlyError, StoryInUse, WrongUse
from reportedly.ledger import (
    Story,
    all_analyses,
    articles,
    begin_intake,
    claims,
    enter,
    ledger_digest,
    lines,
    questions,
    read_log,
    statements,
    store_linking,
    verify,
)

PAGE = "Solem: 14 killed\nGovernor: 17 killed\n"


@pytest.fixture
def story(tmp_path: Path) -> Story:
    made = Story.create(tmp_path / "bridge")
    analysis = make_analysis(PAGE)
    made.captures.store(PAGE.encode())
    with made.writing() as ledger:
        enter(ledger, analysis, make_capture(PAGE.encode()))
        store_linking(ledger, make_linking([analysis]))
    return made


def tamper(story: Story, *statements: str) -> None:
    with sqlite3.connect(story.database) as raw:
        for statement in statements:
            raw.execute(statement)
    raw.close()


def test_a_new_story_is_whole_and_empty(tmp_path: Path) -> None:
    story = Story.create(tmp_path / "new" / "bridge")
    assert sorted(path.name for path in story.folder.iterdir()) == [
        "captures", "reportedly.toml", "story.db", "story.lock", "tables",
    ]  # fmt: skip
    with Story.open(story.folder).reading() as ledger:
        assert articles(ledger) == ()
    assert verify(story).problems == ()


def test_a_story_is_not_made_over_another_one(story: Story) -> None:
    with pytest.raises(WrongUse, match="a story already"):
        Story.create(story.folder)


def test_copying_the_folder_moves_the_story(story: Story, tmp_path: Path) -> None:
    shutil.copytree(story.folder, tmp_path / "copy")
    assert verify(Story.open(tmp_path / "copy")) == verify(story)


def test_reading_leaves_nothing_behind_in_the_folder(story: Story) -> None:
    before = sorted(path.name for path in story.folder.iterdir())
    with Story.open(story.folder).reading() as ledger:
        statements(ledger)
    assert sorted(path.name for path in story.folder.iterdir()) == before


def test_the_title_is_the_one_set_or_the_folders_name(story: Story) -> None:
    assert story.title == "bridge"
    (story.folder / "reportedly.toml").write_text('title = "Harbour bridge"\n', encoding="utf-8")
    assert story.title == "Harbour bridge"


def test_settings_that_are_no_toml_are_named(story: Story) -> None:
    (story.folder / "reportedly.toml").write_text("title =", encoding="utf-8")
    with pytest.raises(WrongUse, match=r"reportedly\.toml"):
        _ = story.title


@pytest.mark.parametrize("folder", ["absent", "empty"])
def test_a_folder_without_a_ledger_is_not_a_story(tmp_path: Path, folder: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NotAStory, match="reportedly init"):
        Story.open(tmp_path / folder)


def test_a_ledger_of_a_newer_version_is_refused_kindly_and_not_touched(story: Story) -> None:
    tamper(story, "PRAGMA user_version = 99")
    before = story.database.read_bytes()
    with pytest.raises(NewerLedger, match="update Reportedly; nothing was touched"):
        Story.open(story.folder)
    assert story.database.read_bytes() == before


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: b"<html>" * 100, id="another file"),
        pytest.param(lambda data: data[:50], id="cut in its header"),
        pytest.param(lambda data: data[:5000], id="cut after its first page"),
        pytest.param(lambda data: data[:100] + b"\xff" * (len(data) - 100), id="overwritten"),
        pytest.param(lambda data: data[:68] + b"\0\0\0\0" + data[72:], id="of another program"),
    ],
)
def test_a_damaged_database_is_told_with_what_to_do_next(story: Story, damage) -> None:
    story.database.write_bytes(damage(story.database.read_bytes()))
    with pytest.raises(BrokenLedger) as told, Story.open(story.folder).reading() as ledger:
        articles(ledger)
    assert told.value.remedy


@pytest.mark.parametrize("at", range(4096, 40 * 4096, 3 * 4096 + 517))
def test_a_page_overwritten_anywhere_never_crashes_a_screen(story: Story, at: int) -> None:
    data = bytearray(story.database.read_bytes())
    data[at : at + 600] = b"\xa5" * len(data[at : at + 600])
    story.database.write_bytes(data)
    with suppress(BrokenLedger), Story.open(story.folder).reading() as ledger:
        articles(ledger)
        statements(ledger, words="killed")
        questions(ledger)
        ledger_digest(ledger)


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("CREATE TRIGGER t AFTER INSERT ON edit BEGIN DELETE FROM article; END", id="trigger"),
        pytest.param("CREATE VIEW v AS SELECT 1", id="view"),
        pytest.param("CREATE TABLE extra (x)", id="table"),
        pytest.param("CREATE INDEX extra ON edit (abs(edit_id))", id="index on an expression"),
        pytest.param("ALTER TABLE edit ADD COLUMN x INTEGER AS (abs(edit_id))", id="computed column"),
        pytest.param("DROP INDEX figure_key", id="index missing"),
    ],
)
def test_a_schema_that_is_not_ours_word_for_word_is_refused(story: Story, statement: str) -> None:
    tamper(story, statement)
    with pytest.raises(BrokenLedger, match="did not make"):
        Story.open(story.folder)


@pytest.mark.parametrize(
    "part", ["story.db", "captures", "tables", "reportedly.toml", "story.lock", "story.db-wal"]
)
def test_a_link_in_place_of_a_part_of_the_folder_is_refused(story: Story, tmp_path: Path, part: str) -> None:
    outside = tmp_path / "outside"
    if (inside := story.folder / part).exists():
        inside.rename(outside)
    inside.symlink_to(outside)
    with pytest.raises(BrokenLedger, match="link"):
        Story.open(story.folder)


def test_a_link_among_the_captures_is_not_followed(story: Story, tmp_path: Path) -> None:
    (name,) = story.captures.all()
    (tmp_path / "secret").write_bytes(PAGE.encode())
    path = story.folder / "captures" / name[:2] / name
    path.unlink()
    path.symlink_to(tmp_path / "secret")
    with pytest.raises(BrokenLedger, match="link"):
        story.captures.read(name)


@pytest.mark.parametrize("name", ["../../../etc/passwd", "", "A" * 64, "0" * 63])
def test_a_capture_is_asked_for_by_a_digest_and_by_nothing_else(story: Story, name: str) -> None:
    with pytest.raises(BrokenLedger, match="not a SHA-256"):
        story.captures.read(name)


def test_captured_bytes_that_changed_are_not_handed_out(story: Story) -> None:
    (name,) = story.captures.all()
    (story.folder / "captures" / name[:2] / name).write_bytes(b"something else")
    with pytest.raises(BrokenLedger, match="bytes its name promises"):
        story.captures.read(name)


def test_verify_names_what_is_missing_changed_or_left_over(story: Story) -> None:
    assert verify(story).problems == ()
    (name,) = story.captures.all()
    stray = story.captures.store(b"left by a killed run")
    assert (verify(story).problems, verify(story).strays) == ((), (stray,))
    (story.folder / "captures" / name[:2] / name).unlink()
    tamper(
        story,
        "UPDATE edit SET record_id = 'x'",
        "UPDATE party SET record = CAST('{}' AS BLOB) WHERE position = 0",
    )
    found = verify(story).problems
    assert any(name in problem and "missing" in problem for problem in found)
    assert any("party" in problem for problem in found)


def test_a_record_whose_bytes_were_exchanged_is_broken_and_not_shown(story: Story) -> None:
    tamper(story, "UPDATE statement SET record = CAST('{\"format\":1}' AS BLOB)")
    with pytest.raises(BrokenLedger), story.reading() as ledger:
        statements(ledger)


def test_a_span_that_runs_past_its_page_is_broken_and_not_shown(story: Story) -> None:
    tamper(
        story,
        "UPDATE statement SET record = CAST(replace(CAST(record AS TEXT), '\"end\":16', '\"end\":1600') AS BLOB)",
    )
    with pytest.raises(BrokenLedger, match="outside its page"), story.reading() as ledger:
        statements(ledger)


@pytest.mark.parametrize(
    "nonsense",
    [
        pytest.param("UPDATE reading SET rules = '5'", id="rules that are no list"),
        pytest.param("UPDATE reading SET rules = CAST(x'cc' AS TEXT)", id="text that is no text"),
        pytest.param("UPDATE statement SET record = x''", id="a record that is empty"),
        pytest.param("UPDATE passage SET first = 9, past = 3", id="a line that ends before it starts"),
        pytest.param("UPDATE intake SET state = 'lost'", id="a state we do not know"),
        pytest.param('UPDATE intake SET declared = \'{"capture":"1"}\'', id="a field nobody may declare"),
        pytest.param("DELETE FROM page_text", id="pages missing"),
        pytest.param("UPDATE claim SET record = x'7b7d'", id="another record"),
    ],
)
def test_rows_that_make_no_sense_are_broken_and_not_a_crash(story: Story, nonsense: str) -> None:
    with story.writing() as ledger:
        begin_intake(ledger, address="a", path=None, how="file", obtained_at="2031-04-02", declared={})
    tamper(story, "PRAGMA ignore_check_constraints = ON", nonsense)
    with pytest.raises(BrokenLedger):
        read_everything(story)


def read_everything(story: Story) -> None:
    with story.reading() as ledger:
        articles(ledger)
        statements(ledger)
        lines(ledger, "killed")
        claims(ledger)
        read_log(ledger)
        ledger_digest(ledger)
        if len(list(all_analyses(ledger))) != 1:
            raise BrokenLedger("the ledger", "lost its article", "restore it")


def test_a_reader_sees_one_moment_while_somebody_writes(story: Story) -> None:
    text = "Police: 3 injured\n"
    with story.reading() as reader:
        before = ledger_digest(reader)
        with story.writing() as ledger:
            enter(ledger, make_analysis(text), make_capture(text.encode()))
            assert ledger_digest(reader) == before
            assert len(articles(reader)) == 1
    with story.reading() as reader:
        assert len(articles(reader)) == 2


def test_a_second_writer_waits_a_little_and_then_is_told_kindly(story: Story) -> None:
    with (
        story.writing(),
        pytest.raises(StoryInUse, match="somebody else is writing"),
        story.writing(patience=0.2),
    ):
        pass


def test_a_second_writer_goes_on_when_the_first_has_finished(story: Story) -> None:
    started, entered = threading.Event(), []

    def second() -> None:
        started.set()
        with story.writing(patience=5):
            entered.append(True)

    with story.writing():
        thread = threading.Thread(target=second)
        thread.start()
        started.wait()
        assert not entered
    thread.join()
    assert entered


def test_a_writer_that_was_killed_leaves_no_lock(story: Story) -> None:
    code = (
        "import sys; from reportedly.ledger import Story\n"
        "with Story.open(sys.argv[1]).writing(): print('in', flush=True); sys.stdin.read()"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(story.folder)], stdout=subprocess.PIPE, stdin=subprocess.PIPE
    )
    assert child.stdout
    assert child.stdin
    assert child.stdout.readline() == b"in\n"
    with pytest.raises(StoryInUse), story.writing(patience=0.1):
        pass
    child.kill()
    child.wait()
    child.stdout.close()
    child.stdin.close()
    with story.writing(patience=1):
        pass


def test_a_story_on_a_read_only_medium_can_still_be_read(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with Story.open(story.folder).reading() as ledger:
        assert len(articles(ledger)) == 1
    assert not (story.folder / "story.db-shm").exists()


def test_an_error_inside_a_transaction_leaves_the_ledger_as_it_was(story: Story) -> None:
    with story.reading() as ledger:
        before = ledger_digest(ledger)

    def fail_half_way() -> None:
        with story.writing() as ledger, ledger.transaction():
            ledger.do("DELETE FROM reading")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    with story.reading() as ledger:
        assert ledger_digest(ledger) == before


@pytest.mark.parametrize("kilobytes", [1, 64, 300, 340, 400])
def test_a_disk_too_small_for_a_new_story_leaves_none_or_a_whole_one(tmp_path: Path, kilobytes: int) -> None:
    with files_no_larger_than(1024 * kilobytes), suppress(ReportedlyError):
        Story.create(tmp_path / "story")
    story = Story(tmp_path / "story")
    if not story.database.exists():
        Story.create(story.folder)
    with story.writing():
        pass
    assert (verify(story).problems, verify(story).leftovers) == ((), ())


def test_bytes_that_find_no_room_are_told_so_and_leave_nothing(story: Story) -> None:
    before = verify(story)
    with files_no_larger_than(1000), pytest.raises(BrokenLedger, match="make room and run the command again"):
        story.captures.store(b"x" * 2000)
    assert verify(story) == before


def test_a_transaction_that_sqlite_took_back_itself_tells_why(story: Story) -> None:
    # As it does on a full disk: a second ROLLBACK of ours would hide the reason.
    def fill_up() -> None:
        with story.writing() as ledger, ledger.transaction():
            ledger.do("ROLLBACK")
            raise sqlite3.OperationalError("database or disk is full")

    with pytest.raises(sqlite3.OperationalError, match="disk is full"):
        fill_up()


def test_the_next_writer_sweeps_what_a_killed_one_left_and_follows_no_link(
    story: Story, tmp_path: Path
) -> None:
    shelf = story.folder / "captures" / "3f"
    outside = tmp_path / "outside"
    for folder in (shelf, outside):
        folder.mkdir(exist_ok=True)
        (folder / ".new-abc").write_bytes(b"half a pa")
    (shelf / "notes.txt").write_text("somebody's own", encoding="utf-8")
    (story.folder / "captures" / "ab").symlink_to(outside)
    (story.folder / ".story-17.db-wal").write_bytes(b"")
    assert set(verify(story).leftovers) == {
        "captures/3f/.new-abc",
        "captures/ab",
        "captures/3f/notes.txt",
        ".story-17.db-wal",
    }
    with story.writing():
        pass
    assert verify(story).leftovers == ("captures/3f/notes.txt", "captures/ab")
    assert (outside / ".new-abc").exists()


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """What a full disk is to whoever writes: no file grows beyond ``size`` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
