"""Rows of questions as table, CSV or JSON lines."""

from collections.abc import Iterator, Mapping, Sequence

from reportedly.brief.layout import Column, table
from reportedly.brief.statuses import say_origins, say_status
from reportedly.brief.terminal import terminal_safe
from reportedly.brief.view import View
from reportedly.brief.where import Where
from reportedly.cli.options import Listing
from reportedly.cli.output import print_csv, print_json, print_lines, terminal_width

__all__ = ["print_questions"]

_COLUMNS = (
    "question",
    "label",
    "title",
    "facet",
    "value",
    "claim",
    "answer",
    "side",
    "stands",
    "low",
    "high",
    "unit",
    "counted_class",
    "status",
    "asserted_by",
    "confirmed_by",
    "denied_by",
    "retracted_by",
    "order_known",
    "articles",
    "origins_sure",
    "origins_max",
    "origins_unnamed",
)


def print_questions(rows: Sequence[Where], view: View, listing: Listing) -> None:
    """One line a question as text; one row an answer as CSV or JSON, for a number never goes without who says it."""
    if listing.csv:
        print_csv(_COLUMNS, (_flat(row) for row in _answers(rows)))
    elif listing.json:
        print_json(_answers(rows))
    else:
        print_lines(_table(rows, view))


def _table(rows: Sequence[Where], view: View) -> list[str]:
    columns = (
        Column(heading="id"),
        Column(heading="articles", right=True),
        Column(heading="origins", most=22),
        Column(heading="question: where it stands"),
    )
    cells = []
    for row in rows:
        widest = max(row.standing, key=lambda answer: answer.articles)
        cells.append(
            (
                view.short(row.question.question_id),
                str(widest.articles),
                say_origins(widest.claim.origins),
                terminal_safe(f"{row.title}: {row.value}"),
            )
        )
    return table(columns, cells, terminal_width())


def _answers(rows: Sequence[Where]) -> Iterator[Mapping[str, object]]:
    for row in rows:
        for stands, answers in ((True, row.standing), (False, row.earlier)):
            for answer in answers:
                claim, status = answer.claim, answer.claim.status
                yield {
                    "question": row.question.question_id,
                    "label": row.question.label,
                    "title": row.title,
                    "facet": row.question.facet.value,
                    "value": row.value,
                    "claim": claim.claim_id,
                    "answer": answer.said,
                    "side": answer.side.value,
                    "stands": stands,
                    "low": claim.low,
                    "high": claim.high,
                    "unit": claim.unit,
                    "counted_class": claim.counted_class,
                    "status": status.label.value,
                    "status_said": say_status(status),
                    "asserted_by": status.asserted_by,
                    "confirmed_by": status.confirmed_by,
                    "denied_by": status.denied_by,
                    "retracted_by": status.retracted_by,
                    "order_known": status.order_known,
                    "articles": answer.articles,
                    "origins_sure": claim.origins.sure,
                    "origins_max": claim.origins.max,
                    "origins_unnamed": claim.origins.unnamed,
                    "statements": claim.statements,
                    "against": claim.against,
                    "figures": claim.figures,
                }


def _flat(row: Mapping[str, object]) -> dict[str, object]:
    """Lists as one cell, their parts divided by a semicolon."""
    return {
        key: "; ".join(map(str, value)) if isinstance(value, tuple) else value for key, value in row.items()
    }
