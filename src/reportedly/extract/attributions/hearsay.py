"""Hearsay: sayings with nobody to answer for them, as the gold guide reads them."""

from dataclasses import replace
from typing import Final

from reportedly.extract.attributions.cues import entry_of, words_for
from reportedly.extract.attributions.pieces import FORM, ContentCandidate, trimmed
from reportedly.extract.attributions.relations import Relation
from reportedly.extract.attributions.sources import NOBODY, SourceCandidate
from reportedly.extract.attributions.view import View
from reportedly.records import Tier

__all__ = ["as_hearsay"]

_NOBODY: Final = SourceCandidate(NOBODY, -1, -1, -1)
_CLIMB: Final = 16
"""Governors visited from the adverb up to its clause."""
_TOLD: Final = frozenset({"accuses", "questions", "urges"})
"""Stances whose passive subject is who is told: "was ordered to leave"."""


def as_hearsay(view: View, relation: Relation) -> Relation:
    """The relation read as hearsay, where it is that: "reportedly", "is said to have left", "it emerged that"."""
    entry = entry_of(view, relation.head)
    if entry is not None and entry.word_class == "adverb":
        return _adverb(view, relation)
    children = {view.dep[child]: child for child in view.children[relation.head]}
    nobody = {"auxpass", "expl"} & children.keys() or (entry is not None and entry.takes == "impersonal")
    if relation.held and nobody and view.text[relation.source.head] in words_for("expletive"):
        return replace(relation, source=_NOBODY)
    if entry is None or entry.tier is not Tier.REPORTING:
        return relation
    if entry.takes == "addressee" or entry.stance in _TOLD:
        return relation
    return _passive(view, relation, children)


def _passive(view: View, relation: Relation, children: dict[str, int]) -> Relation:
    """In "the treasurer is said to have left", the grammatical subject is part of what is said."""
    subject, clause = children.get("nsubjpass"), children.get("xcomp")
    if subject is None or clause is None or "agent" in children or relation.source.head != subject:
        return relation
    if not any(view.tag[child] == "TO" for child in view.children[clause]):
        return relation
    pieces = [piece for part in (subject, clause) for piece in trimmed(view, *view.subtree(part))]
    return replace(relation, source=_NOBODY, content=_content(relation.head, sorted(pieces)))


def _adverb(view: View, relation: Relation) -> Relation:
    """The adverb's own clause, without what is coordinated with it."""
    head = relation.head
    clause = view.head[head]
    for _ in range(_CLIMB):
        if view.dep[clause] not in ("aux", "auxpass", "amod", "advmod"):
            break
        clause = view.head[clause]
    first, end = view.subtree(clause)
    for child in view.children[clause]:
        if view.dep[child] in ("cc", "conj") and child > max(clause, head):
            end = min(end, view.left[child])
        elif view.dep[child] in ("mark", "cc") and child < min(clause, head):
            first = max(first, child + 1)
    parts = [part for part in ((first, head), (head + 1, end)) if part[0] < part[1]]
    pieces = [piece for part in parts for piece in trimmed(view, *part)]
    if not pieces:
        return relation
    return replace(
        relation,
        source=_NOBODY,
        content=_content(head, pieces),
        source_share=1.0,
        content_share=1.0,
    )


def _content(head: int, pieces: list[tuple[int, int]]) -> ContentCandidate:
    return ContentCandidate(FORM, 0, 0, 0, head, tuple(pieces))
