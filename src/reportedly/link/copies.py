"""Which statements are the same words in two articles: what a near-copy says, it has from what it copies."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from reportedly.link.reuse import Overlap
from reportedly.link.sayings import Saying
from reportedly.link.words import find_words
from reportedly.records import Reuse, ReuseKind, Span

__all__ = ["copied_statements"]

SAME_WORDS: Final = 0.5
"""Share of both statements' words that stand in shared runs, from which they are one passage."""
EDITED: Final = 0.8
"""Word F1 of two statements of a copied article, from which they are one passage lightly edited."""
COPIES: Final = frozenset({ReuseKind.COPY, ReuseKind.COPY_WITH_CHANGES, ReuseKind.CONTAINS})


def copied_statements(
    overlaps: Sequence[tuple[Overlap, Reuse]], sayings: Sequence[Saying]
) -> frozenset[tuple[str, str]]:
    """Pairs of statement keys, each pair sorted, that are the same passage in two articles."""
    by_article: defaultdict[str, list[Saying]] = defaultdict(list)
    for saying in sayings:
        by_article[saying.article.article_id].append(saying)
    found: set[tuple[str, str]] = set()
    for overlap, reuse in overlaps:
        ones, others = by_article[reuse.a], by_article[reuse.b]
        places_a = [(saying, _words_of(overlap.a.starts, saying)) for saying in ones]
        places_b = [(saying, _words_of(overlap.b.starts, saying)) for saying in others]
        across = _across(overlap)
        for saying, places in places_a:
            there = Counter(across[place] for place in places if place in across)
            for other, other_places in places_b:
                shared = sum(there[place] for place in other_places)
                longer = max(len(places), len(other_places))
                same = longer > 0 and shared >= SAME_WORDS * longer
                if same or (reuse.kind in COPIES and _edited(saying, other)):
                    first, second = sorted((saying.key, other.key))
                    found.add((first, second))
    return frozenset(found)


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
    first, second = (Counter(word.text for word in find_words(saying.text)) for saying in (a, b))
    total = sum(first.values()) + sum(second.values())
    if total == 0 or abs(sum(first.values()) - sum(second.values())) > total * (1 - EDITED):
        return False
    return 2 * sum((first & second).values()) >= EDITED * total
