"""Which figure the text says is part of which: "including", "of them", "312 of 1,480", "of the 22, three"."""

from collections.abc import Mapping, Sequence
from typing import Final

from reportedly.extract.figures.fates import FATES
from reportedly.extract.figures.items import Item
from reportedly.extract.figures.remainders import REMAINDERS
from reportedly.extract.figures.wholes import Rule, before, large_enough, nearest, same_sentence

__all__ = ["among", "find_wholes", "is_among"]

_LONGEST: Final = 8
"""Figures of a list that are run through, so that an endless list stays linear."""

_POINTERS: Final = ("of them", "of these", "of those", "of whom", "of which")
_BEFORE: Final = ("of whom", "of which", "among them", "among whom", "of them", "of these")


def find_wholes(items: Sequence[Item], classes: Sequence[str]) -> dict[int, int]:
    """Index of a figure → index of the smallest whole that the text says it is part of."""
    wholes: dict[int, int] = {}
    for k in range(len(items)):
        whole = _whole(items, classes, wholes, k)
        if whole is not None and not _circular(wholes, k, whole):
            wholes[k] = whole
    return wholes


def _whole(items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int) -> int | None:
    for rule in _RULES:
        whole = rule(items, classes, wholes, k)
        if whole is not None:
            return whole
    return None


def _circular(wholes: Mapping[int, int], part: int, whole: int) -> bool:
    while whole in wholes and whole != part:
        whole = wholes[whole]
    return whole == part


def _of_next(items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int) -> int | None:
    """As in "312 of 1,480 stations", "one of its two engines", "8,000 … out of 21,000", "ten tanks of the 40"."""
    item = items[k]
    if k + 1 >= len(items) or not same_sentence(item, items[k + 1]):
        return None
    passage, following = item.passage, items[k + 1]
    first = item.quantity.number.after
    gap = passage.lower[first : following.first]
    half = passage.at(first - 1) == "half" and gap[:1] in (("its",), ("the",), ("their",))
    tied = 0 < len(gap) <= 5 and (gap[0] == "of" or half)
    if tied and all(_determines(item, first + i) for i in range(len(gap))):
        return k + 1
    if passage.phrase(following.first - 2, following.first) == "out of" and large_enough(following, item):
        return k + 1
    return (
        k + 1 if passage.lower[item.end : following.first] in (("of", "the"), ("of", "its", "the")) else None
    )


def _determines(item: Item, index: int) -> bool:
    """Whether a word between "of" and the whole only determines it: "the", "its", "Port Ayla's"."""
    word = item.passage.at(index)
    listed = word in ("of", "the", "its", "their", "his", "her", "all", "some", "roughly", "'s", "’s")
    return listed or item.passage.capitalised(index) or item.passage.at(index + 1) in ("'s", "’s")


def is_among(items: Sequence[Item], k: int) -> bool:
    """Whether the figure is said to be among a later one: "seven children were among the 31 killed"."""
    return among(items, k) != k


def among(items: Sequence[Item], k: int) -> int:
    """The figure that ``k`` is said to be among, a list run through: "12 nurses and three doctors are among the 88"."""
    place = k
    while place + 1 < min(len(items), k + _LONGEST) and same_sentence(items[place], items[place + 1]):
        passage, at = items[place].passage, items[place + 1].first
        if passage.phrase(at - 2, at) in ("among the", "were among", "are among"):
            return place + 1
        if passage.lower[items[place].end : at] not in ((",",), ("and",), (",", "and")):
            break
        place += 1
    return k


def _among_next(
    items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int
) -> int | None:
    if k + 1 >= len(items) or not same_sentence(items[k], items[k + 1]):
        return None
    if is_among(items, k):
        return among(items, k)
    at, passage = items[k + 1].first, items[k].passage
    copula = passage.phrase(at - 2, at) == "of the" and passage.at(at - 3) in (
        "were",
        "are",
        "was",
        "being",
        "be",
    )
    return k + 1 if copula else None


