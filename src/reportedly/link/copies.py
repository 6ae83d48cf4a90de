"""Which statements are the same words in two articles: what a near-copy says, it has from what it copies."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from reportedly.link.reuse import Overlap
from reportedly.link.sayings import Saying
from reportedly.records import Span

__all__ = ["copied_statements"]

SAME_WORDS: Final = 0.5
"""Share of the longer statement's words that stand in shared runs, from which two are one passage."""
EDITED: Final = 0.8
"""Word F1 of two statements, in articles that share text, from which they are one passage lightly edited."""


def copied_statements(overlaps: Sequence[Overlap], sayings: Sequence[Saying]) -> frozenset[tuple[str, str]]:
    """Pairs of statement keys, each pair sorted, that are the same passage in two articles.

    Not only in articles that are copies as a whole: a sentence that an article
    shares with another counts the same whatever stands around it, so that a copy
    of one of them ties nothing together that was not tied before.
    """
    by_article: defaultdict[str, list[Saying]] = defaultdict(list)
    first_said: dict[tuple[str, ...], str] = {}
    found: set[tuple[str, str]] = set()
    for saying in sayings:
        by_article[saying.article.article_id].append(saying)
        found.add(_sorted(first_said.setdefault(saying.tokens, saying.key), saying.key))
    for overlap in overlaps:
        across = _across(overlap)
        ones = [(s, _words_of(overlap.a.starts, s)) for s in by_article[overlap.a.article_id]]
        others = [(s, _words_of(overlap.b.starts, s)) for s in by_article[overlap.b.article_id]]
        for saying, places in ones:
            there = Counter(across[place] for place in places if place in across)
            for other, other_places in others:
                shared = sum(there[place] for place in other_places) if there else 0
                if shared >= SAME_WORDS * max(len(places), len(other_places), 1) or _edited(saying, other):
                    found.add(_sorted(saying.key, other.key))
    return frozenset((a, b) for a, b in found if a != b)


def _sorted(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)


def _across(overlap: Overlap) -> Mapping[int, int]:
    """Word place in ``a`` → word place in ``b``, within shared runs."""
    across: dict[int, int] = {}
    for run in overlap.runs:
        for step in range(run.length):
            across.setdefault(run.a + step, run.b + step)
    return across


def _words_of(starts: Sequence[int], saying: Saying) -> list[int]:
    """Places in the body's words that the statement's content covers."""
    spans: tuple[Span, ...] = saying.statement.content or (saying.statement.sentence,)
    places: list[int] = []
    for span in spans:
        places.extend(range(bisect_left(starts, span.start), bisect_left(starts, span.end)))
    return places


def _edited(a: Saying, b: Saying) -> bool:
    size_a, size_b = len(a.tokens), len(b.tokens)
    if min(size_a, size_b) < EDITED / (2 - EDITED) * max(size_a, size_b):
        return False
    shared = sum((Counter(a.tokens) & Counter(b.tokens)).values())
    return 2 * shared >= EDITED * (size_a + size_b)
