"""Relations in tokens → spans as the gold guide asks for them.

The cue without auxiliaries, the source without appositions, the content without
"that", quotation marks inside, the final full stop outside. (PolNeAR, whose
articles taught the models, marks all three more widely.)
"""

from reportedly.extract.attributions.contents import Range
from reportedly.extract.attributions.relations import Relation
from reportedly.extract.attributions.sources import core_of
from reportedly.extract.attributions.view import View
from reportedly.records import Kind, Span, trim

__all__ = ["content_spans", "cue_span", "kind_of", "source_span"]


def cue_span(view: View, relation: Relation) -> Span:
    """The cue with its particle: "pointed out", "according to"."""
    first, end = relation.cue
    if end < len(view) and view.dep[end] == "prt" and view.head[end] == relation.head:
        end += 1
    return view.span(first, end)


def source_span(view: View, relation: Relation) -> Span | None:
    """The source's noun phrase, with its title before the name and without what follows in apposition."""
    if relation.held is None:
        return None
    first, end = relation.held
    core_first, core_end = core_of(view, relation.source.head)
    return view.span(max(first, core_first), max(min(end, core_end), max(first, core_first) + 1))


def content_spans(view: View, text: str, ranges: tuple[Range, ...]) -> tuple[Span, ...]:
    """The content's ranges as spans, without the conjunction that introduces them."""
    spans = []
    for number, (first, end) in enumerate(ranges):
        if (
            number == 0
            and view.text[first] == "that"
            and view.tag[first] in ("IN", "WDT")
            and end - first > 1
        ):
            first += 1
        span = view.span(first, end)
        if (tight := trim(text, span.start, span.end)) is not None:
            spans.append(tight)
    return tuple(spans)


def kind_of(view: View, ranges: tuple[Range, ...]) -> Kind:
    """Direct when all words stand in quotation marks, indirect when none do, else mixed."""
    words = [
        view.quoted[token] >= 0
        for first, end in ranges
        for token in range(first, end)
        if view.pos[token] not in ("PUNCT", "SPACE", "SYM")
    ]
    if words and all(words):
        return Kind.DIRECT
    return Kind.MIXED if any(words) else Kind.INDIRECT
