"""What a rule's step may mean around a day: the years' Marches, the weeks' Fridays, and the one that is meant."""

from collections.abc import Iterator
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from reportedly.extract.times.periods import (
    Period,
    easter_sunday,
    is_date,
    moved,
    orthodox_easter,
    period_of,
    season_of,
)

__all__ = ["DAYS", "YEARLY", "candidates_in_weeks", "candidates_in_years", "choose"]

YEARLY: Final = frozenset({"month", "md", "quarter", "half", "season", "nth", "easter"})
"""Steps that name something once a year."""

DAYS: Final = frozenset({"weekday", "dom", "weekend"})
"""Steps that name something once a week or month."""

_WEIGHTS: Final = MappingProxyType({"likely-past": (1, 5), "likely-future": (5, 1)})
"""How many times farther a day looks against the direction of tense; four to seven score alike on the time kit."""


def candidates_in_years(key: str, value: str, within: Period | None, base: date | None) -> Iterator[Period]:
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
            sunday = orthodox_easter(year) if value.startswith("J") else easter_sunday(year)
            return Period("D", sunday + timedelta(days=int(value.removeprefix("J"))))
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


def candidates_in_weeks(key: str, value: str, within: Period | None, base: date | None) -> Iterator[Period]:
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


def choose(candidates: Iterator[Period], base: date | None, direction: str) -> Period | None:
    """The candidate meant, by direction from the base.

    past: the latest that has begun · before: the latest that is over · future: the
    earliest not over · after: the earliest not begun · nearest: the least days away,
    the earlier of two · likely-past, likely-future: the nearest, days the other way
    counting five times. One candidate needs no direction.
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


def _end(period: Period) -> date:
    months = {"M": 1, "Q": 3, "S": 3, "H": 6}.get(period.grain)
    if months is None:
        return period.start + timedelta(days=2 if period.grain == "WE" else 1)
    return moved(period.start, months, "M")


def _over(period: Period, base: date) -> bool:
    return _end(period) <= base


def _distance(period: Period, base: date, back: int, ahead: int) -> int:
    """Days between, from the edge that is nearer; 0 within the period."""
    if period.start > base:
        return (period.start - base).days * ahead
    return max(0, (base - _end(period)).days + 1) * back
