"""Earlier figures, withdrawn figures and repeated figures: what one figure says of another."""

from collections.abc import Sequence
from typing import Final

from reportedly.extract.figures.items import Item
from reportedly.extract.figures.vocabulary import words
from reportedly.records import ChangeKind

__all__ = ["change_kind", "find_changes", "find_repeats", "find_retracted"]

_WRONG: Final = frozenset(
    "corrected correction corrects wrong mistake mistaken error erroneous mistakenly wrongly withdrew withdrawn "
    "retracted retract retraction miscounted misread misprint swapped twice typo incorrect incorrectly denied lowered "
    "clarified zero annulled apologised overcounted double-counted".split()
)
_REDEFINED: Final = frozenset(
    "counts counting definition rule replaces replaced only criteria method included includes stopped excludes".split()
)


def find_changes(items: Sequence[Item], classes: Sequence[str]) -> dict[int, int]:
    """Index of a figure → index of the earlier figure of the same thing that the text compares it with."""
    positions = {(item.paragraph, item.quantity.place): index for index, item in enumerate(items)}
    changes: dict[int, int] = {}
    for index, item in enumerate(items):
        if item.quantity.revises is not None:
            changes[index] = positions[item.paragraph, item.quantity.revises]
    return changes


def change_kind(item: Item, earlier: Item) -> ChangeKind:
    """Why it changed: a correction, another definition, or the world moving on."""
    near = _words(item) | _words(earlier)
    if near & _REDEFINED and near & {
        "counts",
        "counting",
        "definition",
        "rule",
        "criteria",
        "method",
        "stopped",
    }:
        return ChangeKind.DEFINITION
    if near & _WRONG:
        return ChangeKind.CORRECTION
    return ChangeKind.UPDATE


def _words(item: Item) -> frozenset[str]:
    first, end = item.sentence
    return frozenset(item.passage.lower[first:end])


def find_retracted(items: Sequence[Item], changes: dict[int, int]) -> frozenset[int]:
    """Figures taken back, called wrong or replaced by their own side."""
    retracted = set()
    for later, earlier in changes.items():
        if change_kind(items[later], items[earlier]) is ChangeKind.CORRECTION:
            retracted.add(earlier)
    return frozenset(retracted)


def find_repeats(items: Sequence[Item], classes: Sequence[str]) -> dict[int, int]:
    """Index of a figure → index of the earlier mention of the same count: "22 tanks … of the 22"."""
    repeats: dict[int, int] = {}
    for k, item in enumerate(items):
        if item.passage.at(item.first - 1) not in ("the", "these", "those") or item.quantity.own_noun:
            continue
        for j in range(k - 1, max(-1, k - 7), -1):
            other = items[j]
            same = other.quantity.low == item.quantity.low and other.quantity.high == item.quantity.high
            if same and other.quantity.unit == item.quantity.unit and item.paragraph - other.paragraph <= 1:
                repeats[k] = j
                break
    return repeats


def is_change_word(word: str) -> bool:
    """Whether a word tells of a change."""
    return word in words("figure_changes", column="direction")
