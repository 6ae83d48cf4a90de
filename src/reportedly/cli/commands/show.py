"""``reportedly show``."""

from typing import Annotated

import typer

from reportedly.brief.cards import render_card
from reportedly.cli.options import JsonOption, StoryOption
from reportedly.cli.output import print_json, print_lines, terminal_width
from reportedly.cli.showing import card_of, record_of
from reportedly.cli.stories import open_story
from reportedly.ledger import resolve_id

__all__ = ["show"]


def show(
    context: typer.Context,
    identifier: Annotated[
        str, typer.Argument(metavar="ID", help="An id, or as much of it as tells it apart.")
    ],
    text: Annotated[
        bool, typer.Option("--text", help="Of an article: its page text, line by line, with the labels.")
    ] = False,
    json: JsonOption = False,
    story: StoryOption = None,
) -> None:
    """Show one thing whole, with its words and reasons.

    A statement, figure, time, article, claim, question, party, origin, relation,
    shared text or correction. Every listing gives ids. A statement is shown with its exact words in their
    sentence, the chain of who told whom, what the reading rests on, and where on
    which page the words stand.
    """
    with open_story(context, story).reading() as ledger:
        named = resolve_id(ledger, identifier)
        if json:
            print_json([record_of(ledger, named)])
        else:
            print_lines(render_card(card_of(ledger, named, text=text), width=terminal_width()))
