"""The figures of an article with the words around each: what the rules of context look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from reportedly.extract.figures.nouns import head_of
from reportedly.extract.figures.passage import Passage
from reportedly.extract.figures.quantities import Quantity
from reportedly.extract.figures.vocabulary import PhraseBook, words
from reportedly.lexicons.tables import Row
from reportedly.records import Span

__all__ = ["Cue", "Item", "cues_in", "make_items"]

_HARD: Final = frozenset((";", ":", ".", "!", "?", "—", "…"))


@dataclass(frozen=True, slots=True)
class Cue:
    """A lexicon phrase found in a word range."""

    first: int
    end: int
    row: Row


@dataclass(frozen=True, kw_only=True)
class Item:
    """One kept figure: its place among the passage's figures and the word ranges that speak of it.

    ``first`` and ``end``: hedge, number, unit and noun phrase together. ``left`` and
    ``right``: from the nearest clause border to the figure, and from it to the next.
    """

    number: int  # place in the article
    passage: Passage
    paragraph: int
    quantity: Quantity
    first: int
    end: int
    left: tuple[int, int]
    right: tuple[int, int]

    @property
    def sentence(self) -> tuple[int, int]:
        """The word range of its sentence."""
        return self.passage.sentence_range(self.quantity.number.core)

    @property
    def sentence_number(self) -> tuple[int, int]:
        """Paragraph and sentence, for comparing places."""
        return self.paragraph, self.passage.sentence[self.quantity.number.core]

    @cached_property
    def head(self) -> str | None:
        """The head noun, singular, where the figure has a noun of its own."""
        noun = self.quantity.noun
        return head_of(self.passage, noun) if noun is not None else None

    @property
    def noun_words(self) -> tuple[str, ...]:
        """The words of the counted noun phrase, in lower case."""
        noun = self.quantity.noun
        return self.passage.lower[noun.first : noun.end] if noun is not None else ()

    @property
    def span(self) -> Span:
        """Hedge, number and noun phrase together."""
        return self.passage.range_span(self.first, self.end)

    @property
    def number_span(self) -> Span:
        """The number expression."""
        return self.passage.range_span(self.quantity.number.first, self.quantity.number.end)


def make_items(passages: Sequence[Passage], read: Sequence[Sequence[Quantity]]) -> list[Item]:
    """The kept figures of all passages in order, with their clauses."""
    items: list[Item] = []
    for paragraph, (passage, quantities) in enumerate(zip(passages, read, strict=True)):
        kept = [q for q in quantities if q.rejected is None]
        extents = [_extent(passage, q) for q in kept]
        for place, quantity in enumerate(kept):
            items.append(
                Item(
                    number=len(items),
                    passage=passage,
                    paragraph=paragraph,
                    quantity=quantity,
                    first=extents[place][0],
                    end=extents[place][1],
                    left=_left(passage, extents, place),
                    right=_right(passage, extents, place),
                )
            )
    return items


def _extent(passage: Passage, quantity: Quantity) -> tuple[int, int]:
    number = quantity.number
    first, end = number.first, number.after
    noun = quantity.noun
    if noun is not None and quantity.own_noun and noun.first >= number.end:
        end = max(end, noun.end)
    if quantity.hedge.span is not None:
        while first > 0 and passage.starts[first - 1] >= quantity.hedge.span.start:
            first -= 1
        while end < len(passage) and passage.ends[end] <= quantity.hedge.span.end:
            end += 1
    if noun is not None and quantity.own_noun and noun.end <= number.first:
        first = min(first, noun.first)
    return first, end


def _left(passage: Passage, extents: Sequence[tuple[int, int]], place: int) -> tuple[int, int]:
    """Words from the clause border up to the figure; coordinated figures before it are skipped over."""
    first = extents[place][0]
    start, _ = passage.sentence_range(extents[place][0])
    floor = start
    for earlier in range(place - 1, -1, -1):
        if extents[earlier][1] <= start:
            break
        if not _joined(passage, extents[earlier][1], extents[earlier + 1][0]):
            floor = max(floor, extents[earlier][1])
            break
    at = first
    while at > floor and passage.words[at - 1] not in _HARD:
        at -= 1
    return at, first


def _right(passage: Passage, extents: Sequence[tuple[int, int]], place: int) -> tuple[int, int]:
    """Words from the figure to the clause border; a list of figures is run through to its predicate."""
    end = extents[place][1]
    _, stop = passage.sentence_range(extents[place][0])
    ceiling = stop
    for later in range(place + 1, len(extents)):
        if extents[later][0] >= stop:
            break
        if not _joined(passage, extents[later - 1][1], extents[later][0]):
            ceiling = min(ceiling, extents[later][0])
            break
    at = end
    while at < ceiling and passage.words[at] not in _HARD:
        at += 1
    return end, at


def _joined(passage: Passage, end: int, first: int) -> bool:
    """Whether two figures stand in one list: only a comma and "and" or "or" between."""
    between = passage.lower[end:first]
    return 0 < len(between) <= 3 and all(word in (",", "and", "or", "the", "as", "well") for word in between)


def cues_in(passage: Passage, book: PhraseBook, first: int, end: int) -> list[Cue]:
    """All phrases of a book in a word range, the longest at each place, none overlapping another."""
    found: list[Cue] = []
    i = first
    while i < end:
        match = book.starting(passage, i, stop=end)
        if match is not None:
            found.append(Cue(i, match[0], match[1]))
            i = match[0]
        else:
            i += 1
    return found


def is_function_word(word: str) -> bool:
    """Whether a word carries no content of its own."""
    return word in words("figure_stops", "preposition", "conjunction", "pronoun", "auxiliary")
