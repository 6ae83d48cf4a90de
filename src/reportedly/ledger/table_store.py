"""Write a story's table: whole or not at all."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from reportedly.errors import BrokenLedger
from reportedly.ledger.connection import refuse_links
from reportedly.ledger.table_files import Shape
from reportedly.ledger.whole_files import write_whole

__all__ = ["store_table"]


def store_table(
    folder: Path, shape: Shape, columns: Sequence[str], rows: Sequence[Mapping[str, str]]
) -> None:
    """Write these rows as the table of that shape in ``folder``, as UTF-8 with commas. Raises BrokenLedger."""
    path = folder / f"{shape.name}.csv"
    for part in (folder, path):
        refuse_links(part)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for cells in (columns, *([row.get(name, "") for name in columns] for row in rows)):
        # One kind of line end in a cell: csv quotes no cell for another one.
        writer.writerow([cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells])
    try:
        # People open it beside us, with whatever they like: a new file is no secret of ours.
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
        write_whole(path, buffer.getvalue().encode("utf-8"))
        path.chmod(mode)
    except OSError as error:
        raise BrokenLedger(
            str(path), f"cannot be written ({error.strerror})", "check its permissions and the disk"
        ) from error
