"""The time that a count holds for: found in the figure's clause, told from the time of saying and of the event."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportedly.extract.figures.items import Item, points_back
from reportedly.extract.figures.passage import Passage
from reportedly.extract.figures.vocabulary import words
from reportedly.records import AsOf, Interval, Span, TimeRole, Timex, TimexType

__all__ = ["PlacedTime", "TimeNear", "find_time", "place_times"]


_PARTS_OF_DAY = {"TDK": "TEV", "TDW": "TMO", "TLU": "TAF"}
"""Parts of the day as counts are dated: dusk is of the evening, dawn of the morning."""


@dataclass(frozen=True, slots=True)
class PlacedTime:
    """A time expression as a word range of a passage, with its anchored value."""

    first: int
    end: int
    timex: Timex
    value: str


@dataclass(frozen=True, slots=True)
class TimeNear:
    """The time a count holds for.

    ``counts_within``: the count is of that stretch only ("on Thursday"), rather than
    up to it ("by noon"). ``window``: a stretch still running ("this week").
    """

    as_of: AsOf
    counts_within: bool
    cue_span: Span
    window: bool = False
    part_of_longer: bool = False


def place_times(
    passage: Passage, timexes: Sequence[Timex], anchored: Mapping[str, Interval], dct: str | None
) -> list[PlacedTime]:
    """The times of a passage in word ranges, in order."""
    placed = []
    for timex in timexes:
        if timex.span not in passage.span:
            continue
        first, end = passage.inside(timex.span)
        if first < end:
            interval = anchored.get(timex.key)
            value = interval.value if interval else timex.value
            placed.append(PlacedTime(first, end, timex, _as_of_value(passage, first, end, timex, value, dct)))
    return placed


def _as_of_value(passage: Passage, first: int, end: int, timex: Timex, value: str, dct: str | None) -> str:
    """The value as a count's date: a night by its evening, a running stretch by its length, an end by its last day."""
    phrase = passage.phrase(first, end)
    value = (
        _PARTS_OF_DAY.get(value[-3:], value[-3:]).join((value[:-3], ""))
        if value[-3:] in _PARTS_OF_DAY
        else value
    )
    if passage.at(first - 2) == "week" and passage.at(first - 1) in ("to", "ending", "ended"):
        day = re.fullmatch(r"\d{4}-\d\d-\d\d", value)
        if day is not None:
            year, week, _ = date.fromisoformat(value).isocalendar()
            return f"{year:04d}-W{week:02d}"
    if phrase in ("overnight",) and dct is not None and value == f"{dct[:10]}TNI":
        return f"{date.fromisoformat(dct[:10]) - timedelta(days=1)}TNI"
    if timex.mod == "END" and (month := re.fullmatch(r"(\d{4})(?:-(\d\d))?", value)):
        year, number = int(month[1]), int(month[2] or 12)
        following = date(year + (number == 12), number % 12 + 1, 1) if year < 9999 else date(year, 12, 31)
        return (following - timedelta(days=1)).isoformat()
    stretch = re.fullmatch(r"(?:the )?(?:past|last|previous|preceding) (day|week|month|year)", phrase)
    if stretch and phrase.startswith("the ") and phrase not in ("the previous day", "the preceding day"):
        return "P1" + stretch[1][0].upper()
    if dct is not None and (ago := re.fullmatch(r"(a|one|two|three) weeks? (?:ago|earlier)", phrase)):
        weeks = {"a": 1, "one": 1, "two": 2, "three": 3}[ago[1]]
        return (date.fromisoformat(dct[:10]) - timedelta(weeks=weeks)).isoformat()
    return value


def find_time(item: Item, times: Sequence[PlacedTime]) -> TimeNear | None:
    """The time that modifies the counting itself, or None for the statement's own time."""
    start, stop = item.sentence
    low = bisect_left(times, start, key=lambda time: time.first)
    high = bisect_right(times, stop, key=lambda time: time.first)
    inside = [t for t in times[low:high] if t.end <= stop]
    dating = [t for t in inside if _can_date(item, t)]
    for candidates in (
        _possessing(item, inside),
        _following(item, dating),
        _leading(item, dating),
        _sourced(item, inside),
    ):
        if candidates:
            near = _near(item.passage, candidates[0])
            reported = _of_report(item, candidates[0])
            return replace(near, counts_within=False) if reported else near
    return None


