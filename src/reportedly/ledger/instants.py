"""Dates as they stand in records, as comparable instants: for filters and order, never for show."""

import re
from datetime import UTC, datetime
from typing import Final

__all__ = ["bounds"]

_CALENDAR: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)


def bounds(value: str | None) -> tuple[str, str] | None:
    """The first and last second that an ISO 8601 value may mean, as ``YYYY-MM-DDTHH:MM:SS``.

    With an offset in UTC; without one as written, since the zone is not known. A
    year, month or day is its whole length. None for no value, for one without a
    year ("XXXX-06-25") and for one that is no date.
    """
    text = (value or "").strip()
    try:
        if match := _CALENDAR.fullmatch(text):
            year, month, day = match.groups()
            datetime(int(year), int(month or 1), int(day or 1))  # raises for the 30th of February
            # The 31st sorts behind every day of its month; comparing text needs no calendar.
            return (
                f"{year}-{month or '01'}-{day or '01'}T00:00:00",
                f"{year}-{month or '12'}-{day or '31'}T23:59:59",
            )
        instant = datetime.fromisoformat(text)
        if instant.tzinfo is not None:
            instant = instant.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    second = instant.isoformat()[:19]
    return second, second
