"""The edges of one content: what belongs to it, and what only stands beside it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reportedly.extract.statements.drafts import Draft, with_content
from reportedly.extract.statements.words import cue_sense, frame, listed, pointer, singular
from reportedly.extract.trees import Grove, Tree
from reportedly.lexicons import lookup
from reportedly.records import Kind, PartyType, Quotation, Span, Stance

__all__ = [
    "after_that",
    "clause_in_front",
    "front_clause",
    "own_clause",
    "pointed_at",
    "whole_object",
    "whole_quotations",
    "without_neighbours",
]

_SAYS_SO: Final = frozenset({Stance.ASSERTS, Stance.ANNOUNCES, Stance.PREDICTS, Stance.ACCUSES, Stance.WARNS})
_POINTS: Final = frozenset({"this", "that", "so"})
_DAY: Final = 3
"""Tokens of a time before "that": "said late Sunday that …"."""


def whole_object(draft: Draft) -> Draft:
    """The noun of speech belongs to what is confirmed or taken back: "confirmed reports that …"."""
    tree = draft.tree
    if len(draft.content) != 1:
        return draft
    first, end = tree.within(draft.content[0])
    if first == end:
        return draft
    top = tree.top(first, end)
    noun = tree.tokens[top].head
    if (
        tree.tokens[top].dep not in ("acl", "relcl", "ccomp")
        or noun >= first
        or tree.tokens[noun].head != draft.cue
    ):
        return draft
    if tree.tokens[noun].dep != "dobj" or pointer(tree.tokens[noun]) is None:
        return draft
    return with_content(draft, (Span(tree.tokens[tree.first[noun]].start, draft.content[0].end),))


def after_that(draft: Draft) -> Draft:
    """What stands between the cue and ", that" tells how it was learned: "said, after counting, that …"."""
    tree, cue = draft.tree, draft.cue
    content = []
    for span in draft.content:
        first, end = tree.within(span)
        mark = next(
            (
                i
                for i in range(first + 1, end)
                if tree.tokens[i].text.lower() == "that" and tree.tokens[i].tag == "IN"
            ),
            None,
        )
        opens = cue < first <= cue + 2 and all(
            tree.tokens[i].pos in ("PUNCT", "ADP") for i in range(cue + 1, first)
        )
        beside = (
            first < end
            and tree.tokens[first].pos in ("ADP", "SCONJ", "VERB")
            and tree.tokens[first].tag in ("IN", "VBG")
        )
        day = (
            mark is not None
            and mark - first <= _DAY
            and all(tree.tokens[i].pos in ("PROPN", "NOUN", "ADP", "DET") for i in range(first, mark))
            and not any(
                tree.tokens[i].dep in ("dobj", "nsubj", "nsubjpass", "attr") for i in range(first, mark)
            )
        )
        if (
            mark is not None
            and mark + 1 < end
            and opens
            and (day or (beside and tree.tokens[mark - 1].text == ","))
        ):
            span = Span(tree.tokens[mark + 1].start, span.end)
        content.append(_from_infinitive(tree, span))
    return with_content(draft, tuple(content))


def _from_infinitive(tree: Tree, span: Span) -> Span:
    """The span without a time in front of "to": "promised on Tuesday to publish"."""
    first, end = tree.within(span)
    to = next((i for i in range(first, min(end, first + _DAY + 1)) if tree.tokens[i].tag == "TO"), None)
    if to is None or to == first:
        return span
    time = tree.tokens[tree.top(first, to)]
    plain = all(tree.tokens[i].pos in ("PROPN", "NOUN", "ADP", "DET", "ADJ") for i in range(first, to))
    if not plain or time.dep not in ("pobj", "npadvmod", "prep"):
        return span
    return Span(tree.tokens[to].start, span.end)


def whole_quotations(draft: Draft, drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> Draft:
    """A quotation is taken whole, marks included, and so is its other half behind the cue.

    ``quotations`` are the paragraph's, in order and not overlapping, so that those in question are found
    by halving: a line of a thousand quotations is not looked through for each of them.
    """
    if draft.attribution.kind is not Kind.DIRECT:
        return draft
    content = set()
    for span in draft.content:
        at = bisect_right(quotations, span.start, key=_start) - 1
        around = quotations[at].span if at >= 0 and span in quotations[at].span else None
        content.add(around if around is not None and 2 * len(span) >= len(around) else span)
    first, end = draft.tree.sentence(draft.cue)
    sentence = draft.tree.span(first, end)
    behind = bisect_right(quotations, draft.attribution.cue.end, key=_start)
    for quotation in quotations[behind : bisect_left(quotations, sentence.end, key=_start)]:
        claimed = any(quotation.span.overlaps(span) for d in drafts for span in d.content)
        if not claimed and quotation.span in sentence:
            content.add(quotation.span)
    return with_content(draft, tuple(sorted(content)))


def _start(quotation: Quotation) -> int:
    return quotation.span.start


def own_clause(draft: Draft) -> Draft:
    """In a relative clause only that clause is said: "the vet, who says it spreads, has left"."""
    tree = draft.tree
    if tree.tokens[draft.cue].dep != "relcl" or draft.attribution.kind is Kind.DIRECT:
        return draft
    edge = tree.tokens[tree.end[draft.cue] - 1].end
    content = []
    for span in draft.content:
        if span.start < edge < span.end and span.start >= tree.tokens[draft.cue].end:
            end = edge
            last = tree.within(Span(span.start, edge))[1] - 1
            while last > 0 and tree.tokens[last].pos == "PUNCT" and tree.tokens[last].end > span.start:
                last -= 1
                end = tree.tokens[last].end
            content.append(Span(span.start, end) if end > span.start else span)
        else:
            content.append(span)
    return with_content(draft, tuple(content))


def without_neighbours(text: str, draft: Draft) -> Draft:
    """Leave out the start of the source's own phrase, the one addressed, and what carried the words."""
    tree, source = draft.tree, draft.attribution.source
    content = []
    for span in draft.content:
        if source is not None and span.end < source.start and not text[span.end : source.start].strip():
            span = _back_to_mark(tree, span) or span
        content.append(span)
    said = [span for span in content if not _is_neighbour(tree, draft.cue, span)]
    if source is not None and any(span.end <= draft.attribution.cue.start for span in said):
        # "It is off, two officials said on condition of anonymity".
        said = [span for span in said if not _is_manner(tree, draft.cue, span)]
    return with_content(draft, tuple(said or content))


