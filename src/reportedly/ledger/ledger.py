"""The ledger: one connection, its transactions, and records read back from their rows."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final, TypeVar

from reportedly.errors import BrokenLedger, InvalidRecord
from reportedly.records.codec import decode

__all__ = ["Ledger"]

Record = TypeVar("Record")

_RESTORE: Final = "restore the folder from a copy"


class Ledger:
    """A story's SQLite file, open. Given out by ``Story.reading`` and ``Story.writing``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, *values: object) -> list[Any]:
        """All rows of a query, as tuples."""
        return list(self.each(sql, *values))

    def each(self, sql: str, *values: object) -> Iterator[Any]:
        """The rows of a query one by one, for results too large to hold."""
        with _damage_told():
            # Not `yield from`: that would close the cursor when an error leaves the loop half way,
            # and by the time it does the connection may be closed.
            for row in self._connection.execute(sql, values):  # noqa: UP028
                yield row

    def one(self, sql: str, *values: object) -> Any | None:
        """The first row of a query, or None."""
        with _damage_told():
            return self._connection.execute(sql, values).fetchone()

    def do(self, sql: str, *values: object) -> int:
        """Run one statement that changes rows; returns the id of the row inserted last."""
        return self._connection.execute(sql, values).lastrowid or 0

    def do_many(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Run one statement for each row of values."""
        self._connection.executemany(sql, rows)

    def rewrite(self) -> None:
        """Write the file anew, without anything deleted (VACUUM)."""
        # VACUUM works through a temporary database of its own; nothing else may be attached to a ledger.
        before = self._connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)
        try:
            self._connection.execute("VACUUM")
        finally:
            self._connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, before)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            # SQLite itself may have taken it back already, as it does on a full disk; a second
            # ROLLBACK would fail, and hide what really happened.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def records(self, type: type[Record], sql: str, *values: object) -> tuple[Record, ...]:
        """The records in the first column of a query.

        Raises BrokenLedger for bytes that are no such record.
        """
        return tuple(self.record(type, row[0]) for row in self.each(sql, *values))

    def record(self, type: type[Record], data: object) -> Record:
        """The record that a row holds. Raises BrokenLedger for bytes that are no such record."""
        try:
            return decode(self.bytes_of(data), type)
        except InvalidRecord as error:
            raise BrokenLedger(error.subject, error.problem, error.remedy) from error

    def bytes_of(self, data: object) -> bytes:
        """The bytes that a row holds. Raises BrokenLedger where it holds anything else."""
        if not isinstance(data, bytes):
            raise BrokenLedger("a row", "holds no bytes where a record belongs", _RESTORE)
        return data

    def names(self, data: object) -> tuple[str, ...]:
        """The names that a row holds as a JSON list. Raises BrokenLedger where it holds anything else."""
        try:
            names = json.loads(str(data))
        except (ValueError, RecursionError) as error:
            raise BrokenLedger("a row", f"holds no list of names ({error})", _RESTORE) from error
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise BrokenLedger("a row", "holds no list of names", _RESTORE)
        return tuple(names)


@contextmanager
def _damage_told() -> Iterator[None]:
    # SQLite quotes the damaged bytes in its message, which then is no text itself.
    try:
        yield
    except UnicodeDecodeError as error:
        raise BrokenLedger("the ledger", f"is damaged ({error})", _RESTORE) from error
