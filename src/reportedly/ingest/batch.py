"""One batch: inputs written down, read, analyzed by workers, and finished in the order asked."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from reportedly import ledger as book
from reportedly.errors import BrokenLedger, InvalidRecord, ReportedlyError, UnreadableInput, WorkerDied
from reportedly.ingest.outcomes import Entered, Outcome, Refused, Unchanged
from reportedly.ingest.rooms import Rooms
from reportedly.ledger import DECLARED_FIELDS, AnalysisRows, Intake, Ledger, Story
from reportedly.records import Analysis, Capture, Declaration, Rejected
from reportedly.scale import Work

if TYPE_CHECKING:
    from reportedly.read import DeclaredFields

__all__ = ["Batch", "analyze_rows", "filled"]

_MOST_BYTES: Final = 20_000_001
"""Read from standard input: one byte more than any page may have, so that a longer one is refused as such."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Inputs written down, and work on them: ``begin`` hands one out, and what it returns finishes it.

    Inputs are finished one by one in the order asked, whichever worker is first, so
    the ledger is the same for any number of workers.
    """

    story: Story
    ledger: Ledger
    do: Rooms
    work: Work
    work_apart: Work  # in another process than this one
    old: Mapping[
        int, str | None
    ]  # left pending by an earlier run: intake id → capture, if its bytes were read

    def write_down(
        self, inputs: Sequence[str], flags: Mapping[str, str], obtained_at: str, stdin: BinaryIO | None
    ) -> Iterator[Refused]:
        """Write every input down as pending; refuse at once those that cannot even be looked at."""

        def down(
            address: str,
            *,
            declared: Mapping[str, str] = flags,
            path: Path | None = None,
            capture: str | None = None,
        ) -> int:
            return book.begin_intake(
                self.ledger,
                address=_printable(address),
                path=path,
                how="stdin" if address == "-" else "file",
                obtained_at=obtained_at,
                declared=declared,
                capture=capture,
            )

        for found in self.do.find_inputs(inputs):
            rejected = found if isinstance(found, Rejected) else None
            try:
                if found == "-":
                    # Nobody can read the standard input twice: its bytes are safe before it is written down.
                    data = (stdin or sys.stdin.buffer).read(_MOST_BYTES)
                    self.do.capture_bytes(data, address="-", how="stdin", obtained_at=obtained_at)
                    down("-", capture=self.story.captures.store(data))
                elif isinstance(found, Path):
                    declared = {**filled(self.do.declared_for(found)), **flags}
                    down(str(found), declared=declared, path=found)
            except UnreadableInput as error:
                rejected = _rejected(error, _printable(str(found)), None)
            if rejected is not None:
                rejected = replace(rejected, subject=_printable(rejected.subject))
                book.reject(self.ledger, down(rejected.subject), rejected)
                yield Refused(rejected=rejected, resumed=False)

    def begin(self, intake: Intake) -> Callable[[], Outcome]:
        """Keep the bytes, and hand the analysis out unless the bytes are an article already."""
        try:
            capture, data = self._bytes(intake)
        except UnreadableInput as error:
            rejected = _rejected(error, intake.address, intake.capture)
            return lambda: self._refuse(intake, rejected)
        self.story.captures.store(data)
        book.note_capture(self.ledger, intake.intake_id, capture.sha256)
        declaration = self._declaration(intake, capture)
        if self._is_known(capture, declaration):
            return lambda: self._finish(intake, capture, data, declaration, None)
        analysis = self._analysis(intake, capture, data, declaration)
        return lambda: self._finish(intake, capture, data, declaration, analysis)

    def _analysis(
        self, intake: Intake, capture: Capture, data: bytes, declaration: Declaration | None
    ) -> Callable[[], AnalysisRows | Rejected]:
        # An earlier run read these bytes and then ended before they were entered. It may have ended over
        # them (out of memory, a fault in a library), so they are read where a second end ends only a worker.
        work = self.work_apart if self.old.get(intake.intake_id) else self.work
        return work(analyze_rows, self.do.analyze, capture, data, declaration)

    def _finish(
        self,
        intake: Intake,
        capture: Capture,
        data: bytes,
        begun_with: Declaration | None,
        analysis: Callable[[], AnalysisRows | Rejected] | None,
    ) -> Outcome:
        # Asked again: an input before this one may have brought the same bytes in the meantime.
        declaration = self._declaration(intake, capture)
        resumed = intake.intake_id in self.old
        if self._is_known(capture, declaration):
            book.finish_unchanged(self.ledger, intake, capture)
            return Unchanged(address=intake.address, article_id=capture.sha256, resumed=resumed)
        if analysis is None or declaration != begun_with:
            analysis = self._analysis(intake, capture, data, declaration)
        try:
            result = analysis()
        except WorkerDied as error:
            result = _rejected(error, intake.address, capture.sha256, stage="analyze")
        if isinstance(result, Rejected):
            return self._refuse(intake, result)
        book.enter_rows(
            self.ledger, result, capture, declaration, intake_id=intake.intake_id, place=intake.place
        )
        return Entered(
            address=intake.address,
            article_id=result.article_id,
            title=result.title,
            statements=len(result.statements),
            figures=len(result.figures),
            resumed=resumed,
        )

    def _refuse(self, intake: Intake, rejected: Rejected) -> Refused:
        book.reject(self.ledger, intake.intake_id, rejected)
        return Refused(rejected=rejected, resumed=intake.intake_id in self.old)

    def _bytes(self, intake: Intake) -> tuple[Capture, bytes]:
        """Raises UnreadableInput, also for an older run's bytes that are gone: they must not block every run."""
        if intake.capture is None:
            if intake.intake_id in self.old and not intake.is_as_asked():
                raise UnreadableInput(
                    intake.address, "is gone, or has changed, since it was asked for", "add it again"
                )
            capture, data = self.do.capture_file(intake.path, obtained_at=intake.obtained_at)
            return replace(capture, address=intake.address), data
        try:
            data = self.story.captures.read(intake.capture)
        except BrokenLedger as error:
            raise UnreadableInput(error.subject, error.problem, error.remedy) from error
        return self.do.capture_bytes(
            data, address=intake.address, how=intake.how, obtained_at=intake.obtained_at
        )

    def _declaration(self, intake: Intake, capture: Capture) -> Declaration | None:
        """What was declared of these bytes before, with what is declared now laid over it."""
        before = book.declaration_of(self.ledger, capture.sha256)
        if not intake.declared:
            return before
        return replace(before or Declaration(capture=capture.sha256), **intake.declared)

    def _is_known(self, capture: Capture, declaration: Declaration | None) -> bool:
        return book.has_article(self.ledger, capture.sha256) and (
            declaration == book.declaration_of(self.ledger, capture.sha256)
        )


