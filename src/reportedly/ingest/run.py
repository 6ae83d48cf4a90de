"""Run a batch, and link what it brought."""

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from reportedly import ledger as book
from reportedly.errors import WrongUse
from reportedly.ingest.batch import Batch, filled
from reportedly.ingest.corrections import correct
from reportedly.ingest.outcomes import Outcome
from reportedly.ingest.rereading import Rereader
from reportedly.ingest.rooms import Rooms
from reportedly.ledger import LinkingCounts, Story
from reportedly.scale import apart, workers

if TYPE_CHECKING:
    from reportedly.read import DeclaredFields

__all__ = ["checked", "ingest", "relink"]

_AHEAD: Final = 4
"""Inputs handed out to each worker beyond the one to be entered next: enough to keep all busy."""

_ADDRESS: Final = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)


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
    a declared value that is empty or none of its kind, and whatever is nobody's page (an untrusted
    model, a full disk); inputs not reached by then stay pending.
    """
    if jobs < 1:
        raise WrongUse("--jobs", f"is {jobs}", "give 1 or more")
    flags = checked(filled(declared))
    do = rooms or Rooms.real()
    with story.writing() as ledger, workers(jobs) as work, apart() as work_apart:
        old = {intake.intake_id: intake.capture for intake in book.pending(ledger)}
        batch = Batch(story, ledger, do, work, work if jobs > 1 else work_apart, old)
        yield from batch.write_down(inputs, flags, obtained_at, stdin)
        begun: deque[Callable[[], Outcome]] = deque()
        for intake in book.pending(ledger):
            begun.append(batch.begin(intake))
            if len(begun) > (0 if jobs == 1 else jobs * _AHEAD):
                yield begun.popleft()()
        while begun:
            yield begun.popleft()()


def relink(
    story: Story, *, always: bool = False, moment: str | None = None, rooms: Rooms | None = None
) -> LinkingCounts:
    """Link all articles of the story, with people's edits and tables, and keep the result.

    Does nothing when nothing has changed since the last linking, unless ``always``
    (newer linking rules), which came to work at ``moment``. Raises StoryInUse.
    """
    tables = story.tables
    with story.writing() as ledger:
        if always or not book.is_linked(ledger, tables):
            do = rooms or Rooms.real()
            made_from = book.generation(ledger)
            found = tuple(book.all_analyses(ledger, as_found=True))
            edits = book.edits(ledger)
            rereader = Rereader(ledger, do)
            read, corrected = correct(found, edits, rooms=rereader.rooms())
            rereader.keep(all_asked=True)
            book.store_linking(
                ledger,
                do.link(read, edits, tables),
                corrected=(each for each, before in zip(corrected, found, strict=True) if each != before),
                tables=tables,
                made_from=made_from,
                moment=moment,
            )
        return book.count_linking(ledger)


def checked(declared: dict[str, str]) -> dict[str, str]:
    """Raises WrongUse for a value that is empty or not of its kind: it would be wrong for every input."""
    for name, value in declared.items():
        if not value.strip():
            option = "--tz" if name == "timezone" else f"--{name}"
            raise WrongUse(option, "is empty", "give a value, or leave the option out")
    url = declared.get("url")
    if url is not None and not _ADDRESS.fullmatch(url):
        raise WrongUse(
            repr(url)[:80],
            "is not the address of a page",
            "write it as https://example.org/page, without blanks",
        )
    published, zone = declared.get("published"), declared.get("timezone")
    try:
        datetime.fromisoformat(published or "2031-04-02")
    except ValueError as error:
        raise WrongUse(
            repr(published), "is not a date", "write it as 2031-04-02 or 2031-04-02T18:05+02:00"
        ) from error
    try:
        ZoneInfo(zone or "UTC")
    except (ValueError, OSError, ZoneInfoNotFoundError) as error:
        raise WrongUse(repr(zone), "is not a time zone", "write a name such as Europe/Lisbon") from error
    return declared
