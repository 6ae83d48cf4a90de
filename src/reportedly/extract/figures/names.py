"""Numbers that are part of a name: codes, house numbers, Highway 9, Article 5, Boeing 737."""

from reportedly.extract.figures.numbers import Number
from reportedly.extract.figures.passage import Passage
from reportedly.extract.figures.plurals import counts_something
from reportedly.extract.figures.vocabulary import phrases, words

__all__ = ["address", "code", "is_pair", "named", "named_in_words", "ordinal_suffix", "rank"]

_DASHES = frozenset("-–—‑")


def code(passage: Passage, number: Number) -> str | None:
    """As in "Kh-101", "X200", "A320", "G7", "COVID-19", "3D", "1.2.3"."""
    first, end = number.core, number.end
    before = passage.at(first - 1)
    if passage.glued(first) and before and before[-1].isalpha():
        return "code"
    if before in _DASHES and passage.glued(first) and passage.glued(first - 1):
        word = passage.at(first - 2)
        if word and word[-1].isalpha() and word not in words("figure_words", "number-prefix"):
            return "code"
    if number.unit_first == end or number.scaled:
        return None
    after = passage.at(end)
    if passage.glued(end) and after and after[0].isalpha() and after not in ("st", "nd", "rd", "th", "s"):
        if after in words("figure_calendar", "clock"):
            return "time"
        return "code"
    if before == "#":
        return "code"
    if after in ("/",) and passage.glued(end) and passage.at(end + 1)[:1].isdecimal():
        return "odds"
    if before == "/" and passage.glued(first) and passage.at(first - 2)[:1].isdecimal():
        return "odds"
    return None


def ordinal_suffix(passage: Passage, number: Number) -> str | None:
    """What a glued suffix tells: "72nd" is an ordinal, "1980s" a decade, "747s" a name."""
    after = passage.at(number.end)
    if not passage.glued(number.end):
        return None
    if after in ("st", "nd", "rd", "th"):
        return "ordinal"
    if after in ("s", "'s", "’s"):
        return "date" if number.low >= 100 else "name"
    return None


def address(passage: Passage, number: Number) -> str | None:
    """A house number: "17 Quay Street", "Flat 12, 88 Harbour Road"."""
    if not number.bare or number.low > 99999:
        return None
    for i in range(number.end, min(number.end + 4, len(passage))):
        if not passage.capitalised(i):
            return None
        if i > number.end and passage.at(i) in words("figure_streets"):
            return "address"
    return None


def named(passage: Passage, number: Number) -> str | None:
    """As in "Highway 9", "Ward 6", "Boeing 737", "Operation Northern Shield 5", "No 9"."""
    before = number.core - 1
    if not number.bare or len(passage.words[number.core]) > 4 or before < 0:
        return None
    if passage.at(before) == "." and passage.at(before - 1) in words("figure_words", "section-abbreviation"):
        return "section"
    word, written = passage.at(before), passage.words[before]
    if passage.sentence[before] != passage.sentence[number.core]:
        return None
    if written != word and (
        word in words("figure_name_heads", "thing") or (len(written) == 1 and word not in ("a", "i"))
    ):
        return "name"
    if word in ("top", "bottom") and passage.at(before - 1) in ("the", "its", "their"):
        return "rank"
    if counts_something(passage, number.end):
        return None
    document = word in words("figure_name_heads", "document") and passage.at(number.end) not in ("of", "%")
    if document and (word not in words("figure_words", "section-common") or passage.capitalised(before)):
        return "section"
    if word in words("figure_name_heads", "place", "thing") and word not in words("figure_calendar"):
        return "name"
    if passage.capitalised(before) and not passage.opens_sentence(before):
        calendar = words("figure_calendar", "weekday", "month")
        return None if word in calendar or word in words("figure_stops") else "name"
    if passage.capitalised(before) and passage.capitalised(number.end) and word not in words("figure_stops"):
        return "name" if phrases("figure_hedges", "phrase").ending(passage, number.core) is None else None
    return None


def named_in_words(passage: Passage, number: Number) -> str | None:
    """As in "Highway Nine", "Article Five", "Big Four": a number word with a capital inside a name."""
    if not passage.capitalised(number.core) or passage.opens_sentence(number.core):
        return None
    return (
        "name"
        if passage.capitalised(number.core - 1) and passage.at(number.core - 1) not in words("figure_stops")
        else None
    )


def rank(passage: Passage, number: Number) -> str | None:
    """As in "the bottom three", "the top five seeds"."""
    return "rank" if passage.at(number.core - 1) in ("top", "bottom") else None


def is_pair(passage: Passage, number: Number) -> bool:
    """As in "the two countries", "the two sides": a name for both, no count."""
    return passage.at(number.end) in words("figure_words", "pair")
