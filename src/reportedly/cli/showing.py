"""The card, or the record, of whatever an id names."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final, cast

from reportedly import ledger as book
from reportedly.brief import cards
from reportedly.brief.cards import Card
from reportedly.brief.cards.event import event_card
from reportedly.cli.fetch import view_from
from reportedly.errors import NoSuchId, WrongUse
from reportedly.ledger import Identified, Ledger
from reportedly.records import Edit, Timex
from reportedly.records.codec import encode, record_id

__all__ = ["card_of", "record_of"]


def card_of(ledger: Ledger, named: Identified, *, text: bool = False) -> Card:
    """Everything the ledger knows of the thing. ``text``: the page text of an article instead.

    Raises NoSuchId, and WrongUse for the page text of something else.
    """
    if text:
        if named.kind != "article":
            raise WrongUse(
                named.id[:12], f"is a {named.kind}; only an article has page text", "leave out --text"
            )
        article = book.article(ledger, named.id)
        return cards.page_card(article, book.page_text(ledger, named.id), view_from(ledger))
    return _CARDS[named.kind](ledger, named.id)


def record_of(ledger: Ledger, named: Identified) -> Mapping[str, Any]:
    """The record as the codec writes it, with its kind."""
    written = json.loads(encode(_RECORDS[named.kind](ledger, named.id)))
    return {"kind": named.kind, "id": named.id, **written}


def _statement(ledger: Ledger, key: str) -> Card:
    row = book.statement(ledger, key)
    article_id = row.statement.article_id
    related = [each for each in book.relations(ledger, key) if key in (each.relation.a, each.relation.b)]
    copies = book.reuses(ledger, article_id)
    others = {each.reuse.b if each.reuse.a == article_id else each.reuse.a for each in copies}
    view = view_from(
        ledger,
        rows=[row],
        statement_keys={side for each in related for side in (each.relation.a, each.relation.b)},
        articles=[book.article(ledger, other) for other in sorted(others)],
    )
    times = {timex.key: timex for timex in book.analysis_of(ledger, article_id).timexes}
    return cards.statement_card(
        row.statement,
        book.page_text(ledger, article_id).text,
        view,
        times=[times[time] for time in row.statement.times if time in times],
        relations=[(each.id, each.relation) for each in related],
        claims=book.claims_of_statement(ledger, key),
        origins=book.origins_of_statement(ledger, key),
        copies=[(each.id, each.reuse) for each in copies],
    )


def _figure(ledger: Ledger, key: str) -> Card:
    row = book.figure(ledger, key)
    figure = row.figure
    claims = {
        claim.claim_id: claim
        for carrier in row.carried_by
        for claim in book.claims_of_statement(ledger, carrier.statement.key)
        if key in claim.figures
    }
    earlier = figure.changed_from.figure if figure.changed_from else None
    view = view_from(
        ledger,
        rows=row.carried_by,
        figure_keys={other for other in (figure.part_of, figure.repeats, earlier) if other},
        articles=[book.article(ledger, figure.article_id)],
    )
    return cards.figure_card(
        figure,
        book.page_text(ledger, figure.article_id).text,
        view,
        carried_by=[carrier.statement for carrier in row.carried_by],
        claims=tuple(claims.values()),
    )


def _timex(ledger: Ledger, key: str) -> Card:
    timex = _timex_record(ledger, key)
    view = view_from(ledger, articles=[book.article(ledger, timex.article_id)])
    return cards.timex_card(timex, book.page_text(ledger, timex.article_id).text, view)


def _article(ledger: Ledger, article_id: str) -> Card:
    row = next(row for row in book.articles(ledger) if row.article.article_id == article_id)
    said = book.statements(ledger, article=article_id)
    copies = book.reuses(ledger, article_id)
    others = {each.reuse.b if each.reuse.a == article_id else each.reuse.a for each in copies}
    return cards.article_card(
        row.article,
        book.page_text(ledger, article_id),
        view_from(
            ledger,
            rows=said,
            articles=[row.article, *(book.article(ledger, each) for each in sorted(others))],
        ),
        statements=[each.statement for each in said],
        figures=row.figures,
        copies=[(each.id, each.reuse) for each in copies],
        addresses=[row.address] if row.address else [],
        earlier=row.earlier,
    )


def _claim(ledger: Ledger, claim_id: str) -> Card:
    claim = book.claim(ledger, claim_id)
    origins = book.origins_of_claim(ledger, claim_id)
    view = view_from(
        ledger,
        statement_keys={*claim.statements, *claim.against},
        figure_keys=claim.figures,
        claims=[claim],
        origins=origins,
    )
    return cards.claim_card(claim, book.question(ledger, claim.question), origins, view)


def _question(ledger: Ledger, question_id: str) -> Card:
    question = book.question(ledger, question_id)
    claims = book.claims(ledger, question_id)
    view = view_from(
        ledger,
        statement_keys={key for claim in claims for key in (*claim.statements, *claim.against)},
        figure_keys={key for claim in claims for key in claim.figures},
        claims=claims,
    )
    return cards.question_card(question, view)


def _party(ledger: Ledger, party_id: str) -> Card:
    party = book.party(ledger, party_id)
    rows = [
        row
        for row in book.statements(ledger, source=party.name)
        if party.article in (None, row.statement.article_id)
    ]
    return cards.party_card(party, [row.statement.key for row in rows], view_from(ledger, rows=rows))


def _origin(ledger: Ledger, origin_id: str) -> Card:
    origin = book.origin(ledger, origin_id)
    return cards.origin_card(origin, view_from(ledger, statement_keys=origin.statements))


def _event(ledger: Ledger, event_id: str) -> Card:
    event = book.event(ledger, event_id)
    rows = book.statements(ledger, keys=event.statements)
    told = replace(event, statements=tuple(row.statement.key for row in rows))  # in order of publication
    return event_card(told, view_from(ledger, rows=rows))


def _relation(ledger: Ledger, relation_id: str) -> Card:
    relation = book.relations(ledger, relation_id=relation_id)[0].relation
    view = view_from(ledger, statement_keys=(relation.a, relation.b))
    texts = tuple(
        book.page_text(ledger, view.statements[key].article_id).text for key in (relation.a, relation.b)
    )
    return cards.relation_card(relation_id, relation, cast("tuple[str, str]", texts), view)


def _reuse(ledger: Ledger, reuse_id: str) -> Card:
    reuse = book.reuses(ledger, reuse_id=reuse_id)[0].reuse
    view = view_from(ledger, articles=[book.article(ledger, each) for each in (reuse.a, reuse.b)])
    texts = (book.page_text(ledger, reuse.a).text, book.page_text(ledger, reuse.b).text)
    return cards.reuse_card(reuse_id, reuse, texts, view)


def _edit(ledger: Ledger, edit_id: str) -> Card:
    return cards.edit_card(edit_id, _edit_record(ledger, edit_id), view_from(ledger))


def _timex_record(ledger: Ledger, key: str) -> Timex:
    for analysis in book.all_analyses(ledger):
        for timex in analysis.timexes:
            if timex.key == key:
                return timex
    raise NoSuchId(key, "is no time of this story", "copy an id from `reportedly show` of a statement")


def _edit_record(ledger: Ledger, edit_id: str) -> Edit:
    return next(edit for edit in book.edits(ledger) if record_id(edit) == edit_id)


_CARDS: Final[Mapping[str, Callable[[Ledger, str], Card]]] = {
    "article": _article,
    "claim": _claim,
    "edit": _edit,
    "event": _event,
    "figure": _figure,
    "origin": _origin,
    "party": _party,
    "question": _question,
    "relation": _relation,
    "reuse": _reuse,
    "statement": _statement,
    "timex": _timex,
}

_RECORDS: Final[Mapping[str, Callable[[Ledger, str], object]]] = {
    "article": book.article,
    "claim": book.claim,
    "edit": _edit_record,
    "event": book.event,
    "figure": lambda ledger, key: book.figure(ledger, key).figure,
    "origin": book.origin,
    "party": book.party,
    "question": book.question,
    "relation": lambda ledger, key: book.relations(ledger, relation_id=key)[0].relation,
    "reuse": lambda ledger, key: book.reuses(ledger, reuse_id=key)[0].reuse,
    "statement": lambda ledger, key: book.statement(ledger, key).statement,
    "timex": _timex_record,
}
