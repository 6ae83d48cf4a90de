"""Articles of which nothing tells who published them, and where their bytes were had."""

from collections.abc import Mapping

from reportedly.ledger.ledger import Ledger

__all__ = ["nameless"]


def nameless(ledger: Ledger) -> Mapping[str, str]:
    """Article id → its address as first given, of every article that shows no outlet."""
    return {
        article_id: address
        for article_id, address in ledger.each(
            "SELECT article_id, (SELECT address FROM obtaining WHERE capture = article_id"
            " ORDER BY obtaining_id LIMIT 1) FROM reading WHERE shown = 1 AND outlet IS NULL ORDER BY article_id"
        )
        if address
    }
