"""The anchoring rules: steps from a day of reference to the period meant. One page: ``docs/timex-rules.md``."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from reportedly.extract.times.periods import (
    Period,
    easter_sunday,
    moved,
    period_of,
    season_of,
)
from reportedly.extract.times.vocabulary import is_date

__all__ = [
    "REFERENCES",
    "Steps",
    "countable",
    "is_possible",
    "options_of",
    "parse_rule",
    "resolve",
    "unresolved_value",
]

Steps = tuple[tuple[str, str], ...]
"""A rule, step by step: key and value."""

REFERENCES: Final = MappingProxyType({"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"})
"""What "ref:past" and its like are worth where nothing more is said."""

_OPTIONS: Final = frozenset({"dir", "ref", "span", "zone", "half-day"})
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_YEARLY: Final = frozenset({"month", "md", "quarter", "half", "season", "nth", "easter"})
_WITHIN: Final = frozenset({"Y", "DE", "CE"})
_UNKNOWN: Final = MappingProxyType(
    {
        "Y": "XXXX",
        "H": "XXXX-HX",
        "Q": "XXXX-QX",
        "M": "XXXX-XX",
        "W": "XXXX-WXX",
        "WE": "XXXX-WXX-WE",
        "D": "XXXX-XX-XX",
        "DE": "XXX",
        "CE": "XX",
        "ML": "X",
        "hour": "XXXX-XX-XXTXX",
    }
)


_WEIGHTS: Final = MappingProxyType({"likely-past": (1, 5), "likely-future": (5, 1)})
"""How many times farther a day looks against the direction of tense; the time kit's dev part chose 3."""


@lru_cache(maxsize=4096)
def parse_rule(rule: str) -> Steps:
    """The steps of a rule, in order; a rule is ``key:value`` pairs between semicolons."""
    return tuple((key, value) for key, _, value in (step.partition(":") for step in rule.split(";")))


def options_of(steps: Steps) -> Mapping[str, str]:
    """The steps that say how to take the others: direction, reference, zone."""
    return {key: value for key, value in steps if key in _OPTIONS}


def countable(steps: Steps) -> Steps:
    """The same steps with every shift a whole number: "-1.5Y" is "-18M"; an unnamed number leaves past or future."""
    whole: list[tuple[str, str]] = []
    for key, value in steps:
        if key == "shift" and "X" in value:
            return (("ref", "past" if value.startswith("-") else "future"),)
        if key == "shift" and "." in value:
            number, unit = value.rstrip(_LETTERS), value[len(value.rstrip(_LETTERS)) :]
            months = unit == "Y"
            count = int(Decimal(number) * (12 if months else 1))
            value = f"{count:+d}{'M' if months else unit}"
        whole.append((key, value))
    return tuple(whole)


def split_shift(value: str) -> tuple[int, str]:
    """Count and unit of a shift: "-3Y" → (-3, "Y")."""
    digits = value.lstrip("+-")
    number = digits[: len(digits) - len(digits.lstrip("0123456789"))]
    count = int(number) if number else 1
    return (-count if value.startswith("-") else count), digits[len(number) :]


def resolve(steps: Steps, base: Period | None) -> Period | None:
    """The period meant, counted from ``base`` (the DCT's day, or what was mentioned last).

    None where the wording needs a base and there is none, or names no day of the calendar.
    """
    try:
        return _resolve(steps, base)
    except (OverflowError, ValueError):  # outside the calendar's years, or a day no month has
        return None


def _resolve(steps: Steps, base: Period | None) -> Period | None:
    options, here = options_of(steps), None
    direction, exact = options.get("dir", "past"), base.start if base else None
    for key, value in steps:
        if key in _OPTIONS:
            continue
        if key == "year":
            here = period_of(date(int(value), 1, 1), "Y")
        elif key in {"decade", "century"}:
            here = Period("DE" if key == "decade" else "CE", date(int(value.ljust(4, "0")) or 1, 1, 1))
        elif key == "some-day":
            return None
        elif key == "in-year":
            here = _same_in(int(value), base)
        elif key == "shift":
            if exact is None or base is None:
                return None
            here, exact = _shift(exact, base, value, steps)
        elif key == "grain":
            if here is not None and value != "same":
                here = period_of(here.start, value)
        elif key in _YEARLY:
            here = _choose(_in_years(key, value, here, exact), exact, direction)
        elif key in {"weekday", "dom", "weekend"}:
            here = _choose(_in_weeks(key, value, here, exact), exact, direction)
        elif key in {"part", "clock"}:
            here = _within_day(key, value, here, base, options)
        if here is None:
            return None
    return here


