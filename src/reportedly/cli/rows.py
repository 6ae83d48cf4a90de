"""Statements and figures as table, CSV or JSON lines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from reportedly.brief.amounts import say_figure
from reportedly.brief.cards.lines import say_when, statement_line
from reportedly.brief.layout import Column, table, wrap
from reportedly.brief.terminal import terminal_safe
from reportedly.brief.view import View
from reportedly.brief.voices import is_own_voice, say_chain, say_outlet, say_voice
from reportedly.cli.fetch import number_words, saying
from reportedly.cli.options import Listing
from reportedly.cli.output import print_csv, print_json, print_lines, terminal_width
from reportedly.ledger import FigureRow, StatementRow

__all__ = ["print_figures", "print_statements"]

_STATEMENT = (
    "statement",
    "article",
    "outlet",
    "published",
    "source",
    "source_type",
    "chain",
    "kind",
    "tier",
    "stance",
    "certainty",
    "polarity",
    "conditional",
    "basis",
    "words",
    "sentence",
    "start",
    "end",
)
_FIGURE = (
    "figure",
    "counted_class",
    "said",
    "low",
    "high",
    "comparator",
    "unit",
    "rate",
    "stage",
    "as_of",
    "accumulation",
    "group",
    "retracted",
    "words",
    "source",
    "stance",
    "outlet",
    "published",
    "statement",
    "article",
    "start",
    "end",
)


def print_statements(rows: Sequence[StatementRow], view: View, listing: Listing) -> None:
    """A paragraph a statement as text; with whole ids as CSV or JSON."""
    if listing.csv:
        print_csv(_STATEMENT, (_statement(row, view) for row in rows))
    elif listing.json:
        print_json({**_statement(row, view), "record": msgspec.to_builtins(row.statement)} for row in rows)
    else:
        for row in rows:
            line = terminal_safe(statement_line(row.statement.key, view))
            indent = " " * (len(view.short(row.statement.key)) + 2)
            print_lines(wrap(line, terminal_width(), rest=indent))


def print_figures(rows: Sequence[FigureRow], view: View, listing: Listing) -> None:
    """A line a figure as text; with whole ids as CSV or JSON, a row for each statement that gives it."""
    if listing.csv:
        print_csv(_FIGURE, _figures(rows, view))
    elif listing.json:
        print_json(
            {**flat, "record": msgspec.to_builtins(row.figure)}
            for row in rows
            for flat in _figures([row], view)
        )
    else:
        print_lines(table(_COLUMNS, [_cells(row, view) for row in rows], terminal_width()))


_COLUMNS = (
    Column(heading="id"),
    Column(heading="figure", right=True, most=22),
    Column(heading="counts", most=18),
    Column(heading="published", most=17),
    Column(heading="who (outlet)"),
)


def _cells(row: FigureRow, view: View) -> tuple[str, ...]:
    figure = row.figure
    article = view.articles[figure.article_id]
    told = dict.fromkeys(say_voice(carrier.statement, view) for carrier in row.carried_by)
    own_voice = bool(row.carried_by) and all(is_own_voice(each.statement) for each in row.carried_by)
    who = " / ".join(told) or "nobody is found to say it"
    as_of = f" as of {say_when(figure.as_of.value)}" if figure.as_of else ""
    return (
        view.short(figure.key),
        terminal_safe(say_figure(figure, number_words(row))),
        terminal_safe(figure.counted_class.removeprefix("other:")),
        terminal_safe(say_when(article.published.value)),
        terminal_safe(f"{who}{as_of}" if own_voice else f"{who}{as_of} ({say_outlet(article, view)})"),
    )


def _statement(row: StatementRow, view: View) -> Mapping[str, object]:
    statement = row.statement
    return {
        "statement": statement.key,
        "article": statement.article_id,
        "outlet": row.article.outlet.value,
        "published": row.article.published.value,
        "source": statement.source.name,
        "source_type": statement.source.type.value,
        "chain": say_chain(statement, view),
        "kind": statement.kind.value,
        "tier": statement.tier.value,
        "stance": statement.stance.value,
        "certainty": statement.certainty.value,
        "polarity": statement.polarity.value,
        "conditional": statement.conditional,
        "basis": statement.basis.value.value,
        "words": saying(row),
        "sentence": row.sentence,
        "start": statement.sentence.start,
        "end": statement.sentence.end,
    }


def _figures(rows: Iterable[FigureRow], view: View) -> Iterator[Mapping[str, object]]:
    for row in rows:
        figure, article = row.figure, view.articles[row.figure.article_id]
        for carrier in row.carried_by or (None,):
            yield {
                "figure": figure.key,
                "counted_class": figure.counted_class,
                "said": say_figure(figure, number_words(row)),
                "low": figure.low,
                "high": figure.high,
                "comparator": figure.comparator.value,
                "unit": figure.unit,
                "rate": figure.rate,
                "stage": figure.stage.value,
                "as_of": figure.as_of.value if figure.as_of else None,
                "accumulation": figure.accumulation.value,
                "group": figure.group,
                "retracted": figure.retracted,
                "words": row.words,
                "source": carrier.statement.source.name if carrier else None,
                "stance": carrier.statement.stance.value if carrier else None,
                "outlet": article.outlet.value,
                "published": article.published.value,
                "statement": carrier.statement.key if carrier else None,
                "article": figure.article_id,
                "start": figure.span.start,
                "end": figure.span.end,
            }
