"""Tables of names as people save them: CSV or TSV, from any spreadsheet, into rows that keep their line numbers."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reportedly.errors import WrongUse
from reportedly.ledger.connection import refuse_links

__all__ = ["SHAPES", "Row", "Shape", "TableFile", "read_table", "read_table_bytes"]

_MAX_BYTES: Final = 10_000_000
"""A table of names is small; a larger file is a mistake, or meant to fill the memory."""
_SEPARATORS: Final = (",", ";", "\t")
"""What stands between cells: a semicolon where a spreadsheet writes numbers with a comma."""
_HEADING: Final = 10_000
"""Code points of the heading that are looked at for what divides it."""
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a table of a story must hold; every further column is a person's own."""

    name: str  # "parties": its file is parties.csv
    about: str  # "party": what its rows are about
    key: str  # the column that names a row: no two rows share it
    told: str | None  # the column that says what we read of it; None: own columns alone

    @property
    def ours(self) -> tuple[str, ...]:
        """The columns with a meaning here, the key first."""
        return (self.key,) if self.told is None else (self.key, self.told)


SHAPES: Final = (
    Shape(name="parties", about="party", key="alias", told="name"),
    Shape(name="groups", about="group", key="party", told="group"),
    Shape(name="outlets", about="outlet", key="outlet", told=None),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it begins in the file, and its cells by column, blanks around them taken off."""

    line: int
    cells: Mapping[str, str]
    beyond: tuple[str, ...] = ()  # cells under no heading that say something


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFile:
    """A file as read. ``broken``: lines that no reader of CSV can take, and why."""

    columns: tuple[str, ...]  # headings as written, without those that are empty
    rows: tuple[Row, ...]
    broken: tuple[tuple[int, str], ...] = ()


def read_table(path: Path, *, strict: bool = True) -> TableFile | None:
    """The table at ``path``; None where there is no such file.

    Raises WrongUse for one that is no UTF-8 CSV, or is larger than 10 MB, and for a line that
    is none, unless ``strict`` is False; BrokenLedger for a link or special file.
    """
    refuse_links(path)
    try:
        if path.is_dir() or path.stat().st_size > _MAX_BYTES:
            told = "is a folder" if path.is_dir() else "is larger than 10 MB"
            raise WrongUse(str(path), told, "keep only the columns the table needs")
        table = read_table_bytes(path.read_bytes(), str(path))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise WrongUse(str(path), f"cannot be read ({error.strerror})", "check its permissions") from error
    if strict and table.broken:
        line, why = table.broken[0]
        raise WrongUse(str(path), f"is not a UTF-8 CSV file (line {line} {why})", "save it as CSV, UTF-8")
    return table


def read_table_bytes(data: bytes, named: str) -> TableFile:
    """The table that these bytes are. ``named`` is what an error calls it.

    Commas, semicolons or tabs between cells, as the heading has them; UTF-8, with or without
    its mark, or UTF-16 with its mark. A line that is no CSV is told in ``broken``, and
    the rest is read. Raises WrongUse for other bytes, and for a heading that names a column twice.
    """
    # As csv wants them: divided at line ends alone, and with them.
    lines = list(io.StringIO(_text(data, named), newline=""))
    skipped = 1 if lines and lines[0].lower().startswith("sep=") else 0  # a spreadsheet's own remark
    separator = _separator(lines[skipped][:_HEADING] if len(lines) > skipped else "")
    broken: list[tuple[int, str]] = []
    records = _records(lines[skipped:], separator, skipped, broken)
    _, heading = next(records, (0, []))
    if broken:
        raise WrongUse(
            named, f"has no heading (line {broken[0][0]} {broken[0][1]})", "name its columns there"
        )
    names = [" ".join(name.split()) for name in heading]
    held = [name.casefold() for name in names if name]
    if twice := sorted({name for name in held if held.count(name) > 1}):
        raise WrongUse(named, f"has the column {twice[0]} twice", "give each column a name of its own")
    rows = [_row(line, names, cells) for line, cells in records if any(cell.strip() for cell in cells)]
    return TableFile(columns=tuple(name for name in names if name), rows=tuple(rows), broken=tuple(broken))


def _text(data: bytes, named: str) -> str:
    try:
        return data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise WrongUse(
            named,
            f"is not a UTF-8 CSV file (line {line} is written in another encoding)",
            "save it as “CSV UTF-8”",
        ) from error


def _separator(heading: str) -> str:
    """The one that divides the heading into most cells; of two the one named first."""
    return max(_SEPARATORS, key=lambda each: len(next(csv.reader([heading], delimiter=each), [])))


def _records(
    lines: Iterable[str], separator: str, skipped: int, broken: list[tuple[int, str]]
) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line on which it begins; what is none goes to ``broken``."""
    reader = csv.reader(lines, delimiter=separator)
    while True:
        first = reader.line_num + skipped + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            # The reader begins anew on the next line.
            broken.append((first, f"is no CSV ({error}); is a quotation mark left open there?"))
        else:
            yield first, cells


def _row(line: int, names: list[str], cells: list[str]) -> Row:
    named: dict[str, str] = {}
    beyond: list[str] = []
    for at, cell in enumerate(cells):
        if at < len(names) and names[at]:
            named[names[at]] = cell.strip()
        elif cell.strip():
            beyond.append(cell)
    return Row(line, named, tuple(beyond))
