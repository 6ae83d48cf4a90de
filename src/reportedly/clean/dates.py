"""Dates as pages print them → ISO 8601, or nothing: never a guess between two readings."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from reportedly.lexicons import load_table

__all__ = ["FoundDate", "find_dates"]

_MONTH_LANGUAGES: Final = ("de", "es", "fr", "it", "nl", "pl", "pt")
_FIRST_YEAR: Final = 1900  # a page that is older was not published as a page
_LAST_YEAR: Final = 2200

_YEAR: Final = re.compile(r"\d{4}")  # looked for first: most lines have none, and the whole pattern is slow

_TIME: Final = (
    r"(?:\s*(?:[|,·•@–—\-/T]|\bat\b|\bum\b|\bà\b|\ba las\b|\balle\b)?\s*\(?"
    r"(?P<hour>[01]?\d|2[0-4])[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d+)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\b\.?)?\s*(?:Uhr|hrs)?\s*(?P<zone>Z\b|(?:UTC|GMT)?[+\-−]\d\d:?\d\d|[A-Z]{2,5}\b)?\)?)?"
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a line: ISO 8601 with the time and offset where they are given, and where it stands."""

    value: str
    day: date
    start: int
    end: int
    label: str | None  # "published", "modified", or None


def find_dates(line: str) -> list[FoundDate]:
    """Every full date (day, month and year) in a line, left to right.

    Understood: 4 March 2031, March 4, 2031, 04.03.2031, 2031-03-04, 13/03/2031, with month names of several European
    languages. Not a date: a day without a year, and 04/03/2031, which means one day in London and another in Boston.
    """
    found: list[FoundDate] = []
    if not _YEAR.search(line):
        return found
    place = 0
    while match := _pattern().search(line, place):
        place = match.end()
        day = _day(match)
        if day is not None:
            label = _label(line[found[-1].end if found else 0 : match.start()])
            found.append(
                FoundDate(
                    value=day.isoformat() + _clock(match),
                    day=day,
                    start=match.start(),
                    end=match.end(),
                    label=label,
                )
            )
    return found


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    try:
        if parts["iso_year"]:
            year, month, day = parts["iso_year"], parts["iso_month"], parts["iso_day"]
        elif parts["dot_year"]:
            year, month, day = parts["dot_year"], parts["dot_month"], parts["dot_day"]
        elif parts["slash_year"]:
            year, month, day = parts["slash_year"], *_slashed(int(parts["slash_a"]), int(parts["slash_b"]))
        elif parts["year_1"]:
            year, month, day = parts["year_1"], _months()[parts["month_1"].lower()], parts["day_1"]
        else:
            year, month, day = parts["year_2"], _months()[parts["month_2"].lower()], parts["day_2"]
        if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
            return None
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _slashed(first: int, second: int) -> tuple[str, str]:
    """(month, day) of 13/03 and 03/13. Raises ValueError where both readings are days of the calendar."""
    if first > 12 or first == second:
        return str(second), str(first)
    if second > 12:
        return str(first), str(second)
    raise ValueError("day and month cannot be told apart")


def _clock(match: re.Match[str]) -> str:
    if match["hour"] is None:
        return ""
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23:
        return ""
    seconds = f":{match['second']}" if match["second"] else ""
    return f"T{hour:02}:{match['minute']}{seconds}{_offset(match['zone'])}"


def _offset(zone: str | None) -> str:
    """An offset, or nothing for a zone that is not known: a wrong hour is worse than a local one."""
    if not zone:
        return ""
    if zone in ("Z", "UTC", "GMT"):
        return "+00:00"
    digits = zone.removeprefix("UTC").removeprefix("GMT").replace("−", "-")
    if digits[0] in "+-":
        return f"{digits[:3]}:{digits[-2:]}"
    found = _zones().get(zone.lower())
    return found if found else ""


def _label(before: str) -> str | None:
    """What the words before a date call it; the last such word counts."""
    labels = list(_labels().finditer(before))
    return _label_meanings()[labels[-1][0].lower()] if labels else None


@cache
def _labels() -> re.Pattern[str]:
    phrases = sorted(_label_meanings(), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)


@cache
def _label_meanings() -> dict[str, str]:
    """Label → "published" or "modified", in every language at once, English first."""
    meanings: dict[str, str] = {}
    for language in ("en", *_MONTH_LANGUAGES):
        for row in load_table("date_labels", language=language):
            meanings.setdefault(row["phrase"] or "", row["meaning"] or "")
    return meanings


@cache
def _zones() -> dict[str, str]:
    return {
        row["word"] or "": row["value"] or ""
        for row in load_table("time_words")
        if row["class"] == "zone" and row["value"]
    }


@cache
def _months() -> dict[str, str]:
    """Month names to numbers; English first, since names that two languages share mean the same month."""
    months = {
        row["word"] or "": row["value"] or ""
        for row in load_table("time_words")
        if row["class"] in ("month", "month-short", "month-word")
    }
    for language in _MONTH_LANGUAGES:
        for row in load_table("month_names", language=language):
            months.setdefault(row["word"] or "", row["month"] or "")
    return months


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_months(), key=lambda name: (-len(name), name)))
    return re.compile(
        r"(?<![\w/.\-])(?:"
        r"(?P<iso_year>\d{4})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?!\d)"
        r"|(?P<dot_day>\d{1,2})\.\s?(?P<dot_month>\d{1,2})\.\s?(?P<dot_year>\d{4})(?!\d)"
        r"|(?P<slash_a>\d{1,2})/(?P<slash_b>\d{1,2})/(?P<slash_year>\d{4})(?!\d)"
        rf"|(?P<day_1>\d{{1,2}})(?:st|nd|rd|th|\.|º|°|er)?\s*(?:-\s*)?(?:of |de |di )?(?P<month_1>{names})\b\.?,?\s*(?:-\s*)?"
        r"(?:de |del )?(?P<year_1>\d{4})(?!\d)"
        rf"|(?P<month_2>{names})\b\.?\s*(?P<day_2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year_2>\d{{4}})(?!\d)"
        r")" + _TIME,
        re.IGNORECASE,
    )
