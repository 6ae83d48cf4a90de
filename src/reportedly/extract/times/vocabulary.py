"""The words of time expressions, from the lexicon, and one code character for each kind of word."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from reportedly.extract.times.periods import is_date
from reportedly.lexicons import load_table

__all__ = ["OTHER", "TOKEN", "Vocabulary", "fold", "numeral_classes", "vocabulary"]

OTHER: Final = chr(0x100)
"""The code of a word that takes no part in time expressions."""

TOKEN: Final = re.compile(
    r"""
      (?P<iso>[0-9]{4}-[0-9][0-9]-[0-9][0-9](?![0-9]))
    | (?P<slash>[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}(?![0-9]))
    | (?P<clock>[0-9]{1,2}:[0-9][0-9](?::[0-9][0-9])?(?![0-9]))
    | (?P<fraction>[0-9]{1,2}/[0-9]{1,2}(?![0-9/]))
    | (?P<decimal>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])|[0-9]+\.[0-9]+)
    | (?P<int>[0-9]+)
    | (?P<initials>(?:[^\W\d_]\.)+[^\W\d_]\b\.?)
    | (?P<possessive>['’]s\b)
    | (?P<short>['’][0-9][0-9](?![0-9]))
    | (?P<word>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*)
    | (?P<mark>\S)
    """,
    re.VERBOSE,
)
"""What a token looks like, in any language written with spaces and digits."""

_NUMERALS: Final[tuple[frozenset[str], ...]] = tuple(
    frozenset(names)
    for names in (
        ("int",),
        ("int", "hour"),
        ("int", "hour", "day"),
        ("int", "day"),
        ("int", "digits"),
        ("int", "hhmm"),
        ("int", "hhmm", "digits"),
        ("decimal",),
        ("decimal", "clock-dot"),
        ("fraction",),
        ("clock",),
        ("iso",),
        ("slash",),
        ("short-decade",),
    )
)
_LONGEST: Final = 12
"""Characters in the longest numeral that is read: nobody counts days in thousands of millions."""

_FOLDED: Final = {"’": "'", "‘": "'", "–": "-", "‑": "-", "‐": "-", "−": "-"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A language's time words, ready for use.

    ``codes`` gives for a folded token its code where it begins with a small and
    where it begins with a capital letter; ``phrases`` the tokens that follow a
    first one, longest first, with such codes; ``numerals`` the code of each set of
    numeral classes; ``members`` all codes of a class; ``values`` what an entry
    means, by class and folded words.
    """

    codes: Mapping[str, tuple[str, str]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]
    numerals: Mapping[frozenset[str], str]
    members: Mapping[str, str]
    values: Mapping[tuple[str, str], str]

    def value(self, classes: tuple[str, ...], words: str) -> str | None:
        """What the entry says under the first of ``classes`` that has it; None when none does."""
        for name in classes:
            if (found := self.values.get((name, words))) is not None:
                return found
        return None


def fold(token: str) -> str:
    """A token as the lexicon writes it: small letters, plain apostrophe and hyphen."""
    if len(token) == 1:
        return _FOLDED.get(token, token.lower())
    return token.lower().replace("’", "'")


def numeral_classes(kind: str, token: str) -> frozenset[str] | None:
    """The classes of a numeral of that token kind; None where its digits mean no time and no number."""
    if len(token) > _LONGEST:
        return None
    if kind == "int":
        return _int_classes(token)
    if kind == "clock":
        hour, minute = token.split(":")[:2]
        return frozenset({"clock"}) if int(hour) < 24 and int(minute) < 60 else None
    if kind == "decimal":
        whole, _, rest = token.partition(".")
        dotted = (
            "," not in token and len(rest) == 2 and len(whole) <= 2 and int(whole) < 24 and int(rest) < 60
        )
        return frozenset({"decimal", "clock-dot"}) if dotted else frozenset({"decimal"})
    if kind == "iso":
        fits = is_date(*(int(part) for part in token.split("-")))
        return frozenset({"iso"}) if fits else None
    if kind == "slash":
        first, second, year = (int(part) for part in token.split("/"))
        fits = is_date(year, first, second) or is_date(year, second, first)
        return frozenset({"slash"}) if fits else None
    if kind == "fraction":
        above, below = (int(part) for part in token.split("/"))
        return frozenset({"fraction"}) if 0 < above < below <= 10 else None
    return frozenset({"short-decade"}) if kind == "short" else None


def _int_classes(token: str) -> frozenset[str] | None:
    number, names = int(token), {"int"}
    if len(token) <= 2:
        if number < 24:
            names.add("hour")
        if 1 <= number <= 31:
            names.add("day")
    elif len(token) == 4:
        if number // 100 < 24 and number % 100 < 60:
            names.add("hhmm")
        if 1000 <= number < 2200:
            names.add("digits")
    return frozenset(names)


@cache
def vocabulary(language: str = "en") -> Vocabulary:
    """The vocabulary of a language, read once from ``time_words.tsv``."""
    small: dict[tuple[str, ...], set[str]] = {}
    capital: dict[tuple[str, ...], set[str]] = {}
    values: dict[tuple[str, str], str] = {}
    for row in load_table("time_words", language=language):
        words, name = row["word"] or "", row["class"] or ""
        tokens = tuple(fold(match.group()) for match in TOKEN.finditer(words))
        values[name, " ".join(tokens)] = row["value"] or ""
        capital.setdefault(tokens, set()).add(name)
        if row["case"] != "capital":
            small.setdefault(tokens, set()).add(name)

    kinds = {frozenset(names) for names in (*small.values(), *capital.values())} | set(_NUMERALS)
    code_of = {
        names: chr(ord(OTHER) + place)
        for place, names in enumerate(sorted(kinds, key=lambda names: tuple(sorted(names))), start=1)
    }
    members: dict[str, str] = {}
    for names, code in code_of.items():
        for name in sorted(names):
            members[name] = members.get(name, "") + code

    codes: dict[str, tuple[str, str]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for tokens in capital:
        lower = code_of[frozenset(small[tokens])] if tokens in small else OTHER
        upper = code_of[frozenset(capital[tokens])]
        if len(tokens) == 1:
            codes[tokens[0]] = (lower, upper)
        else:
            phrases.setdefault(tokens[0], []).append((tokens[1:], lower, upper))
    return Vocabulary(
        codes=codes,
        phrases={
            first: tuple(sorted(rest, key=lambda item: (-len(item[0]), item[0])))
            for first, rest in phrases.items()
        },
        numerals={names: code_of[names] for names in _NUMERALS},
        members=members,
        values=values,
    )
