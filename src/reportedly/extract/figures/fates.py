"""Parts that the text names without "of": a list after a colon, the fates of a group, what has come of a plan."""

from collections.abc import Mapping, Sequence
from typing import Final

from reportedly.extract.figures.items import Item
from reportedly.extract.figures.stages import find_stage
from reportedly.extract.figures.vocabulary import words
from reportedly.extract.figures.wholes import Rule, climb, large_enough, nearest, same_sentence
from reportedly.records import Stage

__all__ = ["FATES"]

_AHEAD: Final = frozenset((Stage.PLANNED, Stage.EXPECTED, Stage.DECIDED))
_FATES: Final = frozenset(
    (
        "arrested",
        "detained",
        "evacuated",
        "hospitalised",
        "injured",
        "killed",
        "killed-or-injured",
        "missing",
        "released",
        "rescued",
        "trapped",
        "treated",
    )
)
"""What can become of some of a group. "Dead or missing" is not among them: it is a list of its own."""


def _colon_list(
    items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int
) -> int | None:
    """As in "had 24 crew: 20 were lifted off, two are dead and two missing"."""
    item = items[k]
    start, _ = item.sentence
    colon = next((i for i in range(item.first - 1, start - 1, -1) if item.passage.words[i] == ":"), None)
    if colon is None:
        return None
    whole = nearest(items, k, lambda other: same_sentence(other, item) and other.end <= colon)
    if whole is None or colon - items[whole].end > 4 or items[whole].quantity.low == item.quantity.low:
        return None
    return whole if large_enough(items[whole], item) else None


def _fate(items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int) -> int | None:
    """As in "52 residents inside … Thirty-one had been pulled out": the fate of some of a group in one place."""
    item = items[k]
    if classes[k] not in _FATES:
        return None

    def fits(other: Item) -> bool:
        cls = classes[other.number]
        group = cls == "refugees" or (
            cls.startswith("other:") and cls[6:] in words("figure_roles", "shares-fate")
        )
        named = group and large_enough(other, item) and other.quantity.number.kind != "vague"
        return named and _together(other)

    return nearest(items, k, fits)


def _together(item: Item) -> bool:
    """Whether the group is in one place with one fate: a crew, or people aboard, inside, underground."""
    passage = item.passage
    near = passage.lower[max(item.sentence[0], item.first - 5) : min(item.sentence[1], item.end + 4)]
    return item.head in ("crew", "passenger", "occupant") or any(
        word in words("figure_roles", "aboard") for word in near
    )


def _share(items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int) -> int | None:
    """As in "Two-thirds are children", "about half had returned": a bare fraction is of the figure before."""
    number = items[k].quantity.number
    if number.kind != "fraction" or (items[k].passage.at(number.after) == "of" and items[k].head is None):
        return None
    count = nearest(
        items,
        k,
        lambda other: (
            other.quantity.unit == "count"
            and other.quantity.number.kind == "cardinal"
            and other.quantity.rate is None
        ),
    )
    return climb(wholes, count)


def _first_of(items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int) -> int | None:
    """As in "The first 80 flew in": the first of those announced before."""
    item = items[k]
    ordinal = item.passage.at(item.first - 1) in ("first", "initial")
    if not ordinal or item.passage.at(item.first - 2) not in ("the", "a", "an"):
        return None
    found = nearest(items, k, lambda other: classes[other.number] == classes[k] and large_enough(other, item))
    return climb(wholes, found)


def _realised(items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int) -> int | None:
    """As in "will send 600 officers; 250 have arrived", "940 were still in custody": an elided count of some of a count.

    Either the earlier figure was only planned, or the later one is what remains of it.
    """
    item = items[k]
    if item.quantity.noun is not None or item.quantity.revises is not None or _adds(item):
        return None
    if item.quantity.number.currency is not None or find_stage(item, classes[k], None) in _AHEAD:
        return None
    following = item.passage.lower[item.right[0] : item.right[0] + 2]
    remains = "still" in following or following[:1] in (("remain",), ("remained",))

    def fits(other: Item) -> bool:
        if (
            classes[other.number] != classes[k]
            or other.quantity.high == item.quantity.high
            or other.quantity.rate
        ):
            return False
        decided = find_stage(other, classes[other.number], None) in _AHEAD
        return large_enough(other, item) and (decided or remains)

    return climb(wholes, nearest(items, k, fits))


def _adds(item: Item) -> bool:
    """Whether the figure adds to a count or replaces it instead: "another 60", "7,000 more", "up from 60"."""
    passage, number = item.passage, item.quantity.number
    if passage.at(item.first - 1) == "was" and passage.at(item.first - 2) in words("figure_roles", "amount"):
        return True
    near = {*passage.lower[max(0, item.first - 3) : number.first], passage.at(number.after)}
    return bool(near & words("figure_roles", "adding"))


FATES: Final[tuple[Rule, ...]] = (_colon_list, _fate, _share, _first_of, _realised)
