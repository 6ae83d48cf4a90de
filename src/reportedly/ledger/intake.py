"""What was asked to be read, and what became of it: no input is lost, none is read twice."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote_to_bytes

from reportedly.errors import BrokenLedger
from reportedly.ledger.enter import keep_capture
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.rows import record_columns
from reportedly.records import Capture, Declaration, IntakeState, Rejected

__all__ = [
    "DECLARED_FIELDS",
    "Intake",
    "begin_intake",
    "declaration_of",
    "finish_unchanged",
    "has_article",
    "note_capture",
    "pending",
    "reject",
]


_RESTORE: Final = "restore the folder from a copy"

DECLARED_FIELDS: Final = ("outlet", "published", "url", "timezone")
"""What a person may declare of a capture: the fields of ``Declaration`` but its capture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """One input: asked for, and then done or rejected."""

    intake_id: int
    address: str  # path or URL as given; "-" for standard input
    resume: str | None  # file:// URI to read again; None when only the capture holds the bytes
    file_state: str | None  # of the file ``resume`` names, when it was asked for
    how: str
    obtained_at: str
    declared: Mapping[str, str]  # of Declaration's fields: those the person gave
    state: IntakeState
    capture: str | None  # SHA-256, once the bytes were read
    changed: bool  # False: the same bytes were there already

    @property
    def path(self) -> Path:
        """The file that ``resume`` names."""
        return Path(os.fsdecode(unquote_to_bytes((self.resume or "").removeprefix("file://"))))

    def is_as_asked(self) -> bool:
        """Whether ``path`` still is the very file that was asked for, unchanged."""
        return self.file_state is not None and self.file_state == _file_state(self.path)

    @property
    def place(self) -> str:
        """The address made absolute: what tells a new version of a page from another page."""
        return self.resume or self.address


def begin_intake(
    ledger: Ledger,
    *,
    address: str,
    path: Path | None,
    how: str,
    obtained_at: str,
    declared: Mapping[str, str],
    capture: str | None = None,
) -> int:
    """Write down an input before any work on it starts; returns its intake id.

    ``path`` is the file to read; ``capture`` the SHA-256 of bytes kept already.
    """
    return ledger.do(
        "INSERT INTO intake (address, resume, file_state, how, obtained_at, declared, state, capture)"
        " VALUES (?, ?, ?, ?, ?, ?, 'pending', ?)",
        address,
        path.absolute().as_uri() if path else None,
        _file_state(path) if path else None,
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
            file_state=row[3],
            how=row[4],
            obtained_at=row[5],
            declared=_declared(row[6]),
            state=_state(row[7]),
            capture=row[8],
            changed=bool(row[9]),
        )
        for row in ledger.rows(
            "SELECT intake_id, address, resume, file_state, how, obtained_at, declared, state, capture, changed"
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


def _file_state(path: Path) -> str | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return f"{state.st_ino}:{state.st_size}:{state.st_mtime_ns}"


def _state(text: object) -> IntakeState:
    try:
        return IntakeState(str(text))
    except ValueError as error:
        raise BrokenLedger("intake", f"is in no state we know ({error})", _RESTORE) from error


def _declared(text: object) -> Mapping[str, str]:
    try:
        declared = json.loads(str(text))
    except (ValueError, RecursionError):
        declared = None
    if not isinstance(declared, dict) or not all(
        name in DECLARED_FIELDS and isinstance(value, str) for name, value in declared.items()
    ):
        raise BrokenLedger("intake", "holds no declared fields where they belong", _RESTORE)
    return declared
