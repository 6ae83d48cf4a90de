"""``reportedly origins``."""

from collections.abc import Iterator, Mapping
from typing import Annotated

import typer

from reportedly import ledger as book
from reportedly.brief.cards import render_card
from reportedly.brief.cards.origins import origins_card
from reportedly.brief.voices import say_chain
from reportedly.cli.fetch import saying, view_from
from reportedly.cli.options import CsvOption, JsonOption, LimitOption, StoryOption, listing
from reportedly.cli.output import print_csv, print_json, print_lines, remark, terminal_width
from reportedly.cli.stories import open_story
from reportedly.errors import WrongUse
from reportedly.ledger import Ledger
from reportedly.records import Claim, Origin

__all__ = ["origins"]

_COLUMNS = (
    "claim",
    "origin",
    "root",
    "group",
    "named",
    "rule",
    "statement",
    "against",
    "outlet",
    "published",
    "source",
    "chain",
    "words",
    "article",
)


def origins(
    context: typer.Context,
    claim: Annotated[
        str,
        typer.Argument(
            metavar="CLAIM", help="A claim's id, or that of its question, a statement or a figure."
        ),
    ],
    limit: LimitOption = None,
    csv: CsvOption = False,
    json: JsonOption = False,
    story: StoryOption = None,
) -> None:
    """Show how many places a claim comes from, and why.

    Every chain to its furthest end, what ties two of them or parts them, and which
    articles share text. A range: nobody can count what the pages do not tell. As CSV
    and JSON, a row a statement.
    """
    shown = listing(limit, csv, json)
    with open_story(context, story).reading() as ledger:
        claims = _claims(ledger, claim)
        for number, each in enumerate(claims):
            found = book.origins_of_claim(ledger, each.claim_id)[: shown.limit]
            if shown.csv:
                print_csv(_COLUMNS, _rows(ledger, each, found))
            elif shown.json:
                print_json(_rows(ledger, each, found))
            else:
                print_lines(([""] if number else []) + _card(ledger, each, found))
        if not shown.csv and not shown.json:
            if len(claims) > 1:
                remark(f"{len(claims)} claims fit {claim}; each is shown by itself")
            remark("next: reportedly show ID, or reportedly why ID ID")


def _claims(ledger: Ledger, named: str) -> tuple[Claim, ...]:
    """The claim of that id, the claims of that question or figure, or those that the statement makes.

    Of a statement that carries figures, the claims of the figures first: a number is what is asked for.
    """
    found = book.resolve_id(ledger, named)
    if found.kind == "claim":
        return (book.claim(ledger, found.id),)
    if found.kind == "question":
        return book.claims(ledger, found.id)
    if found.kind == "statement":
        claims = book.claims_of_statement(ledger, found.id)
        figures = set(book.statement(ledger, found.id).statement.figures)
        claims = tuple(sorted(claims, key=lambda claim: figures.isdisjoint(claim.figures)))
    elif found.kind == "figure":
        carriers = [row.statement.key for row in book.figure(ledger, found.id).carried_by]
        told = {each.claim_id: each for key in carriers for each in book.claims_of_statement(ledger, key)}
        claims = tuple(each for each in told.values() if found.id in each.figures)
    else:
        raise WrongUse(
            named,
            f"names no claim but another kind of thing: {found.kind}",
            "copy an id from `reportedly claims`",
        )
    if not claims:
        raise WrongUse(
            named, f"is a {found.kind} that belongs to no claim", "copy an id from `reportedly claims`"
        )
    return claims


def _card(ledger: Ledger, claim: Claim, origins: tuple[Origin, ...]) -> list[str]:
    members = {*claim.statements, *claim.against}
    rows = book.statements(ledger, keys=members)
    articles = {row.article.article_id for row in rows}
    view = view_from(ledger, rows=rows, claims=[claim], origins=origins, figure_keys=claim.figures)
    relations = {each.id: each.relation for key in sorted(members) for each in book.relations(ledger, key)}
    copies = [
        (each.id, each.reuse) for each in book.reuses(ledger) if {each.reuse.a, each.reuse.b} <= articles
    ]
    card = origins_card(
        claim,
        book.question(ledger, claim.question),
        origins,
        view,
        relations=tuple(relations.items()),
        copies=copies,
    )
    return render_card(card, width=terminal_width())


def _rows(ledger: Ledger, claim: Claim, origins: tuple[Origin, ...]) -> Iterator[Mapping[str, object]]:
    members = {*claim.statements, *claim.against}
    rows = {row.statement.key: row for row in book.statements(ledger, keys=members)}
    view = view_from(ledger, rows=rows.values())
    for origin in origins:
        for key in (each for each in origin.statements if each in rows):
            row = rows[key]
            yield {
                "claim": claim.claim_id,
                "origin": origin.origin_id,
                "root": origin.root,
                "group": origin.group,
                "named": origin.named,
                "rule": origin.rule,
                "statement": key,
                "against": key in claim.against,
                "outlet": row.article.outlet.value,
                "published": row.article.published.value,
                "source": row.statement.source.name,
                "chain": say_chain(row.statement, view),
                "words": saying(row),
                "article": row.article.article_id,
            }
