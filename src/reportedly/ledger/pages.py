"""What every list of things on pages shares: the order and filters by date, and cutting exact words."""

import json
from collections.abc import Iterable
from typing import Final

from reportedly.errors import BrokenLedger, WrongUse
from reportedly.ledger.instants import bounds
from reportedly.ledger.ledger import Ledger
from reportedly.records import Article, PageText, Span

__all__ = ["BY_DATE", "DATED", "UNDATED", "Pages", "cut_words", "json_list", "limit_of", "published"]

DATED: Final = "reading LEFT JOIN article_date USING (article_id)"
"""Readings, with when each was published as far as it can be compared: its own date, else what linking inferred."""

_LOW: Final = "coalesce(reading.published_low, article_date.low, article_date.high)"
_HIGH: Final = "coalesce(reading.published_high, article_date.high, article_date.low)"

BY_DATE: Final = f"{_LOW} IS NULL, {_LOW}, reading.article_id"
"""Earliest first, undated last; ties by article id, so that the order is the same on every machine."""

UNDATED: Final = f"{_LOW} IS NULL"


class Pages:
    """The articles and texts that rows point into; each decoded once for all its rows."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: dict[int, tuple[Article, str]] = {}

    def of(self, reading: int) -> tuple[Article, str]:
        """The article of a reading and its page text."""
        if reading not in self._known:
            row = self._ledger.one(
                "SELECT reading.record, page_text.record FROM reading JOIN page_text USING (page_text_id)"
                " WHERE reading_id = ?",
                reading,
            )
            article, page = row or (None, None)
            self._known[reading] = (
                self._ledger.record(Article, article),
                self._ledger.record(PageText, page).text,
            )
        return self._known[reading]


def cut_words(key: str, text: str, span: Span) -> str:
    """The exact words. A span that runs past its page is damage: it must never be shown."""
    try:
        return span.of(text)
    except ValueError as error:
        raise BrokenLedger(
            key, f"points outside its page ({error})", "restore the folder from a copy"
        ) from error


def published(since: str | None, as_of: str | None) -> tuple[str, list[object]]:
    """The SQL condition, with its values, for two ISO 8601 dates."""
    where, values = "", list[object]()
    for condition, value, end in ((f"{_HIGH} >= ?", since, 0), (f"{_LOW} <= ?", as_of, 1)):
        if value is None:
            continue
        if (interval := bounds(value)) is None:
            raise WrongUse(repr(value), "is not a date", "write it as 2031-04-02 or 2031-04-02T18:05+02:00")
        where, values = f"{where} AND {condition}", [*values, interval[end]]
    return where, values


def json_list(names: Iterable[str]) -> str:
    """Many values bound as one: SQLite limits how many a query may bind."""
    return json.dumps(sorted(set(names)))


def limit_of(limit: int | None) -> int:
    """The LIMIT that SQLite understands: -1 for none."""
    return -1 if limit is None else max(0, limit)
