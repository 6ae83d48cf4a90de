"""Contents put right where sentences coordinate, interrupt or point back."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reportedly.extract.statements.drafts import Draft, Mentions, with_content
from reportedly.extract.statements.relays import is_relay_cue
from reportedly.extract.statements.words import cue_sense, frame, kinds, listed, pointer, singular
from reportedly.extract.trees import Grove, Tree
from reportedly.lexicons import lookup
from reportedly.records import Kind, PartyType, Quotation, Span, Stance, trim

__all__ = ["mend"]

_SAYS_SO: Final = frozenset({Stance.ASSERTS, Stance.ANNOUNCES, Stance.PREDICTS, Stance.ACCUSES, Stance.WARNS})
_DAY: Final = 3
"""Tokens of a time before "that": "said late Sunday that …"."""
_POINTS: Final = frozenset({"this", "that", "so"})


def mend(
    text: str,
    grove: Grove,
    drafts: Sequence[Draft],
    mentions: Mentions,
    quotations: Sequence[Quotation],
) -> tuple[Draft, ...]:
    """The same drafts with contents that hold what is said, and nothing of who said it or to whom."""
    mended = []
    for draft in drafts:
        draft = _agentless(_quoted_through(draft, mentions))
        draft = _whole_quotations(_after_that(_whole_object(draft)), drafts, quotations)
        draft = _own_clause(_cut(text, draft, drafts))
        draft = _without_neighbours(text, draft)
        mended.append(_pointed(text, grove, _clause_in_front(draft)))
    return tuple(mended)


def _quoted_through(draft: Draft, mentions: Mentions) -> Draft:
    """Put the speaker first: "was quoted by the Globe as saying" has the Globe only carry it."""
    tree, cue = draft.tree, draft.cue
    if frame(tree.tokens[cue]) != "cite" or tree.tokens[cue].tag != "VBN":
        return draft
    subject, clause = tree.child(cue, "nsubjpass"), _front_clause(tree, cue)
    if subject is None or tree.child(cue, "agent") is None or clause is None:
        return draft
    source = mentions.of(tree.span(tree.first[subject], tree.end[subject]))
    return replace(draft, source=source, source_head=subject, content=(clause,)) if source else draft


def _own_clause(draft: Draft) -> Draft:
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


def _without_neighbours(text: str, draft: Draft) -> Draft:
    """Leave out the start of the source's own phrase, the one addressed, and what carried the words."""
    tree, source = draft.tree, draft.attribution.source
    content = []
    for span in draft.content:
        if source is not None and span.end < source.start and not text[span.end : source.start].strip():
            span = _back_to_mark(tree, span) or span
        content.append(span)
    said = [span for span in content if not _is_neighbour(tree, draft.cue, span)]
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


