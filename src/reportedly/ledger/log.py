"""What the tool skipped, rejected or replaced, and why: everything it did not enter."""

from dataclasses import dataclass

from reportedly.ledger.intake import Intake, intake_rows
from reportedly.ledger.ledger import Ledger
from reportedly.records import Anchor, Edit, Rejected, Rejection

__all__ = ["Log", "RejectedRow", "ReplacedRow", "read_log"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedRow:
    """An input that became no article."""

    intake_id: int
    obtained_at: str
    rejected: Rejected
    mended: bool  # the same address has become an article since


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplacedRow:
    """Characters of a page that no text can hold, replaced by U+FFFD."""

    article_id: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """Everything that was asked for or found and is not in the ledger's statements."""

    intake: tuple[Intake, ...]  # in the order asked
    rejected: tuple[RejectedRow, ...]
    replaced: tuple[ReplacedRow, ...]
    rejections: tuple[tuple[str, int], ...]  # numbers that are no figures: reason, count; most first
    orphans: tuple[tuple[Edit, Anchor], ...]  # edits whose words are no longer on the page


def read_log(ledger: Ledger) -> Log:
    """The whole log of a story."""
    counts: dict[str, int] = {}
    for rejection in ledger.records(
        Rejection, "SELECT rejection.record FROM rejection JOIN reading USING (reading_id) WHERE shown = 1"
    ):
        counts[rejection.reason] = counts.get(rejection.reason, 0) + 1
    return Log(
        intake=intake_rows(ledger, "ORDER BY intake_id"),
        rejected=tuple(
            RejectedRow(
                intake_id=row[0],
                obtained_at=row[1],
                rejected=ledger.record(Rejected, row[2]),
                mended=bool(row[3]),
            )
            for row in ledger.rows(
                "SELECT intake_id, obtained_at, record, EXISTS (SELECT 1 FROM intake AS later"
                " WHERE later.address = intake.address AND later.state = 'done' AND later.intake_id > intake.intake_id)"
                " FROM rejected JOIN intake USING (intake_id) ORDER BY intake_id"
            )
        ),
        replaced=tuple(
            ReplacedRow(article_id=row[0], count=row[1])
            for row in ledger.rows(
                "SELECT article_id, replaced FROM reading JOIN page_text USING (page_text_id)"
                " WHERE shown = 1 AND replaced > 0 ORDER BY article_id"
            )
        ),
        rejections=tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))),
        orphans=tuple(
            (ledger.record(Edit, edit), ledger.record(Anchor, anchor))
            for edit, anchor in ledger.rows(
                "SELECT edit.record, orphan.record FROM orphan JOIN edit ON edit.record_id = orphan.edit"
                " ORDER BY position"
            )
        ),
    )
