"""Room on paper: marks that would cover each other step aside, labels stand where nothing else does."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

__all__ = ["Place", "dodge", "place_labels"]

_MARK: Final = 11.0
"""Units that a mark takes each way."""
_LETTER: Final = 6.6
"""Width of a letter of a label, at 12 units."""
_HEIGHT: Final = 12.0

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Place:
    """A point of the drawing."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Taken:
    """Boxes in use, found by the rows they touch: looking one up does not grow with all of them."""

    rows: defaultdict[int, set[Box]] = field(default_factory=lambda: defaultdict(set))

    def add(self, box: Box) -> None:
        for row in self._rows(box):
            self.rows[row].add(box)

    def covers(self, box: Box) -> bool:
        x0, y0, x1, y1 = box
        return any(
            x0 < c and a < x1 and y0 < d and b < y1
            for row in self._rows(box)
            for a, b, c, d in self.rows.get(row, ())
        )

    @staticmethod
    def _rows(box: Box) -> range:
        return range(int(box[1] // _HEIGHT), int(box[3] // _HEIGHT) + 1)


def dodge(places: Sequence[Place], *, most: float) -> list[Place]:
    """The places, each moved to the right until it covers none before it; back to its own where there is no room."""
    taken, moved = _Taken(), list[Place]()
    for place in places:
        x = place.x
        while x <= most and taken.covers(_mark(x, place.y)):
            x += _MARK
        chosen = Place(x if x <= most else place.x, place.y)
        taken.add(_mark(chosen.x, chosen.y))
        moved.append(chosen)
    return moved


def place_labels(
    marks: Sequence[Place], texts: Sequence[str], *, left: float, right: float, top: float
) -> list[Place | None]:
    """Where each label starts, to the right of its mark, else left, above or below; None where there is no room.

    What has no room is told by the mark's title and by the table.
    """
    taken, found = _Taken(), list[Place | None]()
    for mark in marks:
        taken.add(_mark(mark.x, mark.y))
    for mark, text in zip(marks, texts, strict=True):
        wide = len(text) * _LETTER
        choices = (
            Place(mark.x + 8, mark.y + 4),
            Place(mark.x - 8 - wide, mark.y + 4),
            Place(mark.x - wide / 2, mark.y - 9),
            Place(mark.x - wide / 2, mark.y + 18),
        )
        chosen = next(
            (
                place
                for place in choices
                if place.x >= left
                and place.x + wide <= right
                and place.y >= top
                and not taken.covers(_label(place, wide))
            ),
            None,
        )
        found.append(chosen)
        if chosen is not None:
            taken.add(_label(chosen, wide))
    return found


def _mark(x: float, y: float) -> Box:
    return (x - _MARK / 2, y - _MARK / 2, x + _MARK / 2, y + _MARK / 2)


def _label(place: Place, wide: float) -> Box:
    return (place.x, place.y - _HEIGHT + 3, place.x + wide, place.y + 2)
