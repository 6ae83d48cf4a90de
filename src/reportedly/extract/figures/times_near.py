"""The time that a count holds for: found in the figure's clause, told from the time of saying and of the event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.extract.figures.items import Item
from reportedly.extract.figures.passage import Passage
from reportedly.records import AsOf, Interval, Span, TimeRole, Timex, TimexType

__all__ = ["PlacedTime", "TimeNear", "find_time", "place_times"]


@dataclass(frozen=True, slots=True)
class PlacedTime:
    """A time expression as a word range of a passage, with its anchored value."""

    first: int
    end: int
    timex: Timex
    value: str


@dataclass(frozen=True, slots=True)
class TimeNear:
    """The time a count holds for. ``counts_within``: the count is of that stretch only ("on Thursday")."""

    as_of: AsOf
    counts_within: bool
    cue_span: Span | None


_SPEECH: Final = frozenset(
    "said says told announced added reported stated tweeted wrote confirmed insisted admitted".split()
)
_WITHIN: Final = frozenset(("on", "in", "during", "over", "overnight", "through", "throughout"))
_UNTIL: Final = frozenset(("by", "as", "at", "until", "till", "to", "before"))


def place_times(
    passage: Passage, timexes: Sequence[Timex], anchored: Mapping[str, Interval]
) -> list[PlacedTime]:
    """The times of a passage in word ranges, in order."""
    placed = []
    for timex in timexes:
        if timex.span not in passage.span:
            continue
        first, end = passage.inside(timex.span)
        if first < end:
            interval = anchored.get(timex.key)
            placed.append(PlacedTime(first, end, timex, interval.value if interval else timex.value))
    return placed


def find_time(item: Item, times: Sequence[PlacedTime]) -> TimeNear | None:
    """The time that modifies the counting itself, or None for the statement's own time."""
    passage = item.passage
    start, stop = item.sentence
    inside = [t for t in times if start <= t.first and t.end <= stop and _can_date(passage, t)]
    right = [t for t in inside if item.end <= t.first < item.right[1] and _reaches(item, item.end, t.first)]
    left = [t for t in inside if item.left[0] <= t.first and t.end <= item.first]
    own = [t for t in left if t.end + 1 >= item.quantity.number.first and passage.at(t.end) in ("'s", "’s")]
    chosen = own[-1] if own else right[0] if right else left[-1] if left else None
    if chosen is None:
        return None
    return _near(passage, chosen)


def _can_date(passage: Passage, time: PlacedTime) -> bool:
    if time.timex.type in (TimexType.SET,) or time.timex.role is TimeRole.STATEMENT:
        return False
    if time.timex.type is TimexType.DURATION and not _bounded(passage, time):
        return False
    if passage.at(time.first - 1) in ("since", "than", "from"):
        return passage.at(time.first - 1) != "since" and False
    if passage.at(time.first - 1) in ("on", "at") and passage.at(time.first - 2) in _SPEECH:
        return False
    if passage.at(time.end) in ("'s", "’s"):
        following = passage.at(time.end + 1)
        return following[:1].isdecimal()
    return True


def _bounded(passage: Passage, time: PlacedTime) -> bool:
    """ "in the past 24 hours": a stretch that ends with the statement."""
    text = passage.lower[max(0, time.first - 3) : time.end]
    return any(word in ("past", "last", "previous", "preceding") for word in text)


def _reaches(item: Item, first: int, end: int) -> bool:
    gap = item.passage.lower[first:end]
    return not any(
        word in ("after", "when", "while", "because", "said", "says", "before", "who", "told", "since")
        for word in gap
    )


def _near(passage: Passage, time: PlacedTime) -> TimeNear:
    before = passage.at(time.first - 1)
    first = time.first
    if before == "the" or before in _WITHIN or before in _UNTIL:
        first -= 1
        if passage.at(first - 1) in _WITHIN or passage.at(first - 1) in _UNTIL:
            first -= 1
    link = passage.at(first)
    until = link in _UNTIL or before in _UNTIL
    return TimeNear(
        AsOf(value=time.value, span=passage.range_span(time.first, time.end)),
        counts_within=not until,
        cue_span=passage.range_span(first, time.end),
    )
