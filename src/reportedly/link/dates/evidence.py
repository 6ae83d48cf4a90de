"""What an undated article tells of its own date: it came after what it reports as past, before what it reports as to come.

Own evidence only: days named in its body, each with the words that name it. A day without
a year ("25 June") stays without one; two of them are compared only where they lie within
half a year, so that nobody has to guess a turn of the year.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from reportedly.records import Analysis, Span, TimeRole, Timex, TimexType

__all__ = ["Limit", "earliest", "has_year", "latest", "own_limits", "with_year"]

_DAY: Final = re.compile(r"(?:\d{4}-(\d{2})(?:-(\d{2}))?|XXXX-(\d{2})-(\d{2}))(?:T|$)")
"""A day, or a month of a named year: "in September" may be any September's."""
_DIRECTION: Final = re.compile(r"(?:^|;)dir:([a-z-]+)")
_LEAP: Final = 2000
"""A year that has every day, to count in where none is named."""
_HALF_YEAR: Final = 183
_PAST_PLAN: Final = re.compile(
    r"\b(?:was|were|been) (?:due|expected|meant|planned|scheduled|set|supposed|to)\b|\bwould\b"
)
_NEAR: Final = 40
"""Code points before a time in which its plan is one of an earlier time: "was due on 5 May" tells neither side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One side of an interval: an ISO day, or one without a year ("XXXX-06-25"), and what tells it."""

    day: str
    evidence: tuple[Span, ...]
    why: str


def own_limits(analysis: Analysis) -> tuple[Limit | None, Limit | None]:
    """The day an article cannot be earlier than, and the one it cannot be later than, as its body tells.

    Past is what was said or counted on a day, or happened on it in a past tense. To
    come is a day that a plan or a modal points to. A plan of an earlier time tells neither.
    """
    text = analysis.page_text.text
    past, ahead = [], []
    for timex in analysis.timexes:
        if timex.type not in (TimexType.DATE, TimexType.TIME) or _DAY.match(timex.value) is None:
            continue
        if _PAST_PLAN.search(text, max(0, timex.span.start - _NEAR), timex.span.start):
            continue
        if _is_past(timex):
            past.append(_limit(timex, last=False, why="the latest day that it tells of as past"))
        elif _is_ahead(timex):
            ahead.append(_limit(timex, last=True, why="the earliest day that it tells of as still to come"))
    low, high = latest(past), earliest(ahead)
    if low is not None and high is not None and not _in_order(low.day, high.day):
        high = None  # what was to come then has gone by
    return low, high


def _is_past(timex: Timex) -> bool:
    if timex.role in (TimeRole.STATEMENT, TimeRole.AS_OF):
        return True
    return _direction(timex) in ("before", "likely-past", "past")


def _is_ahead(timex: Timex) -> bool:
    # a day with its year has no direction: "by 1 July 2031" is told from "rose to 40 by 1 July" by its role
    deadline = timex.mod == "ON_OR_BEFORE" and timex.role is TimeRole.EVENT
    return deadline or _direction(timex) in ("after", "future", "likely-future")


def _direction(timex: Timex) -> str | None:
    found = _DIRECTION.search(timex.rule or "")
    return found[1] if found else None


def _limit(timex: Timex, *, last: bool, why: str) -> Limit:
    """The day named; of a month its first day, or its ``last``."""
    found = _DAY.match(timex.value)
    year, month = timex.value[:4], (found[1] or found[3]) if found else "01"
    day = (found[2] or found[4]) if found else None
    day = day or (_last_day(year, month) if last else "01")
    return Limit(day=f"{year}-{month}-{day}", evidence=(timex.span,), why=why)


def _last_day(year: str, month: str) -> str:
    number = int(year) if year.isdecimal() else _LEAP + 1
    following = date(number + (month == "12"), int(month) % 12 + 1, 1)
    return f"{date.fromordinal(following.toordinal() - 1).day:02}"


def latest(limits: Sequence[Limit]) -> Limit | None:
    """The last of the days; the later mention wins a tie. None where they cannot be put in order."""
    return max(_comparable(limits), key=lambda one: (one.day, one.evidence), default=None)


def earliest(limits: Sequence[Limit]) -> Limit | None:
    """The first of the days; the earlier mention wins a tie. None where they cannot be put in order."""
    return min(_comparable(limits), key=lambda one: (one.day, one.evidence), default=None)


def _comparable(limits: Sequence[Limit]) -> Sequence[Limit]:
    """Those with a year, and those without one in the year that lies nearest; or all without, if close together."""
    full = [one for one in limits if has_year(one.day)]
    if full:
        anchor = max(one.day for one in full)
        return [*full, *_placed((one for one in limits if not has_year(one.day)), anchor)]
    days = sorted(_ordinal(one.day) for one in limits)
    return limits if days and days[-1] - days[0] <= _HALF_YEAR else ()


def _placed(limits: Iterable[Limit], anchor: str) -> Iterator[Limit]:
    for one in limits:
        yield Limit(day=with_year(one.day, anchor), evidence=one.evidence, why=one.why)


def has_year(day: str) -> bool:
    """Whether the day names its year."""
    return not day.startswith("X")


def with_year(day: str, anchor: str, *, latest_by: int = _HALF_YEAR) -> str:
    """The day in the year that puts it less than a year before ``anchor`` plus ``latest_by`` days; by half a year the nearest.

    As it is where it has a year, or where no year near has such a day.
    """
    if has_year(day):
        return day
    base = date.fromisoformat(anchor[:10])
    years = range(max(1, base.year - 2), min(9999, base.year + 1) + 1)
    days = [found for year in years if (found := _in_year(day, year)) is not None]
    fits = [found for found in days if (found - base).days <= latest_by]
    return max(fits).isoformat() if fits else day


def _in_year(day: str, year: int) -> date | None:
    try:
        return date(year, int(day[5:7]), int(day[8:10]))
    except ValueError:  # 29 February
        return None


def _ordinal(day: str) -> int:
    return date(_LEAP, int(day[5:7]), int(day[8:10])).toordinal()


def _in_order(low: str, high: str) -> bool:
    """Whether ``high`` follows ``low``, within half a year where a year is not named."""
    if has_year(low) and has_year(high):
        return low <= high
    if has_year(low) or has_year(high):
        full = low if has_year(low) else high
        return with_year(low, full) <= with_year(high, full)
    ahead = (_ordinal(high) - _ordinal(low)) % (2 * _HALF_YEAR)
    return ahead <= _HALF_YEAR
