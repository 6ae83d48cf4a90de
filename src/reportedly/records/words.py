"""The closed lists: one word for each thing, the same in code, on screens and in the docs.

Stance, certainty, polarity and comparators are those of the gold guide
(FactBank's certainty and polarity, ICD-203's warning not to turn words into
percentages, TIMEX3's types). ``docs/vocabulary.md`` explains each value.
"""

from enum import StrEnum

__all__ = [
    "Accumulation",
    "Basis",
    "Certainty",
    "ChangeKind",
    "Comparator",
    "DateBasis",
    "Facet",
    "HopRole",
    "Independence",
    "IntakeState",
    "Kind",
    "LineKind",
    "PartyType",
    "Polarity",
    "RelationType",
    "ReuseKind",
    "Stage",
    "Stance",
    "StatusLabel",
    "Tier",
    "TimeRole",
    "TimexType",
]


class LineKind(StrEnum):
    """What a line of page text is. BODY and HEADING make the body; the rest is labelled, never deleted."""

    BODY = "body"
    HEADING = "heading"
    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    NAV = "nav"
    RELATED = "related"
    DONATE = "donate"
    BIO = "bio"
    ADS = "ads"
    COMMENTS = "comments"
    SHARE = "share"
    COOKIE = "cookie"
    HIDDEN = "hidden"
    OTHER = "other"


class DateBasis(StrEnum):
    """Where a date, outlet, title or author comes from."""

    DECLARED = "declared"  # by the person who added the page
    METADATA = "metadata"  # by the page's markup
    STATED = "stated"  # by the page's visible text
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class Kind(StrEnum):
    """How the words are given: all quoted, some quoted, none quoted, or the outlet's own voice."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    UNATTRIBUTED = "unattributed"


class Tier(StrEnum):
    """Reported speech, attitudes and acts, the outlet's own voice, or a disclaimer of its own."""

    REPORTING = "reporting"
    ATTITUDE = "attitude"
    OUTLET = "outlet"
    DISCLAIMER = "disclaimer"


class Stance(StrEnum):
    """What the source does with the content (gold guide §3, closed list)."""

    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    DENIES = "denies"
    ACCUSES = "accuses"
    QUESTIONS = "questions"
    WARNS = "warns"
    PREDICTS = "predicts"
    ANNOUNCES = "announces"
    CALLS = "calls"
    CONCERNED = "concerned"
    URGES = "urges"
    SUPPORTS = "supports"
    DOES_NOT_RULE_OUT = "does-not-rule-out"


class Certainty(StrEnum):
    """The source's commitment as worded (FactBank CT, PR, PS, U)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


class Polarity(StrEnum):
    """Whether the source holds that the thing is so, or is not so."""

    POSITIVE = "+"
    NEGATIVE = "-"


class Basis(StrEnum):
    """What the source's knowledge rests on, where the text says so."""

    OWN_COUNT = "own-count"
    LABORATORY = "laboratory"
    IMAGERY = "imagery"
    EYEWITNESS = "eyewitness"
    DOCUMENT = "document"
    INTELLIGENCE = "intelligence"
    RECORDS = "records"
    NONE_STATED = "none-stated"


class PartyType(StrEnum):
    """What a party is."""

    PERSON = "person"
    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    MEDIA = "media"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    OUTLET = "outlet"


class HopRole(StrEnum):
    """The place of a hop in a provenance chain, from the outlet outward."""

    OUTLET = "outlet"
    RELAY = "relay"
    SOURCE = "source"
    CITED = "cited"


class Comparator(StrEnum):
    """How the number is bounded by its wording; ``exact`` means no hedge in the text, no more."""

    EXACT = "exact"
    APPROX = "approx"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    RANGE = "range"
    VAGUE = "vague"


class Stage(StrEnum):
    """How far along the counted thing is."""

    PLANNED = "planned"
    EXPECTED = "expected"
    DECIDED = "decided"
    PREPARING = "preparing"
    TRAINING = "training"
    SENT = "sent"
    IN_TRANSIT = "in-transit"
    ARRIVED = "arrived"
    IN_USE = "in-use"
    ENDED = "ended"
    NONE = "none"


class Accumulation(StrEnum):
    """Whether a figure is a running total, an increment, a state, or a rate."""

    CUMULATIVE = "cumulative"
    NEW = "new"
    LEVEL = "level"
    RATE = "rate"
    UNKNOWN = "unknown"


class ChangeKind(StrEnum):
    """Why a figure differs from an earlier one that the text names."""

    UPDATE = "update"
    CORRECTION = "correction"
    DEFINITION = "definition"


class TimexType(StrEnum):
    """TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimeRole(StrEnum):
    """What a time dates."""

    STATEMENT = "statement-time"
    EVENT = "event-time"
    AS_OF = "as-of"
    OTHER = "other"


class Facet(StrEnum):
    """What about its topic a question asks."""

    NUMBER = "number"
    STATUS = "status"
    PLACE = "place"
    TIME = "time"
    CAUSE = "cause"
    IDENTITY = "identity"
    RATING = "rating"
    PLAN = "plan"


class RelationType(StrEnum):
    """What one statement is to another, read ``a TYPE b``."""

    REPEATS = "repeats"
    CORROBORATES = "corroborates"
    UPDATES = "updates"
    PART_OF = "part-of"
    CONTRADICTS = "contradicts"
    DENIES = "denies"
    CONFIRMS = "confirms"
    NOT_COMPARABLE = "not-comparable"
    LEAVES_OPEN = "leaves-open"


class Independence(StrEnum):
    """Whether two statements stand on different origins. Unknown is the usual honest answer."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class ReuseKind(StrEnum):
    """What two articles share."""

    COPY = "copy"
    COPY_WITH_CHANGES = "copy-with-changes"
    CONTAINS = "contains"
    QUOTES = "quotes"
    SAME_DOCUMENT = "same-document"


class StatusLabel(StrEnum):
    """Where a claim stands, always by whom; no label means "true"."""

    RETRACTED = "retracted"
    DENIED = "denied"
    DISPUTED = "disputed"
    CONFIRMED = "confirmed"
    CORROBORATED = "corroborated"
    ASSERTED = "asserted"
    RUMOURED = "rumoured"


class IntakeState(StrEnum):
    """What became of an input."""

    PENDING = "pending"
    DONE = "done"
    REJECTED = "rejected"
