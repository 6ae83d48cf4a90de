"""What was asked to be read, and what became of it: no input is lost, none is read twice."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.ledger.enter import keep_capture
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.rows import record_columns
from reportedly.records import Capture, Declaration, IntakeState, Rejected

__all__ = [
    "Intake",
    "begin_intake",
    "declaration_of",
    "finish_unchanged",
    "has_article",
    "note_capture",
    "pending",
    "reject",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """One input: asked for, and then done or rejected."""

    intake_id: int
    address: str  # path or URL as given; "-" for standard input
    resume: str | None  # absolute path to read again; None when only the capture holds the bytes
    how: str
    obtained_at: str
    declared: Mapping[str, str]  # of Declaration's fields: those the person gave
    state: IntakeState
    capture: str | None  # SHA-256, once the bytes were read
    changed: bool  # False: the same bytes were there already

    @property
    def place(self) -> str:
        """The address made absolute: what tells a new version of a page from another page."""
        return self.resume or self.address


def begin_intake(
    ledger: Ledger,
    *,
    address: str,
    resume: str | None,
    how: str,
    obtained_at: str,
    declared: Mapping[str, str],
    capture: str | None = None,
) -> int:
    """Write down an input before any work on it starts; returns its intake id."""
    return ledger.do(
        "INSERT INTO intake (address, resume, how, obtained_at, declared, state, capture)"
        " VALUES (?, ?, ?, ?, ?, 'pending', ?)",
        address,
        resume,
        how,
        obtained_at,
        json.dumps(dict(declared), sort_keys=True, ensure_ascii=False),
        capture,
    )


def pending(ledger: Ledger) -> tuple[Intake, ...]:
    """Inputs that were asked for and not finished, in the order asked."""
    return intake_rows(ledger, "WHERE state = 'pending' ORDER BY intake_id")


def intake_rows(ledger: Ledger, where: str, *values: object) -> tuple[Intake, ...]:
    """Intake rows by an SQL condition of our own."""
    return tuple(
        Intake(
            intake_id=row[0],
            address=row[1],
            resume=row[2],
            how=row[3],
            obtained_at=row[4],
            declared=json.loads(row[5]),
            state=IntakeState(row[6]),
            capture=row[7],
            changed=bool(row[8]),
        )
        for row in ledger.rows(
            "SELECT intake_id, address, resume, how, obtained_at, declared, state, capture, changed"
            f" FROM intake {where}",
            *values,
        )
    )


def note_capture(ledger: Ledger, intake_id: int, sha256: str) -> None:
    """The bytes are safe in ``captures/``: from now on the input can be finished without its file."""
    ledger.do("UPDATE intake SET capture = ? WHERE intake_id = ?", sha256, intake_id)


def finish_unchanged(ledger: Ledger, intake: Intake, capture: Capture) -> None:
    """Close an input whose bytes are an article already; a new address of theirs is noted."""
    with ledger.transaction():
        keep_capture(ledger, capture, place=intake.place)
        ledger.do(
            "UPDATE intake SET state = 'done', capture = ? WHERE intake_id = ?",
            capture.sha256,
            intake.intake_id,
        )


def reject(ledger: Ledger, intake_id: int, rejected: Rejected) -> None:
    """Close an input that became no article, and keep the reason beside what was accepted."""
    with ledger.transaction():
        ledger.do(
            "UPDATE intake SET state = 'rejected', capture = ? WHERE intake_id = ?",
            rejected.capture,
            intake_id,
        )
        ledger.do("INSERT OR REPLACE INTO rejected VALUES (?, ?, ?)", intake_id, *record_columns(rejected))


def declaration_of(ledger: Ledger, capture: str) -> Declaration | None:
    """What a person declared of a capture, if anything."""
    declared = ledger.records(Declaration, "SELECT record FROM declaration WHERE capture = ?", capture)
    return declared[0] if declared else None


def has_article(ledger: Ledger, capture: str) -> bool:
    """Whether these bytes are an article of the story."""
    return ledger.one("SELECT 1 FROM article WHERE article_id = ?", capture) is not None