def _back_to_mark(tree: Tree, span: Span) -> Span | None:
    first, end = tree.within(span)
    last = end - 1
    while last > first and tree.tokens[last].pos != "PUNCT":
        last -= 1
    return tree.span(first, last + 1) if last > first else None


def _is_neighbour(tree: Tree, cue: int, span: Span) -> bool:
    """Whether a piece of content is only the one addressed, or "in a bulletin", and no part of what is said."""
    first, end = tree.within(span)
    if first == end:
        return True
    top = tree.top(first, end)
    token = tree.tokens[top]
    if any(tree.tokens[i].pos in ("VERB", "AUX") and tree.tokens[i].dep != "acl" for i in range(first, end)):
        return False
    if token.head == cue and token.dep in ("dobj", "dative"):
        return frame(tree.tokens[cue]) == "tell"
    holder = token.head if token.dep == "pobj" else top
    in_vehicle = tree.tokens[holder].dep == "prep" and tree.tokens[holder].head == cue
    nouns = [i for i in (top, *tree.children[top]) if tree.tokens[i].pos in ("NOUN", "PROPN")]
    documents = lookup("party_nouns", "noun", "type")
    return in_vehicle and any(
        word in listed("vehicles") or documents.get(word) == PartyType.DOCUMENT
        for word in (singular(tree.tokens[i].text.lower()) for i in nouns)
    )


def _is_manner(tree: Tree, cue: int, span: Span) -> bool:
    """Whether a piece only tells how or when it was said: a phrase hung on the cue by a preposition."""
    first, end = tree.within(span)
    if first == end or any(tree.tokens[i].pos in ("VERB", "AUX") for i in range(first, end)):
        return False
    top = tree.top(first, end)
    holder = tree.tokens[top].head if tree.tokens[top].dep == "pobj" else top
    return cue < first and tree.tokens[holder].dep == "prep" and tree.tokens[holder].head == cue


