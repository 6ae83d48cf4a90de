"""Text in, attributions out: one parser for all attribution tests, every line a paragraph of body."""

from functools import cache

from reportedly.extract.attributions import find_attributions
from reportedly.parse import Parser, find_quotations
from reportedly.records import Attribution, Parse, Span, trim


@cache
def parser() -> Parser:
    return Parser.default()


def parse_lines(text: str, *, headings: int = 0) -> Parse:
    """Parse each line; the first ``headings`` lines are headings."""
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        if (span := trim(text, start, start + len(line))) is not None:
            spans.append(span)
        start += len(line) + 1
    paragraphs = parser().paragraphs(text, spans, headings=frozenset(spans[:headings]))
    quotations = find_quotations(text, [paragraph.span for paragraph in paragraphs])
    return Parse(paragraphs, quotations, parser().label)


def attributions_in(text: str) -> tuple[Attribution, ...]:
    return find_attributions("made-up", text, parse_lines(text))


def said(text: str) -> list[tuple[str | None, str, str]]:
    """(source, cue, content), the content's parts joined by " | "."""
    return [
        (a.source.of(text) if a.source else None, a.cue.of(text), " | ".join(s.of(text) for s in a.content))
        for a in attributions_in(text)
    ]
