"""Attribution, mention and statement: who said what, as found, and as read."""

from dataclasses import dataclass

from reportedly.records.spans import Span
from reportedly.records.words import (
    Basis,
    Certainty,
    HopRole,
    Kind,
    PartyType,
    Polarity,
    Stance,
    Tier,
)

__all__ = [
    "OUTLET",
    "UNSPECIFIED",
    "Attribution",
    "Frame",
    "Ground",
    "Hop",
    "Mention",
    "Phrase",
    "Source",
    "Statement",
]

OUTLET = "@outlet"
"""The outlet's own voice where the text does not name the outlet."""
UNSPECIFIED = "@unspecified"
"""Nobody is named: "reportedly", "it is alleged"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One attribution relation: somebody (source) says (cue) something (content).

    The relation of PARC 3 and PolNeAR (Pareti 2016; Newell et al., LREC 2018).
    """

    article_id: str
    cue: Span  # "said", "according to"
    cue_lemma: str  # "say", "according to"
    source: Span | None  # None for the agentless: "it was alleged that", "reportedly"
    content: tuple[Span, ...]  # in order; several when the cue interrupts; empty: "declined to comment"
    kind: Kind  # never UNATTRIBUTED
    tier: Tier  # REPORTING or ATTITUDE
    probability: float  # the finder's own confidence, 0 to 1, rounded to 3 digits
    found_by: str  # "cue-rules/1": what to rerun when the rules change


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place where a party is named, described or pointed at, and whom it means within this article."""

    article_id: str
    span: Span
    name: str  # canonical within the article: "Ingrid Solem" for "Solem", "she"
    type: PartyType
    role: str | None  # "duty officer"
    of: str | None  # what it belongs to: "coastguard"
    resolved_by: str  # "name", "surname", "pronoun/1", "role"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The one spoken for, resolved within the article."""

    name: str  # canonical; OUTLET, UNSPECIFIED, or "A + B" for a joint source
    type: PartyType
    span: Span | None
    role: str | None = None
    of: str | None = None
    members: tuple[str, ...] = ()  # of a joint source
    resolved_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One step of the provenance chain that the text names, from the outlet outward."""

    name: str
    type: PartyType
    role: HopRole
    span: Span | None
    inferred: bool = False  # carried over from a neighbouring sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What the source's knowledge rests on, and the words that say so."""

    value: Basis
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One that takes part in what a clause tells: its words up to the head noun, and the head's lemma."""

    span: Span
    head: str  # lower case: "troops", "minister"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Who does what to whom, as one clause of a statement's content tells it; a passive is turned.

    A clause that only says what something is has the noun or adjective as its
    predicate ("it was a *meteorite*"), one that says there is something, "be".
    """

    predicate: str  # lemma: "send", "meteorite"
    span: Span  # the clause, without the clauses of other frames within it
    agent: Phrase | None  # its subject, in the active voice
    object: Phrase | None
    recipient: Phrase | None  # to, for, with, against, about whom or what
    place: Phrase | None
    negated: bool
    modal: bool  # may, must, will, plans to: not told as done


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One assertion at one place: an attribution, or the outlet's own voice.

    ``key`` names the place (article, cue, content) and stays when the reading
    changes; links between the records of one article use it.
    """

    key: str
    article_id: str
    kind: Kind
    tier: Tier
    source: Source
    cue: Span | None  # None in the outlet's own voice
    cue_lemma: str | None
    content: tuple[Span, ...]
    sentence: Span  # the sentence, or sentences, to show
    stance: Stance
    certainty: Certainty
    polarity: Polarity
    conditional: bool
    via: tuple[Hop, ...]  # outlet first; never empty
    basis: Ground
    refers_to: tuple[str, ...]  # keys of the statements meant by "these allegations"
    nested_in: str | None  # key of the statement whose content holds this one
    figures: tuple[str, ...]  # keys
    times: tuple[str, ...]  # keys of the times that date the saying or the thing said
    probability: float
    found_by: str
    frames: tuple[Frame, ...] = ()  # of the clauses of its content, in order
