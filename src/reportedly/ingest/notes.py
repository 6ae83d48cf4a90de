"""Own reporting, typed: a capture of its own kind, read as any page is."""

from collections.abc import Mapping

from reportedly import ledger as book
from reportedly.ingest.outcomes import Outcome
from reportedly.ingest.rooms import Rooms
from reportedly.ingest.run import checked, ingest
from reportedly.ledger import Story

__all__ = ["OWN_REPORTING", "note_bytes", "take_note"]

OWN_REPORTING = "own reporting"
"""The outlet of a note, unless another is declared: nobody else has published it."""


def note_bytes(text: str, *, source: str | None, said_at: str) -> bytes:
    """The bytes of a note: a head by which it is known as one, with who said it and when, and the words as typed.

    The same words from another source, or at another time, are another note.
    """
    from reportedly.clean import NOTE_HEAD  # only here: nothing else in this room needs the cleaner

    head = f"{NOTE_HEAD}said at: {said_at}\n"
    if source is not None:
        head += f"source: {' '.join(source.split())}\n"
    return f"{head}\n{text.strip()}\n".encode("utf-8", "replace")


def take_note(
    story: Story,
    data: bytes,
    *,
    obtained_at: str,
    declared: Mapping[str, str],
    rooms: Rooms | None = None,
) -> list[Outcome]:
    """Keep the bytes of a note (``note_bytes``) and enter it; outcomes as ``ingest`` gives them.

    ``declared``: outlet, published, url, timezone, as for a page. What an earlier run
    left pending is finished too. Raises what ``ingest`` raises.
    """
    fields = checked({"outlet": OWN_REPORTING, **declared})
    with story.writing() as ledger:
        capture = story.captures.store(data)
        book.begin_intake(
            ledger,
            address="note",
            path=None,
            how="note",
            obtained_at=obtained_at,
            declared=fields,
            capture=capture,
        )
    return list(ingest(story, [], obtained_at=obtained_at, rooms=rooms))
