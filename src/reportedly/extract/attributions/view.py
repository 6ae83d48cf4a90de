"""One article's tokens laid out flat, so that rules can walk them and numpy can count them."""

from dataclasses import dataclass, fields
from itertools import accumulate
from typing import Final

from reportedly.records import Parse, Span

__all__ = ["EDGE", "View", "lay_out"]

EDGE: Final = frozenset({",", ":", ".", "_SP", "-RRB-", "-LRB-", "HYPH", "NFP"})
"""Tags that end nothing: trimmed off at the edges of a range."""

_CLIMBS: Final = 64
"""Rounds in which subtree edges settle; deeper trees than this are parser noise."""

_CHILDREN: Final = 64
"""Dependents of a token that are kept, from the left. Cues ask their governors for them: a dump of words that
all hang on one would take the square of its length."""

_NO_WORDS: Final = frozenset({"PUNCT", "SPACE", "SYM"})


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """Parallel lists over all tokens of the body (headings left out), in reading order.

    All indices are positions in these lists; ``head`` of a root is the root itself.
    ``left``/``right`` are the half-open edges of a token's subtree. Ranges are half-open.
    """

    start: list[int]
    end: list[int]
    text: list[str]  # lower-cased
    lemma: list[str]
    tag: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    children: list[list[int]]
    left: list[int]
    right: list[int]
    sentence: list[int]
    sentences: list[tuple[int, int]]
    paragraph: list[int]
    paragraphs: list[tuple[int, int]]
    quoted: list[int]  # index into quotations, -1 outside
    quotations: list[tuple[int, int]]  # token ranges, marks included
    open_ended: list[bool]
    continues: list[bool]
    quoted_before: list[int]  # how many quoted tokens stand before each index; one element more than tokens
    words_before: list[int]  # the same for words, which are neither marks, symbols nor space
    quoted_words_before: list[int]
    kept_from: list[int]  # the first index from here on at which a content may begin
    kept_to: list[int]  # the last index up to here at which a content may end

    def __len__(self) -> int:
        return len(self.start)

    def span(self, first: int, end: int) -> Span:
        """The page span of the tokens ``[first, end)``."""
        return Span(self.start[first], self.end[end - 1])

    def subtree(self, token: int) -> tuple[int, int]:
        """The range from the leftmost to the rightmost descendant."""
        return self.left[token], self.right[token]


def lay_out(parse: Parse) -> View:
    """Flatten a parse. Linear in the number of tokens (times the depth of its trees)."""
    view = View(*([] for _ in fields(View)))
    first_of: dict[int, int] = {}
    for number, paragraph in enumerate(parse.paragraphs):
        if paragraph.heading or not paragraph.tokens:
            continue
        base = len(view.start)
        first_of[number] = base
        tokens = paragraph.tokens
        view.start.extend([token.start for token in tokens])
        view.end.extend([token.end for token in tokens])
        view.text.extend([token.text.lower() for token in tokens])
        view.lemma.extend([token.lemma for token in tokens])
        view.tag.extend([token.tag for token in tokens])
        view.pos.extend([token.pos for token in tokens])
        view.dep.extend([token.dep for token in tokens])
        view.head.extend([base + token.head for token in tokens])
        size = len(paragraph.tokens)
        view.paragraph.extend([len(view.paragraphs)] * size)
        view.paragraphs.append((base, base + size))
        for first, end in paragraph.sentences:
            view.sentence.extend([len(view.sentences)] * (end - first))
            view.sentences.append((base + first, base + end))
    _add_trees(view)
    _add_quotations(view, parse, first_of)
    _add_counts(view)
    _add_edges(view)
    return view


def _add_trees(view: View) -> None:
    size, head = len(view), view.head
    view.children.extend([[] for _ in range(size)])
    view.left.extend(range(size))
    view.right.extend(range(1, size + 1))
    left, right = view.left, view.right
    for token, governor in enumerate(head):
        if governor != token and len(view.children[governor]) < _CHILDREN:
            view.children[governor].append(token)
    for _ in range(_CLIMBS):
        moved = False
        for token, governor in enumerate(head):
            if left[token] < left[governor]:
                left[governor] = left[token]
                moved = True
        for token in range(size - 1, -1, -1):
            governor = head[token]
            if right[token] > right[governor]:
                right[governor] = right[token]
                moved = True
        if not moved:
            return


def _add_quotations(view: View, parse: Parse, first_of: dict[int, int]) -> None:
    view.quoted.extend([-1] * len(view))
    token = 0
    for quotation in parse.quotations:
        if quotation.paragraph not in first_of:
            continue
        token = max(token, first_of[quotation.paragraph])
        while token < len(view) and view.end[token] <= quotation.span.start:
            token += 1
        first = token
        while token < len(view) and view.start[token] < quotation.span.end:
            view.quoted[token] = len(view.quotations)
            token += 1
        if token > first:
            view.quotations.append((first, token))
            view.open_ended.append(quotation.open_ended)
            view.continues.append(quotation.continues)


def _add_counts(view: View) -> None:
    """Running counts, so that a content's words are counted without walking it."""
    quoted = [mark >= 0 for mark in view.quoted]
    words = [pos not in _NO_WORDS for pos in view.pos]
    view.quoted_before.extend(accumulate(quoted, initial=0))
    view.words_before.extend(accumulate(words, initial=0))
    both = (mark and word for mark, word in zip(quoted, words, strict=True))
    view.quoted_words_before.extend(accumulate(both, initial=0))


def _add_edges(view: View) -> None:
    """Where contents may begin and end: not at punctuation, nor with the mark that closes or opens a quotation."""
    view.kept_from.extend(range(len(view) + 1))
    view.kept_to.extend(range(len(view) + 1))
    opening = {first for first, _ in view.quotations}
    closing = {end - 1 for _, end in view.quotations}
    edges = {token for token, tag in enumerate(view.tag) if tag in EDGE}
    for token in sorted((edges - opening) | closing, reverse=True):
        view.kept_from[token] = view.kept_from[token + 1]
    for token in sorted({token for token in edges if view.quoted[token] < 0} | opening):
        view.kept_to[token + 1] = view.kept_to[token]
