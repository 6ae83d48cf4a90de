"""``reportedly demo``."""

from pathlib import Path
from typing import Annotated

import typer

from reportedly.brief.where import compose_where
from reportedly.brief.where_text import render_where
from reportedly.cli.bundled import lay_out
from reportedly.cli.codes import OK
from reportedly.cli.commands.where import SHOWN
from reportedly.cli.output import print_lines, remark, terminal_width
from reportedly.cli.standing import standing
from reportedly.ledger import Story

__all__ = ["demo"]


def demo(
    folder: Annotated[
        str, typer.Argument(metavar="DIR", help="Where to make the story.")
    ] = "reportedly-demo",
) -> None:
    """Try it on the bundled, fictional story.

    Invented pages of invented outlets, an empty one and one not in English among them.
    Run again, it reads nothing twice.
    """
    from reportedly.cli.adding import add_pages  # only here: screens do not wait for the use case

    path = Path(folder)
    story = Story.open(path) if (path / "story.db").exists() else Story.create(path)
    remark(f"a fictional story; its pages are in {lay_out(path)}")
    summary = add_pages(story, [str(path / "pages")])
    remark(summary.said)
    with standing(story, limit=SHOWN, brief=True) as found:
        rows = compose_where(found.questions, found.view)
        screen = render_where(
            rows, found.coverage, found.view, width=terminal_width(), left_out=found.left_out
        )
        first = found.view.short(rows[0].question.question_id) if rows else "ID"
    print_lines(
        [
            "",
            *screen,
            "",
            "try:",
            f"  reportedly -s {folder} show {first}",
            f"  reportedly -s {folder} search lorry",
            f"  reportedly -s {folder} log",
        ]
    )
    # Some bundled pages are there to be refused (one is empty, one is not in English): that is the demo working.
    raise typer.Exit(OK)
