"""``reportedly search``."""

from typing import Annotated

import typer

from reportedly.brief.layout import wrap
from reportedly.brief.terminal import terminal_safe
from reportedly.brief.voices import say_outlet
from reportedly.cli.fetch import view_from
from reportedly.cli.options import AsOfOption, CsvOption, JsonOption, LimitOption, StoryOption, listing
from reportedly.cli.output import print_lines, remark, terminal_width
from reportedly.cli.rows import print_statements
from reportedly.cli.stories import open_story
from reportedly.errors import WrongUse
from reportedly.ledger import lines as find_lines
from reportedly.ledger import statements as find_statements

__all__ = ["search"]


def search(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(help='Words; "in quotes" a phrase; bridg* what begins so.')],
    limit: LimitOption = None,
    as_of: AsOfOption = None,
    csv: CsvOption = False,
    json: JsonOption = False,
    story: StoryOption = None,
) -> None:
    """Find statements, and other lines of pages, by words."""
    shown, wanted = listing(limit, csv, json), " ".join(words)
    if not wanted.strip():
        raise WrongUse(repr(wanted), "holds no word to look for", "name one, such as bridge")
    with open_story(context, story).reading() as ledger:
        rows = find_statements(ledger, words=wanted, as_of=as_of, limit=shown.limit)
        view = view_from(ledger, rows=rows)
        print_statements(rows, view, shown)
        if shown.csv or shown.json:
            return
        held = {(row.statement.article_id, row.statement.sentence) for row in rows}
        others = [
            line
            for line in find_lines(ledger, wanted, limit=shown.limit)
            if not any(
                article == line.article.article_id and sentence.overlaps(line.span)
                for article, sentence in held
            )
        ]
        if others:
            print_lines([*([""] if rows else []), "on the pages, in no statement:"])
        for line in others:
            identifier = view.short(line.article.article_id)
            said = f"{identifier}  {say_outlet(line.article, view)}: {line.words}"
            print_lines(wrap(terminal_safe(said), terminal_width(), rest=" " * (len(identifier) + 2)))
        if not rows and not others:
            remark(f"nothing holds {wanted}")
