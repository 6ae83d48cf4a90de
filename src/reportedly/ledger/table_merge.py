"""Rows of a table laid beside those that a story has already: by key, with nothing overwritten unasked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.ledger.search import folded
from reportedly.ledger.table_files import Row, Shape, TableFile

__all__ = ["Conflict", "Merged", "merge_tables", "shape_problem"]

_LONGEST: Final = 2_000
"""Code points of a cell: a name or a note, not a page that an open quotation mark has swallowed."""
_FORMULA: Final = ("=", "+", "-", "@")
_CALLS: Final = frozenset("(|!")
"""With one of these behind such a sign a spreadsheet runs something; +351 and @name are only words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A cell that says otherwise than the story's own."""

    line: int
    subject: str
    column: str
    here: str
    there: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A story's table with another's rows in it, and what became of each of these."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
    new: int
    filled: int  # rows that were here and now say more
    known: int
    conflicts: tuple[Conflict, ...]
    refused: tuple[tuple[int, str], ...]  # line, and why with what to do


def shape_problem(shape: Shape, table: TableFile) -> str | None:
    """Why this table is none of that shape, with what to do; None where it is one."""
    names = {name.casefold() for name in table.columns}
    # A party without an alias goes by its name: a table of names and notes is a table of parties.
    needed = {shape.told or shape.key} if shape.about == "party" else set(shape.ours)
    if missing := sorted(needed - names):
        return f"has no column {' and '.join(missing)}; the table {shape.name} has {', '.join(shape.ours)}"
    if odd := next((name for name in table.columns if _is_formula(name)), None):
        return f"has the column {odd!r:.60}, which looks like a formula; give it a name in words"
    return None


def merge_tables(shape: Shape, held: TableFile | None, given: TableFile, *, replace: bool) -> Merged:
    """Both tables as one: held rows first and in their order, then the new ones in theirs.

    An empty cell given says nothing and takes nothing away. Where both say something
    else of one key, the held cell stays, or goes with ``replace``; a conflict is told
    either way. Rows that cannot be taken are told by their line, and the rest goes on.
    """
    names = {name.casefold(): name for name in (*shape.ours, *(held.columns if held else ()))}
    columns = list(held.columns if held else shape.ours)
    for name in given.columns:
        if names.setdefault(name.casefold(), name) not in columns:
            columns.append(names[name.casefold()])
    rows = [dict(row.cells) for row in held.rows] if held else []
    by_key: dict[str, dict[str, str]] = {}
    for row in rows:
        if key := folded(row.get(shape.key, "")):
            by_key.setdefault(key, row)
    counts = {"new": 0, "filled": 0, "known": 0}
    conflicts: list[Conflict] = []
    refused = list(given.broken)
    for each in given.rows:
        cells = _cells(shape, each, names)
        if why := _problem(shape, each, cells, given.columns):
            refused.append((each.line, why))
            continue
        known = by_key.get(folded(cells[shape.key]))
        if known is None:
            rows.append(cells)
            by_key[folded(cells[shape.key])] = cells
            counts["new"] += 1
            continue
        found = list(_otherwise(shape, each.line, known, cells))
        conflicts += found
        more = {name: text for name, text in cells.items() if text and not known.get(name)}
        more |= {conflict.column: conflict.there for conflict in found} if replace else {}
        known |= more
        counts["filled" if more else "known"] += 1
    return Merged(
        columns=tuple(columns),
        rows=tuple(rows),
        conflicts=tuple(conflicts),
        refused=tuple(sorted(refused)),
        **counts,
    )


def _cells(shape: Shape, row: Row, names: Mapping[str, str]) -> dict[str, str]:
    cells = {names[name.casefold()]: text for name, text in row.cells.items()}
    for name in shape.ours:
        cells[name] = " ".join(cells.get(name, "").split())
    if shape.about == "party" and not cells[shape.key]:
        cells[shape.key] = cells["name"]
    return cells


def _otherwise(
    shape: Shape, line: int, known: Mapping[str, str], cells: Mapping[str, str]
) -> Iterator[Conflict]:
    for name, there in cells.items():
        here = known.get(name, "")
        if name != shape.key and here and there and here != there:
            yield Conflict(line=line, subject=known[shape.key], column=name, here=here, there=there)


def _problem(shape: Shape, row: Row, cells: Mapping[str, str], columns: Sequence[str]) -> str | None:
    if row.beyond:
        return (
            f"has more cells than the heading has names ({row.beyond[0].strip()!r:.40});"
            " put cells that hold a comma into quotation marks, or name the column"
        )
    for name, text in cells.items():
        if len(text) > _LONGEST:
            return (
                f"has a cell of {len(text):,} characters in {name};"
                f" shorten it to {_LONGEST:,}, or close a quotation mark left open"
            )
        if any(character < " " and character not in "\t\r\n" for character in text):
            return f"holds a control character in {name}; type the cell anew"
        if _is_formula(text):
            return f"holds a formula in {name} ({text!r:.40}); write the value itself"
    said = any(text for name, text in cells.items() if name not in shape.ours)
    if not cells[shape.key]:
        needed = "name" if shape.about == "party" else shape.key
        return f"names no {shape.about if shape.about != 'group' else 'party'}; fill in {needed}"
    if shape.told is not None and not cells[shape.told] and not (said and shape.about == "group"):
        return f"says nothing of {cells[shape.key]!r:.60}; fill in {shape.told}"
    return None


def _is_formula(text: str) -> bool:
    return text.startswith("=") or (text.startswith(_FORMULA) and not _CALLS.isdisjoint(text))
