"""When articles were published, as far as the story itself tells. What is not told stays undated.

A date that the page states or a person declares stands as it is. For any other page an
interval is inferred: first from what it tells itself (``dating``), then from the story's
sequence, for a page that reuses the text of a dated one cannot be older than that. An
inferred interval is never shown as a plain date.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from reportedly.link.dates.evidence import Limit, earliest, has_year, latest, own_limits, with_year
from reportedly.records import Analysis, ArticleDate, DateBasis, Reuse, Span

__all__ = ["date_articles"]

_DAYS: Final = 365
_NEAR_END: Final = 31
"""Days by which an undated page may lie outside the story's dated ones without being taken for another year's."""

_UNKNOWN: Final = "no date on the page, and no day named in full that had passed"


def date_articles(analyses: Sequence[Analysis], reuses: Sequence[Reuse] = ()) -> tuple[ArticleDate, ...]:
    """An ArticleDate for every article, sorted by id.

    ``reuses``: text that these articles share; one whose direction is told puts the
    undated page after the dated one it copies from, or before the one that copies from it.
    """
    ordered = sorted(analyses, key=lambda analysis: analysis.article.article_id)
    known = {
        analysis.article.article_id: analysis.article.published.value[:10]
        for analysis in ordered
        if analysis.article.published.value is not None
    }
    story = (min(known.values()), max(known.values())) if known else None
    return tuple(
        _stated(analysis)
        if analysis.article.article_id in known
        else _inferred(analysis, story, *_by_sequence(analysis.article.article_id, reuses, known))
        for analysis in ordered
    )


def _stated(analysis: Analysis) -> ArticleDate:
    published = analysis.article.published
    return ArticleDate(
        article_id=analysis.article.article_id,
        earliest=published.value,
        latest=published.value,
        basis=published.basis,
        evidence=(published.span,) if published.span else (),
        why=published.evidence,
    )


def _inferred(
    analysis: Analysis, story: tuple[str, str] | None, after: Limit | None, before: Limit | None
) -> ArticleDate:
    """The interval of its own limits, narrowed by those of the sequence where they do not gainsay them.

    ``story``: first and last day of the story's dated articles; they give a day without
    a year the year in which it can bound anything here.
    """
    low, high = own_limits(analysis)
    if story is not None:
        low, high = _passed(low, story[1]), _ahead(high, story[0])
    later = latest([limit for limit in (low, after) if limit is not None])
    if later is not None and (high is None or later.day <= high.day):
        low = later
    sooner = earliest([limit for limit in (high, before) if limit is not None])
    if sooner is not None and (low is None or low.day <= sooner.day):
        high = sooner
    limits = [limit for limit in (low, high) if limit is not None]
    return ArticleDate(
        article_id=analysis.article.article_id,
        earliest=low.day if low else None,
        latest=high.day if high else None,
        basis=DateBasis.INFERRED if limits else DateBasis.UNKNOWN,
        evidence=tuple(dict.fromkeys(span for limit in limits for span in limit.evidence)),
        why=_why(low, high) if limits else _UNKNOWN,
    )


def _passed(limit: Limit | None, last: str) -> Limit | None:
    """A day gone by, in the latest year that leaves it before the story's end, or not long after."""
    return _in_year(limit, last, latest_by=_NEAR_END)


def _ahead(limit: Limit | None, first: str) -> Limit | None:
    """A day to come, in the earliest year that leaves it after the story's beginning, or not long before."""
    return _in_year(limit, first, latest_by=_DAYS - _NEAR_END)


def _in_year(limit: Limit | None, anchor: str, *, latest_by: int) -> Limit | None:
    if limit is None or has_year(limit.day):
        return limit
    day = with_year(limit.day, anchor, latest_by=latest_by)
    return Limit(day=day, evidence=limit.evidence, why=limit.why)


def _why(low: Limit | None, high: Limit | None) -> str:
    said = [f"not before {low.why}"] if low else []
    return " and ".join([*said, *([f"not after {high.why}"] if high else [])])


def _by_sequence(
    article_id: str, reuses: Sequence[Reuse], known: Mapping[str, str]
) -> tuple[Limit | None, Limit | None]:
    """The limits that dated articles set which it copies from, and which copy from it."""
    after: list[Limit] = []
    before: list[Limit] = []
    for reuse in reuses:
        if article_id not in (reuse.a, reuse.b) or reuse.direction is None:
            continue
        other = reuse.b if article_id == reuse.a else reuse.a
        day = known.get(other)
        if day is None:
            continue
        spans = _shared(reuse, first=article_id == reuse.a)
        if reuse.direction == other:
            after.append(Limit(day=day, evidence=spans, why="the article it reuses text of"))
        else:
            before.append(Limit(day=day, evidence=spans, why="an article that reuses its text"))
    return latest(after), earliest(before)


def _shared(reuse: Reuse, *, first: bool) -> tuple[Span, ...]:
    """The longest run that the two share, on this article's side."""
    runs = [shared.a if first else shared.b for shared in reuse.shared]
    return (max(runs, key=len),) if runs else ()
