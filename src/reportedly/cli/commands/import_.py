"""``reportedly import``."""

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.codes import OK, SOME_REJECTED
from reportedly.cli.options import StoryOption
from reportedly.cli.stories import open_story
from reportedly.errors import WrongUse

__all__ = ["import_"]


def import_(
    context: typer.Context,
    what: Annotated[str, typer.Argument(metavar="WHAT", help="edits or tables.")],
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE",
            help="What `reportedly export edits` wrote; or CSV or TSV files, or folders of them.",
        ),
    ],
    replace: Annotated[
        bool, typer.Option("--replace", help="Tables: where both say something else, take the file's word.")
    ] = False,
    story: StoryOption = None,
) -> None:
    """Take over corrections that somebody else made in another copy of the story, or tables of names.

    edits: each keeps its reason, who made it and when. Those here already change nothing.
    Where two people said different things of one place, both are shown: the later
    one counts, and either can be taken back. Corrections of pages that this story
    does not hold wait until it does.

    tables: parties (alias, name), groups (party, group) and outlets (outlet), each with any
    columns of your own, laid over the story's own by their first column. Told by the
    file's name, else by its columns; commas, semicolons or tabs. What is there stays: a
    cell that says otherwise is shown, and taken only with --replace. A row that cannot be
    taken is named by its line, and the rest goes on. Then the story is linked again.
    """
    from reportedly.cli.importing import take_edits, take_tables  # only here: screens wait for no linking

    if what not in ("edits", "tables"):
        raise WrongUse(
            repr(what)[:80], "cannot be imported", "write import edits FILE, or import tables FILE"
        )
    opened = open_story(context, story)
    if what == "tables":
        whole = take_tables(opened, files, replace=replace)
    elif replace or len(files) > 1:
        raise WrongUse("import edits", "takes one file and no --replace", "write import edits FILE")
    else:
        whole = take_edits(opened, files[0])
    raise typer.Exit(OK if whole else SOME_REJECTED)
