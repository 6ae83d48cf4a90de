"""``reportedly sources``."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

import typer

from reportedly.brief.layout import Column, table
from reportedly.brief.moments import Moments
from reportedly.brief.sources import SourceRow, find_sources
from reportedly.brief.terminal import terminal_safe
from reportedly.brief.view import View
from reportedly.cli.fetch import view_from
from reportedly.cli.options import AsOfOption, CsvOption, JsonOption, LimitOption, StoryOption, listing
from reportedly.cli.output import print_csv, print_json, print_lines, remark, terminal_width
from reportedly.cli.stories import open_story
from reportedly.ledger import statements, undated_count

__all__ = ["sources"]

_TABLE = (
    Column(heading="id"),
    Column(heading="articles", right=True),
    Column(heading="said", right=True),
    Column(heading="first", most=17),
    Column(heading="source (what it is): in which outlets, with which stances"),
)
_COLUMNS = (
    "party",
    "source",
    "type",
    "roles",
    "of",
    "group",
    "articles",
    "statements",
    "figures",
    "outlets",
    "stances",
    "first",
    "last",
)


def sources(
    context: typer.Context,
    own_voice: Annotated[
        bool,
        typer.Option("--own-voice", help="With what outlets say themselves, and what nobody is named for."),
    ] = False,
    limit: LimitOption = None,
    as_of: AsOfOption = None,
    csv: CsvOption = False,
    json: JsonOption = False,
    story: StoryOption = None,
) -> None:
    """List who is spoken for, and where.

    Those that most articles carry first. The unnamed stand apart, an article each:
    nobody can tell whether two of them are one. What one of them said:
    reportedly statements --source NAME.
    """
    shown = listing(limit, csv, json)
    with open_story(context, story).reading() as ledger:
        view = view_from(ledger, rows=statements(ledger, as_of=as_of))
        found = find_sources(view, own_voice=own_voice)
        rows = found[: shown.limit]
        if shown.csv:
            print_csv(_COLUMNS, ({key: _cell(value) for key, value in row.items()} for row in _rows(rows)))
        elif shown.json:
            print_json(_rows(rows))
        else:
            print_lines(table(_TABLE, [_cells(row, view) for row in rows], terminal_width()))
        if len(rows) < len(found):
            remark(f"and {len(found) - len(rows)} more; leave out --limit to see all")
        if not found:
            remark("nobody is spoken for yet; next: reportedly add PAGES")
        if as_of and (undated := undated_count(ledger)):
            remark(f"{undated} undated articles left out: nobody can say when they were published")


def _cells(row: SourceRow, view: View) -> tuple[str, ...]:
    stances = ", ".join(f"{stance.value} {count}" for stance, count in row.stances.items())
    known = ", ".join(dict.fromkeys(filter(None, (*row.roles, row.of, row.type.value))))
    return (
        view.short(row.party or row.statements[0]),
        str(row.articles),
        str(len(row.statements)),
        Moments().say(row.first),
        terminal_safe(f"{row.name} ({known}): {', '.join(row.outlets)}; {stances}"),
    )


def _rows(rows: Sequence[SourceRow]) -> Iterator[Mapping[str, object]]:
    for row in rows:
        yield {
            "party": row.party,
            "source": row.name,
            "type": row.type.value,
            "roles": row.roles,
            "of": row.of,
            "group": row.group,
            "articles": row.articles,
            "statements": row.statements,
            "figures": row.figures,
            "outlets": row.outlets,
            "stances": {stance.value: count for stance, count in row.stances.items()},
            "first": row.first,
            "last": row.last,
        }


def _cell(value: object) -> object:
    """Lists as one cell, their parts divided by a semicolon."""
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    if isinstance(value, dict):
        return "; ".join(f"{key} {count}" for key, count in value.items())
    return value
