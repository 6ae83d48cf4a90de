"""Prove a story whole: every byte still is what its digest says, and the digest of it all."""

from dataclasses import dataclass

from reportedly.errors import ReportedlyError
from reportedly.ledger.digest import ledger_digest
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.packed import unpack
from reportedly.ledger.story import Story
from reportedly.records import PageText
from reportedly.records.codec import sha256_hex

__all__ = ["Verified", "verify"]

_TABLES = (
    "declaration",
    "page_text",
    "reading",
    "attribution",
    "mention",
    "statement",
    "figure",
    "rejection",
    "timex",
    "rejected",
    "edit",
    "party",
    "reuse",
    "origin",
    "question",
    "claim",
    "relation",
    "furniture",
    "article_date",
    "orphan",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What ``verify`` found. ``problems`` is empty for a story that is whole."""

    digest: str
    articles: int
    captures: int
    unlinked: bool  # the linking is older than the articles or edits
    strays: tuple[str, ...]  # captured bytes that no row names: left by a killed run; harmless
    leftovers: tuple[str, ...]  # files that are no part of the story, by their path in it; harmless
    problems: tuple[str, ...]


def verify(story: Story) -> Verified:
    """Check the database, every record's digest, every page text's, and all captured bytes.

    Reads everything, so it takes a while on a large story. Raises BrokenLedger
    only where the ledger is too damaged to be read at all.
    """
    with story.reading() as ledger:
        captures = {row[0] for row in ledger.rows("SELECT sha256 FROM capture")}
        asked = {row[0] for row in ledger.rows("SELECT capture FROM intake WHERE capture IS NOT NULL")}
        kept = set(story.captures.all())
        problems = [
            *_database(ledger),
            *_records(ledger),
            *_page_texts(ledger),
            *_packed(ledger),
            *_captures(story, captures),
        ]
        row = ledger.one("SELECT (SELECT count(*) FROM article), generation <> linked FROM state")
        articles, unlinked = row or (0, True)
        return Verified(
            digest=ledger_digest(ledger),
            articles=articles,
            captures=len(captures),
            unlinked=bool(unlinked),
            strays=tuple(sorted(kept - captures - asked)),
            leftovers=story.leftovers(),
            problems=tuple(problems),
        )


def _database(ledger: Ledger) -> list[str]:
    damaged = [row[0] for row in ledger.rows("PRAGMA integrity_check(20)") if row[0] != "ok"]
    dangling = [
        f"a row of {row[0]} points at a row of {row[2]} that is not there"
        for row in ledger.rows("PRAGMA foreign_key_check")
    ]
    return damaged + sorted(set(dangling))


def _records(ledger: Ledger) -> list[str]:
    problems = []
    for table in _TABLES:
        for record_id, record in ledger.each(f"SELECT record_id, record FROM {table} ORDER BY record_id"):
            if not isinstance(record, bytes) or sha256_hex(record) != record_id:
                problems.append(f"{table} {record_id!s:.12} does not hold the record its id names")
    return problems


def _page_texts(ledger: Ledger) -> list[str]:
    problems = []
    for record_id, record in ledger.each("SELECT record_id, record FROM page_text ORDER BY record_id"):
        try:
            page = ledger.record(PageText, record)
        except ReportedlyError as error:
            problems.append(f"page text {record_id!s:.12}: {error}")
            continue
        if sha256_hex(page.text.encode()) != page.sha256:
            problems.append(f"the page text of {page.capture[:12]} is not the one that was stored")
    return problems


def _packed(ledger: Ledger) -> list[str]:
    problems = []
    for table, what in (("past_reading", "reading of then"), ("reread", "page read again")):
        for article_id, page, rules, reading in ledger.each(
            f"SELECT article_id, record, {table}.rules, reading FROM {table} JOIN page_text USING (page_text_id)"
            " ORDER BY article_id"
        ):
            try:
                unpack(ledger, ledger.record(PageText, page), rules, reading)
            except ReportedlyError as error:
                problems.append(f"a {what} of {article_id!s:.12}: {error.problem}")
    return problems


def _captures(story: Story, captures: set[str]) -> list[str]:
    problems = []
    for sha256 in sorted(captures):
        try:
            story.captures.read(sha256)
        except ReportedlyError as error:
            problems.append(str(error))
    return problems
