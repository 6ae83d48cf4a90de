"""``reportedly figures``."""

from typing import Annotated

import typer

from reportedly.cli.fetch import view_from
from reportedly.cli.options import AsOfOption, CsvOption, JsonOption, LimitOption, StoryOption, listing
from reportedly.cli.output import remark
from reportedly.cli.rows import print_figures
from reportedly.cli.stories import open_story
from reportedly.errors import NoSuchId
from reportedly.ledger import Ledger, articles, resolve_id
from reportedly.ledger import figures as find_figures
from reportedly.ledger import questions as find_questions

__all__ = ["figures"]


def figures(
    context: typer.Context,
    question: Annotated[
        str | None,
        typer.Argument(metavar="QUESTION", help="A question's id, or words of its label: killed."),
    ] = None,
    limit: LimitOption = None,
    as_of: AsOfOption = None,
    csv: CsvOption = False,
    json: JsonOption = False,
    story: StoryOption = None,
) -> None:
    """List figures with who gives them.

    In order of publication: all, or those that answer a QUESTION.
    """
    shown = listing(limit, csv, json)
    with open_story(context, story).reading() as ledger:
        known = {row.article.article_id: row.article for row in articles(ledger, as_of=as_of)}
        asked = [None] if question is None else _questions(ledger, question)
        kept = [
            row
            for each in asked
            for row in find_figures(ledger, question=each)
            if row.figure.article_id in known
        ]
        rows = kept[: shown.limit]
        carriers = [carrier for row in rows for carrier in row.carried_by]
        view = view_from(ledger, rows=carriers, articles=known.values())
        print_figures(rows, view, shown)
        if len(rows) < len(kept):
            remark(f"and {len(kept) - len(rows)} more; leave out --limit to see all")
        if not kept:
            remark("no figure fits")


def _questions(ledger: Ledger, named: str) -> list[str]:
    """The questions meant by an id, or by words that stand in their labels. Raises NoSuchId."""
    wanted = named.casefold()
    if found := [each.question_id for each in find_questions(ledger) if wanted in each.label.casefold()]:
        return found
    try:
        return [resolve_id(ledger, named, kind="question").id]
    except NoSuchId as error:
        raise NoSuchId(
            named, "is no question of this story", "list them with `reportedly questions`"
        ) from error
