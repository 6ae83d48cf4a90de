"""Sentences of a bounded length: what a sentence costs to read grows faster than its length."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from reportedly.records import Token

__all__ = ["LONGEST_SENTENCE", "bound_sentences"]

LONGEST_SENTENCE: Final = 300
"""Tokens in one sentence. No desk prints such a one: it is a list or a dump without full stops, and is cut."""
_MARKS: Final = (frozenset({".", ":"}), frozenset({","}))
"""Tags of the marks to cut behind, the best first: full stops, semicolons, colons, dashes; then commas."""

Range = tuple[int, int]


def bound_sentences(
    tokens: tuple[Token, ...], sentences: Sequence[Range]
) -> tuple[tuple[Token, ...], tuple[Range, ...]]:
    """The same tokens, with every sentence of more than ``LONGEST_SENTENCE`` cut into shorter ones.

    A token whose head a cut takes away becomes a root. Sentences of ordinary length stay as they are.
    """
    if all(end - first <= LONGEST_SENTENCE for first, end in sentences):
        return tokens, tuple(sentences)
    cut = tuple(piece for first, end in sentences for piece in _pieces(tokens, first, end))
    rooted = tuple(
        tokens[at] if first <= tokens[at].head < end else replace(tokens[at], head=at, dep="ROOT")
        for first, end in cut
        for at in range(first, end)
    )
    return rooted, cut


def _pieces(tokens: Sequence[Token], first: int, end: int) -> Iterator[Range]:
    while end - first > LONGEST_SENTENCE:
        cut = _cut(tokens, first)
        yield first, cut
        first = cut
    yield first, end


def _cut(tokens: Sequence[Token], first: int) -> int:
    """Behind the last mark in the second half of what is allowed; where there is none, at its very end."""
    farthest = first + LONGEST_SENTENCE
    for tags in _MARKS:
        for at in range(farthest - 1, first + LONGEST_SENTENCE // 2, -1):
            if tokens[at].tag in tags:
                return at + 1
    return farthest
