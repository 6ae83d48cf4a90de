"""Pages read again under people's labels, dates and outlets: kept, so that each is read once."""

import json
from collections.abc import Collection

from reportedly.ledger.ledger import Ledger
from reportedly.ledger.packed import packed_analysis, unpack
from reportedly.records import Analysis, PageText

__all__ = ["forget_reread", "keep_reread", "recall_reread"]


def recall_reread(ledger: Ledger, made_of: str, page: PageText) -> Analysis | None:
    """What was read under this digest, of this page text; None where nobody has, or not in this ledger."""
    row = ledger.one(
        "SELECT rules, reading FROM reread WHERE article_id = ? AND made_of = ?", page.capture, made_of
    )
    return None if row is None else unpack(ledger, page, row[0], row[1])


def forget_reread(ledger: Ledger) -> None:
    """Forget all of it: rules under work may change without another name."""
    ledger.do("DELETE FROM reread")


def keep_reread(
    ledger: Ledger, made: Collection[tuple[str, Analysis]], *, used: Collection[str] | None = None
) -> None:
    """Keep what was ``made`` now, by digest; with ``used``, of what was kept before only that."""
    with ledger.transaction():
        for article_id, made_of in ledger.rows("SELECT article_id, made_of FROM reread"):
            if used is not None and made_of not in used:
                ledger.do("DELETE FROM reread WHERE article_id = ? AND made_of = ?", article_id, made_of)
        for made_of, analysis in made:
            ledger.do(
                "INSERT OR REPLACE INTO reread SELECT ?, ?, page_text_id, ?, ? FROM page_text"
                " WHERE capture = ? AND sha256 = ? AND renderer = ? LIMIT 1",
                analysis.article.article_id,
                made_of,
                json.dumps(list(analysis.rules), ensure_ascii=False),
                packed_analysis(analysis),
                analysis.page_text.capture,
                analysis.page_text.sha256,
                analysis.page_text.renderer,
            )
