"""Which attributions become statements of their own, and which only tell through whom one came."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.extract.statements.disclaimers import Disclaimer
from reportedly.extract.statements.drafts import Draft, Mentions, nearby
from reportedly.extract.statements.mending import mend
from reportedly.extract.statements.nonspeech import has_clause, is_no_speech
from reportedly.extract.statements.relays import is_relay_cue
from reportedly.extract.statements.words import frame
from reportedly.extract.trees import Grove, Tree
from reportedly.records import Mention, Quotation, Span

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
    quotations: Sequence[Quotation],
) -> Selection:
    """Drop relays, evidence and acts that are no speech; mend contents that run into the next cue."""
    taken: list[Span] = [
        span for d in disclaimers for span in (d.cue, *d.content, d.tree.span(*d.tree.sentence(d.verb)))
    ]
    speaking: list[Draft] = []
    for place, draft in enumerate(drafts):
        if any(draft.attribution.cue.overlaps(d.cue) for d in disclaimers) or is_no_speech(draft):
            continue
        if _cites(draft) or any(_said_through(draft, other) for other in nearby(drafts, place)):
            taken.append(draft.tree.span(draft.cue, draft.tree.end[draft.cue]))
            continue
        speaking.append(draft)
    speaking = [
        d
        for i, d in enumerate(speaking)
        if not _is_shade(d, near := nearby(speaking, i)) and not _is_interrupted(d, near)
    ]
    mended = mend(text, grove, speaking, mentions, quotations)
    mended = tuple(d for i, d in enumerate(mended) if not _is_of_the_speaker(d, nearby(mended, i)))
    kept: list[Draft] = []
    for index, draft in enumerate(mended):
        if _only_relays(draft, nearby(mended, index)):
            taken += [
                draft.attribution.cue,
                *([draft.attribution.source] if draft.attribution.source else []),
            ]
        else:
            kept.append(draft)
    return Selection(tuple(kept), tuple(taken), tuple(_late_relays(grove, kept, mentions)))


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


def _is_shade(draft: Draft, near: Sequence[Draft]) -> bool:
    """Whether a passive or an adjective within another's words only shades them: "it is confirmed", "is worried"."""
    tree, token = draft.tree, draft.tree.tokens[draft.cue]
    agentless = (
        token.tag == "VBN"
        and tree.child(draft.cue, "auxpass") is not None
        and tree.child(draft.cue, "agent") is None
    )
    if not agentless and token.dep != "acomp":
        return False
    return any(other is not draft and other.holds(draft) for other in near)


def _is_of_the_speaker(draft: Draft, near: Sequence[Draft]) -> bool:
    """Whether it tells what the speaker says of itself: "said it stood by the book" is one statement, not two."""
    return any(other.holds(draft) and not draft.holds(other) for other in _same_pronoun(draft, near))


def _is_interrupted(draft: Draft, near: Sequence[Draft]) -> bool:
    """Where each took the other in, the one behind the words speaks: "It had answered, it said, and …"."""
    return any(
        other.holds(draft) and draft.holds(other) and other.attribution.cue > draft.attribution.cue
        for other in _same_pronoun(draft, near)
    )


def _same_pronoun(draft: Draft, near: Sequence[Draft]) -> list[Draft]:
    """The others of the same speaker, where a verb's source is only a pronoun for it."""
    tree, head, source = draft.tree, draft.source_head, draft.source
    if (
        head is None
        or source is None
        or tree.tokens[head].pos != "PRON"
        or tree.tokens[draft.cue].pos != "VERB"
    ):
        return []
    return [d for d in near if d is not draft and d.source is not None and d.source.name == source.name]


def _cites(draft: Draft) -> bool:
    """Whether a citing phrase is only a hop of the statement it hangs on: it has no clause of its own."""
    token = draft.tree.tokens[draft.cue]
    return frame(token) == "cite" and (token.tag == "VBG" or token.dep == "relcl") and not has_clause(draft)


def _said_through(draft: Draft, other: Draft) -> bool:
    """Whether a citing verb only carries the "as saying" under it: "the Globe quoted the governor as saying"."""
    if frame(draft.tree.tokens[draft.cue]) != "cite" or other.tree is not draft.tree:
        return False
    return other.tree.tokens[other.cue].tag == "VBG" and draft.cue in (*other.tree.above(other.cue),)


def _late_relays(grove: Grove, drafts: Sequence[Draft], mentions: Mentions) -> list[tuple[int, Mention]]:
    """A sentence after an attribution that only says where the words were said: "she gave the interview to …"."""
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
