"""Changed: figures left behind, what was withdrawn, pages rewritten without a word, and what came since a moment."""

from collections.abc import Iterator
from typing import Final

from reportedly.brief.report.answers import best_of, cited_line, said_item
from reportedly.brief.report.document import Block, Bullets, Heading, Inline, Paragraph, Strong
from reportedly.brief.report.material import Desk, Versions
from reportedly.brief.report.naming import name_of, sentence_case
from reportedly.brief.report.rewrites import rewritten
from reportedly.brief.report.spread import say_count
from reportedly.brief.statuses import say_names
from reportedly.brief.voices import say_outlet
from reportedly.brief.where import Answer
from reportedly.records import Article, StatusLabel

__all__ = ["changed_section", "since_section"]

_EARLIER: Final = 6
"""Earlier figures told of one question."""
_REWRITES: Final = 5
"""Rewritten sentences told of one page."""


def changed_section(desk: Desk) -> Iterator[Block]:
    """What no longer stands, and pages that say something else than they did."""
    yield Heading(2, "Changed", "changed")
    earlier = [row for row in desk.material.rows if row.earlier]
    rewrites = list(_rewrites(desk))
    if not earlier and not rewrites:
        yield Paragraph(
            (
                "No figure was left behind, nothing was withdrawn, and no page is known to have been rewritten.",
            )
        )
        return
    shown = earlier[: desk.material.limit]
    for row in shown:
        yield Heading(
            3, f"{sentence_case(name_of(row))}: said before", f"before-{row.question.question_id[:10]}"
        )
        yield Bullets(tuple(_before(answer, desk) for answer in row.earlier[:_EARLIER]))
        if len(row.earlier) > _EARLIER:
            short = desk.view.short(row.question.question_id)
            yield Paragraph(
                (f"{len(row.earlier) - _EARLIER} more earlier answers; see reportedly show {short}",),
                remark=True,
            )
    if len(earlier) > len(shown):
        yield Paragraph(
            (f"{len(earlier) - len(shown)} more questions with earlier answers; see reportedly claims",),
            remark=True,
        )
    if rewrites:
        yield Heading(3, "Pages rewritten", "rewritten")
        yield from rewrites


def since_section(desk: Desk) -> Iterator[Block]:
    """What the pages published from a moment on brought; nothing where no moment is given."""
    since = desk.material.since
    if since is None:
        return
    said = desk.moments.say(since)
    yield Heading(2, f"Since {said}", "since")
    fresh = desk.material.fresh
    answers = [(row, answer) for row in desk.material.rows for answer in row.standing]
    new = [(row, answer) for row, answer in answers if _articles(answer, desk) <= fresh]
    silent = [
        (row, answer)
        for row, answer in answers
        if answer.claim.figures and not _articles(answer, desk) & fresh and _all_dated(answer, desk)
    ]
    yield Paragraph(
        (
            f"{say_count(len(fresh), 'article').capitalize()} published since then;"
            f" {say_count(len(new), 'new answer')}.",
        )
    )
    limit = desk.material.limit
    yield Bullets(
        tuple(
            (Strong(f"{sentence_case(name_of(row))}: "), *said_item(answer, desk))
            for row, answer in new[:limit]
        )
    )
    if len(new) > limit:
        yield Paragraph((f"{len(new) - limit} more new answers; see reportedly claims",), remark=True)
    if silent:
        yield Heading(3, "Standing figures that nobody has repeated since", "silent")
        yield Bullets(tuple(said_item(answer, desk) for _, answer in silent[:limit]))
        if len(silent) > limit:
            yield Paragraph((f"{len(silent) - limit} more; see reportedly claims",), remark=True)
        yield Paragraph(("Not repeated is not denied.",), remark=True)


def _articles(answer: Answer, desk: Desk) -> set[str]:
    statements = desk.view.statements
    return {statements[key].article_id for key in answer.claim.statements if key in statements}


def _all_dated(answer: Answer, desk: Desk) -> bool:
    return all(desk.view.published(key) is not None for key in _articles(answer, desk))


def _before(answer: Answer, desk: Desk) -> tuple[Inline, ...]:
    """An answer that no longer stands, and whether it was withdrawn or only left behind."""
    statement = best_of(answer, desk)
    status = answer.claim.status
    if status.label is StatusLabel.RETRACTED:
        by = f" by {say_names(status.retracted_by)}" if status.retracted_by else ""
        word = f"Withdrawn{by}: "
    else:
        word = ""
    if statement is None:
        return (Strong(word), f"{answer.said}.")
    return (Strong(word), *cited_line(statement, desk)) if word else cited_line(statement, desk)


def _rewrites(desk: Desk) -> Iterator[Block]:
    """Each page that was captured twice with other words."""
    for pair in desk.material.versions:
        items = list(_pair(pair, desk))
        if items:
            yield Paragraph(_heading(pair, desk))
            yield Bullets(tuple(items[:_REWRITES]))
            if len(items) > _REWRITES:
                yield Paragraph(
                    (f"{len(items) - _REWRITES} more changed sentences on that page.",), remark=True
                )


def _heading(pair: Versions, desk: Desk) -> tuple[Inline, ...]:
    later = desk.view.articles[pair.later]
    order = "" if pair.ordered else " Which capture is the newer one is not known."
    return (
        Strong(say_outlet(later, desk.view)),
        f", “{later.title.value or 'no title'}”, was captured twice with different words. {_notice(later)}{order}",
    )


def _notice(article: Article) -> str:
    if article.modified.value is None:
        return "The page states no time of change."
    return f"The page gives {article.modified.value} as its time of change."


def _pair(pair: Versions, desk: Desk) -> Iterator[tuple[Inline, ...]]:
    texts, articles = desk.material.texts, desk.view.articles
    first, second = ("Before", "After") if pair.ordered else ("One capture", "The other")
    changes = rewritten(articles[pair.earlier], texts[pair.earlier], articles[pair.later], texts[pair.later])
    for change in changes:
        item: list[Inline] = []
        for word, article_id, span in (
            (first, pair.earlier, change.before),
            (second, pair.later, change.after),
        ):
            if span is None:
                item += [Strong(f" {word}: "), "nothing."]
            else:
                words = " ".join(span.of(texts[article_id]).split())
                item += [Strong(f" {word}: "), f"“{words}”", desk.notes.cite_place(article_id, span)]
        yield tuple(item)
