"""Which statements are the same words in two articles: what a copy says, it has from what it copies."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import Final

from reportedly.link.said.sayings import Saying

__all__ = ["copied_statements"]

RUN_WORDS: Final = 4
"""Words in a row that two statements must share to be looked at."""
SAME_WORDS: Final = 0.6
"""Share of each statement's words that stand in shared runs, from which two are one passage."""
EDITED: Final = 0.8
"""Word F1 from which two statements that share a run are one passage lightly edited."""
CROWD: Final = 64
"""A run that stands in more statements than this is compared with the ``LEADERS`` first of them only."""
LEADERS: Final = 8


def copied_statements(sayings: Sequence[Saying]) -> frozenset[tuple[str, str]]:
    """Pairs of statement keys, each pair sorted, that are the same passage in two articles.

    Each pair is judged by its own words alone, whatever stands around them, so
    that a copy ties nothing together that was not tied before. ``sayings`` in
    canonical order.
    """
    found: set[tuple[str, str]] = set()
    first_said: dict[tuple[str, ...], Saying] = {}
    postings: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    distinct: list[Saying] = []
    for saying in sayings:
        first = first_said.setdefault(saying.tokens, saying)
        if first is not saying:
            found.add(_sorted(first.key, saying.key))
            continue
        for run in dict.fromkeys(_runs(saying.tokens)):
            postings[run].append(len(distinct))
        distinct.append(saying)
    for i, j in sorted(_candidates(postings)):
        a, b = distinct[i], distinct[j]
        if (
            _edited(a.tokens, b.tokens)
            or min(_covered(a.tokens, b.tokens), _covered(b.tokens, a.tokens)) >= SAME_WORDS
        ):
            found.add(_sorted(a.key, b.key))
    return frozenset(found)


def _candidates(postings: dict[tuple[str, ...], list[int]]) -> set[tuple[int, int]]:
    pairs: set[tuple[int, int]] = set()
    for posting in postings.values():
        if len(posting) <= CROWD:
            pairs.update(combinations(posting, 2))
        else:
            pairs.update((first, other) for first in posting[:LEADERS] for other in posting if first < other)
    return pairs


def _runs(tokens: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [tokens[i : i + RUN_WORDS] for i in range(len(tokens) - RUN_WORDS + 1)]


def _covered(tokens: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Share of the words that stand in a run which the other holds too."""
    theirs = set(_runs(other))
    held = bytearray(len(tokens))
    for place, run in enumerate(_runs(tokens)):
        if run in theirs:
            held[place : place + RUN_WORDS] = b"\x01" * RUN_WORDS
    return sum(held) / len(tokens) if tokens else 0.0


def _edited(tokens: tuple[str, ...], other: tuple[str, ...]) -> bool:
    shared = sum((Counter(tokens) & Counter(other)).values())
    return 2 * shared >= EDITED * (len(tokens) + len(other))


def _sorted(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)
