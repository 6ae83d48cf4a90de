"""Which earlier figure a figure replaces in the same sentence: "up from 57%", "revised from 38 to 52"."""

from collections.abc import Sequence
from typing import Final

from reportedly.extract.figures.numbers import Number
from reportedly.extract.figures.passage import Passage
from reportedly.extract.figures.ranges import changes_near
from reportedly.extract.figures.vocabulary import words

__all__ = ["find_revisions"]

_COMPARING: Final = (
    ("against",),
    ("versus",),
    ("vs",),
    ("vs", "."),
    ("compared", "with"),
    ("compared", "to"),
    ("instead", "of"),
    ("rather", "than"),
    ("not",),
    ("replacing",),
    ("replaces",),
)


def find_revisions(passage: Passage, numbers: Sequence[Number], starts: Sequence[int]) -> dict[int, int]:
    """Index of a figure → index of the earlier figure it is compared with or revised from.

    ``numbers`` are the figures of one passage in order, ``starts`` the first word of
    each with its hedge. Only figures of one sentence and one kind of unit are paired.
    """
    pairs: dict[int, int] = {}
    for k in range(len(numbers)):
        at = _from_before(passage, starts[k])
        if at is not None:
            pairs.update(_from(passage, numbers, starts, k, at))
        else:
            earlier = _compared(passage, numbers, starts, k)
            if earlier is not None:
                pairs.setdefault(earlier, k)
            elif _replaced(passage, numbers, starts, k):
                pairs.setdefault(k, k - 1)
    return pairs


def _counted_before(passage: Passage, numbers: Sequence[Number], k: int) -> int:
    """The figure before ``k`` that a comparison is about: in "112 of 240 seats, down from 131" the 112."""
    if k >= 2 and passage.lower[numbers[k - 2].after : numbers[k - 1].first] in (("of",), ("of", "the")):
        return k - 2
    return k - 1


def _alike(passage: Passage, a: Number, b: Number) -> bool:
    return (
        passage.sentence[a.core] == passage.sentence[b.core]
        and (a.unit == b.unit or a.unit is None or b.unit is None)
        and (a.currency is None) == (b.currency is None)
    )


def _from_before(passage: Passage, start: int) -> int | None:
    """The place of "from" before a figure: "from 38", "from the 38", "from a first estimate of 38"."""
    if passage.at(start - 1) == "from":
        return start - 1
    if passage.phrase(start - 2, start) == "from the":
        return start - 2
    if passage.at(start - 1) == "of" and passage.at(start - 2) in words("figure_roles", "amount"):
        for at in range(start - 3, max(-1, start - 7), -1):
            if passage.at(at) == "from":
                return at
    return None


def _from(
    passage: Passage, numbers: Sequence[Number], starts: Sequence[int], k: int, at: int
) -> dict[int, int]:
    """Pairs made by the "from" at word ``at`` before figure ``k``."""
    forward = k + 1 < len(numbers) and _alike(passage, numbers[k], numbers[k + 1])
    if forward and changes_near(passage, at) and _leads_to(passage, numbers[k], starts[k + 1]):
        return {k + 1: k}
    if k and _alike(passage, numbers[k - 1], numbers[k]):
        before = passage.at(at - 1)
        turned = before in words("figure_changes", column="direction")
        reached = passage.at(starts[k - 1] - 1) in ("to", "at") and changes_near(passage, starts[k - 1])
        if turned or reached:
            return {_counted_before(passage, numbers, k): k}
    return {}


def _leads_to(passage: Passage, number: Number, start: int) -> bool:
    """Whether "to" stands before the next figure with no more than its noun between."""
    return (passage.at(start - 1) == "to" and start - 1 - number.after <= 5) or passage.phrase(
        start - 2, start
    ) == "to the"


def _compared(passage: Passage, numbers: Sequence[Number], starts: Sequence[int], k: int) -> int | None:
    if (
        not k
        or not _alike(passage, numbers[k - 1], numbers[k])
        or numbers[k].kind in ("fraction", "multiple")
    ):
        return None
    at = starts[k]
    if passage.at(at - 1) == "the":
        at -= 1
    for phrase in _COMPARING:
        if passage.lower[max(0, at - len(phrase)) : at] == phrase:
            if phrase == ("not",) and passage.at(at - 2) != ",":
                continue
            return _counted_before(passage, numbers, k)
    earlier = passage.lower[max(0, at - 7) : at]
    if earlier[-1:] == ("of",) and passage.at(at - 2) in words("figure_roles", "amount"):
        changes = words("figure_changes", column="direction") | {"replacing", "replaces"}
        if any(word in changes for word in earlier) and set(earlier) & words("figure_roles", "earlier"):
            return k - 1
    return None


def _replaced(passage: Passage, numbers: Sequence[Number], starts: Sequence[int], k: int) -> bool:
    """As in "changed the figure of 40 to 14": a verb of revision before the first, "to" before the second."""
    if not k or passage.at(starts[k] - 1) != "to" or not _alike(passage, numbers[k - 1], numbers[k]):
        return False
    if passage.at(starts[k - 1] - 1) in ("by", "to") or starts[k] - 1 - numbers[k - 1].after > 2:
        return False
    either = words("figure_changes", "either", column="direction")
    first, _ = passage.sentence_range(starts[k])
    return any(word in either for word in passage.lower[max(first, starts[k - 1] - 8) : starts[k - 1]])
