"""What reading stored captures anew needs to know: how they were had, and whether anything differs."""

from dataclasses import dataclass

from reportedly.errors import NoSuchId
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.rows import AnalysisRows
from reportedly.records import Capture

__all__ = ["Obtained", "article_ids", "is_same_reading", "obtained", "retry_rejected"]

_CHILDREN = {
    "attribution": "attributions",
    "mention": "mentions",
    "statement": "statements",
    "figure": "figures",
    "rejection": "rejections",
    "timex": "timexes",
}
"""Table → the rows of an analysis that it holds; the record id is the last but one column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Obtained:
    """A capture as it was first had, and the place by which its other versions are known."""

    capture: Capture
    place: str


def article_ids(ledger: Ledger) -> tuple[str, ...]:
    """Every article of the story, sorted."""
    return tuple(row[0] for row in ledger.rows("SELECT article_id FROM article ORDER BY article_id"))


def obtained(ledger: Ledger, article_id: str) -> Obtained:
    """How the bytes of an article were first had. Raises NoSuchId."""
    row = ledger.one(
        "SELECT sha256, size, media_type, address, obtained_at, how, place FROM capture"
        " JOIN obtaining ON obtaining.capture = sha256 WHERE sha256 = ? ORDER BY obtaining_id LIMIT 1",
        article_id,
    )
    if row is None:
        raise NoSuchId(article_id, "is no article of this story", "see `reportedly log` for what was read")
    sha256, size, media_type, address, obtained_at, how, place = row
    return Obtained(
        capture=Capture(
            sha256=sha256,
            size=size,
            media_type=media_type,
            address=address,
            obtained_at=obtained_at,
            how=how,
        ),
        place=place,
    )


def is_same_reading(ledger: Ledger, rows: AnalysisRows) -> bool:
    """Whether an article's reading as found is, record by record, what ``rows`` hold."""
    reading = ledger.one(
        "SELECT reading_id, rules, reading.record_id, page_text.record_id FROM reading JOIN page_text"
        " USING (page_text_id) WHERE article_id = ? AND corrected = 0",
        rows.article_id,
    )
    if reading is None or reading[1:] != (rows.reading[3], rows.reading[4], rows.page_text[3]):
        return False
    return all(
        [row[0] for row in ledger.rows(_IDS.format(table), reading[0])]
        == [row[-2] for row in getattr(rows, name)]
        for table, name in _CHILDREN.items()
    )


_IDS = "SELECT record_id FROM {} WHERE reading_id = ? ORDER BY position"


def retry_rejected(ledger: Ledger) -> int:
    """Make rejected inputs pending again whose bytes are kept; returns how many.

    One input for each kept capture: the latest. Those that have become an article since stay as they are.
    """
    with ledger.transaction():
        wanted = [
            row[0]
            for row in ledger.rows(
                "SELECT max(intake_id) FROM intake WHERE state = 'rejected' AND capture IS NOT NULL"
                " AND capture NOT IN (SELECT article_id FROM article) GROUP BY capture ORDER BY 1"
            )
        ]
        for intake_id in wanted:
            ledger.do("DELETE FROM rejected WHERE intake_id = ?", intake_id)
            ledger.do("UPDATE intake SET state = 'pending' WHERE intake_id = ?", intake_id)
    return len(wanted)
