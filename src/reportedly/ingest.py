"""The use case: find inputs, keep their bytes, analyze them, enter them; then link the story.

Nothing asked for is lost: every input is written down before work on it starts, and
what a killed run left pending is finished by the next one.
"""

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Literal, TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from reportedly import ledger as book
from reportedly.errors import (
    BrokenLedger,
    InvalidRecord,
    ReportedlyError,
    UnreadableInput,
    WorkerDied,
    WrongUse,
)
from reportedly.ledger import AnalysisRows, Intake, Ledger, LinkingCounts, Story
from reportedly.records import Analysis, Anchor, Capture, Declaration, Edit, Linking, Rejected, Tables
from reportedly.scale import Work, workers

__all__ = ["Entered", "Refused", "Rooms", "Unchanged", "ingest", "relink"]

if TYPE_CHECKING:
    from reportedly.read import DeclaredFields

_FIELDS: Final = ("outlet", "published", "url", "timezone")

_AHEAD: Final = 4
"""Inputs handed out to each worker beyond the one to be entered next: enough to keep all busy."""

_MOST_BYTES: Final = 20_000_001
"""Read from standard input: one byte more than any page may have, so that a longer one is refused as such."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """An article is in the ledger now, or is in it anew because what is declared of it changed."""

    address: str
    article_id: str
    title: str | None
    statements: int
    figures: int
    resumed: bool  # asked for by an earlier run that did not finish


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """The same bytes are an article already, and nothing new is declared of them."""

    address: str
    article_id: str
    resumed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An input became no article; the reason is kept in the log."""

    rejected: Rejected
    resumed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """The stages that this use case calls, so that a test can furnish them with small ones."""

    find_inputs: Callable[[Sequence[str]], Iterable[Path | Literal["-"] | Rejected]]
    declared_for: Callable[[Path], "DeclaredFields | None"]
    capture_file: Callable[..., tuple[Capture, bytes]]  # (path, *, obtained_at)
    capture_bytes: Callable[..., tuple[Capture, bytes]]  # (data, *, address, how, obtained_at)
    analyze: Callable[[Capture, bytes, Declaration | None], Analysis | Rejected]  # picklable, for jobs > 1
    link: Callable[[Iterable[Analysis], Sequence[Edit], Tables], Linking]
    apply_edits: Callable[[Analysis, Sequence[Edit]], tuple[Analysis, tuple[tuple[Edit, Anchor], ...]]]

    @classmethod
    def real(cls) -> "Rooms":
        """The shipped stages."""
        # Imported here: whoever only reads a ledger must not wait for lxml, spaCy or trafilatura.
        from reportedly.analysis import analyze_or_reject
        from reportedly.link import apply_edits, link
        from reportedly.read import capture_bytes, capture_file, declared_for, find_inputs

        return cls(
            find_inputs=find_inputs,
            declared_for=declared_for,
            capture_file=capture_file,
            capture_bytes=capture_bytes,
            analyze=analyze_or_reject,
            link=link,
            apply_edits=apply_edits,
        )


Outcome: TypeAlias = Entered | Unchanged | Refused


def ingest(
    story: Story,
    inputs: Sequence[str],
    *,
    obtained_at: str,
    declared: "DeclaredFields | None" = None,
    jobs: int = 1,
    rooms: Rooms | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Outcome]:
    """Enter what the INPUTS report into the story's ledger, one outcome an input.

    inputs       files, folders, globs, or "-" for standard input.
    obtained_at  ISO 8601 with offset; the caller's clock, since nothing below has one.
    declared     holds for every input, and wins over manifests and sidecars.
    jobs         articles analyzed at once; the ledger is the same for any number.

    What an earlier run left pending comes first. A bad input is refused and the rest
    goes on. Linking is a step of its own (``relink``). Raises StoryInUse, WrongUse for
    a declared date or zone that is none, and whatever is nobody's page (an untrusted
    model, a full disk); inputs not reached by then stay pending.
    """
    if jobs < 1:
        raise WrongUse("--jobs", f"is {jobs}", "give 1 or more")
    flags = _checked(_filled(declared))
    do = rooms or Rooms.real()
    with story.writing() as ledger, workers(jobs) as work:
        old = {intake.intake_id for intake in book.pending(ledger)}
        batch = _Batch(story, ledger, do, work, old)
        yield from batch.write_down(inputs, flags, obtained_at, stdin)
        begun: deque[Callable[[], Outcome]] = deque()
        for intake in book.pending(ledger):
            begun.append(batch.begin(intake))
            if len(begun) > (0 if jobs == 1 else jobs * _AHEAD):
                yield begun.popleft()()
        while begun:
            yield begun.popleft()()


