"""Moments in words: dates and times as records hold them, short enough for a line of a table."""

import calendar
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

__all__ = ["UNDATED", "Moments", "is_before", "order_key", "tells_when"]

UNDATED: Final = "undated"

_POINT: Final = re.compile(
    r"(?P<year>[\dX]{4})(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?"
    r"(?:[T ](?P<time>\d\d(?::\d\d)?|MO|AF|EV|NI|DT|MI|DW|DK|LU)(?::\d\d(?:\.\d+)?)?(?P<offset>Z|[+-]\d\d:?\d\d)?)?",
    re.ASCII,
)
_WEEK: Final = re.compile(
    r"(?P<year>\d{4}|XXXX)-W(?P<week>\d\d|XX)(?:-(?P<day>[1-7]|WE))?"
    r"(?:T(?P<time>\d\d(?::\d\d)?|MO|AF|EV|NI|DT|MI|DW|DK|LU))?",
    re.ASCII,
)
_PART: Final = re.compile(r"(?P<year>\d{4}|XXXX)-(?P<part>Q[1-4]|H[12]|SP|SU|FA|WI)", re.ASCII)
_ROUND: Final = re.compile(r"(?P<tens>\d{3})X?|(?P<hundreds>\d{2})(?:XX)?", re.ASCII)
_LENGTH: Final = re.compile(r"P(?P<time>T?)(?P<count>\d+(?:\.\d+)?)(?P<unit>[YMWDHS])", re.ASCII)
_DAY_PARTS: Final = {
    "MO": "morning",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "DT": "daytime",
    "MI": "midday",
    "DW": "dawn",
    "DK": "dusk",
    "LU": "midday",
}
_PARTS: Final = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_UNITS: Final = {
    "Y": "years",
    "M": "months",
    "W": "weeks",
    "D": "days",
    "TH": "hours",
    "TM": "minutes",
    "TS": "seconds",
}
_REFERENCES: Final = {"PAST_REF": "earlier", "PRESENT_REF": "now", "FUTURE_REF": "later"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """How to say a moment on one screen: without the year, or the day, that its heading or legend gives.

    A moment in another year, or on another day, is said whole.
    """

    year: str | None = None  # "2031": left out where a moment is in it
    day: str | None = None  # "2031-05-06": left out where a moment is on it and has a time

    @classmethod
    def shared_by(cls, values: Iterable[str | None]) -> "Moments":
        """The shortest way for these moments: their most frequent year, and their day where there is but one."""
        dated = [value for value in values if value and value[:4].isdecimal()]
        if not dated:
            return cls()
        years = Counter(value[:4] for value in dated)
        days = {value[:10] for value in dated}
        day = days.pop() if len(days) == 1 else None
        return cls(
            year=min(years, key=lambda year: (-years[year], year)),
            day=day if day is not None and len(day) == 10 else None,
        )

    def say(self, value: str | None) -> str:
        """An ISO 8601 or TIMEX3 value in words; a value of neither form as it stands, None as "undated"."""
        if not value:
            return UNDATED
        if value in _REFERENCES:
            return _REFERENCES[value]
        if match := _POINT.fullmatch(value):
            return self._point(match)
        if match := _WEEK.fullmatch(value):
            return f"{_week(match)} {_time(match['time'])}".rstrip()
        if match := _PART.fullmatch(value):
            part = match["part"]
            return " ".join(word for word in (_PARTS.get(part, part), _year(match["year"])) if word)
        if match := _ROUND.fullmatch(value):
            return f"{match['tens']}0s" if match["tens"] else f"{match['hundreds']}00s"
        if match := _LENGTH.fullmatch(value):
            return _length(match)
        return value

    def say_between(self, first: str | None, last: str | None) -> str:
        """An inferred interval, never as a plain date: ``between 8 Oct and 1 Nov``, ``not before 25 Jun``."""
        if first is not None and last is not None:
            return f"between {self.say(first)} and {self.say(last)}"
        if first is not None:
            return f"not before {self.say(first)}"
        return UNDATED if last is None else f"not after {self.say(last)}"

    def _point(self, match: re.Match[str]) -> str:
        if match["time"] and match.string[:10] == self.day:
            return _time(match["time"])
        date = _date(match["year"], match["month"], match["day"], year=match["year"] != self.year)
        return f"{date} {_time(match['time'])}".strip()


def _time(written: str | None) -> str:
    """``18:05``, ``evening``; an hour alone gets its minutes."""
    said = _DAY_PARTS.get(written or "", written or "")
    return f"{said}:00" if len(said) == 2 else said


def _date(year_digits: str, month: str | None, day: str | None, *, year: bool) -> str:
    if month is None or month == "XX":
        return _year(year_digits) or "some year"
    words = [_month(month)]
    if day is not None and day != "XX":
        words.insert(0, str(int(day)))
    if year and _year(year_digits):
        words.append(year_digits)
    return " ".join(words)


def _year(digits: str) -> str:
    return digits if digits.isdecimal() else ""


def _month(digits: str) -> str:
    number = int(digits)
    return calendar.month_abbr[number] if 1 <= number <= 12 else digits


def _week(match: re.Match[str]) -> str:
    year, week, day = _year(match["year"]), match["week"], match["day"]
    if week == "XX":
        if day is None:
            return "a week not told"
        return "a weekend" if day == "WE" else f"a {calendar.day_name[int(day) - 1]}"
    if day is not None and day != "WE" and year:
        try:
            exact = datetime.fromisocalendar(int(year), int(week), int(day))
        except ValueError:
            return match.string
        return _date(year, f"{exact.month:02}", f"{exact.day:02}", year=True)
    start = "weekend of week" if day == "WE" else "week"
    return f"{start} {int(week)} {year}".rstrip()


def _length(match: re.Match[str]) -> str:
    unit = _UNITS.get(match["time"] + match["unit"])
    if unit is None:
        return match.string
    return f"{match['count']} {unit[:-1] if match['count'] == '1' else unit}"


def tells_when(value: str | None) -> bool:
    """Whether a TIMEX3 value says when: a year, a month or a day of the week at least, not "later" or "some year"."""
    if not value or value in _REFERENCES or value.startswith("P"):
        return False
    return value[:2].isdecimal() or any(digit.isdecimal() for digit in value[4:])


def order_key(value: str | None) -> tuple[bool, str]:
    """A key that sorts moments, the undated and those without a year last.

    A value with an offset counts in UTC, one without as written: its zone is not
    known. A day sorts before the times within it.
    """
    if not value or not value[:4].isdecimal():
        return True, value or ""
    try:
        instant = datetime.fromisoformat(value) if len(value) > 10 else None
        if instant is not None and instant.tzinfo is not None:
            return False, instant.astimezone(UTC).replace(tzinfo=None).isoformat()
    except (ValueError, OverflowError):
        pass
    return False, value


def is_before(earlier: str | None, later: str | None) -> bool:
    """Whether one moment surely lies before another; False where either is unknown or only shares the day.

    A day and a time on that day tell nothing of their order; nor do two parts of a day.
    """
    if not earlier or not later:
        return False
    (floating, first), (other, second) = order_key(earlier), order_key(later)
    if floating or other:
        return False
    exact = _is_exact(earlier) and _is_exact(later)
    return first < second if exact else first[:10] < second[:10]


def _is_exact(value: str) -> bool:
    return len(value) > len("2031-05-06T") and value[11:13].isdecimal()
