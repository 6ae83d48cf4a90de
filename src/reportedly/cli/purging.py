"""What a purge is about, and what it leaves."""

from reportedly import ledger as book
from reportedly.errors import NoSuchId
from reportedly.ledger import Ledger, Story

__all__ = ["find_capture", "say_left"]


def find_capture(story: Story, ledger: Ledger, typed: str) -> str:
    """The SHA-256 of the article, or of the one kept capture, that begins so. Raises NoSuchId."""
    wanted = typed.strip().lower()
    kept = {str(row[0]) for row in ledger.rows("SELECT capture FROM intake WHERE capture IS NOT NULL")}
    known = {*story.captures.all(), *kept, *book.article_ids(ledger)}
    found = sorted(each for each in known if wanted and each.startswith(wanted))
    if len(found) == 1:
        return found[0]
    if not found:
        raise NoSuchId(
            repr(typed)[:80],
            "is no article or kept page of this story",
            "copy an id from `reportedly log`, or `reportedly log --json` for a rejected page",
        )
    shown = ", ".join(each[: len(wanted) + 4] for each in found[:6])
    raise NoSuchId(wanted, f"fits more than one page: {shown}", "give more digits")


def say_left(ledger: Ledger, capture: str) -> list[str]:
    """One line each for what other pages of the story still hold of it."""
    said: list[str] = []
    versions = ledger.rows(
        "SELECT earlier FROM version_of WHERE capture = ? UNION SELECT capture FROM version_of WHERE earlier = ?"
        " ORDER BY 1",
        capture,
        capture,
    )
    if versions:
        ids = ", ".join(row[0][:12] for row in versions)
        said.append(f"other versions of the page stay: {ids}; purge each that must go")
    if any(capture == article for article in book.article_ids(ledger)):
        others = sorted(
            {other for row in book.reuses(ledger, capture) for other in (row.reuse.a, row.reuse.b)}
            - {capture}
        )
        if others:
            ids = ", ".join(other[:12] for other in others)
            said.append(f"pages that share text with it stay: {ids}")
    return said
