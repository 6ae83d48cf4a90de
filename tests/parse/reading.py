"""One parser for all tests of this folder, and lines of text as paragraphs."""

from functools import cache

from reportedly.parse import Parser
from reportedly.records import Paragraph, Span, trim


@cache
def parser() -> Parser:
    return Parser.default()


def lines_of(text: str) -> list[Span]:
    spans = []
    start = 0
    for line in text.split("\n"):
        if (span := trim(text, start, start + len(line))) is not None:
            spans.append(span)
        start += len(line) + 1
    return spans


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    return parser().paragraphs(text, lines_of(text), headings=frozenset())
