"""``reportedly watch``."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
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
from reportedly.ledger import Story

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
    watched = _Watched(open_story(context, story), folder, outlet, timezone)
    try:
        before = look_at(folder)
        if not once:
            remark(f"watching {folder}; Ctrl-C ends")
        while True:
            time.sleep(every)
            now = look_at(folder)
            watched.enter(before, now, patient=not once)
            if once:
                break
            before = now
    except KeyboardInterrupt:
        # While nothing is being entered this is how a person ends it, and no failure.
        if watched.entering:
            raise
        remark("no longer watching; everything that had settled is entered")
    if once and not watched.entered:
        remark("nothing new has settled")
    raise typer.Exit(SOME_REJECTED if watched.rejected else OK)


@dataclass(slots=True)
class _Watched:
    """A folder with what has been entered of it so far."""

    story: Story
    folder: Path
    outlet: str | None
    timezone: str | None
    entered: dict[Path, Look] = field(default_factory=dict)
    rejected: int = 0
    entering: bool = False

    def enter(self, before: Mapping[Path, Look], now: Mapping[Path, Look], *, patient: bool) -> None:
        """Enter what has settled. ``patient``: while somebody else writes, leave it for the next look."""
        ready = settled(before, now, self.entered)
        if not ready:
            return
        self.entering = True
        try:
            summary = add_pages(
                self.story, [str(path) for path in ready], outlet=self.outlet, timezone=self.timezone
            )
        except StoryInUse as error:
            if not patient:
                raise
            remark(f"{error}; trying again")
        else:
            self.entered |= {path: now[path] for path in ready}
            self.rejected += summary.rejected
            remark(summary.said)
        self.entering = False