def _cut(text: str, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """End the content before a coordinated cue ("… but refused to") and before another's sentence."""
    if draft.attribution.kind is Kind.DIRECT:
        return draft
    tree = draft.tree
    content = list(draft.content)
    for other in drafts:
        if other is draft or other.tree is not tree or not draft.holds(other):
            continue
        if other.holds(draft):
            if is_relay_cue(draft) and not is_relay_cue(other):
                continue
            # "The army said …, the Globe reported": each took the other in; the clause behind is the relay's.
            content = [piece for span in content for piece in _without_clause(text, span, other)]
            continue
        if tree.tokens[other.cue].pos == "NOUN" and not other.content:
            content = [_after_prelude(tree, span, other.cue) for span in content]
            continue
        same = other.attribution.source is not None and other.attribution.source == draft.attribution.source
        if same or _joined_to(tree, other.cue, draft.cue):
            edge = tree.tokens[_clause_start(tree, other.cue)].start
        elif other.sentence > draft.sentence:
            edge = tree.tokens[tree.sentence(other.cue)[0]].start
        else:
            continue
        kept = [piece for span in content if (piece := _before(text, span, edge)) is not None]
        if not kept and other.content:
            # "Confirmed and welcomed the sale": both verbs share the object.
            kept = list(other.content)
        content = kept
    content = [_before_but(text, tree, draft.cue, span) for span in content]
    return with_content(draft, tuple(content)) if content else draft


def _before_but(text: str, tree: Tree, cue: int, span: Span) -> Span:
    """End reported speech before "but" with a subject of its own: the contrast is the outlet's."""
    first, end = tree.within(span)
    for verb in range(first, end):
        token = tree.tokens[verb]
        if token.dep != "conj" or tree.tokens[token.head].head != cue or token.head < cue:
            continue
        joined = [c for c in tree.children[token.head] if tree.tokens[c].dep == "cc" and c < verb]
        subject = tree.child(verb, "nsubj", "nsubjpass")
        if (
            not joined
            or subject is None
            or tree.tokens[subject].pos == "PRON"
            or tree.child(verb, "mark") is not None
        ):
            continue
        if tree.tokens[joined[-1]].text.lower() in listed("contrasts") and joined[-1] > first:
            return _before(text, span, tree.tokens[joined[-1]].start) or span
    return span


def _after_prelude(tree: Tree, span: Span, noun: int) -> Span:
    """The content without a phrase in front that holds a cue of its own: "despite denials by the board, …"."""
    here = noun
    while tree.tokens[here].head != here and tree.tokens[here].dep in ("pobj", "prep", "amod", "conj"):
        if tree.tokens[here].dep == "prep" and tree.tokens[tree.first[here]].start == span.start:
            first = tree.end[here]
            while first < len(tree.tokens) and tree.tokens[first].pos == "PUNCT":
                first += 1
            if first < len(tree.tokens) and tree.tokens[first].start < span.end:
                return Span(tree.tokens[first].start, span.end)
        here = tree.tokens[here].head
    return span


def _without_clause(text: str, span: Span, other: Draft) -> list[Span]:
    parts = [other.attribution.cue, *([other.attribution.source] if other.attribution.source else [])]
    start, end = min(p.start for p in parts), max(p.end for p in parts)
    if not span.overlaps(Span(start, end)):
        return [span]
    before = _before(text, span, start) if start > span.start else None
    after = trim(text, end, span.end) if end < span.end else None
    return [
        piece for piece in (before, after) if piece is not None and any(c.isalnum() for c in piece.of(text))
    ]


def _agentless(draft: Draft) -> Draft:
    """The subject of "is said to" is what it is said of, and "it emerged" has nobody behind it."""
    tree, cue = draft.tree, draft.cue
    source = draft.attribution.source
    if source is None or draft.source_head is None:
        return draft
    head = tree.tokens[draft.source_head]
    passive = tree.child(cue, "auxpass") is not None and tree.child(cue, "agent") is None
    if (
        head.text.lower() == "it"
        and head.dep in ("nsubj", "nsubjpass", "expl")
        and (passive or tree.tokens[cue].lemma in listed("impersonal_verbs"))
    ):
        return replace(
            draft, source=None, source_head=None, attribution=replace(draft.attribution, source=None)
        )
    of_subject = passive and head.dep == "nsubjpass" and head.head == cue
    adverb = (
        tree.tokens[cue].pos == "ADV"
        and "adverb" in kinds("cues", "class").get(tree.tokens[cue].text.lower(), frozenset())
        and source.end <= tree.tokens[cue].start
    )
    if not (of_subject or adverb):
        return draft
    return replace(
        draft,
        source=None,
        source_head=None,
        attribution=replace(draft.attribution, source=None),
        content=tuple(sorted({source, *draft.content})),
    )


def _whole_object(draft: Draft) -> Draft:
    """The noun of speech belongs to what is confirmed or taken back: "confirmed reports that …"."""
    tree = draft.tree
    if len(draft.content) != 1:
        return draft
    first, end = tree.within(draft.content[0])
    if first == end:
        return draft
    top = tree.top(first, end)
    noun = tree.tokens[top].head
    if tree.tokens[top].dep not in ("acl", "relcl") or noun >= first or tree.tokens[noun].head != draft.cue:
        return draft
    if tree.tokens[noun].dep != "dobj" or pointer(tree.tokens[noun]) is None:
        return draft
    return with_content(draft, (Span(tree.tokens[tree.first[noun]].start, draft.content[0].end),))


def _after_that(draft: Draft) -> Draft:
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
        opens = first == cue + 1 or (first == cue + 2 and tree.tokens[cue + 1].pos == "PUNCT")
        beside = (
            first < end
            and tree.tokens[first].pos in ("ADP", "SCONJ", "VERB")
            and tree.tokens[first].tag in ("IN", "VBG")
        )
        day = (
            mark is not None
            and mark - first <= _DAY
            and all(tree.tokens[i].pos in ("PROPN", "NOUN", "ADP", "DET") for i in range(first, mark))
        )
        if (
            mark is not None
            and mark + 1 < end
            and opens
            and (day or (beside and tree.tokens[mark - 1].text == ","))
        ):
            span = Span(tree.tokens[mark + 1].start, span.end)
        content.append(span)
    return with_content(draft, tuple(content))


def _whole_quotations(draft: Draft, drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> Draft:
    """A quotation is taken whole, marks included, and so is its other half behind the cue."""
    if draft.attribution.kind is not Kind.DIRECT:
        return draft
    content = set()
    for span in draft.content:
        around = next((q.span for q in quotations if span in q.span), None)
        content.add(around if around is not None and 2 * len(span) >= len(around) else span)
    first, end = draft.tree.sentence(draft.cue)
    sentence = draft.tree.span(first, end)
    for quotation in quotations:
        claimed = any(quotation.span.overlaps(span) for d in drafts for span in d.content)
        if not claimed and quotation.span in sentence and quotation.span.start > draft.attribution.cue.end:
            content.add(quotation.span)
    return with_content(draft, tuple(sorted(content)))


def _joined_to(tree: Tree, cue: int, governor: int) -> bool:
    """Whether a cue is coordinated with another: "said … and warned …"."""
    here = cue
    while tree.tokens[here].head != here:
        if tree.tokens[here].dep == "conj":
            here = tree.tokens[here].head
            if here == governor:
                return True
        elif tree.tokens[here].dep in ("xcomp", "pcomp"):
            here = tree.tokens[here].head
        else:
            # "Corrected the figure, blaming a slip": a participle beside the cue.
            return (
                tree.tokens[here].dep == "advcl"
                and tree.tokens[here].tag == "VBG"
                and tree.tokens[here].head == governor
            )
    return False


def _clause_start(tree: Tree, cue: int) -> int:
    """The first token of the coordinated clause: its conjunction, subject or auxiliary."""
    here = cue
    while tree.tokens[here].dep in ("xcomp", "pcomp"):
        here = tree.tokens[here].head
    first = min(
        (c for c in tree.children[here] if tree.tokens[c].dep in ("aux", "neg", "nsubj", "advmod")),
        default=here,
    )
    first = min(first, here)
    while first > 0 and tree.tokens[first - 1].pos in ("CCONJ", "PUNCT"):
        first -= 1
    return first


def _before(text: str, span: Span, edge: int) -> Span | None:
    end = min(span.end, edge)
    while end > span.start and (text[end - 1].isspace() or text[end - 1] in ",;.") and end < span.end:
        end -= 1
    return Span(span.start, end) if end > span.start else None


def _clause_in_front(draft: Draft) -> Draft:
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
    clause = _front_clause(tree, cue) if addressed or citing else None
    return with_content(draft, (clause,)) if clause is not None else draft


def _front_clause(tree: Tree, cue: int) -> Span | None:
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


def _pointed(text: str, grove: Grove, draft: Draft) -> Draft:
    """Take the sentence before as content where the content only says "this": "… He insisted on this twice"."""
    tree = draft.tree
    if len(draft.content) != 1 or cue_sense(draft.lemma, "verb").stance not in _SAYS_SO:
        return draft
    first, end = tree.within(draft.content[0])
    if first == end or tree.tokens[first].text.lower() not in _POINTS:
        return draft
    token = tree.tokens[first]
    alone = end == first + 1
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