def analyze_rows(
    analyze: Callable[[Capture, bytes, Declaration | None], Analysis | Rejected],
    capture: Capture,
    data: bytes,
    declaration: Declaration | None,
) -> AnalysisRows | Rejected:
    """One article, down to the bytes of its records: what a worker does."""
    result = analyze(capture, data, declaration)
    if isinstance(result, Rejected):
        return result
    try:
        return book.analysis_rows(result)
    except InvalidRecord as error:
        return _rejected(error, capture.address, capture.sha256, stage="enter")


def _rejected(
    error: ReportedlyError, address: str, capture: str | None, *, stage: str | None = None
) -> Rejected:
    # An error may speak of something else than the input: its manifest, or a worker.
    aside = "" if _printable(error.subject).endswith(address) else f"{error.subject} "
    return Rejected(
        subject=address,
        capture=capture,
        stage=stage or (error.stage if isinstance(error, UnreadableInput) else "read"),
        problem=_printable(aside + error.problem),
        remedy=error.remedy,
    )


def _printable(text: str) -> str:
    """A file name need not be UTF-8; what is written down must be."""
    return text.encode("utf-8", "backslashreplace").decode()


def filled(declared: "DeclaredFields | None") -> dict[str, str]:
    """The fields that are declared, by name."""
    return {
        name: value for name in DECLARED_FIELDS if declared and (value := getattr(declared, name)) is not None
    }
