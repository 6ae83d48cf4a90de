"""Told apart from counts: "one" that is a pronoun, "half" that is a period, "a third" that is an ordinal."""

from reportedly.extract.figures.numbers import Number
from reportedly.extract.figures.passage import Passage
from reportedly.extract.figures.vocabulary import numerals, words

__all__ = ["no_fraction", "pronoun"]

_NEAR = 20
"""Words before "a third" in which the two before it are counted."""


def pronoun(passage: Passage, number: Number) -> str | None:
    """As in "one" that counts nothing: "no one", "the one that", "one of the largest", "one another", "one day"."""
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
        return "pronoun" if before not in words("figure_words", "counted-one") else None
    if after == "more" and _is_content(passage, number.end + 1):
        return None  # "one more body"
    if after == "of":
        return None if _whole_is_number(passage, number.end + 1) else "pronoun"
    if after in words("figure_stops", "auxiliary", "preposition", "pronoun"):
        return "pronoun" if before not in words("figure_words", "counted-one") else None
    return None


def _is_content(passage: Passage, index: int) -> bool:
    """Whether a content word stands there, which "one more" may count."""
    word = passage.at(index)
    return word[:1].isalpha() and word not in words("figure_stops") and word not in words("figure_calendar")


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


def _follows_count(passage: Passage, number: Number, ordinal: str) -> bool:
    """As in "Two people died and a third is missing": one more than were counted."""
    place = numerals("ordinal").get(ordinal)
    start, _ = passage.sentence_range(number.first)
    near = passage.lower[max(start, number.first - _NEAR) : number.first]
    earlier = (numerals("unit").get(word) for word in near)
    return place is not None and any(value == place - 1 for value in earlier if value is not None)


def no_fraction(passage: Passage, number: Number) -> str | None:
    """As in "a third straight day" is an ordinal, "the first half" a period, "half an hour" a duration."""
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
        if after == "," and last != "third":
            return "ordinal"
        if after in ("has", "is", "remains", "was") and _follows_count(passage, number, last):
            return "ordinal"
    return None
