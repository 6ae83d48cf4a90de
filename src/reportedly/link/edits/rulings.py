"""What people have ruled about pairs: one question or two, one event or two, one party, one origin or two."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.link.edits.anchors import find_figure, find_statements, reattach
from reportedly.link.events.proposals import EVENT_FIELD, Confirmed, read_details
from reportedly.link.likeness.words import fold
from reportedly.records import Analysis, Anchor, Edit

__all__ = ["CLAIM_FIELD", "Rulings", "read_rulings"]

CLAIM_FIELD: Final = "claim"
"""What ``field`` holds in an edit that is about two answers to one question."""

Pairs = frozenset[frozenset[str]]

_SUBJECTS: Final[Mapping[str, str]] = {
    "must-link": "question",
    "cannot-link": "question",
    "same-origin": "origin",
    "not-same-origin": "origin",
}


@dataclass(frozen=True, slots=True)
class Rulings:
    """Pairs of statement keys or figure keys, or of party names folded."""

    linked: Pairs  # statements, or figures, that answer one question
    apart: Pairs
    claims_linked: Pairs  # that give one answer
    claims_apart: Pairs
    same_origins: Pairs  # statements, or folded names
    apart_origins: Pairs
    parties_linked: tuple[tuple[str, str], ...]  # names as written, (also called, name)
    parties_apart: tuple[tuple[str, str], ...]
    events_linked: Pairs  # statements that tell of one event
    events_apart: Pairs
    events_confirmed: tuple[Confirmed, ...]  # oldest first
    orphans: frozenset[tuple[Edit, Anchor]]

    def aliases(self) -> Mapping[str, str]:
        """Folded name → the name that its party goes by."""
        return {fold(alias): name for alias, name in self.parties_linked}


def read_rulings(edits: Sequence[Edit], analyses: Sequence[Analysis]) -> Rulings:
    """Read the link edits among ``edits`` (standing ones, oldest first) against these articles.

    The latest ruling on a pair counts. A side whose place is gone makes the edit an orphan.
    """
    by_article = {analysis.article.article_id: analysis for analysis in analyses}
    ruled: dict[tuple[str, frozenset[str]], str] = {}
    names: dict[frozenset[str], tuple[str, tuple[str, str]]] = {}
    confirmed: list[Confirmed] = []
    orphans: set[tuple[Edit, Anchor]] = set()
    for edit in edits:
        subject = _SUBJECTS.get(edit.action)
        if subject == "question" and edit.field == CLAIM_FIELD:
            subject = CLAIM_FIELD
        if edit.field == EVENT_FIELD:
            if edit.action == "accept" and edit.anchor is not None:
                found = _confirmation(edit, edit.anchor, by_article)
                if found is None:
                    orphans.add((edit, edit.anchor))
                else:
                    confirmed.append(found)
            subject = EVENT_FIELD if subject == "question" else None
        if subject is None:
            continue
        if len(edit.parties) == 2:
            a, b = edit.parties
            pair = frozenset((fold(a), fold(b)))
            if subject == "question":
                names[pair] = (edit.action, (a, b))
            else:
                ruled[subject, pair] = edit.action
            continue
        keys: list[str] = []
        for anchor in (edit.anchor, edit.other):
            if anchor is None:
                continue
            key = _key_at(anchor, by_article)
            if key is None:
                orphans.add((edit, anchor))
            else:
                keys.append(key)
        if len(set(keys)) == 2:
            ruled[subject, frozenset(keys)] = edit.action

    def pairs(action: str, about: str) -> Pairs:
        return frozenset(
            pair for (subject, pair), what in ruled.items() if (subject, what) == (about, action)
        )

    return Rulings(
        linked=pairs("must-link", "question"),
        apart=pairs("cannot-link", "question"),
        claims_linked=pairs("must-link", CLAIM_FIELD),
        claims_apart=pairs("cannot-link", CLAIM_FIELD),
        same_origins=pairs("same-origin", "origin"),
        apart_origins=pairs("not-same-origin", "origin"),
        parties_linked=tuple(sorted(pair for what, pair in names.values() if what == "must-link")),
        parties_apart=tuple(sorted(pair for what, pair in names.values() if what == "cannot-link")),
        events_linked=pairs("must-link", EVENT_FIELD),
        events_apart=pairs("cannot-link", EVENT_FIELD),
        events_confirmed=tuple(confirmed),
        orphans=frozenset(orphans),
    )


def _confirmation(edit: Edit, anchor: Anchor, by_article: Mapping[str, Analysis]) -> Confirmed | None:
    """None where the statement is gone, or what is said of the event means nothing."""
    details, key = read_details(edit), _key_at(anchor, by_article)
    return None if details is None or key is None else Confirmed(key, edit.who, details)


def _key_at(anchor: Anchor, by_article: Mapping[str, Analysis]) -> str | None:
    """The key of the figure or statement at the anchor; of one cut into parts, the first."""
    analysis = by_article.get(anchor.capture)
    span = reattach(anchor, analysis.page_text) if analysis else None
    if analysis is None or span is None:
        return None
    if anchor.role == "figure":
        figure = find_figure(analysis.figures, span)
        return figure.key if figure else None
    keys = find_statements({s.key: s for s in analysis.statements}, anchor.role, span)
    return keys[0] if keys else None
