"""What a clause tells, as linking compares it: a kind of act, and who takes part in it on which side.

"The ministry was warned in March" and "Corse got the warning" tell of one act
where the words for it are of one kind and no side of it is held by somebody else.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property
from typing import Final

from reportedly.lexicons import load_table, lookup
from reportedly.link.likeness.words import content_words, fold, theme
from reportedly.link.parties.book import PartyBook
from reportedly.records import Analysis, Frame, Mention, Phrase

__all__ = ["Act", "Kinship", "Participant", "differ", "find_acts", "kinship"]

LIGHT: Final = "light"
"""Kind of a predicate that tells nothing by itself ("have", "do", "be"): both sides must agree."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes part: the head's theme, the phrase's content words, and the group of a named party."""

    head: str
    words: frozenset[str]
    group: str | None


@dataclass(frozen=True)
class Act:
    """One frame, its predicate as a class and its sides resolved; None: not named, or a pronoun that nobody resolved."""

    kind: str
    light: bool
    agent: Participant | None
    object: Participant | None
    recipient: Participant | None
    negated: bool
    modal: bool
    frame: Frame

    @cached_property
    def heads(self) -> frozenset[str]:
        """Its kind and the heads of its sides, less those that fit anybody ("people")."""
        heads = {side.head for side in self.sides if side is not None}
        return frozenset({self.kind, *heads} - _heads("anybody") - {LIGHT})

    @property
    def gist(self) -> frozenset[str]:
        """Its kind, where that tells something, and the head of what it is done to, or of what is there."""
        side = self.object or (self.agent if self.light else None)
        return frozenset({*({side.head} if side is not None else ()), *(() if self.light else (self.kind,))})

    @property
    def sides(self) -> tuple[Participant | None, ...]:
        """Agent, object, recipient."""
        return (self.agent, self.object, self.recipient)


class Kinship(Enum):
    """What two acts of one kind are to each other."""

    SAME = "same"  # a side in common, none held apart
    APART = "apart"  # by others, or of others
    OPEN = "open"  # too little is named to tell


@cache
def _heads(kind: str) -> frozenset[str]:
    words = {row["word"] or "" for row in load_table("open_heads") if row["kind"] == kind}
    return frozenset(words | {theme(word) for word in words if kind == "anybody"})


def find_acts(analysis: Analysis, book: PartyBook) -> dict[str, tuple[Act, ...]]:
    """Statement key → the acts that its frames tell of, in order, for each statement of the article with frames."""
    near = _Near(analysis)
    return {
        statement.key: tuple(_act(frame, near, analysis, book) for frame in statement.frames)
        for statement in analysis.statements
        if statement.frames
    }


class _Near:
    """The mentions and measures of an article by the place of their last word."""

    def __init__(self, analysis: Analysis) -> None:
        self._by_end: dict[int, Mention] = {}
        for mention in analysis.mentions:
            self._by_end.setdefault(mention.span.end, mention)
        self._units = frozenset(f.unit_span.end for f in analysis.figures if f.unit_span is not None)

    def of(self, phrase: Phrase) -> Mention | None:
        """The mention that ends where the phrase does."""
        return self._by_end.get(phrase.span.end)

    def measures(self, phrase: Phrase) -> bool:
        """Whether the phrase ends in a unit: "20,000 crowns" takes no part in anything."""
        return phrase.span.end in self._units


def _act(frame: Frame, near: _Near, analysis: Analysis, book: PartyBook) -> Act:
    kinds = lookup("act_kinds", "word", "kind")
    words = frame.predicate.split()
    kind = kinds.get(frame.predicate) or kinds.get(words[0]) or theme(frame.predicate)
    who = [_participant(p, near, analysis, book) for p in (frame.agent, frame.object, frame.recipient)]
    agent, object_, recipient = who
    if object_ is None and agent is not None and kind in _undergone():
        agent, object_ = None, agent
    return Act(
        kind=kind,
        light=kind == LIGHT,
        agent=agent,
        object=object_,
        recipient=recipient,
        negated=frame.negated,
        modal=frame.modal,
        frame=frame,
    )


@cache
def _undergone() -> frozenset[str]:
    """Kinds of act whose lone subject is what they happen to: "the bridge fell", "they brought the bridge down"."""
    return frozenset(row["kind"] or "" for row in load_table("undergone_kinds"))


def _participant(
    phrase: Phrase | None, near: _Near, analysis: Analysis, book: PartyBook
) -> Participant | None:
    if phrase is None or near.measures(phrase):
        return None
    mention = near.of(phrase)
    text = phrase.span.of(analysis.page_text.text)
    if mention is not None:
        party = book.find(analysis.article.article_id, mention.name, mention.type)
        words = frozenset(content_words(f"{text} {mention.name}"))
        # A name of marks alone ("***") has no words.
        head = theme(next(reversed(fold(mention.name).split()), phrase.head))
        return Participant(head, words, party.group if party else mention.name)
    if phrase.head in _heads("nobody"):
        return None
    return Participant(theme(phrase.head), frozenset(content_words(text)), None)


def kinship(a: Act, b: Act) -> Kinship:
    """Whether two acts of one kind may be one: a side agrees and neither agent nor object is somebody else.

    Where the predicate tells nothing by itself, two sides must agree.
    """
    verdicts = [_alike(one, other) for one, other in zip(a.sides, b.sides, strict=True)]
    if False in verdicts[:2]:
        return Kinship.APART
    agreed = sum(verdict is True for verdict in verdicts)
    return Kinship.SAME if agreed >= (2 if a.light else 1) else Kinship.OPEN


def differ(a: Act, b: Act) -> bool:
    """Whether two acts of one kind are done to different things, or what does it in one has it done to it in the other."""
    if _alike(a.object, b.object) is False and _alike(a.agent, b.agent) is not False:
        return True
    return kinship(a, b) is Kinship.APART and True in (
        _alike(a.agent, b.object),
        _alike(a.object, b.agent),
    )


def _alike(a: Participant | None, b: Participant | None) -> bool | None:
    if a is None or b is None:
        return None
    if a.group is not None and b.group is not None and fold(a.group) == fold(b.group):
        return True
    return a.head == b.head or a.head in b.words or b.head in a.words
