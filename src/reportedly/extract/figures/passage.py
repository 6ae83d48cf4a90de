"""Paragraph text → words with page offsets and sentence numbers: what all the rules of this room read."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from reportedly.lexicons.tables import load_table
from reportedly.records import Span

__all__ = ["Passage", "read_passage", "split_words"]

# Each alternative consumes at least one character and none can backtrack over a
# long run, so the time is linear. Digits of any script are digits (``\d``); a
# thin or no-break space joins groups of exactly three.
_WORD: Final = re.compile(
    r"(?<![\w.])\.\d+"
    r"|\d+(?:[.,٫٬]\d+|[\u00a0\u2009\u202f]\d{3}(?!\d))*"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)*"
    r"|['’][sS]\b"
    r"|\S"
)
_ENDERS: Final = frozenset(".!?…")
_CLOSERS: Final = frozenset("\"'”’»)]")


@dataclass(frozen=True)
class Passage:
    """One paragraph in words. All tuples run in parallel; offsets are those of the page text.

    ``sentence[i]`` is the number of the sentence that word ``i`` stands in,
    ``sentences`` the half-open word range of each.
    """

    text: str
    span: Span
    words: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentence: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return len(self.words)

    def at(self, index: int) -> str:
        """The word at ``index`` in lower case; the empty string beyond either end."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def glued(self, index: int) -> bool:
        """Whether word ``index`` follows the word before it without a space."""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]

    def capitalised(self, index: int) -> bool:
        """Whether word ``index`` begins with a capital letter."""
        return 0 <= index < len(self.words) and self.words[index][0].isupper()

    def opens_sentence(self, index: int) -> bool:
        """Whether word ``index`` is the first of its sentence, opening marks aside."""
        first = self.sentences[self.sentence[index]][0]
        return all(not self.words[i][0].isalnum() for i in range(first, index))

    def sentence_range(self, index: int) -> tuple[int, int]:
        """The half-open word range of the sentence that word ``index`` stands in."""
        return self.sentences[self.sentence[index]]

    def range_span(self, first: int, end: int) -> Span:
        """The page span of the half-open word range."""
        return Span(self.starts[first], self.ends[end - 1])

    def phrase(self, first: int, end: int) -> str:
        """The words of a range in lower case, joined by single spaces."""
        return " ".join(self.lower[first if first > 0 else 0 : end if end > 0 else 0])

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All its words in lower case."""
        return frozenset(self.lower)

    def inside(self, span: Span) -> tuple[int, int]:
        """The half-open word range lying inside a page span; empty ranges have equal ends."""
        first, end = bisect_left(self.starts, span.start), bisect_right(self.ends, span.end)
        return (first, end) if first < end else (0, 0)


def split_words(text: str) -> tuple[str, ...]:
    """The words of a short text, cut as passages are: how lexicon phrases are made comparable."""
    return tuple(_WORD.findall(text))


def read_passage(text: str, span: Span) -> Passage:
    """The words of ``text[span]``, with a sentence number each.

    A sentence ends at a full stop, question or exclamation mark that is followed
    by a space and a capital, digit or opening mark, and does not close a known
    abbreviation or an initial. Commas, colons and semicolons end nothing.
    """
    found = [
        (match.group(), match.start(), match.end()) for match in _WORD.finditer(text, span.start, span.end)
    ]
    words = tuple(word for word, _, _ in found)
    starts = tuple(start for _, start, _ in found)
    ends = tuple(end for _, _, end in found)
    breaks = [*_breaks(words, starts, ends), len(words)] if words else []
    sentences = tuple(_pairs(breaks))
    numbers = tuple(number for number, (a, b) in enumerate(sentences) for _ in range(a, b))
    return Passage(text, span, words, tuple(map(str.lower, words)), starts, ends, numbers, sentences)


def _pairs(breaks: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = 0
    for end in breaks:
        if end > first:
            yield first, end
            first = end


def _breaks(words: tuple[str, ...], starts: tuple[int, ...], ends: tuple[int, ...]) -> Iterator[int]:
    """Indices at which a new sentence begins, the first one left out."""
    abbreviations = _abbreviations()
    last = len(words) - 1
    for i, word in enumerate(words):
        if i == last:
            return
        whole_abbreviation = len(word) > 2 and word[-1] == "."
        if word not in _ENDERS and not whole_abbreviation:
            continue
        after = i + 1
        while after <= last and words[after] in _CLOSERS and starts[after] == ends[after - 1]:
            after += 1
        if after > last or starts[after] == ends[after - 1]:
            continue
        following = words[after]
        if not (following[0].isupper() or following[0].isdigit() or following[0] in "\"'“‘«("):
            continue
        if word == "." and i and (words[i - 1].lower() in abbreviations or _is_initial(words[i - 1])):
            continue
        if whole_abbreviation and not _starts_anew(word, following):
            continue
        yield after


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _starts_anew(abbreviation: str, following: str) -> bool:
    """Whether "10 a.m." or "the U.S." before a capital ends its sentence: not before a name or a weekday."""
    return abbreviation.lower() in {"a.m.", "p.m."} and following.lower() not in _calendar_words()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row["word"] or "" for row in load_table("figure_abbreviations"))


@cache
def _calendar_words() -> frozenset[str]:
    kinds = {"weekday", "month", "zone"}
    return frozenset(row["word"] or "" for row in load_table("figure_calendar") if row["kind"] in kinds)
