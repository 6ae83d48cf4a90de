"""Numbers that are a day, a year or an hour, for texts whose times nobody has found yet."""

from reportedly.extract.figures.numbers import Number
from reportedly.extract.figures.passage import Passage
from reportedly.extract.figures.plurals import counts_something
from reportedly.extract.figures.vocabulary import phrases, words

__all__ = ["clock", "day", "second_year", "year"]

_DASHES = frozenset("-–—‑")


def clock(passage: Passage, number: Number) -> str | None:
    """An hour: "10 a.m.", "six o'clock", "half past nine"."""
    after = passage.at(number.end)
    if after in words("figure_calendar", "clock") - {"noon", "midnight"}:
        return "time"
    if passage.at(number.core - 1) == "past" and passage.at(number.core - 2) in ("half", "quarter"):
        return "time"
    return None


def day(passage: Passage, number: Number) -> str | None:
    """As in "May 14", "14 May", "the 14 and 15 of May", "March 2024"."""
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


def year(passage: Passage, number: Number) -> str | None:
    """A bare four-digit number that reads as a year."""
    if not number.bare or len(passage.words[number.core]) != 4 or not 1000 <= number.low <= 2199:
        return None
    before, after = passage.at(number.core - 1), number.end
    counted = counts_something(passage, after)
    recent = 1900 <= number.low <= 2099
    if before in words("figure_words", "year-strong") and (recent or not counted):
        return "year"
    if not counted:
        hedged = phrases("figure_hedges", "phrase").ending(passage, number.core)
        if recent and (hedged is None or (hedged[1]["comparator"] == "exact")):
            return "year"
        return "year" if before in words("figure_words", "year-before") else None
    if 1990 <= number.low <= 2040 and number.low % 100 != 0:
        return "year"
    if recent and before in words("figure_words", "year-determiner"):
        return "year"
    return None


def second_year(passage: Passage, before: Number, number: Number) -> bool:
    """As in "between 1600 and 1900 temperatures fell": the year after "and" is one as well."""
    link = passage.lower[before.end : number.first]
    joined = len(link) == 1 and link[0] in ("and", "to", "or", *_DASHES)
    return joined and number.bare and len(passage.words[number.core]) == 4
