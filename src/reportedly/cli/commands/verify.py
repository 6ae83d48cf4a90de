"""``reportedly verify``."""

import typer

from reportedly.cli.codes import ERROR, OK
from reportedly.cli.options import JsonOption, StoryOption
from reportedly.cli.output import print_json, print_lines, remark, waiting
from reportedly.cli.spans import stray_spans
from reportedly.cli.stories import open_story
from reportedly.ledger import all_analyses
from reportedly.ledger import verify as verify_story

__all__ = ["verify"]


def verify(context: typer.Context, json: JsonOption = False, story: StoryOption = None) -> None:
    """Prove the story whole, and print the ledger digest.

    Checks every page's bytes, every record, every page text and every span.

    The same pages, declarations and corrections give the same digest on every
    machine, in whatever order they came.
    """
    opened = open_story(context, story)
    with waiting("verifying"):
        found = verify_story(opened)
        problems = list(found.problems)
        with opened.reading() as ledger:
            for analysis in all_analyses(ledger, as_found=True):
                if stray := stray_spans(analysis):
                    problems.append(
                        f"article {analysis.article.article_id[:12]}: {len(stray)} spans run past its page text"
                    )
    if json:
        print_json(
            [
                {
                    "digest": found.digest,
                    "articles": found.articles,
                    "captures": found.captures,
                    "unlinked": found.unlinked,
                    "strays": found.strays,
                    "leftovers": found.leftovers,
                    "problems": problems,
                }
            ]
        )
    else:
        print_lines([f"ledger digest {found.digest}"])
        print_lines([f"{found.articles} articles, {found.captures} captures"])
        for problem in problems:
            remark(f"problem: {problem}")
        if found.unlinked:
            remark("not linked since the last change; next: reportedly add")
        if found.strays:
            remark(f"{len(found.strays)} captures that no input names (left by a stopped run; harmless):")
            for sha256 in found.strays:
                remark(f"  captures/{sha256[:2]}/{sha256}")
        if found.leftovers:
            remark(f"{len(found.leftovers)} files that are no part of the story (harmless):")
            for name in found.leftovers:
                remark(f"  {name}")
        if not problems:
            print_lines(["all bytes, records, page texts and spans are as they were entered"])
        else:
            remark(f"{len(problems)} problems: restore the folder from a copy, or add the pages again")
    raise typer.Exit(ERROR if problems else OK)
