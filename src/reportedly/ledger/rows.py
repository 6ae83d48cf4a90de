"""An analysis as the rows that hold it: pure, so that workers can do it and the one writer need not."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from reportedly.ledger.instants import bounds
from reportedly.ledger.search import folded
from reportedly.records import Analysis, Figure, Span, Statement, Timex
from reportedly.records.codec import encode, sha256_hex

__all__ = ["AnalysisRows", "Row", "analysis_rows", "record_columns"]

Row = tuple[object, ...]
Record = TypeVar("Record")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisRows:
    """The rows of one analysis, without the row ids that only the ledger can give.

    ``page_text``: sha256, renderer, replaced, record_id, record.
    ``reading``: outlet, published_low, published_high, rules, record_id, record.
    Children: position, then the columns of their table in its order.
    """

    article_id: str
    title: str | None
    page_text: Row
    reading: Row
    attributions: tuple[Row, ...]
    mentions: tuple[Row, ...]
    statements: tuple[Row, ...]  # position, key, record_id, record
    sources: tuple[Row, ...]  # statement_key, folded name
    figures: tuple[Row, ...]  # position, key, record_id, record
    carried: tuple[Row, ...]  # statement_key, figure_key
    rejections: tuple[Row, ...]
    timexes: tuple[Row, ...]  # position, key, record_id, record
    passages: tuple[tuple[str | None, int, int, str], ...]  # statement_key, first, past, words


def analysis_rows(analysis: Analysis) -> AnalysisRows:
    """Encode every record of an analysis. Raises InvalidRecord for one that cannot be written."""
    page, article = analysis.page_text, analysis.article
    published = bounds(article.published.value) or (None, None)
    carried = {(statement.key, figure) for statement in analysis.statements for figure in statement.figures}
    return AnalysisRows(
        article_id=article.article_id,
        title=article.title.value,
        page_text=(page.sha256, page.renderer, page.replaced, *record_columns(page)),
        reading=(
            article.outlet.value,
            *published,
            json.dumps(list(analysis.rules), ensure_ascii=False),
            *record_columns(article),
        ),
        attributions=_rows(analysis.attributions),
        mentions=_rows(analysis.mentions),
        statements=_rows(analysis.statements, _key),
        sources=tuple(sorted({row for statement in analysis.statements for row in _names(statement)})),
        figures=_rows(analysis.figures, _key),
        carried=tuple(sorted(carried)),
        rejections=_rows(analysis.rejections),
        timexes=_rows(analysis.timexes, _key),
        passages=tuple(_passages(analysis)),
    )


def record_columns(record: object) -> tuple[str, bytes]:
    """The columns every record has: its id and its bytes."""
    data = encode(record)
    return sha256_hex(data), data


def _key(record: Statement | Figure | Timex) -> Row:
    return (record.key,)


def _names(statement: Statement) -> Iterable[tuple[str, str]]:
    for name in (statement.source.name, *statement.source.members):
        yield statement.key, folded(name)


def _none(record: object) -> Row:
    return ()


def _rows(records: Iterable[Record], columns: Callable[[Record], Row] = _none) -> tuple[Row, ...]:
    return tuple(
        (position, *columns(record), *record_columns(record)) for position, record in enumerate(records)
    )


def _passages(analysis: Analysis) -> Iterable[tuple[str | None, int, int, str]]:
    text = analysis.page_text.text

    def passage(key: str | None, span: Span) -> tuple[str | None, int, int, str]:
        return key, span.start, span.end, span.of(text)

    statements: tuple[Statement, ...] = analysis.statements
    yield from (passage(statement.key, statement.sentence) for statement in statements)
    yield from (passage(None, line.span) for line in analysis.article.lines)
