"""The spaCy adapter: paragraphs in, tokens and sentences out, in page offsets."""

import os
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Final

from reportedly.errors import ModelNotTrusted
from reportedly.parse.quotes import find_quotations
from reportedly.parse.weights import Weights, find_weights
from reportedly.records import Article, LineKind, PageText, Paragraph, Parse, Span

__all__ = ["Parser", "parse_page"]

_LONGEST: Final = 50_000
"""Code points parsed at once. Nobody writes such a paragraph: a longer line is a dump, and is cut at a space."""
_BATCH: Final = 1_000
"""Tokens a batch: two articles' worth, 4 MB of scores. A longer paragraph is a batch of its own."""
_CHUNK: Final = 512
"""Paragraphs parsed before their spaCy objects are let go."""
_LASTING: Final = 20_000
"""Words kept for good: first come, first kept, which are the frequent ones. What comes after is kept for a
chunk only, or the string store would grow for ever. A word met anew costs 20 µs, a kept one none."""


class Parser:
    """The language model, loaded once a process. What it remembers of earlier texts never shows in a result."""

    def __init__(self, weights: Weights) -> None:
        # One thread: the unit of parallel work is the article.
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        from reportedly.parse.arcs import ArcParser, Tagger
        from reportedly.parse.vectors import TokenVectors
        from reportedly.parse.words import Words

        self.label = weights.label
        self._nlp = _load(weights)
        self._nlp.max_length = _LONGEST + 1
        self._nlp.tokenizer.max_cache_size = _LASTING
        getters = self._nlp.vocab.lex_attr_getters
        self._nlp.vocab.lex_attr_getters = {name: getters[name] for name in _lexical_attributes()}
        try:
            self._vectors, self._tagger = TokenVectors(self._nlp), Tagger(self._nlp)
            self._arcs, self._words = ArcParser(self._nlp), Words(self._nlp)
        except (ValueError, KeyError) as error:
            raise ModelNotTrusted(
                str(weights.folder),
                f"spaCy builds it in a way this parser does not know ({error})",
                "install the versions of requirements.lock with `make setup`",
            ) from error

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
            with self._memory():
                docs = [self._nlp.make_doc(span.of(text)) for span, _ in chunk]
                for batch in _batches(docs):
                    vectors = self._vectors(batch)
                    self._tagger(batch, vectors)
                    self._arcs(batch, vectors)
                parsed += [
                    self._words.paragraph(doc, span, heading)
                    for doc, (span, heading) in zip(docs, chunk, strict=True)
                ]
        return tuple(parsed)

    def _memory(self) -> AbstractContextManager[Any]:
        """Words last until there are enough of them; then each chunk's are forgotten after it."""
        return nullcontext() if len(self._nlp.vocab) < _LASTING else self._nlp.memory_zone()


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


def _load(weights: Weights) -> Any:
    import spacy  # 0.6 s: `where` and `show` never come this way

    # NER costs 40% of the time and buys nothing measured.
    return spacy.load(weights.folder, exclude=["ner", "senter"])


def _pieces(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > start else start + _LONGEST
        yield Span(start, cut)
        start = cut + (cut == space)  # the space itself belongs to neither piece
    yield Span(start, span.end)


def _batches(docs: Sequence[Any]) -> Iterator[list[Any]]:
    batch: list[Any] = []
    size = 0
    for doc in docs:
        if batch and size + len(doc) > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(doc)
        size += len(doc)
    if batch:
        yield batch


def _lexical_attributes() -> Sequence[int]:
    """What a word is asked for when it is first met: what tokenizer, vectors and ruler look at, and no more."""
    from spacy.attrs import IS_SPACE, LANG, LOWER, NORM, PREFIX, SHAPE, SUFFIX

    return (LOWER, NORM, PREFIX, SUFFIX, SHAPE, IS_SPACE, LANG)
