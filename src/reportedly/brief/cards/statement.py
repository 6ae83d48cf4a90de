"""The card of a statement: its exact words, who they come from, and what the reading of them rests on."""

from collections.abc import Iterable, Iterator, Sequence

from reportedly.brief.amounts import say_figure
from reportedly.brief.cards.card import Card, Entry
from reportedly.brief.cards.lines import capture_path, say_place, say_spans, say_when, statement_line
from reportedly.brief.marks import Mark, mark_spans, window_around
from reportedly.brief.sides import say_claim
from reportedly.brief.statuses import say_name
from reportedly.brief.view import View
from reportedly.brief.voices import say_chain, say_outlet, say_voice
from reportedly.records import (
    Basis,
    Claim,
    Origin,
    Polarity,
    Relation,
    RelationType,
    Reuse,
    Span,
    Statement,
    Tier,
    Timex,
)

__all__ = ["marked_words", "statement_card"]

_CONTEXT = 160
"""Characters shown around the sentence, on each side, within its line."""

_SHOWN = 20
"""Relations told one by one, the weightiest first."""

_WEIGHT = (
    RelationType.DENIES,
    RelationType.CONFIRMS,
    RelationType.CONTRADICTS,
    RelationType.UPDATES,
    RelationType.PART_OF,
    RelationType.LEAVES_OPEN,
    RelationType.CORROBORATES,
    RelationType.REPEATS,
    RelationType.NOT_COMPARABLE,
)
_PASSIVE = {
    RelationType.DENIES: "denied by",
    RelationType.CONFIRMS: "confirmed by",
    RelationType.UPDATES: "updated by",
    RelationType.PART_OF: "has as a part",
    RelationType.LEAVES_OPEN: "left open by",
    RelationType.REPEATS: "repeated by",
}
"""How a relation reads from its other side; those not here read the same both ways."""

_MARKS = "marks added here: {source} ‹cue› [content]"


def statement_card(
    statement: Statement,
    text: str,
    view: View,
    *,
    times: Sequence[Timex] = (),
    relations: Sequence[tuple[str, Relation]] = (),
    claims: Sequence[Claim] = (),
    origins: Sequence[Origin] = (),
    copies: Sequence[tuple[str, Reuse]] = (),
) -> Card:
    """Everything known of a statement. ``text`` is its page text; pairs carry the id that ``show`` takes."""
    article = view.articles[statement.article_id]
    voice = say_voice(statement, view)
    return Card(
        title=f"statement {view.short(statement.key)}: {voice}, in {say_outlet(article, view)}",
        id=statement.key,
        entries=(
            Entry("text", marked_words(statement, text)),
            Entry("", f"({_MARKS})"),
            *(Entry("words" if n == 0 else "", span.of(text)) for n, span in enumerate(statement.content)),
            Entry("chain", say_chain(statement, view)),
            Entry("reading", _reading(statement)),
            Entry("source is", _source(statement)),
            *_basis(statement, text),
            *_figures(statement, view),
            *_times(times, text),
            *_answers(claims, view),
            *_origins(origins, view),
            *_relations(statement, relations, view),
            *_copies(copies, statement, view),
            Entry("article", f"{view.short(article.article_id)}  {article.title.value or 'no title'}"),
            Entry("published", say_when(article.published.value)),
            Entry("place", say_place(text, _hull(statement))),
            Entry("spans", _spans(statement)),
            Entry("capture", capture_path(article)),
            Entry("found by", f"{statement.found_by}, p {statement.probability:g}"),
        ),
    )


def marked_words(statement: Statement, text: str) -> str:
    """The sentence in its line, with source, cue and content marked; without the marks the page's exact words."""
    marks = [Mark(span=span, open="[", close="]") for span in statement.content]
    if statement.cue:
        marks.append(Mark(span=statement.cue, open="‹", close="›"))
    if statement.source.span:
        marks.append(Mark(span=statement.source.span, open="{", close="}"))
    window = window_around(text, _places(statement), context=_CONTEXT)
    start = "… " if window.start > 0 and text[window.start - 1] != "\n" else ""
    end = " …" if window.end < len(text) and text[window.end] != "\n" else ""
    return f"{start}{mark_spans(text, window, marks)}{end}"


def _places(statement: Statement) -> list[Span]:
    return [statement.sentence, *statement.content, *([statement.cue] if statement.cue else [])]


