"""The attribution kit (PolNeAR): the room's relations, marked as that corpus marks them.

The corpus differs from the gold guide in marking, not in what is meant: its cues
take in auxiliaries and what stands between cue and content ("had also told
reporters"), its sources their appositions; and a word belongs to one
attribution at most, so of two that overlap the likelier one is kept.
"""

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportedly.extract.attributions.finder import THRESHOLD
from reportedly.extract.attributions.forms import add_forms
from reportedly.extract.attributions.pieces import Range
from reportedly.extract.attributions.relations import Relation, find_relations
from reportedly.extract.attributions.view import View, lay_out
from reportedly.extract.attributions.weights import load_models
from reportedly.parse import Parser, find_quotations
from reportedly.records import Parse, Span, trim

__all__ = ["parse_text", "predict", "univocal", "wide_cue"]

_BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
_BEFORE_NOUN = frozenset({"det", "amod", "compound", "nummod"})
_AFTER = frozenset({"prep", "npadvmod", "advmod", "prt"})
_FAR = 8
"""Tokens between cue and content that the corpus still counts to the cue."""


def predict(gold: Path, out: Path) -> None:
    """Write predictions for the articles in ``gold``, of which only ids and texts are read."""
    parser, models = Parser.default(), load_models()
    with out.open("w", encoding="utf-8") as lines:
        for identifier, text in _articles(gold):
            view = lay_out(parse_text(text, parser))
            relations = add_forms(view, text, find_relations(view, models))
            likely = [r for r in relations if r.weight > THRESHOLD and r.content.ranges]
            found = [_marked(view, relation) for relation in univocal(likely)]
            lines.write(json.dumps({"id": identifier, "attributions": found}) + "\n")


def _articles(gold: Path) -> Iterator[tuple[str, str]]:
    with (
        gzip.open(gold, "rt", encoding="utf-8")
        if gold.suffix == ".gz"
        else gold.open(encoding="utf-8") as lines
    ):
        for line in lines:
            if line.strip():
                article = json.loads(line)
                yield article["id"], article["text"]


def parse_text(text: str, parser: Parser) -> Parse:
    """Parse a text every line of which is body: the corpus has no page around its articles."""
    spans = []
    start = 0
    for line in text.split("\n"):
        if (span := trim(text, start, start + len(line))) is not None:
            spans.append(span)
        start += len(line) + 1
    paragraphs = parser.paragraphs(text, spans, headings=frozenset())
    quotations = find_quotations(text, [paragraph.span for paragraph in paragraphs])
    return Parse(paragraphs, quotations, parser.label)


def univocal(relations: Iterable[Relation]) -> list[Relation]:
    """The likeliest relations of which none holds another's cue or shares its content."""
    kept: list[Relation] = []
    for relation in sorted(relations, key=lambda r: (-r.weight, r.cue)):
        if not any(_clash(relation, other) or _clash(other, relation) for other in kept):
            kept.append(relation)
    return sorted(kept, key=lambda r: r.cue)


def _clash(one: Relation, other: Relation) -> bool:
    return any(
        first <= other.head < end or any(first < e and f < end for f, e in other.content.ranges)
        for first, end in one.content.ranges
    )


def _marked(view: View, relation: Relation) -> dict[str, list[list[int]]]:
    def spans(ranges: Iterable[Range]) -> list[list[int]]:
        cut: list[Span] = [view.span(first, end) for first, end in ranges]
        return [[span.start, span.end] for span in cut]

    return {
        "source": spans([relation.held] if relation.held else []),
        "cue": spans([wide_cue(view, relation)]),
        "content": spans(relation.content.ranges),
    }


def wide_cue(view: View, relation: Relation) -> Range:
    """The cue with its auxiliaries and adverbs before, and what stands between it and its content."""
    first, end = relation.cue
    taken = [*relation.content.ranges, *([relation.held] if relation.held else [])]
    start, stop = view.sentences[view.sentence[relation.head]]

    def free(token: int) -> bool:
        return start <= token < stop and not any(f <= token < e for f, e in taken)

    before = _BEFORE_NOUN if view.pos[relation.head] == "NOUN" else _BEFORE_VERB
    while free(first - 1) and (
        (view.head[first - 1] == relation.head and view.dep[first - 1] in before)
        or (view.pos[first - 1] == "AUX" and view.pos[relation.head] in ("ADJ", "NOUN"))
    ):
        first -= 1
    follows = min((f for f, _ in taken if f >= end), default=stop)
    content_follows = any(f == follows for f, _ in relation.content.ranges)
    between = range(end, follows)
    if content_follows and len(between) <= _FAR and all(view.pos[t] != "PUNCT" for t in between):
        end = follows
    elif not content_follows:
        while free(end) and view.head[end] == relation.head and view.dep[end] in _AFTER:
            edge = min(view.right[end], follows)
            if not all(free(token) and view.pos[token] != "PUNCT" for token in range(end, edge)):
                break
            end = edge
    return first, end
