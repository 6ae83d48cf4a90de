"""Cues that the lexicon vouches for, whatever the learned model thinks of them.

The model learned from a corpus that annotates no attribution within another and
reports on politics only; it turns down sayings within sayings, and verbs it met
seldom. Where a listed word stands in the frame that makes it a cue, its
probability is raised to a floor.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from reportedly.extract.attributions.cues import CueEntry, entry_of, words_for
from reportedly.extract.attributions.view import View
from reportedly.records import Tier

__all__ = ["guaranteed", "raise_to_floors"]

_CLAUSE: Final = 0.6
"""Floor for a reporting verb with its own subject and a clause or quotation, "according to", "reportedly"."""
_OBJECT: Final = 0.4
"""Floor for a denial, accusation, warning and the like with its own subject and an object, and for
a verb listed with its particle ("stands by")."""
_NOUN: Final = 0.45
"""Floor for a noun of saying with a clause: "reports that the bridge had fallen"."""
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "agent"})
_CLAUSES: Final = frozenset({"ccomp", "parataxis"})
_OBJECTS: Final = frozenset({"dobj", "xcomp", "oprd"})
_SPEECH_ACTS: Final = frozenset({"accuses", "announces", "calls", "confirms", "denies", "urges", "warns"})


def raise_to_floors(view: View, tokens: list[int], probability: NDArray[np.float64]) -> NDArray[np.float64]:
    """The probabilities, with those of vouched-for cues raised."""
    raised = probability.copy()
    for place, token in enumerate(tokens):
        if raised[place] < _CLAUSE:
            floor = guaranteed(view, token)
            raised[place] = max(raised[place], floor)
    return raised


def guaranteed(view: View, token: int) -> float:
    """The floor of a token's probability: 0 where the lexicon does not vouch for it."""
    entry = entry_of(view, token)
    if entry is None:
        return 0.0
    if entry.word_class in ("adverb", "preposition"):
        return _CLAUSE if entry.tier is Tier.REPORTING else 0.0
    if entry.tier is not Tier.REPORTING:
        return 0.0
    if entry.word_class == "verb":
        return _verb_floor(view, token, entry)
    return _NOUN if entry.word_class == "noun" and _has_that_clause(view, token) else 0.0


def _verb_floor(view: View, token: int, entry: CueEntry) -> float:
    labels = {view.dep[child] for child in view.children[token]}
    if "neg" in labels or not labels & _SUBJECTS:
        return 0.0
    clauses = [child for child in view.children[token] if view.dep[child] in _CLAUSES]
    if any(_is_finite(view, clause) for clause in clauses):
        return _CLAUSE
    if " " in entry.lemma and labels & {"nsubj"}:
        return _OBJECT
    objects = labels & _OBJECTS or view.dep[token] == "relcl"  # "a figure the ministry disputes"
    if objects and entry.takes is None and entry.stance in _SPEECH_ACTS:
        return _OBJECT
    return 0.0


def _is_finite(view: View, verb: int) -> bool:
    """Whether a clause has a subject of its own: "said the bridge was safe", not "said to be safe"."""
    return any(view.dep[child] in _SUBJECTS for child in view.children[verb])


def _has_that_clause(view: View, noun: int) -> bool:
    clauses = [child for child in view.children[noun] if view.dep[child] in ("acl", "ccomp") and child > noun]
    return any(
        view.dep[word] == "mark" and view.text[word] in words_for("complementizer")
        for clause in clauses
        for word in view.children[clause]
    )
