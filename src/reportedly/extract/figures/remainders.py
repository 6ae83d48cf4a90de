"""Parts told by arithmetic or by name: what is left of a whole, and some of the dead."""

from collections.abc import Mapping, Sequence
from typing import Final

from reportedly.extract.figures.items import Item
from reportedly.extract.figures.plurals import singular_of
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


REMAINDERS: Final[tuple[Rule, ...]] = (_rest, _of_the_fallen)