def _possessing(item: Item, times: Sequence[PlacedTime]) -> list[PlacedTime]:
    """As in "Monday's 83", "Saturday's crowd at 90,000"."""
    passage = item.passage
    found = []
    for time in times:
        if passage.at(time.end) not in ("'s", "’s") or time.end >= item.first:
            continue
        between = passage.lower[time.end + 1 : item.first]
        if not between or (len(between) <= 3 and between[0] in words("figure_collectives")):
            found.append(time)
    return found


def _following(item: Item, times: Sequence[PlacedTime]) -> list[PlacedTime]:
    """Times of the figure's own clause after it."""
    passage, found = item.passage, []
    if passage.phrase(item.first - 2, item.first) == "of the" and passage.at(item.first - 3) != "instead":
        return []  # "of the $300 million approved in May": the time is the approval's
    end = _clause_end(item)
    for time in times:
        if (
            time.first < item.quantity.number.end
            or item.end <= time.first < item.right[0]
            or time.first >= end
        ):
            continue
        start = item.end + 2 if points_back(item) else item.quantity.number.end
        gap = passage.lower[max(start, item.right[0]) : time.first]
        if _is_deadline(item, gap):
            gap = gap[:-1]
        if not any(word in words("figure_roles", "time-stop") for word in gap):
            found.append(time)
    return found


def _is_deadline(item: Item, gap: Sequence[str]) -> bool:
    """As in "would be gone before Easter": of what lies ahead, the time it is to be reached by."""
    if gap[-1:] != ("before",):
        return False
    ahead = words("figure_roles", "forecast", "intention") | {"would"}
    first, end = item.left[0], item.right[1]
    return bool(ahead & {*item.passage.lower[first:end]})


def _clause_end(item: Item) -> int:
    """The end of the figure's clause: a comma ends it unless it opens an insertion that a second one closes."""
    passage = item.passage
    first, _ = item.right
    limit = item.right[1]
    for i in range(first, limit):
        if passage.words[i] == "," and not _lists(item, i):
            return i
        if passage.at(i) == "and" and not _lists(item, i):
            return i
    return limit


def _lists(item: Item, index: int) -> bool:
    """Whether a comma or "and" goes on with a list of figures that share the predicate."""
    following = item.passage.at(index + 1)
    return following[:1].isdecimal() or following in words("figure_numerals", "unit", "ten", "hundred")


def _leading(item: Item, times: Sequence[PlacedTime]) -> list[PlacedTime]:
    """Times that open the figure's clause, or stand in its subject with "for" or "by"."""
    passage, found = item.passage, []
    start, _ = item.sentence
    for time in reversed(times):
        if time.end > item.first or time.first < item.left[0]:
            continue
        opening = time.first
        while opening > start and passage.at(opening - 1) in (
            "by",
            "on",
            "in",
            "as",
            "of",
            "at",
            "the",
            "all",
            "during",
            "over",
            "for",
            "until",
            "but",
            "and",
            "where",
        ):
            opening -= 1
        opens = opening == start or passage.words[opening - 1] in (";", ":", ",", "—")
        gap = passage.lower[time.end : item.first]
        if (
            (opens and not any(word in ("said", "says") for word in gap) and gap.count(",") <= 1)
            or passage.at(time.first - 1) == "for"
            or passage.phrase(time.first - 2, time.first) == "for the"
            or _of_subject(item, time)
        ):
            found.append(time)
    return found


def _of_subject(item: Item, time: PlacedTime) -> bool:
    """As in "the toll on Friday was 83": the time goes with the noun for the count itself."""
    passage = item.passage
    counts = words("figure_roles", "amount", "figures")
    return (
        passage.at(time.first - 1) in ("at", "in", "on")
        and passage.at(time.first - 2) in counts
        and passage.at(time.end) in words("figure_roles", "level-verb")
    )


def _sourced(item: Item, times: Sequence[PlacedTime]) -> list[PlacedTime]:
    """As in "according to figures issued at 09:00 on Wednesday": the date of the figures is that of the count."""
    passage = item.passage
    if "according" not in passage.lower[item.sentence[0] : item.sentence[1]]:
        return []
    return [
        time
        for time in times
        if time.first > item.first
        and set(passage.lower[max(item.end, time.first - 7) : time.first]) & words("figure_roles", "figures")
        and passage.at(time.end) not in ("'s", "’s")
    ]


