"""Notes: own reporting, typed. Their bytes say what they are, so that they read the same wherever they come from."""

from typing import Final

from reportedly.clean.lines import split_lines
from reportedly.clean.stated import unknown
from reportedly.records import Article, DateBasis, Declaration, Line, LineKind, PageText, Stated

__all__ = ["NOTE_HEAD", "clean_note", "is_note"]

NOTE_HEAD: Final = "reportedly note\n"
"""What the bytes of a note begin with; no news page does. Further lines of the head follow, then an empty one."""

_CLEANED_BY: Final = "note/1"


def is_note(page: PageText) -> bool:
    """Whether a page is a note by its first line."""
    return page.text.startswith(NOTE_HEAD)


def clean_note(page: PageText, declaration: Declaration | None) -> Article:
    """A note as an article: every line below its head is body, for a person wrote it to be read.

    Who publishes it and when is only ever declared; it has no title.
    """
    said = declaration or Declaration(capture=page.capture)
    head = page.text.find("\n\n")
    lines = split_lines(page.text)
    return Article(
        article_id=page.capture,
        page_text=page.sha256,
        renderer=page.renderer,
        language=None,
        title=unknown("a note has no title"),
        outlet=_declared(said.outlet, "outlet"),
        authors=(),
        published=_declared(said.published, "published"),
        modified=unknown("a note is not modified"),
        url=_declared(said.url, "url"),
        credits=(),
        lines=tuple(
            Line(span=span, kind=LineKind.BODY, reason="a note is all body")
            if 0 <= head < span.start
            else Line(span=span, kind=LineKind.OTHER, reason="head of a note")
            for span in lines
        ),
        cleaned_by=_CLEANED_BY,
    )


def _declared(value: str | None, name: str) -> Stated:
    if value is None:
        return unknown(f"no {name} was declared")
    return Stated(value=value, basis=DateBasis.DECLARED, evidence=f"declared {name}")
