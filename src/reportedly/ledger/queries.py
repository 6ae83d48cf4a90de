"""What screens ask of articles, statements and figures. Small, typed, in screen order."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from reportedly.errors import BrokenLedger, NoSuchId, WrongUse
from reportedly.ledger.instants import bounds
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.search import folded, match_expression
from reportedly.records import (
    Article,
    ArticleDate,
    Figure,
    PageText,
    Span,
    Statement,
)

__all__ = [
    "ArticleRow",
    "FigureRow",
    "LineRow",
    "StatementRow",
    "article",
    "articles",
    "figure",
    "figures",
    "lines",
    "statement",
    "statements",
    "undated_count",
]

# When an article was published, as far as it can be compared: its own date, else the
# interval that linking inferred.
_DATED: Final = "reading LEFT JOIN article_date USING (article_id)"
_LOW: Final = "coalesce(reading.published_low, article_date.low, article_date.high)"
_HIGH: Final = "coalesce(reading.published_high, article_date.high, article_date.low)"
_BY_DATE: Final = f"{_LOW} IS NULL, {_LOW}, reading.article_id"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """An article in a list."""

    article: Article
    address: str  # where its bytes were first had
    statements: int
    figures: int
    linked: bool  # False while linking has not seen it yet
    corrected: bool  # people's edits are applied
    dated: ArticleDate | None  # what linking says of its date
    earlier: tuple[str, ...]  # article ids: earlier versions at the same address, sorted


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """A statement with the words it points at."""

    statement: Statement
    article: Article
    words: tuple[str, ...]  # the exact words of each content span
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A figure with the words that state it and the statements that carry it."""

    figure: Figure
    words: str  # hedge, number and what is counted, as written
    carried_by: tuple[StatementRow, ...]  # never shown without who gave it


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """A line of a page found by its words."""

    article: Article
    span: Span
    words: str


def articles(
    ledger: Ledger, *, since: str | None = None, as_of: str | None = None, limit: int | None = None
) -> tuple[ArticleRow, ...]:
    """Articles by publication date, undated ones last. Filters as in ``statements``."""
    where, values = _published(since, as_of)
    return tuple(
        ArticleRow(
            article=ledger.record(Article, row[1]),
            address=row[2] or "",
            statements=row[3],
            figures=row[4],
            linked=bool(row[5]),
            corrected=bool(row[6]),
            dated=ledger.record(ArticleDate, row[7]) if row[7] is not None else None,
            earlier=_earlier(ledger, row[0]),
        )
        for row in ledger.rows(
            f"""
            SELECT reading.article_id, reading.record,
                (SELECT address FROM obtaining WHERE capture = reading.article_id ORDER BY obtaining_id LIMIT 1),
                (SELECT count(*) FROM statement WHERE statement.reading_id = reading.reading_id),
                (SELECT count(*) FROM figure WHERE figure.reading_id = reading.reading_id),
                (SELECT article.generation <= state.linked FROM article, state
                    WHERE article.article_id = reading.article_id),
                reading.corrected, article_date.record
            FROM {_DATED} WHERE shown = 1 {where} ORDER BY {_BY_DATE} LIMIT ?
            """,
            *values,
            _limit(limit),
        )
    )


def article(ledger: Ledger, article_id: str) -> Article:
    """One article. Raises NoSuchId."""
    found = ledger.records(
        Article, "SELECT record FROM reading WHERE article_id = ? AND shown = 1", article_id
    )
    if not found:
        raise NoSuchId(article_id, "is no article of this story", "list them with `reportedly log`")
    return found[0]


