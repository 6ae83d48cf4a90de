"""Where words stand and which page they stand on, in one line each: the same in Markdown and HTML."""

from typing import Final

from reportedly.brief.report.document import Note, Page

__all__ = ["say_page", "say_where"]

_DIGITS: Final = 12
"""Of a page's digest in a note: enough to find it among the pages, where it stands whole."""


def say_where(note: Note) -> str:
    """Outlet, date with its basis, chain, place and page of a note's words."""
    chain = f" Told through: {note.chain}." if note.chain else ""
    place = note.place[:1].upper() + note.place[1:]
    return f"{note.outlet}, {note.when}.{chain} {place}; page {note.capture[:_DIGITS]}."


def say_page(page: Page) -> str:
    """A page as a reader would ask for it, with the digest of its captured bytes."""
    title = f", “{page.title}”" if page.title else ""
    address = f" Address: {page.address};" if page.address else ""
    return f"{page.capture[:_DIGITS]}: {page.outlet}{title}, {page.when}.{address} SHA-256 {page.capture}"
