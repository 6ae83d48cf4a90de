"""What a screen looks at: records by their ids, fetched by whoever holds the ledger."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from reportedly.records import (
    Analysis,
    Article,
    ArticleDate,
    Claim,
    DateBasis,
    Figure,
    Linking,
    Origin,
    Party,
    Statement,
)

__all__ = ["View", "by_name", "view_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A part of a ledger, in memory. What a record names but the part does not hold is left unsaid."""

    articles: Mapping[str, Article]
    statements: Mapping[str, Statement]
    figures: Mapping[str, Figure]
    number_words: Mapping[str, str]  # figure key → the exact words of its number
    sayings: Mapping[str, str]  # statement key → the exact words of its content
    claims: Mapping[str, Claim]
    parties: Mapping[str, Party]  # by case-folded name and alias; the named ones
    origins: Mapping[str, Origin]  # by origin id
    dates: Mapping[str, ArticleDate]  # by article id
    short: Callable[[str], str]  # the prefix by which a person calls an id
    files: Mapping[str, str] = field(
        default_factory=dict
    )  # article id → what a page without outlet is called

    def published(self, article_id: str) -> str | None:
        """When an article was published, as declared or stated; None where nothing says so."""
        article = self.articles.get(article_id)
        return article.published.value if article else None

    def inferred(self, article_id: str) -> tuple[str | None, str | None]:
        """The earliest and the latest day that an undated article can be of; (None, None) where nothing tells."""
        dated = self.dates.get(article_id)
        if dated is None or dated.basis is not DateBasis.INFERRED or self.published(article_id) is not None:
            return None, None
        return dated.earliest, dated.latest

    def outlet(self, article_id: str) -> str | None:
        """Who published an article; None where nothing says so."""
        article = self.articles.get(article_id)
        return article.outlet.value if article else None


def view_of(
    analyses: Iterable[Analysis],
    linking: Linking,
    *,
    short: Callable[[str], str],
    files: Mapping[str, str] | None = None,
) -> View:
    """A whole story as a view, straight from its analyses and what was linked of them.

    ``files``: labels of pages without outlet (``nameless.file_labels``).
    """
    articles: dict[str, Article] = {}
    statements: dict[str, Statement] = {}
    figures: dict[str, Figure] = {}
    number_words: dict[str, str] = {}
    sayings: dict[str, str] = {}
    for analysis in analyses:
        text = analysis.page_text.text
        articles[analysis.article.article_id] = analysis.article
        for statement in analysis.statements:
            statements[statement.key] = statement
            sayings[statement.key] = " … ".join(span.of(text) for span in statement.content)
        for figure in analysis.figures:
            figures[figure.key] = figure
            number_words[figure.key] = figure.number_span.of(text)
    return View(
        articles=articles,
        statements=statements,
        figures=figures,
        number_words=number_words,
        sayings=sayings,
        claims={claim.claim_id: claim for claim in linking.claims},
        parties=by_name(linking.parties),
        origins={origin.origin_id: origin for origin in linking.origins},
        dates={dated.article_id: dated for dated in linking.dates},
        short=short,
        files=files or {},
    )


def by_name(parties: Iterable[Party]) -> dict[str, Party]:
    """The named parties by every name they go by, case-folded; the first of two that share one wins."""
    found: dict[str, Party] = {}
    for party in parties:
        if party.article is None:
            for name in (party.name, *party.aliases):
                found.setdefault(name.casefold(), party)
    return found
