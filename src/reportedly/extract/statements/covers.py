"""Which places of a page are spoken for."""

from bisect import bisect_right
from collections.abc import Iterable

from reportedly.records import Span

__all__ = ["Cover"]


class Cover:
    """The union of many spans, asked by offset or by span in logarithmic time."""

    def __init__(self, spans: Iterable[Span]) -> None:
        starts: list[int] = []
        ends: list[int] = []
        for span in sorted(spans):
            if ends and span.start <= ends[-1]:
                ends[-1] = max(ends[-1], span.end)
            else:
                starts.append(span.start)
                ends.append(span.end)
        self._starts, self._ends = starts, ends

    def holds(self, offset: int) -> bool:
        """Whether an offset is spoken for."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]

    def touches(self, span: Span) -> bool:
        """Whether any of a span is spoken for."""
        at = bisect_right(self._starts, span.end - 1) - 1
        return at >= 0 and span.start < self._ends[at]
