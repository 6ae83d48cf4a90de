"""``reportedly remove``."""

from typing import Annotated

import typer

from reportedly.cli.fetch import shortener
from reportedly.cli.options import StoryOption
from reportedly.cli.output import print_lines, remark, waiting
from reportedly.cli.stories import open_story

__all__ = ["remove"]


def remove(
    context: typer.Context,
    articles: Annotated[list[str], typer.Argument(metavar="ID", help="Articles to take out.")],
    story: StoryOption = None,
) -> None:
    """Take articles out, as if they had never been added.

    Claims, origins and counts are made anew without them. Their bytes stay in
    captures/, their lines in the log and people's corrections of them among the
    corrections: adding the page again brings everything back. To take a page out
    for good, see purge.
    """
    from reportedly import ledger as book
    from reportedly.brief.terminal import terminal_safe
    from reportedly.ingest import relink

    opened = open_story(context, story)
    with opened.writing() as ledger:
        named = [book.resolve_id(ledger, each, kind="article").id for each in articles]
        for article_id in dict.fromkeys(named):
            title, short = book.article(ledger, article_id).title.value, shortener(ledger)(article_id)
            book.remove(ledger, article_id)
            print_lines([f"{short}  removed: {terminal_safe(title or 'no title')}"])
    with waiting("linking"):
        linked = relink(opened)
    if linked.orphans:
        remark(f"{linked.orphans} corrections find no place now; they are kept (reportedly review)")
    remark(f"the story holds {linked.articles} articles; the bytes stay in captures/ (reportedly purge ID)")
