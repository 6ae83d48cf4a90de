"""Articles dated later than their bytes were had: no page can be, so the date is wrong, or the clock was."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from reportedly.ledger.arrivals import arrivals
from reportedly.ledger.article_queries import articles
from reportedly.ledger.instants import bounds
from reportedly.ledger.ledger import Ledger
from reportedly.records import Article

__all__ = ["Postdated", "is_postdated", "postdated"]

_EASTERNMOST: Final = timedelta(hours=14)
"""How far local time can be ahead of UTC: a date without a zone may be so much earlier than it reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Postdated:
    """An article dated after it was captured."""

    article: Article
    address: str
    obtained_at: str  # ISO 8601 with offset: when its bytes were first had


def is_postdated(published: str | None, obtained_at: str) -> bool:
    """Whether a publication date, or the day it names, had not begun anywhere when the page was captured."""
    begins, captured = bounds(published), bounds(obtained_at)
    if published is None or begins is None or captured is None:
        return False
    first, last = (datetime.fromisoformat(each) for each in (begins[0], captured[1]))
    return first > last + (timedelta() if _has_zone(published) else _EASTERNMOST)


def postdated(ledger: Ledger) -> tuple[Postdated, ...]:
    """Such articles, by publication date; with people's corrections, which are how to mend them."""
    came = {each.article_id: each.entered_at for each in arrivals(ledger)}
    return tuple(
        Postdated(article=row.article, address=row.address, obtained_at=came[row.article.article_id])
        for row in articles(ledger)
        if is_postdated(row.article.published.value, came[row.article.article_id])
    )


def _has_zone(value: str) -> bool:
    return datetime.fromisoformat(value).tzinfo is not None if "T" in value or " " in value else False
