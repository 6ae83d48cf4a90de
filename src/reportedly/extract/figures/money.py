"""What a sum of money is: damage, pledged, needed, paid, or another price."""

from collections.abc import Sequence
from typing import Final

from reportedly.extract.figures.items import Cue, Item, cues_in
from reportedly.extract.figures.vocabulary import phrases, words

__all__ = ["money_class"]

_BORDER: Final = 6
"""A comma or "and" between a sum and a word counts as this many words of distance."""


def money_class(item: Item) -> str | None:
    """The class of a sum by the nearest telling word of its clause; None where nothing tells."""
    passage = item.passage
    number = item.quantity.number
    best: tuple[int, str] | None = None
    for cue in cues_in(passage, phrases("figure_money", "phrase"), item.left[0], item.right[1]):
        if cue.end <= number.first:
            gap = passage.lower[cue.end : item.first] if cue.end <= item.first else ()
        elif cue.first >= number.end:
            gap = passage.lower[number.end : cue.first]
        else:
            continue
        if any(word in words("figure_roles", "subordinate") for word in gap):
            continue
        distance = len(gap) + _BORDER * sum(word in (",", "and") for word in gap)
        distance -= 2 * _is_predicate(item, cue)
        if best is None or distance < best[0]:
            best = (distance, cue.row["class"] or "")
    return best[1] if best else None


def _is_predicate(item: Item, cue: Cue) -> bool:
    """Whether the sum is the subject of the cue: "$40 million has been spent"."""
    auxiliaries = words("figure_stops", "auxiliary")
    between: Sequence[str] = item.passage.lower[item.quantity.number.end : cue.first]
    return cue.first >= item.quantity.number.end and any(word in auxiliaries for word in between)
