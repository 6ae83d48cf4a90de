"""What looks like a figure and is none: dates, codes, addresses, phone numbers, names, ordinals.

Each guard names its reason. They run before ranges are built; ages, durations and
scores, which depend on both ends of a range, are told in ``lifespans``.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reportedly.extract.figures.dates import clock, day, second_year, year
from reportedly.extract.figures.names import (
    address,
    code,
    is_pair,
    named,
    named_in_words,
    ordinal_suffix,
    rank,
)
from reportedly.extract.figures.numbers import Number
from reportedly.extract.figures.passage import Passage
from reportedly.extract.figures.plurals import counts_something
from reportedly.extract.figures.pronouns import no_fraction, pronoun
from reportedly.records import Span

__all__ = ["guard"]

# Linear: no nested repetition, every part has a fixed or bounded length.
_LONG_FORMS: Final = (
    ("url", re.compile(r"(?:https?://|www\.)\S+|\S{1,64}@\S{1,255}|[@#]\w+")),
    ("date", re.compile(r"\b\d{4}-\d{1,2}-\d{1,2}(?:T[\d:]+)?\b|\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b")),
    (
        "time",
        re.compile(
            r"\b\d{1,2}[:.]\d{2}(?::\d{2})?(?=\s?(?:[ap]\.?m\b|hrs?\b|GMT|UTC))|\b\d{1,2}:\d{2}(?::\d{2})?\b|\b\d{4}(?=\s(?:GMT|UTC|hours|hrs)\b)"
        ),
    ),
    (
        "phone",
        re.compile(
            r"\+\d{1,3}(?:[ \-]?\(?\d{1,4}\)?){2,5}|\(?\b\d{2,5}\)?(?:[ -]\d{3,4}){2}\b|\b\d{3}-\d{4}\b"
        ),
    ),
)


def guard(passage: Passage, numbers: Sequence[Number], times: Sequence[tuple[Span, str]]) -> list[Number]:
    """The numbers, each with the reason why it is no figure where there is one.

    ``times``: spans of time expressions found elsewhere with the reason to give
    ("date", "duration" …), sorted by place.
    """
    taken = sorted([*_long_forms(passage), *times], key=lambda pair: (pair[0].start, pair[0].end))
    starts = [span.start for span, _ in taken]
    judged: list[Number] = []
    for number in numbers:
        reason = number.rejected or _reason(passage, number, taken, starts)
        after_year = bool(judged) and judged[-1].rejected == "year"
        if reason is None and after_year and second_year(passage, judged[-1], number):
            reason = "year"
        judged.append(replace(number, rejected=reason) if reason else number)
    return judged


def _long_forms(passage: Passage) -> list[tuple[Span, str]]:
    start, end = passage.span.start, passage.span.end
    return [
        (Span(match.start(), match.end()), reason)
        for reason, pattern in _LONG_FORMS
        for match in pattern.finditer(passage.text, start, end)
    ]


def _reason(
    passage: Passage, number: Number, taken: Sequence[tuple[Span, str]], starts: Sequence[int]
) -> str | None:
    if number.kind == "ordinal":
        return "ordinal"
    if number.currency is None and number.unit is None:
        reason = _taken(passage.range_span(number.first, number.end), taken, starts)
        if reason is not None:
            return reason
    if number.kind == "fraction":
        return no_fraction(passage, number)
    if number.kind != "cardinal" or number.currency is not None:
        return None
    if passage.words[number.core][0].isdecimal():
        return _of_digits(passage, number)
    if number.low == 1 and passage.at(number.core) == "one":
        return pronoun(passage, number)
    return _of_words(passage, number)


def _taken(span: Span, taken: Sequence[tuple[Span, str]], starts: Sequence[int]) -> str | None:
    """The reason of a longer form or a time expression that the number lies in."""
    position = bisect_right(starts, span.start)
    inside = (reason for other, reason in taken[max(0, position - 4) : position] if span in other)
    return next(inside, None)


def _of_digits(passage: Passage, number: Number) -> str | None:
    measured = number.unit is not None or number.scaled
    tests = (
        (code, ordinal_suffix, clock, day)
        if measured
        else (code, ordinal_suffix, clock, day, address, named, year)
    )
    return next((reason for test in tests if (reason := test(passage, number)) is not None), None)


def _of_words(passage: Passage, number: Number) -> str | None:
    if number.low == 2 and passage.at(number.core - 1) == "the" and is_pair(passage, number):
        return "pair"
    if number.low == 0 and passage.at(number.core) == "zero" and not counts_something(passage, number.end):
        return "pronoun"
    return clock(passage, number) or rank(passage, number) or named_in_words(passage, number)
