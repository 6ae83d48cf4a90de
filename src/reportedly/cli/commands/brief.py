"""``reportedly brief``."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from reportedly.brief.report import compose_brief, render_html, render_markdown
from reportedly.cli.options import AsOfOption, StoryOption
from reportedly.cli.output import remark
from reportedly.cli.reporting import read_material
from reportedly.cli.stories import open_story
from reportedly.errors import WrongUse

__all__ = ["brief"]

SHOWN: Final = 8
"""Questions told in each section without --limit: what a reader can hold."""


class Format(StrEnum):
    """What a brief is written as."""

    MARKDOWN = "md"
    HTML = "html"


def brief(
    context: typer.Context,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="Markdown, or one HTML file. [default: by the name of FILE, else md]"),
    ] = None,
    out: Annotated[
        str | None, typer.Option("--out", metavar="FILE", help="Write it there. [default: standard output]")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="TIME", help="Tell apart what came from then on: 2031-04-02, or 2031-04-02T18:05."
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", help="Questions told in each section.", min=1)
    ] = SHOWN,
    as_of: AsOfOption = None,
    story: StoryOption = None,
) -> None:
    """Write a brief to hand on, with a note to the exact words for each line.

    Where it stands, with a chart for each figure; what is disputed, denied and by
    whom, confirmed; what changed; what is missing. Each answer has a line that can
    be published with its attribution and its hedge. It never says who is right.

    The HTML is one file that fetches nothing and runs nothing: it can be mailed,
    printed, and read on a phone. The same ledger gives the same bytes.
    """
    wanted = form or _form_of(out)
    with read_material(open_story(context, story), limit=limit, as_of=as_of, since=since) as material:
        document = compose_brief(material)
    written = _RENDER[wanted](document)
    if out is None:
        sys.stdout.write(written)
        return
    Path(out).write_text(written, encoding="utf-8", newline="\n")
    remark(f"{out}: {len(document.notes)} notes to the exact words")


_RENDER: Final = {Format.MARKDOWN: render_markdown, Format.HTML: render_html}


def _form_of(out: str | None) -> Format:
    """Raises WrongUse for a file name that tells of another format."""
    suffix = Path(out).suffix.casefold() if out is not None else ".md"
    match suffix:
        case ".html" | ".htm":
            return Format.HTML
        case ".md" | ".markdown" | ".txt" | "":
            return Format.MARKDOWN
    raise WrongUse(
        f"--out {out}", "does not tell a format that a brief has", "add --format md or --format html"
    )
