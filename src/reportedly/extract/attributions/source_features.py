"""What a noun phrase shows of being a cue's source: how it was reached, what it is, where it stands."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reportedly.extract.attributions.arrays import Arrays, Ints, bucket, features
from reportedly.extract.attributions.sources import SourceCandidate

__all__ = ["BITS", "source_features"]

BITS: Final = 14


def source_features(
    a: Arrays, cues: Sequence[int], groups: Sequence[Sequence[SourceCandidate]]
) -> NDArray[np.int32]:
    """One row of table indices for each candidate of each cue, group after group."""
    sizes = [len(group) for group in groups]
    flat = [candidate for group in groups for candidate in group]
    c = np.repeat(np.array(cues, np.int64), sizes)
    how = np.array([candidate.how for candidate in flat], np.int64)
    first = np.array([candidate.first for candidate in flat], np.int64)
    end = np.array([candidate.end for candidate in flat], np.int64)
    head = np.array([candidate.head for candidate in flat], np.int64)
    place = np.concatenate([np.arange(size) for size in sizes]) if sizes else np.zeros(0, np.int64)
    size = np.repeat(np.array(sizes, np.int64), sizes)
    there = first >= 0
    distance = np.where(there, np.where(first > c, first - c, end - 1 - c), 99)
    length = np.where(there, end - first, 0)
    last = np.where(there, end - 1, -1)
    following = np.where(there & (end < len(a.tag) - 1), end, -1)
    preceding = np.where(first > 0, first - 1, -1)
    inside = a.quoted[first]
    quotes = a.quoted_before[a.sentence_end[c]] - a.quoted_before[a.sentence_first[c]]
    best = np.repeat(np.array([group[0].how for group in groups], np.int64), sizes)
    second = np.repeat(
        np.array([group[1].how if len(group) > 1 else -1 for group in groups], np.int64), sizes
    )
    flags = a.flags[c]
    to_head: Ints = np.where(a.head[c] == c, -1, a.head[c])
    columns: list[tuple[Ints, ...]] = [
        (how,), (how, a.lemma[c]), (how, a.dep[c]), (how, a.tag[c]), (how, a.pos[c], best), (how, place), (how, best, second),
        (how, flags & 0xFFF), (how, flags), (how, best, a.dep[c]), (how, a.lemma[to_head]), (how, a.tag[to_head], a.dep[c]),
        (a.tag[head],), (a.lemma[head],), (a.lemma[head], how), (a.tag[head], how), (a.dep[head], how), (a.tag[head], a.tag[c]),
        (a.lemma[first],), (a.tag[first], how), (a.tag[last],), (a.tag[following],), (a.lemma[following],), (a.tag[preceding],),
        (a.lemma[preceding],), (a.dep[following], how), (bucket(length), how), (bucket(distance), how), (bucket(distance), a.pos[c]),
        (inside, how), (bucket(quotes), how), (np.minimum(size, 8), how), (a.tag[head], best, how), (a.lemma[c], a.tag[head]),
        (np.sign(distance), a.lemma[c]), (a.tag[c], a.dep[c], best, how), (a.lemma[a.head[head]], how),
        (a.pos[head], a.tag[c], flags & 0xFFF), ((how == best).astype(np.int64), a.lemma[c]),
    ]  # fmt: skip
    return features(columns, BITS)
