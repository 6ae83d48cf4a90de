"""The body of an article as linking reads it: its words in order, with places and what stands in quotation marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.lexicons import load_table
from reportedly.link.likeness.words import find_words
from reportedly.records import Analysis, LineKind, Span

__all__ = ["Body", "body_of", "quoted_spans", "read_body"]


@dataclass(frozen=True, slots=True)
class Body:
    """Words of an article's prose, line after line; four sequences of one length."""

    article_id: str
    words: tuple[str, ...]
    starts: tuple[int, ...]  # code points of the page text
    ends: tuple[int, ...]
    quoted: tuple[bool, ...]  # inside double quotation marks
    line_ends: tuple[int, ...] = ()  # places in ``words`` where each line ends
    announced: frozenset[int] = frozenset()  # numbers of the lines that follow a line ending in a colon

    def span(self, first: int, end: int) -> Span:
        """The page span of the words ``[first, end)``."""
        return Span(self.starts[first], self.ends[end - 1])


def body_of(analysis: Analysis) -> Body:
    """The prose of an analyzed article. Headings stay out: outlets rewrite them over wire copy."""
    lines = [line.span for line in analysis.article.lines if line.kind is LineKind.BODY]
    return read_body(analysis.article.article_id, analysis.page_text.text, lines)


def read_body(article_id: str, text: str, lines: Sequence[Span]) -> Body:
    """The words of these lines of ``text``. Linear in their length."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    quoted: list[bool] = []
    line_ends: list[int] = []
    announced: set[int] = set()
    line_before = ""
    for number, line in enumerate(lines):
        if line_before.rstrip().endswith(":"):
            announced.add(number)
        line_before = line.of(text)
        inside = quoted_spans(text, line)
        here = 0
        for word in find_words(text, line.start, line.end):
            while here < len(inside) and inside[here].end <= word.start:
                here += 1
            words.append(word.text)
            starts.append(word.start)
            ends.append(word.end)
            quoted.append(here < len(inside) and inside[here].start <= word.start)
        line_ends.append(len(words))
    return Body(
        article_id,
        tuple(words),
        tuple(starts),
        tuple(ends),
        tuple(quoted),
        tuple(line_ends),
        frozenset(announced),
    )


@cache
def _marks() -> tuple[dict[str, str], frozenset[str]]:
    """Opening mark → its closing mark, and the marks without direction, of the single-character double marks."""
    directed: dict[str, str] = {}
    plain: set[str] = set()
    for row in load_table("quotes"):
        opening, closing = row["open"], row["close"]
        if row["level"] != "double" or opening is None or closing is None or len(opening) != 1:
            continue
        if opening == closing:
            plain.add(opening)
        else:
            directed[opening] = closing
    return directed, frozenset(plain)


def quoted_spans(text: str, line: Span) -> list[Span]:
    """What stands in double quotation marks on one line, marks included, in order.

    A mark left open runs to the end of its line, as in a quotation of several
    paragraphs. Single marks are not read: in running text they are apostrophes as
    often as marks.
    """
    directed, plain = _marks()
    found: list[Span] = []
    opened: int | None = None
    closing = ""
    for place in range(line.start, line.end):
        character = text[place]
        if opened is None:
            if character in plain or character in directed:
                opened, closing = place, directed.get(character, character)
        elif character == closing or (closing in plain and character in plain):
            found.append(Span(opened, place + 1))
            opened = None
    if opened is not None:
        found.append(Span(opened, line.end))
    return found
