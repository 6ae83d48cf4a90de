"""Standard output and standard error: text, CSV, JSON lines, and a sign of life for who waits."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

from reportedly.brief.csvsafe import csv_lines
from reportedly.brief.terminal import terminal_safe

__all__ = ["print_csv", "print_json", "print_lines", "remark", "terminal_width", "waiting"]

_WIDTH: Final = 80
"""Columns when nothing tells: output into a file or a pipe reads the same everywhere."""
_WIDEST: Final = 120
"""Longer lines are hard to read on any screen."""


def terminal_width() -> int:
    """Columns to use: the terminal's, or COLUMNS, or 80."""
    return min(shutil.get_terminal_size((_WIDTH, 24)).columns, _WIDEST)


def print_lines(lines: Iterable[str]) -> None:
    """Lines that have passed ``terminal_safe`` where they hold page text."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def print_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    """A header and rows; text that a spreadsheet would run is made harmless."""
    sys.stdout.writelines(csv_lines(columns, rows))


def print_json(rows: Iterable[Mapping[str, object]]) -> None:
    """One JSON object a line, ASCII only: no control or bidi character can reach a terminal."""
    for row in rows:
        sys.stdout.write(json.dumps(row, default=str) + "\n")


def remark(text: str) -> None:
    """One line on standard error: what a reader should know, but no script should have to skip."""
    sys.stdout.flush()
    sys.stderr.write(terminal_safe(text) + "\n")
    sys.stderr.flush()


@contextmanager
def waiting(what: str) -> Iterator[Callable[[], None]]:
    """A spinner on standard error while the block runs, if a person is there to see it.

    Yields what stops it, for when something is about to be printed. Nothing is
    shown when standard error is no terminal.
    """
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda: None
        return
    from rich.console import Console  # only here: screens that answer at once need no spinner

    status = Console(stderr=True).status(what)
    status.start()
    try:
        yield status.stop
    finally:
        status.stop()
