"""Answers in words: which side of a question a claim takes, and in whose words to put it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reportedly.brief.labels import number_label
from reportedly.brief.moments import order_key
from reportedly.brief.quotes import quoted
from reportedly.brief.view import View
from reportedly.brief.voices import is_own_voice
from reportedly.records import Claim, Facet, Polarity, Question, Stance, Statement

__all__ = ["Side", "say_claim", "side_of", "teller_of", "title_of", "words_of"]


class Side(StrEnum):
    """What the members of a claim hold of the thing asked."""

    SO = "so"
    NOT_SO = "not so"
    OPEN = "left open"


_FEWEST, _MOST = 4, 25
"""Words of a quotation that can stand for an answer: fewer say too little, more bury it."""


_RULED = {"yes": Side.SO, "no": Side.NOT_SO, "open": Side.OPEN}
"""Last word of the rule that made a claim → its side."""
_PLAIN = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ACCUSES, Stance.ANNOUNCES})
"""Stances whose words put the thing as so; "urges" and "predicts" put it otherwise."""
_STEM = 5
"""Letters by which words are compared: enough to tell topics apart, too few to see a plural."""
_WORD = re.compile(r"[^\W\d_]+")


def side_of(claim: Claim, view: View) -> Side:
    """The side a claim takes, as linking's rule for it says; otherwise the one that all its members take.

    A claim about a number says that it is so.
    """
    if (side := _RULED.get(claim.rule.rpartition(" ")[2])) is not None:
        return side
    members = [view.statements[key] for key in claim.statements if key in view.statements]
    if not members or claim.figures:
        return Side.SO
    if all(_denies(statement) for statement in members):
        return Side.NOT_SO
    return Side.OPEN if all(statement.stance is Stance.QUESTIONS for statement in members) else Side.SO


def words_of(claim: Claim, view: View) -> str:
    """The exact words of the member that stands best for all; the claim's label where none has words of its own."""
    teller = teller_of(claim, view)
    return view.sayings[teller.key] if teller is not None else claim.label


def teller_of(claim: Claim, view: View) -> Statement | None:
    """The member of a claim that stands best for all; None where no member has words of its own.

    That is a source's, with few enough words to read at a glance, which has the words the
    claim is labelled by and those that most members share; then the first in time.
    """
    members = [view.statements[key] for key in claim.statements if view.sayings.get(key)]
    if not members:
        return None
    gist = _Gist.of(members, claim, view)
    return min(members, key=lambda statement: gist.distance(statement, view))


def say_claim(claim: Claim, view: View) -> str:
    """An answer in one line: its figures' label, or the exact words of a member and the side it takes."""
    if claim.figures:
        return claim.label
    words, side = words_of(claim, view), side_of(claim, view)
    # A denial's words may repeat what it denies or put it the other way; the side says which.
    return quoted(words) if side is Side.SO else f"{side.value}: {quoted(words)}"


def title_of(question: Question, view: View) -> str:
    """What a question is called: its label, or for a question in words those of an answer that says so."""
    claims = [view.claims[key] for key in question.claims if key in view.claims]
    if question.facet is Facet.NUMBER or not claims:
        return number_label(question, claims, view)
    so = [claim for claim in claims if side_of(claim, view) is Side.SO]
    return quoted(words_of((so or claims)[0], view))


def _denies(statement: Statement) -> bool:
    return statement.stance is Stance.DENIES or statement.polarity is Polarity.NEGATIVE


@dataclass(frozen=True, slots=True)
class _Gist:
    """What the members of a claim have in common, to measure each of them by."""

    stems: Mapping[str, frozenset[str]]  # by statement key
    asked: frozenset[str]  # stems of the claim's label
    common: Counter[str]  # stem → members that have it
    holding: frozenset[str | None]  # keys of statements that hold another's words

    @classmethod
    def of(cls, members: Sequence[Statement], claim: Claim, view: View) -> "_Gist":
        stems = {statement.key: _stems(view.sayings[statement.key]) for statement in members}
        return cls(
            stems=stems,
            asked=_stems(claim.label),
            common=Counter(stem for some in stems.values() for stem in some),
            holding=frozenset(statement.nested_in for statement in view.statements.values()),
        )

    def distance(self, statement: Statement, view: View) -> tuple[object, ...]:
        """How far a member is from standing for all: the least is the best."""
        stems, words = self.stems[statement.key], len(view.sayings[statement.key].split())
        shared = sum(self.common[stem] - 1 for stem in sorted(stems)) / (len(stems) or 1)
        return (
            not _FEWEST <= words <= _MOST,
            is_own_voice(statement),
            # What holds another's words tells of two sides at once.
            statement.key in self.holding,
            statement.stance not in _PLAIN,
            -len(stems & self.asked),
            -round(shared, 6),
            order_key(view.published(statement.article_id)),
            statement.article_id,
            statement.sentence.start,
            statement.key,
        )


def _stems(words: str) -> frozenset[str]:
    """The beginnings of the longer words, by which "ministry" and "ministries" are one."""
    found = (word.casefold()[:_STEM] for word in _WORD.findall(words))
    return frozenset(stem for stem in found if len(stem) >= _STEM - 1)
