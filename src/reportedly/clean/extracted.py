"""What trafilatura takes for the article, as places in the page text: it proposes, the page text stays the truth."""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from lxml import html
from trafilatura.core import bare_extraction
from trafilatura.settings import Extractor

from reportedly.clean.align import align_words

__all__ = ["Extract", "cover_lines", "extract_body"]

# Its warnings about pages it cannot use would reach the user's screen; the reason stands on the lines instead.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("trafilatura").propagate = False

_WORD: Final = re.compile(r"\w+")
LEAST_COVER: Final = (
    0.5  # share of a line's words that must be in the extract; between .3 and .7 nothing changes
)


@dataclass(frozen=True, slots=True)
class Extract:
    """The words of an extracted body in order, whether each is of a heading, and where each paragraph ends."""

    words: tuple[str, ...]
    heading: tuple[bool, ...]
    paragraphs: tuple[tuple[int, int], ...]  # [start, end) in words


def extract_body(tree: html.HtmlElement) -> Extract | None:
    """Trafilatura's default extraction without comments; None where it finds nothing.

    Never ``deduplicate``: it keeps a cache across pages, so that one page's result
    would depend on another's (adbar/trafilatura#778). It works on a copy of the tree.
    """
    options = Extractor(comments=False, dedup=False, formatting=False, links=False, images=False, tables=True)
    try:
        document: Any = bare_extraction(tree, options=options)
    except (RecursionError, AttributeError, TypeError, ValueError, IndexError, KeyError, AssertionError):
        # A library fed with the open web: a page that breaks it is read from its text alone.
        return None
    if document is None or document.body is None:
        return None
    words: list[str] = []
    heading: list[bool] = []
    paragraphs: list[tuple[int, int]] = []
    for text, is_heading in _paragraphs(document.body):
        found = _WORD.findall(text)
        if found:
            paragraphs.append((len(words), len(words) + len(found)))
            words += found
            heading += [is_heading] * len(found)
    return Extract(tuple(words), tuple(heading), tuple(paragraphs)) if words else None


def cover_lines(extract: Extract, lines: Sequence[str]) -> tuple[list[bool], list[bool], float]:
    """(line is in the extract, line is a heading of it) for each line; and the share of the extract that was found.

    Lines without a word are never in it. Lines that stand alone in the extract and are
    shorter than a shingle are found by their whole text between their neighbours.
    """
    tokens = [_WORD.findall(line) for line in lines]
    line_of = [number for number, words in enumerate(tokens) for _ in words]
    aligned = align_words(extract.words, [word for words in tokens for word in words])
    covered = [0] * len(lines)
    of_heading = [0] * len(lines)
    for place, there in enumerate(aligned):
        if there is not None:
            covered[line_of[there]] += 1
            of_heading[line_of[there]] += extract.heading[place]
    found = sum(there is not None for there in aligned)
    for start, end, line in _short_paragraphs(extract, aligned, line_of, tokens):
        covered[line] = len(tokens[line])
        of_heading[line] = len(tokens[line]) * extract.heading[start]
        found += end - start
    inside = [
        bool(words) and count >= LEAST_COVER * len(words)
        for count, words in zip(covered, tokens, strict=True)
    ]
    headings = [
        kept and heads * 2 > count for kept, heads, count in zip(inside, of_heading, covered, strict=True)
    ]
    return inside, headings, found / len(extract.words)


def _short_paragraphs(
    extract: Extract, aligned: Sequence[int | None], line_of: Sequence[int], tokens: Sequence[Sequence[str]]
) -> Iterator[tuple[int, int, int]]:
    """(start, end, line) of paragraphs that no shingle found and one line between their neighbours equals."""
    following = _next_lines(aligned, line_of, len(tokens))
    below = -1
    for start, end in extract.paragraphs:
        here = [there for there in aligned[start:end] if there is not None]
        if here:
            below = line_of[here[-1]]
            continue
        words = list(extract.words[start:end])
        # Each line is looked at once for the gap it lies in: `below` only ever grows.
        for line in range(below + 1, following[start]):
            if list(tokens[line]) == words:
                yield start, end, line
                below = line
                break


def _next_lines(aligned: Sequence[int | None], line_of: Sequence[int], count: int) -> list[int]:
    """For each word of the extract the line of the next one that was found; the number of lines after the last."""
    following = [count] * len(aligned)
    line = count
    for place in range(len(aligned) - 1, -1, -1):
        following[place] = line
        there = aligned[place]
        if there is not None:
            line = line_of[there]
    return following


def _paragraphs(body: Any) -> Iterator[tuple[str, bool]]:
    """The text of each block of trafilatura's body, and whether it is a heading."""
    parts: list[str] = []
    heading = False
    for event, element in _walk(body):
        block = element.tag in (
            "p",
            "head",
            "item",
            "quote",
            "cell",
            "code",
            "list",
            "table",
            "row",
            "lb",
            "div",
        )
        if event == "start":
            if block:
                if parts:
                    yield "".join(parts), heading
                parts, heading = [], element.tag == "head"
            if element.text:
                parts.append(element.text)
        else:
            if block:
                if parts:
                    yield "".join(parts), heading
                parts, heading = [], False
            if element.tail and element is not body:
                parts.append(element.tail)
    if parts:
        yield "".join(parts), heading


def _walk(body: Any) -> Iterator[tuple[str, Any]]:
    stack: list[tuple[str, Any]] = [("start", body)]
    while stack:
        event, element = stack.pop()
        yield event, element
        if event == "start":
            stack.append(("end", element))
            stack.extend(("start", child) for child in reversed(element))