def _fronted(items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int) -> int | None:
    """As in "Of the 22, three had broken down": every figure of that clause is part of the fronted one."""
    item, passage = items[k], items[k].passage
    start, _ = item.sentence
    for j in before(k):
        other = items[j]
        if not same_sentence(other, item):
            break
        opening = max(start, other.first - 2)
        if passage.at(other.first - 1) == "of" and other.first - 1 == start and large_enough(other, item):
            return j
        fronted = passage.phrase(opening, opening + 2) in ("of the", "of its", "of their")
        opens = opening == start or passage.at(opening - 1) in (",", "and", ";", ":", "but", "“", '"')
        if fronted and opens and large_enough(other, item):
            return j
    if passage.phrase(start, start + 2) not in ("of those", "of these", "of them") or item.first == start:
        return None
    done = passage.at(start + 2)  # "Of those checked, 310": the figure that was checked
    named = nearest(
        items,
        k,
        lambda other: (
            done in other.passage.lower[slice(*other.left)]
            and other.passage.at(other.first - 1) not in ("of", "the", "'s", "’s")
            and large_enough(other, item)
            and not same_sentence(other, item)
        ),
    )
    if named is not None:
        return named
    return nearest(items, k, lambda other: large_enough(other, item) and not same_sentence(other, item))


def _pointed(items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int) -> int | None:
    """As in "nine of them", "of whom 46 died", "of which only $280 million", "two of the officers"."""
    item, passage = items[k], items[k].passage
    after = item.quantity.number.after
    behind = [passage.phrase(at, at + 2) for at in (after, item.end)]
    if "of the" in behind:
        return _definite(items, classes, k)
    ahead = [passage.phrase(i, i + 2) for i in range(max(0, item.first - 4), item.first - 1)]
    if not any(phrase in (*_POINTERS, "of it") for phrase in behind) and not any(p in _BEFORE for p in ahead):
        return None
    of_these = "of these" in (*behind, *ahead)

    def fits(other: Item) -> bool:
        # a sibling ("102 of them children, 30 of them …") is no whole, unless the text says "of these"
        sibling = other.number in wholes and same_sentence(other, item) and not of_these
        compared = other.passage.at(other.first - 1) in ("with", "than", "against")
        return (
            large_enough(other, item)
            and not compared
            and not (sibling and large_enough(items[wholes[other.number]], item))
        )

    return nearest(items, k, fits)


def _definite(items: Sequence[Item], classes: Sequence[str], k: int) -> int | None:
    """As in "61 of the missiles", "two of the officers": the whole is the earlier figure with that noun."""
    item, head = items[k], items[k].head
    if head is None:
        return None
    if head == "one":  # "50 of the confirmed ones"
        return nearest(
            items, k, lambda other: classes[other.number] == classes[k] and large_enough(other, item)
        )
    return nearest(
        items, k, lambda other: other.head is not None and head in other.head and large_enough(other, item)
    )


def _including(
    items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int
) -> int | None:
    """As in "14 people, including three children and two nurses": coordinated parts share the whole."""
    item, passage = items[k], items[k].passage
    near = passage.lower[max(0, item.first - 3) : item.first]
    if any(word in ("including", "includes", "include", "comprising", "counting") for word in near):
        whole = nearest(items, k, lambda other: large_enough(other, item))
        return whole if whole is not None and same_sentence(items[whole], item) else None
    if k and k - 1 in wholes and same_sentence(items[k - 1], item) and wholes[k - 1] < k - 1:
        gap = passage.lower[items[k - 1].end : item.first]
        if gap in (("and",), (",",), (",", "and")) and large_enough(items[wholes[k - 1]], item):
            return wholes[k - 1]
    return None


def _all_but(items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int) -> int | None:
    """As in "All but 17 have been released", "all but nine of the drones"."""
    item = items[k]
    if item.passage.phrase(item.first - 2, item.first) != "all but":
        return None
    return nearest(items, k, lambda other: large_enough(other, item) and item.head in (None, other.head))


def _alone(items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int) -> int | None:
    """As in "1,900 crossed in May, 310 on one day alone"."""
    item = items[k]
    first, end = item.right
    if "alone" not in item.passage.lower[first : min(end, first + 12)]:
        return None
    return nearest(items, k, lambda other: large_enough(other, item) and classes[other.number] == classes[k])


_RULES: Final[tuple[Rule, ...]] = (
    _of_next,
    _among_next,
    _fronted,
    _pointed,
    _including,
    _all_but,
    _alone,
    *FATES,
    *REMAINDERS,
)
