"""When the time of one figure holds for another: parts, lists and coordinated predicates of one clause."""

from collections.abc import Mapping, Sequence

from reportedly.extract.figures.items import Item
from reportedly.extract.figures.wholes import same_sentence

__all__ = ["carries_back", "carries_over"]

_GOES_ON = (
    (",", "and"),
    (",", "leaving"),
    (",", "when"),
    (",", "when", "just"),
    (",", "when", "only"),
    (",",),
)
"""What may stand between a time and the next figure of its clause."""


def carries_over(
    items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], time_end: int | None, k: int
) -> bool:
    """Whether the time of the whole, or of the figure before, holds for this one too.

    ``time_end``: the word after the time of the figure before, where it has one.
    """
    item, earlier = items[k], items[k - 1]
    if k in wholes and wholes[k] < k and same_sentence(items[wholes[k]], item):
        return True
    if not same_sentence(earlier, item):
        return False
    if time_end is not None and item.passage.lower[time_end : item.first] in _GOES_ON:
        return True
    gap = item.passage.lower[earlier.end : item.first]
    if len(gap) <= 2 and "and" in gap:
        return True
    return item.quantity.noun is None and classes[k] == classes[k - 1] and ";" in gap and k not in wholes


def carries_back(items: Sequence[Item], k: int) -> bool:
    """Whether the time of the next figure holds for this one: "killed four and wounded 11 on Thursday"."""
    if k + 1 >= len(items) or not same_sentence(items[k], items[k + 1]):
        return False
    gap = items[k].passage.lower[items[k].end : items[k + 1].first]
    return gap[:1] == ("and",) and len(gap) <= 2
