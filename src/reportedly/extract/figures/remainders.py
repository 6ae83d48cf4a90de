"""Parts told by arithmetic or by name: what is left of a whole, and some of the dead."""

from collections.abc import Mapping, Sequence
from typing import Final

from reportedly.extract.figures.items import Item
from reportedly.extract.figures.plurals import singular_of
from reportedly.extract.figures.shares import is_difference
from reportedly.extract.figures.vocabulary import words
from reportedly.extract.figures.wholes import Rule, before, large_enough, nearest
from reportedly.lexicons.tables import lookup

__all__ = ["REMAINDERS"]

_RESTS: Final = (("the", "other"), ("the", "remaining"))


def _rest(items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int) -> int | None:
    """As in "22 of the 25 drones … Three got through", "Five of the 17 crew …; the other 12".

    The figure and an earlier part make up that part's whole, to the unit: a figure
    without a noun needs no other word, one with a noun must be "the other" or "the
    remaining".
    """
    item = items[k]
    first = item.first
    named = item.passage.lower[first - 2 : first] in _RESTS
    named = named or item.passage.lower[first : first + 2] in _RESTS
    if not named and (item.quantity.noun is not None or item.quantity.revises is not None):
        return None
    for j in before(k):
        part = items[j]
        whole = wholes.get(j)
        if part.paragraph < item.paragraph - 1 or whole is None or whole == k:
            continue
        numbers = [items[n].quantity.number for n in (j, whole, k)]
        plain = all(n.kind == "cardinal" and n.unit is None and n.low == n.high for n in numbers)
        if plain and numbers[0].low + numbers[2].low == numbers[1].low:
            return whole
    return None


def _of_the_fallen(
    items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int
) -> int | None:
    """As in "Nine of the dead were children": the whole is the earlier figure of that fate."""
    item = items[k]
    passage, at = item.passage, item.quantity.number.after
    if passage.phrase(at, at + 2) not in ("of the", "of those"):
        return None
    cls = lookup("figure_class_nouns", "noun", "class").get(singular_of(passage.at(at + 2)))
    sort = lookup("figure_class_nouns", "noun", "sort").get(singular_of(passage.at(at + 2)))
    if cls is None or sort != "what":
        return None
    return nearest(items, k, lambda other: classes[other.number] == cls and large_enough(other, item))


def _larger(items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int) -> int | None:
    """As in "14 were injured, 19 of them children": a page's slip is read as it stands, so that it can be shown."""
    if not k or items[k - 1].sentence_number != items[k].sentence_number or k - 1 in wholes:
        return None
    item, other, passage = items[k], items[k - 1], items[k].passage
    a, b = other.quantity.number, item.quantity.number
    plain = all(number.kind == "cardinal" and number.unit is None for number in (a, b))
    pointed = (
        passage.phrase(b.after, b.after + 2) in ("of them", "of whom") and passage.at(item.first - 1) == ","
    )
    including = passage.phrase(item.first - 2, item.first) == ", including"
    return k - 1 if plain and (pointed or including) else None


def _others(items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int) -> int | None:
    """As in "12 of the 200 lorries …. Five others were looted": the same whole."""
    item, passage = items[k], items[k].passage
    if k < 2 or items[k - 1].paragraph != item.paragraph:
        return None
    whole = wholes.get(k - 1, wholes.get(k - 2))
    if whole is None or whole >= k:
        return None
    other = item.head == "other" or passage.at(item.quantity.number.after) == "others"
    return whole if other and large_enough(items[whole], item) else None


def _nationwide(
    items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int
) -> int | None:
    """As in "Twelve died in the village …, while in the whole valley the toll reached 58": a place in a larger one."""
    item = items[k]
    for j in range(k + 1, min(len(items), k + 1 + _BEHIND)):
        other = items[j]
        if classes[j] != classes[k] or other.paragraph != item.paragraph or _is_relative(item):
            continue
        start = max(other.left[0], other.first - 12)
        words_before = other.passage.lower[start : other.first]
        wide = bool(words("figure_roles", "everywhere") & {*words_before}) or any(
            words_before[i : i + 3] in _WIDE for i in range(len(words_before))
        )
        if wide and large_enough(other, item) and other.quantity.low != item.quantity.low:
            return j
    return None


def _is_relative(item: Item) -> bool:
    """A rate or a difference, which is no part of a count."""
    return item.quantity.rate is not None or is_difference(item)


_BEHIND: Final = 3
"""Figures looked ahead for the count of the larger place."""
_WIDE: Final = (
    ("in", "the", "whole"),
    ("across", "the", "country"),
    ("across", "the", "whole"),
    ("throughout", "the", "country"),
    ("in", "the", "country"),
)

REMAINDERS: Final[tuple[Rule, ...]] = (_rest, _of_the_fallen, _others, _nationwide, _larger)
