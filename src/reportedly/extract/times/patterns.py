"""The patterns of time expressions, from the lexicon, compiled to regular expressions over kinds of words.

A pattern is written over class names of ``time_words.tsv``: ``month day ( comma? year )?``
with ``( | )``, ``?``, ``*`` and captures ``m=month``; ``@name`` stands for a named part.
``docs/timex-rules.md`` describes the language.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from reportedly.errors import LexiconError
from reportedly.extract.times.vocabulary import OTHER, vocabulary
from reportedly.lexicons import load_table
from reportedly.records import TimexType

__all__ = ["Grammar", "Pattern", "grammar"]

_SYMBOL: Final = re.compile(
    r"(?P<capture>[a-z]+)=|@(?P<part>[a-z-]+)|(?P<name>[A-Za-z-]+)|(?P<mark>[()|?*])|\s+"
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row: how an expression is worded, and the anchoring rule it makes."""

    name: str
    regex: re.Pattern[str]
    type: TimexType
    rule: str  # with {capture} places; a step whose capture is absent falls away
    guard: str | None  # the test of its surroundings that it must pass besides


@dataclass(frozen=True, slots=True)
class Grammar:
    """All patterns, in order of preference, and one that finds where any of them may begin."""

    anywhere: re.Pattern[str]
    patterns: tuple[Pattern, ...]


@cache
def grammar(language: str = "en") -> Grammar:
    """The grammar of a language, compiled once from ``time_parts.tsv`` and ``time_patterns.tsv``.

    Raises LexiconError for a pattern that names an unknown class or part.
    """
    members = vocabulary(language).members
    parts: dict[str, str] = {}
    for row in load_table("time_parts", language=language):
        parts[row["part"] or ""] = row["pattern"] or ""
    patterns = tuple(
        Pattern(
            name=row["name"] or "",
            regex=re.compile(_compile(row["pattern"] or "", parts, members, row["name"] or "")),
            type=TimexType(row["type"] or ""),
            rule=row["rule"] or "",
            guard=row["guard"],
        )
        for row in load_table("time_patterns", language=language)
    )
    bare = (re.sub(r"\(\?P<\w+>", "(?:", pattern.regex.pattern) for pattern in patterns)
    return Grammar(re.compile(f"(?!{OTHER})(?:{'|'.join(bare)})"), patterns)


def _compile(pattern: str, parts: Mapping[str, str], members: Mapping[str, str], name: str) -> str:
    """The pattern as a regular expression over code characters.

    A capture that stands in several alternatives becomes the groups m, m2, m3.
    """
    pieces: list[str] = []
    uses: Counter[str] = Counter()
    capture: str | None = None
    place = 0
    while place < len(pattern):
        symbol = _SYMBOL.match(pattern, place)
        if symbol is None:
            raise LexiconError(
                f"time_patterns: {name}", f"cannot be read at {pattern[place:]!r}", "see docs/timex-rules.md"
            )
        place = symbol.end()
        if found := symbol["capture"]:
            uses[found] += 1
            capture = found if uses[found] == 1 else f"{found}{uses[found]}"
            continue
        piece = symbol["mark"] or ""
        if part := symbol["part"]:
            if part not in parts:
                raise LexiconError(
                    f"time_patterns: {name}", f"names no part @{part}", "add it to time_parts.tsv"
                )
            piece = f"(?:{_compile(parts[part], parts, members, name)})"
        elif word := symbol["name"]:
            if word not in members:
                raise LexiconError(
                    f"time_patterns: {name}", f"names no class {word}", "add it to time_words.tsv"
                )
            piece = f"[{members[word]}]"
        if piece == "(":
            piece = f"(?P<{capture}>" if capture else "(?:"
            capture = None
        elif piece and capture:
            piece, capture = f"(?P<{capture}>{piece})", None
        # Repetition is bounded, or a page of number words would cost the square of its length.
        pieces.append("{0,9}" if piece == "*" else piece)
    return "".join(pieces)
