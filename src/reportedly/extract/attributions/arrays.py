"""The view as numbers: one array an attribute, so that features of all candidates are made at once."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reportedly.extract.attributions.view import View

__all__ = ["Arrays", "Ints", "bucket", "features", "to_arrays", "word_number"]

Ints = NDArray[np.int64]

_MIX: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX_TWO: Final = np.uint64(0xC2B2AE3D27D4EB4F)
_MIX_THREE: Final = np.uint64(0x165667B19E3779F9)
_BUCKETS: Final = np.array([1, 2, 3, 4, 5, 7, 9, 12, 16, 21, 28, 38, 55, 80, 120])


@dataclass(frozen=True, slots=True, eq=False)
class Arrays:
    """Arrays over the tokens of a view, each with one element more: index -1 is "no token"."""

    text: Ints
    lemma: Ints
    tag: Ints
    pos: Ints
    dep: Ints
    head: Ints
    left: Ints
    right: Ints
    sentence_first: Ints
    sentence_end: Ints
    paragraph_first: Ints
    paragraph_end: Ints
    quoted: Ints  # 1 inside a quotation
    quote_first: Ints  # first token of the quotation, -1 outside
    quote_end: Ints
    quoted_before: Ints  # how many quoted tokens stand before this index
    flags: Ints  # bit set of what the dependents are, see FLAGS


FLAGS: Final = (
    "ccomp", "xcomp", "dobj", "prep", "nsubj", "nsubjpass", "auxpass", "neg", "agent", "advcl", "acl", "relcl",
    "poss", "attr", "acomp", "prt", "dative", "mark", "oprd", "aux", "parataxis", "conj",
)  # fmt: skip
"""Dependents that matter to a cue, one bit each."""
FLAG_BITS: Final = {name: 1 << place for place, name in enumerate(FLAGS)}


@cache
def word_number(word: str) -> int:
    """A stable number for a closed-class value (tag, label, template name)."""
    return zlib.crc32(word.encode())


def to_arrays(view: View) -> Arrays:
    """Turn a view into arrays."""
    size = len(view)

    def numbers(column: Sequence[str]) -> Ints:
        known = {value: word_number(value) for value in set(column)}
        return np.fromiter(map(known.__getitem__, column), np.int64, size)

    def words(column: Sequence[str]) -> Ints:
        known = {value: zlib.crc32(value.encode("utf-8", "replace")) for value in set(column)}
        return np.fromiter(map(known.__getitem__, column), np.int64, size)

    flags = [0] * size
    for token, governor in enumerate(view.head):
        bit = FLAG_BITS.get(view.dep[token])
        if bit and governor != token:
            flags[governor] |= bit
    sentence = np.array(view.sentence, np.int64)
    sentences = np.array(view.sentences, np.int64).reshape(-1, 2)
    paragraph = np.array(view.paragraph, np.int64)
    paragraphs = np.array(view.paragraphs, np.int64).reshape(-1, 2)
    quoted = np.array(view.quoted, np.int64)
    quotations = np.array([*view.quotations, (-1, -1)], np.int64)
    inside = (quoted >= 0).astype(np.int64)
    return Arrays(
        text=_padded(words(view.text)),
        lemma=_padded(words(view.lemma)),
        tag=_padded(numbers(view.tag)),
        pos=_padded(numbers(view.pos)),
        dep=_padded(numbers(view.dep)),
        head=_padded(np.array(view.head, np.int64), -1),
        left=_padded(np.array(view.left, np.int64), -1),
        right=_padded(np.array(view.right, np.int64), -1),
        sentence_first=_padded(sentences[sentence, 0], -1),
        sentence_end=_padded(sentences[sentence, 1], -1),
        paragraph_first=_padded(paragraphs[paragraph, 0], -1),
        paragraph_end=_padded(paragraphs[paragraph, 1], -1),
        quoted=_padded(inside),
        quote_first=_padded(quotations[quoted, 0], -1),
        quote_end=_padded(quotations[quoted, 1], -1),
        quoted_before=np.concatenate([[0], np.cumsum(inside)]),
        flags=_padded(np.array(flags, np.int64)),
    )


def _padded(values: Ints, fill: int = 0) -> Ints:
    return np.append(values, fill).astype(np.int64)


def bucket(values: Ints) -> Ints:
    """A length or distance, in tokens, as one of sixteen steps; negative values in steps of their own."""
    steps = np.searchsorted(_BUCKETS, np.abs(values), side="right")
    return np.where(values < 0, -steps - 1, steps).astype(np.int64)


def features(columns: Sequence[tuple[Ints, ...]], bits: int) -> NDArray[np.int32]:
    """Hash each column (one value, or two or three taken together) to a row number of a table of 2**bits.

    A column's place in the list is part of its hash. Returns an array of
    candidates by columns. All columns take a value at a time: one by one they
    would cost four times as much, for they are short.
    """
    mixed = np.empty((len(columns), len(columns[0][0])), np.uint64)
    mixed[:] = (np.arange(1, len(columns) + 1, dtype=np.uint64) * _MIX_THREE)[:, None]
    for turn in range(max(len(values) for values in columns)):
        places = [place for place, values in enumerate(columns) if len(values) > turn]
        taken = np.array([columns[place][turn] for place in places], np.int64).view(np.uint64)
        whole = len(places) == len(columns)
        taken ^= mixed if whole else mixed[places]
        taken *= _MIX
        taken ^= taken >> np.uint64(29)
        mixed[slice(None) if whole else places] = taken
    mixed *= _MIX_TWO
    rows: NDArray[np.int32] = (mixed >> np.uint64(64 - bits)).astype(np.int32).T
    return rows
