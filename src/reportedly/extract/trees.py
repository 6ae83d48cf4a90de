"""A paragraph's dependency tree, laid out so that the rooms of ``extract`` can walk it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.records import Paragraph, Parse, Span, Token

__all__ = ["Grove", "Tree", "plant"]


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """One paragraph's tokens with the links a parse leaves implicit.

    All positions are token indices in this paragraph; ranges are half-open.
    ``first[i]``/``end[i]`` are the edges of the subtree of token ``i``.
    """

    number: int  # of the paragraph in its parse
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    sentence_of: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    first: tuple[int, ...]
    end: tuple[int, ...]
    starts: tuple[int, ...]  # page offsets at which the tokens begin
    ends: tuple[int, ...]

    def span(self, first: int, end: int) -> Span:
        """The page span of the tokens ``[first, end)``."""
        return Span(self.tokens[first].start, self.tokens[end - 1].end)

    def text(self, first: int, end: int) -> str:
        """The words of a range with single spaces: for looking up, never for showing."""
        return " ".join(token.text for token in self.tokens[first:end])

    def within(self, span: Span) -> tuple[int, int]:
        """The range of tokens that share a code point with the span; empty where none does."""
        first = bisect_right(self.ends, span.start)
        return first, max(first, bisect_left(self.starts, span.end))

    def top(self, first: int, end: int) -> int:
        """The token of the range that governs it: the first, not a mark, whose head lies outside."""
        inside = [i for i in range(first, end) if self.tokens[i].pos not in ("PUNCT", "SPACE")]
        for i in inside:
            head = self.tokens[i].head
            if head == i or not first <= head < end:
                return i
        return inside[0] if inside else first

    def subtree(self, token: int) -> Iterator[int]:
        """All descendants of a token and itself, in no order that matters."""
        stack = [token]
        while stack:
            here = stack.pop()
            yield here
            stack.extend(self.children[here])

    def child(self, token: int, *deps: str) -> int | None:
        """The first child with one of these dependency labels."""
        tokens = self.tokens
        for child in self.children[token]:
            if tokens[child].dep in deps:
                return child
        return None

    def above(self, token: int) -> Iterator[int]:
        """The token's heads, nearest first, up to the root."""
        while self.tokens[token].head != token:
            token = self.tokens[token].head
            yield token

    def sentence(self, token: int) -> tuple[int, int]:
        """The token range of the sentence that holds a token."""
        return self.sentences[self.sentence_of[token]]


@dataclass(frozen=True, slots=True, eq=False)
class Grove:
    """The trees of an article's prose, in reading order; headings are left out."""

    trees: tuple[Tree, ...]
    starts: tuple[int, ...]  # page offset at which each tree begins

    def at(self, offset: int) -> Tree | None:
        """The tree that holds a page offset, if one does."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0 or offset >= self.trees[index].tokens[-1].end:
            return None
        return self.trees[index]


def plant(parse: Parse) -> Grove:
    """Lay out every paragraph of prose that holds a token. Linear in the tokens, times the depth of a tree."""
    trees = tuple(
        _grow(number, paragraph)
        for number, paragraph in enumerate(parse.paragraphs)
        if paragraph.tokens and not paragraph.heading
    )
    return Grove(trees, tuple(tree.tokens[0].start for tree in trees))


def _grow(number: int, paragraph: Paragraph) -> Tree:
    tokens = paragraph.tokens
    children: list[list[int]] = [[] for _ in tokens]
    roots: list[int] = []
    for i, token in enumerate(tokens):
        (roots if token.head == i else children[token.head]).append(i)
    first, end = _edges(roots, children, len(tokens))
    sentence_of = [0] * len(tokens)
    for index, (start, stop) in enumerate(paragraph.sentences):
        sentence_of[start:stop] = [index] * (stop - start)
    return Tree(
        number,
        tokens,
        paragraph.sentences,
        tuple(sentence_of),
        tuple(tuple(group) for group in children),
        first,
        end,
        tuple(token.start for token in tokens),
        tuple(token.end for token in tokens),
    )


def _edges(
    roots: Sequence[int], children: Sequence[Sequence[int]], size: int
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Subtree edges, leaves first, so that each token is settled once."""
    order, stack = [], list(roots)
    while stack:
        here = stack.pop()
        order.append(here)
        stack.extend(children[here])
    first, end = list(range(size)), list(range(1, size + 1))
    for here in reversed(order):
        for child in children[here]:
            if first[child] < first[here]:
                first[here] = first[child]
            if end[child] > end[here]:
                end[here] = end[child]
    return tuple(first), tuple(end)
