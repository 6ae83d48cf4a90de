"""Whether the wording settles that a count is a running total: aspect tells, a plain past does not."""

from typing import Final

from reportedly.extract.figures.items import Item
from reportedly.extract.figures.vocabulary import words

__all__ = ["counted_up", "enough_for", "is_taken"]

_GOVERNS: Final = 5
"""Words between "have" and the figure it governs: "engineers have so far checked 2,300"."""

_TAKEN: Final = ("aid-goods", "drones", "shells", "vehicles", "vessels", "weapons")
"""Classes of things that are seized or found in one go."""


def counted_up(item: Item) -> bool:
    """Whether a perfect tense counts it up to now: "have checked 2,300", "1.9 million hens have been culled".

    "Observers visited 320 stations" does not tell whether more followed.
    """
    passage = item.passage
    perfect = words("figure_roles", "perfect")
    for i in range(item.first - 1, max(item.left[0], item.first - _GOVERNS) - 1, -1):
        if passage.at(i) in perfect and i + 1 < item.first:
            return True
    first, end = item.right
    return any(passage.at(i) in perfect for i in range(first, min(end, first + 3)))


def enough_for(item: Item) -> bool:
    """As in "medicine enough for 90,000 people": how far something reaches, not whom it reached."""
    passage, first = item.passage, item.first
    return passage.phrase(first - 2, first) in ("enough for", "sufficient for") or (
        passage.phrase(first - 3, first) in ("enough to feed", "enough to cover", "enough to treat")
    )


def is_taken(item: Item, cls: str) -> bool:
    """As in "seized 14 rifles", "found 300 shells": a haul of one day, neither new nor a total."""
    if cls not in _TAKEN:
        return False
    near = item.passage.lower[max(item.left[0], item.first - 2 * _GOVERNS) : item.first]
    return bool(words("figure_roles", "taking") & {*near})
