"""Room on paper: marks that would cover each other step aside, labels stand where nothing else does."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["Place", "dodge", "place_labels"]

_MARK: Final = 11.0
"""Units that a mark takes each way."""
_LETTER: Final = 6.6
"""Width of a letter of a label, at 12 units."""
_HEIGHT: Final = 12.0


@dataclass(frozen=True, slots=True)
class Place:
    """A point of the drawing."""

    x: float
    y: float


def dodge(places: Sequence[Place], *, most: float) -> list[Place]:
    """The places, each moved to the right until it covers none before it; back to its own where there is no room."""
    taken: list[Place] = []
    for place in places:
        x = place.x
        while any(abs(x - other.x) < _MARK and abs(place.y - other.y) < _MARK for other in taken):
            x += _MARK
        taken.append(Place(x if x <= most else place.x, place.y))
    return taken


def place_labels(
    marks: Sequence[Place], texts: Sequence[str], *, left: float, right: float, top: float
) -> list[Place | None]:
    """Where each label starts, to the right of its mark, else left, above or below; None where there is no room.

    What has no room is told by the mark's title and by the table.
    """
    taken = [
        (mark.x - _MARK / 2, mark.y - _MARK / 2, mark.x + _MARK / 2, mark.y + _MARK / 2) for mark in marks
    ]
    found: list[Place | None] = []
    for mark, text in zip(marks, texts, strict=True):
        wide = len(text) * _LETTER
        choices = (
            Place(mark.x + 8, mark.y + 4),
            Place(mark.x - 8 - wide, mark.y + 4),
            Place(mark.x - wide / 2, mark.y - 9),
            Place(mark.x - wide / 2, mark.y + 18),
        )
        chosen = next(
            (place for place in choices if _is_free(place, wide, taken, left=left, right=right, top=top)),
            None,
        )
        found.append(chosen)
        if chosen is not None:
            taken.append((chosen.x, chosen.y - _HEIGHT + 3, chosen.x + wide, chosen.y + 2))
    return found


def _is_free(
    place: Place,
    wide: float,
    taken: Sequence[tuple[float, float, float, float]],
    *,
    left: float,
    right: float,
    top: float,
) -> bool:
    x0, y0, x1, y1 = place.x, place.y - _HEIGHT + 3, place.x + wide, place.y + 2
    if x0 < left or x1 > right or y0 < top - _HEIGHT:
        return False
    return not any(x0 < c and a < x1 and y0 < d and b < y1 for a, b, c, d in taken)
