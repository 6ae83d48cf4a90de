"""``reportedly export``."""

import sys
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Annotated, Final

import typer

from reportedly.brief import exports
from reportedly.brief.policies import POLICIES
from reportedly.cli.exporting import Fetched, fetch_story
from reportedly.cli.options import AsOfOption, LimitOption, StoryOption
from reportedly.cli.output import remark
from reportedly.cli.stories import open_story
from reportedly.errors import WrongUse
from reportedly.ledger import undated_count, unlinked_count

__all__ = ["export"]

Write = Callable[[Fetched, str, int | None, bool], Iterable[str]]


def export(
    context: typer.Context,
    format: Annotated[
        str, typer.Argument(metavar="FORMAT", help="events, csv, jsonl, md, html, wikitext or edits.")
    ],
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="The same as --out FILE.")] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Write to this file instead of standard output."),
    ] = None,
    policy: Annotated[
        str, typer.Option(metavar="NAME", help="The rule by which md, html and wikitext give one number.")
    ] = "range",
    everything: Annotated[
        bool, typer.Option("--all", help="events: with the figures that belong to no event.")
    ] = False,
    limit: LimitOption = None,
    as_of: AsOfOption = None,
    story: StoryOption = None,
) -> None:
    """Write the story as a table for others.

    events: the report-level event table as CSV, one row an event as one report has
    it, for codebooks. csv: every statement. jsonl: every record, for programs. md,
    html, wikitext: the figures by one policy, each with who gives it and a note that
    quotes the words. edits: people's corrections, for `reportedly import edits`.

    Columns of your own in tables/ are carried along. Everything from pages is
    escaped: no cell is run by a spreadsheet, no words become markup.
    """
    if format not in (*_FORMATS, _EDITS):
        raise WrongUse(repr(format), "is no export format", f"name one of {', '.join((*_FORMATS, _EDITS))}")
    if file is not None and out is not None:
        raise WrongUse("FILE and --out", "are two files", "give one of them")
    out = out or file
    if policy not in POLICIES:
        raise WrongUse(repr(policy), "is no policy", f"name one of {', '.join(POLICIES)}")
    opened = open_story(context, story)
    with opened.reading() as ledger:
        if format == _EDITS:
            from reportedly.cli.edit_files import edit_lines  # only here: other formats need no linking rules

            _write(islice(edit_lines(ledger), limit), out)
            if out is not None:
                remark(f"written to {out}")
            return
        fetched = fetch_story(ledger, opened, as_of=as_of)
        _write(_FORMATS[format](fetched, policy, limit, everything), out)
        if out is not None:
            remark(f"written to {out}")
        if unlinked := unlinked_count(ledger):
            remark(f"{unlinked} articles not linked yet: run `reportedly add` again to finish")
        if as_of and (undated := undated_count(ledger)):
            remark(f"{undated} undated articles left out: nobody can say when they were published")


def _write(pieces: Iterable[str], out: Path | None) -> None:
    if out is None:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
        return
    # Line ends are the format's own, whatever the machine.
    with out.open("w", encoding="utf-8", newline="") as file:
        file.writelines(pieces)


def _events(fetched: Fetched, policy: str, limit: int | None, everything: bool) -> Iterable[str]:
    rows = list(exports.report_rows(fetched.material, everything=everything))[:limit]
    return exports.csv_lines(exports.report_columns(fetched.material), rows)


def _statements(fetched: Fetched, policy: str, limit: int | None, everything: bool) -> Iterable[str]:
    rows = list(exports.statement_rows(fetched.material))[:limit]
    own = exports.report_columns(fetched.material)[len(exports.COLUMNS) :]
    return exports.csv_lines((*exports.STATEMENT_COLUMNS, *own), rows)


def _records(fetched: Fetched, policy: str, limit: int | None, everything: bool) -> Iterable[str]:
    return list(exports.record_lines(fetched.analyses, fetched.linking))[:limit]


def _figures(render: Callable[[exports.FigureTable], str]) -> Write:
    def write(fetched: Fetched, policy: str, limit: int | None, everything: bool) -> Iterable[str]:
        return (render(exports.compose_figures(fetched.material, policy, limit=limit)),)

    return write


_EDITS: Final = "edits"
_FORMATS: Final[Mapping[str, Write]] = {
    "events": _events,
    "csv": _statements,
    "jsonl": _records,
    "md": _figures(exports.render_markdown),
    "html": _figures(exports.render_html),
    "wikitext": _figures(exports.render_wikitext),
}
