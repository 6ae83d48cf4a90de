"""Which files of a watched folder have settled: a browser writes a page over some seconds, and renames it last."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

__all__ = ["Look", "look_at", "settled"]

_UNFINISHED: Final = (".part", ".partial", ".crdownload", ".download", ".tmp")
"""What browsers and their extensions call a file that they have not finished."""


@dataclass(frozen=True, slots=True)
class Look:
    """A file as one look saw it."""

    size: int  # bytes
    changed: int  # nanoseconds, as the file system counts


def look_at(folder: Path) -> Mapping[Path, Look]:
    """Every page in the folder and below as ``add`` would take it, in a fixed order. Raises OSError."""
    from reportedly.read import find_inputs  # only here: other commands do not wait for the readers

    seen: dict[Path, Look] = {}
    for found in find_inputs([str(folder)]):
        if isinstance(found, Path) and not found.name.endswith(_UNFINISHED):
            try:
                state = found.stat()
            except FileNotFoundError:
                continue  # gone between two looks: renamed by the browser
            seen[found] = Look(state.st_size, state.st_mtime_ns)
    return seen


def settled(
    before: Mapping[Path, Look], now: Mapping[Path, Look], entered: Mapping[Path, Look]
) -> tuple[Path, ...]:
    """The files that two looks saw alike, not empty, and that were not entered so already."""
    return tuple(
        path
        for path, look in now.items()
        if look.size and before.get(path) == look and entered.get(path) != look
    )