def relink(story: Story, *, always: bool = False, rooms: Rooms | None = None) -> LinkingCounts:
    """Link all articles of the story, with people's edits and tables, and keep the result.

    Does nothing when nothing has changed since the last linking, unless ``always``
    (newer linking rules). Raises StoryInUse.
    """
    tables = story.tables
    with story.writing() as ledger:
        if always or not book.is_linked(ledger, tables):
            do = rooms or Rooms.real()
            made_from = book.generation(ledger)
            found = tuple(book.all_analyses(ledger, as_found=True))
            edits = book.edits(ledger)
            pairs = ((analysis, do.apply_edits(analysis, edits)[0]) for analysis in found if edits)
            book.store_linking(
                ledger,
                do.link(found, edits, tables),
                corrected=(edited for as_found, edited in pairs if edited != as_found),
                tables=tables,
                made_from=made_from,
            )
        return book.count_linking(ledger)


@dataclass(frozen=True, slots=True)
class _Batch:
    """Inputs written down, and work on them: ``begin`` hands one out, and what it returns finishes it.

    Inputs are finished one by one in the order asked, whichever worker is first, so
    the ledger is the same for any number of workers.
    """

    story: Story
    ledger: Ledger
    do: Rooms
    work: Work
    old: set[int]  # intake ids that an earlier run left pending

    def write_down(
        self, inputs: Sequence[str], flags: Mapping[str, str], obtained_at: str, stdin: BinaryIO | None
    ) -> Iterator[Refused]:
        """Write every input down as pending; refuse at once those that cannot even be looked at."""

        def down(
            address: str,
            *,
            declared: Mapping[str, str] = flags,
            resume: str | None = None,
            capture: str | None = None,
        ) -> int:
            return book.begin_intake(
                self.ledger,
                address=address,
                resume=resume,
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
                    declared = {**_filled(self.do.declared_for(found)), **flags}
                    down(str(found), declared=declared, resume=str(found.absolute()))
            except UnreadableInput as error:
                rejected = _rejected(error, str(found), None)
            if rejected is not None:
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
        analysis = self.work(_analyze, self.do.analyze, capture, data, declaration)
        return lambda: self._finish(intake, capture, data, declaration, analysis)

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
            analysis = self.work(_analyze, self.do.analyze, capture, data, declaration)
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
            capture, data = self.do.capture_file(Path(intake.resume or ""), obtained_at=intake.obtained_at)
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


def _analyze(
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
    aside = "" if error.subject.endswith(address) else f"{error.subject} "
    return Rejected(
        subject=address,
        capture=capture,
        stage=stage or (error.stage if isinstance(error, UnreadableInput) else "read"),
        problem=aside + error.problem,
        remedy=error.remedy,
    )


def _filled(declared: "DeclaredFields | None") -> dict[str, str]:
    """The fields that are declared, by name."""
    return {name: value for name in _FIELDS if declared and (value := getattr(declared, name)) is not None}


def _checked(declared: dict[str, str]) -> dict[str, str]:
    """Raises WrongUse for a date or time zone that is none: it would be wrong for every input."""
    try:
        datetime.fromisoformat(declared.get("published", "2031-04-02"))
        ZoneInfo(declared.get("timezone", "UTC"))
    except (ValueError, OSError, ZoneInfoNotFoundError) as error:
        raise WrongUse(
            "what is declared",
            f"holds no date or time zone ({error})",
            "write 2031-04-02 or 2031-04-02T18:05+02:00, and a zone such as Europe/Lisbon",
        ) from error
    return declared
