"""Earlier figures, withdrawn figures and repeated figures: what one figure says of another."""

from collections.abc import Mapping, Sequence

from reportedly.extract.figures.items import Item
from reportedly.extract.figures.vocabulary import words
from reportedly.records import ChangeKind

__all__ = ["change_kind", "find_changes", "find_repeats", "find_retracted", "revised_in_sentence"]

_BACK = 5
_SHORT = 10
"""Words of a sentence that does nothing but take the one before it back."""
"""Figures looked back for the one that a correction replaces."""


def revised_in_sentence(items: Sequence[Item]) -> dict[int, int]:
    """Index of a figure → index of the earlier figure of its own sentence: "up from 38", "from 38 to 52"."""
    positions = {(item.paragraph, item.quantity.place): index for index, item in enumerate(items)}
    return {
        index: positions[item.paragraph, item.quantity.revises]
        for index, item in enumerate(items)
        if item.quantity.revises is not None
    }


def find_changes(items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int]) -> dict[int, int]:
    """All earlier figures that the text compares a figure with, those of other sentences included."""
    changes = revised_in_sentence(items)
    compared = set(changes.values())
    for k, item in enumerate(items):
        if k in changes or not k:
            continue
        if _corrects(item):
            earlier = _same_kind(items, classes, k)
            if earlier is not None and earlier not in compared:
                changes[k] = earlier
                compared.add(earlier)
        elif _was_before(item):
            other = _same_kind(items, classes, k, skip=wholes)
            if other is not None and _looks_back(item):
                changes.setdefault(other, k)
            elif other is not None:
                changes[k] = other
        elif (
            item.passage.phrase(item.first - 2, item.first) == "in fact" and _alike(items[k - 1], item)
        ) or (
            item.passage.at(item.first - 1) == "then"
            and _alike(items[k - 1], item)
            and "first" in _sentence(item)
        ):
            changes[k] = k - 1
        elif _withdrawn_earlier(item):
            earlier = _same_kind(items, classes, k)
            if earlier is not None:
                changes.setdefault(earlier, k)
    return changes


def _alike(a: Item, b: Item) -> bool:
    return a.paragraph == b.paragraph and a.quantity.unit == b.quantity.unit


def _same_kind(
    items: Sequence[Item], classes: Sequence[str], k: int, skip: Mapping[int, int] | None = None
) -> int | None:
    for j in range(k - 1, max(-1, k - 1 - _BACK), -1):
        if items[j].paragraph < items[k].paragraph - 1:
            return None
        if (
            skip is not None
            and j in skip
            and classes[j] == classes[k]
            and skip[j] in range(k)
            and classes[skip[j]] == classes[k]
        ):
            continue
        if _is_increment(items[j]):
            continue
        if classes[j] == classes[k] and items[j].quantity.unit == items[k].quantity.unit:
            return j
    return None


def _is_increment(item: Item) -> bool:
    """As in "three more bodies": what is added is not what is replaced."""
    passage, number = item.passage, item.quantity.number
    near = {*passage.lower[max(0, item.first - 2) : number.first], passage.at(number.after)}
    return bool(near & words("figure_roles", "increment"))


def _corrects(item: Item) -> bool:
    """As in "corrected the figure to 14", "narrowed that to 1,120"."""
    passage = item.passage
    if passage.at(item.first - 1) != "to":
        return False
    near = passage.lower[max(item.sentence[0], item.first - 5) : item.first - 1]
    changes = words("figure_changes", column="direction")
    objects = words("figure_roles", "amount") | {"that", "it", "this", "them"}
    return bool(near) and near[-1] in objects and any(word in changes for word in near)


def _was_before(item: Item) -> bool:
    """As in "a week ago it was 150", "It had held 64"."""
    passage = item.passage
    near = passage.lower[max(item.sentence[0], item.first - 3) : item.first]
    return (
        item.quantity.noun is None
        and (
            near[-2:] in (("it", "was"), ("there", "were"), ("they", "were"), ("they", "numbered"))
            or near[-3:-1] in (("it", "had"), ("they", "had"))
        )
        and near[-1] in ("was", "were", "held", "had", "numbered", "won", "counted", "stood")
    )


def _looks_back(item: Item) -> bool:
    """Whether "it was" tells of a time before: "a week ago it was 150", "it had held 64"."""
    near = item.passage.lower[max(item.sentence[0], item.first - 7) : item.first]
    return any(word in words("figure_roles", "back") for word in near)


def _withdrawn_earlier(item: Item) -> bool:
    """As in "withdrew its earlier figure of 48"."""
    near = item.passage.lower[max(item.sentence[0], item.first - 6) : item.first]
    return (
        bool(set(near) & words("figure_roles", "wrong"))
        and bool(set(near) & words("figure_roles", "earlier"))
        and near[-1:] == ("of",)
    )


