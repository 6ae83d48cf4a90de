"""What the rules of parts share: which earlier figure is large enough, near enough, and of the same kind."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from reportedly.extract.figures.items import Item

__all__ = ["Rule", "before", "climb", "large_enough", "nearest", "same_sentence"]

_BACK: Final = 6
"""Figures looked back for a whole: a paragraph of news seldom names more."""

Rule = Callable[[Sequence[Item], Sequence[str], Mapping[int, int], int], int | None]
"""Figures, their classes, the wholes known so far, and a place → the place of its whole."""


def same_sentence(a: Item, b: Item) -> bool:
    """Whether two figures stand in one sentence."""
    return a.sentence_number == b.sentence_number


def large_enough(whole: Item, part: Item) -> bool:
    """Whether a figure can be the whole of another: money of money, a count of a count, not smaller."""
    a, b = whole.quantity.number, part.quantity.number
    if (a.currency is None) != (b.currency is None) and b.kind != "fraction":
        return False
    if b.kind == "fraction" or b.unit == "percent" or a.kind == "vague":
        return a.unit != "percent"
    return a.high >= b.low and (a.unit_kind == b.unit_kind or (b.unit is None and a.currency is None))


def before(k: int) -> range:
    """Places of the figures before ``k``, nearest first."""
    return range(k - 1, max(-1, k - 1 - _BACK), -1)


def nearest(items: Sequence[Item], k: int, fits: Callable[[Item], bool]) -> int | None:
    """The nearest figure before ``k``, in its paragraph or the one before, that fits."""
    for j in before(k):
        if items[j].paragraph < items[k].paragraph - 1:
            return None
        if fits(items[j]):
            return j
    return None


def climb(wholes: Mapping[int, int], found: int | None) -> int | None:
    """The whole that a figure is itself part of: a new sentence speaks of the whole, not of the part."""
    while found is not None and found in wholes and wholes[found] < found:
        found = wholes[found]
    return found
