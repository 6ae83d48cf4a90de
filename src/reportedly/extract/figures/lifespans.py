"""Durations, ages and described things, told once ranges stand: "18-to-24-year-olds", "two to three weeks"."""

from dataclasses import replace
from typing import Final

from reportedly.extract.figures.numbers import Number
from reportedly.extract.figures.passage import Passage
from reportedly.extract.figures.plurals import singular_of
from reportedly.extract.figures.vocabulary import words
from reportedly.lexicons.tables import lookup

__all__ = ["reject_lifespan"]

_OLDEST: Final = 120
_LONGEST_LIST: Final = 8
"""Ages named in one list."""


def reject_lifespan(passage: Passage, number: Number) -> Number:
    """The number, rejected where it measures time or age or is half of a describing word."""
    if number.rejected or number.currency is not None or number.kind == "multiple":
        return number
    reason = (
        _calibre(passage, number)
        or _compound(passage, number)
        or _duration(passage, number)
        or _age(passage, number)
    )
    return replace(number, rejected=reason) if reason else number


def _calibre(passage: Passage, number: Number) -> str | None:
    """As in "155mm shells": the number names the kind."""
    at = number.after + (passage.at(number.after) == "-")
    if number.unit != "millimetre" or not passage.at(at)[:1].isalpha():
        return None
    classes = lookup("figure_class_nouns", "noun", "class")
    return (
        "compound" if classes.get(singular_of(passage.at(at))) in ("shells", "weapons", "missiles") else None
    )


def _compound(passage: Passage, number: Number) -> str | None:
    """As in "12-storey", "6.4-magnitude", "19-year-old", "five-day"; but "101-seat" counts seats."""
    at = number.after
    if passage.at(at) != "-" or not passage.glued(at) or not passage.glued(at + 1):
        if passage.phrase(at, at + 3) in (
            "year - old",
            "year - olds",
            "month - old",
            "day - old",
            "week - old",
        ):
            return "age"
        return "compound" if passage.at(at) == "magnitude" else None
    word = passage.at(at + 1)
    if word in words("figure_calendar", "duration"):
        old = (passage.at(at + 2) == "-" and passage.at(at + 3) in ("old", "olds")) or passage.at(at + 2) in (
            "old",
            "olds",
        )
        return "age" if old else "duration"
    return "compound" if word in words("figure_compounds", "thing") else None


def _duration(passage: Passage, number: Number) -> str | None:
    if number.unit is not None:
        return None
    at = number.after
    while passage.at(at) in words("figure_words", "duration-skip"):
        at += 1
    if passage.at(at) == "of" and number.kind == "vague":
        at += 1
    if passage.at(at) not in words("figure_calendar", "duration"):
        return None
    if (
        passage.phrase(number.first - 3, number.first) == "the age of"
        or passage.at(number.first - 1) == "aged"
    ):
        return "age"
    if passage.at(at + 1) in ("old", "olds") or passage.phrase(at + 1, at + 3) == "of age":
        return "age"
    return (
        None
        if passage.at(at) in ("second", "quarter", "quarters")
        and number.low != 1
        and passage.at(at)[-1] != "s"
        else "duration"
    )


def _age(passage: Passage, number: Number) -> str | None:
    if (
        number.unit is not None
        or number.scaled
        or not 0 < number.high <= _OLDEST
        or number.kind != "cardinal"
    ):
        return None
    before, after = passage.at(number.first - 1), passage.at(number.after)
    if (
        before in words("figure_words", "age-before")
        or passage.phrase(number.first - 3, number.first) == "the age of"
    ):
        return "age"
    if before == "both" and passage.at(number.first - 2) == "," and after in (",", "."):
        return "age"
    if _listed_age(passage, number) or _of_the_youngest(passage, number):
        return "age"
    if before == "of" and _is_one_person(passage, number.first - 2) and not _counts(passage, number.after):
        return "age"
    closes = after in ("", ",", ".", ";", ")", "!", "?") or after in (
        "and",
        "or",
        "according",
        "who",
        "with",
        "in",
        "at",
        "from",
        "are",
        "is",
        "were",
        "was",
        "died",
        "to",
        "as",
    )
    if before in words("figure_words", "age-bound") and closes:
        if passage.at(number.first - 2) in words("figure_words", "age-who"):
            return "age"
        if passage.phrase(number.first - 3, number.first - 1) in ("the age", "age of"):
            return "age"
    if passage.phrase(number.first - 3, number.first) in ("and", "or"):
        return None
    return _apposition(passage, number)


def _of_the_youngest(passage: Passage, number: Number) -> bool:
    """As in "the youngest was two": a bare number said of the youngest or the oldest."""
    at = number.first - 1
    while passage.at(at) in ("is", "was", "only", "just", "aged"):
        at -= 1
    said = at < number.first - 1 and passage.at(at) in ("eldest", "oldest", "youngest")
    return said and not _counts(passage, number.after)


def _listed_age(passage: Passage, number: Number) -> bool:
    """As in "aged 34, 51 and 77": a list of bare numbers that "aged" opens."""
    at = number.first - 1
    for _ in range(_LONGEST_LIST):
        if passage.at(at) not in (",", "and", "or"):
            return False
        while passage.at(at) in (",", "and", "or"):
            at -= 1
        if not passage.at(at).isdecimal():
            return False
        if passage.at(at - 1) == "aged":
            return True
        at -= 1
    return False


def _is_one_person(passage: Passage, at: int) -> bool:
    """As in "a woman of 33": one person, named by kind; "a crew of 12" and "a family of five" are several."""
    person = passage.at(at)
    single = person in words("figure_words", "age-who") and person == singular_of(person)
    return single and any(passage.at(at - back) in ("a", "an", "the") for back in (1, 2))


def _counts(passage: Passage, at: int) -> bool:
    """Whether a noun that the number could count follows it."""
    word = passage.at(at)
    return word[:1].isalpha() and word.endswith("s") and word not in words("figure_stops")


def _apposition(passage: Passage, number: Number) -> str | None:
    """The bare age after a name: "Colonel Vane, 52, said", "the mayor, 61, said", "Smith (44)"."""
    before, after = number.first - 1, passage.at(number.end)
    if (
        number.is_range
        or number.unit is not None
        or (passage.words[number.core][0].isalpha() and number.low < 10)
    ):
        return None
    word = passage.at(before - 1)
    if before < 1 or not word or not word[0].isalpha() or word in words("figure_stops"):
        return None
    if passage.at(before) == "," and (
        after in (",", ".", ";", "")
        or (after in ("who", "said", "of", "and") and passage.capitalised(before - 1) and after != "of")
    ):
        person = passage.capitalised(before - 1) or word[-1] != "s"
        return "age" if person and number.low >= 3 else None
    if passage.at(before) == "(" and after == ")" and passage.capitalised(before - 1):
        return "age" if number.low >= 10 else "name"
    return None
