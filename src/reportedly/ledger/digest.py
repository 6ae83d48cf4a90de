"""The ledger digest: the same articles, edits and rules give the same digest, in whatever order they came."""

import hashlib
import json
from collections.abc import Iterator
from typing import Final

from reportedly.ledger.ledger import Ledger

__all__ = ["canonical_dump", "ledger_digest"]

# What articles say as found, what people declared and corrected, and what linking made of it.
# Left out: readings with edits applied (made from the two), log, addresses and entry times.
_RECORDS: Final = " UNION ALL ".join(
    [
        "SELECT record_id, record FROM declaration WHERE capture IN (SELECT article_id FROM article)",
        "SELECT page_text.record_id, page_text.record FROM page_text JOIN reading USING (page_text_id) WHERE corrected = 0",
        "SELECT record_id, record FROM reading WHERE corrected = 0",
        *(
            f"SELECT {table}.record_id, {table}.record FROM {table} JOIN reading USING (reading_id) WHERE corrected = 0"
            for table in ("attribution", "mention", "statement", "figure", "rejection", "timex")
        ),
        *(
            f"SELECT record_id, record FROM {table}"
            for table in (
                "edit",
                "party",
                "reuse",
                "origin",
                "question",
                "claim",
                "relation",
                "furniture",
                "article_date",
                "event",
            )
        ),
    ]
)

# Facts that are no record of their own, as JSON arrays.
_FACTS: Final = {
    "capture": "SELECT sha256, size, media_type FROM capture WHERE sha256 IN (SELECT article_id FROM article) ORDER BY 1",
    "rules": "SELECT article_id, rules FROM reading WHERE corrected = 0 ORDER BY 1",
    "orphan": "SELECT edit, record_id FROM orphan ORDER BY 1, 2",
    "link-rules": "SELECT link_rules FROM state",
}


def canonical_dump(ledger: Ledger) -> Iterator[bytes]:
    """The ledger's content, a line each: facts by kind, then codec bytes by record id.

    No entry time, row id, address or alias is in it.
    """
    for kind, sql in _FACTS.items():
        for row in ledger.each(sql):
            yield json.dumps([kind, *row], ensure_ascii=False, separators=(",", ":")).encode()
    for (record,) in ledger.each(f"SELECT record FROM ({_RECORDS}) ORDER BY record_id, record"):
        yield ledger.bytes_of(record)


def ledger_digest(ledger: Ledger) -> str:
    """SHA-256 of the canonical dump, in hex."""
    digest = hashlib.sha256()
    for line in canonical_dump(ledger):
        digest.update(line)
        digest.update(b"\n")
    return digest.hexdigest()
