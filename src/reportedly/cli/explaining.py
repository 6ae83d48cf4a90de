"""What ``why`` needs from a ledger, fetched and put onto a card."""

from reportedly import ledger as book
from reportedly.brief.cards import Card
from reportedly.brief.cards.why import (
    Pairing,
    why_claim_card,
    why_figure_card,
    why_pair_card,
    why_statement_card,
)
from reportedly.cli.fetch import view_from
from reportedly.errors import WrongUse
from reportedly.ledger import Identified, Ledger, Story
from reportedly.link import edited_keys, explain
from reportedly.records import Claim, Edit

__all__ = ["why_one", "why_two"]


def why_one(ledger: Ledger, typed: str) -> Card:
    """Why one thing reads as it does. Raises NoSuchId, and WrongUse for what no rule reads."""
    named = book.resolve_id(ledger, typed)
    match named.kind:
        case "statement":
            return _statement(ledger, named.id)
        case "figure":
            return _figure(ledger, named.id)
        case "claim":
            return _claim(ledger, book.claim(ledger, named.id))
        case "question":
            return _claim(ledger, book.claims(ledger, named.id)[0])
        case _:
            raise WrongUse(
                typed,
                f"is {_a(named.kind)}; why explains statements, figures, claims and questions",
                f"see `reportedly show {typed}`",
            )


def _statement(ledger: Ledger, key: str) -> Card:
    row = book.statement(ledger, key)
    return why_statement_card(
        row.statement,
        book.page_text(ledger, row.article.article_id).text,
        view_from(ledger, rows=[row]),
        claims=book.claims_of_statement(ledger, key),
        origins=book.origins_of_statement(ledger, key),
        edits=_edits(ledger, row.article.article_id, key),
    )


def _figure(ledger: Ledger, key: str) -> Card:
    row = book.figure(ledger, key)
    article = book.article(ledger, row.figure.article_id)
    claims = {
        claim.claim_id: claim
        for carrier in row.carried_by
        for claim in book.claims_of_statement(ledger, carrier.statement.key)
        if key in claim.figures
    }
    return why_figure_card(
        row.figure,
        book.page_text(ledger, article.article_id).text,
        view_from(ledger, rows=row.carried_by, articles=[article]),
        claims=tuple(claims.values()),
        edits=_edits(ledger, article.article_id, key),
    )


def _claim(ledger: Ledger, claim: Claim) -> Card:
    view = view_from(ledger, statement_keys={*claim.statements, *claim.against}, claims=[claim])
    return why_claim_card(claim, book.question(ledger, claim.question), view)


def _edits(ledger: Ledger, article_id: str, key: str) -> list[Edit]:
    return edited_keys([book.analysis_of(ledger, article_id)], book.edits(ledger)).get(key, [])


def why_two(ledger: Ledger, story: Story, one: str, other: str) -> Card:
    """Why two things are linked, or not. Raises NoSuchId, and WrongUse for things that are not said."""
    a, b = (_said(ledger, book.resolve_id(ledger, typed), typed) for typed in (one, other))
    if a == b:
        raise WrongUse(f"{one} and {other}", "are one statement", "name two")
    rows = {row.statement.key: row for row in book.statements(ledger, keys=[a, b])}
    claims = [{claim.claim_id: claim for claim in book.claims_of_statement(ledger, key)} for key in (a, b)]
    asked = [{claim.question for claim in some.values()} for some in claims]
    common = [claims[0][claim_id] for claim_id in sorted(claims[0].keys() & claims[1].keys())]
    articles = {rows[key].article.article_id for key in (a, b)}
    told = explain(list(book.all_analyses(ledger)), a, b, book.edits(ledger), story.tables)
    found = {each.id: each.relation for each in book.relations(ledger, a)}
    pairing = Pairing(
        relations=[each for _, each in sorted(found.items()) if {each.a, each.b} == {a, b}],
        common=common,
        questions=[
            book.question(ledger, each)
            for each in sorted(asked[0] & asked[1] - {claim.question for claim in common})
        ],
        alone=told.relation,
        independent=told.independent.value,
        because=told.because,
        roots=told.roots,
        groups=told.groups,
        shared=told.shared,
        share=told.share,
        needed=told.needed,
        one_passage=told.one_passage,
        reuses=[
            row.reuse
            for row in book.reuses(ledger, rows[a].article.article_id)
            if {row.reuse.a, row.reuse.b} == articles
        ],
        rulings=told.rulings,
    )
    texts = (
        book.page_text(ledger, rows[a].article.article_id).text,
        book.page_text(ledger, rows[b].article.article_id).text,
    )
    return why_pair_card(a, b, texts, view_from(ledger, rows=rows.values(), claims=common), pairing)


def _said(ledger: Ledger, named: Identified, typed: str) -> str:
    """The key of the statement that is meant, or that comes first in what is meant."""
    match named.kind:
        case "statement":
            return named.id
        case "figure":
            carriers = book.figure(ledger, named.id).carried_by
            keys = [row.statement.key for row in carriers]
        case "claim":
            keys = _of_claim(ledger, book.claim(ledger, named.id))
        case "question":
            keys = _of_claim(ledger, book.claims(ledger, named.id)[0])
        case _:
            keys = []
    if not keys:
        raise WrongUse(typed, f"is {_a(named.kind)}, which nobody says", "name statements, figures or claims")
    return keys[0]


def _of_claim(ledger: Ledger, claim: Claim) -> list[str]:
    return [row.statement.key for row in book.statements(ledger, keys=claim.statements or claim.against)]


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
