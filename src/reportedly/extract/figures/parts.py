"""Which figure is part of which: "including", "of them", "312 of 1,480", a colon that lists, the fates of a group."""

from collections.abc import Mapping, Sequence
from typing import Final

from reportedly.extract.figures.items import Item
from reportedly.extract.figures.vocabulary import words

__all__ = ["find_wholes"]

_BACK: Final = 6
"""Figures looked back for a whole: a paragraph of news seldom names more."""

_POINTERS: Final = ("of them", "of these", "of those", "of whom", "of which")


def find_wholes(items: Sequence[Item], classes: Sequence[str]) -> dict[int, int]:
    """Index of a figure → index of the smallest whole that the text says it is part of."""
    wholes: dict[int, int] = {}
    for k, item in enumerate(items):
        whole = _whole(items, classes, wholes, k)
        if whole is not None and whole != k and not _circular(wholes, k, whole):
            wholes[k] = whole
    return wholes


def _circular(wholes: Mapping[int, int], part: int, whole: int) -> bool:
    seen = whole
    while seen in wholes:
        seen = wholes[seen]
        if seen == part:
            return True
    return seen == part


def _whole(items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int) -> int | None:
    for rule in (
        _of_next,
        _among_next,
        _fronted,
        _pointed,
        _including,
        _all_but,
        _alone,
        _colon_list,
        _fate,
        _share,
        _first_of,
    ):
        whole = rule(items, classes, wholes, k)
        if whole is not None:
            return whole
    return None


def _same_sentence(a: Item, b: Item) -> bool:
    return a.sentence_number == b.sentence_number


def _large_enough(whole: Item, part: Item) -> bool:
    a, b = whole.quantity.number, part.quantity.number
    if (a.currency is None) != (b.currency is None):
        return False
    if b.kind == "fraction" or b.unit == "percent" or a.kind == "vague":
        return a.unit != "percent"
    return (
        a.high >= b.low
        and a.unit_kind == b.unit_kind
        or a.high >= b.low
        and b.unit is None
        and a.currency is None
    )


def _before(items: Sequence[Item], k: int) -> range:
    return range(k - 1, max(-1, k - 1 - _BACK), -1)


def _of_next(items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int) -> int | None:
    """ "312 of 1,480 stations", "one of its two engines", "half a million of the one million", "8,000 … out of 21,000"."""
    item = items[k]
    if k + 1 >= len(items) or not _same_sentence(item, items[k + 1]):
        return None
    passage, following = item.passage, items[k + 1]
    gap = passage.lower[item.quantity.number.after : following.first]
    if (
        0 < len(gap) <= 5
        and gap[0] == "of"
        and all(
            w in ("of", "the", "its", "their", "his", "her", "all", "some", "roughly")
            or w in ("'s", "’s")
            or passage.capitalised(item.quantity.number.after + i)
            for i, w in enumerate(gap)
        )
    ):
        return k + 1
    if passage.phrase(following.first - 2, following.first) == "out of" and _large_enough(following, item):
        return k + 1
    after_noun = passage.lower[item.end : following.first]
    if after_noun[:1] == ("of",) and after_noun[-1:] == ("the",) and len(after_noun) <= 3:
        return k + 1
    return None


def _among_next(
    items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int
) -> int | None:
    """ "seven children were among the 31 killed", "nurses make up 14 of the 163"."""
    item = items[k]
    if k + 1 >= len(items) or not _same_sentence(item, items[k + 1]):
        return None
    following = items[k + 1]
    if item.passage.phrase(following.first - 2, following.first) in (
        "among the",
        "of the",
    ) and item.passage.at(following.first - 3) in ("were", "are", "was", "being", "be"):
        return k + 1
    return None


def _fronted(items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int) -> int | None:
    """ "Of the 22, three had broken down": every figure of that sentence is part of the fronted one."""
    item = items[k]
    start, _ = item.sentence
    for j in _before(items, k):
        other = items[j]
        if not _same_sentence(other, item):
            break
        opening = item.passage.lower[max(start, other.first - 3) : other.first]
        if opening[:1] == ("of",) and _opens(item, other.first - len(opening)) and _large_enough(other, item):
            return j
    passage = item.passage
    if passage.phrase(start, start + 2) in ("of those", "of these", "of them") and item.first > start:
        return _nearest(
            items, k, lambda other: _large_enough(other, item) and not _same_sentence(other, item)
        )
    return None


def _opens(item: Item, index: int) -> bool:
    """Whether "of the" opens a clause: the sentence, or after a comma or "and"."""
    start, _ = item.sentence
    return index <= start or item.passage.at(index - 1) in (",", "and", ";", ":", "but", "“", '"')


def _nearest(items: Sequence[Item], k: int, fits) -> int | None:  # type: ignore[no-untyped-def]
    for j in _before(items, k):
        if items[j].paragraph < items[k].paragraph - 1:
            return None
        if fits(items[j]):
            return j
    return None


def _pointed(items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int) -> int | None:
    """ "nine of them", "of whom 46 died", "of which only $280 million"."""
    item, passage = items[k], items[k].passage
    after = item.quantity.number.after
    pointed = any(passage.phrase(at, at + 2) in (*_POINTERS, "of it") for at in (after, item.end))
    before = passage.lower[max(0, item.first - 4) : item.first]
    pointed = pointed or any(
        " ".join(before[i : i + 2])
        in ("of whom", "of which", "among them", "among whom", "of them", "of these")
        for i in range(len(before))
    )
    if passage.phrase(after, after + 2) == "of the" or passage.phrase(item.end, item.end + 2) == "of the":
        return _definite(items, k, after)
    if not pointed:
        return None
    of_these = "these" in before or passage.at(after + 1) == "these"
    siblings = wholes if not of_these else {}

    def fits(other: Item) -> bool:
        return _large_enough(other, item) and not (
            other.number in siblings
            and _same_sentence(other, item)
            and _large_enough(items[siblings[other.number]], item)
        )

    return _nearest(items, k, fits)


