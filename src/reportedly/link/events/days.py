"""On which day something happened, as far as one time expression and its page's date tell."""

from datetime import date, timedelta
from typing import Final

from reportedly.records import TimeRole, Timex, TimexType

__all__ = ["happened_on"]

_BACK: Final = frozenset({"past", "before", "likely-past"})
_PASSED_OVER: Final = frozenset({"part", "clock", "range", "half-day", "zone"})
"""Steps that narrow a day; which day it is they do not change."""


def happened_on(timex: Timex, published: str | None) -> date | None:
    """The day that an event's time names; None where it takes more than the page's date to tell.

    published  ISO 8601, the page's own calendar day counts.

    Days named in full, weekdays and days of a month gone by, and days counted from
    the page's ("yesterday"). Times counted from an earlier mention ("the next
    day"), coarser ones and those to come name no day here.
    """
    if timex.type not in (TimexType.DATE, TimexType.TIME) or timex.role is not TimeRole.EVENT:
        return None
    if (full := _day(timex.value[:10])) is not None:
        return full
    written = _day((published or "")[:10])
    if written is None or not timex.rule:
        return None
    try:
        return _counted(timex.rule, written)
    except (ValueError, OverflowError):  # no number, or a day that no calendar has
        return None


def _counted(rule: str, written: date) -> date | None:
    """The day of a rule (``docs/timex-rules.md``) that counts from the page's own; None for any other."""
    steps = dict(step.partition(":")[::2] for step in rule.split(";"))
    direction = steps.pop("dir", "past")
    kinds = steps.keys() - _PASSED_OVER
    if kinds == {"overnight"} and direction == "past":
        return written - timedelta(days=1)
    if kinds == {"shift"} and steps["shift"].endswith("D"):
        shift = int(steps["shift"].removesuffix("D"))
        return written + timedelta(days=shift) if shift <= 0 else None
    if direction not in _BACK:
        return None
    last = written - timedelta(days=1) if direction == "before" else written
    if kinds == {"weekday"}:
        return last - timedelta(days=(last.isoweekday() - int(steps["weekday"])) % 7)
    if kinds == {"md"}:
        this_year = date.fromisoformat(f"{last.year:04}-{steps['md']}")
        return this_year if this_year <= last else this_year.replace(year=last.year - 1)
    return None


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
