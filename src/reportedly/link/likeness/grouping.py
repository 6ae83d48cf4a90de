"""Weighted words as vectors, and their groups by average linkage: all at once in a small story, by candidates in a large one."""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reportedly.link.likeness.linkage import (
    average_clusters,
    components,
    dense_similarities,
    sparse_similarities,
    unit_vectors,
)

__all__ = ["FAINT", "Matrix", "Places", "Tempering", "Vectors", "group_vectors", "weigh"]

Matrix = NDArray[np.float64]
Places = NDArray[np.int64]

LONE: Final = 0.6
"""Weight of a word that only one clause holds, beside that of a word of two."""
DENSE: Final = 2000
"""Vectors that are compared all with all; past it, only those that share a rare word."""
RARE: Final = 48
"""A word in more vectors than this brings no candidates in a large story."""
FAINT: Final = 0.05
"""Cosine below which a pair is not looked at in a large story."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """Rows of unit length as triplets, sorted by row."""

    rows: Places
    places: Places
    values: Matrix
    count: int

    @classmethod
    def of(cls, bags: Sequence[Sequence[str]], weight: Mapping[str, float]) -> "Vectors":
        """One row a bag of words."""
        rows, places, values = unit_vectors([dict.fromkeys(bag, 1) for bag in bags], weight)
        return cls(rows, places, values, len(bags))

    def centred(self, groups: Sequence[Sequence[int]]) -> "Vectors":
        """The rows' groups as rows: what the members of each have in common stands out, the rest cancels out."""
        group_of = np.zeros(self.count, dtype=np.int64)
        for number, members in enumerate(groups):
            group_of[list(members)] = number
        width = int(self.places.max(initial=0)) + 1
        held, which = np.unique(group_of[self.rows] * width + self.places, return_inverse=True)
        sums = np.bincount(which, weights=self.values)
        rows, places = held // width, held % width
        lengths = np.sqrt(np.bincount(rows, weights=sums * sums, minlength=len(groups)))
        return Vectors(rows, places, sums / lengths[rows], len(groups))


@dataclass(frozen=True, slots=True)
class Tempering:
    """What besides words makes two rows alike: the same change to a whole matrix of cosines, and to some pairs."""

    matrix: Callable[[Matrix], Matrix]
    pairs: Callable[[Places, Places, Matrix], Matrix]


def weigh(bags: Sequence[Sequence[str]]) -> dict[str, float]:
    """Inverse frequency of each word over the bags. A word of one bag links nothing and only sets it apart: it weighs less."""
    held = Counter(word for bag in bags for word in bag)
    total = len(bags)
    return {word: (1.0 if n > 1 else LONE) * math.log(1 + total / n) for word, n in held.items()}


def group_vectors(vectors: Vectors, least: float, temper: Tempering) -> list[list[int]]:
    """Groups of rows whose mean likeness is at least ``least``, each sorted, in the order of their first rows."""
    rows, places, values, count = vectors.rows, vectors.places, vectors.values, vectors.count
    if count < 2:
        return [[place] for place in range(count)]
    if count <= DENSE:
        return average_clusters(temper.matrix(dense_similarities(rows, places, values, count)), least)
    first, second, similarity = sparse_similarities(rows, places, values, longest=RARE)
    keep = similarity >= FAINT
    first, second = first[keep], second[keep]
    similarity = temper.pairs(first, second, similarity[keep])
    return sorted(_split(list(range(count)), first, second, similarity, least))


def _split(
    nodes: list[int], first: Places, second: Places, similarity: Matrix, least: float
) -> list[list[int]]:
    """Components of the candidate graph, each clustered; one too large is cut at a higher similarity first."""
    number = np.full(int(max(nodes)) + 1, -1, dtype=np.int64)
    number[nodes] = np.arange(len(nodes))
    keep = similarity >= least
    first, second, similarity = first[keep], second[keep], similarity[keep]
    found: list[list[int]] = []
    pairs = zip(number[first].tolist(), number[second].tolist(), strict=True)
    parts = components(len(nodes), pairs)
    part_of = np.empty(len(nodes), dtype=np.int64)
    for index, part in enumerate(parts):
        part_of[part] = index
    home = part_of[number[first]] if len(first) else np.zeros(0, dtype=np.int64)
    order = np.argsort(home, kind="stable")
    bounds = np.searchsorted(home[order], np.arange(len(parts) + 1))
    for index, part in enumerate(parts):
        mine = order[bounds[index] : bounds[index + 1]]
        members = [nodes[place] for place in part]
        if len(part) == 1:
            found.append(members)
        elif len(part) > DENSE:
            found += _split(members, first[mine], second[mine], similarity[mine], least * 1.5)
        else:
            local = {node: place for place, node in enumerate(members)}
            matrix = np.zeros((len(part), len(part)))
            i = [local[node] for node in first[mine].tolist()]
            j = [local[node] for node in second[mine].tolist()]
            matrix[i, j] = matrix[j, i] = similarity[mine]
            found += [[members[place] for place in group] for group in average_clusters(matrix, least)]
    return found
