"""A story's ``tables/``: what a person lays down about parties, as CSV."""

from collections.abc import Iterator
from pathlib import Path

from reportedly.errors import WrongUse
from reportedly.ledger.table_files import SHAPES, Shape, read_table
from reportedly.records import Tables

__all__ = ["read_tables"]


def read_tables(folder: Path) -> Tables:
    """Read ``parties.csv`` (alias, name) and ``groups.csv`` (party, group); a missing file is an empty table.

    Other columns are allowed: people keep their own notes beside the names.
    Raises WrongUse for a file without those columns, or that is no UTF-8 CSV.
    """
    parties, groups, _ = SHAPES
    # Sorted and without repeats: the order of lines in a table must not change a ledger.
    return Tables(
        aliases=tuple(sorted(set(_pairs(folder, parties)))),
        groups=tuple(sorted(set(_pairs(folder, groups)))),
    )


def _pairs(folder: Path, shape: Shape) -> Iterator[tuple[str, str]]:
    path = folder / f"{shape.name}.csv"
    if (table := read_table(path)) is None:
        return
    if missing := set(shape.ours) - set(table.columns):
        raise WrongUse(
            str(path),
            f"has no column {' and '.join(sorted(missing))}",
            f"give it the columns {' and '.join(shape.ours)}",
        )
    for row in table.rows:
        key, told = (row.cells.get(column, "") for column in shape.ours)
        if key and told:
            yield key, told
