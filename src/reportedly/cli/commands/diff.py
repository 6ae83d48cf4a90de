"""``reportedly diff``."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Annotated

import typer

from reportedly.brief.changes import Change, Since
from reportedly.brief.layout import wrap
from reportedly.brief.terminal import terminal_safe
from reportedly.brief.view import View
from reportedly.cli.comparing import compare_with
from reportedly.cli.options import CsvOption, JsonOption, LimitOption, StoryOption, listing
from reportedly.cli.output import print_csv, print_json, print_lines, remark, terminal_width, waiting
from reportedly.cli.stories import open_story
from reportedly.errors import WrongUse

__all__ = ["diff"]

_COLUMNS = ("question", "title", "claim", "what", "causes", "statements")


def diff(
    context: typer.Context,
    since: Annotated[
        str,
        typer.Option(
            "--since", metavar="TIME", help="When you last looked: 2031-04-02, or 2031-04-02T18:05."
        ),
    ],
    limit: LimitOption = None,
    csv: CsvOption = False,
    json: JsonOption = False,
    story: StoryOption = None,
) -> None:
    """Show what changed since a moment, and why.

    By when pages came into the ledger, not by when they were published. Answers that
    are new, gone or otherwise than they were, each with its cause: a new article, a
    page edited, a person's correction; both moments are read by today's rules, so that
    such a change is news and not ours. Then what rules changed that have read pages
    anew since (refresh), apart from all news. A time without an offset is this machine's.
    """
    shown = listing(limit, csv, json)
    opened = open_story(context, story)
    with opened.reading() as ledger, waiting("comparing"):
        compared = compare_with(ledger, opened, _moment(since))
        changes = compared.changes[: shown.limit]
        if shown.csv:
            print_csv(_COLUMNS, _rows(changes, joined="; "))
        elif shown.json:
            print_json(_rows(changes))
        else:
            print_lines(_lines(changes, compared.after, terminal_width()))
        remark(_summary(compared.since, compared.after, since))
        if len(changes) < len(compared.changes):
            remark(f"and {len(compared.changes) - len(changes)} more; leave out --limit to see all")


def _moment(since: str) -> str:
    """The moment with an offset: this machine's where none is given. Raises WrongUse for no date."""
    try:
        return datetime.fromisoformat(since).astimezone().isoformat()
    except (ValueError, OverflowError) as error:
        raise WrongUse(
            repr(since), "is not a date", "write it as 2031-04-02 or 2031-04-02T18:05+02:00"
        ) from error


def _summary(since: Since, after: View, asked: str) -> str:
    edited = sum(any(earlier in after.articles for earlier in pages) for pages in since.arrived.values())
    parts = [_count(len(since.arrived) - edited, "new article"), _count(edited, "page")]
    parts[1] += " edited"
    parts.append(_count(len(since.edits), "correction"))
    parts.append(f"newer rules: {', '.join(since.rules)}" if since.rules else "the same rules")
    return f"since {asked}: {', '.join(parts)}. Next: reportedly show ID"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _lines(changes: Sequence[Change], after: View, width: int) -> Iterator[str]:
    for change in changes:
        start = f"{after.short(change.claim)}  "
        yield from wrap(
            terminal_safe(f"{change.title}: {'; '.join(change.what)}"), width, first=start, rest="    "
        )
        yield from wrap(
            terminal_safe(f"because of {'; '.join(change.causes)}"), width, first="    ", rest="      "
        )


def _rows(changes: Sequence[Change], joined: str | None = None) -> Iterator[Mapping[str, object]]:
    for change in changes:
        lists = {"what": change.what, "causes": change.causes, "statements": change.statements}
        yield {
            "question": change.question,
            "title": change.title,
            "claim": change.claim,
            **(lists if joined is None else {name: joined.join(each) for name, each in lists.items()}),
        }
