"""``reportedly cite``."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from reportedly import __version__
from reportedly import ledger as book
from reportedly.brief.moments import Moments
from reportedly.brief.quotes import quoted
from reportedly.brief.terminal import terminal_safe
from reportedly.brief.voices import say_outlet, say_voice
from reportedly.cli.fetch import view_from
from reportedly.cli.options import JsonOption, StoryOption
from reportedly.cli.output import print_json, print_lines, remark
from reportedly.cli.stories import open_story
from reportedly.errors import WrongUse
from reportedly.ledger import Ledger, StatementRow

__all__ = ["cite"]


def cite(
    context: typer.Context,
    identifier: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="A statement, figure or claim to cite; without it, the ledger."),
    ] = None,
    json: JsonOption = False,
    story: StoryOption = None,
) -> None:
    """Say how to cite the ledger, or one statement in it.

    The ledger digest and the rule versions tell exactly what was read, and how: the
    same pages, corrections and rules give the same digest on every machine. A
    statement is cited by its outlet, title and date, its exact words, and their
    place in the page text of a capture whose bytes anybody can check.
    """
    opened = open_story(context, story)
    with opened.reading() as ledger:
        rows = _statements(ledger, identifier) if identifier else ()
        whole = _ledger(ledger, opened.title)
        if json:
            print_json([{**whole, "statements": [_fields(ledger, row) for row in rows]}])
            return
        for row in rows:
            print_lines([*_citation(ledger, row), ""])
        print_lines(_lines(whole))
        if not book.is_linked(ledger, opened.tables):
            remark("not linked since the last change: the digest will change with the next `reportedly add`")


def _statements(ledger: Ledger, identifier: str) -> tuple[StatementRow, ...]:
    found = book.resolve_id(ledger, identifier)
    if found.kind == "statement":
        return (book.statement(ledger, found.id),)
    if found.kind == "figure":
        return book.figure(ledger, found.id).carried_by
    if found.kind == "claim":
        return book.statements(ledger, keys=book.claim(ledger, found.id).statements)
    raise WrongUse(
        identifier, f"names another kind of thing: {found.kind}", "cite a statement, a figure or a claim"
    )


def _ledger(ledger: Ledger, title: str) -> dict[str, Any]:
    rules = {rule for row in book.rules_over_time(ledger)[-1:] for rule in (*row.articles, *row.links)}
    counts = book.count_linking(ledger)
    return {
        "title": title,
        "articles": counts.articles,
        "digest": book.ledger_digest(ledger),
        "rules": sorted(rules),
        "software": f"reportedly {__version__}",
    }


def _lines(whole: dict[str, Any]) -> Iterator[str]:
    articles = f"{whole['articles']} article{'' if whole['articles'] == 1 else 's'}"
    yield terminal_safe(f"{whole['title']}: claim ledger of {articles}, made with {whole['software']}")
    yield f"ledger digest {whole['digest']}"
    yield terminal_safe(f"rules {', '.join(whole['rules']) or 'none: nothing is linked yet'}")


def _citation(ledger: Ledger, row: StatementRow) -> Iterator[str]:
    fields, view = _fields(ledger, row), view_from(ledger, rows=[row])
    title = row.article.title.value or "no title"
    when = Moments().say(row.article.published.value)
    yield terminal_safe(f"{fields['source']}, in {say_outlet(row.article, view)}, “{title}”, {when}")
    yield terminal_safe(quoted(row.sentence))
    if fields["url"]:
        yield terminal_safe(str(fields["url"]))
    yield f"characters {fields['start']}–{fields['end']} of page text {fields['page_text']} ({fields['renderer']})"
    yield f"capture {fields['capture']}"
    yield f"statement {fields['statement']}"


def _fields(ledger: Ledger, row: StatementRow) -> dict[str, Any]:
    statement, article = row.statement, row.article
    return {
        "statement": statement.key,
        "source": say_voice(statement, view_from(ledger, rows=[row])),
        "outlet": article.outlet.value,
        "title": article.title.value,
        "published": article.published.value,
        "published_basis": article.published.basis.value,
        "url": article.url.value,
        "sentence": row.sentence,
        "start": statement.sentence.start,
        "end": statement.sentence.end,
        "page_text": article.page_text,
        "renderer": article.renderer,
        "capture": article.article_id,
        "found_by": statement.found_by,
    }
