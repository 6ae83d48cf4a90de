"""Two numbers that are one range, or one score: "35,000 to 40,000", "between 5% and 6%", "3–1"."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from reportedly.extract.figures.numbers import Number
from reportedly.extract.figures.numerals import ARITHMETIC, canonical
from reportedly.extract.figures.passage import Passage
from reportedly.extract.figures.plurals import looks_plural
from reportedly.extract.figures.vocabulary import words

__all__ = ["changes_near", "join_ranges"]

_DASHES: Final = frozenset(("-", "–", "—", "‑"))
_REACH: Final = 14
"""Words looked back for the verb that makes "from X to Y" a change: a subject or object noun phrase and an adverb."""


def join_ranges(passage: Passage, numbers: Sequence[Number]) -> list[Number]:
    """The numbers with each pair that is one range joined, and both ends of a score rejected.

    "from X to Y" after a word of change is no range but two figures; the words that
    say so are the lexicon ``figure_changes``.
    """
    joined: list[Number] = []
    for number in numbers:
        before = joined[-1] if joined else None
        if before is not None and before.rejected == "name" and _glued_score(passage, before, number):
            joined[-1] = replace(before, rejected="score")
            joined.append(replace(number, rejected="score"))
        elif before is not None and _shares_rejection(passage, before, number):
            joined[-1] = replace(before, rejected=number.rejected)
            joined.append(number)
        elif before is None or before.rejected or number.rejected or before.is_range:
            joined.append(number)
        elif _is_score(passage, before, number):
            joined[-1] = replace(before, rejected="score")
            joined.append(replace(number, rejected="score"))
        elif _is_range(passage, before, number):
            joined[-1] = _join(before, number)
        else:
            joined.append(number)
    return joined


def _between(passage: Passage, a: Number, b: Number) -> tuple[str, ...]:
    return passage.lower[a.after : b.first]


_LEVEL: Final = 3
"""How many times a change the level that it leads to is at least; the two ends of a range lie closer."""


def _by_change(passage: Passage, number: Number) -> bool:
    changes = words("figure_changes", column="direction")
    return passage.at(number.first - 1) == "by" and passage.at(number.first - 2) in changes


def _is_range(passage: Passage, a: Number, b: Number) -> bool:
    if a.kind not in ("cardinal", "fraction") or b.kind != a.kind or not _comparable(a, b):
        return False
    low, high = _ends(a, b)
    if not low < high:
        return False
    link = _between(passage, a, b)
    if len(link) == 1 and link[0] in _DASHES:
        return True
    if link in (("to",), ("-", "to", "-"), ("or",)):
        if link == ("to",) and a.unit is not None and (b.unit is None or _measures_change(passage, a)):
            return False
        if link == ("or",) and a.unit_end is not None:
            return False
        if link == ("to",) and high > _LEVEL * low and _by_change(passage, a):
            return False  # "rose by 14,000 to 320,000", but "fell by 1 to 1.5 degrees"
        revised = passage.at(a.first - 1) == "of" and passage.at(a.first - 2) in words(
            "figure_roles", "amount"
        )
        turned = passage.at(a.first - 1) == "from" or (revised and link == ("to",))
        return not (turned and changes_near(passage, a.first - 1))
    if link == ("and",):
        return passage.at(a.first - 1) == "between" or passage.phrase(a.first - 2, a.first) in (
            "between about",
            "between some",
            "between roughly",
            "between around",
        )
    return (
        link in (("up", "to"), ("and", "up", "to"))
        and passage.at(a.first - 1) == "from"
        and not changes_near(passage, a.first - 1)
    )


def _measures_change(passage: Passage, a: Number) -> bool:
    """As in "rose 2 percent to 4 percent", "fell by $3 to $40": the first number is the size of the change."""
    before = passage.at(a.first - 1)
    return before == "by" or before in words("figure_changes", column="direction")


def _comparable(a: Number, b: Number) -> bool:
    """Whether the ends can share a unit: the same one, or one of them without."""
    return a.unit is None or b.unit is None or a.unit == b.unit


def _ends(a: Number, b: Number) -> tuple[Decimal, Decimal]:
    """The ends as meant: "four to five thousand" shares the scale, "$200 to $4 million" cannot."""
    if b.scaled and not a.scaled and abs(a.mantissa) < abs(b.mantissa):
        return canonical(ARITHMETIC.multiply(a.low, b.scale)), b.high
    return a.low, b.high


def _join(a: Number, b: Number) -> Number:
    low, high = _ends(a, b)
    unit_from = b if b.unit is not None else a
    return replace(
        b,
        first=a.first,
        core=a.core,
        low=low,
        high=high,
        unit=unit_from.unit,
        unit_kind=unit_from.unit_kind,
        currency=a.currency or b.currency,
        is_range=True,
        bare=False,
    )


def _is_score(passage: Passage, a: Number, b: Number) -> bool:
    """Two small bare numbers with a dash that nothing is counted by: 3–1, or 2-4 near a word of sport or vote."""
    link = _between(passage, a, b)
    if len(link) != 1 or link[0] not in _DASHES or not (a.bare and b.bare) or a.low > 999 or b.low > 999:
        return False
    if (
        b.unit is not None
        or looks_plural(passage, b.end)
        or (looks_plural(passage, b.end + 1) and passage.at(b.end)[:1].isalpha())
    ):
        return False
    if a.low >= b.low:
        return True
    first, end = passage.sentence_range(a.first)
    cues = words("figure_words", "score-cue")
    return any(word in cues for word in passage.lower[max(first, a.first - 6) : min(end, b.end + 2)])


def _shares_rejection(passage: Passage, a: Number, b: Number) -> bool:
    """As in "18-to-24-year-olds", "three to five years": the first end is what the second one is."""
    if a.rejected or a.unit is not None or b.rejected not in ("age", "date", "duration", "time", "year"):
        return False
    link = _between(passage, a, b)
    if link == ("and",):
        return passage.at(a.first - 1) == "between"
    return link in (("to",), ("or",), ("-", "to", "-")) or (len(link) == 1 and link[0] in _DASHES)


def _glued_score(passage: Passage, a: Number, b: Number) -> bool:
    """As in "beat City 3–1": the first number read as part of a name, the dash tells otherwise."""
    link = _between(passage, a, b)
    return len(link) == 1 and link[0] in _DASHES and a.bare and b.bare and passage.glued(b.first)


def changes_near(passage: Passage, index: int) -> bool:
    """Whether a word of change governs the words before ``index``, in the same clause."""
    first, _ = passage.sentence_range(index)
    table = words("figure_changes", column="direction")
    for i in range(index - 1, max(first - 1, index - 1 - _REACH), -1):
        word = passage.lower[i]
        if word in table:
            return True
        if word in (";", ":", ".", "ranging", "range", "ranged", "ranges", "varying", "varied"):
            return False
    return False
