"""Which articles are about the same story: TF-IDF and average linkage, at one fixed threshold."""

import math
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Final

from reportedly.lexicons import load_table
from reportedly.link.likeness.linkage import average_clusters, dense_similarities, unit_vectors
from reportedly.link.likeness.words import find_words, stem

__all__ = ["SAME_STORY", "group_stories"]

SAME_STORY: Final = 0.16
"""Least mean cosine within a story; the middle of the plateau (0.14 to 0.19) on the stories kit's dev half."""
RARITY: Final = 1.5
"""Power of the inverse document frequency: names and rare words tell neighbouring stories apart."""


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(row["word"] or "" for row in load_table("stopwords") if row["class"] == "function")


def group_stories(texts: Mapping[str, str], *, least: float = SAME_STORY) -> tuple[tuple[str, ...], ...]:
    """The ids of these texts, grouped by story; groups and their members sorted.

    A pure function of the set of texts. Quadratic in their number: for a few
    thousand at once. Neighbouring stories (two rumours of one product) may be
    merged, and one story told in other words may be split.
    """
    ids = sorted(texts)
    stops = _stop_words()
    bags = [
        Counter(stem(w.text) for w in find_words(texts[i]) if w.text not in stops and len(w.text) > 1)
        for i in ids
    ]
    held = Counter(word for bag in bags for word in bag)
    weight = {
        word: math.log((1 + len(ids)) / (1 + n)) ** RARITY
        for word, n in held.items()
        if 2 <= n <= max(2, len(ids) / 2)
    }
    similarity = dense_similarities(*unit_vectors(bags, weight), len(ids))
    groups = average_clusters(similarity, least)
    return tuple(sorted(tuple(ids[place] for place in group) for group in groups))
