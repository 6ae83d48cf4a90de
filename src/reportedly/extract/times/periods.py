"""Stretches of the calendar: a day, a week, a quarter, a part of a day, a clock time."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

__all__ = [
    "FINER",
    "Period",
    "easter_sunday",
    "interval_of",
    "is_date",
    "moved",
    "orthodox_easter",
    "period_of",
    "season_of",
    "value_of",
]

FINER: Final = ("T", "P", "D", "WE", "W", "M", "S", "Q", "H", "Y", "DE", "CE")
"""Grains from fine to coarse: clock time, part of day, day, weekend, week, month, season, quarter, half, year …"""

_SEASON_START: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_PART_HOURS: Final = {
    "MO": (5, 12),
    "AF": (12, 18),
    "EV": (17, 24),
    "NI": (18, 30),
    "DW": (4, 8),
    "LU": (11, 15),
    "DK": (16, 22),
}
_MONTHS: Final = {"M": 1, "Q": 3, "S": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}


@dataclass(frozen=True, slots=True)
class Period:
    """A grain and its first day.

    ``detail`` is the season (SU), part of day (MO), clock time (22:00) or two of
    them (22:00/02:00, the second of the next day where it is the smaller).
    """

    grain: str
    start: date
    detail: str | None = None
    zone: str | None = None


def is_date(year: int, month: int, day: int) -> bool:
    """Whether the calendar has such a day."""
    if not 1 <= year <= 9999 or not 1 <= month <= 12:
        return False
    return 1 <= day <= monthrange(year, month)[1]


def period_of(day: date, grain: str) -> Period:
    """The period of that grain in which the day lies."""
    if grain == "W":
        return Period("W", day - timedelta(days=day.weekday()))
    if grain == "WE":
        return Period("WE", day - timedelta(days=day.weekday()) + timedelta(days=5))
    if grain in {"M", "Q", "H"}:
        size = _MONTHS[grain]
        return Period(grain, date(day.year, (day.month - 1) // size * size + 1, 1))
    if grain in {"Y", "DE", "CE"}:
        size = _MONTHS[grain] // 12
        return Period(grain, date(max(1, day.year // size * size), 1, 1))
    return Period("D", day)


def moved(day: date, count: int, unit: str) -> date:
    """The day so many units on; the 31st becomes the last of a shorter month.

    Raises OverflowError outside the years 1 to 9999.
    """
    if unit in {"D", "NI"}:
        return day + timedelta(days=count)
    if unit in {"W", "WE", "FN"}:
        return day + timedelta(weeks=count * (2 if unit == "FN" else 1))
    months = day.year * 12 + day.month - 1 + count * _MONTHS[unit]
    year, month = divmod(months, 12)
    if not 1 <= year <= 9998:
        raise OverflowError(f"no year {year}")
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (following - timedelta(days=1)).day))


def value_of(period: Period) -> str:
    """The TIMEX3 value."""
    day, year = period.start, f"{period.start.year:04d}"
    match period.grain:
        case "Y":
            return year
        case "DE":
            return year[:3]
        case "CE":
            return year[:2]
        case "M":
            return f"{year}-{day.month:02d}"
        case "Q":
            return f"{year}-Q{(day.month + 2) // 3}"
        case "H":
            return f"{year}-H{1 if day.month == 1 else 2}"
        case "S":
            return f"{year}-{period.detail}"
        case "W" | "WE":
            iso = day.isocalendar()
            return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if period.grain == "WE" else "")
        case "P" | "T":
            return f"{day.isoformat()}T{(period.detail or '').partition('/')[0]}"
        case _:
            return day.isoformat()


def interval_of(period: Period) -> tuple[str, str]:
    """First instant, and first instant after, as ISO 8601: dates, or local times with the zone where one is said.

    Raises OverflowError outside the years 1 to 9999.
    """
    if period.grain in {"P", "T"}:
        start, end = _hours(period)
        zone = period.zone or ""
        return start.isoformat(timespec="minutes") + zone, end.isoformat(timespec="minutes") + zone
    return period.start.isoformat(), _end(period).isoformat()


def _end(period: Period) -> date:
    """The first day after a period of days."""
    days = {"D": 1, "WE": 2, "W": 7}.get(period.grain)
    if days is not None:
        return period.start + timedelta(days=days)
    return moved(period.start, 1, period.grain)


def _hours(period: Period) -> tuple[datetime, datetime]:
    midnight = datetime(period.start.year, period.start.month, period.start.day)
    detail = period.detail or ""
    if detail == "XX":
        return midnight, midnight + timedelta(days=1)
    if period.grain == "P":
        first, last = _PART_HOURS[detail]
        return midnight + timedelta(hours=first), midnight + timedelta(hours=last)
    opening, _, closing = detail.partition("/")
    start = midnight + _since_midnight(opening)
    if not closing:
        return start, start + timedelta(minutes=1)
    end = midnight + _since_midnight(closing)
    return start, end if end > start else end + timedelta(days=1)


def _since_midnight(clock: str) -> timedelta:
    hour, minute = clock.split(":")[:2]
    return timedelta(hours=int(hour), minutes=int(minute))


def season_of(year: int, season: str) -> Period:
    """A season of the north, by whole months; winter begins in December of its year."""
    return Period("S", date(year, _SEASON_START[season], 1), season)


def easter_sunday(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Jones and Butcher)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, remainder = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leaps - correction + 15) % 30
    quarter, tail = divmod(rest, 4)
    weekday = (32 + 2 * remainder + 2 * quarter - moon - tail) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Eastern Easter Sunday as a Gregorian day, by Meeus's Julian computus."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    behind = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(days=behind)
