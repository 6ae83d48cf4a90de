"""Whole analyses and the whole linking, read back as they were entered."""

from collections.abc import Iterator
from typing import TypeVar

from reportedly.errors import NoSuchId
from reportedly.ledger.ledger import Ledger
from reportedly.records import (
    Analysis,
    Anchor,
    Article,
    ArticleDate,
    Attribution,
    Claim,
    Edit,
    Event,
    Figure,
    Furniture,
    Linking,
    Mention,
    Origin,
    PageText,
    Party,
    Question,
    Rejection,
    Relation,
    Reuse,
    Statement,
    Timex,
)

__all__ = ["all_analyses", "analysis_of", "edits", "page_text", "read_linking"]

Record = TypeVar("Record")


def analysis_of(ledger: Ledger, article_id: str, *, as_found: bool = False) -> Analysis:
    """All that one article says: with people's corrections, or ``as_found`` by the rules alone.

    Corrections appear with the linking that follows them. Raises NoSuchId.
    """
    row = ledger.one(
        "SELECT reading_id, reading.record, page_text.record, rules FROM reading JOIN page_text USING (page_text_id)"
        f" WHERE article_id = ? AND {'corrected = 0' if as_found else 'shown = 1'}",
        article_id,
    )
    if row is None:
        raise NoSuchId(article_id, "is no article of this story", "see `reportedly log` for what was read")
    reading, article, page, rules = row
    return Analysis(
        page_text=ledger.record(PageText, page),
        article=ledger.record(Article, article),
        attributions=_children(ledger, Attribution, "attribution", reading),
        mentions=_children(ledger, Mention, "mention", reading),
        statements=_children(ledger, Statement, "statement", reading),
        figures=_children(ledger, Figure, "figure", reading),
        rejections=_children(ledger, Rejection, "rejection", reading),
        timexes=_children(ledger, Timex, "timex", reading),
        rules=ledger.names(rules),
    )


def all_analyses(ledger: Ledger, *, as_found: bool = False) -> Iterator[Analysis]:
    """Every article's analysis, by article id: one at a time, for linking and exports."""
    for (article_id,) in ledger.rows("SELECT article_id FROM article ORDER BY article_id"):
        yield analysis_of(ledger, article_id, as_found=as_found)


def page_text(ledger: Ledger, article_id: str) -> PageText:
    """The text that the spans of an article index. Raises NoSuchId."""
    found = ledger.records(
        PageText,
        "SELECT page_text.record FROM page_text JOIN reading USING (page_text_id) WHERE article_id = ? AND shown = 1",
        article_id,
    )
    if not found:
        raise NoSuchId(article_id, "is no article of this story", "see `reportedly log` for what was read")
    return found[0]


def edits(ledger: Ledger) -> tuple[Edit, ...]:
    """What people corrected, oldest first: by the time each edit bears, then by its id."""
    return ledger.records(Edit, "SELECT record FROM edit ORDER BY made_at, record_id")


def read_linking(ledger: Ledger) -> Linking:
    """All that the last linking made, in its canonical order; empty before the first."""
    row = ledger.one("SELECT link_rules FROM state")
    orphans = ledger.rows(
        "SELECT edit.record, orphan.record FROM orphan JOIN edit ON edit.record_id = orphan.edit ORDER BY position"
    )
    return Linking(
        parties=_all(ledger, Party, "party"),
        reuses=_all(ledger, Reuse, "reuse"),
        origins=_all(ledger, Origin, "origin"),
        questions=_all(ledger, Question, "question"),
        claims=_all(ledger, Claim, "claim"),
        relations=_all(ledger, Relation, "relation"),
        furniture=_all(ledger, Furniture, "furniture"),
        dates=_all(ledger, ArticleDate, "article_date"),
        orphans=tuple((ledger.record(Edit, edit), ledger.record(Anchor, anchor)) for edit, anchor in orphans),
        rules=ledger.names(row[0]) if row else (),
        events=_all(ledger, Event, "event"),
    )


def _children(ledger: Ledger, type: type[Record], table: str, reading: int) -> tuple[Record, ...]:
    return ledger.records(
        type,
        f"SELECT record FROM {table} WHERE reading_id = ? ORDER BY position",
        reading,
    )


def _all(ledger: Ledger, type: type[Record], table: str) -> tuple[Record, ...]:
    return ledger.records(type, f"SELECT record FROM {table} ORDER BY position")
