"""The words around a time: where it points, and what it dates."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from reportedly.extract.times.lexer import Lexed
from reportedly.lexicons import load_table
from reportedly.records import TimeRole

__all__ = ["Cues", "cues", "direction_of", "role_of"]

_REACH: Final = 14
"""How many words to the left the governing verb is looked for."""
_REACH_RIGHT: Final = 8
_STOPS: Final = frozenset(".;!?")
_GOVERNED: Final = 5
"""How many words before the time an auxiliary of what governs it may stand: "had long been planned for"."""

Cues = Mapping[str, frozenset[str]]
"""The context words of a language, by class."""


@cache
def cues(language: str = "en") -> Cues:
    """The context words of ``time_context.tsv``, by class."""
    classes: dict[str, set[str]] = {}
    for row in load_table("time_context", language=language):
        classes.setdefault(row["class"] or "", set()).add(row["word"] or "")
    return MappingProxyType({name: frozenset(words) for name, words in classes.items()})


def direction_of(lexed: Lexed, first: int, last: int, known: Cues) -> str | None:
    """Whether the words around tokens ``[first, last)`` point ahead ("future") or back ("past"); None: no sign.

    A preposition next to the time decides ("by Friday", "since Friday"), then the
    nearest verb to the left in the sentence, then the nearest to the right. Tense as
    the guide to direction is HeidelTime's strategy for news (Strötgen and Gertz, 2013).
    """
    words = lexed.words
    before = words[first - 1] if first else ""
    if is_after(words, first, known["back"]):
        return "past"
    if before in known["as-as"] and first > 1 and words[first - 2] in known["degree"]:
        return "future"  # "as soon as Friday"
    if _is_day_set(words, first, last, known):
        return "future"
    seen = _verb(words, first, last, known)
    if is_after(words, first, known["ahead"]):
        # "had risen until Friday", "rose to 40 by Friday"; but "extended until Friday"
        gone = seen == _PERFECT or (seen == "past" and before in known["by"])
        return "past" if gone else "future"
    return {_PERFECT: "past", _OPEN: None}.get(seen or "", seen)


def _is_day_set(words: list[str], first: int, last: int, known: Cues) -> bool:
    """Whether what governs the time sets or keeps a day ahead: "promised for 1 May", "moved to Friday", "stood by May".

    The governor is next to the preposition, or the nearest verb before it, of a
    promise with its object between: "promised the town a bridge by 1 May". What
    "had been promised" may be over, and so may a march "planned for Saturday" that
    "was cancelled": neither sets a day.
    """
    link = words[first - 1] if first else ""
    if link not in known["set-link"]:
        return False
    near = {*words[max(0, first - _GOVERNED) : first]}
    if near & known["perfect"] or words[last : last + 1] in (["had"], ["was"], ["were"]):
        return False
    if words[first - 2 : first - 1] and words[first - 2] in known[f"set-{link}"]:
        return True
    if link not in known["promise-link"]:
        return False
    for place in range(first - 2, max(-1, first - 1 - _REACH), -1):
        if words[place] in known["promise"]:
            return True
        if words[place] in _STOPS or words[place] == "," or _tense(words, place, known) is not None:
            return False
    return False


def _verb(words: list[str], first: int, last: int, known: Cues) -> str | None:
    """What the nearest verb says, to the left before to the right."""
    left = _nearest(words, range(first - 1, max(-1, first - 1 - _REACH), -1), known)
    return left or _nearest(words, range(last, min(len(words), last + _REACH_RIGHT)), known)


_PERFECT: Final = "perfect"
"""What "had filed" says, whatever was planned."""
_OPEN: Final = "open"
"""What "could be sent" says: nothing, unless a preposition points ahead."""


def _nearest(words: list[str], places: range, known: Cues) -> str | None:
    """The direction of the first verb met in the sentence; None where none is met."""
    for place in places:
        if words[place] in _STOPS:
            return None
        if (found := _tense(words, place, known)) is not None:
            return found
    return None


def _tense(words: list[str], place: int, known: Cues) -> str | None:
    """The direction that the word at ``place`` gives, looking through "will have been …" before a participle."""
    word = words[place]
    if word in known["will"]:
        return "future"
    if word in known["could"]:
        return _OPEN
    if word in known["planned"]:
        return _behind(words, place, known) or "future"
    if word in known["infinitive"]:
        return "future" if place and words[place - 1] in known["intend"] else None
    if word in known["perfect"]:
        return _PERFECT
    if word in known["said"] or word in known["past-verb"] or _is_participle(word, known):
        return _behind(words, place, known) or "past"
    return None


def _is_participle(word: str, known: Cues) -> bool:
    return word not in known["no-verb"] and any(word.endswith(suffix) for suffix in known["past-suffix"])


def _behind(words: list[str], place: int, known: Cues) -> str | None:
    """The direction of the auxiliaries before a participle: "will be held", "had been due"; None without any."""
    for earlier in range(place - 1, max(-1, place - 4), -1):
        if words[earlier] in known["will"] or words[earlier] in known["infinitive"]:
            return "future"
        if words[earlier] in known["perfect"]:
            return _PERFECT
        if words[earlier] in known["could"]:
            return _OPEN
        if words[earlier] not in known["be"]:
            return None
    return None


def role_of(lexed: Lexed, first: int, last: int, known: Cues) -> TimeRole:
    """What the time dates: a saying ("said on Friday"), the standing of a count ("as of 5 pm") or what is told.

    "by 6 pm" is the standing of a count where what it dates is past, a deadline otherwise.
    """
    words = lexed.words
    if is_after(words, first, known["as-of"]):
        return TimeRole.AS_OF
    if is_after(words, first, known["by"]) and direction_of(lexed, first, last, known) == "past":
        return TimeRole.AS_OF
    place = first - 1
    while place >= 0 and words[place] in known["light"]:
        place -= 1
    if place >= 0 and (words[place] in known["said"] or words[place] in known["saying-before"]):
        return TimeRole.STATEMENT
    if last < len(words) and (words[last] in known["said"] or words[last] in known["saying-noun"]):
        return TimeRole.STATEMENT  # "on Friday said", "at a 9 May briefing"
    return TimeRole.STATEMENT if _opens_saying(words, first, last, known) else TimeRole.EVENT


def is_after(words: list[str], first: int, cue: frozenset[str]) -> bool:
    """Whether a cue of one or two words stands right before token ``first``."""
    return bool(first) and (words[first - 1] in cue or " ".join(words[max(0, first - 2) : first]) in cue)


def _opens_saying(words: list[str], first: int, last: int, known: Cues) -> bool:
    """Whether the time opens a sentence whose first verb is one of saying: "On Friday, the mayor said …"."""
    place = first - 1
    while place >= 0 and words[place] in known["sentence-light"]:
        place -= 1
    if place >= 0 and words[place] not in _STOPS:
        return False
    for place in range(last, min(len(words), last + _REACH_RIGHT)):
        if words[place] in known["said"]:
            return True
        if words[place] in _STOPS or _tense(words, place, known) is not None:
            return False
    return False
