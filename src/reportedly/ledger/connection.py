"""Open a ledger's SQLite file, defensively: a story folder may come from a stranger."""

import os
import sqlite3
import stat
from functools import cache
from pathlib import Path
from typing import Final

from reportedly.errors import BrokenLedger, NewerLedger, NotAStory, ReportedlyError
from reportedly.ledger.migrations import load_migrations

__all__ = ["APPLICATION_ID", "connect", "create", "explain", "is_outdated", "migrate", "refuse_links"]

APPLICATION_ID: Final = 0x52505444
"""``RPTD`` in SQLite's application-id field: what ``file`` and we know a ledger by."""

OLDEST_SQLITE: Final = (3, 37, 0)
"""STRICT tables."""

BUSY_SECONDS: Final = 5.0
"""How long one statement waits for another process; a write transaction lasts some milliseconds."""

_MAGIC: Final = b"SQLite format 3\0"


def create(path: Path) -> None:
    """Write an empty ledger at ``path``, which must not exist yet."""
    _require_sqlite()
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        # All in the file itself, or an error: what a full disk left in a log beside it would be lost
        # with the file's first name.
        migrate(connection)
        # Readers go on reading while one process writes. Once set, it stays in the file.
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def connect(path: Path) -> sqlite3.Connection:
    """A connection to an existing ledger of this version, with nothing in it trusted.

    Raises NotAStory where there is none, NewerLedger, and BrokenLedger for bytes
    or a schema that are not ours. The schema is compared word for word with the
    migrations', so a view, trigger, generated column or changed CHECK never runs.
    """
    _require_sqlite()
    _check_header(path)
    connection = sqlite3.connect(_uri(path), uri=True, isolation_level=None, timeout=BUSY_SECONDS)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        # NORMAL: a killed process loses nothing; a power cut may undo the last articles whole,
        # and their intake rows with them, so the next run reads them again.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        _check_identity(connection, path)
    except UnicodeDecodeError as error:  # SQLite quotes the damaged bytes in its message
        connection.close()
        raise BrokenLedger(str(path), "is damaged", "restore the folder from a copy") from error
    except BaseException:
        connection.close()
        raise
    return connection


def is_outdated(connection: sqlite3.Connection) -> bool:
    """Whether the ledger is of an older version than this program writes."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return bool(version < len(load_migrations()))


def migrate(connection: sqlite3.Connection) -> None:
    """Lift a ledger to the newest version: each step and its ``user_version`` in one transaction."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for number, sql in enumerate(load_migrations()[version:], start=version + 1):
        try:
            connection.executescript(f"BEGIN IMMEDIATE;\n{sql}\nPRAGMA user_version = {number};\nCOMMIT;")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _check_header(path: Path) -> None:
    """Check by its first bytes alone that ``path`` is a ledger, before SQLite reads any of it.

    Raises NotAStory where there is no file, BrokenLedger where it is something else.
    """
    refuse_links(path)
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        raise NotAStory(
            str(path.parent), "is not a story (it has no story.db)", "make one with `reportedly init`"
        ) from None
    except OSError as error:
        raise BrokenLedger(
            str(path), f"cannot be read ({error.strerror})", "check the file's permissions"
        ) from error
    if len(header) < 100 or not header.startswith(_MAGIC):
        raise BrokenLedger(str(path), "is not a ledger's file", "restore story.db from a copy of the folder")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise BrokenLedger(
            str(path), "is the database of another program", "name a story's folder, or `reportedly init` one"
        )


def refuse_links(path: Path) -> None:
    """Raise BrokenLedger where ``path`` is a symbolic link or no plain file or folder.

    A link in a stranger's folder could make us read, or write, what lies outside it.
    """
    try:
        mode = path.lstat().st_mode
    except OSError:
        return
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise BrokenLedger(
            str(path), "is a link or a special file", "put the real file or folder in its place"
        )


def explain(error: sqlite3.DatabaseError, path: Path) -> ReportedlyError | None:
    """What an SQLite error means to a person; None for one that is our own mistake."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    said = str(error)
    if "decode to UTF-8" in said:  # a text column that holds no text; raised without a code
        code = sqlite3.SQLITE_CORRUPT
    match code:
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_FORMAT:
            return BrokenLedger(str(path), f"is damaged ({said})", "restore the folder from a copy")
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return BrokenLedger(str(path), "is held by another program", "try again when it has finished")
        case sqlite3.SQLITE_FULL:
            return BrokenLedger(
                str(path), "cannot grow: the disk is full", "make room and run the command again"
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return BrokenLedger(
                str(path), f"cannot be opened ({said})", "check the permissions of the folder"
            )
        case sqlite3.SQLITE_IOERR:
            return BrokenLedger(
                str(path),
                f"cannot be read or written ({said})",
                "check the disk, and whether it is full, then try again",
            )
        case _:
            return None


def _require_sqlite() -> None:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise ReportedlyError(
            "SQLite", f"is {sqlite3.sqlite_version}, too old", "use a Python built with SQLite 3.37 or newer"
        )


def _uri(path: Path) -> str:
    uri = path.absolute().as_uri()
    wal = path.with_name(path.name + "-wal")
    if os.access(path.parent, os.W_OK):
        return f"{uri}?mode=rw"
    # A story on a read-only medium: SQLite cannot make its shared-memory file there, and
    # without a log to replay nothing can change under us.
    return f"{uri}?mode=ro" if wal.exists() else f"{uri}?mode=ro&immutable=1"


def _check_identity(connection: sqlite3.Connection, path: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    newest = len(load_migrations())
    if version > newest:
        raise NewerLedger(
            str(path.parent),
            f"was written by a newer Reportedly (ledger version {version}, known is {newest})",
            "update Reportedly; nothing was touched",
        )
    if _schema(connection) != _expected_schema(version):
        raise BrokenLedger(
            str(path),
            "has tables that Reportedly did not make",
            "do not trust this folder; restore it from a copy",
        )


def _schema(connection: sqlite3.Connection) -> frozenset[tuple[str, str, str, str | None]]:
    return frozenset(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))


@cache
def _expected_schema(version: int) -> frozenset[tuple[str, str, str, str | None]]:
    """The schema as the migrations make it, with the same SQLite: made in memory, in milliseconds."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for sql in load_migrations()[:version]:
            connection.executescript(sql)
        return _schema(connection)
    finally:
        connection.close()
