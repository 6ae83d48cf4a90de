"""``reportedly init``."""

from typing import Annotated

import typer

from reportedly.cli.output import print_lines
from reportedly.ledger import Story

__all__ = ["init"]


def init(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder; made if it is not there.")] = ".",
) -> None:
    """Make a story: a folder for a ledger and its pages.

    What else lies in the folder stays as it is.
    """
    story = Story.create(folder)
    where = "" if folder == "." else f" -s {story.folder}"
    made_in = "this folder" if folder == "." else str(story.folder)
    print_lines([f"story made in {made_in}", f"next: reportedly{where} add PAGES"])
