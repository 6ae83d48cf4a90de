"""Which mentions lie inside which spans."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from reportedly.records import Mention, Span

__all__ = ["inside"]


def inside(mentions: Sequence[Mention], spans: Sequence[Span]) -> Iterator[Mention]:
    """The mentions that lie whole inside one of the spans, in their own order.

    Of the spans that begin at or before a mention, the one that reaches farthest decides: one halving a
    mention, where a page of a thousand statements would else be looked through for each of them.
    """
    ordered = sorted(spans)
    starts = [span.start for span in ordered]
    reach = list(accumulate((span.end for span in ordered), max))
    for mention in mentions:
        at = bisect_right(starts, mention.span.start) - 1
        if at >= 0 and mention.span.end <= reach[at]:
            yield mention
