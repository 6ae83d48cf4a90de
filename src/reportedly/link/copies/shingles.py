"""Which articles share words, and where: an exact inverted index of five-word runs.

Exact, not MinHash: a sampled signature misses half of the short copies inside
long pages, and at the size of a story the whole index is cheap.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.link.copies.bodies import Body

__all__ = ["LEAST_SHARED", "SHINGLE_WORDS", "Run", "candidate_pairs", "shared_runs"]

SHINGLE_WORDS: Final = 5
LEAST_SHARED: Final = 3
"""Shared runs of five that make two articles worth comparing: seven words in a row, or several stretches."""
CROWD: Final = 64
"""A run that stands in more articles than this is paired with the ``LEADERS`` first of them only."""
LEADERS: Final = 8


@dataclass(frozen=True, slots=True)
class Run:
    """The same words in a row: ``[a, a + length)`` of one body, ``[b, b + length)`` of another."""

    a: int
    b: int
    length: int


def _shingles(body: Body) -> list[tuple[str, ...]]:
    words = body.words
    return [words[i : i + SHINGLE_WORDS] for i in range(len(words) - SHINGLE_WORDS + 1)]


def candidate_pairs(bodies: Sequence[Body]) -> list[tuple[int, int]]:
    """Index pairs ``i < j`` of bodies that share at least ``LEAST_SHARED`` runs, sorted.

    ``bodies`` in canonical order: in a crowd the first ones lead, so that a text
    in a thousand articles costs a thousand comparisons and not a million.
    """
    postings: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, body in enumerate(bodies):
        for shingle in dict.fromkeys(_shingles(body)):
            postings[shingle].append(index)
    counts: Counter[tuple[int, int]] = Counter()
    for posting in postings.values():
        if len(posting) < 2:
            continue
        leaders = posting if len(posting) <= CROWD else posting[:LEADERS]
        for position, first in enumerate(leaders):
            for second in posting[position + 1 :]:
                counts[first, second] += 1
    return sorted(pair for pair, shared in counts.items() if shared >= LEAST_SHARED)


def shared_runs(a: Body, b: Body) -> list[Run]:
    """The runs of at least five words that stand in both, in the order of ``a``.

    Where ``b`` holds a run twice, the place that goes on from the run before is
    taken, else the first. Linear in the lengths for ordinary text.
    """
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, shingle in enumerate(_shingles(b)):
        places[shingle].append(place)
    runs: list[Run] = []
    i, expected = 0, 0
    while i <= len(a.words) - SHINGLE_WORDS:
        there = places.get(a.words[i : i + SHINGLE_WORDS])
        if not there:
            i += 1
            continue
        j = next((place for place in there if place >= expected), there[0])
        length = SHINGLE_WORDS
        while (
            i + length < len(a.words)
            and j + length < len(b.words)
            and a.words[i + length] == b.words[j + length]
        ):
            length += 1
        runs.append(Run(i, j, length))
        # The next run may begin inside this one's last words: a changed word in between breaks four shingles only.
        i += max(1, length - SHINGLE_WORDS + 1)
        expected = j + 1
    return runs
