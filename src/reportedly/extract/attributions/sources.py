"""Who may be spoken for: the noun phrases that syntax offers a cue, generously; choosing comes after."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from reportedly.extract.attributions.cues import words_for
from reportedly.extract.attributions.view import View

__all__ = ["SourceCandidate", "core_of", "source_candidates"]

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X"})
_POSTMODIFIERS: Final = frozenset({"relcl", "appos", "acl", "advcl", "parataxis", "ccomp", "conj"})
_LEADING: Final = frozenset({"punct", "advmod", "cc", "preconj", "mark"})
_CLIMB: Final = 4
"""Governors visited on the way up to a subject: "said he wanted to continue pressing" needs three."""
_EDGES: Final = 16
"""Marks dropped at each edge of a phrase."""
_CHAIN: Final = 16
"""Links followed from a noun up its chain of prepositions: "the head of the office of the mayor of …"."""

SUBJECT, SUBJECT_CORE, AGENT, AGENT_CORE, GOVERNOR, GOVERNOR_CORE, MODIFIED = range(7)
POSSESSOR, BY_NOUN, ACCORDING, ACCORDING_CORE, MODIFIER, AFTER, BEFORE, OBJECT = range(7, 15)
SPEAKER, NOBODY = range(15, 17)

Offer = Callable[[int, int, int], None]
"""Takes the way to the whole phrase, the way to its core, and the phrase's head."""


@dataclass(frozen=True, slots=True)
class SourceCandidate:
    """A token range that may be the source, and the way it was reached. Nobody is ``(-1, -1)``."""

    how: int
    first: int
    end: int
    head: int  # head token of the noun phrase, -1 for nobody


def core_of(view: View, head: int) -> tuple[int, int]:
    """The noun phrase of ``head`` without relative clause, apposition, bracket or coordinated clause."""
    first, end = view.left[head], view.right[head]
    for child in view.children[head]:
        if child > head and (
            view.dep[child] in _POSTMODIFIERS or view.tag[child] in (",", "-LRB-", ":", ".")
        ):
            end = min(end, view.left[child])
        elif child == first < head and view.dep[child] in _LEADING and view.right[child] == child + 1:
            first = child + 1
    return first, max(end, head + 1)


def phrase_of(view: View, head: int, cue: int) -> tuple[int, int]:
    """The whole noun phrase of ``head``, cut short before or after the cue if that stands inside it."""
    first, end = view.left[head], view.right[head]
    if first <= cue < end:
        return core_of(view, head)
    least = max(head + 1, end - _EDGES)
    while end > least and view.tag[end - 1] in (",", ":", ".", "``", "''", "_SP", "-RRB-", "CC"):
        if view.tag[end - 1] == "-RRB-" and "-LRB-" in view.tag[first:end]:
            break
        end -= 1
    most = min(head, first + _EDGES)
    while first < most and view.tag[first] in (",", ":", ".", "``", "''", "_SP", "CC"):
        first += 1
    return first, end


def source_candidates(view: View, cue: int) -> list[SourceCandidate]:
    """Candidates for the source of the cue headed by token ``cue``, likelier ways first, no range twice."""
    found: list[SourceCandidate] = []
    seen: set[tuple[int, int]] = set()

    def offer(how: int, how_core: int, head: int) -> None:
        for way, (first, end) in ((how, phrase_of(view, head, cue)), (how_core, core_of(view, head))):
            if (first, end) not in seen and not first <= cue < end:
                seen.add((first, end))
                found.append(SourceCandidate(way, first, end, head))

    _own(view, cue, offer)
    _governing(view, cue, offer)
    _near(view, cue, offer)
    found.append(SourceCandidate(NOBODY, -1, -1, -1))
    return found


def _own(view: View, cue: int, offer: Offer) -> None:
    for child in view.children[cue]:
        dep = view.dep[child]
        if dep in SUBJECTS:
            offer(SUBJECT, SUBJECT_CORE, child)
        elif dep == "agent" or (dep == "prep" and view.text[child] in words_for("source")):
            for grandchild in view.children[child]:
                if view.dep[grandchild] == "pobj":
                    offer(AGENT if dep == "agent" else BY_NOUN, AGENT_CORE, grandchild)
        elif dep == "poss":
            offer(POSSESSOR, POSSESSOR, child)
        elif dep in ("compound", "amod", "nmod"):
            offer(MODIFIER, MODIFIER, child)
        elif dep in ("dobj", "dative") or (dep == "attr" and child > cue):
            offer(OBJECT, OBJECT, child)
        elif dep == "prep" and view.text[cue] == "according":
            for grandchild in view.children[child]:
                if view.dep[grandchild] == "pobj":
                    offer(ACCORDING, ACCORDING_CORE, grandchild)
        elif dep == "pobj" and view.pos[cue] == "ADP":
            offer(ACCORDING, ACCORDING_CORE, child)


def _governing(view: View, cue: int, offer: Offer) -> None:
    token = cue
    for _ in range(_CLIMB):
        governor = view.head[token]
        if governor == token:
            return
        if view.dep[token] in ("relcl", "acl", "appos") and view.pos[governor] in NOMINAL:
            offer(MODIFIED, MODIFIED, governor)
        for child in view.children[governor]:
            if view.dep[child] in SUBJECTS and child != token:
                offer(GOVERNOR, GOVERNOR_CORE, child)
            elif view.dep[child] == "poss":
                offer(POSSESSOR, POSSESSOR, child)
            elif view.dep[child] == "agent":
                for grandchild in view.children[child]:
                    if view.dep[grandchild] == "pobj":
                        offer(AGENT, AGENT_CORE, grandchild)
        token = governor


def _near(view: View, cue: int, offer: Offer) -> None:
    first, end = view.sentences[view.sentence[cue]]
    for token in range(cue + 1, min(end, cue + 12)):
        if view.pos[token] in ("PROPN", "PRON", "NOUN") and view.dep[token] != "compound":
            offer(AFTER, AFTER, token)
            break
    for token in range(cue - 1, max(first, cue - 12) - 1, -1):
        if view.pos[token] in ("PROPN", "PRON", "NOUN") and view.dep[token] != "compound":
            head = token
            for _ in range(_CHAIN):
                if view.dep[head] not in ("pobj", "prep", "appos") or view.head[head] >= head:
                    break
                head = view.head[head]
            offer(BEFORE, BEFORE, head if view.pos[head] in NOMINAL else token)
            break
