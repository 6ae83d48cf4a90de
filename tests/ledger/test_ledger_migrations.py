"""Migrations: numbered, all or nothing, and an older ledger is lifted when it is opened."""

import re
import sqlite3
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest
from made_up import make_analysis, make_capture

from reportedly.errors import NewerLedger, WrongUse
from reportedly.ledger import Story, connection, enter, ledger_digest, migrations
from reportedly.records import Tables

NEXT = (
    "-- A second step.\nCREATE TABLE second_step (x INTEGER) STRICT;\nINSERT INTO second_step VALUES (1);\n"
)
BROKEN = NEXT + "INSERT INTO no_such_table VALUES (1);\n"


@pytest.fixture
def story(tmp_path: Path) -> Story:
    made = Story.create(tmp_path / "s")
    with made.writing() as ledger:
        enter(ledger, make_analysis("Solem: 14 killed\n"), make_capture(b"Solem: 14 killed\n"))
    return made


def with_next(monkeypatch: pytest.MonkeyPatch, sql: str) -> None:
    first = migrations.load_migrations()
    monkeypatch.setattr(connection, "load_migrations", lambda: (*first, sql))
    connection._expected_schema.cache_clear()


def version(story: Story) -> int:
    with sqlite3.connect(story.database) as raw:
        (number,) = raw.execute("PRAGMA user_version").fetchone()
    raw.close()
    return int(number)


def test_migrations_are_numbered_without_a_gap_and_say_why() -> None:
    files = sorted(file.name for file in resources.files(migrations).iterdir() if file.name.endswith(".sql"))
    assert [int(name[:4]) for name in files] == list(range(1, len(files) + 1))
    assert all(re.fullmatch(r"\d{4}_[a-z0-9_]+\.sql", name) for name in files)
    assert all(sql.startswith("-- ") for sql in migrations.load_migrations())


def test_the_schema_holds_nothing_that_runs_by_itself() -> None:
    for sql in migrations.load_migrations():
        assert not re.search(r"\b(CREATE\s+(TEMP\s+)?(TRIGGER|VIEW)|GENERATED|ATTACH)\b", sql, re.IGNORECASE)


def test_an_older_ledger_is_lifted_when_it_is_opened_and_says_the_same(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    with story.reading() as ledger:
        before = ledger_digest(ledger)
    with_next(monkeypatch, NEXT)
    with Story.open(story.folder).reading() as ledger:
        assert ledger.rows("SELECT x FROM second_step") == [(1,)]
        assert ledger_digest(ledger) == before
    assert version(story) == len(migrations.load_migrations()) + 1
    monkeypatch.undo()
    connection._expected_schema.cache_clear()
    with pytest.raises(NewerLedger):
        Story.open(story.folder)


def test_a_step_that_fails_leaves_the_ledger_at_the_step_before(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    with story.reading() as ledger:
        before = ledger_digest(ledger)
    monkeypatch.setattr(connection, "load_migrations", lambda: (*migrations.load_migrations(), BROKEN))
    with pytest.raises(sqlite3.OperationalError, match="no_such_table"), story.writing():
        pass
    monkeypatch.undo()
    assert version(story) == len(migrations.load_migrations())
    with Story.open(story.folder).reading() as ledger:
        assert ledger_digest(ledger) == before


def test_the_doors_that_screens_use_load_neither_the_parser_nor_the_cleaner() -> None:
    code = (
        "import sys, reportedly.ledger, reportedly.ingest\n"
        "heavy = {'spacy', 'trafilatura', 'lxml', 'numpy', 'htmldate'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_storys_tables_are_read_sorted_with_their_other_columns_left_alone(tmp_path: Path) -> None:
    story = Story.create(tmp_path / "s")
    assert story.tables == Tables()
    (story.folder / "tables" / "parties.csv").write_text(
        "note,name,alias\nx,Ministry,the ministry\n,Ines Marr,Mayor Marr\n,,\n", encoding="utf-8-sig"
    )
    (story.folder / "tables" / "groups.csv").write_text(
        "party,group\nMinistry,Government\n", encoding="utf-8"
    )
    assert story.tables == Tables(
        aliases=(("Mayor Marr", "Ines Marr"), ("the ministry", "Ministry")),
        groups=(("Ministry", "Government"),),
    )


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param(b"alias,label\na,b\n", "no column name", id="a column missing"),
        pytest.param(b"", "no column alias and name", id="empty"),
        pytest.param(b"alias,name\n\xff,b\n", "not a UTF-8 CSV", id="not UTF-8"),
        pytest.param(b"alias,name\n" + b"x" * 200_000 + b",y\n", "not a UTF-8 CSV", id="a cell without end"),
    ],
)
def test_a_table_that_breaks_its_columns_is_named(tmp_path: Path, data: bytes, told: str) -> None:
    story = Story.create(tmp_path / "s")
    (story.folder / "tables" / "parties.csv").write_bytes(data)
    with pytest.raises(WrongUse, match=told):
        _ = story.tables
