"""Keep what linking made of all articles: the second transaction, replaced whole each time."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from reportedly.ledger.enter import insert_reading
from reportedly.ledger.instants import bounds
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.rows import Row, analysis_rows, record_columns
from reportedly.ledger.search import folded
from reportedly.records import Analysis, Claim, Facet, Linking, Question, Tables
from reportedly.records.codec import sha256_hex

__all__ = ["LinkingCounts", "count_linking", "generation", "is_linked", "store_linking", "unlinked_count"]

# Children go with their parents by foreign key.
_TABLES: Final = (
    "party",
    "reuse",
    "origin",
    "question",
    "claim",
    "relation",
    "furniture",
    "article_date",
    "event",
    "orphan",
)


def generation(ledger: Ledger) -> int:
    """How many changes that linking depends on the ledger has seen."""
    return int(_state(ledger)[0])


def is_linked(ledger: Ledger, tables: Tables | None = None) -> bool:
    """Whether the linking kept here was made from exactly the articles and edits kept here.

    And, when ``tables`` are given, with the same tables of the story's own.
    """
    now, linked = _state(ledger)
    row = ledger.one("SELECT tables FROM state")
    return now == linked and (tables is None or bool(row and row[0] == _digest(tables)))


def unlinked_count(ledger: Ledger) -> int:
    """How many articles came in, or were read anew, since linking: "12 articles not linked yet"."""
    row = ledger.one("SELECT count(*) FROM article WHERE generation > (SELECT linked FROM state)")
    return int(row[0]) if row else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkingCounts:
    """How much the linking kept here holds."""

    articles: int
    questions: int
    claims: int
    orphans: int  # edits whose words are no longer on the page


def count_linking(ledger: Ledger) -> LinkingCounts:
    """Count what the linking kept here holds."""
    articles, questions, claims, orphans = (
        int(ledger.rows(f"SELECT count(*) FROM {table}")[0][0])
        for table in ("article", "question", "claim", "orphan")
    )
    return LinkingCounts(articles=articles, questions=questions, claims=claims, orphans=orphans)


def store_linking(
    ledger: Ledger,
    linking: Linking,
    *,
    corrected: Iterable[Analysis] = (),
    tables: Tables | None = None,
    made_from: int | None = None,
    moment: str | None = None,
) -> None:
    """Replace the linking, in one transaction.

    ``corrected`` are the analyses that people's edits changed, with the edits
    applied: screens show those, and the readings as found stay beside them.
    ``tables`` are the story's own, when it has any.
    ``made_from`` is the ``generation`` that was linked; now, when not given. When the
    ledger has moved on since, readers go on being told that it is not linked.
    ``moment``, ISO 8601, is when newer rules came to work without a new page; the
    latest moment that the ledger knows of, when not given.
    """
    with ledger.transaction():
        for table in _TABLES:
            ledger.do(f"DELETE FROM {table}")
        _replace_corrected(ledger, corrected)
        for sql, rows in _rows(linking).items():
            ledger.do_many(f"INSERT INTO {sql}", rows)
        ledger.do(
            "UPDATE state SET linked = ?, link_rules = ?, tables = ?",
            generation(ledger) if made_from is None else made_from,
            json.dumps(list(linking.rules), ensure_ascii=False),
            _digest(tables),
        )
        _note_rules(ledger, moment)


def _note_rules(ledger: Ledger, moment: str | None) -> None:
    """Note which rules are at work from the latest moment that the ledger knows of."""
    rules = {
        name for (text,) in ledger.rows("SELECT DISTINCT rules FROM reading") for name in ledger.names(text)
    }
    ledger.do(
        "INSERT OR IGNORE INTO linked_with SELECT coalesce(?, max(moment), ''), ?, (SELECT link_rules FROM state) FROM"
        " (SELECT max(entered_at) AS moment FROM article UNION ALL SELECT max(made_at) FROM edit)",
        moment,
        json.dumps(sorted(rules), ensure_ascii=False),
    )


def _state(ledger: Ledger) -> tuple[int, int]:
    row = ledger.one("SELECT generation, linked FROM state")
    return (int(row[0]), int(row[1])) if row else (0, 0)


def _digest(tables: Tables | None) -> str:
    return sha256_hex(json.dumps([tables.aliases, tables.groups]).encode()) if tables else ""


def _replace_corrected(ledger: Ledger, corrected: Iterable[Analysis]) -> None:
    ledger.do(
        "DELETE FROM passage_words WHERE rowid IN"
        " (SELECT passage_id FROM passage JOIN reading USING (reading_id) WHERE corrected = 1)"
    )
    ledger.do("DELETE FROM reading WHERE corrected = 1")
    ledger.do("UPDATE reading SET shown = 1 WHERE shown = 0")
    for analysis in corrected:
        insert_reading(ledger, analysis_rows(analysis), corrected=True)


def _rows(linking: Linking) -> Mapping[str, list[Row]]:
    """The rows of each table, by the SQL that takes them; parents stand before their children."""
    rows: dict[str, list[Row]] = {}

    def add(sql: str, *values: object) -> None:
        rows.setdefault(f"{sql} VALUES ({', '.join('?' * len(values))})", []).append(values)

    for at, party in enumerate(linking.parties):
        add("party", at, party.party_id, party.name, *record_columns(party))
        for name in sorted({folded(name) for name in (party.name, *party.aliases)}):
            add("party_name", name, at)
    for at, reuse in enumerate(linking.reuses):
        add("reuse", at, reuse.a, reuse.b, *record_columns(reuse))
    for at, origin in enumerate(linking.origins):
        add("origin", at, origin.origin_id, *record_columns(origin))
        for key in sorted(set(origin.statements)):
            add("origin_statement", key, at)
    claims = {claim.claim_id: claim for claim in linking.claims}
    for at, question in enumerate(linking.questions):
        add(
            "question",
            at,
            question.question_id,
            question.label,
            *_weight(question, claims),
            *record_columns(question),
        )
    ranks = {
        claim_id: rank for question in linking.questions for rank, claim_id in enumerate(question.claims)
    }
    for at, claim in enumerate(linking.claims):
        rank = ranks.get(claim.claim_id, len(ranks))
        add("claim", at, claim.claim_id, claim.question, rank, *record_columns(claim))
        for key in sorted(set(claim.statements)):
            add("claim_statement", key, at, 0)
        for key in sorted(set(claim.against)):
            add("claim_statement", key, at, 1)
        for key in sorted(set(claim.figures)):
            add("claim_figure", key, at)
    for at, relation in enumerate(linking.relations):
        add("relation", at, relation.a, relation.b, *record_columns(relation))
    for at, furniture in enumerate(linking.furniture):
        add("furniture", at, *record_columns(furniture))
    for at, dated in enumerate(linking.dates):
        earliest, latest = bounds(dated.earliest), bounds(dated.latest)
        add(
            "article_date",
            at,
            dated.article_id,
            earliest[0] if earliest else None,
            latest[1] if latest else None,
            *record_columns(dated),
        )
    for at, event in enumerate(linking.events):
        add("event", at, event.event_id, event.earliest, event.articles, *record_columns(event))
        for key in sorted(set(event.statements)):
            add("event_statement", key, at)
    for at, (edit, anchor) in enumerate(linking.orphans):
        add("orphan", at, record_columns(edit)[0], *record_columns(anchor))
    return rows


def _weight(question: Question, claims: Mapping[str, Claim]) -> tuple[int, int, int]:
    """For screen order: whether it asks for a number, and its articles and statements.

    Articles are those of its widest claim: claims share articles, so a sum would count them twice.
    """
    members = [claims[claim_id] for claim_id in question.claims if claim_id in claims]
    articles = max((claim.articles for claim in members), default=0)
    statements = {key for claim in members for key in (*claim.statements, *claim.against)}
    return int(question.facet is Facet.NUMBER), articles, len(statements)