def statements(
    ledger: Ledger,
    *,
    article: str | None = None,
    source: str | None = None,
    keys: Iterable[str] | None = None,
    since: str | None = None,
    as_of: str | None = None,
    words: str | None = None,
    limit: int | None = None,
) -> tuple[StatementRow, ...]:
    """Statements in order of publication, then of the page.

    ``article`` an article id; ``source`` a name, or any alias of the party that
    bears it, in any case; ``keys`` these statements only; ``words`` as
    ``match_expression`` reads them, in the statement's sentence. ``since`` and
    ``as_of`` are ISO 8601: published at or after, at or before; a day counts whole,
    and an undated article passes neither (``undated_count``). Raises WrongUse for
    a date that is none.
    """
    where, values = _published(since, as_of)
    if article is not None:
        where, values = f"{where} AND reading.article_id = ?", [*values, article]
    if source is not None:
        where += (
            " AND (reading.reading_id, statement.key) IN (SELECT reading_id, statement_key FROM statement_source"
            " WHERE name IN (SELECT value FROM json_each(?)))"
        )
        values.append(_json(_names(ledger, source)))
    if keys is not None:
        where += " AND statement.key IN (SELECT value FROM json_each(?))"
        values.append(_json(keys))
    if words is not None:
        if (expression := match_expression(words)) is None:
            return ()
        where += (
            " AND (reading.reading_id, statement.key) IN (SELECT passage.reading_id, passage.statement_key"
            " FROM passage_words JOIN passage ON passage_id = passage_words.rowid WHERE passage_words MATCH ?)"
        )
        values.append(expression)
    rows = ledger.rows(
        f"SELECT reading.reading_id, statement.record FROM {_DATED} JOIN statement USING (reading_id)"
        f" WHERE shown = 1 {where} ORDER BY {_BY_DATE}, statement.position LIMIT ?",
        *values,
        _limit(limit),
    )
    pages: dict[int, tuple[Article, str]] = {}
    return tuple(_statement_row(ledger, pages, reading, record) for reading, record in rows)


def statement(ledger: Ledger, key: str) -> StatementRow:
    """One statement by its whole key. Raises NoSuchId."""
    found = statements(ledger, keys=[key])
    if not found:
        raise NoSuchId(key, "is no statement of this story", "list them with `reportedly statements`")
    return found[0]


def figures(
    ledger: Ledger,
    *,
    question: str | None = None,
    claim: str | None = None,
    article: str | None = None,
    keys: Iterable[str] | None = None,
) -> tuple[FigureRow, ...]:
    """Figures of a question, a claim or an article, in order of publication, then of the page."""
    where, values = "", list[object]()
    if question is not None or claim is not None:
        column, wanted = ("question_id", question) if question is not None else ("claim_id", claim)
        where += (
            " AND figure.key IN (SELECT figure_key FROM claim_figure JOIN claim USING (position)"
            f" WHERE claim.{column} = ?)"
        )
        values.append(wanted)
    if article is not None:
        where, values = f"{where} AND reading.article_id = ?", [*values, article]
    if keys is not None:
        where += " AND figure.key IN (SELECT value FROM json_each(?))"
        values.append(_json(keys))
    rows = ledger.rows(
        f"SELECT reading.reading_id, figure.record FROM {_DATED} JOIN figure USING (reading_id)"
        f" WHERE shown = 1 {where} ORDER BY {_BY_DATE}, figure.position",
        *values,
    )
    pages: dict[int, tuple[Article, str]] = {}
    return tuple(_figure_row(ledger, pages, reading, record) for reading, record in rows)


def figure(ledger: Ledger, key: str) -> FigureRow:
    """One figure by its whole key. Raises NoSuchId."""
    found = figures(ledger, keys=[key])
    if not found:
        raise NoSuchId(key, "is no figure of this story", "list them with `reportedly figures`")
    return found[0]


def lines(ledger: Ledger, words: str, *, limit: int | None = None) -> tuple[LineRow, ...]:
    """Lines of any page, boilerplate too, that hold the words: what no statement says can still be found."""
    if (expression := match_expression(words)) is None:
        return ()
    rows = ledger.rows(
        f"SELECT reading.reading_id, first, past FROM {_DATED} JOIN passage USING (reading_id)"
        " JOIN passage_words ON passage_words.rowid = passage_id"
        f" WHERE shown = 1 AND statement_key IS NULL AND passage_words MATCH ? ORDER BY {_BY_DATE}, first LIMIT ?",
        expression,
        _limit(limit),
    )
    pages: dict[int, tuple[Article, str]] = {}
    found = []
    for reading, first, past in rows:
        of, text = _page(ledger, pages, reading)
        span = Span(first, past)
        found.append(LineRow(article=of, span=span, words=_cut(of.article_id, text, span)))
    return tuple(found)


