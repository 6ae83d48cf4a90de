"""Columns of people's own in a story's ``tables/``: carried along to every export, never read for meaning."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportedly.ledger.search import folded
from reportedly.ledger.table_files import SHAPES, read_table

__all__ = ["OwnColumns", "read_own_columns"]


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
    for shape in SHAPES:
        table = read_table(folder / f"{shape.name}.csv")
        # A party is told by its name, and by each of its aliases; a group's row by its party.
        subjects = ("name", "alias") if shape.about == "party" else (shape.key,)
        columns[shape.about] = tuple(
            name for name in (table.columns if table else ()) if name not in shape.ours
        )
        for row in table.rows if table else ():
            said = {name: text for name in columns[shape.about] if (text := row.cells.get(name))}
            for subject in (row.cells.get(key) for key in subjects):
                if said and subject:
                    held = values.setdefault((shape.about, folded(subject)), {})
                    for name, text in said.items():
                        held.setdefault(name, text)
    return OwnColumns(columns, values)