def _hull(statement: Statement) -> Span:
    places = _places(statement)
    return Span(min(span.start for span in places), max(span.end for span in places))


def _reading(statement: Statement) -> str:
    parts = [
        statement.kind.value,
        statement.stance.value,
        f"certainty {statement.certainty.value}",
        "says it is so" if statement.polarity is Polarity.POSITIVE else "says it is not so",
    ]
    if statement.conditional:
        parts.append("conditional: neither part is asserted")
    if statement.tier is not Tier.REPORTING:
        parts.append(f"tier {statement.tier.value}")
    return ", ".join(parts)


def _source(statement: Statement) -> str:
    source = statement.source
    parts = [source.type.value]
    if source.role:
        parts.append(source.role)
    if source.of:
        parts.append(f"of {source.of}")
    if source.members:
        parts.append("together: " + ", ".join(source.members))
    if source.resolved_by:
        parts.append(f"told by {source.resolved_by}")
    return ", ".join(parts)


def _basis(statement: Statement, text: str) -> Iterator[Entry]:
    basis = statement.basis
    if basis.value is not Basis.NONE_STATED:
        words = f": “{basis.span.of(text)}”" if basis.span else ""
        yield Entry("knows it by", f"{basis.value.value}{words}")
    else:
        yield Entry("knows it by", "not stated")


def _figures(statement: Statement, view: View) -> Iterator[Entry]:
    known = [view.figures[key] for key in statement.figures if key in view.figures]
    for number, figure in enumerate(known):
        words = say_figure(figure, view.number_words.get(figure.key))
        counted = figure.counted or figure.counted_class
        yield Entry("figures" if number == 0 else "", f"{view.short(figure.key)}  {words} ({counted})")


def _times(times: Iterable[Timex], text: str) -> Iterator[Entry]:
    for number, timex in enumerate(times):
        yield Entry(
            "times" if number == 0 else "", f"“{timex.span.of(text)}” = {timex.value} ({timex.role.value})"
        )


def _answers(claims: Sequence[Claim], view: View) -> Iterator[Entry]:
    for number, claim in enumerate(claims):
        yield Entry(
            "answers" if number == 0 else "",
            f"{view.short(claim.claim_id)}  {say_claim(claim, view)} ({claim.status.label.value})",
        )


def _origins(origins: Sequence[Origin], view: View) -> Iterator[Entry]:
    for number, origin in enumerate(origins):
        yield Entry(
            "comes from" if number == 0 else "",
            f"{view.short(origin.origin_id)}  {say_name(origin.root)} ({origin.rule})",
        )


def _relations(
    statement: Statement, relations: Sequence[tuple[str, Relation]], view: View
) -> Iterator[Entry]:
    ordered = sorted(relations, key=lambda each: (_WEIGHT.index(each[1].type), each[0]))
    for number, (identifier, relation) in enumerate(ordered[:_SHOWN]):
        forward = relation.a == statement.key
        other = relation.b if forward else relation.a
        verb = relation.type.value if forward else _PASSIVE.get(relation.type, relation.type.value)
        yield Entry(
            "relations" if number == 0 else "",
            f"{view.short(identifier)}  {verb}: {statement_line(other, view)};"
            f" rule {relation.rule}, independent: {relation.independent.value}",
        )
    if len(ordered) > _SHOWN:
        yield Entry("", f"and {len(ordered) - _SHOWN} more")


def _copies(copies: Sequence[tuple[str, Reuse]], statement: Statement, view: View) -> Iterator[Entry]:
    """Reuses whose shared words hold this statement's words."""
    number = 0
    for identifier, reuse in copies:
        mine = "a" if reuse.a == statement.article_id else "b"
        spans = [getattr(shared, mine) for shared in reuse.shared]
        if any(span.overlaps(place) for span in spans for place in statement.content):
            other = reuse.b if mine == "a" else reuse.a
            yield Entry(
                "same words" if number == 0 else "",
                f"{view.short(identifier)}  {reuse.kind.value} with"
                f" {say_outlet(view.articles.get(other), view)} {view.short(other)}",
            )
            number += 1


def _spans(statement: Statement) -> str:
    parts = [f"content {say_spans(statement.content)}"] if statement.content else []
    if statement.cue:
        parts.append(f"cue {say_spans((statement.cue,))}")
    if statement.source.span:
        parts.append(f"source {say_spans((statement.source.span,))}")
    parts.append(f"sentence {say_spans((statement.sentence,))}")
    return "; ".join(parts)
