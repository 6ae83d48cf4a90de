"""Scales of a figure chart: moments to the right, numbers upward."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from statistics import median
from typing import Final

from reportedly.brief.amounts import say_number
from reportedly.brief.moments import Moments

__all__ = ["Scale", "Tick", "clock_of", "numbers_to", "times_to"]

_LOGARITHMIC: Final = 25
"""How many times the middle value the highest must be before small ones would lie flat on the axis."""
_FEW: Final = 5
"""Of so many numbers, one may stand off the scale; where more do, the scale is bent instead."""
_ABOVE: Final = 16.0
"""Units above a broken scale's end where the numbers stand that it cannot hold."""
_TICKS: Final = 5
_APART: Final = 15.0
"""Units between labels, so that none covers another."""
_PARTS: Final = {"MO": 9, "MI": 12, "DT": 12, "AF": 15, "EV": 19, "NI": 22}
"""Hour at which a part of a day is drawn; only its place on paper, never shown as a time."""
_NOON: Final = 12
_DAY_HOURS: Final = 24
_HIGHEST: Final = Decimal(10) ** 30


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis, in the drawing's units, and what is written there."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers upward."""

    place: Callable[[Decimal], float]
    ticks: tuple[Tick, ...]
    logarithmic: bool
    broken: bool  # numbers beyond the scale stand together above its end


def clock_of(moment: str | None) -> datetime | None:
    """Where a moment lies in time, by the wall clock that the page itself shows; None for none or one not anchored.

    A day without a time is drawn at its noon.
    """
    if not moment or len(moment) < len("2031-05-06"):
        return None
    hour, minute = _NOON, 0
    time = moment[11:16]
    if time[:2] in _PARTS:
        hour = _PARTS[time[:2]]
    elif time[:2].isdecimal():
        hour = int(time[:2])
        minute = int(time[3:5]) if time[3:5].isdecimal() else 0
    if hour == _DAY_HOURS:
        hour, minute = _DAY_HOURS - 1, 59  # midnight at the day's end, as TIMEX3 writes it
    try:
        return datetime.fromisoformat(moment[:10]).replace(hour=hour, minute=minute)
    except ValueError:
        return None


def times_to(
    moments: Sequence[datetime], left: float, right: float
) -> tuple[Callable[[datetime], float], tuple[Tick, ...]]:
    """Wall-clock moments between two places, and a tick at midnights far enough apart to be read."""
    if not moments:
        return (lambda _: (left + right) / 2), ()
    first, last = min(moments), max(moments)
    # Whole days: a reader finds "7 May" at its midnight, and nothing touches the edge.
    start = first.replace(hour=0, minute=0)
    end = last.replace(hour=0, minute=0) + timedelta(days=1)
    length = (end - start) / timedelta(days=1)

    def place(moment: datetime) -> float:
        return left + (right - left) * ((moment - start) / timedelta(days=1)) / length

    step = max(1, math.ceil(length / _TICKS))
    years = len({first.year, last.year}) > 1
    say = Moments(year=None if years else str(first.year)).say
    ticks = tuple(
        Tick(place(day), say(day.date().isoformat()))
        for number in range(0, math.ceil(length), step)
        for day in [start + timedelta(days=number)]
    )
    return place, ticks


def numbers_to(values: Sequence[Decimal], bottom: float, top: float) -> Scale:
    """Numbers between two places. From zero, so that heights compare as the numbers do.

    Where one number in five, or fewer, are so much greater than the others that these would all lie
    flat, they stand off the scale; where more are, the scale is logarithmic.
    """
    known = sorted(_drawn(value) for value in values)
    flat = _LOGARITHMIC * max(median(known), 1.0) if known else 1.0
    within = [value for value in known if value <= flat]
    far = len(known) - len(within)
    broken = 0 < far * _FEW <= len(known)
    logarithmic = far > 0 and not broken
    highest = max(within if broken else known, default=0.0) or 1.0

    def bent(value: float) -> float:
        return math.log10(1 + value) if logarithmic else value

    end = top + (2 * _ABOVE if broken else _ABOVE)

    def place(value: Decimal) -> float:
        if broken and _drawn(value) > highest:
            return top + _ABOVE / 2
        return bottom + (end - bottom) * min(bent(_drawn(value)) / bent(highest), 1.0)

    ticks: list[Tick] = []
    for at in _ticks(highest, logarithmic):
        tick = Tick(place(at), say_number(at))
        if not ticks or ticks[-1].at - tick.at >= _APART:
            ticks.append(tick)
    return Scale(place, tuple(ticks), logarithmic, broken)


def _drawn(value: Decimal) -> float:
    """A number as far as paper goes: none below zero, none that a float cannot hold."""
    return float(min(max(value, Decimal(0)), _HIGHEST))


def _ticks(highest: float, logarithmic: bool) -> list[Decimal]:
    if logarithmic:
        powers = range(math.floor(math.log10(highest)) + 1)
        step = max(1, math.ceil(len(powers) / _TICKS))
        return [Decimal(0), *(Decimal(10) ** power for power in powers if power % step == 0)]
    rough = highest / _TICKS
    size = Decimal(10) ** math.floor(math.log10(rough))
    wide = next((size * n for n in (1, 2, 5) if float(size * n) >= rough), size * 10)
    return [wide * number for number in range(int(Decimal(highest) / wide) + 1)]
