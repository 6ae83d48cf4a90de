"""Records from the ledger, as a view that ``brief`` composes screens from."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from reportedly.brief.nameless import file_labels
from reportedly.brief.view import View, by_name
from reportedly.ledger import (
    FigureRow,
    Ledger,
    StatementRow,
    article_dates,
    figures,
    nameless,
    parties,
    short_ids,
    statements,
)
from reportedly.records import Article, Claim, Origin

__all__ = ["files_of", "number_words", "saying", "shortener", "view_from"]


def shortener(ledger: Ledger, *, least: int = 4) -> Callable[[str], str]:
    """Whole id → the prefix, of at least ``least`` digits, by which ``show`` finds it. Works while the ledger is open."""

    @cache
    def short(identifier: str) -> str:
        return short_ids(ledger, [identifier], least=least)[identifier]

    return short


def view_from(
    ledger: Ledger,
    *,
    statement_keys: Iterable[str] = (),
    figure_keys: Iterable[str] = (),
    articles: Iterable[Article] = (),
    claims: Iterable[Claim] = (),
    origins: Iterable[Origin] = (),
    rows: Iterable[StatementRow] = (),
) -> View:
    """The statements and figures with these keys, the articles they stand in, and what is given beside them.

    ``rows`` are statements already fetched. Figures that the statements carry come
    along.
    """
    known = {row.statement.key: row for row in rows}
    wanted = set(statement_keys) - known.keys()
    if wanted:
        known |= {row.statement.key: row for row in statements(ledger, keys=wanted)}
    carried = {key for row in known.values() for key in row.statement.figures} | set(figure_keys)
    counted = figures(ledger, keys=carried) if carried else ()
    of = {row.article.article_id: row.article for row in known.values()}
    return View(
        articles=of | {article.article_id: article for article in articles},
        statements={key: row.statement for key, row in known.items()},
        figures={row.figure.key: row.figure for row in counted},
        number_words={row.figure.key: number_words(row) for row in counted},
        sayings={key: saying(row) for key, row in known.items()},
        claims={claim.claim_id: claim for claim in claims},
        parties=by_name(parties(ledger)),
        origins={origin.origin_id: origin for origin in origins},
        dates={dated.article_id: dated for dated in article_dates(ledger)},
        short=shortener(ledger),
        files=files_of(ledger),
    )


def files_of(ledger: Ledger) -> Mapping[str, str]:
    """Article id → what a page is called of which nothing tells who published it."""
    return file_labels(nameless(ledger), shortener(ledger))


def saying(row: StatementRow) -> str:
    """The exact words of a statement's content, its parts joined by an ellipsis."""
    return " … ".join(row.words)


def number_words(row: FigureRow) -> str:
    """The exact words of a figure's number."""
    figure = row.figure
    return row.words[
        figure.number_span.start - figure.span.start : figure.number_span.end - figure.span.start
    ]
