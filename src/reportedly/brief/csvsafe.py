"""Cells for spreadsheets: text from a page must never become a formula, or a row of its own."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["csv_cell", "csv_lines"]

_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_cell(value: object) -> str:
    """A value as a CSV cell; text that a spreadsheet would run gets an apostrophe before it.

    None is an empty cell. Numbers stay numbers, negative ones too. NUL, which no
    spreadsheet takes, is shown as its picture.
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    text = value.replace("\0", "␀")
    # White space before the sign does not stop every spreadsheet.
    return "'" + text if text.lstrip(" \n").startswith(_STARTS) or text.startswith(_STARTS) else text


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """The heading and each row, with its line end; a cell of several lines stays one quoted cell."""
    buffer = io.StringIO()
    # Only with this line end are both of its characters quoted in a cell; what is written ends in \n alone.
    writer = csv.writer(buffer, lineterminator="\r\n")

    def line(cells: Iterable[object]) -> str:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([csv_cell(cell) for cell in cells])
        return buffer.getvalue().removesuffix("\r\n") + "\n"

    yield line(columns)  # a person's own column may be called "=cmd()" too
    for row in rows:
        yield line(row.get(column) for column in columns)
