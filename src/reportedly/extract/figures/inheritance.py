"""The class that a figure takes over from the one it goes on from: "Fifteen were turned back", "another 12".

A class that says what happened to people must be earned: it crosses the end of a
sentence only into the next one, and only where that sentence takes the count up again
at its start, adds to it, or points back at it. "Fourteen people died. More than 2,000
people have signed a petition" counts no deaths twice.
"""

from collections.abc import Sequence
from functools import cache

from reportedly.extract.figures.events import acts
from reportedly.extract.figures.items import Item, points_back
from reportedly.extract.figures.sorts import Sort
from reportedly.extract.figures.vocabulary import words
from reportedly.lexicons.tables import load_table

__all__ = ["inherited_class"]

_OPENING = 3
"""Words of a sentence within which a figure without a noun takes up the count before it."""


def inherited_class(item: Item, sort: Sort, earlier: Sequence[tuple[Item, str]]) -> str | None:
    """The class of the nearest figure before it, in this paragraph or the last, that the words let it go on from."""
    mass = item.quantity.number.unit_kind == "mass"
    if item.is_whole and sort.noun is not None:
        return None  # "nine of the 20 hikers were found": the 20 are those the nine were among
    for other, cls in reversed(earlier):
        if other.paragraph < item.paragraph - 1:
            return None
        number = other.quantity.number
        aside = other.passage.at(other.first - 1) in words("figure_roles", "aside") and other.head is not None
        aside = aside and other.passage.at(other.first - 2) not in words("figure_roles", "takes-in")
        if aside and sort.noun is None:
            continue  # "sixty rescuers with eight dogs", "in four provinces": what goes on is the main count
        if other.is_whole and _restated(item) and sort.noun is None:
            continue  # "the authority spoke of 1,850": of those who struck, not of all who could
        if points_back(item) and number.high < item.quantity.number.low:
            continue  # "nine of them" is of a larger group
        if number.currency is not None or (number.unit_kind == "mass") != mass or cls == "other:unknown":
            continue
        if number.unit_kind != item.quantity.number.unit_kind and not points_back(item):
            continue  # people are not counted on from metres, nor shares from people
        alike = sort.noun is None or other.head is None or sort.noun == other.head or points_back(item)
        if alike:
            return cls if _goes_on(item, sort, other, cls) else None
    return None


def _goes_on(item: Item, sort: Sort, other: Item, cls: str) -> bool:
    """Whether the words take up the earlier count, so that its class holds for this figure too."""
    if points_back(item) or cls not in _fates():
        return True
    if cls in _CASUALTIES and not _adds(item) and _tells_of_others(item, other):
        return False
    if item.sentence_number == other.sentence_number:
        return sort.noun is None or not _has_verb(item) or _adds(item)
    if sort.noun is None and _of_number(item):
        return True
    if not _next_sentence(other, item):
        return False
    opens = item.first - item.sentence[0] < _OPENING
    return _adds(item) or (sort.noun is None and (opens or _restated(item)))


_RESTATING = ("it is", "it to", "it was", "that is", "that to", "that was", "this to")

_CASUALTIES = frozenset(
    (
        "dead-or-missing",
        "hospitalised",
        "injured",
        "killed",
        "killed-or-injured",
        "missing",
        "rescued",
        "trapped",
        "treated",
    )
)
"""Classes that are worse wrong than unknown."""


@cache
def _fates() -> frozenset[str]:
    """The classes that tell what happened to people, rather than who or what they are."""
    return frozenset(row["class"] or "" for row in load_table("figure_class_events"))


def _has_verb(item: Item) -> bool:
    """Whether the figure is the subject of a verb of its own, right after it: "40 people were thought …"."""
    return item.passage.at(item.right[0]) in words("figure_stops", "auxiliary")


def _tells_of_others(item: Item, other: Item) -> bool:
    """Whether an elided figure cannot be of the casualties before it: it acts, it is had, or it is larger than they are."""
    before = item.passage.at(item.first - 1)
    if before == "of" and item.passage.at(item.first - 2) in words("figure_roles", "amount"):
        return False  # "a figure of 340 released in the afternoon": of the dead spoken of
    if before in ("had", "has", "have") or (before == "of" and not (_of_number(item) or _restated(item))):
        return True
    if item.quantity.rate is not None and other.quantity.rate is None:
        return True
    larger = item.quantity.number.low > other.quantity.number.high
    return acts(item) or (larger and _has_verb(item))


def _adds(item: Item) -> bool:
    """As in "another 12", "12 more", "the other four"."""
    passage = item.passage
    first = max(item.sentence[0], item.first - 2)
    hedged = any(passage.phrase(i, i + 2) == "more than" for i in range(first, item.end))
    near = {*passage.lower[first : item.end]} - ({"more"} if hedged else set())
    near.add(passage.at(item.quantity.number.after))
    return bool(near & words("figure_roles", "increment")) or bool(near & {"other", "others", "remaining"})


def _of_number(item: Item) -> bool:
    """As in "the number is two", "That figure replaces Monday's 83": the sentence speaks of a count before it."""
    before = item.passage.lower[item.sentence[0] : item.first]
    return any(word in words("figure_roles", "amount", "figures") for word in before)


def _restated(item: Item) -> bool:
    """As in "A recount narrowed that to 1,120", "A spokeswoman had spoken of 37"."""
    passage, at = item.passage, item.first
    said = passage.at(at - 1) == "of" and passage.at(at - 2) in ("spoke", "spoken", "speaks", "speaking")
    return said or passage.phrase(at - 2, at) in _RESTATING


def _next_sentence(other: Item, item: Item) -> bool:
    """Whether ``item`` stands in the sentence right after that of ``other``, over a paragraph break too."""
    if other.paragraph == item.paragraph:
        return item.sentence_number[1] - other.sentence_number[1] == 1
    last = other.passage.sentence[-1] if len(other.passage) else 0
    return item.sentence_number[1] == 0 and other.sentence_number[1] == last
