"""``reportedly watch``."""

import time
from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.adding import add_pages
from reportedly.cli.codes import OK, SOME_REJECTED
from reportedly.cli.options import OutletOption, StoryOption, TimezoneOption
from reportedly.cli.output import remark
from reportedly.cli.stories import open_story
from reportedly.cli.watching import Look, look_at, settled
from reportedly.errors import StoryInUse, WrongUse

__all__ = ["watch"]


def watch(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that pages are saved into.")],
    every: Annotated[
        float, typer.Option(metavar="SECONDS", help="How often to look.", min=0.01, max=3600)
    ] = 2.0,
    once: Annotated[
        bool, typer.Option("--once", help="Look twice, enter what has settled, and end: for scripts.")
    ] = False,
    outlet: OutletOption = None,
    timezone: TimezoneOption = None,
    story: StoryOption = None,
) -> None:
    """Enter pages as a browser saves them into a folder.

    A page is entered when two looks find it alike: a file that is still being
    written waits. A page saved again is a new version; both are kept. Ctrl-C ends.
    """
    if not folder.is_dir():
        raise WrongUse(str(folder), "is no folder", "name the folder that pages are saved into")
    opened = open_story(context, story)
    entered: dict[Path, Look] = {}
    rejected = 0
    before = look_at(folder)
    if not once:
        remark(f"watching {folder}; Ctrl-C ends")
    while True:
        try:
            time.sleep(every)
        except KeyboardInterrupt:
            # Nothing was being entered: this is how a person ends it, and no failure.
            remark("no longer watching; everything that had settled is entered")
            break
        now = look_at(folder)
        if ready := settled(before, now, entered):
            try:
                summary = add_pages(opened, [str(path) for path in ready], outlet=outlet, timezone=timezone)
            except StoryInUse as error:
                if once:
                    raise
                remark(f"{error}; trying again")
            else:
                entered |= {path: now[path] for path in ready}
                rejected += summary.rejected
                remark(summary.said)
        elif once:
            remark("nothing new has settled")
        if once:
            break
        before = now
    raise typer.Exit(SOME_REJECTED if rejected else OK)
