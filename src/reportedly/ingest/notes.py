"""Own reporting, typed: a capture of its own kind, read as any page is."""

from collections.abc import Mapping

from reportedly import ledger as book
from reportedly.errors import WrongUse
from reportedly.ingest.outcomes import Outcome
from reportedly.ingest.rooms import Rooms
from reportedly.ingest.run import checked, ingest
from reportedly.ledger import Story

__all__ = ["OWN_REPORTING", "take_note"]

OWN_REPORTING = "own reporting"
"""The outlet of a note, unless another is declared: nobody else has published it."""


def take_note(
    story: Story,
    text: str,
    *,
    obtained_at: str,
    declared: Mapping[str, str],
    rooms: Rooms | None = None,
) -> list[Outcome]:
    """Keep the words as bytes, written down as a note, and enter them; outcomes as ``ingest`` gives them.

    ``declared``: outlet, published, url, timezone, as for a page. What an earlier run
    left pending is finished too. Raises WrongUse for no words, and what ``ingest`` raises.
    """
    if not text.strip():
        raise WrongUse("the note", "is empty", "write what was said, in quotation marks")
    fields = checked({"outlet": OWN_REPORTING, **declared})
    with story.writing() as ledger:
        capture = story.captures.store(f"{text.strip()}\n".encode("utf-8", "replace"))
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
