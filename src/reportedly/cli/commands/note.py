"""``reportedly note``."""

from typing import Annotated

import typer

from reportedly.cli.codes import OK, SOME_REJECTED
from reportedly.cli.options import StoryOption
from reportedly.cli.stories import open_story

__all__ = ["note"]


def note(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What was said or seen, in English sentences.")],
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who says so. [default: what the text says]")
    ] = None,
    source_type: Annotated[
        str | None,
        typer.Option(
            metavar="TYPE",
            help="What the source is: person, government, organisation, anonymous … [default: organisation]",
        ),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="TIME", help="When it was said. [default: now]")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Whose reporting it is. [default: own reporting]")
    ] = None,
    who: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who took it down. [default: your login name]")
    ] = None,
    story: StoryOption = None,
) -> None:
    """Enter own reporting: a telephone call, a press conference, what you saw.

    A note is a capture of its own kind, read by the same rules as any page, and is
    shown with its own words. With --source, what the text itself gives to nobody is
    given to that source, as a correction under your name.
    """
    from reportedly.cli.noting import enter_note

    refused = enter_note(
        open_story(context, story),
        text,
        source=source,
        source_type=source_type,
        as_of=as_of,
        outlet=outlet,
        who=who,
    )
    raise typer.Exit(SOME_REJECTED if refused else OK)
