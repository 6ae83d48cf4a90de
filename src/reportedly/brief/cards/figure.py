"""The cards of a figure and of a time: what is counted or dated, in which words, by whom."""

from collections.abc import Iterator, Sequence

from reportedly.brief.amounts import say_figure, say_range
from reportedly.brief.cards.card import Card, Entry
from reportedly.brief.cards.lines import capture_path, say_place, say_spans, say_when, statement_line
from reportedly.brief.marks import Mark, mark_spans, window_around
from reportedly.brief.sides import say_claim
from reportedly.brief.view import View
from reportedly.brief.voices import say_outlet
from reportedly.records import Accumulation, Claim, Figure, Stage, Statement, Timex

__all__ = ["figure_card", "timex_card"]

_CONTEXT = 120


def figure_card(
    figure: Figure,
    text: str,
    view: View,
    *,
    carried_by: Sequence[Statement] = (),
    claims: Sequence[Claim] = (),
) -> Card:
    """Everything known of a figure. ``carried_by``: the statements that give it; never shown without them."""
    article = view.articles[figure.article_id]
    said = say_figure(figure, figure.number_span.of(text))
    return Card(
        title=f"figure {view.short(figure.key)}: {said}, in {say_outlet(article, view)}",
        id=figure.key,
        entries=(
            Entry("text", _marked(figure, text)),
            Entry("", "(marks added here: [figure] with its ‹number›)"),
            Entry("bounds", f"{say_range(figure.low, figure.high)} ({figure.comparator.value})"),
            Entry("unit", figure.unit + (f", a {figure.rate}" if figure.rate else "")),
            Entry("counts", _counted(figure)),
            *_context(figure, text, view),
            *_carriers(carried_by, view),
            *(
                Entry("answers" if n == 0 else "", f"{view.short(claim.claim_id)}  {say_claim(claim, view)}")
                for n, claim in enumerate(claims)
            ),
            Entry("article", f"{view.short(article.article_id)}  {article.title.value or 'no title'}"),
            Entry("published", say_when(article.published.value)),
            Entry("place", say_place(text, figure.span)),
            Entry("capture", capture_path(article)),
            Entry("found by", figure.found_by),
        ),
    )


def timex_card(timex: Timex, text: str, view: View) -> Card:
    """Everything known of a time expression."""
    article = view.articles[timex.article_id]
    window = window_around(text, [timex.span], context=_CONTEXT)
    anchored = "complete by itself" if timex.anchored else "needs the article's date"
    return Card(
        title=f"time {view.short(timex.key)}: {timex.value}, in {say_outlet(article, view)}",
        id=timex.key,
        entries=(
            Entry("text", mark_spans(text, window, [Mark(span=timex.span, open="[", close="]")])),
            Entry("means", f"{timex.type.value} {timex.value}" + (f", {timex.mod}" if timex.mod else "")),
            Entry("anchored", f"{anchored} (published {say_when(article.published.value)})"),
            *([Entry("rule", timex.rule)] if timex.rule else []),
            Entry("dates", timex.role.value),
            Entry("article", f"{view.short(article.article_id)}  {article.title.value or 'no title'}"),
            Entry("place", say_place(text, timex.span)),
            Entry("found by", timex.found_by),
        ),
    )


def _marked(figure: Figure, text: str) -> str:
    window = window_around(text, [figure.span], context=_CONTEXT)
    return mark_spans(
        text,
        window,
        [
            Mark(span=figure.span, open="[", close="]"),
            Mark(span=figure.number_span, open="‹", close="›"),
        ],
    )


def _counted(figure: Figure) -> str:
    parts = [figure.counted_class.removeprefix("other:")]
    if figure.counted and figure.counted != parts[0]:
        parts.insert(0, f"“{figure.counted}”")
    if figure.group:
        parts.append(f"group: {figure.group}")
    return ", ".join(parts)


def _context(figure: Figure, text: str, view: View) -> Iterator[Entry]:
    if figure.part_of:
        yield Entry("part of", _other(figure.part_of, view))
    if figure.stage is not Stage.NONE:
        yield Entry("stage", figure.stage.value)
    if figure.as_of:
        yield Entry("as of", f"{say_when(figure.as_of.value)}, “{figure.as_of.span.of(text)}”")
    if figure.accumulation is not Accumulation.UNKNOWN:
        words = f", “{figure.accumulation_span.of(text)}”" if figure.accumulation_span else ""
        yield Entry("adds up as", f"{figure.accumulation.value}{words}")
    if figure.changed_from:
        change = figure.changed_from
        earlier = f", {_other(change.figure, view)}" if change.figure else ""
        yield Entry("changed from", f"{say_range(change.low, change.high)} ({change.kind.value}){earlier}")
    if figure.retracted:
        yield Entry("withdrawn", "yes, by its own side")
    if figure.repeats:
        yield Entry("repeats", _other(figure.repeats, view))
    yield Entry("spans", f"figure {say_spans((figure.span,))}; number {say_spans((figure.number_span,))}")


def _other(key: str, view: View) -> str:
    figure = view.figures.get(key)
    return (
        f"{view.short(key)}  {say_figure(figure, view.number_words.get(key))}" if figure else view.short(key)
    )


def _carriers(statements: Sequence[Statement], view: View) -> Iterator[Entry]:
    if not statements:
        yield Entry("given by", "no statement holds it: a number on the page that nobody is found to say")
    for number, statement in enumerate(statements):
        yield Entry("given by" if number == 0 else "", statement_line(statement.key, view))
