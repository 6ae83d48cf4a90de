"""Which attributions become statements of their own, and which only tell through whom one came."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.extract.statements.disclaimers import Disclaimer
from reportedly.extract.statements.drafts import Draft, Mentions, with_content
from reportedly.extract.statements.relays import is_relay_cue
from reportedly.extract.statements.words import cue_sense, evidence, frame
from reportedly.extract.trees import Grove, Tree
from reportedly.lexicons import lookup
from reportedly.records import Mention, PartyType, Span, Stance

__all__ = ["Selection", "select"]


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """The attributions that stand, and what was folded into them."""

    drafts: tuple[Draft, ...]
    taken: tuple[Span, ...]  # places spoken for by relays and disclaimers
    late_relays: tuple[tuple[int, Mention], ...]  # (sentence it is about, medium)


def select(
    text: str,
    grove: Grove,
    drafts: Sequence[Draft],
    mentions: Mentions,
    disclaimers: Sequence[Disclaimer],
) -> Selection:
    """Drop relays, evidence and doubles; let "… insisted on this" take the sentence it means as content."""
    kept: list[Draft] = []
    taken: list[Span] = [
        span for d in disclaimers for span in (d.cue, *d.content, d.tree.span(*d.tree.sentence(d.verb)))
    ]
    for draft in drafts:
        if any(draft.attribution.cue.overlaps(d.cue) for d in disclaimers):
            continue
        if _is_evidence(draft):
            continue
        if _only_relays(draft, drafts):
            taken += [
                draft.attribution.cue,
                *([draft.attribution.source] if draft.attribution.source else []),
            ]
            continue
        if _cites(draft):
            taken.append(draft.attribution.cue)
            continue
        kept.append(_resolved_content(text, grove, draft))
    late = tuple(_late_relays(grove, kept, mentions))
    return Selection(tuple(kept), tuple(taken), late)


def _is_evidence(draft: Draft) -> bool:
    """A thing that suggests is no source: "the width of the tracks suggests"."""
    if evidence(draft.tree.tokens[draft.cue].lemma) != "show" or draft.source is None:
        return False
    return (
        draft.source.resolved_by == "description"
        and draft.source.type is PartyType.ORGANISATION
        and not _is_party(draft)
    )


def _is_party(draft: Draft) -> bool:
    head = draft.source_head
    return head is not None and draft.tree.tokens[head].lemma in lookup("party_nouns", "noun", "type")


def _only_relays(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """A medium that reports what another attribution in its content says: a hop, not a statement."""
    if not is_relay_cue(draft):
        return False
    for other in drafts:
        if other is draft or other.sentence != draft.sentence or _same_source(other, draft):
            continue
        if draft.holds(other) and _carries_whole(draft, other):
            return True
    return False


def _carries_whole(outer: Draft, inner: Draft) -> bool:
    """Whether the inner attribution is what the outer content says, not a word in passing."""
    tree = outer.tree
    for span in outer.content:
        first, end = tree.within(span)
        if first < end and first <= inner.cue < end:
            top = tree.top(first, end)
            return top == inner.cue or (
                tree.tokens[inner.cue].head == top
                and tree.tokens[top].dep != "nsubj"
                and inner.source is not None
                and _heads_clause(tree, inner, top)
            )
    return False


def _heads_clause(tree: Tree, inner: Draft, top: int) -> bool:
    return tree.tokens[inner.cue].dep in ("conj", "ccomp") and frame(tree.tokens[top]) is not None


def _same_source(a: Draft, b: Draft) -> bool:
    return a.source is not None and b.source is not None and a.source.span == b.source.span


def _cites(draft: Draft) -> bool:
    """Whether a citing phrase is only a hop of the statement it hangs on: it has no words of its own."""
    token = draft.tree.tokens[draft.cue]
    return frame(token) == "cite" and token.tag == "VBG" and not draft.content


def _resolved_content(text: str, grove: Grove, draft: Draft) -> Draft:
    """Take the sentence before as content where the content only says "this": "… He insisted on this twice"."""
    tree = draft.tree
    if len(draft.content) != 1 or draft.content[0].of(text).lower() not in ("this", "that", "so"):
        return draft
    if cue_sense(draft.lemma, "verb").stance not in (
        Stance.ASSERTS,
        Stance.ANNOUNCES,
        Stance.PREDICTS,
        Stance.ACCUSES,
    ):
        return draft
    index = tree.sentence_of[draft.cue]
    if index > 0:
        whole = tree.span(*tree.sentences[index - 1])
    else:
        return draft
    end = whole.end
    while end > whole.start and text[end - 1] in ".!? ":
        end -= 1
    return with_content(draft, (Span(whole.start, end),)) if end > whole.start else draft


def _late_relays(grove: Grove, drafts: Sequence[Draft], mentions: Mentions) -> list[tuple[int, Mention]]:
    """A sentence after an attribution that only says where the words were said: "He was speaking to …"."""
    spoken = {draft.sentence for draft in drafts}
    found: list[tuple[int, Mention]] = []
    offset = 0
    for tree in grove.trees:
        for index, (first, end) in enumerate(tree.sentences):
            number = offset + index
            if number in spoken or number - 1 not in spoken:
                continue
            medium = mentions.media(tree.span(first, end))
            if medium is not None and _tells_where(tree, first, end):
                found.append((number - 1, medium))
        offset += len(tree.sentences)
    return found


def _tells_where(tree: Tree, first: int, end: int) -> bool:
    for i in range(first, end):
        token = tree.tokens[i]
        if frame(token) == "outing" and any(
            tree.tokens[c].dep == "poss" and tree.tokens[c].tag == "PRP$" for c in tree.children[i]
        ):
            return True
        if frame(token) == "speak" and token.pos == "VERB":
            subject = tree.child(i, "nsubj")
            if subject is not None and tree.tokens[subject].pos == "PRON":
                return True
    return False
