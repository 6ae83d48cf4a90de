"""Whether one statement answers another: takes up the same thing, so that a denial reaches what it denies."""

from typing import Final

from reportedly.link.likeness.cues import holds_cue
from reportedly.link.likeness.words import find_words
from reportedly.link.said.sayings import Saying

__all__ = ["OPPOSITE", "answers", "has_cue", "likeness", "negated", "rejects", "speaks_against", "takes_up"]

TAKES_UP: Final = 0.3
"""Share of the shorter statement's content words that both hold, from which one takes up the other."""
OPPOSITE: Final = 0.6
"""Likeness from which a statement of the opposite polarity contradicts another without speaking of it."""
LEAST_WORDS: Final = 2


def likeness(a: Saying, b: Saying) -> float:
    """Share of the shorter statement's content words that both hold; 0 where they share fewer than two."""
    first, second = a.word_set, b.word_set
    shared = len(first & second)
    return shared / min(len(first), len(second)) if shared >= LEAST_WORDS else 0.0


def answers(later: Saying, earlier: Saying) -> bool:
    """Whether ``later`` speaks of what ``earlier`` says: by pointing to it, else by its words.

    Names alone are not enough: all of a story is about the same few.
    """
    if earlier.key in later.statement.refers_to:
        return True
    if later.statement.refers_to:
        return False  # it points elsewhere: a denial of a neighbouring claim must not deny this one
    return likeness(later, earlier) >= TAKES_UP and _beyond_names(later, earlier)


def takes_up(later: Saying, earlier: Saying) -> float:
    """How well ``later`` takes up ``earlier``: 2 by pointing to it, 1 by the same kind of act, and by shared words."""
    pointed = 2.0 if earlier.key in later.statement.refers_to else 0.0
    first, second = ({act.kind for act in saying.acts if not act.light} for saying in (later, earlier))
    return pointed + float(bool(first & second)) + likeness(later, earlier)


def _beyond_names(a: Saying, b: Saying) -> bool:
    return bool((a.word_set & b.word_set) - (a.names | b.names))


def has_cue(saying: Saying, kind: str) -> bool:
    """Whether the statement's sentence holds a cue of that kind, as whole words."""
    return holds_cue(saying.sentence_words, kind)


def negated(clause: str) -> bool:
    """Whether a clause says that something is not so, or doubts it: "no one saw", "is unrelated", "unlikely"."""
    words = tuple(word.text for word in find_words(clause))
    return any(holds_cue(words, kind) for kind in ("absence", "negation"))


def rejects(saying: Saying) -> bool:
    """Whether it says of something that others say that it is not so: a denial, or a doubt cast on it in words."""
    return saying.rejecting


def speaks_against(later: Saying, earlier: Saying) -> bool:
    """Whether ``later`` says that what ``earlier`` says is not so.

    A denial, or a doubt in words, that takes it up; the bare opposite only where
    both say nearly the same words, for "no one was hurt" denies nobody.
    """
    if rejects(later):
        return answers(later, earlier)
    if later.own_voice:
        return False  # an outlet that tells of nothing happening answers nobody
    if later.negative == earlier.negative or likeness(later, earlier) < OPPOSITE:
        return False
    return _beyond_names(later, earlier) and not _of_other_acts(later, earlier)


def _of_other_acts(a: Saying, b: Saying) -> bool:
    """Whether both tell what was done, and never the same: that none is left does not deny that many fell."""
    first, second = ({act.kind for act in saying.acts if not act.light} for saying in (a, b))
    return bool(first) and bool(second) and not first & second