def change_kind(item: Item, earlier: Item) -> ChangeKind:
    """Why it changed: a correction, another definition, or the world moving on."""
    near = _sentence(item) | _sentence(earlier)
    wrong = near & words("figure_roles", "wrong")
    if near & words("figure_roles", "redefined") and not wrong - {"lowered"}:
        return ChangeKind.DEFINITION
    return ChangeKind.CORRECTION if wrong else ChangeKind.UPDATE


def _sentence(item: Item) -> frozenset[str]:
    first, end = item.sentence
    return frozenset(item.passage.lower[first:end])


def find_retracted(items: Sequence[Item], changes: Mapping[int, int]) -> frozenset[int]:
    """Figures taken back, called wrong or replaced by their own side."""
    retracted = {earlier for later, earlier in changes.items() if _taken_back(items[later], items[earlier])}
    for k, item in enumerate(items):
        following = items[k + 1] if k + 1 < len(items) else None
        alone = following is None or following.sentence_number != item.sentence_number
        end = item.sentence[1] if alone or following is None else following.first
        if _called_wrong(item.passage.lower[item.end : end]):
            retracted.add(k)
        if _withdrawn_earlier(item) or _report_withdrawn(item) or (alone and _wrong_next(items, k)):
            retracted.add(k)
    return frozenset(retracted)


def _report_withdrawn(item: Item) -> bool:
    """As in "An earlier report that 200 people had been hurt was withdrawn"."""
    start, end = item.sentence
    ahead = frozenset(item.passage.lower[start : item.first])
    reports = ahead & {"claim", "report", "reports", "statement"} and ahead & words("figure_roles", "earlier")
    after = item.passage.lower[item.end : end]
    return bool(reports) and any(
        word in ("was", "were") and at + 1 < len(after) and after[at + 1] in words("figure_roles", "wrong")
        for at, word in enumerate(after)
    )


def _wrong_next(items: Sequence[Item], k: int) -> bool:
    """As in "22 cars were on the bridge. That was wrong.": a short sentence takes back the only figure before it."""
    item, passage = items[k], items[k].passage
    if k and items[k - 1].sentence_number == item.sentence_number:
        return False
    place = item.sentence_number[1] + 1
    if place >= len(passage.sentences):
        return False
    first, end = passage.sentences[place]
    opening = passage.phrase(first, first + 2)
    points = opening in (
        "that was",
        "this was",
        "it was",
        "that is",
        "the figure",
        "the number",
        "that figure",
    )
    wrong = words("figure_roles", "wrong") & frozenset(passage.lower[first:end])
    return points and end - first <= _SHORT and bool(wrong)


def _taken_back(later: Item, earlier: Item) -> bool:
    """Whether the earlier figure of a change was wrong: the world moving on or a new rule retracts nothing."""
    near = _sentence(later) | _sentence(earlier)
    admitted = bool(near & {"admitted", "fact"}) and "in fact" in later.passage.phrase(*later.sentence)
    wrong = bool(near & (words("figure_roles", "wrong") - {"lowered"})) or admitted
    lowered = ("lowered" in near and "found" in near) or ("raised" in near and "estimate" in near)
    first_then = "first" in near and "then" in near
    return change_kind(later, earlier) is not ChangeKind.DEFINITION and (wrong or lowered or first_then)


def _called_wrong(after: Sequence[str]) -> bool:
    """As in "… two men alive, but withdrew the statement", "… of 37; she later said that was a mistake"."""
    text = " ".join(after)
    pointers = (
        "the statement",
        "that was a",
        "it was a",
        "this was a",
        "that number",
        "the figure",
        "the claim",
        "by mistake",
        "in error",
        "the number",
        "was wrong",
    )
    return bool(set(after) & words("figure_roles", "wrong")) and any(p in text for p in pointers)


def find_repeats(items: Sequence[Item]) -> dict[int, int]:
    """Index of a figure → index of the earlier mention of the same count: "22 of them tanks … Of the 22"."""
    repeats: dict[int, int] = {}
    for k, item in enumerate(items):
        if item.passage.at(item.quantity.number.first - 1) not in ("the", "these", "those"):
            continue
        for j in range(k - 1, max(-1, k - 1 - _BACK), -1):
            a, b = items[j], item
            same = (a.quantity.low, a.quantity.high, a.quantity.unit) == (
                b.quantity.low,
                b.quantity.high,
                b.quantity.unit,
            )
            nouns = b.quantity.noun is None or a.head is None or a.head == b.head
            if same and nouns and b.paragraph - a.paragraph <= 1 and a.sentence_number != b.sentence_number:
                repeats[k] = j
                break
    return repeats
