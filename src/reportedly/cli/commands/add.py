"""``reportedly add``."""

from typing import Annotated

import typer

from reportedly.cli.codes import OK, SOME_REJECTED
from reportedly.cli.options import OutletOption, PublishedOption, StoryOption, TimezoneOption, UrlOption
from reportedly.cli.output import remark
from reportedly.cli.stories import open_story

__all__ = ["add"]


def add(
    context: typer.Context,
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="Saved pages, folders of them, or - for standard input."),
    ] = None,
    outlet: OutletOption = None,
    published: PublishedOption = None,
    url: UrlOption = None,
    timezone: TimezoneOption = None,
    jobs: Annotated[int, typer.Option(metavar="N", help="Articles analyzed at once.", min=1)] = 1,
    story: StoryOption = None,
) -> None:
    """Enter what saved pages report into the ledger.

    One line an article: its id, how many statements and figures it holds, who
    published it and when. What cannot be read is rejected with the reason, and the
    rest goes on (exit code 3). A page that is there already changes nothing.

    --outlet, --published, --url and --tz hold for every page given. For single
    pages, write them into a sources.csv beside the pages, with the columns file,
    outlet, published, url and timezone. A date that had not come when the page was
    captured is warned of.

    Without a PATH, finishes what an interrupted run left over.
    """
    from reportedly.cli.adding import add_pages  # only here: screens do not wait for the use case

    summary = add_pages(
        open_story(context, story),
        inputs or [],
        outlet=outlet,
        published=published,
        url=url,
        timezone=timezone,
        jobs=jobs,
    )
    remark(summary.said)
    raise typer.Exit(SOME_REJECTED if summary.rejected else OK)
