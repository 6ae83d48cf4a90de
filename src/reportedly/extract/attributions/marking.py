"""Relations in tokens → spans as the gold guide asks for them.

The cue without auxiliaries, the source without appositions, the content without
"that", quotation marks inside, the final full stop outside. (PolNeAR, whose
articles taught the models, marks all three more widely.)
"""

from typing import Final

from reportedly.extract.attributions.cues import cites, entry_of, words_for
from reportedly.extract.attributions.pieces import Range
from reportedly.extract.attributions.relations import Relation
from reportedly.extract.attributions.view import View
from reportedly.records import Kind, Span, trim

__all__ = ["content_spans", "cue_span", "is_statement", "kind_of", "source_span"]


_AFTERTHOUGHTS: Final = frozenset({"acl", "advcl", "appos", "parataxis", "relcl"})


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
    for child in view.children[relation.source.head]:
        start = view.left[child]
        if not relation.source.head < start < end or view.dep[child] not in _AFTERTHOUGHTS:
            continue
        # A name without a comma is no afterthought: "the news agency Lenta".
        if view.dep[child] != "appos" or view.pos[start - 1] == "PUNCT":
            end = start
    while end > first + 1 and view.tag[end - 1] in (",", ":", "-LRB-", "CC"):
        end -= 1
    return view.span(first, end)


def content_spans(view: View, text: str, ranges: tuple[Range, ...]) -> tuple[Span, ...]:
    """The content's ranges as spans, without the conjunction that introduces them."""
    spans = []
    for number, (first, end) in enumerate(ranges):
        start = _past_conjunction(view, first, end) if number == 0 else first
        span = view.span(start, end)
        if (tight := trim(text, span.start, span.end)) is not None:
            spans.append(tight)
    return tuple(spans)


def _past_conjunction(view: View, first: int, end: int) -> int:
    """After "that", or "only that"; "that" as a pronoun stays."""
    for place in (first, first + 1):
        if place + 1 >= end or (place > first and view.tag[first] != "RB"):
            return first
        if view.text[place] in words_for("complementizer") and view.tag[place] in ("IN", "WDT"):
            return place + 1
    return first


def kind_of(view: View, ranges: tuple[Range, ...]) -> Kind:
    """Direct when all words stand in quotation marks, indirect when none do, else mixed."""
    words = sum(view.words_before[end] - view.words_before[first] for first, end in ranges)
    quoted = sum(view.quoted_words_before[end] - view.quoted_words_before[first] for first, end in ranges)
    if words and quoted == words:
        return Kind.DIRECT
    return Kind.MIXED if quoted else Kind.INDIRECT


def is_statement(view: View, relation: Relation) -> bool:
    """Whether the gold guide counts the relation as a statement's.

    Not "citing two officials" (a ground, read elsewhere), not a question with
    nobody who asks ("asked whether …, he said"), not a participle before its noun,
    not a verb that needs a clause where it has a bare object ("found a key").
    """
    head, entry = relation.head, entry_of(view, relation.head)
    ranges = relation.content.ranges
    quoted = any(view.quoted_before[end] > view.quoted_before[first] for first, end in ranges)
    if entry is None or quoted:
        return True
    if entry.word_class == "verb" and view.dep[head] == "amod":  # "the said road"
        return False
    clause = any(view.dep[child] in ("ccomp", "xcomp") for child in view.children[head])
    if view.tag[head] == "VBG" and cites(view, head) and not clause:
        return False
    asks = entry.stance == "questions" and entry.word_class == "verb"
    if asks and (relation.held is None or _anonymity(view, head)):
        return False
    if clause or entry.takes not in ("addressee", "clause") or not ranges or ranges[0][0] < head:
        return True
    return view.tag[ranges[0][0]] in ("IN", "TO", "WRB", "WP", "WDT")


def _anonymity(view: View, asking: int) -> bool:
    """The formula "who asked not to be named"."""
    clauses = [child for child in view.children[asking] if view.dep[child] == "xcomp"]
    return any(
        {"neg", "auxpass"} <= {view.dep[child] for child in view.children[clause]} for clause in clauses
    )
