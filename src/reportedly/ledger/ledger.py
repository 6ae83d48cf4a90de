"""The ledger: one connection, its transactions, and records read back from their rows."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from reportedly.errors import BrokenLedger, InvalidRecord
from reportedly.records.codec import decode

__all__ = ["Ledger"]

Record = TypeVar("Record")


class Ledger:
    """A story's SQLite file, open. Given out by ``Story.reading`` and ``Story.writing``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, *values: object) -> list[Any]:
        """All rows of a query, as tuples."""
        return self._connection.execute(sql, values).fetchall()

    def each(self, sql: str, *values: object) -> Iterator[Any]:
        """The rows of a query one by one, for results too large to hold."""
        yield from self._connection.execute(sql, values)

    def one(self, sql: str, *values: object) -> Any | None:
        """The first row of a query, or None."""
        return self._connection.execute(sql, values).fetchone()

    def do(self, sql: str, *values: object) -> int:
        """Run one statement that changes rows; returns the id of the row inserted last."""
        return self._connection.execute(sql, values).lastrowid or 0

    def do_many(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Run one statement for each row of values."""
        self._connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def records(self, type: type[Record], sql: str, *values: object) -> tuple[Record, ...]:
        """The records in the first column of a query.

        Raises BrokenLedger for bytes that are no such record.
        """
        return tuple(self.record(type, row[0]) for row in self._connection.execute(sql, values))

    def record(self, type: type[Record], data: object) -> Record:
        """The record that a row holds. Raises BrokenLedger for bytes that are no such record."""
        if not isinstance(data, bytes):
            raise BrokenLedger(
                type.__name__, "holds no bytes where a record belongs", "restore the folder from a copy"
            )
        try:
            return decode(data, type)
        except InvalidRecord as error:
            raise BrokenLedger(error.subject, error.problem, error.remedy) from error
