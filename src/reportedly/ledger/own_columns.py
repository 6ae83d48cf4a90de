"""Columns of people's own in a story's ``tables/``: carried along to every export, never read for meaning."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reportedly.errors import WrongUse
from reportedly.ledger.connection import refuse_links
from reportedly.ledger.search import folded

__all__ = ["OwnColumns", "read_own_columns"]

_MAX_BYTES: Final = 10_000_000
"""As for the tables themselves: a larger file is a mistake, or meant to fill the memory."""

_TABLES: Final = (
    ("party", "parties.csv", ("name", "alias"), frozenset({"name", "alias"})),
    ("group", "groups.csv", ("party",), frozenset({"party", "group"})),
    ("outlet", "outlets.csv", ("outlet",), frozenset({"outlet"})),
)
"""What a table is about, its file, the columns that name its subject, and the columns that are ours."""


@dataclass(frozen=True, slots=True)
class OwnColumns:
    """Every own column by table ("party", "group", "outlet"), and what stands in it for whom."""

    columns: Mapping[str, tuple[str, ...]]  # table → column names, in the file's order
    values: Mapping[tuple[str, str], Mapping[str, str]]  # (table, folded name) → column → text

    def of(self, table: str, name: str | None) -> Mapping[str, str]:
        """What stands in the own columns of a table for a name, in any case; empty where nothing does."""
        return self.values.get((table, folded(name)), {}) if name else {}


def read_own_columns(folder: Path) -> OwnColumns:
    """Read the own columns of ``parties.csv``, ``groups.csv`` and ``outlets.csv``; a missing file has none.

    Where a name stands twice, the first row that says something counts. Raises
    WrongUse for a file that is no UTF-8 CSV, or larger than 10 MB.
    """
    columns: dict[str, tuple[str, ...]] = {}
    values: dict[tuple[str, str], dict[str, str]] = {}
    for table, file, keys, ours in _TABLES:
        names, rows = _read(folder / file)
        columns[table] = tuple(name for name in names if name and name not in ours)
        for row in rows:
            said = {name: text for name in columns[table] if (text := (row.get(name) or "").strip())}
            for key in keys:
                if said and (subject := (row.get(key) or "").strip()):
                    held = values.setdefault((table, folded(subject)), {})
                    for name, text in said.items():
                        held.setdefault(name, text)
    return OwnColumns(columns, values)


def _read(path: Path) -> tuple[tuple[str, ...], list[dict[str, str]]]:
    refuse_links(path)
    if not path.exists():
        return (), []
    if path.stat().st_size > _MAX_BYTES:
        raise WrongUse(str(path), "is larger than 10 MB", "keep only the columns you export")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            return tuple(reader.fieldnames or ()), list(_rows(reader))
    except (UnicodeDecodeError, csv.Error) as error:
        raise WrongUse(str(path), f"is not a UTF-8 CSV file ({error})", "save it as CSV, UTF-8") from error


def _rows(reader: "csv.DictReader[str]") -> Iterator[dict[str, str]]:
    for row in reader:
        # Fields beyond the heading have no name to be carried under.
        yield {name: text for name, text in row.items() if isinstance(name, str) and isinstance(text, str)}
