"""Whether the wording settles that a count is a running total: what a verb counts is, what a noun brings along is not."""

from typing import Final

from reportedly.extract.figures.items import Item
from reportedly.extract.figures.vocabulary import words

__all__ = ["counted_up", "enough_for", "is_taken"]

_REACH: Final = 10
"""Words between a verb of taking and the last of a list: "seized 2.1 tonnes of flour and 14 rifles"."""

_TAKEN: Final = ("aid-goods", "drones", "shells", "vehicles", "vessels", "weapons")
"""Classes of things that are seized or found in one go."""


def counted_up(item: Item) -> bool:
    """Whether a verb counts it: "visited 620 stations", "1.9 million hens have been culled".

    What only stands with a noun or an aim counts nothing up: "observers from 14
    countries", "the cancellation of 118 trains", "to keep 600 schools open".
    """
    passage, before = item.passage, item.first - 1
    first, end = item.right
    perfect = words("figure_roles", "perfect")
    if any(passage.at(i) in perfect for i in range(first, min(end, first + 3))):
        return True
    particle = passage.at(before) in words("figure_roles", "particle")
    if passage.at(before) in words("figure_stops", "preposition") and not particle and before >= item.left[0]:
        return False
    return passage.at(before - 1) != "to" or passage.at(before) in words("figure_stops", "auxiliary")


def enough_for(item: Item) -> bool:
    """As in "medicine enough for 90,000 people": how far something reaches, not whom it reached."""
    passage, first = item.passage, item.first
    return passage.phrase(first - 2, first) in ("enough for", "sufficient for") or (
        passage.phrase(first - 3, first) in ("enough to feed", "enough to cover", "enough to treat")
    )


def is_taken(item: Item, cls: str) -> bool:
    """As in "seized 14 rifles", "found 300 shells": a haul of one day, neither new nor a total."""
    if cls not in _TAKEN and not cls.startswith("other:"):
        return False
    near = item.passage.lower[max(item.left[0], item.first - _REACH) : item.first]
    return bool(words("figure_roles", "taking") & {*near})
