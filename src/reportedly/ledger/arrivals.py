"""What came into a ledger when: articles, the pages they replace, and the rules at work at each linking."""

from dataclasses import dataclass

from reportedly.ledger.instants import bounds
from reportedly.ledger.ledger import Ledger

__all__ = ["Arrival", "RulesRow", "arrivals", "is_before", "rules_over_time"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An article and when its bytes were first had."""

    article_id: str
    entered_at: str  # ISO 8601
    earlier: tuple[str, ...]  # article ids: earlier versions of the page


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesRow:
    """The rules at work at a linking; ``moment`` is the latest moment that the ledger knew of."""

    moment: str
    articles: tuple[str, ...]
    links: tuple[str, ...]


def arrivals(ledger: Ledger) -> tuple[Arrival, ...]:
    """Every article with when it came, by article id."""
    earlier: dict[str, list[str]] = {}
    for capture, before in ledger.rows("SELECT DISTINCT capture, earlier FROM version_of ORDER BY 1, 2"):
        earlier.setdefault(capture, []).append(before)
    return tuple(
        Arrival(article_id=row[0], entered_at=row[1], earlier=tuple(earlier.get(row[0], ())))
        for row in ledger.rows("SELECT article_id, entered_at FROM article ORDER BY article_id")
    )


def rules_over_time(ledger: Ledger) -> tuple[RulesRow, ...]:
    """Which rules were at work, oldest first."""
    rows = [
        RulesRow(moment=row[0], articles=ledger.names(row[1]), links=ledger.names(row[2]))
        for row in ledger.rows("SELECT moment, articles, links FROM linked_with ORDER BY 1, 2, 3")
    ]
    return tuple(sorted(rows, key=lambda row: (bounds(row.moment) or ("", ""))[0]))


def is_before(moment: str, since: str) -> bool:
    """Whether a moment lies before another; one that is no date lies before all."""
    mine, limit = bounds(moment), bounds(since)
    return mine is None or limit is None or mine[1] < limit[0]
