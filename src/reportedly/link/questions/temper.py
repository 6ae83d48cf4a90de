"""How alike two clauses are: by their words, tempered by what they tell of whom.

Words alone put all of a story into one heap, since all of it is about one thing.
Clauses that tell of one act are drawn together, those that tell it of somebody
else, or other things of others, are pushed apart.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reportedly.link.likeness.grouping import FAINT, Matrix, Places, Tempering
from reportedly.link.questions.clauses import Clause
from reportedly.link.said.acts import Act, Kinship, differ, kinship

__all__ = ["temper_answers", "temper_clauses", "temper_topics"]

Groups = Sequence[Sequence[int]]

# Shares of the similarity of words, chosen on the open story, the bundled one and five more articles together;
# each may move by a third without moving what comes out by more than a few statements.
ONE_ACT: Final = 0.5
"""Least likeness of two clauses that tell of one act."""
APART: Final = 0.1
"""Of two that tell of one kind of act, of others."""
UNRELATED: Final = 0.2
"""Of two that tell of other acts and share nobody and nothing that takes part."""
OTHER_KIND: Final = 0.8
"""Of two that tell of other acts, whatever they share: to be warned of cracks is not to crack."""
OPINION: Final = 0.1
"""Of a fact and an opinion."""
WORDS_ALONE: Final = 2.6
"""Of two of which one was not parsed: nothing else speaks for them."""
MOST_OF_KIND: Final = 8
"""Acts of one kind by which a group is compared."""


def temper_clauses(clauses: Sequence[Clause], acts: Mapping[Clause, Act]) -> Tempering:
    """Of clauses, in the order of ``clauses``."""
    return Tempering(
        lambda words: _all_clauses(words, clauses, acts),
        lambda first, second, words: _some_clauses(first, second, words, clauses, acts),
    )


def temper_answers(groups: Groups, clauses: Sequence[Clause], acts: Mapping[Clause, Act]) -> Tempering:
    """Of groups of clauses that may give one answer: apart where an act is done to others, or as topics are."""
    rating, heads = _ratings(groups, clauses), _heads(groups, clauses, acts)
    told = [_acts_by_kind(group, clauses, acts) for group in groups]

    def pairs(first: Places, second: Places, words: Matrix) -> Matrix:
        alike = _as_topics(first, second, words, rating, heads)
        for place in np.flatnonzero(alike >= FAINT).tolist():
            if _held_apart(told[first[place]], told[second[place]]):
                alike[place] *= APART
        return alike

    return Tempering(lambda words: _by_pairs(words, pairs), pairs)


def temper_topics(groups: Groups, clauses: Sequence[Clause]) -> Tempering:
    """Of groups of clauses that may be about one thing: only opinions are held apart from facts."""
    rating = _ratings(groups, clauses)

    def pairs(first: Places, second: Places, words: Matrix) -> Matrix:
        return np.where(rating[first] == rating[second], words, words * OPINION)

    return Tempering(lambda words: _by_pairs(words, pairs), pairs)


def _as_topics(
    first: Places,
    second: Places,
    words: Matrix,
    rating: NDArray[np.bool_],
    heads: Sequence[frozenset[str]],
) -> Matrix:
    alike = np.where(rating[first] == rating[second], words, words * OPINION)
    for place in np.flatnonzero(alike >= FAINT).tolist():
        one, other = heads[first[place]], heads[second[place]]
        if one and other and not one & other:
            alike[place] *= UNRELATED
    return alike


def _heads(groups: Groups, clauses: Sequence[Clause], acts: Mapping[Clause, Act]) -> list[frozenset[str]]:
    """What each group tells of: its kinds of act, and what takes part in them."""
    told = ((acts[clauses[place]] for place in group if clauses[place] in acts) for group in groups)
    return [frozenset(head for act in some for head in act.heads) for some in told]


def _by_pairs(words: Matrix, pairs: Callable[[Places, Places, Matrix], Matrix]) -> Matrix:
    first, second = np.triu_indices(len(words), 1)
    alike = words.copy()
    alike[first, second] = alike[second, first] = pairs(first, second, words[first, second])
    return alike


def _ratings(groups: Groups, clauses: Sequence[Clause]) -> NDArray[np.bool_]:
    return np.array([clauses[group[0]].rating for group in groups], dtype=np.bool_)


def _acts_by_kind(
    group: Sequence[int], clauses: Sequence[Clause], acts: Mapping[Clause, Act]
) -> Mapping[str, Sequence[Act]]:
    found: defaultdict[str, list[Act]] = defaultdict(list)
    for clause in (clauses[place] for place in group):
        act = acts.get(clause)
        if act is not None and not act.light and len(found[act.kind]) < MOST_OF_KIND:
            found[act.kind].append(act)
    return found


def _held_apart(a: Mapping[str, Sequence[Act]], b: Mapping[str, Sequence[Act]]) -> bool:
    """Whether both tell one kind of act, and of other things: troops are sent, missiles are."""
    pairs = [(one, other) for kind in sorted(a.keys() & b.keys()) for one in a[kind] for other in b[kind]]
    return any(differ(*pair) for pair in pairs) and not any(kinship(*pair) is Kinship.SAME for pair in pairs)


def _all_clauses(words: Matrix, clauses: Sequence[Clause], acts: Mapping[Clause, Act]) -> Matrix:
    """The matrix of likeness from the matrix ``words`` of cosines; both symmetric, in the order of ``clauses``."""
    count = len(clauses)
    share = np.full((count, count), WORDS_ALONE)
    told = [place for place, clause in enumerate(clauses) if clause in acts]
    share[np.ix_(told, told)] = UNRELATED
    by_head: defaultdict[str, list[int]] = defaultdict(list)
    by_kind: defaultdict[str, list[int]] = defaultdict(list)
    for place in told:
        act = acts[clauses[place]]
        by_kind[act.kind].append(place)
        for head in sorted(act.heads):
            by_head[head].append(place)
    for places in by_head.values():
        share[np.ix_(places, places)] = 1.0
    numbers = {kind: number for number, kind in enumerate(sorted(by_kind))}
    kinds = np.array([_kind_number(acts.get(clause), numbers) for clause in clauses])
    named = kinds >= 0
    share[(kinds[:, None] != kinds[None, :]) & named[:, None] & named[None, :]] *= OTHER_KIND
    alike: Matrix = words * share
    for places in by_kind.values():
        for i, j in combinations(places, 2):
            alike[i, j] = alike[j, i] = _of_kin(acts[clauses[i]], acts[clauses[j]], words[i, j], alike[i, j])
    rating = np.array([clause.rating for clause in clauses])
    alike[rating[:, None] != rating[None, :]] *= OPINION
    return alike


def _kind_number(act: Act | None, numbers: Mapping[str, int]) -> int:
    """The number of an act's kind; -1 where nothing is told by it."""
    return -1 if act is None or act.light else numbers[act.kind]


def _some_clauses(
    first: Places,
    second: Places,
    words: Matrix,
    clauses: Sequence[Clause],
    acts: Mapping[Clause, Act],
) -> Matrix:
    """As ``_all_clauses``, for the pairs of places ``first`` and ``second`` alone."""
    alike: Matrix = np.empty(len(words))
    for row, (i, j, cosine) in enumerate(zip(first.tolist(), second.tolist(), words.tolist(), strict=True)):
        a, b = acts.get(clauses[i]), acts.get(clauses[j])
        if a is None or b is None:
            value = cosine * WORDS_ALONE
        else:
            value = cosine * (1.0 if a.heads & b.heads else UNRELATED)
            if a.kind == b.kind:
                value = _of_kin(a, b, cosine, value)
            elif not (a.light or b.light):
                value *= OTHER_KIND
        alike[row] = value * (1.0 if clauses[i].rating == clauses[j].rating else OPINION)
    return alike


def _of_kin(a: Act, b: Act, cosine: float, otherwise: float) -> float:
    match kinship(a, b):
        case Kinship.SAME:
            return max(float(cosine), ONE_ACT)
        case Kinship.APART:
            return float(cosine) * APART
        case Kinship.OPEN:
            return otherwise
