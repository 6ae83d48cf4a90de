"""``reportedly purge``."""

from typing import Annotated

import typer

from reportedly.cli.codes import ERROR, OK
from reportedly.cli.options import StoryOption
from reportedly.cli.output import print_lines, remark, waiting
from reportedly.cli.stories import open_story

__all__ = ["purge"]


def purge(
    context: typer.Context,
    page: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="An article, or the capture of a page rejected or removed."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    story: StoryOption = None,
) -> None:
    """Take a page out for good, to protect a source.

    Its bytes, its text, every statement and number read from it, its words in the
    search index, the log's lines about it, corrections that quote it, and what the
    ledger's file still held of deleted rows. Nothing brings it back but the page
    itself. Says what it cannot reach: copies of this folder, and other pages that hold
    the same words.

    Without an ID, only cleans the ledger's file again, after a purge that was cut
    short or while somebody was reading.
    """
    from reportedly.cli.purging import find_capture, say_left
    from reportedly.ingest import purge as purge_capture

    opened = open_story(context, story)
    capture, left = None, list[str]()
    if page is not None:
        with opened.reading() as ledger:
            capture = find_capture(opened, ledger, page)
            left = say_left(ledger, capture)
        if not yes and not typer.confirm(f"take {capture[:12]} out for good?", err=True):
            raise typer.Exit(ERROR)
    with waiting("purging"):
        gone = purge_capture(opened, capture)
    if capture is not None:
        what = "article" if gone.was_article else "capture"
        print_lines(
            [
                f"{what} {capture[:12]} is gone for good: its bytes, its text, what was read from it,"
                f" {gone.inputs} lines of the log and {gone.edits} corrections"
            ]
        )
    if not gone.scrubbed:
        remark("somebody is reading the story: its log still holds the words; run `reportedly purge` again")
        raise typer.Exit(ERROR)
    print_lines(["the ledger's file was written anew and holds nothing that was deleted"])
    for line in left:
        remark(line)
    if capture is not None:
        remark(
            "not reached: the file it was added from, copies and backups of this folder, exports and briefs"
            " made before, and what a disk may keep of deleted files"
        )
    raise typer.Exit(OK)
