"""The cards of what holds between two things: a relation, shared text, and a person's correction."""

from collections.abc import Iterator, Sequence

from reportedly.brief.cards.card import Card, Entry
from reportedly.brief.cards.lines import say_when, statement_line
from reportedly.brief.view import View
from reportedly.brief.voices import say_outlet
from reportedly.records import Anchor, Edit, Relation, Reuse, Span

__all__ = ["edit_card", "relation_card", "reuse_card"]

_SHOWN = 12
"""Shared runs told one by one; a whole copied page can have hundreds."""


def relation_card(identifier: str, relation: Relation, texts: tuple[str, str], view: View) -> Card:
    """A relation with the words it rests on. ``texts``: the page texts of ``a`` and ``b``."""
    return Card(
        title=f"relation {view.short(identifier)}: {relation.type.value}",
        id=identifier,
        entries=(
            Entry("this", statement_line(relation.a, view)),
            Entry(relation.type.value, statement_line(relation.b, view)),
            Entry("independent", relation.independent.value),
            Entry("rule", relation.rule),
            *_evidence("words here", relation.evidence_a, texts[0]),
            *_evidence("words there", relation.evidence_b, texts[1]),
        ),
    )


def reuse_card(identifier: str, reuse: Reuse, texts: tuple[str, str], view: View) -> Card:
    """Shared text, run by run. ``texts``: the page texts of ``a`` and ``b``."""
    if reuse.direction is None:
        direction = "one may have copied the other, or both a third"
    else:
        direction = f"copied from {say_outlet(view.articles.get(reuse.direction), view)} {view.short(reuse.direction)}"
    return Card(
        title=f"shared text {view.short(identifier)}: {reuse.kind.value}",
        id=identifier,
        entries=(
            Entry("article a", _article(reuse.a, view)),
            Entry("article b", _article(reuse.b, view)),
            Entry("share", f"{reuse.share_a:.0%} of a's words, {reuse.share_b:.0%} of b's"),
            Entry("direction", f"{direction} ({reuse.why})"),
            Entry("rule", reuse.rule),
            Entry(f"{len(reuse.shared)} shared runs, as article a has them"),
            *(Entry("", shared.a.of(texts[0])) for shared in reuse.shared[:_SHOWN]),
            *([Entry("", f"and {len(reuse.shared) - _SHOWN} more")] if len(reuse.shared) > _SHOWN else []),
        ),
    )


def edit_card(identifier: str, edit: Edit, view: View) -> Card:
    """A correction: by whom, when, why, of what."""
    return Card(
        title=f"edit {view.short(identifier)}: {edit.action}{f' {edit.field}' if edit.field else ''}",
        id=identifier,
        entries=(
            Entry("by", f"{edit.who}, {say_when(edit.when)}"),
            Entry("reason", edit.reason or "none given"),
            *([Entry("from", edit.old)] if edit.old is not None else []),
            *([Entry("to", edit.new)] if edit.new is not None else []),
            *([Entry("parties", ", ".join(edit.parties))] if edit.parties else []),
            *([Entry("takes back", view.short(edit.undoes))] if edit.undoes else []),
            *_anchor("at", edit.anchor, view),
            *_anchor("and", edit.other, view),
        ),
    )


def _article(article_id: str, view: View) -> str:
    article = view.articles.get(article_id)
    title = (article.title.value if article else None) or "no title"
    return f"{view.short(article_id)}  {say_outlet(article, view)}: {title}"


def _evidence(label: str, spans: Sequence[Span], text: str) -> Iterator[Entry]:
    for number, span in enumerate(spans):
        yield Entry(label if number == 0 else "", f"“{span.of(text)}”")


def _anchor(label: str, anchor: Anchor | None, view: View) -> Iterator[Entry]:
    if anchor is not None:
        words = f": “{anchor.exact}”" if anchor.exact else ""
        yield Entry(label, f"{anchor.role} of {view.short(anchor.capture)}{words}")
