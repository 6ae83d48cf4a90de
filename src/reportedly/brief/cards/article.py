"""The cards of an article: what it is and how that is known; and its page text, line by line."""

from collections import Counter
from collections.abc import Iterator, Sequence

from reportedly.brief.amounts import say_count
from reportedly.brief.cards.card import Card, Entry
from reportedly.brief.cards.lines import capture_path, say_stated, statement_line
from reportedly.brief.marks import line_number
from reportedly.brief.moments import Moments
from reportedly.brief.view import View
from reportedly.brief.voices import say_outlet
from reportedly.records import Article, ArticleDate, DateBasis, LineKind, PageText, Reuse, Statement

__all__ = ["article_card", "page_card", "say_line_kinds"]


def article_card(
    article: Article,
    page: PageText,
    view: View,
    *,
    statements: Sequence[Statement] = (),
    figures: int = 0,
    copies: Sequence[tuple[str, Reuse]] = (),
    addresses: Sequence[str] = (),
    earlier: Sequence[str] = (),
) -> Card:
    """Everything known of an article. ``earlier``: article ids of earlier versions at the same address."""
    return Card(
        title=f"article {view.short(article.article_id)}: {article.title.value or 'no title'}",
        id=article.article_id,
        entries=(
            Entry("title", say_stated(article.title)),
            Entry("outlet", say_stated(article.outlet)),
            Entry("published", say_stated(article.published)),
            *_dated(view.dates.get(article.article_id)),
            Entry("modified", say_stated(article.modified)),
            *(Entry("author" if n == 0 else "", say_stated(fact)) for n, fact in enumerate(article.authors)),
            *(Entry("credit" if n == 0 else "", say_stated(fact)) for n, fact in enumerate(article.credits)),
            Entry("address", say_stated(article.url)),
            Entry("language", article.language or "could not be told"),
            *(Entry("read from" if n == 0 else "", address) for n, address in enumerate(addresses)),
            *(
                Entry("earlier" if n == 0 else "", f"{view.short(key)}  an earlier version")
                for n, key in enumerate(earlier)
            ),
            Entry("lines", say_line_kinds(article)),
            Entry("page text", _page(page)),
            Entry("capture", capture_path(article)),
            Entry("cleaned by", article.cleaned_by),
            *_copies(copies, article, view),
            Entry(f"{say_count(len(statements), 'statement')}, {say_count(figures, 'figure')}"),
            *(Entry("", statement_line(statement.key, view)) for statement in statements),
        ),
    )


def page_card(article: Article, page: PageText, view: View) -> Card:
    """The page text with its lines' numbers and labels: what was taken for the body, and what was not."""
    return Card(
        title=f"page text of article {view.short(article.article_id)}: {say_line_kinds(article)}",
        id=page.sha256,
        entries=tuple(
            Entry(
                f"{line_number(page.text, line.span.start):>4} {line.kind.value}",
                line.span.of(page.text) + (f"   ({line.reason})" if line.kind is not LineKind.BODY else ""),
            )
            for line in article.lines
        ),
    )


def say_line_kinds(article: Article) -> str:
    """``18 body, 2 heading, 9 nav``: the body first, then the rest by number."""
    counts = Counter(line.kind for line in article.lines)
    first = [kind for kind in (LineKind.BODY, LineKind.HEADING) if counts[kind]]
    rest = sorted(
        (kind for kind in counts if kind not in first), key=lambda kind: (-counts[kind], kind.value)
    )
    return ", ".join(f"{counts[kind]} {kind.value}" for kind in (*first, *rest)) or "no lines"


def _dated(dated: ArticleDate | None) -> Iterator[Entry]:
    if dated is not None and dated.basis is DateBasis.INFERRED:
        between = Moments().say_between(dated.earliest, dated.latest)
        yield Entry("", f"inferred: {between} ({dated.why})")


def _page(page: PageText) -> str:
    replaced = f", {page.replaced} characters replaced" if page.replaced else ""
    return f"{len(page.text):,} characters, {page.encoding}, {page.renderer}{replaced}, SHA-256 {page.sha256[:12]}"


def _copies(copies: Sequence[tuple[str, Reuse]], article: Article, view: View) -> Iterator[Entry]:
    for number, (identifier, reuse) in enumerate(copies):
        mine, other = (reuse.share_a, reuse.b) if reuse.a == article.article_id else (reuse.share_b, reuse.a)
        yield Entry(
            "shares text" if number == 0 else "",
            f"{view.short(identifier)}  {reuse.kind.value} with {say_outlet(view.articles.get(other), view)}"
            f" {view.short(other)}: {mine:.0%} of this article's words ({reuse.why})",
        )
