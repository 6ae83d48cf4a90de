"""Readings that newer rules have replaced, kept for "what changed since", and which rules made the present ones."""

import zlib
from collections.abc import Mapping
from typing import Final, TypeVar

import msgspec

from reportedly.errors import BrokenLedger
from reportedly.ledger.arrivals import is_before
from reportedly.ledger.ledger import Ledger
from reportedly.lexicons.digest import lexicons_digest
from reportedly.records import (
    Analysis,
    Article,
    Attribution,
    Figure,
    Mention,
    PageText,
    Rejection,
    Statement,
    Timex,
)

__all__ = ["is_current", "keep_past", "note_read_with", "past_analyses"]

Record = TypeVar("Record")

_CHILDREN: Final = ("attribution", "mention", "statement", "figure", "rejection", "timex")
_MOST: Final = 100_000_000
"""Bytes of a reading unpacked: a stranger's ledger must not fill the memory."""


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
        for table in _CHILDREN
    }
    records["article"] = [ledger.bytes_of(article).decode()]
    ledger.do(
        "INSERT INTO past_reading (article_id, until, page_text_id, rules, reading) VALUES (?, ?, ?, ?, ?)",
        article_id,
        until,
        page_text,
        rules,
        zlib.compress(msgspec.json.encode(records)),
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
            found[article_id] = _analysis(ledger, page, rules, reading)
    return found


def _analysis(ledger: Ledger, page: object, rules: object, packed: object) -> Analysis:
    read = _unpacked(ledger.bytes_of(packed))

    def all_of(type: type[Record], table: str) -> tuple[Record, ...]:
        return tuple(ledger.record(type, record.encode()) for record in read[table])

    return Analysis(
        page_text=ledger.record(PageText, page),
        article=all_of(Article, "article")[0],
        attributions=all_of(Attribution, "attribution"),
        mentions=all_of(Mention, "mention"),
        statements=all_of(Statement, "statement"),
        figures=all_of(Figure, "figure"),
        rejections=all_of(Rejection, "rejection"),
        timexes=all_of(Timex, "timex"),
        rules=ledger.names(rules),
    )


def _unpacked(packed: bytes) -> dict[str, list[str]]:
    try:
        unpacker = zlib.decompressobj()
        read = msgspec.json.decode(unpacker.decompress(packed, _MOST), type=dict[str, list[str]])
        if unpacker.eof and read.keys() == {"article", *_CHILDREN} and len(read["article"]) == 1:
            return read
    except (zlib.error, msgspec.MsgspecError, UnicodeDecodeError):
        pass  # told below, as any other bytes that are none
    raise BrokenLedger("past_reading", "holds no reading where one belongs", "restore the folder from a copy")
