"""The denominator of a rate: "a litre", "per 100,000", "each year", "daily", "6,000 soldiers each"."""

from collections.abc import Sequence
from typing import Final

from reportedly.extract.figures.nouns import NounPhrase, head_of, phrase_from
from reportedly.extract.figures.numbers import Number
from reportedly.extract.figures.passage import Passage
from reportedly.extract.figures.plurals import singular_of
from reportedly.extract.figures.vocabulary import words
from reportedly.lexicons.tables import lookup

__all__ = ["find_rate", "share_rates"]

_REACH: Final = 5
"""Words between a figure and its "each day": "100 lorries entered the valley every day"."""


def find_rate(
    passage: Passage, number: Number, noun: NounPhrase | None, earlier: Sequence[NounPhrase | None]
) -> str | None:
    """What the number is per: "day", "litre", "100,000", "brigade"; None for a total.

    ``earlier`` holds the noun phrases of the figures before it in the sentence,
    nearest last: "two brigades of 6,000 soldiers each".
    """
    if number.kind == "multiple":
        return None
    opening = passage.at(number.first - 1)
    if passage.at(number.first - 2) in ("every", "each") and opening in words("figure_calendar", "duration"):
        return singular_of(opening)
    at = noun.end if noun is not None and noun.end >= number.after else number.after
    for index in dict.fromkeys((number.after, at)):
        rate = _direct(passage, number, index)
        if rate is not None:
            return rate
    each = _each(passage, number, at, earlier)
    return each if each is not None else _distant(passage, number, at)


def _direct(passage: Passage, number: Number, at: int) -> str | None:
    word, following = passage.at(at), passage.at(at + 1)
    if word in ("per", "/") or (word == "-" and following == "per"):
        at += word == "-"
        target = at + 1
        if passage.at(target)[:1].isdecimal():
            return passage.words[target]
        if passage.at(target) in ("head", "capita"):
            return "person"
        return singular_of(_compound(passage, target)) if passage.at(target)[:1].isalpha() else None
    if number.currency and word in ("to", "for") and following in ("each", "every"):
        return _recipient(passage, at + 2)
    adverb = lookup("figure_rate_adverbs", "word", "rate").get(word)
    if adverb is not None:
        return adverb
    if word in ("a", "an", "each", "every") and following[:1].isalpha() and not _points_back(passage, at + 2):
        if following in words("figure_calendar", "duration"):
            return singular_of(following)
        if following in ("head", "person"):
            return "person"
        if word in ("a", "an") and number.currency and not number.scaled and _closes(passage, at + 2):
            return following
    return None


def _after_count(passage: Passage, at: int) -> int:
    """Past "the 14" in "each of the 14 families"."""
    while passage.at(at) in words("figure_roles", "determiner") or passage.at(at)[:1].isdecimal():
        at += 1
    return at


def _recipient(passage: Passage, first: int) -> str | None:
    """As in "20,000 dinars to each bereaved family": the last word before the phrase closes."""
    at = first
    if passage.at(first) == "of":
        noun = phrase_from(passage, _after_count(passage, first + 1))
        return head_of(passage, noun) if noun is not None else None
    while at < first + 3 and passage.at(at)[:1].isalpha() and passage.at(at) not in words("figure_stops"):
        at += 1
    return singular_of(passage.at(at - 1)) if at > first else None


def _compound(passage: Passage, at: int) -> str:
    """The denominator's head: "per square kilometre" is a kilometre of squares, kept whole."""
    if passage.at(at) in ("square", "cubic") and passage.at(at + 1)[:1].isalpha():
        return f"{passage.at(at)} {passage.at(at + 1)}"
    return passage.at(at)


def _points_back(passage: Passage, at: int) -> bool:
    """As in "a year earlier" is a time, no rate."""
    return passage.at(at) in ("ago", "earlier", "before", "later", "after", "previously", "from", "prior")


def _closes(passage: Passage, at: int) -> bool:
    word = passage.at(at)
    return not word or not word[0].isalnum() or word in words("figure_stops")


def _each(passage: Passage, number: Number, at: int, earlier: Sequence[NounPhrase | None]) -> str | None:
    after = passage.at(at) in ("each", "apiece") and passage.at(at + 1) not in words(
        "figure_calendar", "duration"
    )
    before = False
    for i in range(number.first - 1, max(-1, number.first - 7), -1):
        if passage.at(i) in words("figure_stops", "conjunction") or not passage.at(i)[0].isalnum():
            break  # "6,000 soldiers each and 12 engineers": the word closes the figure before
        before = before or (passage.at(i) == "each" and passage.at(i + 1) != "of")
    if not (after or before):
        return None
    for noun in reversed(earlier):
        if noun is not None:
            return head_of(passage, noun)
    return None


def _distant(passage: Passage, number: Number, at: int) -> str | None:
    for i in range(at, min(at + _REACH, len(passage) - 1)):
        word = passage.at(i)
        if (
            not word[0].isalpha()
            or word[0].isdecimal()
            or word in ("and", "but", "or", "as", "since", "in", "after", "before")
        ):
            return None
        if (
            word in ("each", "every")
            and passage.at(i + 1) in words("figure_calendar", "duration")
            and not _points_back(passage, i + 2)
        ):
            return singular_of(passage.at(i + 1))
        if (
            word == "a"
            and passage.at(i + 1) in ("day", "week", "month", "year", "hour", "minute")
            and not _points_back(passage, i + 2)
        ):
            return passage.at(i + 1)
        if word in ("daily", "weekly", "monthly", "annually", "yearly"):
            return lookup("figure_rate_adverbs", "word", "rate")[word]
    return None


def share_rates(
    passage: Passage, parts: Sequence[tuple[Number, NounPhrase | None, str | None]]
) -> list[str | None]:
    """Rates with a shared denominator given to both: "25 kilograms of rice and four litres of oil a month"."""
    rates = [rate for _, _, rate in parts]
    for i in range(len(parts) - 2, -1, -1):
        number, noun, _ = parts[i]
        following = parts[i + 1][0]
        end = noun.end if noun is not None and noun.end > number.after else number.after
        joined = passage.at(end) == "and" and end + 1 == following.first
        if joined and rates[i] is None and rates[i + 1] in words("figure_calendar", "duration"):
            rates[i] = rates[i + 1]
    return rates
