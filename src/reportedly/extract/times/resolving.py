"""From a rule and a base to the period meant: the anchoring arithmetic."""

from collections.abc import Mapping
from datetime import date, timedelta

from reportedly.extract.times.candidates import DAYS, YEARLY, candidates_in_weeks, candidates_in_years, choose
from reportedly.extract.times.periods import Period, moved, period_of
from reportedly.extract.times.rules import OPTIONS, Steps, clock_in, options_of, split_shift

__all__ = ["resolve"]


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
        if key in OPTIONS:
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
        elif key in YEARLY:
            here = choose(candidates_in_years(key, value, here, exact), exact, direction)
        elif key in DAYS:
            here = choose(candidates_in_weeks(key, value, here, exact), exact, direction)
        elif key == "overnight":
            # News of a morning tells of the night before; a forecast means the coming one.
            here = _night(base, ahead=direction == "future")
        elif key in {"part", "clock", "range"}:
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
    if ("grain", "same") in steps and base.grain in {"Q", "H"} and unit == "Y":
        return period_of(there, base.grain), there
    return period_of(there, {"NI": "D", "FN": "W"}.get(unit, unit)), there


def _same_in(year: int, base: Period | None) -> Period:
    """The base's quarter, half or month in another year; the year where the base is none of these."""
    if base is None or base.grain not in {"Q", "H", "M"}:
        return period_of(date(year, 1, 1), "Y")
    return period_of(date(year, base.start.month, 1), base.grain)


def _night(base: Period | None, *, ahead: bool) -> Period | None:
    if base is None:
        return None
    return Period("P", base.start - timedelta(days=0 if ahead else 1), "NI")


def _within_day(
    key: str, value: str, here: Period | None, base: Period | None, options: Mapping[str, str]
) -> Period | None:
    """A part of the day or a clock time of the day reached, or else of the base's day."""
    day = here or base
    if day is None or (here is None and day.grain not in {"D", "P", "T"}):
        return None
    if key == "part":
        return Period("P", day.start, value)
    if key == "range":
        return Period("T", day.start, value, options.get("zone"))
    return Period("T", day.start, clock_in(value, options.get("half-day")), options.get("zone"))
