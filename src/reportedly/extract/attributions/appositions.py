"""Speakers named between commas at the end: "…, its owner, Norrland Lines, said".

A parser mostly hangs such a pair of noun phrases on the last noun of the words
in front, and the verb with it, so that neither source nor content can be learned
from the tree. Punctuation and word order leave no doubt: words, a description, a
name, a reporting verb, each closed by its comma.
"""

from collections.abc import Iterator
from typing import Final

from reportedly.extract.attributions.cues import entry_of
from reportedly.extract.attributions.pieces import Range
from reportedly.extract.attributions.view import View
from reportedly.lexicons import lookup
from reportedly.records import Tier

__all__ = ["apposed_speakers"]

_NAME: Final = 8
"""Most tokens of the name."""
_DESCRIPTION: Final = 10
"""Most tokens of the description in front of it."""
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SPOKEN: Final = frozenset({"VBD", "VBN", "VBZ"})
"""A regular past after a name is often tagged as a participle."""
_OF_A_NAME: Final = frozenset({"NNP", "NNPS", "CD", "HYPH", "POS", "CC", "IN", "DT", "."})
_OF_A_DESCRIPTION: Final = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "JJ", "POS", "IN", "DT", "PRP$", "HYPH", "VBG"}
)


def apposed_speakers(view: View) -> Iterator[tuple[int, Range, Range]]:
    """Cue token, source range and content range of every saying closed by a description and a name."""
    for token in range(2, len(view)):
        if view.tag[token] not in _SPOKEN or view.tag[token - 1] != "," or view.quoted[token] >= 0:
            continue
        entry = entry_of(view, token)
        if entry is None or entry.word_class != "verb" or entry.tier is not Tier.REPORTING:
            continue
        start = view.sentences[view.sentence[token]][0]
        comma = _back(view, token - 2, max(start, token - 2 - _NAME), _OF_A_NAME)
        if comma <= start or not _is_name(view, comma + 1, token - 1):
            continue
        before = _back(view, comma - 1, max(start, comma - 1 - _DESCRIPTION), _OF_A_DESCRIPTION)
        if before <= start or not _is_description(view, before + 1, comma):
            continue
        if _says_something(view, start, before) and _closes(view, token):
            yield token, (before + 1, token - 1), (start, before)


def _back(view: View, token: int, least: int, allowed: frozenset[str]) -> int:
    """The comma before a run of allowed tags that ends at ``token``; -1 where something else stands in the way."""
    while token >= least and view.tag[token] in allowed and view.quoted[token] < 0:
        token -= 1
    return token if token >= least and view.tag[token] == "," else -1


def _is_name(view: View, first: int, end: int) -> bool:
    return first < end and view.pos[first] == "PROPN" and view.pos[end - 1] in ("PROPN", "NUM")


def _is_description(view: View, first: int, end: int) -> bool:
    """A noun phrase that points at somebody known: "its owner", "the hospital's director"."""
    opens = view.text[first] in lookup("definite_words", "word", "word")
    return opens and end - first > 1 and view.pos[end - 1] in ("NOUN", "PROPN")


def _says_something(view: View, first: int, end: int) -> bool:
    return any(view.tag[t] in _FINITE for t in range(first, end) if view.quoted[t] < 0)


def _closes(view: View, cue: int) -> bool:
    """Whether no clause of its own follows the verb: at most to whom, in what or when it was said."""
    end = view.sentences[view.sentence[cue]][1]
    for token in range(cue + 1, end):
        if view.tag[token] == ",":
            return True
        if view.tag[token] in _FINITE or view.tag[token] == "TO" or view.quoted[token] >= 0:
            return False
    return True
