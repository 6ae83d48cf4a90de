"""Threads of statements about one thing, from their content words: the questions that are not about a number.

A statement may answer several questions ("it was a meteorite that came off the
asteroid"), so its words are cut into clauses, and clauses are clustered. Only
what two statements share becomes a question; nothing rests on one cosine, and a
thread says no more than "these speak of one thing".
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

import numpy as np

from reportedly.lexicons import load_table
from reportedly.link.answers import negated
from reportedly.link.linkage import (
    average_clusters,
    components,
    dense_similarities,
    sparse_similarities,
    unit_vectors,
)
from reportedly.link.sayings import FIGURE_MARK, Saying
from reportedly.link.words import as_written, content_words
from reportedly.records import Stance

__all__ = ["Pairs", "Thread", "cut_clauses", "find_threads", "rule_threads"]

Pairs = frozenset[frozenset[str]]
"""Pairs of statement keys."""

CLAUSE_WORDS: Final = 3
"""Different content words that make a clause worth a thread; a shorter one goes with the clause before it."""
TERM_LETTERS: Final = 7
"""Letters of a word that count for its thread: "meteorite" and "meteoroid" are of one thing."""
LABELLED: Final = 3
"""Words in a thread's label."""
SAMPLE: Final = 24
"""Statements whose spelling a label takes, the first ones."""
LEAST_WORDS: Final = 2
"""Content words of the least clause that can link: one word alone links everything."""
BESIDE_NUMBER: Final = 4
"""Content words beside a number that make its clause answer another question as well."""
SAME_THING: Final = 0.05
"""Least mean cosine within a thread. On the open story anything from 0.045 to 0.065 does as well."""
LONE: Final = 0.6
"""Weight of a word that only one clause holds, beside that of a word of two."""
DENSE: Final = 2000
"""Distinct clauses that are compared all with all; past it, only those that share a rare word."""
RARE: Final = 48
"""A word in more distinct clauses than this brings no candidates in a large story."""


@dataclass(frozen=True, slots=True)
class Thread:
    """Statements about one thing, with the words they share most, the heaviest first."""

    words: tuple[str, ...]
    members: tuple[Saying, ...]  # canonical order
    negative: frozenset[str] = frozenset()  # keys of those that say it is not so

    @property
    def label(self) -> str:
        """Its heaviest words as its statements write them."""
        texts = [saying.text for saying in self.members[:SAMPLE]]
        return ", ".join(dict.fromkeys(as_written(word, texts) for word in self.words[:LABELLED]))


@cache
def _joints() -> re.Pattern[str]:
    words = "|".join(re.escape(row["word"] or "") for row in load_table("clause_joints"))
    return re.compile(rf"[;:]\s|\s[-–—]+\s|,\s(?:(?:{words})\s)?|\s(?:{words})\s", re.IGNORECASE)


def cut_clauses(text: str) -> tuple[str, ...]:
    """The text cut at commas, dashes and joining words, each piece with at least three content words.

    A rough cut, without a parser: pieces too short to stand alone stay with what
    precedes them.
    """
    pieces: list[str] = []
    held = ""
    for piece in _joints().split(text):
        held = f"{held} {piece}".strip()
        if len(set(content_words(held))) >= CLAUSE_WORDS:
            pieces.append(held)
            held = ""
    if held and pieces:
        pieces[-1] = f"{pieces[-1]} {held}"
    elif held:
        pieces.append(held)
    return tuple(pieces)


def find_threads(sayings: Sequence[Saying]) -> tuple[Thread, ...]:
    """Threads of two statements or more, in the order of their first members. ``sayings`` in canonical order.

    Equal clauses count once, so that a copied article moves no thread.
    """
    said, refused = _clauses(sayings)
    bags = sorted(said)
    weight = _weights(bags)
    threads: list[Thread] = []
    for group in _clusters(bags, weight):
        members = {key: saying for place in group for key, saying in said[bags[place]].items()}
        if len(members) < 2:
            continue
        counts = Counter(word for place in group for word in bags[place] if word in weight)
        words = sorted(counts, key=lambda word: (-counts[word] * weight[word], word))
        negative = frozenset(key for place in group for key in refused.get(bags[place], ()))
        ordered = tuple(sorted(members.values(), key=lambda s: s.order))
        threads.append(Thread(tuple(words[:6]), ordered, negative))
    threads.sort(key=lambda thread: (thread.members[0].order, thread.words))
    return tuple(threads)


Bag = tuple[str, ...]


def _clauses(sayings: Sequence[Saying]) -> tuple[dict[Bag, dict[str, Saying]], dict[Bag, set[str]]]:
    """Clauses as bags of content words: who says each, by key, and the keys of those who say that it is not so.

    A denial denies what it reports; of an assertion only the clauses that say no
    are negative, for one sentence may affirm one thing and deny another.
    """
    said: dict[Bag, dict[str, Saying]] = {}
    refused: dict[Bag, set[str]] = {}
    for saying in sayings:
        clauses = cut_clauses(saying.unnumbered)
        says_no = [negated(clause) for clause in clauses]
        whole = saying.statement.stance is Stance.DENIES or (saying.negative and not any(says_no))
        for clause, refuses in zip(clauses, says_no, strict=True):
            bag = tuple(sorted({word[:TERM_LETTERS] for word in content_words(clause)}))
            # What is said around a number has its question already, unless it says more.
            if len(bag) >= (BESIDE_NUMBER if FIGURE_MARK in clause else LEAST_WORDS):
                said.setdefault(bag, {})[saying.key] = saying
                if whole or refuses:
                    refused.setdefault(bag, set()).add(saying.key)
    return said, refused


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


def _clusters(bags: Sequence[tuple[str, ...]], weight: dict[str, float]) -> list[list[int]]:
    rows, places, values = unit_vectors([dict.fromkeys(bag, 1) for bag in bags], weight)
    count = len(bags)
    if count < 2:
        return [[place] for place in range(count)]
    if count <= DENSE:
        return average_clusters(dense_similarities(rows, places, values, count), SAME_THING)
    first, second, similarity = sparse_similarities(rows, places, values, longest=RARE)
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
