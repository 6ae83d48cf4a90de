"""Token ranges as candidates for a content: trimmed, without the cue and its source, each offered once."""

from dataclasses import dataclass
from typing import Final

from reportedly.extract.attributions.cues import entry_of
from reportedly.extract.attributions.view import EDGE, View
from reportedly.records import Tier

__all__ = [
    "AFTER",
    "AROUND",
    "BEFORE",
    "CHILD",
    "EDGE",
    "FORM",
    "HEAD",
    "NOTHING",
    "QUOTE",
    "REACH",
    "SENTENCE",
    "SUBJECT",
    "Collector",
    "ContentCandidate",
    "Range",
    "trimmed",
    "whole_sentence",
]

Range = tuple[int, int]
"""Half-open, in tokens of the view."""

CHILD, AFTER, BEFORE, AROUND, QUOTE, HEAD, SENTENCE, SUBJECT, NOTHING, FORM = range(10)
"""How a candidate is reached: a dependent's subtree, all after the cue, all before it, both sides,
a quotation near by, the noun that the cue modifies, another sentence, the cue's subject, none, the rule of a special form."""

_FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
REACH: Final = 800
"""Tokens from a cue within which its content is looked for. No speech in a paragraph is longer, and without a
bound a dump full of cues and marks would take the square of its length."""
_MOST: Final = 40
"""Candidates kept for a cue: a bound for paragraphs full of marks and commas. The mean is nine."""


@dataclass(frozen=True, slots=True)
class ContentCandidate:
    """Token ranges that may be the content, with the way they were reached."""

    how: int  # CHILD … NOTHING
    opens: int  # variant of the beginning, by generator
    closes: int  # variant of the end, by generator
    follows: int  # how many quoted stretches after the first were taken along: 0, 1, 2 (all)
    anchor: int  # the token whose subtree it is, or the cue
    ranges: tuple[Range, ...]


class Collector:
    """Trims, cuts out the cue and its source, and drops what was offered before."""

    def __init__(self, view: View, cue: Range, source: Range | None) -> None:
        self.view = view
        self.holes = sorted([cue, source] if source else [cue])
        self.fence = _fence(view, cue)
        self.found: list[ContentCandidate] = []
        self.seen: set[tuple[Range, ...]] = set()

    def offer(
        self, how: int, opens: int, closes: int, anchor: int, *ranges: Range, follows: int = 0
    ) -> tuple[Range, ...]:
        """Take a candidate up unless it was there; return its ranges as trimmed."""
        pieces: list[Range] = []
        for first, end in ranges:
            for low, high in self.holes:
                if low < end and first < high:
                    if first < low:
                        pieces += trimmed(self.view, first, low)
                    first = max(first, high)
            if first < end:
                pieces += trimmed(self.view, first, end)
        key = tuple(pieces)
        if key and key not in self.seen and len(self.found) < _MOST:
            self.seen.add(key)
            self.found.append(ContentCandidate(how, opens, closes, follows, anchor, key))
        return key


def _fence(view: View, cue: Range) -> int:
    """Where the next saying begins that is coordinated with this one: "A said X, | and B said Y".

    The parser often hangs the second clause on a verb within X.
    """
    stop = min(view.sentences[view.sentence[cue[0]]][1], cue[1] + REACH)
    for token in range(cue[1] + 1, stop):
        if view.dep[token] != "conj" or view.quoted[token] >= 0 or view.tag[token] not in _FINITE:
            continue
        entry = entry_of(view, token)
        subjects = [child for child in view.children[token] if view.dep[child] == "nsubj" and child < token]
        if entry and entry.tier is Tier.REPORTING and subjects:
            start = view.left[subjects[0]]
            while start - 1 > cue[1] and (view.tag[start - 1] in ("CC", ",", ":")):
                start -= 1
            return start if start > cue[1] + 1 else stop
    return stop


def trimmed(view: View, first: int, end: int) -> list[Range]:
    """The range without punctuation at its edges, except marks of a quotation that lies inside."""
    first, end = view.kept_from[first], view.kept_to[end]
    if first >= end:
        return []
    return [_with_marks(view, first, end)]


def _with_marks(view: View, first: int, end: int) -> Range:
    """The range widened by the quotation marks that stand at its very edges."""
    opening, closing = view.quoted[first], view.quoted[end - 1]
    if opening >= 0 and view.quotations[opening][0] == first - 1:
        first -= 1
    if closing >= 0:
        stop = view.quotations[closing][1]
        if stop - end <= 2 and all(view.pos[token] == "PUNCT" for token in range(end, stop)):
            end = stop
    return first, end


def whole_sentence(view: View, token: int) -> Range:
    """The sentence of a token, joined with its neighbours where a quotation runs over the boundary."""
    first, end = view.sentences[view.sentence[token]]
    start, stop = view.paragraphs[view.paragraph[token]]
    start, stop = max(start, token - REACH), min(stop, token + REACH)
    while first > start and view.quoted[first] >= 0 and view.quoted[first] == view.quoted[first - 1]:
        first = view.sentences[view.sentence[first - 1]][0]
    while end < stop and view.quoted[end] >= 0 and view.quoted[end] == view.quoted[end - 1]:
        end = view.sentences[view.sentence[end]][1]
    return max(first, start), min(end, stop)
