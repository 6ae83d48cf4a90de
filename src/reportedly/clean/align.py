"""Which words of a page a shorter text was taken from: an ordered alignment, in n log n."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

__all__ = ["align_words", "longest_chain"]

_SHINGLE: Final = 3  # words: two are too common to say where a text was taken from
_MOST_PLACES: Final = (
    8  # of one shingle on the page: what stands more often there is furniture and says nothing
)


def align_words(part: Sequence[str], whole: Sequence[str]) -> list[int | None]:
    """For each word of ``part`` its place in ``whole``, ascending; None where it was not found in order.

    The longest common subsequence over shingles of three words (Hunt and Szymanski,
    1977): every shared shingle is a pair of places, and the longest chain of pairs
    that ascends on both sides is kept. Shingles that stand more than eight times in
    ``whole`` are passed over, which bounds the number of pairs.
    """
    wanted = set(_shingles(part))
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, shingle in enumerate(_shingles(whole)):
        if shingle in wanted:
            places[shingle].append(place)
    pairs: list[tuple[int, int]] = []
    for place, shingle in enumerate(_shingles(part)):
        found = places.get(shingle, ())
        if len(found) <= _MOST_PLACES:
            # Descending, so that a chain takes at most one place for each word.
            pairs += [(place, there) for there in reversed(found)]
    aligned: list[int | None] = [None] * len(part)
    last = -1
    for here, there in longest_chain(pairs):
        for offset in range(_SHINGLE):
            if aligned[here + offset] is None and there + offset > last:
                aligned[here + offset] = last = there + offset
    # Where words stand twice, those beside their neighbours are meant: a teaser repeats the first paragraph.
    for here in range(len(part) - 2, -1, -1):
        following = aligned[here + 1]
        if aligned[here] is not None and following is not None and whole[following - 1] == part[here]:
            aligned[here] = following - 1
    return aligned


def _shingles(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(_SHINGLE)), strict=False)


def longest_chain(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """A longest run of pairs with strictly ascending second numbers, in the order given (patience sorting)."""
    tails: list[int] = []  # last second number of the best chain of each length
    at: list[int] = []  # its pair
    previous: list[int] = []
    for number, (_, there) in enumerate(pairs):
        length = bisect_left(tails, there)
        previous.append(at[length - 1] if length else -1)
        if length == len(tails):
            tails.append(there)
            at.append(number)
        else:
            tails[length], at[length] = there, number
    chain: list[tuple[int, int]] = []
    number = at[-1] if at else -1
    while number >= 0:
        chain.append(pairs[number])
        number = previous[number]
    return chain[::-1]
