"""Places that tell what became of people: a ward, a mortuary, the care of a hospital."""

from reportedly.extract.figures.items import Item
from reportedly.extract.figures.vocabulary import words
from reportedly.lexicons.tables import lookup

__all__ = ["find_place"]

_BY_ROLE = (("bed", "hospitalised"), ("slab", "killed"))
_STAYING = frozenset(("still", "left", "remain", "remained", "remaining", "now", "lying", "kept", "there"))
_LONGEST_NAME = 4
"""Words between the preposition and the place: "on the third-floor wards", "in St Anne's mortuary"."""


def find_place(item: Item) -> str | None:
    """As in "26 people were still in her wards", "It has 14 on its wards", "A hospital was treating 31 people"."""
    passage = item.passage
    at, end = item.right
    if lookup("figure_groups", "noun", "group").get(item.head or "") == "health-workers":
        return None
    while at < end and (passage.at(at) in words("figure_stops", "auxiliary") or passage.at(at) in _STAYING):
        at += 1
    if passage.at(at) in ("in", "on"):
        for word in passage.lower[at + 1 : min(end, at + 2 + _LONGEST_NAME)]:
            if word == ",":
                break
            for role, cls in _BY_ROLE:
                if word in words("figure_roles", role):
                    return cls
    return "hospitalised" if _in_care(item) else None


def _in_care(item: Item) -> bool:
    """As in "St Anne's Hospital was treating 31 people": those a hospital is treating lie there."""
    passage, (first, end) = item.passage, item.left
    progressive = passage.at(end - 1) == "treating" and passage.at(end - 2) in (
        "is",
        "was",
        "are",
        "were",
        "still",
    )
    return progressive and bool({"hospital", "hospitals"} & set(passage.lower[first : end - 2]))
