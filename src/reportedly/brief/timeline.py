"""What happened when, and when it was reported: two times for each statement, never one taken for the other."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from reportedly.brief.amounts import say_figure
from reportedly.brief.moments import order_key, tells_when
from reportedly.brief.view import View
from reportedly.records import DateBasis, Figure, Interval, Statement, TimeRole, Timex

__all__ = ["Entry", "find_entries"]

_ROLES: Final = (TimeRole.EVENT, TimeRole.AS_OF)
"""Times that date what is said; the time of the saying belongs to the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One statement with its two times."""

    statement: Statement
    words: str  # the exact words of its content
    figures: tuple[str, ...]  # "at least 9 killed"
    event: str | None  # TIMEX3 value of what is said, anchored where the page's date is known; None: not told
    event_start: str | None  # ISO 8601, inclusive; None: open or not told
    event_end: str | None  # exclusive
    event_as_of: bool  # the moment at which a count holds, rather than of an event
    reported: str | None  # when the page was published; None: undated
    reported_basis: DateBasis
    limits: tuple[str | None, str | None] = (
        None,
        None,
    )  # of an undated page: the earliest and latest day inferred


def find_entries(
    view: View, timexes: Mapping[str, Timex], intervals: Mapping[str, Interval], *, by_report: bool = False
) -> tuple[Entry, ...]:
    """Every statement that has words, by the time of what it says, then by publication.

    What nothing dates stands behind what is dated. ``by_report``: by publication
    first. ``timexes`` and ``intervals`` by timex key.
    """
    entries = [
        _entry(statement, view, timexes, intervals)
        for statement in view.statements.values()
        if view.sayings.get(statement.key)
    ]
    return tuple(sorted(entries, key=lambda each: _place(each, by_report)))


def _entry(
    statement: Statement, view: View, timexes: Mapping[str, Timex], intervals: Mapping[str, Interval]
) -> Entry:
    figures = [view.figures[key] for key in statement.figures if key in view.figures]
    value, start, end, as_of = _event(statement, figures, timexes, intervals)
    published = view.articles[statement.article_id].published
    return Entry(
        statement=statement,
        words=view.sayings[statement.key],
        figures=tuple(_say(figure, view) for figure in figures),
        event=value,
        event_start=start,
        event_end=end,
        event_as_of=as_of,
        reported=published.value,
        reported_basis=published.basis,
        limits=view.inferred(statement.article_id),
    )


def _event(
    statement: Statement,
    figures: list[Figure],
    timexes: Mapping[str, Timex],
    intervals: Mapping[str, Interval],
) -> tuple[str | None, str | None, str | None, bool]:
    """The time of what is said: the first that dates an event, else the as-of of a figure, else nothing."""
    for role in _ROLES:
        for key in statement.times:
            timex = timexes.get(key)
            if timex is not None and timex.role is role:
                meant = intervals.get(key)
                if not tells_when(meant.value if meant is not None else timex.value):
                    continue
                if meant is None:
                    return timex.value, None, None, role is TimeRole.AS_OF
                return meant.value, meant.start, meant.end, role is TimeRole.AS_OF
    for figure in figures:
        if figure.as_of is not None and tells_when(figure.as_of.value):
            return figure.as_of.value, None, None, True
    return None, None, None, False


def _say(figure: Figure, view: View) -> str:
    counted = figure.counted_class.removeprefix("other:").replace("-", " ")
    said = say_figure(figure, view.number_words.get(figure.key))
    return said if counted == figure.unit else f"{said} {counted}".strip()


def _place(entry: Entry, by_report: bool) -> tuple[object, ...]:
    happened = order_key(entry.event_start or entry.event)
    reported = order_key(entry.reported)
    first, second = (reported, happened) if by_report else (happened, reported)
    statement = entry.statement
    return (first, second, statement.article_id, statement.sentence.start, statement.key)
