"""``reportedly check``."""

from collections.abc import Iterator, Mapping, Sequence

import typer

from reportedly.brief.cards.lines import statement_line
from reportedly.brief.checks import CHECKS, Problem, find_problems
from reportedly.brief.layout import wrap
from reportedly.brief.terminal import terminal_safe
from reportedly.brief.view import View
from reportedly.cli.codes import OK, PROBLEMS
from reportedly.cli.exporting import fetch_story
from reportedly.cli.options import AsOfOption, CsvOption, JsonOption, LimitOption, StoryOption, listing
from reportedly.cli.output import print_csv, print_json, print_lines, remark, terminal_width, waiting
from reportedly.cli.stories import open_story

__all__ = ["check"]

_COLUMNS = ("problem", "rule", "looks_for", "said", "statement", "outlet", "published", "sentence")


def check(
    context: typer.Context,
    limit: LimitOption = None,
    as_of: AsOfOption = None,
    csv: CsvOption = False,
    json: JsonOption = False,
    story: StoryOption = None,
) -> None:
    """Look for numbers that do not fit, before they are printed.

    The same number for two things; a figure given as another outlet's that its
    pages do not hold; a part larger than its whole; a running total below an
    earlier one without a word of a revision; a number that passes from one thing
    counted to a kindred one. Each with the sentences; it says what does not fit,
    never who is right. Exit code 4 when it finds something.
    """
    shown = listing(limit, csv, json)
    opened = open_story(context, story)
    with opened.reading() as ledger:
        with waiting("checking"):
            fetched = fetch_story(ledger, opened, as_of=as_of)
            material = fetched.material
            found = find_problems(
                material.view,
                material.questions,
                sentences=dict(material.sentences),
                texts={each.article.article_id: each.page_text.text for each in fetched.analyses},
            )
        problems = found[: shown.limit]
        if shown.csv:
            print_csv(_COLUMNS, _rows(problems, material.view, material.sentences))
        elif shown.json:
            print_json(_rows(problems, material.view, material.sentences))
        else:
            print_lines(_lines(problems, material.view, terminal_width()))
        if len(problems) < len(found):
            remark(f"and {len(found) - len(problems)} more; leave out --limit to see all")
        if not found:
            remark("nothing found; that is no proof that the numbers are right")
    raise typer.Exit(PROBLEMS if found else OK)


def _lines(problems: Sequence[Problem], view: View, width: int) -> Iterator[str]:
    for number, problem in enumerate(problems):
        if number:
            yield ""
        yield from wrap(terminal_safe(f"{problem.said} ({problem.rule})"), width, rest="  ")
        for key in problem.statements:
            start = "    "
            yield from wrap(
                terminal_safe(statement_line(key, view)), width, first=start, rest=start + "      "
            )


def _rows(
    problems: Sequence[Problem], view: View, sentences: Mapping[str, str]
) -> Iterator[Mapping[str, object]]:
    """A row a sentence; ``problem`` counts from 1 and tells which belong together."""
    for number, problem in enumerate(problems, start=1):
        for key in problem.statements:
            statement = view.statements[key]
            yield {
                "problem": number,
                "rule": problem.rule,
                "looks_for": CHECKS[problem.rule],
                "said": problem.said,
                "statement": key,
                "outlet": view.outlet(statement.article_id),
                "published": view.published(statement.article_id),
                "sentence": sentences.get(key),
            }
