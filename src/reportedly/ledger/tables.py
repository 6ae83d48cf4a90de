"""A story's ``tables/``: what a person lays down about parties, as CSV."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reportedly.errors import WrongUse
from reportedly.ledger.connection import refuse_links
from reportedly.records import Tables

__all__ = ["read_tables"]

_MAX_BYTES: Final = 10_000_000
"""A table of names is small; a larger file is a mistake, or meant to fill the memory."""


def read_tables(folder: Path) -> Tables:
    """Read ``parties.csv`` (alias, name) and ``groups.csv`` (party, group); a missing file is an empty table.

    Other columns are allowed: people keep their own notes beside the names.
    Raises WrongUse for a file without those columns, or that is no UTF-8 CSV.
    """
    return Tables(
        aliases=tuple(_pairs(folder / "parties.csv", "alias", "name")),
        groups=tuple(_pairs(folder / "groups.csv", "party", "group")),
    )


def _pairs(path: Path, key: str, value: str) -> Iterator[tuple[str, str]]:
    refuse_links(path)
    if not path.exists():
        return
    if path.stat().st_size > _MAX_BYTES:
        raise WrongUse(str(path), "is larger than 10 MB", "keep only the columns the table needs")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if missing := {key, value} - set(rows.fieldnames or ()):
                raise WrongUse(
                    str(path),
                    f"has no column {' and '.join(sorted(missing))}",
                    f"give it the columns {key} and {value}",
                )
            # Sorted and without repeats: the order of lines in a table must not change a ledger.
            yield from sorted(
                {
                    (row[key].strip(), row[value].strip())
                    for row in rows
                    if (row[key] or "").strip() and (row[value] or "").strip()
                }
            )
    except (UnicodeDecodeError, csv.Error) as error:
        raise WrongUse(str(path), f"is not a UTF-8 CSV file ({error})", "save it as CSV, UTF-8") from error
