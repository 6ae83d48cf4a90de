"""Anchor the times of one article to its publication date: value and interval of each. Pure arithmetic."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from reportedly.extract.times.periods import FINER, Period, interval_of, moved, period_of, value_of
from reportedly.extract.times.resolving import resolve
from reportedly.extract.times.rules import REFERENCES, Steps, options_of, parse_rule, split_shift
from reportedly.records import Interval, Timex, TimexType

__all__ = ["anchor_timexes"]

_GAP: Final = re.compile(r"[\s(),]{0,3}(?:[^\W\d_]{1,3}\s)?")
_DURATION: Final = re.compile(r"P(T?)(\d+)([YMWDQH])$")


def anchor_timexes(timexes: Sequence[Timex], text: str, *, dct: str | None) -> tuple[Interval, ...]:
    """The TIMEX3 value and the half-open interval that each timex means, in the order given.

    ``timexes`` of one article in text order: "the next day" counts from the day
    mentioned before it. ``text`` is the page text they cut. ``dct`` is the
    publication date, an ISO 8601 date or date-time, taken as the outlet's own
    calendar day; None leaves years and days open that only it could tell.
    Raises ValueError for a ``dct`` that is no ISO date.

    Start and end are dates for days and longer, local date-times (with the offset
    where the text names a zone) below a day; None is an open end. Both are None
    for plain durations, for sets, and where nothing anchors the expression.
    """
    written_on = _calendar_day(dct) if dct is not None else None
    history = _History(Period("D", written_on) if written_on else None)
    rules = [parse_rule(timex.rule) if timex.rule else () for timex in timexes]
    intervals = []
    for place, (timex, steps) in enumerate(zip(timexes, rules, strict=True)):
        timex.span.of(text)  # a span that does not cut its own words must never be anchored
        if steps and steps[0] == ("ref", "previous") and steps[1][0] in {"clock", "range"}:
            steps = _day_ahead(place, timexes, rules, text) + steps[1:]
        try:
            value, start, end = _anchor(timex, steps, history, written_on)
        except OverflowError:  # outside the years 1 to 9999: said, but on no calendar of ours
            value, start, end = timex.value, None, None
        intervals.append(Interval(timex=timex.key, value=value, start=start, end=end))
    return tuple(intervals)


def _day_ahead(place: int, timexes: Sequence[Timex], rules: Sequence[Steps], text: str) -> Steps:
    """The day that a clock time's neighbour to the right names: "5 pm (1500 GMT) on Monday"; else the day before it.

    Only clock times and a few marks or a short word may stand between the two.
    """
    for here, there in zip(range(place, place + 2), range(place + 1, place + 3), strict=True):
        if there >= len(timexes) or not _GAP.fullmatch(
            text, timexes[here].span.end, timexes[there].span.start
        ):
            break
        if timexes[there].type is TimexType.DATE and any(key in {"weekday", "md"} for key, _ in rules[there]):
            return rules[there]
        if timexes[there].type is not TimexType.TIME:
            break
    return (("ref", "previous"),)


def _calendar_day(dct: str) -> date:
    try:
        return date.fromisoformat(dct[:10])
    except ValueError as error:
        raise ValueError(f"dct is an ISO 8601 date or date-time, not {dct!r}") from error


@dataclass(slots=True)
class _History:
    """The periods mentioned so far: the last of each grain, and the publication day."""

    written: Period | None
    last: dict[str, tuple[int, Period]] = field(default_factory=dict)
    count: int = 0

    def mention(self, period: Period) -> None:
        """Remember a period as the last of its grain, and its day where it is a time of day."""
        self.count += 1
        self.last[period.grain] = (self.count, period)

    def latest(self, grains: Sequence[str]) -> Period | None:
        """The period of those grains mentioned last; None before any."""
        found = [self.last[grain] for grain in grains if grain in self.last]
        return max(found, key=lambda item: item[0])[1] if found else None


def _anchor(
    timex: Timex, steps: Steps, history: _History, written_on: date | None
) -> tuple[str, str | None, str | None]:
    """Value, start and end of one timex, which then is the last mentioned. Raises OverflowError."""
    options = options_of(steps)
    if (span := options.get("span")) is not None:
        return (timex.value, *_stretch(timex.value, span, written_on))
    if options.get("ref") in REFERENCES:
        return (timex.value, *_toward(options["ref"], written_on))
    period = _period(steps, options.get("ref"), history) if steps else None
    if period is None:
        return timex.value, None, None
    bounds = _bounds(period, timex.mod)
    # "a year earlier" and "the 2030 quarter" compare; the story stays where it was.
    if not any(step == ("grain", "same") or step[0] == "in-year" for step in steps):
        history.mention(period)
    return (value_of(period), *bounds)


def _period(steps: Steps, reference: str | None, history: _History) -> Period | None:
    if reference == "quarter":
        quarter = history.latest(("Q",))
        if quarter is None and history.written is not None:
            quarter = period_of(moved(history.written.start, -1, "Q"), "Q")
        return quarter
    base = history.written
    for place in (reference or "now").split("/"):
        grains = {"quarter": ("Q",), "previous": _grains_needed(steps)}.get(place, ())
        if (mentioned := history.latest(grains)) is not None:
            base = mentioned
            break
    return resolve(steps, base)


def _grains_needed(steps: Steps) -> Sequence[str]:
    """The grains that can serve as reference: no coarser than the unit counted in."""
    for key, value in steps:
        if key == "shift":
            unit = split_shift(value)[1]
            return FINER[: FINER.index(unit) + 1] if unit in FINER else FINER[:3]
    return FINER[:3]


def _stretch(duration: str, span: str, written_on: date | None) -> tuple[str | None, str | None]:
    """The days of "the past three months" or "the next two years"; an unnamed number leaves the far end open."""
    if written_on is None:
        return None, None
    if span.startswith("-"):
        start = _far_end(written_on, duration, -1)
        return start.isoformat() if start else None, (written_on + timedelta(days=1)).isoformat()
    end = _far_end(written_on, duration, +1)
    return written_on.isoformat(), (end + timedelta(days=1)).isoformat() if end else None


def _far_end(day: date, duration: str, sign: int) -> date | None:
    """The day a duration before or after another, hours rounded up to days; None for an unnamed number."""
    found = _DURATION.match(duration)
    if found is None or (found[1] == "T") != (found[3] == "H"):
        return None
    count, unit = int(found[2]), found[3]
    return moved(day, sign * -(-count // 24), "D") if unit == "H" else moved(day, sign * count, unit)


def _toward(reference: str, written_on: date | None) -> tuple[str | None, str | None]:
    """Past, present and future as seen from the publication day."""
    if written_on is None:
        return None, None
    day, next_day = interval_of(Period("D", written_on))
    return (None if reference == "past" else day), (None if reference == "future" else next_day)


def _bounds(period: Period, mod: str | None) -> tuple[str | None, str | None]:
    """The interval meant, as a mod narrows, widens or opens it.

    START, MID and END are the first, middle and last half of the period; APPROX
    reaches as far again on both sides.
    """
    start, end = interval_of(period)
    match mod:
        case "BEFORE":
            return None, start
        case "AFTER":
            return end, None
        case "ON_OR_BEFORE":
            return None, end
        case "ON_OR_AFTER":
            return start, None
        case "APPROX":
            return _share(period, start, end, mod)
        case "START" | "MID" | "END" if period.grain != "T":
            return _share(period, start, end, mod)
    return start, end


def _share(period: Period, start: str, end: str, mod: str) -> tuple[str, str]:
    first, last = datetime.fromisoformat(start), datetime.fromisoformat(end)
    # "around 6 pm" is half an hour either way, "around Friday" a day, "around March" a month.
    length = timedelta(minutes=30) if period.grain == "T" else last - first
    low, high = {
        "START": (first, first + length / 2),
        "MID": (first + length / 4, last - length / 4),
        "END": (last - length / 2, last),
        "APPROX": (first - length, last + length),
    }[mod]
    if "T" not in start and (mod == "APPROX" or period.grain != "D"):
        return low.date().isoformat(), _next_midnight(high).isoformat()
    return low.isoformat(timespec="minutes"), high.isoformat(timespec="minutes")


def _next_midnight(moment: datetime) -> date:
    whole = moment.date()
    return whole if moment.hour == moment.minute == moment.second == 0 else whole + timedelta(days=1)
