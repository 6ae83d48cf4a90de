"""Take something out for good: no row, no page text, no word of it in any index, log or free page."""

from dataclasses import dataclass

from reportedly.ledger.analyses import edits
from reportedly.ledger.enter import drop_readings, touch
from reportedly.ledger.ledger import Ledger
from reportedly.records.codec import record_id

__all__ = ["Purged", "purge_rows", "scrub"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Purged:
    """What went."""

    was_article: bool
    inputs: int  # rows of the log that told where the bytes came from
    edits: int  # people's corrections, which quote the page


def purge_rows(ledger: Ledger, capture: str) -> Purged:
    """Delete every row about a capture, in one transaction: also its log rows, and edits that quote it.

    Linking is stale afterwards, and freed pages of the file may still hold the words: relink,
    then ``scrub``.
    """
    with ledger.transaction():
        was_article = ledger.one("SELECT 1 FROM article WHERE article_id = ?", capture) is not None
        drop_readings(ledger, capture)
        ledger.do("DELETE FROM article WHERE article_id = ?", capture)
        ledger.do("DELETE FROM capture WHERE sha256 = ?", capture)
        inputs = len(ledger.rows("SELECT 1 FROM intake WHERE capture = ?", capture))
        ledger.do("DELETE FROM intake WHERE capture = ?", capture)
        gone = _edits_about(ledger, capture)
        for each in sorted(gone):
            ledger.do("DELETE FROM orphan WHERE edit = ?", each)
            ledger.do("DELETE FROM edit WHERE record_id = ?", each)
        touch(ledger)
    return Purged(was_article=was_article, inputs=inputs, edits=len(gone))


def scrub(ledger: Ledger) -> bool:
    """Write the file anew without anything deleted, and empty the write-ahead log.

    False where a reader still holds an older state: then the log keeps it until scrubbed again.
    """
    # The full-text index keeps deleted words in its segments until it is built anew.
    ledger.do("INSERT INTO passage_words (passage_words) VALUES ('rebuild')")
    ledger.rewrite()
    row = ledger.one("PRAGMA wal_checkpoint(TRUNCATE)")
    return row is None or row[0] == 0


def _edits_about(ledger: Ledger, capture: str) -> set[str]:
    """Ids of the edits anchored in the capture, and of whatever takes one of those back."""
    known = {record_id(edit): edit for edit in edits(ledger)}
    gone = {
        name
        for name, edit in known.items()
        if any(anchor is not None and anchor.capture == capture for anchor in (edit.anchor, edit.other))
    }
    while more := {name for name, edit in known.items() if edit.undoes in gone} - gone:
        gone |= more
    return gone
