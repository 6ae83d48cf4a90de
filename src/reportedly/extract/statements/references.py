"""Which earlier statements a content points back to: "these allegations", "this", a bare denial."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.extract.statements.drafts import Draft
from reportedly.extract.statements.words import ground, is_noun, kinds, listed, pointer, singular
from reportedly.extract.trees import Tree
from reportedly.records import Basis, Stance

__all__ = ["Earlier", "find_references"]

_REACH: Final = 3
"""Sentences back in which a statement is looked for; in the kits none lies further."""
_ANSWERS: Final = frozenset({Stance.DENIES, Stance.QUESTIONS, Stance.CONFIRMS, Stance.SUPPORTS, Stance.CALLS})
_ELLIPSIS: Final = 4
"""Tokens of a content that can be a mere echo; a longer one says something of its own."""
_DEMONSTRATIVES: Final = frozenset({"this", "that", "these", "those"})
_POSSESSIVES: Final = frozenset({"their", "his", "her", "its"})
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


def find_references(draft: Draft, stance: Stance, source: str, near: Sequence[Earlier]) -> tuple[str, ...]:
    """Keys of the statements meant, in the order in which they stand.

    ``near`` holds the statements around this one, in order. Empty where the
    content stands on its own.
    """
    for one in near:
        # "Confirmed reports that …", "retracted its claim that …": the noun cue inside is what is answered.
        if one.draft is None or one.draft is draft or not draft.holds(one.draft):
            continue
        mended = stance in _ANSWERS or draft.lemma in listed("retractions")
        if is_noun(one.draft.tree.tokens[one.draft.cue]) and mended:
            return (one.key,)
    how = _points(draft, stance)
    if how is None:
        return ()
    before = [
        e
        for e in near
        if e.order < draft.attribution.cue.start
        and 0 <= draft.sentence - e.sentence <= _REACH
        and (e.draft is None or not draft.holds(e.draft))
    ]
    if not before:
        after = [e for e in near if e.order > draft.attribution.cue.start and e.sentence == draft.sentence]
        return (after[0].key,) if after and not draft.content else ()
    return _chosen(before, source, how)


@dataclass(frozen=True, slots=True)
class _Pointer:
    """How a content points back: by which noun, at one statement or several, at any statement or only its own kind."""

    noun: str | None
    plural: bool = False
    owner: str | None = None  # whose words they are: "the mayor's account"
    strict: bool = False  # only at a statement made by what the noun names


def _chosen(before: Sequence[Earlier], source: str, how: _Pointer) -> tuple[str, ...]:
    # "It" is the claim, not another's answer to it, unless a noun says so ("the denial").
    stating = [e for e in before if how.noun is not None or not _answers(e)]
    candidates = [e for e in stating or before if e.source != source] or list(before)
    if how.owner is not None:
        owned = [e for e in before if e.draft is not None and _is_whose(e, how.owner)]
        return (owned[-1].key,) if owned else ()
    if how.noun is not None:
        speaking = [e for e in candidates if _is_called(e, how.noun)]
        if how.strict and not speaking:
            return ()
        candidates = speaking or [e for e in candidates if e.draft is not None] or candidates
    last = candidates[-1]
    if how.plural:
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
    token = one.draft.tree.tokens[one.draft.cue]
    return noun in {
        singular(token.text.lower()),
        token.lemma,
        *(singular(w.casefold()) for w in one.source.split()),
    }


def _answers(one: Earlier) -> bool:
    """Whether the statement itself only points at another's: "denied this", "has not commented"."""
    return one.draft is not None and one.stance in _ANSWERS and _points(one.draft, one.stance) is not None


def _is_whose(one: Earlier, owner: str) -> bool:
    """Whether the statement is the owner's: by a word of the name, the office or the body of who made it."""
    source = one.draft.source if one.draft is not None else None
    parts = (one.source, source.role if source else None, source.of if source else None)
    return any(
        singular(owner) == singular(word.strip("’'s")) or owner == word
        for part in parts
        if part
        for word in part.casefold().split()
    )


def _points(draft: Draft, stance: Stance) -> _Pointer | None:
    """How the content points back; None where it stands on its own."""
    tree = draft.tree
    if not draft.content:
        return _Pointer(None) if stance in _ANSWERS else None
    whole = [i for span in draft.content for i in range(*tree.within(span))]
    if not whole:
        return None
    opening = draft.content[0]
    first, end = tree.within(opening)
    if end - first == 1 and tree.tokens[first].text.lower() in _DEMONSTRATIVES:
        return _Pointer(None, plural=tree.tokens[first].text.lower() in ("these", "those"))
    if (
        tree.tokens[first].text.lower() in _DEMONSTRATIVES
        and tree.tokens[min(first + 1, len(tree.tokens) - 1)].pos == "PUNCT"
    ):
        return _Pointer(None)
    for head in _heads(tree, whole):
        found = _pointing_phrase(draft, head, stance)
        if found is not None:
            return found
    return _elliptic(draft, whole, stance)


