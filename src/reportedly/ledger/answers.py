"""What screens ask of the linking: questions, claims, origins, relations, copies, parties."""

from dataclasses import dataclass
from typing import Final, TypeVar

from reportedly.errors import NoSuchId
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.search import folded
from reportedly.records import ArticleDate, Claim, Event, Furniture, Origin, Party, Question, Relation, Reuse

__all__ = [
    "RelationRow",
    "ReuseRow",
    "article_dates",
    "claim",
    "claims",
    "claims_of_statement",
    "event",
    "events",
    "furniture",
    "origin",
    "origins_of_claim",
    "origins_of_statement",
    "parties",
    "parties_named",
    "party",
    "question",
    "questions",
    "relations",
    "reuses",
]

Record = TypeVar("Record")

_LIST_AGAIN: Final = "list them again: linking may have given them new ids"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRow:
    """A relation with the id by which ``show`` finds it."""

    id: str
    relation: Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class ReuseRow:
    """Shared text with the id by which ``show`` finds it."""

    id: str
    reuse: Reuse


def questions(ledger: Ledger) -> tuple[Question, ...]:
    """Questions in screen order: numbers first, then those most articles and most statements answer.

    Ties by label and id, so that the order is the same on every machine.
    """
    return ledger.records(
        Question,
        "SELECT record FROM question ORDER BY numbers DESC, articles DESC, statements DESC, label, question_id",
    )


def question(ledger: Ledger, question_id: str) -> Question:
    """One question by its whole id. Raises NoSuchId."""
    return _only(
        ledger.records(Question, "SELECT record FROM question WHERE question_id = ?", question_id),
        question_id,
        "question",
    )


def claims(ledger: Ledger, question_id: str | None = None) -> tuple[Claim, ...]:
    """Claims of one question in the order its answer is shown, or of all questions in screen order."""
    if question_id is not None:
        return ledger.records(
            Claim, "SELECT record FROM claim WHERE question_id = ? ORDER BY rank, claim_id", question_id
        )
    return tuple(each for asked in questions(ledger) for each in claims(ledger, asked.question_id))


def claim(ledger: Ledger, claim_id: str) -> Claim:
    """One claim by its whole id. Raises NoSuchId."""
    return _only(
        ledger.records(Claim, "SELECT record FROM claim WHERE claim_id = ?", claim_id), claim_id, "claim"
    )


def claims_of_statement(ledger: Ledger, key: str) -> tuple[Claim, ...]:
    """The claims that a statement makes or speaks against, in canonical order."""
    return ledger.records(
        Claim,
        "SELECT record FROM claim WHERE position IN (SELECT position FROM claim_statement WHERE statement_key = ?)"
        " ORDER BY position",
        key,
    )


def origins_of_claim(ledger: Ledger, claim_id: str) -> tuple[Origin, ...]:
    """The origins behind a claim, in the order the claim names them."""
    found = (
        ledger.records(Origin, "SELECT record FROM origin WHERE origin_id = ?", origin_id)
        for origin_id in claim(ledger, claim_id).origin_ids
    )
    return tuple(each for several in found for each in several)


def origins_of_statement(ledger: Ledger, key: str) -> tuple[Origin, ...]:
    """Where a statement comes from."""
    return ledger.records(
        Origin,
        "SELECT record FROM origin WHERE position IN (SELECT position FROM origin_statement WHERE statement_key = ?)"
        " ORDER BY position",
        key,
    )


def origin(ledger: Ledger, origin_id: str) -> Origin:
    """One origin by its whole id. Raises NoSuchId."""
    return _only(
        ledger.records(Origin, "SELECT record FROM origin WHERE origin_id = ?", origin_id),
        origin_id,
        "origin",
    )


def relations(
    ledger: Ledger, statement: str | None = None, *, other: str | None = None, relation_id: str | None = None
) -> tuple[RelationRow, ...]:
    """Relations in canonical order: all, those of one statement, those between two, or the one with this id."""
    where, values = "1", list[str]()
    for key in (statement, other):
        if key is not None:
            where, values = f"{where} AND ? IN (a, b)", [*values, key]
    if relation_id is not None:
        where, values = f"{where} AND record_id = ?", [*values, relation_id]
    return tuple(
        RelationRow(id=row[0], relation=ledger.record(Relation, row[1]))
        for row in ledger.rows(
            f"SELECT record_id, record FROM relation WHERE {where} ORDER BY position",
            *values,
        )
    )


def reuses(
    ledger: Ledger, article: str | None = None, *, reuse_id: str | None = None
) -> tuple[ReuseRow, ...]:
    """Text that articles share, in canonical order: all, that of one article, or the one with this id."""
    where, values = "1", list[str]()
    if article is not None:
        where, values = f"{where} AND (a = ? OR b = ?)", [*values, article, article]
    if reuse_id is not None:
        where, values = f"{where} AND record_id = ?", [*values, reuse_id]
    return tuple(
        ReuseRow(id=row[0], reuse=ledger.record(Reuse, row[1]))
        for row in ledger.rows(
            f"SELECT record_id, record FROM reuse WHERE {where} ORDER BY position",
            *values,
        )
    )


def parties(ledger: Ledger) -> tuple[Party, ...]:
    """All parties, in canonical order."""
    return ledger.records(Party, "SELECT record FROM party ORDER BY position")


def party(ledger: Ledger, party_id: str) -> Party:
    """One party by its whole id. Raises NoSuchId."""
    return _only(
        ledger.records(Party, "SELECT record FROM party WHERE party_id = ?", party_id), party_id, "party"
    )


def parties_named(ledger: Ledger, name: str) -> tuple[Party, ...]:
    """The parties that bear a name or alias, in any case."""
    return ledger.records(
        Party,
        "SELECT record FROM party WHERE position IN (SELECT position FROM party_name WHERE name = ?) ORDER BY position",
        folded(name),
    )


def events(ledger: Ledger, statement: str | None = None) -> tuple[Event, ...]:
    """Events, those that most articles tell of first: all, or those that a statement tells of."""
    where, values = "1", list[str]()
    if statement is not None:
        where = "position IN (SELECT position FROM event_statement WHERE statement_key = ?)"
        values.append(statement)
    return ledger.records(
        Event, f"SELECT record FROM event WHERE {where} ORDER BY articles DESC, earliest, event_id", *values
    )


def event(ledger: Ledger, event_id: str) -> Event:
    """One event by its whole id. Raises NoSuchId."""
    return _only(
        ledger.records(Event, "SELECT record FROM event WHERE event_id = ?", event_id), event_id, "event"
    )


def furniture(ledger: Ledger) -> tuple[Furniture, ...]:
    """Lines that outlets repeat across their pages."""
    return ledger.records(Furniture, "SELECT record FROM furniture ORDER BY position")


def article_dates(ledger: Ledger) -> tuple[ArticleDate, ...]:
    """When each article was published, as far as the story tells."""
    return ledger.records(ArticleDate, "SELECT record FROM article_date ORDER BY position")


def _only(found: tuple[Record, ...], wanted: str, kind: str) -> Record:
    if not found:
        raise NoSuchId(wanted, f"is no {kind} of this story", _LIST_AGAIN)
    return found[0]
