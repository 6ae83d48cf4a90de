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
    print_lines([f"story made in {story.folder.resolve()}", f"next: reportedly{where} add PAGES"])
