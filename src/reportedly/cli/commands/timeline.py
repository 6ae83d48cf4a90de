"""``reportedly timeline``."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Annotated

import typer

from reportedly.brief.layout import Column, shorten, table
from reportedly.brief.moments import Moments
from reportedly.brief.quotes import quoted
from reportedly.brief.terminal import terminal_safe
from reportedly.brief.timeline import Entry, find_entries
from reportedly.brief.view import View
from reportedly.brief.voices import is_own_voice, say_outlet, say_stance, say_voice
from reportedly.cli.options import AsOfOption, CsvOption, JsonOption, LimitOption, StoryOption, listing
from reportedly.cli.output import print_csv, print_json, print_lines, remark, terminal_width
from reportedly.cli.reporting import read_times
from reportedly.cli.stories import open_story

__all__ = ["timeline"]

_TABLE = (
    Column(heading="id"),
    Column(heading="happened", most=22),
    Column(heading="published", most=24),
    Column(heading="who (outlet)"),
)
_COLUMNS = (
    "statement",
    "event",
    "event_start",
    "event_end",
    "event_as_of",
    "published",
    "published_basis",
    "published_not_before",
    "published_not_after",
    "source",
    "stance",
    "words",
    "figures",
    "outlet",
    "article",
    "start",
    "end",
)
_WORDS = 140
_NOT_TOLD = "not told"


class Order(StrEnum):
    """Which of the two times comes first."""

    EVENT = "event"
    REPORT = "report"


def timeline(
    context: typer.Context,
    by: Annotated[
        Order, typer.Option("--by", help="Order by what happened when, or by publication.")
    ] = Order.EVENT,
    everything: Annotated[
        bool, typer.Option("--all", help="With statements that tell no time of what they say.")
    ] = False,
    limit: LimitOption = None,
    as_of: AsOfOption = None,
    csv: CsvOption = False,
    json: JsonOption = False,
    story: StoryOption = None,
) -> None:
    """List what happened when, beside when it was published.

    Statements and their figures with two times: of what is said, as its words tell,
    and of the page. `as of` marks the moment at which a count holds. A page without
    a date is undated, and "on Friday" on it stays "a Friday".
    """
    shown = listing(limit, csv, json)
    with read_times(open_story(context, story), as_of=as_of) as (view, timexes, intervals):
        entries = find_entries(view, timexes, intervals, by_report=by is Order.REPORT)
        told = entries if everything else tuple(each for each in entries if each.event is not None)
        kept = told[: shown.limit]
        if shown.csv:
            print_csv(_COLUMNS, _rows(kept, view, joined="; "))
        elif shown.json:
            print_json(_rows(kept, view))
        else:
            print_lines(table(_TABLE, _cells(kept, view), terminal_width()))
        if len(kept) < len(told):
            remark(f"and {len(told) - len(kept)} more; leave out --limit to see all")
        if len(told) < len(entries):
            remark(
                f"{len(entries) - len(told)} statements tell no time of what they say; --all lists them too"
            )


def _cells(entries: Sequence[Entry], view: View) -> list[tuple[str, ...]]:
    moments = Moments(year=_year(entries))
    return [
        (
            view.short(entry.statement.key),
            terminal_safe(_happened(entry, moments)),
            terminal_safe(_reported(entry, moments)),
            terminal_safe(_said(entry, view)),
        )
        for entry in entries
    ]


def _reported(entry: Entry, moments: Moments) -> str:
    """When the page was published; of an undated one, what it can be between."""
    return moments.say(entry.reported) if entry.reported else moments.say_between(*entry.limits)


def _year(entries: Sequence[Entry]) -> str | None:
    """The year that all times share, if they do: then no line needs it."""
    values = [value for entry in entries for value in (entry.event, entry.reported) if value]
    return Moments.shared_by(values).year if len({value[:4] for value in values}) == 1 else None


def _happened(entry: Entry, moments: Moments) -> str:
    if entry.event is None:
        return _NOT_TOLD
    said = moments.say(entry.event)
    return f"as of {said}" if entry.event_as_of else said


def _said(entry: Entry, view: View) -> str:
    statement = entry.statement
    stance = say_stance(statement.stance).rstrip(":")
    who = f"{say_voice(statement, view)} {stance}".rstrip()
    words = quoted(shorten(terminal_safe(entry.words), _WORDS))
    if is_own_voice(statement):
        return f"{who}: {words}"
    return f"{who}: {words} ({say_outlet(view.articles.get(statement.article_id), view)})"


def _rows(entries: Sequence[Entry], view: View, joined: str | None = None) -> Iterator[Mapping[str, object]]:
    """A row a statement; ``joined``: what stands between several figures in one cell."""
    for entry in entries:
        statement = entry.statement
        yield {
            "statement": statement.key,
            "event": entry.event,
            "event_start": entry.event_start,
            "event_end": entry.event_end,
            "event_as_of": entry.event_as_of,
            "published": entry.reported,
            "published_basis": entry.reported_basis.value,
            "published_not_before": entry.limits[0],
            "published_not_after": entry.limits[1],
            "source": statement.source.name,
            "stance": statement.stance.value,
            "words": entry.words,
            "figures": entry.figures if joined is None else joined.join(entry.figures),
            "outlet": view.outlet(statement.article_id),
            "article": statement.article_id,
            "start": statement.sentence.start,
            "end": statement.sentence.end,
        }
