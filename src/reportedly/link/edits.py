"""People's corrections, applied to one article. They never change what was found; they make a new Analysis."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final, cast

from reportedly.errors import InvalidRecord
from reportedly.link.anchors import find_figure, find_statement, reattach
from reportedly.records import (
    Accumulation,
    Analysis,
    Anchor,
    Basis,
    Certainty,
    Comparator,
    DateBasis,
    Edit,
    Figure,
    PartyType,
    Polarity,
    Stage,
    Stance,
    Stated,
    Statement,
)
from reportedly.records.codec import record_id

__all__ = ["LINK_ACTIONS", "SETTABLE", "apply_edits", "live_edits"]

LINK_ACTIONS: Final = frozenset({"must-link", "cannot-link", "same-origin", "not-same-origin"})
"""Edits between two statements or parties; ``link`` reads them, ``apply_edits`` leaves them alone."""


def _number(value: str) -> Decimal | None:
    return None if value in ("", "null") else Decimal(value)


def _flag(value: str) -> bool:
    return {"true": True, "false": False}[value.casefold()]


def _optional(value: str) -> str | None:
    return None if value in ("", "null") else value


_STATEMENT: Final[Mapping[str, Callable[[str], object]]] = {
    "stance": Stance,
    "certainty": Certainty,
    "polarity": Polarity,
    "conditional": _flag,
    "basis": Basis,
    "source": str,
    "source_type": PartyType,
}
_FIGURE: Final[Mapping[str, Callable[[str], object]]] = {
    "low": _number,
    "high": _number,
    "comparator": Comparator,
    "unit": str,
    "counted": _optional,
    "counted_class": str,
    "group": _optional,
    "rate": _optional,
    "stage": Stage,
    "accumulation": Accumulation,
    "retracted": _flag,
}
_ARTICLE: Final[Mapping[str, Callable[[str], object]]] = {
    "published": _optional,
    "outlet": _optional,
    "title": _optional,
}
SETTABLE: Final[Mapping[str, tuple[str, ...]]] = {
    "statement": tuple(_STATEMENT),
    "figure": tuple(_FIGURE),
    "article": tuple(_ARTICLE),
}
"""Fields that "set" can set, by the anchor's role (a cue, source or content anchors its statement)."""


