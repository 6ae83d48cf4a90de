"""Which earlier statements a content points back to: "these allegations", "this", a bare denial."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.extract.statements.drafts import Draft
from reportedly.extract.statements.words import pointer, singular
from reportedly.extract.trees import Tree
from reportedly.records import Stance

__all__ = ["Earlier", "find_references"]

_REACH: Final = 3
"""Sentences back in which a statement is looked for; in the kits none lies further."""
_ANSWERS: Final = frozenset({Stance.DENIES, Stance.QUESTIONS, Stance.CONFIRMS, Stance.SUPPORTS, Stance.CALLS})
_POINTING: Final = frozenset(
    {"this", "that", "these", "those", "such", "the", "their", "his", "her", "its", "it", "them"}
)


@dataclass(frozen=True, slots=True, eq=False)
class Earlier:
    """A statement that can be meant."""

    key: str
    draft: Draft | None  # None: the outlet's own voice
    source: str
    stance: Stance
    sentence: int
    order: int


def find_references(draft: Draft, stance: Stance, source: str, earlier: Sequence[Earlier]) -> tuple[str, ...]:
    """Keys of the statements meant, in the order in which they stand.

    ``earlier`` holds the statements before this one in the article, in order, and
    those nested in its content. Empty where the content stands on its own.
    """
    inner = [e for e in earlier if e.draft is not None and draft.holds(e.draft) and e.draft is not draft]
    for one in inner:
        if (
            one.draft is not None
            and one.draft.tree.tokens[one.draft.cue].pos == "NOUN"
            and stance in _ANSWERS
        ):
            return (one.key,)
    before = [
        e
        for e in earlier
        if e.order < draft.attribution.cue.start
        and 0 <= draft.sentence - e.sentence <= _REACH
        and e not in inner
    ]
    if not before:
        return ()
    how = _points(draft, stance)
    if how is None:
        return ()
    noun, plural = how
    candidates = [e for e in before if e.source != source] or before
    if noun is not None:
        speaking = [e for e in candidates if _is_called(e, noun)]
        if speaking:
            candidates = speaking
        else:
            attributed = [e for e in candidates if e.draft is not None]
            candidates = attributed or candidates
    last = candidates[-1]
    if plural:
        together = [
            e
            for e in candidates
            if last.sentence - e.sentence <= 1 and e.draft is not None and e.stance is not Stance.DENIES
        ]
        if len(together) > 1:
            return tuple(e.key for e in together[-2:])
    return (last.key,)


def _is_called(one: Earlier, noun: str) -> bool:
    """Whether the statement was made by, or as, what the noun names: "the report", "the letter"."""
    if one.draft is None:
        return False
    tree = one.draft.tree
    words = {singular(tree.tokens[one.draft.cue].text.lower()), tree.tokens[one.draft.cue].lemma}
    return noun in words or noun in {singular(w.casefold()) for w in one.source.split()}


def _points(draft: Draft, stance: Stance) -> tuple[str | None, bool] | None:
    """The noun by which the content points back and whether it is plural; None where it does not."""
    tree = draft.tree
    if not draft.content:
        return (None, False) if stance in _ANSWERS else None
    first, end = tree.within(draft.content[0])
    if first == end:
        return None
    if tree.tokens[first].text.lower() in ("on", "to", "about", "by", "against", "as", "with", "of"):
        first += 1
    whole = [i for span in draft.content for i in range(*tree.within(span))]
    heads = _heads(tree, draft, first, whole)
    for head in heads:
        found = _pointing_phrase(tree, head, stance)
        if found is not None:
            return found
    return _elliptic(draft, whole, stance)


def _heads(tree: Tree, draft: Draft, first: int, whole: Sequence[int]) -> list[int]:
    """The content's opening phrase and the objects of its verb."""
    heads = []
    opening = first
    while opening in whole and tree.tokens[opening].dep in (
        "det",
        "amod",
        "compound",
        "poss",
        "predet",
        "nummod",
        "case",
        "neg",
    ):
        above = tree.tokens[opening].head
        if above <= opening:
            break
        opening = above
    heads.append(opening)
    top = next((i for i in whole if tree.tokens[i].head not in whole), None)
    if top is not None and tree.tokens[top].pos in ("VERB", "AUX"):
        heads += [c for c in tree.children[top] if tree.tokens[c].dep in ("dobj", "nsubj", "nsubjpass")]
        for child in tree.children[top]:
            if tree.tokens[child].dep in ("xcomp",):
                heads += [c for c in tree.children[child] if tree.tokens[c].dep == "dobj"]
    return list(dict.fromkeys(heads))


def _pointing_phrase(tree: Tree, head: int, stance: Stance) -> tuple[str | None, bool] | None:
    token = tree.tokens[head]
    word = token.text.lower()
    if word in ("this", "that", "these", "those") and token.dep != "det":
        return None, word in ("these", "those")
    if word == "it" and token.dep == "dobj" and stance in (Stance.DENIES, Stance.QUESTIONS, Stance.CALLS):
        return None, False
    kind = pointer(token)
    if kind is None:
        return None
    determiners = {
        tree.tokens[c].text.lower()
        for c in tree.children[head]
        if tree.tokens[c].dep in ("det", "predet", "poss", "amod")
    }
    if any(tree.tokens[c].dep in ("acl", "relcl", "prep", "ccomp") and c > head for c in tree.children[head]):
        return None
    plural = token.tag == "NNS"
    if not determiners & _POINTING:
        return None
    if kind == "act" and not determiners & {"such", "this", "that", "these", "those"}:
        return None
    return singular(word), plural


def _elliptic(draft: Draft, whole: Sequence[int], stance: Stance) -> tuple[str | None, bool] | None:
    """Whether the content leans on what was said before and adds nothing: "it did", "it was not"."""
    tree = draft.tree
    top = next((i for i in whole if tree.tokens[i].head not in whole), None)
    if top is None:
        return None
    token = tree.tokens[top]
    bare = token.tag == "MD" or (token.pos == "AUX" and not any(c > top for c in tree.children[top]))
    subject = tree.child(top, "nsubj", "nsubjpass")
    if bare and subject is not None and tree.tokens[subject].pos == "PRON" and len(whole) <= 4:
        return None, False
    if (
        stance is Stance.QUESTIONS
        and subject is not None
        and tree.tokens[subject].text.lower() == "it"
        and len(whole) <= 6
    ):
        return None, False
    return None
