"""Readings that newer rules have replaced, kept for "what changed since", and which rules made the present ones."""

from collections.abc import Mapping

from reportedly.ledger.arrivals import is_before
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.packed import CHILDREN, pack, unpack
from reportedly.lexicons.digest import lexicons_digest
from reportedly.records import Analysis, PageText

__all__ = ["is_current", "keep_past", "note_read_with", "past_analyses"]


def note_read_with(ledger: Ledger, article_id: str) -> None:
    """Note the lexicons of today as those that an article was read with, inside the caller's transaction."""
    ledger.do("INSERT OR REPLACE INTO read_with VALUES (?, ?)", article_id, lexicons_digest())


def is_current(ledger: Ledger, article_id: str, rules: tuple[str, ...], renderers: tuple[str, ...]) -> bool:
    """Whether an article was read by exactly these rule sets, one of these renderers, and the lexicons of today."""
    row = ledger.one(
        "SELECT rules, renderer, lexicons FROM reading JOIN page_text USING (page_text_id)"
        " JOIN read_with USING (article_id) WHERE article_id = ? AND corrected = 0",
        article_id,
    )
    if row is None:
        return False
    return ledger.names(row[0]) == rules and row[1] in renderers and row[2] == lexicons_digest()


def keep_past(ledger: Ledger, article_id: str, *, until: str) -> None:
    """Keep an article's reading as found beside the one that takes its place at ``until``, inside the caller's transaction."""
    row = ledger.one(
        "SELECT reading_id, page_text_id, rules, record FROM reading WHERE article_id = ? AND corrected = 0",
        article_id,
    )
    if row is None:
        return
    reading, page_text, rules, article = row
    records = {
        table: [
            ledger.bytes_of(child).decode()
            for (child,) in ledger.rows(
                f"SELECT record FROM {table} WHERE reading_id = ? ORDER BY position", reading
            )
        ]
        for table in CHILDREN
    }
    records["article"] = [ledger.bytes_of(article).decode()]
    ledger.do(
        "INSERT INTO past_reading (article_id, until, page_text_id, rules, reading) VALUES (?, ?, ?, ?, ?)",
        article_id,
        until,
        page_text,
        rules,
        pack(records),
    )


def past_analyses(ledger: Ledger, since: str) -> Mapping[str, Analysis]:
    """Article id → its reading, as found, that stood at ``since`` and has been replaced by now.

    Raises BrokenLedger for bytes that are no such reading.
    """
    found: dict[str, Analysis] = {}
    for article_id, until, page, rules, reading in ledger.each(
        "SELECT article_id, until, record, past_reading.rules, reading FROM past_reading"
        " JOIN page_text USING (page_text_id) ORDER BY past_id"
    ):
        if article_id not in found and not is_before(until, since):
            found[article_id] = unpack(ledger, ledger.record(PageText, page), rules, reading)
    return found
