"""One article's tokens laid out flat, so that rules can walk them and numpy can count them."""

from dataclasses import dataclass

from reportedly.records import Parse, Span

__all__ = ["View", "lay_out"]

_CLIMBS = 64
"""Rounds in which subtree edges settle; deeper trees than this are parser noise."""


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
    view = View([], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [])
    first_of: dict[int, int] = {}
    for number, paragraph in enumerate(parse.paragraphs):
        if paragraph.heading or not paragraph.tokens:
            continue
        base = len(view.start)
        first_of[number] = base
        for token in paragraph.tokens:
            view.start.append(token.start)
            view.end.append(token.end)
            view.text.append(token.text.lower())
            view.lemma.append(token.lemma)
            view.tag.append(token.tag)
            view.pos.append(token.pos)
            view.dep.append(token.dep)
            view.head.append(base + token.head)
        size = len(paragraph.tokens)
        view.paragraph.extend([len(view.paragraphs)] * size)
        view.paragraphs.append((base, base + size))
        for first, end in paragraph.sentences:
            view.sentence.extend([len(view.sentences)] * (end - first))
            view.sentences.append((base + first, base + end))
    _add_trees(view)
    _add_quotations(view, parse, first_of)
    return view


def _add_trees(view: View) -> None:
    size, head = len(view), view.head
    view.children.extend([] for _ in range(size))
    view.left.extend(range(size))
    view.right.extend(range(1, size + 1))
    left, right = view.left, view.right
    for token, governor in enumerate(head):
        if governor != token:
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
