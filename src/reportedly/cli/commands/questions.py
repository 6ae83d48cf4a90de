"""``reportedly questions``."""

import typer

from reportedly.brief.where import compose_where
from reportedly.cli.options import AsOfOption, CsvOption, JsonOption, LimitOption, StoryOption, listing
from reportedly.cli.output import remark
from reportedly.cli.questions import print_questions
from reportedly.cli.standing import standing
from reportedly.cli.stories import open_story

__all__ = ["questions"]


def questions(
    context: typer.Context,
    limit: LimitOption = None,
    as_of: AsOfOption = None,
    csv: CsvOption = False,
    json: JsonOption = False,
    story: StoryOption = None,
) -> None:
    """List every question that the articles answer.

    articles and origins are those of the most repeated answer. As CSV and JSON, a
    row an answer, with everybody who asserts, confirms, denies or withdraws it.
    """
    shown = listing(limit, csv, json)
    with standing(open_story(context, story), limit=shown.limit, as_of=as_of) as found:
        rows = compose_where(found.questions, found.view)
        print_questions(rows, found.view, shown)
        if not rows:
            remark("no questions yet; next: reportedly add PAGES, or reportedly statements")
        elif found.left_out:
            remark(f"and {found.left_out} more; leave out --limit to see all")