def _definite(items: Sequence[Item], k: int, after: int) -> int | None:
    """ "61 of the missiles", "two of the officers": the whole is the earlier figure with that noun."""
    item = items[k]
    head = item.head
    if head is None:
        return None
    return _nearest(
        items,
        k,
        lambda other: (
            other.head == head
            and _large_enough(other, item)
            or (other.head is not None and head in other.head and _large_enough(other, item))
        ),
    )


def _including(
    items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int
) -> int | None:
    """ "14 people, including three children": coordinated parts share the whole."""
    item, passage = items[k], items[k].passage
    before = passage.lower[max(0, item.first - 3) : item.first]
    if any(word in ("including", "includes", "include", "comprising", "counting") for word in before) or (
        passage.phrase(item.first - 2, item.first) in ("among them", "among whom")
    ):
        for j in _before(items, k):
            if not _same_sentence(items[j], item):
                break
            if _large_enough(items[j], item):
                return j
        return None
    if k and k - 1 in wholes and _same_sentence(items[k - 1], item) and wholes[k - 1] < k - 1:
        gap = passage.lower[items[k - 1].end : item.first]
        if gap in (("and",), (",",), (",", "and")) and _large_enough(items[wholes[k - 1]], item):
            return wholes[k - 1]
    return None


def _all_but(items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int) -> int | None:
    """ "All but 17 have been released"."""
    item = items[k]
    if item.passage.phrase(item.first - 2, item.first) != "all but":
        return None
    head = item.head or _after_of(item)
    return _nearest(
        items, k, lambda other: _large_enough(other, item) and (head is None or other.head == head)
    )


def _after_of(item: Item) -> str | None:
    return None


def _alone(items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int) -> int | None:
    """ "2.1 million … 260,000 of it in May alone", "310 crossed on January 29 alone"."""
    item = items[k]
    first, end = item.right
    if "alone" not in item.passage.lower[first : min(end, first + 12)]:
        return None
    return _nearest(
        items, k, lambda other: _large_enough(other, item) and classes[other.number] == classes[k]
    )


def _colon_list(
    items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int
) -> int | None:
    """ "had 24 crew: 20 were lifted off, two are dead and two missing"."""
    item = items[k]
    start, _ = item.sentence
    colon = next((i for i in range(item.first - 1, start - 1, -1) if item.passage.words[i] == ":"), None)
    if colon is None:
        return None
    for j in _before(items, k):
        if not _same_sentence(items[j], item):
            return None
        if items[j].first < colon:
            near = item.passage.lower[items[j].end : colon]
            return (
                j
                if len(near) <= 4
                and _large_enough(items[j], item)
                and items[j].quantity.low != item.quantity.low
                else None
            )
    return None


_FATES: Final = frozenset(
    "killed injured missing rescued trapped treated hospitalised dead-or-missing killed-or-injured arrested detained released evacuated".split()
)
_ABOARD: Final = frozenset(
    "crew passenger resident occupant migrant guest worker miner sailor student pupil person".split()
)


def _fate(items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int) -> int | None:
    """The fate of some of a group whose number is given: "52 residents inside … 31 had been pulled out"."""
    item = items[k]
    if classes[k] not in _FATES or classes[k] in ("dead-or-missing",):
        return None
    for j in _before(items, k):
        other = items[j]
        if other.paragraph < item.paragraph - 1:
            return None
        group = (
            classes[j].startswith("other:")
            and classes[j][6:] in _ABOARD
            or classes[j] == "refugees"
            or (other.head in ("crew", "passenger", "occupant"))
        )
        if (
            group
            and _confined(other)
            and _large_enough(other, item)
            and other.quantity.number.kind != "vague"
        ):
            return j
    return None


def _confined(item: Item) -> bool:
    """Whether the group is one that shares a fate: aboard, inside, on board, a crew."""
    passage = item.passage
    near = passage.lower[max(item.sentence[0], item.first - 5) : min(item.right[1], item.end + 4)]
    return item.head in ("crew", "passenger", "occupant") or any(
        word in ("aboard", "inside", "carrying", "board", "underground", "trapped", "below") for word in near
    )


def _share(items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int) -> int | None:
    """ "Two-thirds are children", "about half had returned": a bare fraction is of the figure before."""
    item = items[k]
    if (
        item.quantity.number.kind != "fraction"
        or item.passage.at(item.quantity.number.after) == "of"
        and item.head is None
    ):
        return None
    return _nearest(
        items,
        k,
        lambda other: (
            other.quantity.unit == "count"
            and other.quantity.number.kind == "cardinal"
            and not other.quantity.rate
        ),
    )


def _first_of(items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], k: int) -> int | None:
    """ "The first 80 flew in": the first of those announced before."""
    item = items[k]
    if item.passage.at(item.first - 1) not in ("first", "initial") or item.passage.at(item.first - 2) not in (
        "the",
        "a",
        "an",
    ):
        return None
    return _nearest(
        items, k, lambda other: classes[other.number] == classes[k] and _large_enough(other, item)
    )


def is_pointer(word: str) -> bool:
    """Whether a word points back at a group: them, these, those, whom, which."""
    return word in words("figure_words", "pointer")
