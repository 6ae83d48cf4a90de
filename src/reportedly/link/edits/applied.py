"""People's corrections, applied to one article. They never change what was found; they make a new Analysis."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import InvalidOperation
from typing import Any, Final, cast

from reportedly.errors import InvalidRecord
from reportedly.link.edits.added import added_statement
from reportedly.link.edits.added_figures import added_figure, figures_in_place, with_added_figures
from reportedly.link.edits.anchors import find_figure, find_lines, find_statements, reattach, statement_span
from reportedly.link.edits.settable import (
    SPAN_FIELDS,
    changed_figure,
    changed_statement,
    check_value,
    plain,
)
from reportedly.link.edits.tidy import tidied
from reportedly.link.edits.words_of import find_words, moved_edges
from reportedly.records import (
    Analysis,
    Anchor,
    Article,
    DateBasis,
    Edit,
    Figure,
    LineKind,
    Span,
    Stated,
    Statement,
)
from reportedly.records.codec import record_id

__all__ = ["LINK_ACTIONS", "apply_edits", "correct_article", "live_edits", "taken_back"]

LINK_ACTIONS: Final = frozenset({"must-link", "cannot-link", "same-origin", "not-same-origin"})
"""Edits between two statements or parties; ``link`` reads them, ``apply_edits`` leaves them alone."""


def live_edits(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits that stand, oldest first: none that a standing "undo" names. An undo can be undone.

    Order is by time, then by id; never by the order given. Raises InvalidRecord
    for an edit whose time is no ISO 8601 time.
    """
    every = tuple(edits)
    taken = taken_back(every)
    by_id = {record_id(edit): edit for edit in every}
    live = [(_instant(edit), name, edit) for name, edit in by_id.items() if name not in taken]
    return tuple(edit for _, _, edit in sorted(live, key=lambda entry: entry[:2]) if edit.action != "undo")


def taken_back(edits: Iterable[Edit]) -> frozenset[str]:
    """Record ids of the edits that an undo takes back which is not itself taken back; undos among them."""
    undone_by: dict[str, list[str]] = {}
    by_id = {record_id(edit): edit for edit in edits}
    for name, edit in sorted(by_id.items()):
        if edit.action == "undo" and edit.undoes is not None:
            undone_by.setdefault(edit.undoes, []).append(name)
    stands: dict[str, bool] = {}
    for name in by_id:
        # Ids are digests, so an undo can only name an edit made before it: this ends. The chain of undos
        # may be as long as a stranger's file likes, so it is walked, not recursed into.
        todo = [name]
        while todo:
            undos = undone_by.get(todo[-1], ())
            if unknown := [undo for undo in undos if undo not in stands]:
                todo += unknown
            else:
                stands[todo.pop()] = not any(stands[undo] for undo in undos)
    return frozenset(name for name, holds in stands.items() if not holds)


def _instant(edit: Edit) -> float:
    try:
        when = datetime.fromisoformat(edit.when)
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError) as error:
        raise InvalidRecord(
            "Edit", f"has the time {edit.when!r}", "write it as ISO 8601 with offset"
        ) from error


@dataclass(slots=True)
class _Desk:
    """An analysis on the desk, with what has been changed so far."""

    analysis: Analysis
    found: dict[str, Statement]  # as the rules have them
    statements: dict[str, Statement]  # as they stand now, those added last
    figures: dict[str, Figure]
    rejected: set[str]


def apply_edits(
    analysis: Analysis, edits: Sequence[Edit], *, carried: Sequence[Edit] = ()
) -> tuple[Analysis, tuple[tuple[Edit, Anchor], ...]]:
    """The analysis as people have corrected it, and the edits that found no place, each with its anchor.

    Only edits anchored in this capture are looked at. A place is looked for in
    the same span of the same page text, then as the one match of its quote in a
    newer page text; an edit that finds neither is an orphan, and so is one whose
    field or value means nothing. Of several edits of one field, and of accepting
    and rejecting, the latest counts. ``carried`` are edits of another version of the
    page (``carry_edits``): they come before its own, and are nobody's orphans here.

    A rejected statement that the rules no longer find is as the person wanted it: no orphan.
    """
    found = {statement.key: statement for statement in analysis.statements}
    desk = _Desk(analysis, found, dict(found), {figure.key: figure for figure in analysis.figures}, set())
    for edit in _of_capture(carried, analysis):
        _apply(desk, edit, cast(Anchor, edit.anchor))
    orphans: list[tuple[Edit, Anchor]] = []
    for edit in _of_capture(live_edits(edits), analysis):
        if not _apply(desk, edit, cast(Anchor, edit.anchor)):
            orphans.append((edit, cast(Anchor, edit.anchor)))
    figures = figures_in_place(analysis.figures, desk.figures)
    standing = tuple(figure for figure in figures if figure.key not in desk.rejected)
    statements = tuple(s for key, s in _in_place(desk) if key not in desk.rejected)
    changed = replace(desk.analysis, statements=with_added_figures(statements, standing), figures=standing)
    return tidied(changed, analysis), tuple(orphans)