def clause_in_front(draft: Draft) -> Draft:
    """Where only the one spoken to, or a citing phrase, was taken as content, take the clause in front of it."""
    tree, cue = draft.tree, draft.cue
    if len(draft.content) != 1:
        return draft
    first, end = tree.within(draft.content[0])
    held = tree.child(cue, "dobj", "dative")
    addressed = (
        frame(tree.tokens[cue]) == "tell"
        and held is not None
        and first <= held < end
        and not any(tree.tokens[i].pos == "VERB" for i in range(first, held))
    )
    citing = first < end and tree.tokens[first].tag == "VBG" and frame(tree.tokens[first]) == "cite"
    if draft.attribution.kind is Kind.DIRECT:
        # "Two more were found, he said. “That makes nine.”": one statement, its second half quoted.
        clause = _said_first(draft)
        whole = replace(draft.attribution, kind=Kind.MIXED)
        return (
            replace(draft, attribution=whole, content=(clause, *draft.content))
            if clause is not None
            else draft
        )
    clause = front_clause(tree, cue) if addressed or citing else _said_first(draft)
    return with_content(draft, (clause,)) if clause is not None else draft


def _said_first(draft: Draft) -> Span | None:
    """The clause that opens the sentence, where all that was taken only follows the cue: ", she confirmed to the Globe"."""
    tree, cue = draft.tree, draft.cue
    clause = tree.child(cue, "ccomp")
    if clause is None or clause > cue:
        return _before_the_speaker(draft)
    front = front_clause(tree, cue)
    apart = (
        tree.tokens[min(tree.end[clause], cue)].text == "," or tree.tokens[tree.end[clause] - 1].text == ","
    )
    main = tree.child(clause, "nsubj", "nsubjpass", "expl") is not None
    if front is None or not apart or not main or any(span.overlaps(front) for span in draft.content):
        return None
    return front


def _before_the_speaker(draft: Draft) -> Span | None:
    """The same where the parser made the saying an appendix: "The bees were slow, researchers reported in a journal"."""
    tree, cue, source = draft.tree, draft.cue, draft.attribution.source
    first = tree.sentence(cue)[0]
    if source is None or not all(_is_manner(tree, cue, span) for span in draft.content):
        return None
    start, stop = tree.within(source)
    joined = tree.tokens[cue].dep in ("conj", "parataxis", "ROOT")
    if not joined or stop > cue or start <= first + 1 or tree.tokens[start - 1].text != ",":
        return None
    verb = next((i for i in range(first, start - 1) if _is_finite(tree, i)), None)
    opens = tree.tokens[first].dep in ("mark", "advmod", "prep", "cc") or tree.tokens[first].tag in (
        "VBG",
        "VBN",
    )
    return tree.span(first, start - 1) if verb is not None and not opens else None


def _is_finite(tree: Tree, verb: int) -> bool:
    """A main verb with a subject: no relative clause, nothing subordinate."""
    token = tree.tokens[verb]
    return (
        token.pos in ("VERB", "AUX")
        and token.dep in ("ROOT", "ccomp")
        and tree.child(verb, "nsubj", "nsubjpass", "expl") is not None
    )


def front_clause(tree: Tree, cue: int) -> Span | None:
    """The clause in front of its cue: "The pier is closed, she said"."""
    clause = next(
        (c for c in tree.children[cue] if tree.tokens[c].dep in ("ccomp", "parataxis", "advcl") and c < cue),
        None,
    )
    if clause is None:
        return None
    last = tree.end[clause]
    while last > clause + 1 and tree.tokens[last - 1].pos == "PUNCT":
        last -= 1
    return tree.span(tree.first[clause], last)


def pointed_at(text: str, grove: Grove, draft: Draft) -> Draft:
    """Take the sentence before as content where the content only says "this": "… He insisted on this twice"."""
    tree = draft.tree
    if len(draft.content) != 1 or cue_sense(draft.lemma, "verb").stance not in _SAYS_SO:
        return draft
    first, end = tree.within(draft.content[0])
    if first == end or tree.tokens[first].text.lower() not in _POINTS:
        return draft
    token = tree.tokens[first]
    alone = all(tree.tokens[i].pos in ("AUX", "PUNCT") for i in range(first + 1, end))
    if not alone and (token.head != draft.cue or token.dep not in ("dobj", "advmod", "nsubjpass", "pobj")):
        return draft
    index = tree.sentence_of[draft.cue]
    if index == 0:
        before = [one for one in grove.trees if one.number < tree.number][-1:]
        if not before:
            return draft
        whole = before[0].span(*before[0].sentences[-1])
    else:
        whole = tree.span(*tree.sentences[index - 1])
    last = whole.end
    while last > whole.start and text[last - 1] in ".!? ":
        last -= 1
    return with_content(draft, (Span(whole.start, last),)) if last > whole.start else draft
