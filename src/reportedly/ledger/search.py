"""Full text: a person's words made into an FTS5 query that cannot be anything but words."""

import re
from typing import Final

__all__ = ["folded", "match_expression"]

_TERM: Final = re.compile(r'"([^"]*)"?|(\S+)')


def folded(name: str) -> str:
    """A name as it is looked up: in any case, without blanks around it."""
    # What a terminal could not decode comes as lone surrogates, which no page holds and SQLite refuses.
    return name.strip().casefold().encode("utf-8", "replace").decode()


def match_expression(words: str) -> str | None:
    """The FTS5 expression for ``words``: all of them, in any order.

    ``"in quotes"`` is a phrase and ``word*`` the start of a word. Everything else
    FTS5 would read as its own language (AND, NEAR, column names, brackets, a
    leading minus) is taken as words. None when no letter or digit is in it.
    """
    terms = [term for match in _TERM.finditer(words) if (term := _term(match[1], match[2])) is not None]
    return " ".join(terms) or None


def _term(phrase: str | None, word: str | None) -> str | None:
    text = phrase if phrase is not None else (word or "")
    prefix = word is not None and len(word) > 1 and word.endswith("*")
    # A quotation mark is the only character with a meaning inside an FTS5 string.
    text = text.replace('"', " ").replace("\0", " ").strip()
    text = text.encode("utf-8", "replace").decode()
    # FTS5 knows no empty phrase: what has no letter or digit has nothing to look for.
    if not any(character.isalnum() for character in text):
        return None
    return f'"{text}"' + ("*" if prefix else "")
