"""``reportedly import``."""

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.codes import OK, SOME_REJECTED
from reportedly.cli.options import StoryOption
from reportedly.cli.output import print_lines, remark, terminal_width, waiting
from reportedly.cli.stories import open_story
from reportedly.errors import WrongUse

__all__ = ["import_"]


def import_(
    context: typer.Context,
    what: Annotated[str, typer.Argument(metavar="WHAT", help="edits.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `reportedly export edits` wrote.")],
    story: StoryOption = None,
) -> None:
    """Take over corrections that somebody else made in another copy of the story.

    Each keeps its reason, who made it and when. Those here already change nothing.
    Where two people said different things of one place, both are shown: the later
    one counts, and either can be taken back. Corrections of pages that this story
    does not hold wait until it does.
    """
    from reportedly import ledger as book
    from reportedly.brief.layout import wrap
    from reportedly.brief.terminal import terminal_safe
    from reportedly.cli.edit_files import import_edits
    from reportedly.cli.fetch import shortener
    from reportedly.cli.reviewing.telling import say_conflict
    from reportedly.ingest import relink

    if what != "edits":
        raise WrongUse(repr(what)[:80], "cannot be imported", "write import edits FILE")
    opened = open_story(context, story)
    done = import_edits(opened, file)
    with waiting("linking"):
        linked = relink(opened)
    with opened.reading() as ledger:
        short = shortener(ledger)
        for pair in done.conflicts:
            print_lines(wrap(terminal_safe(say_conflict(pair, short)), terminal_width(), rest="  "))
        left = len(book.read_log(ledger).orphans)
    for number, why in done.refused:
        remark(f"line {number}: {why}")
    said = f"{len(done.new)} corrections taken over, {done.known} were here already"
    if done.conflicts:
        said += f", {len(done.conflicts)} in conflict (the later one counts; reportedly review --undo ID)"
    if left:
        said += f"; {left} find no place in this story (reportedly review)"
    remark(f"{said}; {linked.articles} articles linked")
    raise typer.Exit(SOME_REJECTED if done.refused else OK)