def _shift(exact: date, base: Period, value: str, steps: Steps) -> tuple[Period, date]:
    """Some units on, as the period of that unit; "grain:same" keeps the grain of a quarter or month."""
    count, unit = split_shift(value)
    if unit in {"HR", "MI", "SE"}:
        return Period("P", exact, "XX"), exact
    there = moved(exact, count, unit)
    if ("grain", "same") in steps and base.grain in {"Q", "M", "H"} and unit == "Y":
        return period_of(there, base.grain), there
    return period_of(there, {"NI": "D", "FN": "W"}.get(unit, unit)), there


def _same_in(year: int, base: Period | None) -> Period:
    """The base's quarter, half or month in another year; the year where the base is none of these."""
    if base is None or base.grain not in {"Q", "H", "M"}:
        return period_of(date(year, 1, 1), "Y")
    return period_of(date(year, base.start.month, 1), base.grain)


def _in_years(key: str, value: str, within: Period | None, base: date | None) -> Iterator[Period]:
    """What the step names, in the year already set or in the years around the base."""
    if within is not None:
        years: range = range(within.start.year, within.start.year + 1)
    elif base is not None:
        # A 29 February may be eight years off (1896 and 1904).
        reach = 8 if value == "02-29" else 1
        years = range(max(1, base.year - reach), min(9998, base.year + reach) + 1)
    else:
        return
    for year in years:
        if (period := _in_year(key, value, year)) is not None:
            yield period


def _in_year(key: str, value: str, year: int) -> Period | None:
    match key:
        case "month":
            return Period("M", date(year, int(value), 1))
        case "quarter":
            return Period("Q", date(year, int(value) * 3 - 2, 1))
        case "half":
            return Period("H", date(year, int(value) * 6 - 5, 1))
        case "season":
            return season_of(year, value)
        case "easter":
            return Period("D", easter_sunday(year) + timedelta(days=int(value)))
        case "nth":
            return Period("D", _nth(value, year))
    month, day = (int(part) for part in value.split("-"))
    return Period("D", date(year, month, day)) if is_date(year, month, day) else None


def _nth(value: str, year: int) -> date:
    """The nth weekday of a month, "11.4.4" or from its end "05.1.-1", and days after it: "11.2.1+1".

    An election day is the Tuesday after the first Monday: the first Monday and one day.
    """
    rule, _, after = value.partition("+")
    month, weekday, nth = (int(part) for part in rule.split("."))
    if nth > 0:
        first = date(year, month, 1)
        day = first + timedelta(days=(weekday - 1 - first.weekday()) % 7 + 7 * (nth - 1))
    else:
        last = moved(date(year, month, 1), 1, "M") - timedelta(days=1)
        day = last - timedelta(days=(last.weekday() - weekday + 1) % 7)
    return day + timedelta(days=int(after or 0))


def _in_weeks(key: str, value: str, within: Period | None, base: date | None) -> Iterator[Period]:
    """The weekday, weekend or day of the month, in the week or month already set or around the base."""
    start = within.start if within is not None else base
    if start is None:
        return
    if key == "dom":
        for months in (0,) if within is not None else (-2, -1, 0, 1, 2):
            month = moved(start.replace(day=1), months, "M")
            if is_date(month.year, month.month, int(value)):
                yield Period("D", month.replace(day=int(value)))
        return
    monday = start - timedelta(days=start.weekday())
    for weeks in (0,) if within is not None else (-2, -1, 0, 1, 2):
        there = monday + timedelta(weeks=weeks)
        if key == "weekend":
            yield period_of(there, "WE")
        else:
            yield Period("D", there + timedelta(days=int(value) - 1))


