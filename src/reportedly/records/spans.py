"""Spans of page text: half-open, in code points."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Span", "cut", "trim"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``[start, end)`` in code points of the page text; never empty.

    Raises ValueError unless 0 <= start < end.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span is [start, end) with 0 <= start < end, not [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: "Span | int") -> bool:
        """Whether a position, or the whole of another span, lies inside."""
        if isinstance(other, int):
            return self.start <= other < self.end
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The exact words in ``text``.

        Raises ValueError where the span runs past the text: a span that does not
        cut its own words must never be shown.
        """
        if self.end > len(text):
            raise ValueError(f"[{self.start}, {self.end}) runs past a text of {len(text)} code points")
        return text[self.start : self.end]


def cut(text: str, spans: Iterable[Span]) -> tuple[str, ...]:
    """The exact words of each span, in the order given."""
    return tuple(span.of(text) for span in spans)


def trim(text: str, start: int, end: int) -> Span | None:
    """``[start, end)`` without white space or control characters at its edges; None when nothing is left."""
    while start < end and _is_blank(text[start]):
        start += 1
    while end > start and _is_blank(text[end - 1]):
        end -= 1
    return Span(start, end) if start < end else None


def _is_blank(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in {"Cc", "Cf"}
