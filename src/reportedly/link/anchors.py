"""Anchors: where on a page a person's correction holds, and how it is found again."""

from collections.abc import Iterable
from typing import Final

from reportedly.records import Anchor, Article, Figure, PageText, Span, Statement

__all__ = ["find_figure", "find_statement", "make_anchor", "reattach", "statement_span"]

CONTEXT: Final = 32
"""Code points of context on each side (W3C TextQuote's prefix and suffix)."""
SAME_PLACE: Final = 0.5
"""Least share of their common stretch that two places share to be one, after rules have moved a span's edges."""


def make_anchor(page_text: PageText, role: str, span: Span | None, article: Article) -> Anchor:
    """The anchor of a place on a page.

    ``role``: "statement" (with ``statement_span``), "cue", "source", "content",
    "figure" (the figure's whole span), "line", or "article" with no span.
    Raises ValueError where role and span do not go together or the span runs past the text.
    """
    if (span is None) != (role == "article"):
        raise ValueError(f"an anchor of role {role!r} {'needs no' if span else 'needs a'} span")
    text = page_text.text
    return Anchor(
        capture=article.article_id,
        page_text=page_text.sha256,
        renderer=page_text.renderer,
        role=role,
        span=span,
        exact=span.of(text) if span else "",
        prefix=text[max(0, span.start - CONTEXT) : span.start] if span else "",
        suffix=text[span.end : span.end + CONTEXT] if span else "",
    )


def statement_span(statement: Statement) -> Span:
    """From the first to the last of a statement's cue and content: the span of its anchor."""
    spans = [*statement.content, *((statement.cue,) if statement.cue else ())] or [statement.sentence]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def reattach(anchor: Anchor, page_text: PageText) -> Span | None:
    """Where the anchor holds on this page text: the same span of the same text, else the one place of its quote.

    None where the quote is gone or stands in several places that its context does not tell apart.
    """
    if anchor.span is None:
        return None
    if anchor.page_text == page_text.sha256 and anchor.span.end <= len(page_text.text):
        return anchor.span
    places = list(_places(page_text.text, anchor.exact))
    framed = [
        place
        for place in places
        if page_text.text[: place.start].endswith(anchor.prefix)
        and page_text.text[place.end :].startswith(anchor.suffix)
    ]
    for found in (framed, places):
        if len(found) == 1:
            return found[0]
    return None


def _places(text: str, exact: str) -> Iterable[Span]:
    start = text.find(exact) if exact else -1
    while start >= 0:
        yield Span(start, start + len(exact))
        start = text.find(exact, start + 1)


def find_statement(statements: Iterable[Statement], role: str, span: Span) -> Statement | None:
    """The statement at this place: one whose part of that role is the span, else the one that overlaps it most."""
    best: tuple[float, str, Statement] | None = None
    for statement in statements:
        share = max(_share(span, place) for place in _parts(statement, role))
        if share >= SAME_PLACE and (best is None or (-share, statement.key) < (best[0], best[1])):
            best = (-share, statement.key, statement)
    return best[2] if best else None


def _parts(statement: Statement, role: str) -> list[Span]:
    if role == "cue" and statement.cue is not None:
        return [statement.cue]
    if role == "source" and statement.source.span is not None:
        return [statement.source.span]
    return [statement_span(statement), *(statement.content if role == "content" else ())]


def find_figure(figures: Iterable[Figure], span: Span) -> Figure | None:
    """The figure at this place, by its whole span or its number."""
    best: tuple[float, str, Figure] | None = None
    for figure in figures:
        share = max(_share(span, figure.span), _share(span, figure.number_span))
        if share >= SAME_PLACE and (best is None or (-share, figure.key) < (best[0], best[1])):
            best = (-share, figure.key, figure)
    return best[2] if best else None


def _share(a: Span, b: Span) -> float:
    common = min(a.end, b.end) - max(a.start, b.start)
    return common / (max(a.end, b.end) - min(a.start, b.start)) if common > 0 else 0.0
