"""Tests of its surroundings that a doubtful wording must pass to count as a time."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from reportedly.extract.times.context import Cues
from reportedly.extract.times.lexer import Lexed

__all__ = ["GUARDS"]

Guard = Callable[[Lexed, int, int, str, Cues], bool]
"""Lexed paragraph, first token, token after the last, page text, context words → whether it may stand."""


def _before(lexed: Lexed, first: int) -> str:
    return lexed.words[first - 1] if first else ""


def _after(lexed: Lexed, last: int) -> str:
    return lexed.words[last] if last < len(lexed.words) else ""


def _month(lexed: Lexed, first: int, last: int, text: str, known: Cues) -> bool:
    """A bare month name: not a person's ("April Hughes"), not the verb ("May I …").

    A name that is also another word stands only after a preposition.
    """
    if last - first > 1:
        return True
    if lexed.words[first] in known["ambiguous-month"]:
        return _before(lexed, first) in known["month-preposition"]
    follows = last < len(lexed.words) and text[lexed.starts[last]].isupper()
    return not follows or _before(lexed, first) in known["month-preposition"]


def _year(lexed: Lexed, first: int, last: int, text: str, known: Cues) -> bool:
    """A bare number of four digits: no part of a name ("Flight 1990"), no count ("2000 people")."""
    number, before, after = lexed.words[last - 1], _before(lexed, first), _after(lexed, last)
    if not number.isdecimal():
        return True
    if not 1500 <= int(number) <= 2100 or after in known["era"]:
        return False
    if last - first > 1:  # "early 2031", and "since about 2031", but not "about 2031 of them"
        hedged = lexed.words[last - 2] in known["hedge"]
        return not hedged or (before in known["year-preposition"] and after not in known["counted"])
    if before in known["year-preposition"]:
        return after not in known["counted"] or before in known["determiner"]
    if first and before not in known["determiner"] and text[lexed.starts[first - 1]].isupper():
        return False
    plural = after.islower() and any(after.endswith(suffix) for suffix in known["plural-suffix"])
    return after not in known["counted"] and (before in known["determiner"] or not plural)


def _decade(lexed: Lexed, first: int, last: int, text: str, known: Cues) -> bool:
    """A decade, not an age: "the thirties", but not "in her late thirties"."""
    return known["possessor"].isdisjoint(lexed.words[max(0, first - 2) : first])


def _between(lexed: Lexed, first: int, last: int, text: str, known: Cues) -> bool:
    """Two clock times joined by "between … and …"."""
    return _before(lexed, first) in known["between"]


def _amount(lexed: Lexed, first: int, last: int, text: str, known: Cues) -> bool:
    """A counted unit, but no age ("6 years old"), no share ("a quarter of"), no rate ("$3 a week", "ten a day")."""
    after = _after(lexed, last)
    if after in known["old"] or (after == "-" and _after(lexed, last + 1) in known["old"]):
        return False
    if lexed.words[last - 1] in known["share"] and after in known["of"]:
        return False
    if lexed.words[first] in known["article"] and last - first == 2:
        if lexed.words[last - 1] in known["share"] and after not in known["mark"]:
            return False  # "a second man", "a quarter final"
        return _before(lexed, first) in known["duration-preposition"]
    return True


def _bare_units(lexed: Lexed, first: int, last: int, text: str, known: Cues) -> bool:
    """Unnumbered units: "for weeks", but not "quiet nights" or "student quarters"."""
    if _after(lexed, last) in known["old"]:
        return False
    return lexed.words[first] in known["long-units"] or (
        lexed.words[first] in known["short-units"] and _before(lexed, first) in known["unit-preposition"]
    )


def _listed(lexed: Lexed, first: int, last: int, text: str, known: Cues) -> bool:
    """A second day after a whole date: the 9 of "June 8 and 9"."""
    if first < 3 or _before(lexed, first) not in known["list"] or _after(lexed, last) in known["counted"]:
        return False
    day, month = lexed.words[first - 2], lexed.words[first - 3]
    later = day.isdecimal() and lexed.words[first].isdecimal() and int(day) < int(lexed.words[first]) <= 31
    return later and month in known["month"]


def _in_the(lexed: Lexed, first: int, last: int, text: str, known: Cues) -> bool:
    """A part of the day told by its article: "in the evening", but not "the night of 5 May"."""
    return _before(lexed, first) in known["part-preposition"] and _after(lexed, last) not in known["of"]


def _part_alone(lexed: Lexed, first: int, last: int, text: str, known: Cues) -> bool:
    """A part of the day by its preposition alone: "by evening", "at dusk", but not "at night", which is every night."""
    return (
        _before(lexed, first) in known["part-alone-preposition"]
        and lexed.words[first] not in known["part-habit"]
        and _after(lexed, last) not in known["of"]
    )


def _the_period(lexed: Lexed, first: int, last: int, text: str, known: Cues) -> bool:
    """The running year or week: "for the year", but not "the year the dam broke" or "the week before"."""
    return (
        _before(lexed, first) in known["period-preposition"]
        and _after(lexed, last) not in known["relative-pronoun"]
    )


def _ended(lexed: Lexed, first: int, last: int, text: str, known: Cues) -> bool:
    """A year told by its end: "the year ended 31 March"."""
    return _after(lexed, last) in known["period-end"]


def _short_year(lexed: Lexed, first: int, last: int, text: str, known: Cues) -> bool:
    """A year by its last digits: "in '98", but not the opening of a quotation ("'70 miles on'")."""
    return _before(lexed, first) in known["year-preposition"] and _after(lexed, last) != "s"


def _soon(lexed: Lexed, first: int, last: int, text: str, known: Cues) -> bool:
    """Soon from now, not "soon after" nor "as soon as"."""
    return _before(lexed, first) not in known["as"] and _after(lexed, last) not in known["soon"]


def _season(lexed: Lexed, first: int, last: int, text: str, known: Cues) -> bool:
    """A season that is also another word: "in the fall", but not "the fall of the government"."""
    return (
        _before(lexed, first) in known["season-preposition"] and _after(lexed, last) not in known["season-of"]
    )


def _alone(lexed: Lexed, first: int, last: int, text: str, known: Cues) -> bool:
    """Told by what came before, not by what follows: "the day before.", but not "the day before the vote"."""
    return last == len(lexed.words) or _after(lexed, last) in known["mark"]


def _day_alone(lexed: Lexed, first: int, last: int, text: str, known: Cues) -> bool:
    """A day of the month by its number: "on the 25th", but not "on the 25th floor"."""
    ends = last == len(lexed.words) or _after(lexed, last) in known["joint"]
    return ends and _before(lexed, first) in known["day-preposition"]


GUARDS: Final[Mapping[str, Guard]] = MappingProxyType(
    {
        "alone": _alone,
        "amount": _amount,
        "bare-units": _bare_units,
        "between": _between,
        "day-alone": _day_alone,
        "decade": _decade,
        "ended": _ended,
        "in-the": _in_the,
        "listed": _listed,
        "month": _month,
        "part-alone": _part_alone,
        "season": _season,
        "short-year": _short_year,
        "soon": _soon,
        "the-period": _the_period,
        "year": _year,
    }
)
"""Name in ``time_patterns.tsv`` → test."""
