"""Answers to one question that cannot both be right: what makes a claim disputed without anybody denying it.

A toll that rises from day to day is no dispute, nor is "at least 9" beside 14,
nor are two sums that happen to be named in like words.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from reportedly.link.questions.slots import Count, band, dimension, is_outcome, meant
from reportedly.link.said.answers import likeness
from reportedly.link.said.sayings import Saying
from reportedly.records import Figure

__all__ = ["LIKE_WORDS", "excludes", "rival_counts", "same_days"]

LIKE_WORDS: Final = 0.5
"""Likeness of two statements from which different numbers in them conflict, where their class does not say that
they are of one thing."""


def excludes(a: Figure, b: Figure) -> bool:
    """Whether the two numbers, with their hedges, have no number in common; an open end reaches any number."""
    first, second = meant(a), meant(b)
    if first is None or second is None or first.meets(second):
        return False
    return _above(a, b) or _above(b, a)


def _above(a: Figure, b: Figure) -> bool:
    """Whether all that ``a`` allows lies above all that ``b`` allows."""
    if a.low is None or b.high is None:
        return False
    return _base(a, a.low) > _base(b, b.high)


def _base(figure: Figure, number: Decimal) -> Decimal:
    return number * dimension(figure)[1]


def rival_counts(mine: Sequence[Count], theirs: Iterable[Count]) -> list[Saying]:
    """Statements with a number that excludes one of mine, of one time and thing, by another speaker."""
    found: dict[str, Saying] = {}
    for other in theirs:
        for count in mine:
            if _rivals(count, other):
                found[other.saying.key] = other.saying
                break
    return sorted(found.values(), key=lambda s: s.order)


def _rivals(count: Count, other: Count) -> bool:
    a, b = count.saying, other.saying
    if a.key == b.key or not same_days(a, b) or a.group == b.group:
        return False
    if band(count.figure.stage) != band(other.figure.stage) or not excludes(count.figure, other.figure):
        return False
    if is_outcome(count.figure):
        return _not_grown(count, other)
    return likeness(a, b) >= LIKE_WORDS


def _not_grown(count: Count, other: Count) -> bool:
    """Whether two tolls differ otherwise than by having grown: of one time, or the later one on a day is lower.

    A lower toll on a later day is a revision, which its own side makes. Where one of the
    two is not dated, growth cannot be told from conflict, and none is claimed, unless
    one article holds both.
    """
    if count.saying.article is other.saying.article and not (_as_of(count) or _as_of(other)):
        return True
    a, b = _moment(count), _moment(other)
    if a is None or b is None or a[:10] != b[:10]:
        return False
    if a == b or len(a) != len(b):
        return a == b
    later, earlier = (count, other) if a > b else (other, count)
    return _above(earlier.figure, later.figure)


def _moment(count: Count) -> str | None:
    """When the count was so: its own as-of, else when it was published."""
    return _as_of(count) or count.saying.published


def _as_of(count: Count) -> str | None:
    """The count's as-of, where it is a date."""
    as_of = count.figure.as_of
    return (
        as_of.value
        if as_of and as_of.value[:4].isdecimal() and len(as_of.value) >= len("2025-01-01")
        else None
    )


def same_days(a: Saying, b: Saying) -> bool:
    """Whether two statements may be of one day: published on one, or one of them is not dated."""
    return a.published is None or b.published is None or a.published[:10] == b.published[:10]
