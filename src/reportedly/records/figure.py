"""Figures and times: never a bare number, never a wrong day."""

from dataclasses import dataclass
from decimal import Decimal

from reportedly.records.spans import Span
from reportedly.records.words import (
    Accumulation,
    ChangeKind,
    Comparator,
    Stage,
    TimeRole,
    TimexType,
)

__all__ = ["AsOf", "Change", "Figure", "Interval", "Rejection", "Timex"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """When the count held, where the text says so."""

    value: str  # TIMEX3 value, anchored where the article's date is known
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An earlier figure for the same thing that the text names: "up from 38"."""

    low: Decimal | None
    high: Decimal | None
    kind: ChangeKind
    figure: str | None  # key of the earlier figure's own record


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A stated quantity with its bounds, its hedge and what it counts.

    ``low`` and ``high`` are inclusive and hold the number named; None is an open
    end. approx: both are the number named. Decimals, never floats.
    """

    key: str  # names the place: article and number span
    article_id: str
    span: Span  # hedge, number and counted noun phrase together
    number_span: Span  # "1.6 million", "35,000 to 40,000", "€1.3 billion"
    hedge_span: Span | None  # "at least"
    unit_span: Span | None
    counted_span: Span | None  # "artillery shells"; None when elided
    low: Decimal | None
    high: Decimal | None
    comparator: Comparator
    unit: str  # "count", "percent", "percentage point", "fraction", "multiple", ISO currency, or a unit name
    counted: str | None
    head: str | None  # head noun, singular
    counted_class: str  # of lexicons' classes, or "other:<singular-noun>"
    group: str | None  # children, civilians, soldiers, police …
    rate: str | None  # "year", "litre"; None for a total
    part_of: str | None  # key of the smallest whole
    stage: Stage
    as_of: AsOf | None
    accumulation: Accumulation
    accumulation_span: Span | None
    changed_from: Change | None
    retracted: bool
    repeats: str | None  # key of the earlier mention of the same count
    found_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A TIMEX3 expression, stored unanchored: "last Friday" is ``XXXX-WXX-5`` with the rule to anchor it.

    ``rule`` is the anchoring step in words of its own small language
    (``docs/ledger.md``); applying it to the DCT is a separate, pure function, so a
    corrected publication date never changes this record.
    """

    key: str
    article_id: str
    span: Span
    type: TimexType
    value: str  # TIMEX3 value without a known publication date
    mod: str | None  # TIMEX3 mod: APPROX, START, MID, END, BEFORE, AFTER, EQUAL_OR_LESS …
    anchored: bool  # value complete without the publication date
    rule: str | None
    role: TimeRole
    found_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A timex anchored to a DCT: its TIMEX3 value and the half-open interval meant."""

    timex: str  # key
    value: str
    start: str | None  # ISO 8601, inclusive; None: open
    end: str | None  # ISO 8601, exclusive; None: open


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A number that is no figure, and why: a date, an age, an ordinal, a model name."""

    article_id: str
    span: Span
    reason: str