def _within_day(
    key: str, value: str, here: Period | None, base: Period | None, options: Mapping[str, str]
) -> Period | None:
    """A part of the day or a clock time of the day reached, or else of the base's day."""
    day = here or base
    if day is None or (here is None and day.grain not in {"D", "P", "T"}):
        return None
    if key == "part":
        return Period("P", day.start, value)
    return Period("T", day.start, clock_in(value, options.get("half-day")), options.get("zone"))


def clock_in(value: str, half_day: str | None) -> str:
    """A clock time that "in the afternoon" or "at night" puts after noon."""
    hour = int(value[:2])
    if half_day in {"AF", "EV", "NI", "DK"} and hour < 12 and not (half_day == "NI" and hour < 5):
        return f"{hour + 12:02d}{value[2:]}"
    return value


def _choose(candidates: Iterator[Period], base: date | None, direction: str) -> Period | None:
    """The candidate meant, by direction from the base.

    past: the latest that has begun · before: the latest that is over · future: the
    earliest not over · after: the earliest not begun · nearest: the least days away,
    the earlier of two · likely-past, likely-future: the nearest, days the other way
    counting three times. One candidate needs no direction.
    """
    found = list(candidates)
    if len(found) <= 1 or base is None:
        return found[0] if found else None
    match direction:
        case "past":
            fit = [period for period in found if period.start <= base]
            return fit[-1] if fit else None
        case "before":
            fit = [period for period in found if _over(period, base)]
            return fit[-1] if fit else None
        case "future":
            fit = [period for period in found if not _over(period, base)]
            return fit[0] if fit else None
        case "after":
            fit = [period for period in found if period.start > base]
            return fit[0] if fit else None
    back, ahead = _WEIGHTS.get(direction, (1, 1))
    return min(found, key=lambda period: (_distance(period, base, back, ahead), period.start))


def _over(period: Period, base: date) -> bool:
    size = {"M": 1, "Q": 3, "S": 3, "H": 6}.get(period.grain)
    if size is None:
        return period.start + timedelta(days=2 if period.grain == "WE" else 1) <= base
    return moved(period.start, size, "M") <= base


def _distance(period: Period, base: date, back: int, ahead: int) -> int:
    if period.start <= base and not _over(period, base):
        return 0
    days = (period.start - base).days
    return days * ahead if days > 0 else -days * back


def unresolved_value(steps: Steps) -> str:
    """The TIMEX3 value as far as the wording gives it, X for what it leaves open: XXXX-06-25, XXXX-WXX-5."""
    options = options_of(steps)
    year, value = "XXXX", "XXXX-XX-XX"
    for key, said in steps:
        match key:
            case "year" | "in-year":
                year = value = said
            case "decade" | "century":
                value = said
            case "shift":
                unit = split_shift(said)[1]
                value = _UNKNOWN[
                    {"NI": "D", "FN": "W", "HR": "hour", "MI": "hour", "SE": "hour"}.get(unit, unit)
                ]
            case "grain" if said in _UNKNOWN:
                value = _UNKNOWN[said]
            case "month" | "md" | "season":
                value = f"{year}-{said}"
            case "quarter" | "half":
                value = f"{year}-{key[0].upper()}{said}"
            case "dom":
                value = f"XXXX-XX-{said}"
            case "weekday":
                value = f"XXXX-WXX-{said}"
            case "weekend":
                value = "XXXX-WXX-WE"
            case "nth" | "easter" | "some-day":
                value = f"{year}-XX-XX"
            case "part":
                value = f"{value}T{said}"
            case "clock":
                value = f"{value}T{clock_in(said, options.get('half-day'))}"
            case "ref" if said == "quarter":
                value = "XXXX-QX"
            case _:
                pass
    return value


def is_possible(steps: Steps) -> bool:
    """Whether some calendar has the day: 29 February may be, 31 February never."""
    year = next((int(value) for key, value in steps if key == "year"), 2000)
    for key, value in steps:
        if key == "md":
            month, day = (int(part) for part in value.split("-"))
            if not is_date(year, month, day):
                return False
        if key == "year" and int(value) < 1:
            return False
    return True
