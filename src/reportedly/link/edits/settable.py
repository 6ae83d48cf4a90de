"""The fields that a correction can set, what they take, and the record with one of them set."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, Final, cast

from reportedly.records import (
    OUTLET,
    Accumulation,
    AsOf,
    Basis,
    Certainty,
    Comparator,
    Figure,
    Hop,
    HopRole,
    Kind,
    LineKind,
    PartyType,
    Polarity,
    Source,
    Span,
    Stage,
    Stance,
    Statement,
    Tier,
)

__all__ = [
    "SETTABLE",
    "SPAN_FIELDS",
    "carried_figures",
    "changed_figure",
    "changed_statement",
    "check_value",
    "plain",
]


def _number(value: str) -> Decimal | None:
    if value in ("", "null"):
        return None
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(value)
    return number


def _flag(value: str) -> bool:
    return {"true": True, "false": False}[value.casefold()]


def _optional(value: str) -> str | None:
    return None if value.strip() in ("", "null") else value


def _words(value: str) -> str:
    if not value.strip():
        raise ValueError(value)
    return value


def _moment(value: str) -> str | None:
    if (given := _optional(value)) is not None:
        datetime.fromisoformat(given)
    return given


Read = Callable[[str], object]

_STATEMENT: Final[Mapping[str, Read]] = {
    "stance": Stance,
    "certainty": Certainty,
    "polarity": Polarity,
    "conditional": _flag,
    "basis": Basis,
    "kind": Kind,
    "tier": Tier,
    "source": _words,
    "source_type": PartyType,
    "source_role": _optional,
    "source_of": _optional,
}
_FIGURE: Final[Mapping[str, Read]] = {
    "low": _number,
    "high": _number,
    "comparator": Comparator,
    "unit": _words,
    "counted": _optional,
    "counted_class": _words,
    "group": _optional,
    "rate": _optional,
    "stage": Stage,
    "accumulation": Accumulation,
    "as_of": _optional,
    "retracted": _flag,
}
_ARTICLE: Final[Mapping[str, Read]] = {"published": _moment, "outlet": _optional, "title": _optional}
_LINE: Final[Mapping[str, Read]] = {"kind": LineKind}
_BY_ROLE: Final[Mapping[str, Mapping[str, Read]]] = {
    "statement": _STATEMENT,
    "figure": _FIGURE,
    "article": _ARTICLE,
    "line": _LINE,
}

SPAN_FIELDS: Final = ("content", "cue", "source_words")
"""Fields of a statement that hold places: their values are words of the page (``link.words_of``)."""

SETTABLE: Final[Mapping[str, tuple[str, ...]]] = {
    role: (*fields, *(SPAN_FIELDS if role == "statement" else ())) for role, fields in _BY_ROLE.items()
}
"""Fields that "set" can set, by the anchor's role (a cue, source or content anchors its statement)."""

_SAID: Final[Mapping[Read, str]] = {
    _flag: "true or false",
    _number: "a number, or null for an open end",
    _moment: "a time such as 2031-04-02 or 2031-04-02T18:05+02:00, or null",
    _words: "words",
    _optional: "words, or null",
}


def check_value(role: str, field: str, value: str) -> None:
    """Raise ValueError, saying what would do, where the field is none of the role's or the value none of the field's."""
    if field in SPAN_FIELDS and role == "statement":
        return
    if role not in _BY_ROLE:
        raise ValueError(f"nothing of a {role} can be set")
    if field not in _BY_ROLE[role]:
        raise ValueError(f"{field!r} is no field of a {role}: {', '.join(SETTABLE[role])}")
    read = _BY_ROLE[role][field]
    try:
        read(value)
    except (KeyError, ValueError, InvalidOperation):
        allowed = (
            ", ".join(str(each) for each in read)
            if isinstance(read, type) and issubclass(read, StrEnum)
            else _SAID[read]
        )
        raise ValueError(f"{field} cannot be {value!r}: {allowed}") from None


def plain(value: str) -> str:
    """The value without JSON quotation marks: ``"denies"`` and ``denies`` are the same value."""
    try:
        read = json.loads(value)
    except (ValueError, RecursionError):
        return value
    return read if isinstance(read, str) else value


def changed_statement(statement: Statement, field: str, value: str) -> Statement:
    """The statement with a field set by a person. Raises KeyError or ValueError where it cannot be."""
    new = _STATEMENT[field](value)
    source = statement.source
    match field:
        case "basis":
            return replace(statement, basis=replace(statement.basis, value=cast(Basis, new)))
        case "source":
            return _with_speaker(statement, value)
        case "source_type":
            return _with_source(statement, replace(source, type=cast(PartyType, new)))
        case "source_role":
            return replace(statement, source=replace(source, role=cast("str | None", new)))
        case "source_of":
            return replace(statement, source=replace(source, of=cast("str | None", new)))
        case _:
            return replace(statement, **cast(dict[str, Any], {field: new}))


def _with_source(statement: Statement, source: Source) -> Statement:
    via = tuple(
        replace(hop, name=source.name, type=source.type)
        if hop.name == statement.source.name and hop.role is not HopRole.OUTLET
        else hop
        for hop in statement.via
    )
    return replace(statement, source=source, via=via)


def _with_speaker(statement: Statement, name: str) -> Statement:
    """Somebody else in the place of the source; what the outlet seemed to say itself gets a source of its own."""
    old = statement.source
    named = old.type not in (PartyType.ANONYMOUS, PartyType.OUTLET)
    # A name put in the place of nobody: what it is, "source_type" says; until then a body.
    type_ = old.type if named else PartyType.ORGANISATION
    source = replace(old, name=name, type=type_, members=(), resolved_by="person")
    changed = _with_source(statement, source)
    if name == OUTLET or any(hop.role is HopRole.SOURCE for hop in changed.via):
        return changed
    via = (*changed.via, Hop(name=name, type=type_, role=HopRole.SOURCE, span=None))
    kind = Kind.INDIRECT if changed.kind is Kind.UNATTRIBUTED else changed.kind
    tier = Tier.REPORTING if changed.tier is Tier.OUTLET else changed.tier
    return replace(changed, via=via, kind=kind, tier=tier)


def changed_figure(figure: Figure, field: str, value: str) -> Figure:
    """The figure with a field set by a person. Raises KeyError, ValueError or InvalidOperation where it cannot be."""
    new = _FIGURE[field](value)
    if field == "as_of":
        span: Span = figure.as_of.span if figure.as_of else figure.span
        return replace(figure, as_of=AsOf(value=cast(str, new), span=span) if new else None)
    changed = replace(figure, **cast(dict[str, Any], {field: new}))
    if changed.low is not None and changed.high is not None and changed.low > changed.high:
        raise ValueError("low above high")
    return changed


def carried_figures(figures: Iterable[Figure], content: Iterable[Span]) -> tuple[str, ...]:
    """Keys of the figures whose number stands in this content, in the order given."""
    places = tuple(content)
    return tuple(f.key for f in figures if any(f.number_span in place for place in places))
