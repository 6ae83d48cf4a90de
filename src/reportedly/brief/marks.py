"""Page text with spans marked in it, so that a reader sees which words are meant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.records import Span

__all__ = ["Mark", "line_number", "mark_spans", "window_around"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span and what is written around it."""

    span: Span
    open: str
    close: str


def mark_spans(text: str, window: Span, marks: Iterable[Mark]) -> str:
    """The words of ``window`` with the marks that overlap it; without the marks they are the page's exact words.

    Marks may nest. Where they cross, each still opens and closes at its own ends.
    """
    # At one position what ends closes before what begins opens; the longer opens first and closes last.
    insertions: list[tuple[int, int, int, str]] = []
    for mark in marks:
        start, end = max(mark.span.start, window.start), min(mark.span.end, window.end)
        if start < end:
            insertions.append((start, 1, -(end - start), mark.open))
            insertions.append((end, 0, end - start, mark.close))
    pieces, at = [], window.start
    for position, _, _, sign in sorted(insertions):
        pieces += [text[at:position], sign]
        at = position
    pieces.append(text[at : window.end])
    return "".join(pieces)


def window_around(text: str, spans: Sequence[Span], *, context: int) -> Span:
    """The stretch from the first span to the last, with up to ``context`` characters more on each side.

    The added context stays within the line and ends at a word.
    """
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    before = text[max(start - context, 0) : start].rpartition("\n")[2]
    if start - len(before) > 0 and len(before) == context:
        before = before.partition(" ")[2]
    after = text[end : end + context].partition("\n")[0]
    if end + len(after) < len(text) and len(after) == context:
        after = after.rpartition(" ")[0]
    return Span(start - len(before), end + len(after))


def line_number(text: str, position: int) -> int:
    """The number of the page-text line in which a position stands, from 1, as an editor counts lines."""
    return text.count("\n", 0, position) + 1