def correct_article(analysis: Analysis, edits: Sequence[Edit], *, carried: Sequence[Edit] = ()) -> Article:
    """The article with the labels of its lines, its date, outlet and title as people have corrected them.

    Where it differs from ``analysis.article``, the page must be read again before
    ``apply_edits``: statements come from the body, and times count from the date.
    """
    desk = _Desk(analysis, {}, {}, {}, set())
    for edit in (*_of_capture(carried, analysis), *_of_capture(live_edits(edits), analysis)):
        if cast(Anchor, edit.anchor).role in ("article", "line"):
            _apply(desk, edit, cast(Anchor, edit.anchor))
    return desk.analysis.article


def _of_capture(edits: Iterable[Edit], analysis: Analysis) -> list[Edit]:
    mine = analysis.article.article_id
    return [e for e in edits if e.anchor and e.anchor.capture == mine and e.action not in LINK_ACTIONS]


def _in_place(desk: _Desk) -> list[tuple[str, Statement]]:
    """The statements in the order they were found, those added each before the first that begins later."""
    order = [(key, statement) for key, statement in desk.statements.items() if key in desk.found]
    for key, statement in desk.statements.items():
        if key not in desk.found:
            start = statement_span(statement).start
            later = (n for n, (_, other) in enumerate(order) if statement_span(other).start > start)
            order.insert(next(later, len(order)), (key, statement))
    return order


def _apply(desk: _Desk, edit: Edit, anchor: Anchor) -> bool:
    """Apply one edit; False where it finds no place or means nothing."""
    if anchor.role == "article":
        return edit.action == "accept" or (edit.action == "set" and _set_article(desk, edit))
    span = reattach(anchor, desk.analysis.page_text)
    if span is None:
        return False
    try:
        if edit.action == "add" and anchor.role == "figure":
            _add_figure(desk, added_figure(desk.analysis, edit.new or "", span))
            return True
        if edit.action == "add":
            statement = added_statement(desk.analysis, edit.new or "", span)
            desk.statements[statement.key] = statement
            desk.rejected.discard(statement.key)
            return True
        if anchor.role == "line":
            return _set_lines(desk, edit, span)
        if anchor.role == "figure":
            figure = find_figure(desk.figures.values(), span)
            return _settle(desk, edit, (figure.key,) if figure else (), span)
        return _settle(
            desk, edit, find_statements(desk.statements, anchor.role, span, found=desk.found), span
        )
    except (KeyError, ValueError, InvalidOperation):
        return False


def _add_figure(desk: _Desk, figure: Figure) -> None:
    """Put a person's figure in its place; what the rules have since found in the same number gives way to it."""
    desk.rejected.update(
        key for key, other in desk.figures.items() if other.number_span.overlaps(figure.number_span)
    )
    desk.figures[figure.key] = figure
    desk.rejected.discard(figure.key)


def _settle(desk: _Desk, edit: Edit, keys: Sequence[str], span: Span) -> bool:
    """Accept, reject or set a field of these statements or figures. Raises what a value that is none raises."""
    if edit.action == "reject":
        desk.rejected.update(keys)
        return True
    if not keys:
        return False
    if edit.action == "accept":
        desk.rejected.difference_update(keys)
        return True
    if edit.action != "set" or edit.field is None or edit.new is None:
        return False
    text, value = desk.analysis.page_text.text, plain(edit.new)
    if edit.field == "content":
        # The person has said where it begins and ends: the parts that newer rules cut it into are one again.
        keys, others = keys[:1], keys[1:]
        desk.rejected.update(others)
    for key in keys:
        if key in desk.figures:
            desk.figures[key] = changed_figure(desk.figures[key], edit.field, value)
        elif edit.field in SPAN_FIELDS:
            spans = find_words(text, edit.new, span.start)
            figures = desk.figures.values()
            desk.statements[key] = moved_edges(desk.statements[key], edit.field, spans, text, figures)
        else:
            desk.statements[key] = changed_statement(desk.statements[key], edit.field, value)
    return True


def _set_lines(desk: _Desk, edit: Edit, span: Span) -> bool:
    article = desk.analysis.article
    places = find_lines(article.lines, span)
    if edit.action == "accept":
        return bool(places)
    if not places or edit.action != "set" or edit.field != "kind" or edit.new is None:
        return False
    kind, reason = LineKind(plain(edit.new)), f"corrected by {edit.who}"
    lines = tuple(
        replace(line, kind=kind, reason=reason) if n in places and line.kind is not kind else line
        for n, line in enumerate(article.lines)
    )
    desk.analysis = replace(desk.analysis, article=replace(article, lines=lines))
    return True


def _set_article(desk: _Desk, edit: Edit) -> bool:
    if edit.field is None or edit.new is None:
        return False
    value: str | None = plain(edit.new)
    try:
        check_value("article", edit.field, value or "")
    except ValueError:
        return False
    value = None if (value or "").strip() in ("", "null") else value
    stated = Stated(
        value=value,
        basis=DateBasis.UNKNOWN if value is None else DateBasis.DECLARED,
        evidence=f"corrected by {edit.who}",
    )
    article = replace(desk.analysis.article, **cast(dict[str, Any], {edit.field: stated}))
    desk.analysis = replace(desk.analysis, article=article)
    return True
