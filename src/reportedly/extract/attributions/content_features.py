"""What token ranges show of being a cue's content: how they were reached, where they begin and end, what they leave out."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reportedly.extract.attributions.arrays import Arrays, Ints, bucket, features
from reportedly.extract.attributions.pieces import ContentCandidate, Range

__all__ = ["BITS", "content_features"]

BITS: Final = 15
_LIKELY: Final = 0.4
"""Probability from which a word counts as another cue."""
_SOON: Final = 9
"""Tokens after a candidate in which another cue may claim its last part: '…," he added'."""


def content_features(
    a: Arrays,
    likelihood: NDArray[np.float64],
    cues: Sequence[int],
    sources: Sequence[tuple[int, int, int]],
    groups: Sequence[Sequence[ContentCandidate]],
) -> NDArray[np.int32]:
    """One row of table indices for each candidate of each cue, group after group.

    ``likelihood`` is each token's probability of heading a cue (one element more
    than tokens). ``sources`` gives how, first and end of each cue's chosen source (-1 for none).
    """
    sizes = [len(group) for group in groups]
    flat = [candidate for group in groups for candidate in group]
    nothing: Range = (-1, -1)
    c = np.repeat(np.array(cues, np.int64), sizes)
    source = np.repeat(np.array(sources, np.int64).reshape(-1, 3), sizes, axis=0)
    kind = np.array(
        [(x.how, x.opens, x.closes, x.follows, x.anchor, len(x.ranges)) for x in flat], np.int64
    ).reshape(-1, 6)
    how, opens, closes, follows, anchor, pieces = kind.T
    edges = np.array(
        [(*(x.ranges or (nothing,))[0], *(x.ranges or (nothing,))[-1]) for x in flat], np.int64
    ).reshape(-1, 4)
    first, stop, first_two, end = edges.T
    length = np.array([sum(e - f for f, e in x.ranges) for x in flat], np.int64)
    quoted = np.array(
        [sum(int(a.quoted_before[e] - a.quoted_before[f]) for f, e in x.ranges) for x in flat], np.int64
    )
    way = how * 512 + opens * 64 + closes * 8 + follows
    member = np.repeat(np.arange(len(sizes)), sizes)
    firsts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)
    longest = np.maximum.reduceat(length, firsts)[member]
    most_quoted = np.maximum.reduceat(quoted, firsts)[member]
    size = len(a.tag) - 1
    there = first >= 0
    last = np.where(there, end - 1, -1)
    following = np.where(there & (end < size) & (end < a.paragraph_end[c]), end, -1)
    following_two = np.where((following >= 0) & (end + 1 < size), end + 1, -1)
    preceding = np.where(there & (first > 0), first - 1, -1)
    second = np.where(there & (first + 1 < size), first + 1, -1)
    quoted_share = np.where(quoted == 0, 0, np.where(quoted >= length - 1, 2, 1))
    sentence_quotes = a.quoted_before[a.sentence_end[c]] - a.quoted_before[a.sentence_first[c]]
    paragraph_quotes = a.quoted_before[a.paragraph_end[c]] - a.quoted_before[a.paragraph_first[c]]
    left_out = bucket(np.maximum(most_quoted - quoted, 0))
    ends_sentence = (end == a.sentence_end[last]) | (end == a.sentence_end[last] - 1)
    begins_sentence = first == a.sentence_first[first]
    whole = (first == a.left[anchor]).astype(np.int64) * 2 + (end == a.right[anchor])
    after = first > c
    gap = np.where(after, first - c - 1, c - stop)
    skipped = np.where(after, c + 1, np.where(there, stop, -1))
    skipped = np.where(gap > 0, skipped, -1)
    attached = np.where(
        following < 0,
        0,
        np.where(a.head[following] == c, 1, np.where(_within(a.head[following], first, end), 2, 3)),
    )
    tied = np.where(
        first < 0,
        0,
        np.where(_within(a.head[preceding], first, end), 1, np.where(a.head[preceding] == c, 2, 3)),
    )
    cut_quote = (a.quoted[first] * (a.quote_first[first] < first)).astype(np.int64) + 2 * (
        a.quoted[last] * (a.quote_end[last] > end)
    ).astype(np.int64)
    flags = a.flags[c]
    rest = np.where(there, a.sentence_end[last] - end, 0)
    lead = np.where(there, first - a.sentence_first[first], 0)
    order = np.where(after, 1, np.where(end > c, 2, 0)) * (there.astype(np.int64))
    source_how = source[:, 0]
    no_source = (source[:, 1] < 0).astype(np.int64)
    side = np.where(source[:, 1] < 0, 0, np.where(source[:, 1] > c, 1, 2))
    is_longest = (length == longest).astype(np.int64)
    anchor_dep, anchor_tag = a.dep[anchor], a.tag[anchor]
    lemma = a.lemma[c]
    likely = (likelihood > _LIKELY).astype(np.int64)
    likely[np.array(cues, np.int64)] = 0
    likely_before = np.concatenate([[0], np.cumsum(likely)])
    holds = np.minimum(likely_before[end] - likely_before[first], 3) * there
    holds_first = np.minimum(likely_before[stop] - likely_before[first], 3) * there
    soon = np.where(
        there, np.minimum(likely_before[np.minimum(end + _SOON, size)] - likely_before[end], 2), 0
    )
    between = np.where(there & (pieces > 1), np.minimum(likely_before[first_two] - likely_before[stop], 2), 0)
    in_paragraph = np.minimum(likely_before[a.paragraph_end[c]] - likely_before[a.paragraph_first[c]], 4)
    before_last = np.where(there & (end > 1), end - 2, -1)
    before_second = np.where(there & (first_two > 0), first_two - 1, -1)
    ends_paragraph = (end >= a.paragraph_end[c] - 1).astype(np.int64) + (end == a.paragraph_end[c])
    opens_sentence = (first_two == a.sentence_first[first_two]).astype(np.int64)
    last_sentence_unquoted = (a.sentence_end[last] - a.sentence_first[last]) - (
        a.quoted_before[a.sentence_end[last]] - a.quoted_before[a.sentence_first[last]]
    )
    columns: list[tuple[Ints, ...]] = [
        (way,), (way, lemma), (way, a.tag[c]), (way, a.dep[c]), (how, opens, lemma), (how, lemma), (way, side), (way, source_how),
        (anchor_dep, way), (anchor_dep, lemma), (anchor_tag, anchor_dep), (anchor_dep, lemma, how), (a.lemma[anchor], how),
        (a.tag[first], how), (a.dep[first], how), (a.lemma[first], how), (a.lemma[first], lemma), (a.tag[second], a.tag[first]),
        (a.tag[last], how), (a.lemma[last],), (a.dep[last], how), (a.tag[following], attached), (a.lemma[following], attached), (a.dep[following], how, attached),
        (a.tag[following], a.tag[following_two]), (a.tag[preceding], tied), (a.lemma[preceding], tied), (a.lemma[preceding], how), (a.lemma[preceding], lemma),
        (attached, how), (tied, how), (cut_quote, how), (quoted_share, way), (quoted_share, lemma), (quoted_share, left_out, how), (left_out, how, follows),
        (bucket(sentence_quotes), quoted_share, how), (bucket(paragraph_quotes - quoted), quoted_share, follows), (whole, how), (whole, anchor_dep),
        (bucket(length), how), (bucket(length), lemma), (bucket(rest), how), (bucket(lead), how), (ends_sentence.astype(np.int64), begins_sentence.astype(np.int64), how),
        (is_longest, how), (bucket(longest - length), how), (pieces, how), (bucket(gap), how), (bucket(gap), order, side), (a.tag[skipped], a.dep[skipped], how), (a.lemma[skipped], how),
        (order, lemma), (order, side, flags & 0xFFF), (order, flags), (how, flags), (way, flags & 0x3F), (order, a.dep[c], a.tag[c]), (no_source, how, a.tag[c]),
        (a.lemma[a.head[c]], how), (a.tag[stop * (stop < size) - (stop >= size)], pieces), (bucket(first_two - stop), pieces), (a.tag[following], bucket(rest)),
        (a.lemma[first], a.lemma[preceding] & 255, a.dep[first]), (anchor_dep, attached, a.tag[following]), (anchor_dep, whole, bucket(rest)),
        (bucket(np.array([len(g) for g in groups], np.int64)[member]), how), (order, whole, attached, tied),
        (holds, how), (holds, way), (holds_first, order, lemma), (soon, ends_paragraph, how), (soon, a.tag[following], how), (between, way),
        (in_paragraph, holds, how), (a.lemma[before_last], quoted_share, ends_paragraph), (ends_paragraph, way), (ends_paragraph, pieces, quoted_share, left_out),
        (a.lemma[before_second], opens_sentence, way), (bucket(last_sentence_unquoted), way), (bucket(last_sentence_unquoted), soon, quoted_share),
        (holds, attached, a.tag[following]), (a.dep[following], a.tag[a.head[following]], anchor_dep), (a.dep[following], lemma),
    ]  # fmt: skip
    return features(columns, BITS)


def _within(tokens: Ints, first: Ints, end: Ints) -> NDArray[np.bool_]:
    return (tokens >= first) & (tokens < end)
