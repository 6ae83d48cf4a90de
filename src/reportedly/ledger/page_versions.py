"""Which pages are versions of one page: the same place gave other bytes, or one declared URL and shared text."""

from typing import Final

from reportedly.ledger.ledger import Ledger
from reportedly.ledger.search import folded
from reportedly.records import Article, LineKind, PageText

__all__ = ["share_text"]

_RUN: Final = 4
"""Words in a row that count as shared: fewer turn up by chance in two pages about one event."""
_LEAST_SHARE: Final = 0.1
"""Share of the shorter body's runs that the other must hold. An edit keeps most of a page; two reports of one
event that quote the same sentence stay far below. Low, because a rewritten page is the edit that matters."""
_PROSE: Final = frozenset({LineKind.BODY, LineKind.HEADING, LineKind.TITLE})


def share_text(ledger: Ledger, article: Article, page: PageText, other: str) -> bool:
    """Whether a page and the article ``other``, an id in the ledger, hold words in common, furniture aside.

    False where ``other`` never became an article: nothing is known of its text.
    """
    row = ledger.one(
        "SELECT reading.record, page_text.record FROM reading JOIN page_text USING (page_text_id)"
        " WHERE article_id = ? AND shown = 1",
        other,
    )
    if row is None:
        return False
    mine = _words(article, page)
    theirs = _words(ledger.record(Article, row[0]), ledger.record(PageText, row[1]))
    length = min(_RUN, len(mine), len(theirs))  # a page shorter than a run is looked for as a whole
    if length == 0:
        return False
    runs, others = _runs(mine, length), _runs(theirs, length)
    return len(runs & others) >= _LEAST_SHARE * min(len(runs), len(others))


def _words(article: Article, page: PageText) -> list[str]:
    prose = (folded(line.span.of(page.text)) for line in article.lines if line.kind in _PROSE)
    return [word for line in prose for word in line.split()]


def _runs(words: list[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}