def undated_count(ledger: Ledger) -> int:
    """Articles that no date filter lets through, because nothing tells when they were published."""
    row = ledger.one(f"SELECT count(*) FROM {_DATED} WHERE shown = 1 AND {_LOW} IS NULL")
    return int(row[0]) if row else 0


def _statement_row(
    ledger: Ledger, pages: dict[int, tuple[Article, str]], reading: int, record: object
) -> StatementRow:
    of, text = _page(ledger, pages, reading)
    found = ledger.record(Statement, record)
    return StatementRow(
        statement=found,
        article=of,
        words=tuple(_cut(found.key, text, span) for span in found.content),
        sentence=_cut(found.key, text, found.sentence),
    )


def _figure_row(
    ledger: Ledger, pages: dict[int, tuple[Article, str]], reading: int, record: object
) -> FigureRow:
    _, text = _page(ledger, pages, reading)
    found = ledger.record(Figure, record)
    carriers = ledger.rows(
        "SELECT statement.record FROM statement_figure JOIN statement"
        " ON statement.reading_id = statement_figure.reading_id AND statement.key = statement_key"
        " WHERE statement_figure.reading_id = ? AND figure_key = ? ORDER BY position",
        reading,
        found.key,
    )
    return FigureRow(
        figure=found,
        words=_cut(found.key, text, found.span),
        carried_by=tuple(_statement_row(ledger, pages, reading, row[0]) for row in carriers),
    )


def _page(ledger: Ledger, pages: dict[int, tuple[Article, str]], reading: int) -> tuple[Article, str]:
    """The article and the text of a reading; decoded once for all its rows."""
    if reading not in pages:
        row = ledger.one(
            "SELECT reading.record, page_text.record FROM reading JOIN page_text USING (page_text_id)"
            " WHERE reading_id = ?",
            reading,
        )
        of, page = row or (None, None)
        pages[reading] = ledger.record(Article, of), ledger.record(PageText, page).text
    return pages[reading]


def _cut(key: str, text: str, span: Span) -> str:
    """The exact words. A span that runs past its page is damage: it must never be shown."""
    try:
        return span.of(text)
    except ValueError as error:
        raise BrokenLedger(
            key, f"points outside its page ({error})", "restore the folder from a copy"
        ) from error


def _earlier(ledger: Ledger, article_id: str) -> tuple[str, ...]:
    rows = ledger.rows(
        "SELECT DISTINCT earlier FROM version_of WHERE capture = ? ORDER BY earlier", article_id
    )
    return tuple(row[0] for row in rows)


def _names(ledger: Ledger, source: str) -> list[str]:
    """The name asked for, folded, and every other name of the parties that bear it."""
    name = folded(source)
    rows = ledger.rows(
        "SELECT DISTINCT other.name FROM party_name JOIN party_name AS other USING (position)"
        " WHERE party_name.name = ?",
        name,
    )
    return [name, *(row[0] for row in rows)]


def _published(since: str | None, as_of: str | None) -> tuple[str, list[object]]:
    """The SQL condition, with its values, for two ISO 8601 dates."""
    where, values = "", list[object]()
    for condition, value, end in ((f"{_HIGH} >= ?", since, 0), (f"{_LOW} <= ?", as_of, 1)):
        if value is None:
            continue
        if (interval := bounds(value)) is None:
            raise WrongUse(repr(value), "is not a date", "write it as 2031-04-02 or 2031-04-02T18:05+02:00")
        where, values = f"{where} AND {condition}", [*values, interval[end]]
    return where, values


def _json(names: Iterable[str]) -> str:
    """Many values bound as one: SQLite limits how many a query may bind."""
    return json.dumps(sorted(set(names)))


def _limit(limit: int | None) -> int:
    return -1 if limit is None else max(0, limit)
