"""The figures of an article with the words around each: what the rules of context look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from reportedly.extract.figures.nouns import head_of
from reportedly.extract.figures.passage import Passage
from reportedly.extract.figures.plurals import looks_plural
from reportedly.extract.figures.quantities import Quantity
from reportedly.extract.figures.vocabulary import PhraseBook, words
from reportedly.lexicons.tables import Row
from reportedly.records import Span

__all__ = ["Cue", "Item", "cues_in", "make_items", "points_back"]

_WINDOW: Final = 60
"""Words looked at on either side, as long as two sentences of news; it keeps a text without full stops linear."""

_LONGEST_LIST: Final = 8
"""Figures joined by commas that are run through to their common predicate."""

_ADJUNCT: Final = 4
"""Words between a figure and one in an adjunct of its own: "people from three boats", "arrests made in two towns"."""

_SUBJECTS: Final = frozenset(("he", "it", "she", "they", "we", "you"))
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
    is_whole: bool = False  # "12 of the 200 lorries": what is said there is said of the 12

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """The word range of its sentence, no further than ``_WINDOW`` words from the figure."""
        start, end = self.passage.sentence_range(self.quantity.number.core)
        return max(start, self.first - _WINDOW), min(end, self.end + _WINDOW)

    @cached_property
    def sentence_number(self) -> tuple[int, int]:
        """Paragraph and sentence, for comparing places."""
        return self.paragraph, self.passage.sentence[self.quantity.number.core]

    @cached_property
    def head(self) -> str | None:
        """The head noun, singular, where the figure has a noun of its own."""
        noun = self.quantity.noun
        return head_of(self.passage, noun) if noun is not None else None

    @cached_property
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
                    is_whole=_is_whole(passage, extents, place),
                )
            )
    return items


def _extent(passage: Passage, quantity: Quantity) -> tuple[int, int]:
    number = quantity.number
    first, end = number.first, number.after
    noun, counted = quantity.noun, words("figure_numerals", "unit", "ten")
    # in "12 of the 200 lorries" the noun belongs to the whole, which is a figure of its own
    if noun is not None and quantity.own_noun and noun.first >= number.end:
        between = passage.lower[end : noun.first]
        shared = any(word[:1].isdecimal() or word in counted for word in between)
        end = end if shared else max(end, noun.end)
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
    start = max(passage.sentence_range(first)[0], first - _WINDOW)
    floor = start
    for earlier in range(place - 1, max(-1, place - 1 - _LONGEST_LIST), -1):
        if extents[earlier][1] <= start:
            break
        if not _joined(passage, extents[earlier][1], extents[earlier + 1][0]) and not _of_whole(
            passage, extents[earlier][1], extents[earlier + 1][0]
        ):
            floor = max(floor, extents[earlier][1])
            break
    at = first
    while at > floor and passage.words[at - 1] not in _HARD:
        at -= 1
    return at, first


def _right(passage: Passage, extents: Sequence[tuple[int, int]], place: int) -> tuple[int, int]:
    """Words from the figure to the clause border; a list of figures is run through to its predicate."""
    first, end = extents[place]
    stop = min(passage.sentence_range(first)[1], end + _WINDOW)
    resumed = _after_insertion(passage, extents, place, stop)
    last = place
    for later in range(place + 1, min(len(extents), place + 1 + _LONGEST_LIST)):
        if extents[later][0] >= stop or not (
            resumed or _joined(passage, extents[later - 1][1], extents[later][0])
        ):
            break
        if resumed and extents[later][0] >= resumed:
            break
        last = later
    start = resumed or extents[last][1]
    if last > place and _of_whole(passage, end, extents[place + 1][0]):
        start = _predicate_of_part(passage, start, stop)
    behind = (
        a for a, _ in extents[last + 1 : last + 2 + _LONGEST_LIST] if not _in_adjunct(passage, start, a)
    )
    ceiling = next((a for a in behind if start <= a < stop), stop)
    # "12 of the 200 lorries cleared for the north had arrived": the predicate is that of the 12
    alone = last == place and _is_whole(passage, extents, place)
    borders = words("figure_stops", "auxiliary") if alone else frozenset()
    at = start
    while at < ceiling and passage.words[at] not in _HARD:
        if passage.lower[at] in borders and passage.at(at - 1) not in _SUBJECTS:
            break
        at += 1
    return start, at


def _is_whole(passage: Passage, extents: Sequence[tuple[int, int]], place: int) -> bool:
    if place == 0 or not _of_whole(passage, extents[place - 1][1], extents[place][0]):
        return False
    # "She is one of the three people still missing": what follows is said of the three
    return passage.at(extents[place - 1][0] - 1) not in words("figure_stops", "auxiliary")


def _in_adjunct(passage: Passage, start: int, first: int) -> bool:
    """As in "184 people from three boats on Sunday": a figure behind a preposition does not end the clause."""
    near = passage.lower[start:first]
    if near == ("of",):
        return looks_plural(passage, start - 1)
    return 0 < len(near) <= _ADJUNCT and near[-1] in words("figure_roles", "aside") and "," not in near


def _predicate_of_part(passage: Passage, start: int, stop: int) -> int:
    """Where "12 of the 200 lorries cleared for the north" has its own predicate: at the auxiliary, if any."""
    for i in range(start, stop):
        if passage.words[i] in _HARD or passage.words[i] == ",":
            return i
        if passage.at(i) in words("figure_stops", "auxiliary"):
            # "14 of the 40 launchers it was promised": what has a subject of its own is said of the 40
            return stop if passage.at(i - 1) in _SUBJECTS else i
    return stop


def _after_insertion(
    passage: Passage, extents: Sequence[tuple[int, int]], place: int, stop: int
) -> int | None:
    """Where the clause goes on after ", 22 of them tanks," has stood between subject and predicate."""
    end = extents[place][1]
    if passage.at(end) != ",":
        return None
    near = place + 1 < len(extents) and extents[place + 1][0] - end <= 3
    if not near and passage.at(end + 1) not in words("figure_roles", "apposition"):
        return None
    close = next((i for i in range(end + 1, stop) if passage.words[i] in (",", ";", ":")), None)
    if close is None or passage.words[close] != "," or close + 1 >= stop:
        return None
    following = passage.at(close + 1)
    verbal = following in words("figure_stops", "auxiliary", "verb") or following.endswith("ed")
    return close + 1 if verbal else None


def _of_whole(passage: Passage, end: int, first: int) -> bool:
    """Whether only "of the" or "of Kareth's" stands between two figures: the second is the whole of the first."""
    between = passage.lower[end:first]
    if between == ("of",) and looks_plural(passage, end - 1):
        return False  # "two brigades of 6,000 soldiers each"
    half = passage.at(end - 1) == "half" and between[:1] in (("its",), ("the",), ("their",))
    if not 0 < len(between) <= 5 or not (between[0] == "of" or half):
        return False
    return all(_determines(passage, i) for i in range(end + 1, first))


def _determines(passage: Passage, index: int) -> bool:
    """Whether a word before a whole only says whose or how near it is: "the", "Kareth's", "roughly", "initial"."""
    word = passage.at(index)
    return (
        word in words("figure_roles", "determiner", "whole")
        or passage.capitalised(index)
        or passage.at(index + 1) in ("'s", "’s")
        or word in words("figure_degrees")
        or word.endswith("ly")
    )


def _joined(passage: Passage, end: int, first: int) -> bool:
    """Whether two figures stand in one list: only a comma and "and" or "or" between."""
    between = passage.lower[end:first]
    if _of_whole(passage, end, first):
        return True
    if between in (("carrying",), ("with",), ("and", "with"), ("plus",)):
        return True
    if between == (",",) and (passage.at(first + 1) == "of" or passage.at(first + 2) == "of"):
        return False
    return 0 < len(between) <= 4 and all(
        word in (",", "and", "or", "the", "as", "well", "about", "some", "all") for word in between
    )


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


def points_back(item: Item) -> bool:
    """Whether the figure is of a group named before: "nine of them", "of whom 46"."""
    after, passage = item.quantity.number.after, item.passage
    if passage.at(item.first - 2) == "there" and passage.at(item.first - 1) in ("are", "were"):
        return False  # "there are 24 of them" counts them all
    pointers = ("of them", "of these", "of those", "of whom", "of which")
    return (
        passage.phrase(after, after + 2) in pointers or passage.phrase(item.first - 2, item.first) in pointers
    )
