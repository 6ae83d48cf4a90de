"""What screens ask of articles and of the lines on their pages."""

from dataclasses import dataclass

from reportedly.errors import BrokenLedger, NoSuchId
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.pages import BY_DATE, DATED, UNDATED, Pages, cut_words, limit_of, published
from reportedly.ledger.search import match_expression
from reportedly.records import Article, ArticleDate, Span

__all__ = ["ArticleRow", "LineRow", "article", "articles", "earlier_versions", "lines", "undated_count"]


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
class LineRow:
    """A line of a page found by its words."""

    article: Article
    span: Span
    words: str


def articles(
    ledger: Ledger, *, since: str | None = None, as_of: str | None = None, limit: int | None = None
) -> tuple[ArticleRow, ...]:
    """Articles by publication date, undated ones last. Filters as in ``statements``."""
    where, values = published(since, as_of)
    return tuple(
        ArticleRow(
            article=ledger.record(Article, row[1]),
            address=row[2] or "",
            statements=row[3],
            figures=row[4],
            linked=bool(row[5]),
            corrected=bool(row[6]),
            dated=ledger.record(ArticleDate, row[7]) if row[7] is not None else None,
            earlier=earlier_versions(ledger, row[0]),
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
            FROM {DATED} WHERE shown = 1 {where} ORDER BY {BY_DATE} LIMIT ?
            """,
            *values,
            limit_of(limit),
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


def lines(ledger: Ledger, words: str, *, limit: int | None = None) -> tuple[LineRow, ...]:
    """Lines of any page, boilerplate too, that hold the words: what no statement says can still be found."""
    if (expression := match_expression(words)) is None:
        return ()
    rows = ledger.rows(
        f"SELECT reading.reading_id, first, past FROM {DATED} JOIN passage USING (reading_id)"
        " JOIN passage_words ON passage_words.rowid = passage_id"
        f" WHERE shown = 1 AND statement_key IS NULL AND passage_words MATCH ? ORDER BY {BY_DATE}, first LIMIT ?",
        expression,
        limit_of(limit),
    )
    pages = Pages(ledger)
    found = []
    for reading, first, past in rows:
        of, text = pages.of(reading)
        try:
            span = Span(first, past)
        except (TypeError, ValueError) as error:
            raise BrokenLedger(
                of.article_id, f"holds a line that is none ({error})", "restore the folder from a copy"
            ) from error
        found.append(LineRow(article=of, span=span, words=cut_words(of.article_id, text, span)))
    return tuple(found)


def undated_count(ledger: Ledger) -> int:
    """Articles that no date filter lets through, because nothing tells when they were published."""
    row = ledger.one(f"SELECT count(*) FROM {DATED} WHERE shown = 1 AND {UNDATED}")
    return int(row[0]) if row else 0


def earlier_versions(ledger: Ledger, article_id: str) -> tuple[str, ...]:
    """Article ids of earlier versions at the same address, sorted."""
    rows = ledger.rows(
        "SELECT DISTINCT earlier FROM version_of WHERE capture = ? ORDER BY earlier", article_id
    )
    return tuple(row[0] for row in rows)
