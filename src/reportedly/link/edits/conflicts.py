"""Where two people's corrections say different things of one place."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import Final

from reportedly.link.edits.applied import live_edits
from reportedly.link.edits.settable import plain
from reportedly.link.likeness.words import fold
from reportedly.records import Anchor, Edit

__all__ = ["edit_conflicts"]

_OPPOSED: Final = {
    frozenset({"accept", "reject"}),
    frozenset({"must-link", "cannot-link"}),
    frozenset({"same-origin", "not-same-origin"}),
}


def edit_conflicts(edits: Sequence[Edit]) -> tuple[tuple[Edit, Edit], ...]:
    """Pairs of standing edits of one place that cannot both hold, (earlier, later): the later one counts.

    One place is the same words at the same offset of the same page text, or the same two
    sides of a ruling. In conflict are two values for one field, two figures added at one
    place, and two opposed actions.
    """
    by_place: defaultdict[tuple[object, ...], list[Edit]] = defaultdict(list)
    for edit in live_edits(edits):
        by_place[_place(edit)].append(edit)
    found = [
        (earlier, later)
        for some in by_place.values()
        for earlier, later in combinations(some, 2)
        if _opposed(earlier, later)
    ]
    return tuple(found)


def _place(edit: Edit) -> tuple[object, ...]:
    if edit.parties:
        return ("parties", frozenset(fold(name) for name in edit.parties))
    field = edit.field if edit.action == "set" else None
    return (frozenset({_at(edit.anchor), _at(edit.other)}), field)


def _at(anchor: Anchor | None) -> tuple[object, ...] | None:
    if anchor is None:
        return None
    place = (anchor.span.start, anchor.span.end) if anchor.span else None
    return (anchor.capture, anchor.page_text, anchor.role, place)


def _opposed(a: Edit, b: Edit) -> bool:
    if a.action == b.action == "set":
        return plain(a.new or "") != plain(b.new or "")
    if a.action == b.action == "add":
        # Two statements may stand in the same words; a number is only one figure.
        return a.anchor is not None and a.anchor.role == "figure" and a.new != b.new
    if (a.field == "event") != (b.field == "event"):
        return False
    return frozenset({a.action, b.action}) in _OPPOSED
