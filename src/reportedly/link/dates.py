"""When articles were published, as far as the story itself tells. What is not told stays undated."""

import re
from collections.abc import Sequence
from typing import Final

from reportedly.records import Analysis, ArticleDate, DateBasis, TimeRole, Timex, TimexType

__all__ = ["date_articles"]

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}|XXXX-\d{2}-\d{2}")


def date_articles(analyses: Sequence[Analysis]) -> tuple[ArticleDate, ...]:
    """An ArticleDate for every article, sorted by id."""
    return tuple(_date(analysis) for analysis in sorted(analyses, key=lambda a: a.article.article_id))


def _date(analysis: Analysis) -> ArticleDate:
    published = analysis.article.published
    if published.value is not None:
        return ArticleDate(
            article_id=analysis.article.article_id,
            earliest=published.value,
            latest=published.value,
            basis=published.basis,
            evidence=(published.span,) if published.span else (),
            why=published.evidence,
        )
    latest = _latest_past_day(analysis)
    if latest is None:
        return ArticleDate(
            article_id=analysis.article.article_id,
            earliest=None,
            latest=None,
            basis=DateBasis.UNKNOWN,
            evidence=(),
            why="no date on the page, and no day named in full that had passed",
        )
    return ArticleDate(
        article_id=analysis.article.article_id,
        earliest=latest.value[:10],
        latest=None,
        basis=DateBasis.INFERRED,
        evidence=(latest.span,),
        why="not before the latest day that it tells of as past",
    )


def _latest_past_day(analysis: Analysis) -> Timex | None:
    """The latest day, named in full, on which something was said or counted; the later mention wins a tie.

    Days of planned or forecast things do not count, and days without a year only
    where no day with one is named: "25 June" alone does not tell which June.
    """
    days = [
        timex
        for timex in analysis.timexes
        if timex.type in (TimexType.DATE, TimexType.TIME)
        and timex.role in (TimeRole.STATEMENT, TimeRole.AS_OF)
        and _DAY.match(timex.value)
    ]
    full = [timex for timex in days if not timex.value.startswith("XXXX")]
    if not full and len({timex.value[:10] for timex in days}) != 1:
        return None
    return max(full or days, key=lambda timex: (timex.value[:10], timex.span.start), default=None)
