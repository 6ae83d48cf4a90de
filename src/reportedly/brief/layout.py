"""Text in columns: wrapping with a hanging indent, tables, numbers to the right."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Column", "columns_of", "pad", "shorten", "table", "wrap", "wrap_items"]

NARROWEST = 24
"""Columns below which wrapping would break every word; narrower terminals scroll instead."""


def columns_of(text: str) -> int:
    """How many terminal columns ``text`` takes: wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def pad(text: str, width: int, *, right: bool = False) -> str:
    """``text`` filled with spaces to ``width`` columns, on its left when ``right``."""
    space = " " * (width - columns_of(text))
    return space + text if right else text + space


def shorten(text: str, width: int) -> str:
    """``text`` cut to ``width`` columns, at a word's end where one is near, with ``…`` where something is gone."""
    if columns_of(text) <= width:
        return text
    kept = _fit(text, max(width - 1, 1))
    space = kept.rfind(" ")
    if space > len(kept) * 2 // 3:
        kept = kept[:space]
    return kept.rstrip(" ,;:–-") + "…"


def wrap(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """``text`` in lines of at most ``width`` columns, ``first`` before the first, ``rest`` before the others.

    Breaks at spaces; a word longer than a line is cut. Always at least one line.
    """
    return wrap_items(text.split(" "), width, first=first, rest=rest, between=" ")


def wrap_items(
    items: Sequence[str], width: int, *, first: str = "", rest: str = "", between: str = " · "
) -> list[str]:
    """Items in lines, broken between them rather than within them wherever an item fits on a line."""
    lines: list[str] = []
    line, empty = first, True
    separator = between.rstrip()
    for number, item in enumerate(items, start=1):
        # Room for the separator too, unless it is the last: without it two items would read as one.
        most = max(width, NARROWEST) - (columns_of(separator) if number < len(items) else 0)
        joined = item if empty else between + item
        if columns_of(line) + columns_of(joined) <= most:
            line, empty = line + joined, False
            continue
        if not empty:
            lines.append(line + separator)
            line = rest
        *whole, line = _break(item, most, line, rest)
        lines.extend(whole)
        empty = False
    lines.append(line)
    return [line.rstrip() for line in lines]


def _break(item: str, width: int, line: str, rest: str) -> Iterator[str]:
    """One item over several lines: at its spaces, and within a word only where it must."""
    bare = True
    for word in item.split(" "):
        joined = word if bare else f" {word}"
        if columns_of(line) + columns_of(joined) <= width:
            line, bare = line + joined, False
            continue
        if not bare:
            yield line
            line = rest
        while columns_of(line) + columns_of(word) > width:
            room = max(width - columns_of(line), 1)
            head = _fit(word, room)
            yield line + head
            word, line = word[len(head) :], rest
        line, bare = line + word, False
    yield line


def _fit(text: str, width: int) -> str:
    """The longest beginning that takes at most ``width`` columns, at least one character."""
    taken = 0
    for position, character in enumerate(text):
        taken += _columns(character)
        if taken > width:
            return text[: max(position, 1)]
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table: its heading, and ``right`` for numbers. ``most`` columns wide at most."""

    heading: str
    right: bool = False
    most: int | None = None


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Rows under their headings, two spaces apart; the last column takes what is left and wraps.

    Cells must already be single lines. Other columns are as wide as their widest
    cell, at most ``most``, and cut with an ellipsis beyond.
    """
    if not columns:
        return []
    widths = [
        min(
            max(columns_of(column.heading), *(columns_of(row[index]) for row in rows), 1)
            if rows
            else columns_of(column.heading),
            column.most or width,
        )
        for index, column in enumerate(columns[:-1])
    ]
    indent = " " * (sum(widths) + 2 * len(widths))
    headings = [column.heading for column in columns]
    lines = _row(headings, columns, widths, indent, width)
    for row in rows:
        lines += _row(row, columns, widths, indent, width)
    return lines


def _row(
    cells: Sequence[str], columns: Sequence[Column], widths: Sequence[int], indent: str, width: int
) -> list[str]:
    start = "".join(
        pad(shorten(cell, size), size, right=column.right) + "  "
        for cell, size, column in zip(cells[:-1], widths, columns[:-1], strict=True)
    )
    return wrap(cells[-1], width, first=start, rest=indent)
