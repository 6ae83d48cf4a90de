"""Average-linkage clustering, exact and deterministic, with cosine similarities of weighted words."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "DIGITS",
    "average_clusters",
    "components",
    "dense_similarities",
    "sparse_similarities",
    "unit_vectors",
]

Matrix = NDArray[np.float64]

DIGITS: Final = 6
"""Similarities are rounded to this many digits: sums in another order differ in the last bits only."""


def unit_vectors(
    bags: Sequence[Mapping[str, int]], weight: Mapping[str, float]
) -> tuple[NDArray[np.int64], NDArray[np.int64], Matrix]:
    """The bags (word → count) as rows of unit length in triplets: row numbers, column numbers, values.

    A count enters as 1 + ln n, so that a word said ten times does not drown the rest.
    """
    columns = {word: number for number, word in enumerate(sorted({word for bag in bags for word in bag}))}
    rows: list[int] = []
    places: list[int] = []
    values: list[float] = []
    for row, bag in enumerate(bags):
        held = [
            (word, weight[word] * (1 + math.log(n))) for word, n in sorted(bag.items()) if weight.get(word)
        ]
        length = math.sqrt(sum(value * value for _, value in held))
        for word, value in held:
            rows.append(row)
            places.append(columns[word])
            values.append(value / length)
    return (
        np.array(rows, dtype=np.int64),
        np.array(places, dtype=np.int64),
        np.array(values, dtype=np.float64),
    )


def dense_similarities(
    rows: NDArray[np.int64], places: NDArray[np.int64], values: Matrix, count: int
) -> Matrix:
    """The full cosine matrix of ``count`` rows, rounded."""
    used, column = np.unique(places, return_inverse=True)
    matrix = np.zeros((count, len(used)))
    matrix[rows, column] = values
    return np.round(matrix @ matrix.T, DIGITS)


def sparse_similarities(
    rows: NDArray[np.int64], places: NDArray[np.int64], values: Matrix, *, longest: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], Matrix]:
    """Cosines of the pairs that share a word held by at most ``longest`` rows: first, second, similarity.

    Frequent words bring no candidates; they only lower the similarity a little of
    the pairs found through rare ones.
    """
    order = np.lexsort((rows, places))
    rows, places, values = rows[order], places[order], values[order]
    bounds = np.flatnonzero(np.r_[True, places[1:] != places[:-1], True])
    sizes = np.diff(bounds)
    # One number a pair, in arrays made once: of a thousand articles there are millions.
    base = int(rows.max(initial=0)) + 1
    held = np.flatnonzero((sizes >= 2) & (sizes <= longest)).tolist()
    total = int((sizes[held] * (sizes[held] - 1) // 2).sum())
    keys, products = np.empty(total, dtype=np.int64), np.empty(total)
    place = 0
    for start, size in zip(bounds[held].tolist(), sizes[held].tolist(), strict=True):
        i, j = np.triu_indices(size, 1)
        some, weights = rows[start : start + size], values[start : start + size]
        keys[place : place + len(i)] = some[i] * base + some[j]
        products[place : place + len(i)] = weights[i] * weights[j]
        place += len(i)
    order = np.argsort(keys, kind="stable")
    keys, products = keys[order], products[order]
    del order
    first_of_pair = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if total else keys
    sums: Matrix = np.add.reduceat(products, first_of_pair).round(DIGITS) if total else products
    pairs = keys[first_of_pair]
    return pairs // base, pairs % base, sums


def components(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Connected components of ``count`` nodes, each sorted, in the order of their first node."""
    leader = list(range(count))

    def find(node: int) -> int:
        while leader[node] != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for a, b in pairs:
        first, second = sorted((find(a), find(b)))
        leader[second] = first
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for node in range(count):
        groups[find(node)].append(node)
    return [groups[node] for node in sorted(groups)]


def average_clusters(similarity: Matrix, least: float) -> list[list[int]]:
    """Clusters by average linkage, merged while the mean similarity is at least ``least``.

    The nearest-neighbour chain (Benzécri 1982; Murtagh 1983): quadratic in time, exact
    for average linkage; ties go to the lower number. ``similarity`` is symmetric
    and is not changed.
    """
    count = len(similarity)
    sim = similarity.astype(np.float64, copy=True)
    np.fill_diagonal(sim, -np.inf)
    size = np.ones(count)
    alive = np.ones(count, dtype=bool)
    merges: list[tuple[int, int]] = []
    chain: list[int] = []
    while True:
        if not chain:
            left = np.flatnonzero(alive)
            if len(left) < 2:
                break
            chain = [int(left[0])]
        tip = chain[-1]
        row = sim[tip]
        nearest = int(row.argmax())
        if len(chain) > 1 and row[chain[-2]] >= row[nearest]:
            nearest = chain[-2]
        elif row[nearest] < least:
            # Nothing in reach of the tip: its cluster is finished, and average linkage cannot bring it closer.
            alive[tip] = False
            sim[tip], sim[:, tip] = -np.inf, -np.inf
            chain.pop()
            continue
        if len(chain) == 1 or nearest != chain[-2]:
            chain.append(nearest)
            continue
        chain = chain[:-2]
        keep, drop = sorted((tip, nearest))
        merges.append((keep, drop))
        merged = (sim[keep] * size[keep] + sim[drop] * size[drop]) / (size[keep] + size[drop])
        size[keep] += size[drop]
        alive[drop] = False
        sim[drop], sim[:, drop] = -np.inf, -np.inf
        merged[drop] = merged[keep] = -np.inf
        sim[keep], sim[:, keep] = merged, merged
    return components(count, merges)
