"""Figures that count nothing that grows: differences of two levels, and shares of something."""

from typing import Final

from reportedly.extract.figures.items import Item
from reportedly.extract.figures.vocabulary import words
from reportedly.records import Accumulation

__all__ = ["is_difference", "share_of_state"]

_REACH: Final = 3
"""Words after a number in which it is compared: "six more than now", "7.4% higher than"."""


def is_difference(item: Item) -> bool:
    """As in "six more than now", "7.4% higher than a year earlier", "fell by 12 percent": one level against another."""
    passage, number = item.passage, item.quantity.number
    after = passage.lower[number.after : number.after + _REACH]
    if "than" in after and set(after) & words("figure_roles", "comparative"):
        return True
    relative = number.unit is not None and number.unit_kind == "ratio"
    if not relative or passage.at(number.after) in ("of", "since"):
        return False  # "have fallen by 34 per cent since Tuesday" is counted from a start
    changes = words("figure_changes", column="direction")
    return passage.at(item.first - 1) in changes or (
        passage.at(item.first - 1) == "by" and passage.at(item.first - 2) in changes
    )


def share_of_state(item: Item, cls: str, *, part: bool) -> Accumulation | None:
    """What a share of something not counted here is: "containment stood at 15 percent" a state, else not told.

    None for a share of a figure, and for turnout and the like, which have rules of their own.
    """
    if part or item.quantity.unit not in ("percent", "fraction"):
        return None
    if not cls.startswith("other:") and cls not in ("affected", "displaced"):
        return None
    near = item.passage.lower[max(item.left[0], item.first - 2) : item.first]
    if near[-1:] == ("to",):
        return Accumulation.LEVEL  # "slowed to 3.1 percent"
    levels = words("figure_roles", "level-verb")
    return Accumulation.LEVEL if set(near) & levels else Accumulation.UNKNOWN
