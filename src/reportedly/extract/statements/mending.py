"""Contents put right where sentences coordinate, interrupt or point back."""

from collections.abc import Sequence
from typing import Final

from reportedly.extract.statements.drafts import Draft, with_content
from reportedly.extract.statements.words import cue_sense, frame
from reportedly.extract.trees import Grove, Tree
from reportedly.records import Kind, Span, Stance

__all__ = ["mend"]

_SAYS_SO: Final = frozenset({Stance.ASSERTS, Stance.ANNOUNCES, Stance.PREDICTS, Stance.ACCUSES, Stance.WARNS})
_POINTS: Final = frozenset({"this", "that", "so"})


def mend(text: str, grove: Grove, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The same drafts, each content ending where the next cue of the same standing begins."""
    return tuple(_pointed(text, _addressee(text, _cut(text, draft, drafts))) for draft in drafts)


def _cut(text: str, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """End the content before a coordinated cue ("… but refused to") and before another's sentence."""
    if draft.attribution.kind is Kind.DIRECT:
        return draft
    tree = draft.tree
    content = list(draft.content)
    for other in drafts:
        if other is draft or other.tree is not tree or not draft.holds(other):
            continue
        if _joined_to(tree, other.cue, draft.cue):
            edge = tree.tokens[_clause_start(tree, other.cue)].start
        elif other.sentence > draft.sentence:
            edge = tree.tokens[tree.sentence(other.cue)[0]].start
        else:
            continue
        content = [piece for span in content if (piece := _before(text, span, edge)) is not None]
    return with_content(draft, tuple(content)) if content else draft


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
            return False
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


def _addressee(text: str, draft: Draft) -> Draft:
    """Where only the one spoken to was taken as content, take the clause in front: "…, she told the Globe"."""
    tree, cue = draft.tree, draft.cue
    if frame(tree.tokens[cue]) != "tell" or len(draft.content) != 1:
        return draft
    first, end = tree.within(draft.content[0])
    held = tree.child(cue, "dobj", "dative")
    if (
        held is None
        or not first <= held < end
        or any(tree.tokens[i].pos == "VERB" for i in range(first, held))
    ):
        return draft
    clause = next(
        (c for c in tree.children[cue] if tree.tokens[c].dep in ("ccomp", "parataxis", "advcl") and c < cue),
        None,
    )
    if clause is None:
        return draft
    last = tree.end[clause]
    while last > clause and tree.tokens[last - 1].pos == "PUNCT":
        last -= 1
    return with_content(draft, (tree.span(tree.first[clause], last),))


def _pointed(text: str, draft: Draft) -> Draft:
    """Take the sentence before as content where the content only says "this": "… He insisted on this twice"."""
    tree = draft.tree
    if len(draft.content) != 1 or cue_sense(draft.lemma, "verb").stance not in _SAYS_SO:
        return draft
    first, end = tree.within(draft.content[0])
    if first == end or tree.tokens[first].text.lower() not in _POINTS:
        return draft
    token = tree.tokens[first]
    if token.head != draft.cue or token.dep not in ("dobj", "advmod", "nsubjpass", "pobj"):
        return draft
    index = tree.sentence_of[draft.cue]
    if index == 0:
        return draft
    whole = tree.span(*tree.sentences[index - 1])
    last = whole.end
    while last > whole.start and text[last - 1] in ".!? ":
        last -= 1
    return with_content(draft, (Span(whole.start, last),)) if last > whole.start else draft
