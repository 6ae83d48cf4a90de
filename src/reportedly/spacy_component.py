"""``nlp.add_pipe("reportedly_attribution")``: who said what, for people who want only this, in their own pipeline.

The component reads what the pipeline's tagger, parser and lemmatizer found and
gives ``doc._.attributions``, a tuple of ``DocAttribution`` in the order of their
cues. No ledger, no story folder, no second parse.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from reportedly.errors import UnreadableInput
from reportedly.extract.attributions import find_attributions
from reportedly.parse import find_quotations
from reportedly.records import Attribution, Kind, Paragraph, Parse, Span, Tier, Token

__all__ = ["NAME", "DocAttribution", "add_attributions", "make_component"]

NAME: Final = "reportedly_attribution"

_NEEDED: Final = ("TAG", "POS", "DEP", "HEAD", "LEMMA")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocAttribution:
    """One attribution of a document: somebody (source) says (cue) something (content)."""

    source: DocSpan | None  # None for the agentless: "it was alleged that", "reportedly"
    cue: DocSpan
    content: tuple[DocSpan, ...]  # in order; several when the cue interrupts; empty: "declined to comment"
    kind: Kind
    tier: Tier
    probability: float  # 0 to 1


@Language.factory(NAME, assigns=["doc._.attributions"], requires=["token.tag", "token.dep", "token.lemma"])
def make_component(nlp: Language, name: str) -> Any:
    """The pipeline component. It has no settings: the lexicon is where a journalist corrects it."""
    if not Doc.has_extension("attributions"):
        Doc.set_extension("attributions", default=())
    return add_attributions


def add_attributions(doc: Doc) -> Doc:
    """Set ``doc._.attributions``. Every line of the text is a paragraph; all of them are read as body.

    Raises UnreadableInput for a document without tags, lemmas or a parse: from
    such a one nothing would be found, and nobody would know why.
    """
    if len(doc):
        _hold_annotated(doc)
    lines = list(_lines(doc))
    paragraphs = tuple(_paragraph(line) for line in lines)
    quotations = find_quotations(doc.text, [paragraph.span for paragraph in paragraphs])
    found = find_attributions("", doc.text, Parse(paragraphs, quotations, "spacy"))
    doc._.attributions = tuple(_in_document(doc, attribution) for attribution in found)
    return doc


def _hold_annotated(doc: Doc) -> None:
    missing = [what for what in _NEEDED if not doc.has_annotation(what)]
    if missing:
        raise UnreadableInput(
            "document",
            f"{NAME} found no {', '.join(missing)} in it",
            "put it after an English tagger, parser and lemmatizer",
            stage="parse",
        )


def _lines(doc: Doc) -> Iterator[DocSpan]:
    """The document's lines without white space at their ends, empty ones left out.

    A line ends at a token of white space that holds a line feed, which is how
    spaCy's English tokenizer cuts them.
    """
    start = 0
    for end in [*(token.i for token in doc if token.is_space and "\n" in token.text), len(doc)]:
        first, last = start, end
        while first < last and doc[first].is_space:
            first += 1
        while last > first and doc[last - 1].is_space:
            last -= 1
        if first < last:
            yield doc[first:last]
        start = end + 1


def _paragraph(line: DocSpan) -> Paragraph:
    tokens = tuple(
        Token(
            token.idx,
            token.idx + len(token.text),
            token.text,
            token.lemma_.lower(),
            token.tag_,
            token.pos_,
            token.dep_,
            _governor(token, line),
        )
        for token in line
    )
    return Paragraph(Span(line.start_char, line.end_char), tuple(tokens), tuple(_sentences(line)), False)


def _governor(token: Any, line: DocSpan) -> int:
    """The governor's place in the line; a word governed from another line is a root in its own."""
    governor: int = token.head.i
    place: int = (governor if line.start <= governor < line.end else token.i) - line.start
    return place


def _sentences(line: DocSpan) -> Iterator[tuple[int, int]]:
    """The sentences of the line: one that the parser ran over its end is cut there."""
    start = 0
    for token in line[1:]:
        if token.is_sent_start:
            yield start, token.i - line.start
            start = token.i - line.start
    yield start, len(line)


def _in_document(doc: Doc, found: Attribution) -> DocAttribution:
    return DocAttribution(
        source=_span(doc, found.source) if found.source else None,
        cue=_span(doc, found.cue),
        content=_spans(doc, found.content),
        kind=found.kind,
        tier=found.tier,
        probability=found.probability,
    )


def _spans(doc: Doc, spans: Sequence[Span]) -> tuple[DocSpan, ...]:
    return tuple(_span(doc, span) for span in spans)


def _span(doc: Doc, span: Span) -> DocSpan:
    """The tokens of a span. The finder cuts between tokens, so nothing is widened in English text."""
    cut = doc.char_span(span.start, span.end, alignment_mode="expand")
    assert cut is not None  # noqa: S101  "expand" gives a span for any range within the text
    return cut
