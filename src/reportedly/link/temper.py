"""How alike two clauses are: by their words, tempered by what they tell of whom.

Words alone put all of a story into one heap, since all of it is about one thing.
Clauses that tell of one act are drawn together, those that tell it of somebody
else, or other things of others, are pushed apart.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reportedly.link.acts import Act, Kinship, kinship
from reportedly.link.clauses import Clause

__all__ = ["temper", "temper_pairs"]

# Shares of the similarity of words, chosen on the open story, the bundled one and five more articles together;
# each may move by a third without moving what comes out by more than a few statements.
ONE_ACT: Final = 0.5
"""Least likeness of two clauses that tell of one act."""
APART: Final = 0.1
"""Of two that tell of one kind of act, of others."""
UNRELATED: Final = 0.2
"""Of two that tell of other acts and share nobody and nothing that takes part."""
OPINION: Final = 0.1
"""Of a fact and an opinion."""
WORDS_ALONE: Final = 2.6
"""Of two of which one was not parsed: nothing else speaks for them."""


def temper(
    words: NDArray[np.float64], clauses: Sequence[Clause], acts: Mapping[Clause, Act]
) -> NDArray[np.float64]:
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
    alike: NDArray[np.float64] = words * share
    for places in by_kind.values():
        for i, j in combinations(places, 2):
            alike[i, j] = alike[j, i] = _of_kin(acts[clauses[i]], acts[clauses[j]], words[i, j], alike[i, j])
    rating = np.array([clause.rating for clause in clauses])
    alike[rating[:, None] != rating[None, :]] *= OPINION
    return alike


def temper_pairs(
    first: NDArray[np.int64],
    second: NDArray[np.int64],
    words: NDArray[np.float64],
    clauses: Sequence[Clause],
    acts: Mapping[Clause, Act],
) -> NDArray[np.float64]:
    """As ``temper``, for the pairs of places ``first`` and ``second`` alone."""
    alike: NDArray[np.float64] = np.empty(len(words))
    for row, (i, j, cosine) in enumerate(zip(first.tolist(), second.tolist(), words.tolist(), strict=True)):
        a, b = acts.get(clauses[i]), acts.get(clauses[j])
        if a is None or b is None:
            value = cosine * WORDS_ALONE
        else:
            value = cosine * (1.0 if a.heads & b.heads else UNRELATED)
            value = _of_kin(a, b, cosine, value) if a.kind == b.kind else value
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
