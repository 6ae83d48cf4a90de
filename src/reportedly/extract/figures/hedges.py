"""The words that bound a number: hedge, span and comparator, negation read as part of the phrase."""

from dataclasses import dataclass
from decimal import Decimal

from reportedly.extract.figures.numbers import Number
from reportedly.extract.figures.passage import Passage
from reportedly.extract.figures.vocabulary import phrases, words
from reportedly.records import Comparator, Span

__all__ = ["Hedge", "bounds_of", "find_hedge"]


@dataclass(frozen=True, slots=True)
class Hedge:
    """A comparator with the words that carry it; ``span`` is None for exact."""

    comparator: Comparator
    span: Span | None


def find_hedge(passage: Passage, number: Number, noun_end: int | None = None) -> Hedge:
    """The hedge of a number, before it or after it, the longest phrase first.

    "no more than 40" is at most, since the whole phrase is one entry. Words such as
    "only" and "another" may stand between. ``noun_end`` is the word after the
    counted noun phrase, for "five people or more".
    """
    before = _before(passage, number)
    if number.is_range:
        return Hedge(Comparator.RANGE, before.span if before else _between_span(passage, number))
    if number.kind == "vague":
        return Hedge(Comparator.VAGUE, None)
    if before is not None:
        return before
    for index in dict.fromkeys((number.end, number.after, noun_end or number.after)):
        found = phrases("figure_hedges", "phrase", ("side", "after")).starting(passage, index)
        if found is not None and passage.sentence[index] == passage.sentence[number.core]:
            end, row = found
            return Hedge(Comparator(row["comparator"] or ""), passage.range_span(index, end))
    return Hedge(Comparator.EXACT, None)


def bounds_of(number: Number, comparator: Comparator) -> tuple[Decimal | None, Decimal | None]:
    """``low`` and ``high`` as a Figure holds them: None is an open end."""
    if comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN):
        return number.low, None
    if comparator in (Comparator.AT_MOST, Comparator.LESS_THAN):
        return None, number.high
    return number.low, number.high


def _before(passage: Passage, number: Number) -> Hedge | None:
    book = phrases("figure_hedges", "phrase", ("side", "before"))
    start, _ = passage.sentence_range(number.core)
    end = number.first
    for _ in range(3):
        found = book.ending(passage, end, start=start)
        if found is None:
            return None
        first, row = found
        comparator = Comparator(row["comparator"] or "")
        if comparator is Comparator.EXACT:
            end = first
            continue
        if _is_topic(passage, first, end) or _no_passing(passage, first, number):
            return None
        while first > start and passage.at(first - 1) in words("figure_degrees"):
            first -= 1
        return Hedge(comparator, passage.range_span(first, end))
    return None


def _is_topic(passage: Passage, first: int, end: int) -> bool:
    """As in "talks about 40 prisoners", "the dispute over 12 islands": the preposition names a topic."""
    return (
        end - first == 1
        and passage.at(first) in ("about", "over")
        and passage.at(first - 1) in words("figure_topics")
    )


def _no_passing(passage: Passage, first: int, number: Number) -> bool:
    """As in "passed 12 laws" bounds nothing; "deaths passed 2,000" does."""
    return passage.at(number.first - 1) in ("passed", "passing", "beyond") and number.high < 100


def _between_span(passage: Passage, number: Number) -> Span | None:
    at = number.first - 1
    return passage.range_span(at, at + 1) if passage.at(at) == "between" else None
