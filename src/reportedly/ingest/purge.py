"""Take a page out for good, to protect a source: bytes, page text, words, corrections, log."""

from dataclasses import dataclass

from reportedly import ledger as book
from reportedly.ingest.rooms import Rooms
from reportedly.ingest.run import relink
from reportedly.ledger import Story

__all__ = ["Gone", "purge"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """What a purge took out."""

    was_article: bool
    inputs: int
    edits: int
    scrubbed: (
        bool  # False: somebody was reading, and the ledger's log still holds the words until purged again
    )


def purge(story: Story, capture: str | None, *, rooms: Rooms | None = None) -> Gone:
    """Take out a capture, by its SHA-256, and everything made of it; without one, only scrub the ledger's file again.

    The bytes go first, so that a purge cut short leaves rows that name it and can be
    run again. Raises StoryInUse.
    """
    purged = None
    if capture is not None:
        with story.writing() as ledger:
            story.captures.discard(capture)
            purged = book.purge_rows(ledger, capture)
    relink(story, rooms=rooms)
    with story.writing() as ledger:
        scrubbed = book.scrub(ledger)
    return Gone(
        was_article=purged is not None and purged.was_article,
        inputs=purged.inputs if purged else 0,
        edits=purged.edits if purged else 0,
        scrubbed=scrubbed,
    )
