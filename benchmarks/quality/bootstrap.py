"""How sure a difference is: document-wise bootstrap of an F1, alone or paired with a peer's on the same documents.

Resampling whole documents keeps together what stands together. The paired test is that
of Berg-Kirkpatrick, Burkett and Klein (2012, "An Empirical Investigation of Statistical
Significance in NLP"): the share of resamples in which the gain is more than twice the
gain seen. One seed, so that a figure is the same tomorrow.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["ROUNDS", "Count", "Interval", "compare_pairwise", "f1_of", "fold_scores", "interval_of"]

ROUNDS: Final = 1000
_SEED: Final = 20261122
_TAIL: Final = 0.025
"""Of each side of a 95% interval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One document: what was right, what there was to find, what was claimed."""

    right: int
    gold: int
    claimed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """An F1 over all documents with the bounds of its 95% interval."""

    value: float
    low: float
    high: float


def f1_of(counts: Sequence[Count]) -> float:
    """The F1 of pooled counts; 0 where there is nothing."""
    right, total = sum(c.right for c in counts), sum(c.gold + c.claimed for c in counts)
    return 2 * right / total if total else 0.0


def interval_of(counts: Sequence[Count], *, rounds: int = ROUNDS) -> Interval:
    """The F1 with its 95% interval by percentiles. Raises ValueError without documents."""
    if not counts:
        raise ValueError("an interval needs documents")
    values = sorted(f1_of([counts[i] for i in drawn]) for drawn in _draws(len(counts), rounds))
    cut = int(_TAIL * rounds)
    return Interval(value=f1_of(counts), low=values[cut], high=values[-1 - cut])


def compare_pairwise(
    ours: Sequence[Count], theirs: Sequence[Count], *, rounds: int = ROUNDS
) -> tuple[float, float]:
    """The gain in F1 of ours over theirs and its p-value, both on the same documents in the same order.

    The p-value is meant for a gain; for a loss it is 1. Raises ValueError where the documents differ in number.
    """
    if len(ours) != len(theirs) or not ours:
        raise ValueError(f"{len(ours)} documents of ours against {len(theirs)}: the same are needed")
    gain = f1_of(ours) - f1_of(theirs)
    if gain <= 0:
        return gain, 1.0
    drawn = _draws(len(ours), rounds)
    beyond = sum(f1_of([ours[i] for i in d]) - f1_of([theirs[i] for i in d]) > 2 * gain for d in drawn)
    return gain, (beyond + 1) / (rounds + 1)


def fold_scores(counts: Sequence[Count], *, folds: int = 5) -> tuple[float, ...]:
    """The F1 of each fold of whole documents, every ``folds``-th document to one fold."""
    return tuple(f1_of(counts[fold::folds]) for fold in range(folds) if counts[fold::folds])


def _draws(size: int, rounds: int) -> list[list[int]]:
    """Places drawn with replacement, as many as there are documents, the same in every run."""
    chance = random.Random(_SEED)
    return [chance.choices(range(size), k=size) for _ in range(rounds)]
