"""Page text → labelled lines, by the markup where it helps, else by the text alone."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from lxml import html

from reportedly.clean.closing import label_closing
from reportedly.clean.cues import normal_words
from reportedly.clean.entries import label_entries
from reportedly.clean.extracted import cover_lines, extract_body
from reportedly.clean.lines import split_lines
from reportedly.clean.raw import STAMPS_ABOVE, STAMPS_BELOW, label_lines
from reportedly.clean.seen import Label
from reportedly.records import Line, LineKind, Span, cut

__all__ = ["label_extracted", "label_text"]

_BODY: Final = (LineKind.BODY, LineKind.HEADING)
_LEAST_FOUND: Final = (
    0.5  # share of the extract's words found in the visible lines; below it, it shows other text
)
_LEAST_EXTRACT: Final = 25  # words: an extract that is shorter is a teaser or a cookie note
_BY_MEANING: Final = ("cue:", "tail-cue:")
"""Reasons that hold against the extractor. What merely stands under a cue does not: the markup shows where a block ends
better than we can tell (segments F1 on the open body kit .916 against .914)."""
_LONGEST_TITLE: Final = 400  # code points
_EVERYTHING: Final = 0.9  # share of the shown lines: an extract beyond it has set nothing aside
_LEAST_LINES: Final = 8  # of a page on which there was something to set aside
_LITTLE_WORDS: Final = 60
_LITTLE: Final = (
    0.3  # of the words that the text alone takes for body: an extract below it missed the article
)


def label_text(
    text: str,
    *,
    hidden: Sequence[Span] = (),
    why: str = "",
    titles: Sequence[str] = (),
    outlets: Sequence[str] = (),
) -> tuple[Line, ...]:
    """Label every non-blank line by the text alone. ``why`` says, in every reason, why the markup was not used.

    titles, outlets  what the markup gives as title, best first, and as publisher.
    """
    spans = split_lines(text)
    shown = [span for span in spans if not _is_hidden(span, hidden)]
    lines = cut(text, shown)
    title = _find_title(lines, titles, [False] * len(lines)) if titles else None
    labels = dict(zip(shown, _finish(lines, label_lines(lines, title=title), outlets), strict=True))
    if not any(label.kind in _BODY for label in labels.values()) and len(shown) < len(spans):
        # A page that hides its own article (shown by a program later): better read than refused.
        rest = [span for span in spans if span not in labels]
        for span, label in zip(rest, label_lines(cut(text, rest)), strict=True):
            labels[span] = Label(label.kind, f"{label.reason} (hidden inline, nothing else is body)")
    hint = f"; {why}" if why else ""
    return tuple(
        Line(span=span, kind=label.kind, reason=label.reason + hint)
        for span in spans
        for label in [labels.get(span, Label(LineKind.HIDDEN, "hidden inline"))]
    )


def label_extracted(
    text: str,
    tree: html.HtmlElement,
    *,
    titles: Sequence[str],
    outlets: Sequence[str] = (),
    hidden: Sequence[Span] = (),
) -> tuple[Line, ...]:
    """Label every non-blank line of an HTML page: body is what trafilatura extracts, less what the words contradict.

    titles, outlets  what the markup gives as title, best first, and as publisher.

    Falls back to the text alone, with the reason, where trafilatura finds nothing,
    next to nothing, text the page does not show, or everything that it shows: pages
    laid out with tables and line breaks give it nothing to hold on to.
    """
    extract = extract_body(tree)
    if extract is None:
        return label_text(text, hidden=hidden, why="trafilatura found nothing")
    if len(extract.words) < _LEAST_EXTRACT:
        return label_text(text, hidden=hidden, why=f"trafilatura found {len(extract.words)} words")
    spans = split_lines(text)
    shown = [span for span in spans if not _is_hidden(span, hidden)]
    lines = cut(text, shown)
    inside, headings, found = cover_lines(extract, lines)
    if found < _LEAST_FOUND:
        return label_text(text, hidden=hidden, why=f"{found:.0%} of trafilatura's text is shown")
    first = next(
        (number for number, body in enumerate(inside) if body and len(lines[number].split()) > 12), 0
    )
    title = _find_title(lines, titles, inside)
    labels = label_lines(lines, title=title)
    raw = sum(len(line.split()) for line, label in zip(lines, labels, strict=True) if label.kind in _BODY)
    kept = sum(len(line.split()) for line, body in zip(lines, inside, strict=True) if body)
    if kept < _LITTLE_WORDS and kept < raw * _LITTLE:
        return label_text(text, hidden=hidden, why=f"trafilatura found {kept} of {raw} words")
    if sum(inside) >= _EVERYTHING * max(_LEAST_LINES, len(shown)) and kept * _LITTLE < raw < kept:
        # The title element of such pages names the site as often as the article: the words decide.
        heads = [line for line in titles if line in lines]
        return label_text(
            text, hidden=hidden, why="trafilatura keeps all there is", titles=heads, outlets=outlets
        )
    near = range(title - STAMPS_ABOVE, title + STAMPS_BELOW) if title is not None else range(0)
    wanted = lines[title].casefold() if title is not None else ""
    settled: list[Label] = []
    for number, line in enumerate(lines):
        label = _settle(
            labels[number], inside[number], headings[number], above=number < first or number in near
        )
        if title is not None:
            if number == title:
                label = Label(LineKind.TITLE, "title of the markup")
            elif line.casefold() == wanted:
                label = Label(LineKind.OTHER, "title repeated")
            elif label.kind is LineKind.TITLE:
                label = Label(LineKind.OTHER, "headline-like, not the markup's title")
            elif number < min(title, first) and label.kind in _BODY:
                label = Label(LineKind.NAV, "above the title")
        settled.append(label)
    final = dict(zip(shown, _finish(lines, settled, outlets), strict=True))
    return tuple(
        Line(span=span, kind=label.kind, reason=label.reason)
        for span in spans
        for label in [final.get(span, Label(LineKind.HIDDEN, "hidden inline"))]
    )


def _finish(lines: Sequence[str], labels: Sequence[Label], outlets: Sequence[str]) -> list[Label]:
    """What only the whole page shows: the heads of a live page's entries, and what closes the page."""
    return label_closing(lines, label_entries(lines, labels), outlets=outlets)


