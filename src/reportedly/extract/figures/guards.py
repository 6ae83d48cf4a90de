"""What looks like a figure and is none: dates, codes, addresses, phone numbers, names, ordinals.

Each guard names its reason. They run before ranges are built; ages, durations and
scores, which depend on both ends of a range, are told in ``lifespans``.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reportedly.extract.figures.numbers import Number
from reportedly.extract.figures.passage import Passage
from reportedly.extract.figures.vocabulary import is_listed_plural, phrases, words
from reportedly.records import Span

__all__ = ["guard", "looks_plural"]

_DASHES: Final = frozenset("-–—‑")

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
    return [
        number if number.rejected else replace(number, rejected=_reason(passage, number, taken, starts))
        for number in numbers
    ]


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
    span = passage.range_span(number.first, number.end)
    position = bisect_right(starts, span.start)
    for other, reason in taken[max(0, position - 4) : position]:
        if (
            span.start >= other.start
            and span.end <= other.end
            and number.currency is None
            and number.unit is None
        ):
            return reason
    if number.currency is not None:
        return None
    if number.kind == "cardinal" and passage.words[number.core][0].isdecimal():
        for test in (_code, _ordinal_suffix, _clock, _month_day):
            reason = test(passage, number)
            if reason is not None:
                return reason
        if number.unit is None and not number.scaled:
            for test in (_address, _named, _year):
                reason = test(passage, number)
                if reason is not None:
                    return reason
    elif number.kind == "cardinal" and number.low == 1 and passage.at(number.core) == "one":
        return _pronoun(passage, number)
    elif number.kind == "cardinal":
        return _clock(passage, number) or _rank(passage, number) or _named_in_words(passage, number)
    elif number.kind == "fraction":
        return _no_fraction(passage, number)
    return None


def _code(passage: Passage, number: Number) -> str | None:
    """ "Kh-101", "X200", "A320", "G7", "COVID-19", "3D", "1.2.3"."""
    first, end = number.core, number.end
    before = passage.at(first - 1)
    if passage.glued(first) and before and before[-1].isalpha():
        return "code"
    if before in _DASHES and passage.glued(first) and passage.glued(first - 1):
        word = passage.at(first - 2)
        if (
            word
            and word[-1].isalpha()
            and word not in _bound_prefixes()
            and not _joins_numbers(passage, first - 2)
        ):
            return "code" if passage.words[first - 2] != passage.lower[first - 2] or len(word) < 3 else None
    if number.unit_first == end or number.scaled:
        return None
    after = passage.at(end)
    if passage.glued(end) and after and after[0].isalpha() and after not in ("st", "nd", "rd", "th", "s"):
        if after in ("am", "pm", "a.m.", "p.m."):
            return "time"
        return "code"
    if before == "#":
        return "code"
    if after in ("/",) and passage.glued(end) and passage.at(end + 1)[:1].isdecimal():
        return "odds"
    if before == "/" and passage.glued(first) and passage.at(first - 2)[:1].isdecimal():
        return "odds"
    return None


def _bound_prefixes() -> frozenset[str]:
    return frozenset(
        ("sub", "to", "and", "or", "mid", "plus", "minus", "some", "under", "over", "year", "old")
    )


def _joins_numbers(passage: Passage, index: int) -> bool:
    return passage.at(index) in ("to", "and", "or")


def _ordinal_suffix(passage: Passage, number: Number) -> str | None:
    after = passage.at(number.end)
    if not passage.glued(number.end):
        return None
    if after in ("st", "nd", "rd", "th"):
        return "ordinal"
    if after in ("s", "'s", "’s"):
        return "date" if number.low >= 100 else "name"
    return None


def _clock(passage: Passage, number: Number) -> str | None:
    after = passage.at(number.end)
    if after in ("a.m.", "p.m.", "am", "pm", "o'clock", "o’clock") or passage.phrase(
        number.end, number.end + 2
    ) in ("a.m", "p.m"):
        return "time"
    if passage.at(number.core - 1) == "past" and passage.at(number.core - 2) in ("half", "quarter"):
        return "time"
    return None


def _month_day(passage: Passage, number: Number) -> str | None:
    """ "May 14", "14 May", "the 14 and 15 of May", "March 2024"."""
    months = words("figure_calendar", "month")
    if not number.bare:
        return None
    before, after = number.core - 1, number.end
    if passage.at(before) == "." and passage.at(before - 1) in months and passage.at(before - 1) != "may":
        before -= 1
    is_day, is_year = 1 <= number.low <= 31, 1000 <= number.low <= 2999
    if passage.at(before) in months and passage.capitalised(before) and (is_day or is_year):
        return "date"
    if is_day and passage.at(after) in months and passage.capitalised(after):
        return "date"
    if is_year and passage.at(before) == "," and _is_day(passage, before - 1):
        return "date"
    joins = passage.at(before) in ("and", "to", "or", *_DASHES)
    if is_day and joins and _is_day(passage, before - 1) and passage.at(before - 2) in months:
        return "date"
    if is_day and passage.at(after) in ("and", "to", "or", *_DASHES) and passage.at(after + 1).isdecimal():
        return "date" if passage.at(after + 2) in months and passage.capitalised(after + 2) else None
    return None


def _is_day(passage: Passage, index: int) -> bool:
    word, months = passage.at(index), words("figure_calendar", "month")
    return (
        word.isdecimal()
        and len(word) <= 2
        and (
            passage.at(index - 1) in months or passage.at(index + 1) in months or passage.at(index - 1) == "."
        )
    )


def looks_plural(passage: Passage, index: int) -> bool:
    """Whether the word looks like the plural head of a counted noun phrase."""
    word = passage.at(index)
    if is_listed_plural(word):
        return True
    return (
        len(word) > 3
        and word[-1] == "s"
        and word[-2:] not in ("ss", "us", "is")
        and word not in words("figure_stops")
    )


def _counts_something(passage: Passage, index: int) -> bool:
    """Whether the words from ``index`` on begin a counted noun phrase in lower case."""
    for i in range(index, min(index + 4, len(passage))):
        word = passage.at(i)
        if not word[0].isalpha() or word in words("figure_stops"):
            return False
        if looks_plural(passage, i) and not passage.capitalised(i):
            return True
    return False


def _address(passage: Passage, number: Number) -> str | None:
    """A house number: "17 Quay Street", "Flat 12, 88 Harbour Road"."""
    if not number.bare or number.low > 99999:
        return None
    for i in range(number.end, min(number.end + 4, len(passage))):
        if not passage.capitalised(i):
            return None
        if i > number.end and passage.at(i) in words("figure_streets"):
            return "address"
    return None


def _named(passage: Passage, number: Number) -> str | None:
    """ "Highway 9", "Ward 6", "Boeing 737", "Operation Northern Shield 5", "No 9"."""
    before = number.core - 1
    if not number.bare or len(passage.words[number.core]) > 4 or before < 0:
        return None
    if passage.at(before) == "." and passage.at(before - 1) in (
        "no",
        "nos",
        "art",
        "sec",
        "para",
        "fig",
        "p",
        "pp",
        "vol",
        "ch",
    ):
        return "section"
    word, written = passage.at(before), passage.words[before]
    if passage.sentence[before] != passage.sentence[number.core]:
        return None
    if written != word and (
        word in words("figure_name_heads", "thing") or len(written) == 1 and word not in ("a", "i")
    ):
        return "name"
    if word in ("top", "bottom") and passage.at(before - 1) in ("the", "its", "their"):
        return "rank"
    if _counts_something(passage, number.end):
        return None
    if word in words("figure_name_heads", "document") and passage.at(number.end) not in ("of", "%"):
        if word not in (
            "number",
            "numbers",
            "case",
            "count",
            "line",
            "lines",
            "pages",
            "no",
        ) or passage.capitalised(before):
            return "section"
    if word in words("figure_name_heads", "place", "thing") and word not in words("figure_calendar"):
        return "name"
    if passage.capitalised(before) and not passage.opens_sentence(before):
        calendar = words("figure_calendar", "weekday", "month")
        return None if word in calendar or word in words("figure_stops") else "name"
    if passage.capitalised(before) and passage.capitalised(number.end) and word not in words("figure_stops"):
        return "name" if phrases("figure_hedges", "phrase").ending(passage, number.core) is None else None
    return None


def _rank(passage: Passage, number: Number) -> str | None:
    """ "the bottom three", "the top five seeds"."""
    return "rank" if passage.at(number.core - 1) in ("top", "bottom") else None


def _named_in_words(passage: Passage, number: Number) -> str | None:
    """ "Highway Nine", "Article Five", "Big Four": a number word with a capital inside a name."""
    if not passage.capitalised(number.core) or passage.opens_sentence(number.core):
        return None
    return (
        "name"
        if passage.capitalised(number.core - 1) and passage.at(number.core - 1) not in words("figure_stops")
        else None
    )


def _year(passage: Passage, number: Number) -> str | None:
    """A bare four-digit number that reads as a year."""
    if not number.bare or len(passage.words[number.core]) != 4 or not 1000 <= number.low <= 2199:
        return None
    before, after = passage.at(number.core - 1), number.end
    counted = _counts_something(passage, after)
    recent = 1900 <= number.low <= 2099
    if before in words("figure_words", "year-strong") and (recent or not counted):
        return "year"
    if not counted:
        hedged = phrases("figure_hedges", "phrase").ending(passage, number.core)
        if recent and (hedged is None or (hedged[1]["comparator"] == "exact")):
            return "year"
        return (
            "year"
            if before in words("figure_words", "year-before")
            and passage.at(number.core - 1) not in ("of", "to", "for", "by", "about", "around")
            else None
        )
    if 1990 <= number.low <= 2040 and number.low % 100 != 0:
        return "year"
    if recent and before in (
        "the",
        "a",
        "this",
        "that",
        "its",
        "their",
        "his",
        "her",
        "'s",
        "’s",
        "early",
        "late",
        "mid",
    ):
        return "year"
    return None


def _pronoun(passage: Passage, number: Number) -> str | None:
    """ "one" that counts nothing: "no one", "the one that", "one of the largest", "one another", "one day"."""
    before, after = passage.at(number.core - 1), passage.at(number.end)
    if after in ("to", "or", "-", "–") and _is_number(passage, number.end + 1):
        return None
    if (
        before in words("figure_words", "pronoun-one")
        or after[:1].isdecimal()
        or after in words("figure_words", "one-other")
    ):
        return "pronoun"
    if after and (after == "-" or not after[0].isalnum()):
        return (
            "pronoun"
            if before not in ("and", "killed", "killing", "only", "least", "just", ",", "but")
            else None
        )
    if after == "of":
        return None if _whole_is_number(passage, number.end + 1) else "pronoun"
    if after in words("figure_stops", "auxiliary", "preposition", "pronoun"):
        return "pronoun" if before not in ("and", "least", "only", "but", ",") else None
    return None


def _is_number(passage: Passage, index: int) -> bool:
    word = passage.at(index)
    return word[:1].isdecimal() or word in words("figure_numerals", "unit", "ten")


def _whole_is_number(passage: Passage, index: int) -> bool:
    """Whether "one of …" names its whole by a number or points back: "one of its two engines", "one of them"."""
    for i in range(index, index + 3):
        word = passage.at(i)
        if word in ("them", "these", "those", "whom", "which"):
            return True
        if _is_number(passage, i):
            return True
    return False


def _no_fraction(passage: Passage, number: Number) -> str | None:
    """ "a third straight day" is an ordinal, "the first half" a period, "half an hour" a duration."""
    last, after = passage.at(number.end - 1), passage.at(number.end)
    before = passage.at(number.first - 1)
    duration = words("figure_calendar", "duration")
    if last in ("half", "halves"):
        if before in words("figure_words", "half-noun") or passage.at(number.end) == "-":
            return "duration" if before in words("figure_words", "half-noun") else "compound"
        if after in ("an", "a") or after in duration:
            return "duration" if passage.at(number.end + 1) in duration or after in duration else None
        return "time" if after == "past" else None
    if passage.at(number.first) in ("a", "an"):
        if last == "quarter":
            return None if after in ("of", "more", "less", "fewer") else "duration"
        if after and after[0].isalnum() and after not in words("figure_stops"):
            return "ordinal"
    return None
