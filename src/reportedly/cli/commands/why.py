"""``reportedly why``."""

from typing import Annotated

import typer

from reportedly.cli.options import JsonOption, StoryOption
from reportedly.cli.output import print_json, print_lines, terminal_width
from reportedly.cli.stories import open_story

__all__ = ["why"]


def why(
    context: typer.Context,
    one: Annotated[str, typer.Argument(metavar="A", help="A statement, figure, claim or question.")],
    other: Annotated[
        str | None, typer.Argument(metavar="B", help="Another one: why are the two linked, or not?")
    ] = None,
    json: JsonOption = False,
    story: StoryOption = None,
) -> None:
    """Explain why A reads as it does, or why A and B are linked or not.

    Rules by name and the words they rest on, with every correction that bears on it.
    Two claims, figures or questions are explained by the first statement of each.
    """
    from reportedly.brief.cards import render_card
    from reportedly.cli.explaining import why_one, why_two

    opened = open_story(context, story)
    with opened.reading() as ledger:
        card = why_one(ledger, one) if other is None else why_two(ledger, opened, one, other)
        if json:
            print_json(
                [
                    {
                        "id": card.id,
                        "title": card.title,
                        "entries": [[entry.label, entry.text] for entry in card.entries],
                    }
                ]
            )
        else:
            print_lines(render_card(card, width=terminal_width()))
