"""The spaCy adapter: paragraphs in, tokens and sentences out, in page offsets."""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from reportedly.parse.attributes import RememberedRuler
from reportedly.parse.quotes import find_quotations
from reportedly.parse.weights import Weights, find_weights
from reportedly.records import Article, LineKind, PageText, Paragraph, Parse, Span, Token

__all__ = ["Parser", "parse_page"]

_LONGEST: Final = 50_000
"""Code points parsed at once. Nobody writes such a paragraph: a longer line is a dump, and is cut at a space."""
_BATCH: Final = 64
"""Paragraphs a batch: an article and a half. Larger batches gain under 3% (``make bench``)."""
_CHUNK: Final = 512
"""Paragraphs a memory zone: the string store forgets the words of a chunk, or it would grow for ever."""


class Parser:
    """The language model, loaded once a process. The only object here with a state, and a read-only one."""

    def __init__(self, weights: Weights) -> None:
        # One thread: the unit of parallel work is the article.
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        import spacy  # 0.6 s: `where` and `show` never come this way

        self.label = weights.label
        # NER costs 40% of the time and buys nothing measured.
        self._nlp = spacy.load(
            weights.folder, exclude=["ner", "senter"], disable=["attribute_ruler", "lemmatizer"]
        )
        self._nlp.max_length = _LONGEST + 1
        self._ruler = RememberedRuler(self._nlp)
        self._lemmatizer = self._nlp.get_pipe("lemmatizer")

    @classmethod
    def default(cls) -> "Parser":
        """The parser with the pinned English weights. Raises ModelNotTrusted."""
        return cls(find_weights())

    def paragraphs(
        self, text: str, spans: Sequence[Span], *, headings: frozenset[Span]
    ) -> tuple[Paragraph, ...]:
        """Parse each span of the text alone."""
        pieces = [(piece, span in headings) for span in spans for piece in _pieces(text, span)]
        parsed: list[Paragraph] = []
        for start in range(0, len(pieces), _CHUNK):
            chunk = pieces[start : start + _CHUNK]
            with self._nlp.memory_zone():
                docs = self._nlp.pipe((span.of(text) for span, _ in chunk), batch_size=_BATCH)
                parsed += [
                    _paragraph(self._lemmatizer(self._ruler(doc)), span, heading)
                    for doc, (span, heading) in zip(docs, chunk, strict=True)
                ]
        return tuple(parsed)


def parse_page(page: PageText, article: Article, parser: Parser) -> Parse:
    """Parse an article's body.

    Headings are parsed and marked as such: they repeat the body, so nothing is
    read from them, but a quotation's paragraphs are counted across them.
    """
    body = [line for line in article.lines if line.kind in (LineKind.BODY, LineKind.HEADING)]
    headings = frozenset(line.span for line in body if line.kind is LineKind.HEADING)
    paragraphs = parser.paragraphs(page.text, [line.span for line in body], headings=headings)
    return Parse(
        paragraphs=paragraphs,
        quotations=find_quotations(page.text, [paragraph.span for paragraph in paragraphs]),
        parser=parser.label,
    )


def _pieces(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > start else start + _LONGEST
        yield Span(start, cut)
        start = cut + (cut == space)  # the space itself belongs to neither piece
    yield Span(start, span.end)


def _paragraph(doc: Any, span: Span, heading: bool) -> Paragraph:
    offset = span.start
    tokens = tuple(
        Token(
            offset + token.idx,
            offset + token.idx + len(token.text),
            token.text,
            token.lemma_.lower(),
            token.tag_,
            token.pos_,
            token.dep_,
            token.head.i,
        )
        for token in doc
    )
    return Paragraph(span, tokens, tuple(_sentences(doc)), heading)


def _sentences(doc: Any) -> Iterable[tuple[int, int]]:
    return ((sentence.start, sentence.end) for sentence in doc.sents)