def live_edits(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits that stand, oldest first: none that a standing "undo" names. An undo can be undone.

    Order is by time, then by id; never by the order given. Raises InvalidRecord
    for an edit whose time is no ISO 8601 time.
    """
    by_id = {record_id(edit): edit for edit in edits}
    undone_by: dict[str, list[str]] = {}
    for name, edit in sorted(by_id.items()):
        if edit.action == "undo" and edit.undoes is not None:
            undone_by.setdefault(edit.undoes, []).append(name)

    def stands(name: str) -> bool:
        # Ids are digests, so an undo can only name an edit made before it: this ends.
        return not any(stands(undo) for undo in undone_by.get(name, ()))

    live = [(_instant(edit), name, edit) for name, edit in by_id.items() if stands(name)]
    return tuple(edit for _, _, edit in sorted(live, key=lambda entry: entry[:2]) if edit.action != "undo")


def _instant(edit: Edit) -> float:
    try:
        when = datetime.fromisoformat(edit.when)
    except ValueError as error:
        raise InvalidRecord(
            "Edit", f"has the time {edit.when!r}", "write it as ISO 8601 with offset"
        ) from error
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()


@dataclass(slots=True)
class _Desk:
    """An analysis on the desk, with what has been changed so far."""

    analysis: Analysis
    statements: dict[str, Statement]
    figures: dict[str, Figure]
    rejected: set[str]


def apply_edits(
    analysis: Analysis, edits: Sequence[Edit]
) -> tuple[Analysis, tuple[tuple[Edit, Anchor], ...]]:
    """The analysis as people have corrected it, and the edits that found no place, each with its anchor.

    Only edits anchored in this capture are looked at. A place is looked for in
    the same span of the same page text, then as the one match of its quote in a
    newer page text; an edit that finds neither is an orphan, and so is one whose
    field or value means nothing. Of several edits of one field, and of accepting
    and rejecting, the latest counts.
    """
    desk = _Desk(
        analysis,
        {statement.key: statement for statement in analysis.statements},
        {figure.key: figure for figure in analysis.figures},
        set(),
    )
    orphans: list[tuple[Edit, Anchor]] = []
    for edit in live_edits(edits):
        anchor = edit.anchor
        if anchor is None or anchor.capture != analysis.article.article_id or edit.action in LINK_ACTIONS:
            continue
        if not _apply(desk, edit, anchor):
            orphans.append((edit, anchor))
    changed = replace(
        desk.analysis,
        statements=tuple(desk.statements[s.key] for s in analysis.statements if s.key not in desk.rejected),
        figures=tuple(desk.figures[f.key] for f in analysis.figures if f.key not in desk.rejected),
    )
    return changed, tuple(orphans)


def _apply(desk: _Desk, edit: Edit, anchor: Anchor) -> bool:
    """Apply one edit; False where it finds no place or means nothing."""
    if anchor.role == "article":
        return edit.action == "set" and _set_article(desk, edit)
    span = reattach(anchor, desk.analysis.page_text)
    if span is None:
        return False
    found: Statement | Figure | None
    if anchor.role == "figure":
        found = find_figure(desk.figures.values(), span)
    else:
        found = find_statement(desk.statements.values(), anchor.role, span)
    if found is None:
        return False
    if edit.action == "reject":
        desk.rejected.add(found.key)
        return True
    if edit.action == "accept":
        desk.rejected.discard(found.key)
        return True
    if edit.action != "set" or edit.field is None or edit.new is None:
        return False
    try:
        if isinstance(found, Figure):
            desk.figures[found.key] = _changed_figure(found, edit.field, _plain(edit.new))
        else:
            desk.statements[found.key] = _changed_statement(found, edit.field, _plain(edit.new))
    except (KeyError, ValueError, InvalidOperation):
        return False
    return True


def _plain(value: str) -> str:
    """The value without JSON quotation marks: ``"denies"`` and ``denies`` are the same value."""
    try:
        read = json.loads(value)
    except ValueError:
        return value
    return read if isinstance(read, str) else value


def _changed_statement(statement: Statement, field: str, value: str) -> Statement:
    new = _STATEMENT[field](value)
    if field == "basis":
        return replace(statement, basis=replace(statement.basis, value=cast(Basis, new)))
    if field == "source_type":
        return replace(statement, source=replace(statement.source, type=cast(PartyType, new)))
    if field == "source":
        old = statement.source
        named = old.type not in (PartyType.ANONYMOUS, PartyType.OUTLET)
        # A name put in the place of nobody: what it is, "source_type" says; until then a body.
        source = replace(
            old,
            name=value,
            type=old.type if named else PartyType.ORGANISATION,
            members=(),
            resolved_by="person",
        )
        via = tuple(
            replace(hop, name=value, type=source.type) if hop.name == old.name else hop
            for hop in statement.via
        )
        return replace(statement, source=source, via=via)
    return replace(statement, **cast(dict[str, Any], {field: new}))


def _changed_figure(figure: Figure, field: str, value: str) -> Figure:
    changed = replace(figure, **cast(dict[str, Any], {field: _FIGURE[field](value)}))
    if changed.low is not None and changed.high is not None and changed.low > changed.high:
        raise ValueError("low above high")
    return changed


def _set_article(desk: _Desk, edit: Edit) -> bool:
    if edit.field is None or edit.field not in _ARTICLE or edit.new is None:
        return False
    value = cast(str | None, _ARTICLE[edit.field](_plain(edit.new)))
    if edit.field == "published" and value is not None:
        try:
            datetime.fromisoformat(value)
        except ValueError:
            return False
    stated = Stated(
        value=value,
        basis=DateBasis.UNKNOWN if value is None else DateBasis.DECLARED,
        evidence=f"corrected by {edit.who}",
    )
    article = replace(desk.analysis.article, **cast(dict[str, Any], {edit.field: stated}))
    desk.analysis = replace(desk.analysis, article=article)
    return True