def _heads(tree: Tree, whole: Sequence[int]) -> list[int]:
    """The nouns a content is about: its own heads, and subject and object of its main verb."""
    members = frozenset(whole)
    heads: list[int] = []
    for top in (i for i in whole if tree.tokens[i].head not in members or tree.tokens[i].head == i):
        token = tree.tokens[top]
        if token.pos in ("NOUN", "PROPN", "PRON", "DET"):
            heads.append(top)
        elif token.pos == "ADP":
            heads += [c for c in tree.children[top] if tree.tokens[c].dep == "pobj"]
        elif token.pos in ("VERB", "AUX"):
            heads += [c for c in tree.children[top] if tree.tokens[c].dep in ("nsubj", "nsubjpass", "dobj")]
            for child in tree.children[top]:
                if tree.tokens[child].dep == "xcomp":
                    heads += [c for c in tree.children[child] if tree.tokens[c].dep == "dobj"]
                elif tree.tokens[child].dep == "prep":
                    heads += [c for c in tree.children[child] if tree.tokens[c].dep == "pobj"]
    return heads


def _pointing_phrase(draft: Draft, head: int, stance: Stance) -> _Pointer | None:
    tree = draft.tree
    token = tree.tokens[head]
    word = token.text.lower()
    if word in _DEMONSTRATIVES and token.dep != "det":
        if stance not in _ANSWERS and stance is not Stance.URGES:
            # "This is a good day": the speaker points at the day, not at what was said.
            return None
        return _Pointer(None, plural=word in ("these", "those"))
    if word in ("it", "them"):
        # A verdict on "it" answers somebody only where it hangs on an answer: "denied the claim, calling it …".
        direct = token.head == draft.cue and token.dep in ("dobj", "nsubj")
        answers = stance in (Stance.DENIES, Stance.QUESTIONS)
        follows = stance is Stance.CALLS and (word == "them" or tree.tokens[draft.cue].dep == "advcl")
        return _Pointer(None, plural=word == "them") if direct and (answers or follows) else None
    determiners = {
        tree.tokens[c].text.lower()
        for c in tree.children[head]
        if tree.tokens[c].dep in ("det", "predet", "poss", "amod")
    }
    kind = pointer(token)
    owner = _owner(tree, head)
    if kind == "claim" and owner is not None and stance in _ANSWERS:
        return _Pointer(None, owner=owner)
    if not determiners & _POINTING or any(
        tree.tokens[c].dep in ("acl", "relcl", "prep", "ccomp")
        and c > head
        and not _of_it(tree, c, kind, determiners)
        for c in tree.children[head]
    ):
        return None
    own = determiners & _POINTING <= _POSSESSIVES
    if own and stance not in _ANSWERS and draft.lemma not in listed("retractions"):
        # "The airline said its offer stood": what it made, not what somebody said.
        return None
    if kind is None:
        document = ground(token, "noun") is Basis.DOCUMENT
        return _Pointer(singular(word), strict=True) if document and "the" in determiners else None
    if kind == "act" and not determiners & {"such", *_DEMONSTRATIVES}:
        return None
    return _Pointer(singular(word), plural=token.tag == "NNS")


def _owner(tree: Tree, head: int) -> str | None:
    """Whose claim it is, where a noun says so: "the mayor's account"."""
    owner = tree.child(head, "poss")
    if owner is None or tree.tokens[owner].pos not in ("NOUN", "PROPN"):
        return None
    return tree.tokens[owner].text.casefold()


def _of_it(tree: Tree, child: int, kind: str | None, determiners: set[str]) -> bool:
    """Whether a phrase only says what a version is a version of: "his version of events", "the claim as nonsense"."""
    word = tree.tokens[child]
    # "The number of dead" counts; only somebody's "version of events" is a claim.
    allowed = ("as", "of") if determiners & _POSSESSIVES else ("as",)
    return kind == "claim" and word.dep == "prep" and word.text.lower() in allowed


def _elliptic(draft: Draft, whole: Sequence[int], stance: Stance) -> _Pointer | None:
    """Whether the content leans on what was said before and adds nothing: "it did", "it was not"."""
    tree = draft.tree
    members = frozenset(whole)
    top = next((i for i in whole if tree.tokens[i].head not in members), None)
    if top is None:
        return None
    token = tree.tokens[top]
    bare = token.tag == "MD" or (token.pos == "AUX" and not any(c > top for c in tree.children[top]))
    subject = tree.child(top, "nsubj", "nsubjpass")
    if subject is None or tree.tokens[subject].pos != "PRON":
        return None
    if bare and len(whole) <= _ELLIPSIS:
        return _Pointer(None)
    if stance is Stance.QUESTIONS:
        answers = any(
            "answer" in kinds("open_words").get(tree.tokens[i].text.lower(), frozenset()) for i in whole
        )
        if answers or (tree.tokens[subject].text.lower() == "it" and len(whole) <= _ELLIPSIS + 2):
            return _Pointer(None)
    return None
