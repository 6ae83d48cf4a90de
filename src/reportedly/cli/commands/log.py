"""``reportedly log``."""

from typing import Annotated

import typer

from reportedly.brief.cards import page_card, render_card
from reportedly.cli.fetch import view_from
from reportedly.cli.leftout import inputs_as_rows, say_log, say_numbers
from reportedly.cli.options import CsvOption, JsonOption, LimitOption, StoryOption, listing
from reportedly.cli.output import print_csv, print_json, print_lines, terminal_width
from reportedly.cli.stories import open_story
from reportedly.ledger import article, page_text, resolve_id

__all__ = ["log"]


def log(
    context: typer.Context,
    lines: Annotated[
        str | None,
        typer.Option(
            metavar="ARTICLE", help="Each line of this article's page, with its label and the reason."
        ),
    ] = None,
    numbers: Annotated[
        bool, typer.Option("--numbers", help="Each number that was not taken for a figure, and why.")
    ] = False,
    limit: LimitOption = None,
    csv: CsvOption = False,
    json: JsonOption = False,
    story: StoryOption = None,
) -> None:
    """Show what was left out, and why.

    Rejected inputs, lines that are no body, numbers that are no figures.

    As CSV and JSON: the inputs, with what became of each.
    """
    shown, width = listing(limit, csv, json), terminal_width()
    with open_story(context, story).reading() as ledger:
        if lines is not None:
            identifier = resolve_id(ledger, lines, kind="article").id
            page = page_text(ledger, identifier)
            print_lines(
                render_card(page_card(article(ledger, identifier), page, view_from(ledger)), width=width)
            )
        elif numbers:
            print_lines(say_numbers(ledger, shown.limit, width))
        elif shown.csv or shown.json:
            columns, rows = inputs_as_rows(ledger, shown.limit)
            if shown.csv:
                print_csv(columns, rows)
            else:
                print_json(rows)
        else:
            print_lines(say_log(ledger, shown.limit, width))