def _can_date(item: Item, time: PlacedTime) -> bool:
    passage = item.passage
    if time.timex.type is TimexType.SET:
        return False
    if time.timex.type is TimexType.DURATION and not _bounded(passage, time):
        return False
    if passage.at(time.end) in ("'s", "’s"):
        return False
    before = [passage.at(time.first - 1), passage.at(time.first - 2)]
    if "than" in passage.lower[time.first : time.end]:
        return False  # "30 fewer than last year": the time belongs to the comparison
    if before[0] in ("since", "than", "from") or (
        before[1] in ("since", "than", "from")
        and before[0] in ("a", "at", "during", "early", "in", "last", "on", "the")
    ):
        return False
    return not _dates_the_saying(item, time) and not _dates_an_event(item, time)


def _dates_an_event(item: Item, time: PlacedTime) -> bool:
    """As in "nine were killed in the storm on Sunday": the day is the storm's, and the toll is its whole."""
    passage, noun = item.passage, time.first - 2
    if noun <= item.end or passage.at(time.first - 1) not in ("at", "in", "on"):
        return False
    if passage.at(noun) not in words("event_words", column="word"):
        return False
    return bool({"by", "during", "in"} & {*passage.lower[item.end : noun]})


def _dates_the_saying(item: Item, time: PlacedTime) -> bool:
    """As in "said on Friday" is no time of the count; "cases were reported on Friday" is."""
    passage, speech = item.passage, words("figure_roles", "speech")
    if time.timex.role is not TimeRole.STATEMENT and not re.match(r"\d{4}-\d\d-\d\d", time.value):
        return False  # "reported 240 cases last week": nobody reports for a week
    between = passage.lower[item.end : time.first]
    if passage.at(item.first - 1) in speech and not words("figure_stops", "auxiliary") & {*between}:
        return bool(
            between
        )  # "reported 214 cases on Thursday", but not "said 120 lorries had come on Thursday"
    near = [i for i in range(max(0, time.first - 3), time.first) if passage.at(i) in speech]
    if not near:
        if time.timex.role is not TimeRole.STATEMENT:
            return False
        near = [i for i in range(max(0, time.first - 8), time.first) if passage.at(i) in speech]
        if not near:
            return False
    cue = near[-1]
    passive = passage.at(cue - 1) in words("figure_stops", "auxiliary")
    own = passive and cue >= item.end and "," not in passage.lower[item.end : cue]
    reduced = cue == item.end or (cue == item.end + 1 and passage.at(item.end) in ("it", "they", "he", "she"))
    return not (own or reduced)


def _of_report(item: Item, time: PlacedTime) -> bool:
    """As in "the 19 deaths announced on Monday", "Monday's 83": the time of an earlier report of that figure."""
    passage = item.passage
    if passage.at(time.end) in ("'s", "’s"):
        return True
    speech = words("figure_roles", "speech")
    return passage.at(item.end) in speech or (
        passage.at(item.end + 1) in speech and passage.at(item.end) in ("it", "they", "he", "she")
    )


def _bounded(passage: Passage, time: PlacedTime) -> bool:
    """As in "in the past 24 hours": a stretch that ends with the statement."""
    around = passage.lower[max(0, time.first - 3) : time.end]
    return any(word in words("figure_roles", "past") for word in around)


def _near(passage: Passage, time: PlacedTime) -> TimeNear:
    within, until = words("figure_roles", "within"), words("figure_roles", "until")
    first = time.first
    for _ in range(3):
        if (
            passage.at(first - 1) in ("the", "of", "all", "late", "early")
            or passage.at(first - 1) in within
            or passage.at(first - 1) in until
        ):
            first -= 1
        else:
            break
    while passage.at(first) in ("the", "of", "all") and first < time.first:
        first += 1
    links = passage.lower[first : time.first]
    phrase = passage.lower[time.first : time.end]
    return TimeNear(
        AsOf(value=time.value, span=passage.range_span(time.first, time.end)),
        counts_within=(not any(word in until for word in links) and time.timex.type is not TimexType.TIME)
        or phrase[:1] == ("overnight",),
        cue_span=passage.range_span(first, time.end),
        window=phrase[:1] == ("this",) and links == (),
    )