def _settle(label: Label, inside: bool, heading: bool, *, above: bool) -> Label:
    """One label of two opinions: the extractor's on the place in the markup, ours on the words."""
    if not inside:
        return Label(LineKind.OTHER, "trafilatura: not in the body") if label.kind in _BODY else label
    stamp = above and label.kind in (LineKind.BYLINE, LineKind.DATELINE)
    if stamp or label.reason.startswith(_BY_MEANING):
        return label
    return Label(LineKind.HEADING if heading else LineKind.BODY, "trafilatura")


def _find_title(lines: Sequence[str], titles: Sequence[str], inside: Sequence[bool]) -> int | None:
    """The line that shows the markup's title: the last one above the body, else the first anywhere."""
    wanted = [words for title in titles if (words := normal_words(title))]
    normal = [normal_words(line) if len(line) <= _LONGEST_TITLE else [] for line in lines]
    first = next(
        (number for number, body in enumerate(inside) if body and len(lines[number].split()) > 12), len(lines)
    )
    for words in wanted:
        places = [number for number, line in enumerate(normal) if line == words]
        if places:
            above = [number for number in places if number < first]
            return above[-1] if above else places[0]
    return None


def _is_hidden(span: Span, hidden: Sequence[Span]) -> bool:
    """Whether a line lies in one of the hidden areas, which are in order and do not overlap."""
    place = bisect_right(hidden, span.start, key=lambda area: area.start)
    return place > 0 and span in hidden[place - 1]
