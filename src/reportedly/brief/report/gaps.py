"""Gaps: what nobody named stands behind, what is undated, what was not verified or not read."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from reportedly.brief.heading import say_remarks
from reportedly.brief.layout import shorten
from reportedly.brief.report.answers import best_of
from reportedly.brief.report.document import Block, Bullets, Heading, Inline, Paragraph, Strong
from reportedly.brief.report.material import Desk
from reportedly.brief.report.naming import name_of
from reportedly.brief.report.notes import say_dated
from reportedly.brief.report.spread import say_count
from reportedly.brief.report.standing import number_rows
from reportedly.brief.voices import say_outlet
from reportedly.brief.where import Where
from reportedly.records import Article, PartyType, Tier

__all__ = ["gaps_section"]

_LANGUAGE: Final = "en"
"""The language that the rules are made for."""
_TITLE: Final = 80


def gaps_section(desk: Desk) -> Iterator[Block]:
    """What a reader should not take for known, and what is missing from the pages."""
    yield Heading(2, "Gaps", "gaps")
    rest = replace(desk.material.coverage, undated=0)  # the undated are told by name
    items = [
        *_no_named_source(desk),
        *_no_as_of(desk),
        *_not_verified(desk),
        *_undated(desk),
        *_no_outlet(desk),
        *_other_language(desk),
        *((remark[:1].upper() + remark[1:] + ".",) for remark in say_remarks(rest)),
    ]
    if items:
        yield Bullets(tuple(items))
    else:
        yield Paragraph(("None found in these pages.",))


def _no_named_source(desk: Desk) -> Iterator[tuple[Inline, ...]]:
    """Questions that only outlets themselves, the unnamed or nobody answer."""
    rows = [row for row in desk.material.rows if row.standing and not _has_named_source(row, desk)]
    if not rows:
        return
    item: list[Inline] = [Strong(f"No named source: {say_count(len(rows), 'question')}. ")]
    for number, row in enumerate(rows[: desk.material.limit]):
        item += ["; " if number else "", _titled(row)]
        statement = best_of(row.standing[0], desk)
        if statement is not None:
            item.append(desk.notes.cite(statement))
    if len(rows) > desk.material.limit:
        item.append(f"; and {say_count(len(rows) - desk.material.limit, 'other')}")
    yield (*item, ".")


def _has_named_source(row: Where, desk: Desk) -> bool:
    return any(
        not telling.own_voice
        and desk.view.statements[telling.statement].source.type is not PartyType.ANONYMOUS
        for answer in row.standing
        for telling in (*answer.for_it, *answer.against)
    )


def _titled(row: Where) -> str:
    name = name_of(row)
    return name if name.startswith("“") else f"{name}: {row.value}"


def _no_as_of(desk: Desk) -> Iterator[tuple[Inline, ...]]:
    """Counts of which no text says as of when they hold."""
    rows = [
        row
        for row in number_rows(desk.material.rows)[: desk.material.limit]
        if not any(telling.as_of for answer in row.standing for telling in answer.for_it)
    ]
    if rows:
        names = "; ".join(f"{name_of(row)} ({row.value})" for row in rows)
        yield (
            Strong("No as-of: "),
            f"of these figures no text says when they were counted, only when they were published: {names}.",
        )


def _not_verified(desk: Desk) -> Iterator[tuple[Inline, ...]]:
    """The outlets' own notices that they could not check something."""
    notices = [each for each in desk.view.statements.values() if each.tier is Tier.DISCLAIMER]
    notices.sort(key=lambda each: (each.article_id, each.sentence.start, each.key))
    for notice in notices[: desk.material.limit]:
        article = desk.view.articles[notice.article_id]
        words = " ".join(notice.sentence.of(desk.material.texts[notice.article_id]).split())
        yield (
            Strong("Not verified: "),
            f"{say_outlet(article, desk.view)} says of its own report: “{words}”",
            desk.notes.cite(notice),
        )
    if len(notices) > desk.material.limit:
        left = len(notices) - desk.material.limit
        yield (f"{left} more such notices; see reportedly search verify",)


def _undated(desk: Desk) -> Iterator[tuple[Inline, ...]]:
    pages = [each for each in _pages(desk) if each.published.value is None]
    if pages:
        told = "; ".join(
            f"{_page(each, desk)}, {say_dated(each.published, desk.view.dates.get(each.article_id))}"
            for each in pages[: desk.material.limit]
        )
        yield (Strong(f"Undated: {say_count(len(pages), 'page')}. "), f"{told}.")


def _no_outlet(desk: Desk) -> Iterator[tuple[Inline, ...]]:
    pages = [each for each in _pages(desk) if each.outlet.value is None]
    if pages:
        told = "; ".join(_page(each, desk) for each in pages[: desk.material.limit])
        yield (Strong(f"No outlet named: {say_count(len(pages), 'page')}. "), f"{told}.")


def _other_language(desk: Desk) -> Iterator[tuple[Inline, ...]]:
    pages = [each for each in _pages(desk) if each.language not in (None, _LANGUAGE)]
    if pages:
        told = "; ".join(f"{_page(each, desk)}, language {each.language}" for each in pages)
        yield (Strong("Not read for who said what: "), f"the rules are made for English. {told}.")


def _pages(desk: Desk) -> list[Article]:
    return sorted(desk.view.articles.values(), key=lambda each: each.article_id)


def _page(article: Article, desk: Desk) -> str:
    title = shorten(article.title.value or "no title", _TITLE)
    return f"“{title}” ({say_outlet(article, desk.view)}, page {desk.view.short(article.article_id)})"
