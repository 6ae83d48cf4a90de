"""What several articles add up to: parties, copies, origins, questions, claims, relations, status."""

from dataclasses import dataclass
from decimal import Decimal

from reportedly.records.spans import Span
from reportedly.records.words import (
    DateBasis,
    Facet,
    Independence,
    PartyType,
    RelationType,
    ReuseKind,
    StatusLabel,
)

__all__ = [
    "ArticleDate",
    "Claim",
    "Event",
    "Furniture",
    "Origin",
    "Origins",
    "Party",
    "Question",
    "Relation",
    "Reuse",
    "Shared",
    "Status",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A person, organisation, government or outlet across articles."""

    party_id: str
    name: str
    type: PartyType
    aliases: tuple[str, ...]  # sorted
    roles: tuple[str, ...]  # sorted
    of: str | None  # name of the party it belongs to
    group: str  # name at the top of that chain; its own name when it belongs to nothing
    article: str | None  # set for the unnamed: they are never the same party across articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A run of words that stands in both articles."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """Text that two articles share. ``a`` and ``b`` are article ids, a < b."""

    a: str
    b: str
    kind: ReuseKind
    share_a: float  # of a's body words that stand in shared runs, 0 to 1, rounded to 3 digits
    share_b: float
    shared: tuple[Shared, ...]
    direction: str | None  # article id of the one copied from, when something tells
    rule: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The furthest party a chain reaches, for the statements that end there."""

    origin_id: str
    root: str  # party name, "@outlet:<name or article>", or "unnamed:<article>:<n>"
    party: str | None  # party id
    group: str
    named: bool
    statements: tuple[str, ...]  # statement keys, sorted
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """How many independent origins stand behind a claim: a range, and the unnamed apart."""

    sure: int  # the largest set that is pairwise surely independent
    max: int  # if every unknown were independent
    unnamed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What several statements answer: a topic and a facet."""

    question_id: str
    label: str  # in words a person reads: "people killed"
    topic: str
    facet: Facet
    claims: tuple[str, ...]  # claim ids, in the order shown
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Where a claim stands, by whom. A pure function of the members known."""

    label: StatusLabel
    asserted_by: tuple[str, ...]  # party names, sorted
    confirmed_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    retracted_by: tuple[str, ...]
    order_known: bool  # False where two orders that the dates allow give two labels
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One answer to a question: an interval or a proposition, with the statements that make it."""

    claim_id: str
    question: str  # question id
    label: str
    low: Decimal | None
    high: Decimal | None
    unit: str | None  # None for a proposition
    counted_class: str | None
    stage: str | None
    figures: tuple[str, ...]  # figure keys, sorted
    statements: tuple[str, ...]  # keys of those that assert or confirm it, sorted
    against: tuple[str, ...]  # keys of those that deny or question it, sorted
    origins: Origins
    origin_ids: tuple[str, ...]
    articles: int
    status: Status
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened, on which day, where, to whom: proposed from statements, confirmed or split by a person.

    A row of the event table is one event as one report has it.
    """

    event_id: str
    label: str  # in words a person reads: "collapse at Orrel Bridge"
    kind: str  # as the lexicon's event words have it: "collapse", "fire"
    earliest: str | None  # the day it happened, ISO 8601, inclusive; None: no report tells
    latest: str | None
    place: str | None  # as most reports name it
    actors: tuple[str, ...]  # parties named in what is said of it, sorted
    statements: tuple[str, ...]  # statement keys, sorted
    figures: tuple[str, ...]  # figure keys that count its outcome, sorted
    articles: int
    confirmed_by: str | None  # who confirmed it; None: a proposal
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """``a`` TYPE ``b``, between statement keys, with the rule's name and its evidence."""

    a: str
    b: str
    type: RelationType
    independent: Independence
    rule: str
    evidence_a: tuple[Span, ...]
    evidence_b: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A line that an outlet repeats across its pages."""

    outlet: str
    text: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDate:
    """When an article was published as far as the story tells; never a guess shown as a date."""

    article_id: str
    earliest: str | None  # ISO 8601, inclusive; may lack a year: "XXXX-06-25"
    latest: str | None
    basis: DateBasis
    evidence: tuple[Span, ...]
    why: str
