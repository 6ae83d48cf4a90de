"""Tables of parties, groups and outlets taken into a story, beside what it has of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reportedly.errors import ReportedlyError, WrongUse
from reportedly.ledger import Story
from reportedly.ledger.table_files import SHAPES, Shape, TableFile, read_table
from reportedly.ledger.table_merge import Merged, merge_tables, shape_problem
from reportedly.ledger.table_store import store_table

__all__ = ["RefusedTable", "TakenTable", "import_tables"]

_SUFFIXES: Final = (".csv", ".tsv")
_NAMES: Final = "parties (alias, name), groups (party, group) and outlets (outlet)"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenTable:
    """A file whose rows are in the story's table of that name now, as far as they could be taken."""

    file: str
    table: str
    merged: Merged


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedTable:
    """A file of which nothing could be taken, and why, with what to do."""

    file: str
    why: str


def import_tables(
    story: Story, paths: Sequence[Path], *, replace: bool = False
) -> Iterator[TakenTable | RefusedTable]:
    """Lay the tables in these files and folders over the story's own; one outcome a file, in the order given.

    A file is told by its name (parties, groups, outlets), else by its columns. Each of
    the story's tables is written whole. ``replace``: where both say something else, the
    file is right. The story is not linked yet. Raises StoryInUse, and WrongUse or
    BrokenLedger for a table of the story's own that cannot be read or written.
    """
    folder = story.folder / "tables"
    with story.writing():
        for found in _files(paths):
            if isinstance(found, RefusedTable):
                yield found
                continue
            try:
                given = _read(found)
                shape = _shape(found, given)
            except ReportedlyError as error:
                yield RefusedTable(file=str(found), why=f"{error.problem}; {error.remedy}")
                continue
            if problem := shape_problem(shape, given):
                yield RefusedTable(file=str(found), why=problem)
                continue
            held = _held(folder / f"{shape.name}.csv", shape)
            merged = merge_tables(shape, held, given, replace=replace)
            if held is None or (merged.columns, merged.rows) != (
                held.columns,
                tuple(row.cells for row in held.rows),
            ):
                store_table(folder, shape, merged.columns, merged.rows)
            yield TakenTable(file=str(found), table=shape.name, merged=merged)


def _files(paths: Sequence[Path]) -> Iterator[Path | RefusedTable]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = sorted(
            each
            for each in path.iterdir()
            if each.suffix.lower() in _SUFFIXES and not each.name.startswith(".")
        )
        yield from inside
        if not inside:
            yield RefusedTable(file=str(path), why="holds no CSV or TSV file; name the folder of the tables")


def _read(path: Path) -> TableFile:
    # A link that a person names is followed: it is theirs. In a story's own folder it would not be.
    table = read_table(path.resolve(), strict=False)
    if table is None:
        raise WrongUse(str(path), "is not there", "check its name")
    return table


def _shape(path: Path, table: TableFile) -> Shape:
    names = {name.casefold() for name in table.columns}
    by_name = {shape.name: shape for shape in SHAPES}
    if known := by_name.get(path.stem.casefold()):
        return known
    for shape in SHAPES:
        if set(shape.ours) <= names:
            return shape
    raise WrongUse(str(path), "is no table of a story", f"there are {_NAMES}; name the file or columns so")


def _held(path: Path, shape: Shape) -> TableFile | None:
    held = read_table(path)
    if held is None or (not held.columns and not held.rows):
        return None
    if missing := sorted(set(shape.ours) - set(held.columns)):
        raise WrongUse(
            str(path), f"has no column {' and '.join(missing)}", "correct the story's own table first"
        )
    for row in held.rows:
        if row.beyond:
            # Writing the table anew would lose them, or put them under a heading that is not theirs.
            raise WrongUse(
                f"{path}, line {row.line}",
                "has more cells than the heading",
                "correct the story's own table first",
            )
    return held
