"""Threads of statements about one thing, from their content words: the questions that are not about a number.

A statement may answer several questions ("it was a meteorite that came off the
asteroid"), so its words are cut into clauses, and clauses are clustered. Only
what two statements share becomes a question; nothing rests on one cosine, and a
thread says no more than "these speak of one thing".
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from reportedly.link.clauses import Clause, Clauses, gather_clauses
from reportedly.link.independence import Ties
from reportedly.link.linkage import (
    average_clusters,
    components,
    dense_similarities,
    sparse_similarities,
    unit_vectors,
)
from reportedly.link.references import join_by_reference
from reportedly.link.sayings import Saying
from reportedly.link.temper import temper, temper_pairs
from reportedly.link.threads import Thread

__all__ = ["Pairs", "find_threads", "rule_threads"]

Pairs = frozenset[frozenset[str]]
"""Pairs of statement keys."""

SAME_THING: Final = 0.13
"""Least mean likeness within a thread; chosen with the shares in ``temper``."""
LONE: Final = 0.6
"""Weight of a word that only one clause holds, beside that of a word of two."""
DENSE: Final = 2000
"""Distinct clauses that are compared all with all; past it, only those that share a rare word."""
RARE: Final = 48
"""A word in more distinct clauses than this brings no candidates in a large story."""
FAINT: Final = 0.05
"""Cosine below which a pair is not looked at in a large story."""


def find_threads(sayings: Sequence[Saying], ties: Ties) -> tuple[Thread, ...]:
    """Threads of two statements or more, in the order of their first members. ``sayings`` in canonical order.

    Equal clauses count once, so that a copied article moves no thread.
    """
    found = gather_clauses(sayings, ties)
    clauses = sorted(found.said)
    weight = _weights([found.bags[clause] for clause in clauses])
    threads: list[Thread] = []
    for group in _clusters(clauses, weight, found):
        some = [clauses[place] for place in group]
        members = {key: saying for clause in some for key, saying in found.said[clause].items()}
        if len(members) < 2:
            continue
        counts = Counter(word for clause in some for word in found.bags[clause] if word in weight)
        words = sorted(counts, key=lambda word: (-counts[word] * weight[word], word))
        negative = frozenset(key for clause in some for key in found.refused.get(clause, ()))
        ordered = tuple(sorted(members.values(), key=lambda s: s.order))
        threads.append(Thread(tuple(words[:6]), ordered, negative))
    threads = join_by_reference(threads, sayings)
    threads.sort(key=lambda thread: (thread.members[0].order, thread.words))
    return tuple(threads)


def rule_threads(
    threads: Sequence[Thread], sayings: Sequence[Saying], *, linked: Pairs, apart: Pairs
) -> tuple[Thread, ...]:
    """The threads as people have ruled: pairs put into one, pairs put out of one (the later member leaves)."""
    by_key = {saying.key: saying for saying in sayings}
    kept: list[Thread] = []
    for thread in threads:
        members = list(thread.members)
        for pair in sorted(apart, key=sorted):
            both = [s for s in members if s.key in pair]
            if len(both) == 2:
                members.remove(both[1])
        if len(members) > 1:
            kept.append(replace(thread, members=tuple(members)))
    for pair in sorted(linked, key=sorted):
        both = sorted((by_key[key] for key in pair if key in by_key), key=lambda s: s.order)
        if len(both) != 2 or any(pair <= {s.key for s in thread.members} for thread in kept):
            continue
        homes = [thread for thread in kept if pair & {s.key for s in thread.members}]
        merged = {s.key: s for thread in homes[:2] for s in thread.members} | {s.key: s for s in both}
        words = homes[0].words if homes else tuple(sorted(set(both[0].words) | set(both[1].words)))[:6]
        kept = [thread for thread in kept if thread not in homes[:2]]
        refusing = {key for thread in homes[:2] for key in thread.negative} | {
            s.key for s in both if s.negative
        }
        ordered = tuple(sorted(merged.values(), key=lambda s: s.order))
        kept.append(Thread(words, ordered, frozenset(refusing)))
    return tuple(kept)


def _weights(bags: Sequence[tuple[str, ...]]) -> dict[str, float]:
    """Inverse frequency over distinct clauses. A word of one clause links nothing and only sets it apart: it weighs less."""
    held = Counter(word for bag in bags for word in bag)
    total = len(bags)
    return {word: (1.0 if n > 1 else LONE) * math.log(1 + total / n) for word, n in held.items()}


def _clusters(clauses: Sequence[Clause], weight: dict[str, float], found: Clauses) -> list[list[int]]:
    rows, places, values = unit_vectors([dict.fromkeys(found.bags[clause], 1) for clause in clauses], weight)
    count = len(clauses)
    if count < 2:
        return [[place] for place in range(count)]
    if count <= DENSE:
        words = dense_similarities(rows, places, values, count)
        return average_clusters(temper(words, clauses, found.acts), SAME_THING)
    first, second, similarity = sparse_similarities(rows, places, values, longest=RARE)
    keep = similarity >= FAINT
    first, second = first[keep], second[keep]
    similarity = temper_pairs(first, second, similarity[keep], clauses, found.acts)
    return _split(list(range(count)), first, second, similarity, SAME_THING)


def _split(
    nodes: list[int], first: np.ndarray, second: np.ndarray, similarity: np.ndarray, least: float
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
