"""Words of a text, their stems and themes: all that linking knows of language, from text alone.

No parse reaches this room. The stems are a handful of suffix rules (plural,
past, gerund, possessive), enough to bring "denied" and "denies" together; the
table ``themes`` brings together what suffixes cannot ("hurt" and "injuries").
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from sys import intern
from typing import Final

from reportedly.lexicons import load_table, lookup

__all__ = ["Word", "as_written", "content_words", "find_words", "fold", "stem", "theme"]

_WORD: Final = re.compile(r"\w+(?:['’]\w+)*")
_NUMBER: Final = re.compile(r"\d+(?:bn|m|k|mn|am|pm|st|nd|rd|th|km|ft)?")
_VOWELS: Final = frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place: half-open, in code points of the text it was found in."""

    text: str  # casefolded, straight apostrophe
    start: int
    end: int


def find_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of ``text[start:end]`` in order, places in ``text`` itself."""
    stop = len(text) if end is None else end
    return [
        # Interned: a story says the same few thousand words a million times.
        Word(intern(match.group().casefold().replace("’", "'")), match.start(), match.end())
        for match in _WORD.finditer(text, start, stop)
    ]


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A name without case, accents, possessive, article and punctuation: what two spellings share."""
    plain = unicodedata.normalize("NFKD", name).casefold().replace("’", "'")
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"'s\b", "", plain).replace(".", "")
    plain = " ".join(re.sub(r"[^\w@+]+", " ", plain).split())
    return re.sub(r"^(?:the|a|an) ", "", plain)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its inflection, by suffix alone: "injuries" and "injury" give one stem.

    Words of up to three letters and those with digits stay as they are.
    """
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) <= 3 or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for suffix in ("ing", "ed"):
        bare = word.removesuffix(suffix)
        if bare != word and len(bare) >= 3 and _VOWELS & set(bare):
            # "stopped" → "stop", but "called" → "call": l, s and z double by themselves.
            if len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] not in "lsz":
                bare = bare[:-1]
            word = bare
            break
    if len(word) >= 8 and word.endswith("ic"):
        word = word[:-2]
    word = word.removesuffix("e") if len(word) > 4 else word
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 and word[-2] not in _VOWELS else word


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(row["word"] or "" for row in load_table("stopwords"))


@cache
def _theme_of_stem() -> dict[str, str]:
    themes: dict[str, str] = {}
    for word, name in lookup("themes", "word", "theme").items():
        themes.setdefault(stem(word), name or word)
    return themes


@lru_cache(maxsize=65536)
def theme(word: str) -> str:
    """The theme a word belongs to ("fatalities" → "death"), else its stem."""
    whole = lookup("themes", "word", "theme").get(word)
    if whole is not None:
        return whole
    bare = stem(word)
    return _theme_of_stem().get(bare, bare)


@lru_cache(maxsize=4096)
def content_words(text: str) -> tuple[str, ...]:
    """The themes and stems of a text's content words, in order, function and reporting words left out."""
    stops = _stop_words()
    return tuple(
        theme(word.text)
        for word in find_words(text)
        if word.text not in stops
        and len(word.text.removesuffix("'s")) > 1
        and not _NUMBER.fullmatch(word.text)
    )


def as_written(term: str, texts: Iterable[Sequence[str]]) -> str:
    """How these texts, each its words in order, write a term most often ("meteori" → "meteorite"); else the term.

    ``term`` is a theme or stem, or the beginning of one.
    """
    forms = Counter(word for words in texts for word in words if theme(word).startswith(term))
    return min(forms, key=lambda form: (-forms[form], form), default=term).removesuffix("'s")
