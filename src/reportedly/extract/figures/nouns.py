"""What a number counts: the noun phrase to its right, or the collective noun to its left."""

from dataclasses import dataclass
from typing import Final

from reportedly.extract.figures.numbers import Number
from reportedly.extract.figures.passage import Passage
from reportedly.extract.figures.plurals import is_listed_plural, looks_plural, singular_of
from reportedly.extract.figures.vocabulary import phrases, words

__all__ = ["NounPhrase", "find_noun", "head_of", "phrase_from"]

_LONGEST: Final = 7
"""Words of a noun phrase up to its head: two adjectives, a compound and a name fit."""


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Words ``first`` to ``end``; ``head`` is the index of the counted noun."""

    first: int
    end: int
    head: int


def find_noun(passage: Passage, number: Number) -> NounPhrase | None:
    """The counted noun phrase of a number; None where it is elided.

    "312 of 1,480 polling stations" counts polling stations; "a third of the
    workforce" counts nothing by itself, the workforce is its whole.
    """
    if number.kind == "multiple":
        return None
    at = number.after
    if passage.at(at) == "-" and passage.glued(at) and passage.glued(at + 1):
        return _hyphenated(passage, at + 1)
    share = number.kind == "fraction" or number.unit_kind == "ratio"
    if passage.at(at) == "of":
        return _after_of(passage, number, at + 1, share)
    if number.unit_kind is not None and number.unit_kind != "money":
        return None
    if share and "in" not in passage.lower[number.first : number.end] and passage.at(number.end - 2) != "of":
        return None
    noun = phrase_from(passage, at, singular=number.low == number.high == 1 or number.currency is not None)
    if noun is not None and number.currency is not None and passage.at(noun.head) in words("figure_calendar"):
        return None  # "320 million euros last year"
    if noun is None and number.currency is None:
        return _collective(passage, number)
    return noun


def _hyphenated(passage: Passage, at: int) -> NounPhrase | None:
    """As in "101-seat chamber", which counts seats; "20-odd members" counts members."""
    if passage.at(at) in ("odd", "plus"):
        return phrase_from(passage, at + 1)
    if at < len(passage) and passage.at(at)[0].isalpha() and passage.at(at) not in words("figure_stops"):
        return NounPhrase(at, at + 1, at)
    return None


def _after_of(passage: Passage, number: Number, at: int, share: bool) -> NounPhrase | None:
    if number.unit is not None and not share:
        return phrase_from(passage, at, singular=True)
    if passage.at(at) in words("figure_roles", "determiner") and (share or number.low == 0):
        return None
    while passage.at(at) in words("figure_roles", "determiner"):
        at += 1
    at = _after_possessor(passage, at)
    if passage.at(at) in ("them", "whom", "which", "these"):
        return None
    if passage.at(at)[:1].isdecimal() or passage.at(at) in words("figure_numerals", "unit", "ten", "hundred"):
        while (at < len(passage) and not passage.at(at)[0].isalpha()) or passage.at(at) in words(
            "figure_numerals", "unit", "ten", "hundred", "scale"
        ):
            at += 1
        return None if share or number.low == 0 else phrase_from(passage, at)
    return phrase_from(passage, at, singular=share or number.kind == "vague")


def _after_possessor(passage: Passage, at: int) -> int:
    """The word after "Kareth's" in "two of Kareth's brigades"."""
    for i in range(at, min(at + 4, len(passage))):
        if passage.at(i) in ("'s", "’s"):
            return i + 1
        if not passage.capitalised(i):
            break
    return at


def phrase_from(passage: Passage, first: int, *, singular: bool = False) -> NounPhrase | None:
    """The noun phrase that starts at word ``first`` and ends in a plural or mass noun.

    ``singular`` accepts a singular head: after "one", "of" and money. Adjectives and
    compound nouns are taken on the way; a closed list of verbs, prepositions and
    adverbs ends the phrase, so no tagger is needed.
    """
    stops, skips = words("figure_stops"), words("figure_skips")
    digits = words("figure_numerals", "unit", "ten")
    i = first
    while passage.at(i) in skips:
        i += 1
    begin = i
    if begin >= len(passage):
        return None
    sentence = passage.sentence[begin] if begin < len(passage) else -1
    while i < len(passage) and i < begin + _LONGEST and passage.sentence[i] == sentence:
        word = passage.lower[i]
        if word in ("-", "–") and passage.glued(i) and passage.glued(i + 1):
            i += 1
            continue
        if word in ("“", '"', "'", "‘") and i == begin:
            i = begin = i + 1
            continue
        if word == "and" and _coordinates(passage, begin, i):
            i += 1
            continue
        hyphenated = passage.at(i + 1) == "-" and passage.glued(i + 1)
        if not word[0].isalnum() or (word in stops and not hyphenated) or word in digits:
            break
        if (
            looks_plural(passage, i)
            and not _modifies(passage, i)
            and not (passage.at(i + 1) == "-" and passage.glued(i + 1))
        ):
            return NounPhrase(begin, i + 1, i)
        i += 1
    if singular and i > begin:
        head = i - 1
        while head > begin and (passage.at(head).endswith("ly") or not passage.at(head)[0].isalpha()):
            head -= 1
        while head > begin and passage.at(head).endswith("ed"):
            head -= 1
        if passage.at(head)[0].isalpha() and not passage.at(head).endswith(("ly", "ed")):
            return NounPhrase(begin, head + 1, head)
    return None


def _modifies(passage: Passage, i: int) -> bool:
    """Whether a plural stands before another noun: "arms dealers", "wounded soldiers", "police officers"."""
    word = passage.lower[i]
    following = passage.at(i + 1)
    if not following or not following[0].isalpha() or following in words("figure_stops"):
        return False
    if word not in words("figure_modifier_plurals"):
        return False
    return looks_plural(passage, i + 1) or (
        looks_plural(passage, i + 2)
        and following not in words("figure_stops")
        and passage.at(i + 2) not in words("figure_stops")
    )


def _coordinates(passage: Passage, begin: int, index: int) -> bool:
    """As in "military and civilian vehicles": two words before one head; not "trucks and tanks"."""
    if index == begin:
        return False
    return (
        not is_listed_plural(passage.at(index - 1))
        and any(looks_plural(passage, j) for j in range(index + 1, min(index + 4, len(passage))))
        and passage.at(index + 1)[:1].isalpha()
        and passage.at(index + 1) not in words("figure_stops")
        and passage.at(index + 1) not in words("figure_numerals", "unit", "ten")
    )


def _collective(passage: Passage, number: Number) -> NounPhrase | None:
    """As in "a crew of 165", "crowds of up to 900", "a batch of recruits, numbering 260"."""
    hedge = phrases("figure_hedges", "phrase", ("side", "before")).ending(passage, number.first)
    # "recruits, numbering about 260": the word is of the phrase before the number, not its hedge
    numbering = hedge is not None and passage.at(hedge[0]) == "numbering"
    at = (hedge[0] if hedge is not None else number.first) - (0 if numbering else 1)
    if passage.at(at) == "numbering" and looks_plural(passage, at - 1 - (passage.at(at - 1) == ",")):
        head = at - 1 - (passage.at(at - 1) == ",")
        return NounPhrase(head, head + 1, head)
    if passage.at(at) == "of" and passage.at(at - 1) in words("figure_collectives"):
        return NounPhrase(at - 1, at, at - 1)
    return None


def head_of(passage: Passage, noun: NounPhrase) -> str:
    """The head noun, singular, lower case."""
    return singular_of(passage.lower[noun.head])
