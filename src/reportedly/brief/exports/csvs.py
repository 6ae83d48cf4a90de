"""Rows as CSV text: a heading, a row a line, no cell that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportedly.brief.csvsafe import csv_cell

__all__ = ["csv_lines"]


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """The heading and each row, with its line end; a cell of several lines stays one cell."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    # A person's own column may be called "=cmd()" too.
    writer.writerow([csv_cell(column) for column in columns])
    yield buffer.getvalue()
    for row in rows:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([csv_cell(row.get(column)) for column in columns])
        yield buffer.getvalue()
