"""Notes: each place on a page that the brief cites, numbered in the order in which a reader meets it."""

from collections.abc import Mapping
from typing import Final

from reportedly.brief.cards.lines import say_place, say_when
from reportedly.brief.moments import Moments
from reportedly.brief.report.document import Note, Page, Ref
from reportedly.brief.view import View
from reportedly.brief.voices import say_chain, say_outlet
from reportedly.errors import BrokenLedger
from reportedly.records import ArticleDate, DateBasis, Span, Stated, Statement

__all__ = ["Notes", "say_dated"]

_BASES: Final = {
    DateBasis.DECLARED: "as declared by whoever added the page",
    DateBasis.METADATA: "by the page's metadata",
    DateBasis.STATED: "as the page states",
    DateBasis.INFERRED: "inferred",
}


class Notes:
    """Collects citations; the same place is one note however often it is cited."""

    def __init__(self, view: View, texts: Mapping[str, str]) -> None:
        """``texts``: page text by article id."""
        self._view, self._texts = view, texts
        self._found: dict[tuple[str, Span], Note] = {}

    def cite(self, statement: Statement) -> Ref:
        """The sentence in which a statement stands, with the chain that the text names."""
        return self.cite_place(
            statement.article_id, statement.sentence, chain=say_chain(statement, self._view)
        )

    def cite_place(self, article_id: str, span: Span, *, chain: str = "") -> Ref:
        """Any words of a page. Raises BrokenLedger where the page has no such words."""
        known = self._found.get((article_id, span))
        if known is None:
            text, article = self._texts[article_id], self._view.articles[article_id]
            try:
                words = span.of(text)
            except ValueError as error:
                raise BrokenLedger(
                    article_id,
                    f"cites words that it does not hold ({error})",
                    "restore the folder from a copy",
                ) from error
            known = self._found[article_id, span] = Note(
                number=len(self._found) + 1,
                outlet=say_outlet(article, self._view),
                when=say_dated(article.published, self._view.dates.get(article_id)),
                chain=chain if "→" in chain else "",
                place=say_place(text, span),
                capture=article_id,
                words=words,
            )
        return Ref(known.number)

    def all(self) -> tuple[Note, ...]:
        """The notes so far, by number."""
        return tuple(self._found.values())

    def pages(self) -> tuple[Page, ...]:
        """The pages that the notes cite, in the order of the first note."""
        cited = dict.fromkeys(note.capture for note in self._found.values())
        return tuple(self._page(article_id) for article_id in cited)

    def _page(self, article_id: str) -> Page:
        article = self._view.articles[article_id]
        return Page(
            capture=article_id,
            outlet=say_outlet(article, self._view),
            title=article.title.value,
            when=say_dated(article.published, self._view.dates.get(article_id)),
            address=article.url.value,
        )


def say_dated(published: Stated, inferred: ArticleDate | None = None) -> str:
    """When a page was published and how that is known: a date is never shown without its basis."""
    if published.value is not None:
        return f"{say_when(published.value)} ({_BASES[published.basis]})"
    if inferred is not None and inferred.basis is DateBasis.INFERRED:
        between = Moments().say_between(inferred.earliest, inferred.latest)
        return f"undated; inferred: {between} ({inferred.why})"
    return "undated"
