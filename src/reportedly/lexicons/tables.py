"""Load a lexicon table once, read-only."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from reportedly.errors import LexiconError

__all__ = ["Row", "load_table", "lookup", "read_table"]

Row = Mapping[str, str | None]
"""One row by column name; an empty field is None."""


@cache
def load_table(name: str, *, language: str = "en") -> tuple[Row, ...]:
    """All rows of a table, in file order.

    Raises LexiconError where the table does not exist or a row has the wrong
    number of fields.
    """
    file = resources.files("reportedly.lexicons") / language / f"{name}.tsv"
    if not file.is_file():
        raise LexiconError(
            f"{language}/{name}.tsv", "there is no such lexicon", "see docs/lexicons.md for the list"
        )
    return read_table(file.read_text(encoding="utf-8"), name=f"{language}/{name}.tsv")


@cache
def lookup(name: str, key: str, value: str, *, language: str = "en") -> Mapping[str, str | None]:
    """A table as a read-only mapping from one column to another; the first row of a key wins."""
    mapping: dict[str, str | None] = {}
    for row in load_table(name, language=language):
        entry = row[key]
        if entry is not None:
            mapping.setdefault(entry, row[value])
    return MappingProxyType(mapping)


def read_table(text: str, *, name: str) -> tuple[Row, ...]:
    """Parse the text of a table. Raises LexiconError for a row with too many or too few fields."""
    rows: list[Row] = []
    columns: list[str] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        if columns is None:
            columns = fields
            continue
        if len(fields) != len(columns):
            raise LexiconError(
                f"{name}:{number}",
                f"has {len(fields)} fields, the table has {len(columns)} columns",
                "separate fields by single tabs and keep empty ones",
            )
        rows.append(MappingProxyType({c: f or None for c, f in zip(columns, fields, strict=True)}))
    return tuple(rows)
