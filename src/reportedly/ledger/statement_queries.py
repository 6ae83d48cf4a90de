"""What screens ask of statements and figures, with the exact words of each."""

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.errors import NoSuchId
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.pages import BY_DATE, DATED, Pages, cut_words, json_list, limit_of, published
from reportedly.ledger.search import folded, match_expression
from reportedly.records import Article, Figure, Statement

__all__ = ["FigureRow", "StatementRow", "figure", "figures", "statement", "statements"]


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


def statements(
    ledger: Ledger,
    *,
    article: str | None = None,
    source: str | None = None,
    source_words: str | None = None,
    keys: Iterable[str] | None = None,
    since: str | None = None,
    as_of: str | None = None,
    words: str | None = None,
    limit: int | None = None,
) -> tuple[StatementRow, ...]:
    """Statements in order of publication, then of the page.

    ``article`` an article id; ``source`` a name, or any alias of the party that
    bears it, in any case; ``source_words`` words in a row of such a name ("Falk" of
    "Dorian Falk"), which may be several people's; ``keys`` these statements only; ``words`` as
    ``match_expression`` reads them, in the statement's sentence. ``since`` and
    ``as_of`` are ISO 8601: published at or after, at or before; a day counts whole,
    and an undated article passes neither (``undated_count``). Raises WrongUse for
    a date that is none.
    """
    where, values = published(since, as_of)
    if article is not None:
        where, values = f"{where} AND reading.article_id = ?", [*values, article]
    wanted = None if source is None else _names(ledger, [folded(source)])
    if source_words is not None:
        wanted = _names(ledger, _names_with(ledger, source_words))
    if wanted is not None:
        where += (
            " AND (reading.reading_id, statement.key) IN (SELECT reading_id, statement_key FROM statement_source"
            " WHERE name IN (SELECT value FROM json_each(?)))"
        )
        values.append(json_list(wanted))
    if keys is not None:
        where += " AND statement.key IN (SELECT value FROM json_each(?))"
        values.append(json_list(keys))
    if words is not None:
        if (expression := match_expression(words)) is None:
            return ()
        where += (
            " AND (reading.reading_id, statement.key) IN (SELECT passage.reading_id, passage.statement_key"
            " FROM passage_words JOIN passage ON passage_id = passage_words.rowid WHERE passage_words MATCH ?)"
        )
        values.append(expression)
    rows = ledger.rows(
        f"SELECT reading.reading_id, statement.record FROM {DATED} JOIN statement USING (reading_id)"
        f" WHERE shown = 1 {where} ORDER BY {BY_DATE}, statement.position LIMIT ?",
        *values,
        limit_of(limit),
    )
    pages = Pages(ledger)
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
        values.append(json_list(keys))
    rows = ledger.rows(
        f"SELECT reading.reading_id, figure.record FROM {DATED} JOIN figure USING (reading_id)"
        f" WHERE shown = 1 {where} ORDER BY {BY_DATE}, figure.position",
        *values,
    )
    pages = Pages(ledger)
    return tuple(_figure_row(ledger, pages, reading, record) for reading, record in rows)


def figure(ledger: Ledger, key: str) -> FigureRow:
    """One figure by its whole key. Raises NoSuchId."""
    found = figures(ledger, keys=[key])
    if not found:
        raise NoSuchId(key, "is no figure of this story", "list them with `reportedly figures`")
    return found[0]


def _statement_row(ledger: Ledger, pages: Pages, reading: int, record: object) -> StatementRow:
    of, text = pages.of(reading)
    found = ledger.record(Statement, record)
    return StatementRow(
        statement=found,
        article=of,
        words=tuple(cut_words(found.key, text, span) for span in found.content),
        sentence=cut_words(found.key, text, found.sentence),
    )


def _figure_row(ledger: Ledger, pages: Pages, reading: int, record: object) -> FigureRow:
    _, text = pages.of(reading)
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
        words=cut_words(found.key, text, found.span),
        carried_by=tuple(_statement_row(ledger, pages, reading, row[0]) for row in carriers),
    )


def _names(ledger: Ledger, names: Iterable[str]) -> list[str]:
    """The folded names asked for, and every other name of the parties that bear one."""
    asked = sorted(set(names))
    rows = ledger.rows(
        "SELECT DISTINCT other.name FROM party_name JOIN party_name AS other USING (position)"
        " WHERE party_name.name IN (SELECT value FROM json_each(?))",
        json_list(asked),
    )
    return [*asked, *(row[0] for row in rows)]


def _names_with(ledger: Ledger, words: str) -> list[str]:
    """Every folded name, of a source or of a party, in which these words stand in a row."""
    wanted = f" {' '.join(folded(words).split())} "
    if not wanted.strip():
        return []
    rows = ledger.rows("SELECT name FROM statement_source UNION SELECT name FROM party_name ORDER BY 1")
    return [row[0] for row in rows if wanted in f" {' '.join(row[0].split())} "]
