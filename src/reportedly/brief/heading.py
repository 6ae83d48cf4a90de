"""What stands above and below the main screen: what was read, what was not, what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.brief.moments import Moments, order_key
from reportedly.brief.terminal import terminal_safe
from reportedly.records import Article

__all__ = ["Coverage", "coverage_of", "say_coverage", "say_remarks"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What the ledger rests on."""

    title: str  # of the story
    articles: int
    outlets: int  # named ones
    nameless: int  # articles whose outlet nothing tells
    first: str | None  # publication, ISO 8601
    last: str | None
    undated: int
    unlinked: int = 0  # articles not linked yet
    rejected: int = 0  # inputs that became no article, and were not added since
    pending: int = 0  # inputs asked for and not finished
    edited: int = 0  # articles of which an earlier version is among them
    left_out: int = 0  # undated articles that an as-of leaves out
    as_of: str | None = None


def coverage_of(articles: Sequence[Article], *, title: str) -> Coverage:
    """Counted from the articles alone; what the ledger knows beside them is filled in with ``replace``."""
    outlets = {article.outlet.value.casefold() for article in articles if article.outlet.value}
    dates = sorted(
        (article.published.value for article in articles if article.published.value), key=order_key
    )
    return Coverage(
        title=title,
        articles=len(articles),
        outlets=len(outlets),
        nameless=sum(article.outlet.value is None for article in articles),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        undated=len(articles) - len(dates),
    )


def say_coverage(coverage: Coverage) -> tuple[str, ...]:
    """``12 articles``, ``7 outlets``, ``6 May 2031 09:35 – 7 May 2031 18:00``: what there is to say of them."""
    parts = [_count(coverage.articles, "article")]
    if coverage.outlets:
        parts.append(_count(coverage.outlets, "outlet"))
    if coverage.nameless:
        parts.append(f"{coverage.nameless} with no outlet named")
    if coverage.first and coverage.last:
        say = Moments().say
        first, last = say(coverage.first), say(coverage.last)
        parts.append(first if first == last else f"{first} – {last}")
    if coverage.as_of:
        parts.append(f"as of {terminal_safe(coverage.as_of)}")
    return tuple(parts)


def say_remarks(coverage: Coverage) -> tuple[str, ...]:
    """What a reader must know before trusting the screen, each with what to do; nothing when all is well."""
    remarks = []
    if coverage.undated:
        verb = "states" if coverage.undated == 1 else "state"
        said = f"{coverage.undated} of {_count(coverage.articles, 'article')} {verb} no publication date;"
        some = "order unknown" if coverage.undated == coverage.articles else "when they came is unknown"
        remarks.append(f"{said} {some} (to declare it: add --published)")
    if coverage.edited:
        was = "page was" if coverage.edited == 1 else "pages were"
        remarks.append(
            f"{coverage.edited} {was} edited after being entered; what each version says is counted"
            " (what changed: reportedly diff --since TIME)"
        )
    if coverage.left_out:
        remarks.append(
            f"{_count(coverage.left_out, 'undated article')} left out: nobody can say whether"
            f" {'it was' if coverage.left_out == 1 else 'they were'} out by then"
        )
    if coverage.unlinked:
        remarks.append(
            f"{_count(coverage.unlinked, 'article')} not linked yet: run `reportedly add` again to finish"
        )
    if coverage.pending:
        remarks.append(
            f"{_count(coverage.pending, 'input')} not finished: run `reportedly add` again to finish"
        )
    if coverage.rejected:
        remarks.append(f"{_count(coverage.rejected, 'input')} rejected: reportedly log")
    return tuple(remarks)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
