"""``reportedly refresh``."""

from typing import Annotated

import typer

from reportedly.cli.codes import OK, SOME_REJECTED
from reportedly.cli.options import StoryOption
from reportedly.cli.output import remark
from reportedly.cli.stories import open_story

__all__ = ["refresh"]


def refresh(
    context: typer.Context,
    articles: Annotated[
        list[str] | None, typer.Argument(metavar="ID", help="Only these articles. [default: all]")
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Also those that the rules and lexicons of today have read.")
    ] = False,
    jobs: Annotated[int, typer.Option(metavar="N", help="Articles analyzed at once.", min=1)] = 1,
    story: StoryOption = None,
) -> None:
    """Read the kept pages anew, with the rules as they are now.

    Only those that other rules, or other lexicons, have read. One line for each article
    that reads otherwise than before; those that read the same are not touched. Page texts stay as they were stored: a newer reading of the
    bytes stands beside the older one. Corrections are attached again, by their
    place or by their words; those that find neither are listed by review. Pages
    rejected earlier are tried again.
    """
    from reportedly.cli.refreshing import refresh_story

    failed = refresh_story(open_story(context, story), articles or [], every=every, jobs=jobs)
    if failed:
        remark(f"{failed} pages could not be read now; what was read of them before stays")
    raise typer.Exit(SOME_REJECTED if failed else OK)
