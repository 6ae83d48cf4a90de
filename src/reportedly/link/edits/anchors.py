"""Anchors: where on a page a person's correction holds, and how it is found again."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, takewhile
from typing import Final

from reportedly.records import Anchor, Article, Figure, Line, PageText, Span, Statement

__all__ = [
    "find_figure",
    "find_lines",
    "find_quote",
    "find_statements",
    "make_anchor",
    "nearest_quote",
    "reattach",
    "statement_span",
]

CONTEXT: Final = 32
"""Code points of context on each side (W3C TextQuote's prefix and suffix)."""
SAME_PLACE: Final = 0.5
"""Least share of their common stretch that two places share to be one, after rules have moved a span's edges."""
SURELY: Final = 0.8
"""Share from which nobody asks whether a statement has been cut into parts."""
MADE_UP: Final = 0.5
"""Least share of a place that the parts it was cut into make up: a cue and its speaker may be half of a short one."""
SAME_FRAME: Final = 8
"""Code points of context that tell two places of one quote apart at least."""
BARE: Final = 60
"""Code points of the longest place of a cue alone: "declined to comment on the matter"."""


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

    White space counts for nothing: a newer renderer may break lines elsewhere. Of several
    places the one framed by the anchor's own context counts, whole or in part. None where the quote is
    gone, or its context does not tell its places apart.
    """
    if anchor.span is None:
        return None
    text = page_text.text
    if anchor.page_text == page_text.sha256 and anchor.span.end <= len(text):
        return anchor.span
    places = find_quote(text, anchor.exact)
    if len(places) < 2:
        return places[0] if places else None
    framed = sorted(((_frame(text, place, anchor), place) for place in places), reverse=True)
    (best, place), (second, _) = framed[:2]
    return place if best >= SAME_FRAME and best > second else None


def find_quote(text: str, quote: str) -> tuple[Span, ...]:
    """The places of these words in the text: as they are, else with other white space between them."""
    places: list[Span] = []
    start = text.find(quote) if quote else -1
    while start >= 0:
        places.append(Span(start, start + len(quote)))
        start = text.find(quote, start + 1)
    if places or not quote.split():
        return tuple(places)
    words = r"\s+".join(re.escape(word) for word in quote.split())
    return tuple(Span(*match.span()) for match in re.finditer(words, text))


def nearest_quote(text: str, quote: str, place: int) -> Span | None:
    """The place of these words that begins nearest to ``place``, the earlier of two as near; None without one."""
    return min(find_quote(text, quote), key=lambda span: (abs(span.start - place), span.start), default=None)


def _frame(text: str, place: Span, anchor: Anchor) -> int:
    """How many code points of the anchor's context stand around the place without a break."""
    before, after = text[max(0, place.start - CONTEXT) : place.start], text[place.end : place.end + CONTEXT]
    return _alike(reversed(before), reversed(anchor.prefix)) + _alike(after, anchor.suffix)


def _alike(a: Iterable[str], b: Iterable[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))


def find_statements(
    now: Mapping[str, Statement], role: str, span: Span, *, found: Mapping[str, Statement] | None = None
) -> tuple[str, ...]:
    """Keys of the statements at this place; empty where there is none.

    The one whose part of that role is the span or overlaps it most; where newer rules have cut it into
    parts, those parts; and one that is a cue alone by any touch of its cue. ``found``
    are the statements as they stood before people moved their edges: an older anchor finds them there.
    """
    best: list[tuple[float, int, str]] = []
    for age, forms in enumerate((now, found or {})):
        for key, statement in forms.items():
            share = max(_share(span, place) for place in _parts(statement, role))
            best.append((-share, age, key))
    share, _, key = min(best, default=(0.0, 0, ""))
    whole = role in ("statement", "content")
    if -share >= SURELY:
        # A cue behind its content makes the first part as long as the whole was: the others have its cue.
        cue = now[key].cue if key in now else None
        same = {k: s for k, s in now.items() if s.cue == cue} if cue else {}
        return _cut_parts(same, span) or (key,) if whole else (key,)
    if whole and (cut := _cut_parts(now, span)):
        return cut
    if -share >= SAME_PLACE:
        return (key,)
    bare = [k for k, s in now.items() if not s.content and s.cue is not None and s.cue.overlaps(span)]
    return tuple(bare) if len(bare) == 1 and len(span) <= BARE else ()


def _cut_parts(statements: Mapping[str, Statement], span: Span) -> tuple[str, ...]:
    """Two or more statements that lie inside the span, overlap nowhere in content, and make up most of it."""
    inside = {
        key: statement
        for key, statement in statements.items()
        if statement.content and all(piece in span for piece in statement.content)
    }
    pieces = sorted(piece for statement in inside.values() for piece in statement.content)
    apart = all(not a.overlaps(b) for a, b in pairwise(pieces))
    told = sum(len(piece) for piece in pieces)
    return tuple(inside) if len(inside) > 1 and apart and told >= MADE_UP * len(span) else ()


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
        inside = figure.number_span in span and share > 0  # newer rules may give it a shorter phrase
        if (share >= SAME_PLACE or inside) and (best is None or (-share, figure.key) < (best[0], best[1])):
            best = (-share, figure.key, figure)
    return best[2] if best else None


def find_lines(lines: Sequence[Line], span: Span) -> tuple[int, ...]:
    """Positions of the lines that the span holds, or the one line that holds most of it."""
    held = tuple(n for n, line in enumerate(lines) if line.span in span)
    around = tuple(n for n, line in enumerate(lines) if span in line.span)
    return held or around


def _share(a: Span, b: Span) -> float:
    common = min(a.end, b.end) - max(a.start, b.start)
    return common / (max(a.end, b.end) - min(a.start, b.start)) if common > 0 else 0.0
