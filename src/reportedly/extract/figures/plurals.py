"""Plural nouns: which words look like one, and their singular. Spelling rules and a list, no tagger."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from reportedly.extract.figures.passage import Passage
from reportedly.extract.figures.vocabulary import words
from reportedly.lexicons.tables import load_table

__all__ = ["counts_something", "is_listed_plural", "looks_plural", "singular_of"]


@cache
def _irregular() -> Mapping[str, str]:
    return MappingProxyType({r["plural"] or "": r["singular"] or "" for r in load_table("figure_plurals")})


def is_listed_plural(word: str) -> bool:
    """Whether the word is a plural or mass noun of the list, or a compound of men, women or people."""
    return word in _irregular() or (
        word.endswith(("men", "women", "people", "children", "craft")) and len(word) > 5
    )


def singular_of(word: str) -> str:
    """The singular of a counted noun, lower case: "soldiers" → "soldier", "policemen" → "policeman".

    Spelling rules for regular English plurals, a list for the rest; a word that is
    no plural comes back as it is.
    """
    word = word.lower()
    head, dash, last = word.rpartition("-")
    if dash and last in _irregular():
        return head + dash + _irregular()[last]
    if word in _irregular():
        return _irregular()[word]
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word.endswith("children"):
        return word[:-3]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1]
    return word


def looks_plural(passage: Passage, index: int) -> bool:
    """Whether the word looks like the plural head of a counted noun phrase."""
    word = passage.at(index)
    if is_listed_plural(word):
        return True
    return (
        len(word) > 3
        and word[-1] == "s"
        and word[-2:] not in ("ss", "us", "is")
        and word not in words("figure_stops")
    )


def counts_something(passage: Passage, index: int) -> bool:
    """Whether the words from ``index`` on begin a counted noun phrase in lower case."""
    for i in range(index, min(index + 4, len(passage))):
        word = passage.at(i)
        if not word[0].isalpha() or word in words("figure_stops"):
            return False
        if looks_plural(passage, i) and not passage.capitalised(i):
            return True
    return False
