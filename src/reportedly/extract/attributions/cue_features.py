"""What a token shows of being a cue: its word, its place in the tree, its neighbours, the marks around it."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from reportedly.extract.attributions.arrays import Arrays, Ints, bucket, features
from reportedly.extract.attributions.cues import entry_of, words_for
from reportedly.extract.attributions.view import View
from reportedly.records import Tier

__all__ = ["BITS", "cue_candidates", "cue_features", "spread"]

BITS: Final = 16
_OPEN: Final = frozenset({"VERB", "NOUN", "ADJ", "AUX"})


def cue_candidates(view: View) -> list[int]:
    """Tokens outside quotations that may head a cue: verbs, nouns, adjectives and a few function words.

    Words within quotation marks are the speaker's: of the training articles' cues 0.2% stand there.
    """
    closed = words_for("cue")
    return [
        token
        for token, pos in enumerate(view.pos)
        if view.quoted[token] < 0 and (pos in _OPEN or view.text[token] in closed)
    ]


def lexicon_classes(view: View, tokens: list[int]) -> Ints:
    """0 for a word that is no cue of the lexicon, 1 for an attitude, 2 for reporting."""
    classes = []
    for token in tokens:
        entry = entry_of(view, token)
        classes.append(0 if entry is None else 2 if entry.tier is Tier.REPORTING else 1)
    return np.array(classes, np.int64)


def cue_features(view: View, a: Arrays, tokens: list[int]) -> NDArray[np.int32]:
    """One row of table indices for each candidate token."""
    size = len(view)
    t = np.array(tokens, np.int64)
    head = np.where(a.head[t] == t, -1, a.head[t])
    grand = np.where(a.head[head] == head, -1, a.head[head])
    listed = lexicon_classes(view, tokens)
    lemma, tag, dep, flags = a.lemma[t], a.tag[t], a.dep[t], a.flags[t]

    def at(offset: int) -> Ints:
        place = t + offset
        return np.where((place < 0) | (place >= size), -1, place)

    slots = _dependents(view, tokens)
    subject, object_, clause, prep, mark = (np.array(slot, np.int64) for slot in slots)
    before = a.quoted[at(-1)] | a.quoted[at(-2)] << 1 | a.quoted[at(-3)] << 2 | a.quoted[at(-6)] << 3
    after = a.quoted[at(1)] | a.quoted[at(2)] << 1 | a.quoted[at(3)] << 2 | a.quoted[at(6)] << 3
    in_sentence = bucket(a.quoted_before[a.sentence_end[t]] - a.quoted_before[a.sentence_first[t]])
    headline = _headlines(view, tokens)
    clause_flags = flags & 0b1111
    columns: list[tuple[Ints, ...]] = [
        (lemma,), (a.text[t],), (tag,), (dep,), (a.pos[t],), (lemma, tag), (lemma, dep), (lemma, clause_flags),
        (flags & 0xFFF,), (flags,), (lemma, a.lemma[prep]), (a.lemma[prep],), (lemma, a.pos[subject]),
        (a.lemma[subject],), (a.tag[subject],), (a.tag[object_], a.dep[object_]), (a.lemma[object_],), (lemma, a.tag[object_]),
        (a.dep[clause], a.tag[clause]), (a.lemma[clause],), (a.lemma[mark], a.dep[clause]),
        (lemma, a.lemma[mark]), (a.lemma[head],), (a.tag[head],), (a.pos[head], dep), (a.dep[head], dep), (a.lemma[head], dep),
        (a.lemma[grand], a.dep[head]), (a.flags[head] & 0xFFF, dep),
        (a.lemma[at(-1)],), (a.tag[at(-1)],), (a.lemma[at(1)],), (a.tag[at(1)],), (a.lemma[at(-2)],), (a.tag[at(-2)],),
        (a.lemma[at(2)],), (a.tag[at(2)],), (a.lemma[at(3)],), (a.lemma[at(-3)],), (a.tag[at(-1)], tag, a.tag[at(1)]),
        (before,), (after,), (before, after, tag), (in_sentence, listed), (listed, tag), (listed, dep), (listed, flags & 0xFFF),
        (headline, listed), (headline, a.pos[t]), (bucket(t - a.sentence_first[t]), listed), (bucket(a.sentence_end[t] - t), dep),
        (bucket(t - a.paragraph_first[t]),), (bucket(a.paragraph_end[t] - t),), (bucket(a.right[t] - t), dep),
        (a.tag[subject], tag, dep), (a.lemma[subject], lemma & 7), (lemma, before & 1, after & 1),
    ]  # fmt: skip
    return features(columns, BITS)


_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "poss"})
_OBJECTS: Final = frozenset({"dobj", "attr", "acomp", "oprd", "agent"})
_CLAUSES: Final = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "parataxis"})


def _dependents(view: View, tokens: list[int]) -> tuple[list[int], ...]:
    """For each token its subject, object, clause, first preposition and the clause's marker; -1 for none."""
    subjects, objects, clauses, preps, marks = [], [], [], [], []
    for token in tokens:
        subject = object_ = clause = prep = mark = -1
        for child in view.children[token]:
            dep = view.dep[child]
            if dep in _SUBJECTS:
                subject = child
            elif dep in _OBJECTS:
                object_ = child if object_ < 0 else object_
            elif dep in _CLAUSES:
                clause = child if clause < 0 else clause
            elif dep in ("prep", "prt") and child > token and prep < 0:
                prep = child
        if clause >= 0:
            for child in view.children[clause]:
                if view.dep[child] in ("mark", "aux", "advmod") and child < clause:
                    mark = child
                    break
        subjects.append(subject)
        objects.append(object_)
        clauses.append(clause)
        preps.append(prep)
        marks.append(mark)
    return subjects, objects, clauses, preps, marks


def _headlines(view: View, tokens: list[int]) -> Ints:
    """1 where the paragraph looks like a headline or a label: it ends without a full stop or a mark."""
    open_end = [view.tag[end - 1] not in (".", "''", ":", "-RRB-") for _, end in view.paragraphs]
    return np.array([open_end[view.paragraph[token]] for token in tokens], np.int64)


def spread(tokens: list[int], probability: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    """The candidates' probabilities over all tokens of the view, and one 0 more for "no token"."""
    over_all = np.zeros(size + 1)
    over_all[tokens] = probability
    return over_all
