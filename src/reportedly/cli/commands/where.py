"""``reportedly where``."""

import typer

from reportedly.brief.where import compose_where
from reportedly.brief.where_text import render_where
from reportedly.cli.options import AsOfOption, CsvOption, JsonOption, LimitOption, StoryOption, listing
from reportedly.cli.output import print_lines, terminal_width
from reportedly.cli.questions import print_questions
from reportedly.cli.standing import standing
from reportedly.cli.stories import open_story

__all__ = ["where"]

SHOWN = 12
"""Questions shown without --limit: about two screens."""


def where(
    context: typer.Context,
    limit: LimitOption = None,
    as_of: AsOfOption = None,
    csv: CsvOption = False,
    json: JsonOption = False,
    story: StoryOption = None,
) -> None:
    """Show where the story stands: answers, by whom, from where.

    Each question with its answers, who gives them, and from how many origins.

    Figures of people harmed come first, then other figures, then what is said in
    words, disputed things first. A range where answers differ; never an average,
    and never a word on who is right.

    --as-of shows what could be known then: the articles published by that time are
    linked again by themselves. Undated articles are left out, and counted.
    """
    shown = listing(limit, csv, json)
    with standing(open_story(context, story), limit=shown.limit or SHOWN, as_of=as_of, brief=True) as found:
        rows = compose_where(found.questions, found.view)
        if shown.csv or shown.json:
            print_questions(rows, found.view, shown)
            return
        print_lines(
            render_where(rows, found.coverage, found.view, width=terminal_width(), left_out=found.left_out)
        )
