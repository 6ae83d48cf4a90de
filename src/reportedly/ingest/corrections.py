"""Analyses as people have corrected them: some corrections change what is read, the rest how it reads."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reportedly.ingest.rereading import Rereader
from reportedly.ingest.rooms import Rooms
from reportedly.ledger import Ledger
from reportedly.records import Analysis, Article, Edit

__all__ = ["correct"]

_READ_FROM = ("lines", "published", "outlet")
"""Fields of an article that its statements, figures and times are read from."""
_FAULTS: Final = (
    ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError
)  # fmt: skip
"""What a rule raises that meets a page it was not made for. A full disk, lost memory or a damaged ledger is none."""

_LOG: Final = logging.getLogger(__name__)
"""Warnings, which go to standard error unless a program that uses this package sends them elsewhere."""


def correct(
    found: Sequence[Analysis],
    edits: Sequence[Edit],
    *,
    rooms: Rooms | None = None,
    ledger: Ledger | None = None,
) -> tuple[tuple[Analysis, ...], tuple[Analysis, ...]]:
    """The analyses that linking takes beside ``edits``, and the same with the edits applied, as screens show them.

    found   what the rules found, with nobody's corrections.
    ledger  where pages read again are remembered; without it each is read anew.

    Where people relabelled a line, or corrected a date or outlet, the page is read
    again under that; all other pages are taken as they were found. Nothing is read
    again, and no language model loaded, without such an edit.
    """
    if not edits:
        return tuple(found), tuple(found)
    do = rooms or Rooms.real()
    if ledger is not None:
        do = Rereader(ledger, do).rooms()
    standing = do.live_edits(edits)
    carried = do.carry_edits(standing, found)
    more = {"carried": carried} if carried else {}
    touched = {e.anchor.capture for e in (*standing, *carried) if e.anchor}
    read: list[Analysis] = []
    for analysis in found:
        if analysis.article.article_id in touched:
            analysis = _read_again(analysis, do.correct_article(analysis, standing, **more), do)
        read.append(analysis)
    corrected = (
        do.apply_edits(each, standing, **more)[0] if each.article.article_id in touched else each
        for each in read
    )
    return tuple(read), tuple(corrected)


def _read_again(analysis: Analysis, article: Article, rooms: Rooms) -> Analysis:
    same = all(getattr(article, field) == getattr(analysis.article, field) for field in _READ_FROM)
    if same or rooms.read_again is None:
        return analysis
    try:
        return rooms.read_again(analysis.page_text, article)
    except _FAULTS as error:
        # A rule that trips over a page relabelled by hand must not stop the whole story from being linked;
        # the labels hold, the statements stay those found before, and whoever looks is told so.
        _LOG.warning(
            "article %s could not be read again as it was corrected (a rule failed: %s);"
            " its statements stay as they were found: look at them, or take the correction back"
            " (reportedly review --edits)",
            article.article_id[:12],
            type(error).__name__,
        )
        return replace(analysis, article=article)
