"""What ``where``, ``questions`` and ``figures`` look at: the story's questions, now or as of a moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from reportedly.brief.heading import Coverage, coverage_of
from reportedly.brief.order import chosen, ordered, without_retellings
from reportedly.brief.view import View, view_of
from reportedly.cli.fetch import files_of, shortener, view_from
from reportedly.ledger import (
    Ledger,
    Story,
    all_analyses,
    articles,
    claims,
    edits,
    pending,
    questions,
    read_log,
    undated_count,
    unlinked_count,
)
from reportedly.records import Question

__all__ = ["Standing", "standing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Questions in screen order with all that is needed to tell where they stand."""

    questions: tuple[Question, ...]
    view: View
    coverage: Coverage
    left_out: int  # questions beyond the limit


@contextmanager
def standing(
    story: Story, *, limit: int | None = None, as_of: str | None = None, brief: bool = False
) -> Iterator[Standing]:
    """The first ``limit`` questions, read while the ledger is held still.

    ``as_of``: linked again, purely, over the articles published by then; undated
    ones are left out, and counted. ``brief``: without the questions in words that
    only tell a figure again, and with every kind of question among the first ``limit``.
    """
    with story.reading() as ledger:
        yield (
            _at(ledger, story, limit, as_of, brief)
            if as_of is not None
            else _now(ledger, story, limit, brief)
        )


def _now(ledger: Ledger, story: Story, limit: int | None, brief: bool) -> Standing:
    answers = {claim.claim_id: claim for claim in claims(ledger)}
    everything = ordered(questions(ledger), answers)
    everything = without_retellings(everything, answers) if brief else everything
    shown = chosen(everything, answers, limit) if brief and limit else everything[:limit]
    asked = [answers[key] for question in shown for key in question.claims if key in answers]
    rows = articles(ledger)
    known = [row.article for row in rows]
    view = view_from(
        ledger,
        statement_keys={key for claim in asked for key in (*claim.statements, *claim.against)},
        figure_keys={key for claim in asked for key in claim.figures},
        articles=known,
        claims=asked,
    )
    log = read_log(ledger)
    coverage = replace(
        coverage_of(known, title=story.title),
        edited=sum(bool(row.earlier) for row in rows),
        unlinked=unlinked_count(ledger),
        rejected=len({row.rejected.subject for row in log.rejected if not row.mended}),
        pending=len(pending(ledger)),
    )
    return Standing(questions=shown, view=view, coverage=coverage, left_out=len(everything) - len(shown))


def _at(ledger: Ledger, story: Story, limit: int | None, as_of: str, brief: bool) -> Standing:
    from reportedly.ingest import correct  # only here: a screen of today reads what is linked already
    from reportedly.link import link

    rows = articles(ledger, as_of=as_of)
    by_then = {row.article.article_id for row in rows}
    found = [each for each in all_analyses(ledger, as_found=True) if each.article.article_id in by_then]
    corrections = edits(ledger)
    taken, read = correct(found, corrections, ledger=ledger)
    linked = link(taken, corrections, story.tables)
    view = view_of(read, linked, short=shortener(ledger), files=files_of(ledger))
    everything = ordered(linked.questions, view.claims)
    everything = without_retellings(everything, view.claims) if brief else everything
    shown = chosen(everything, view.claims, limit) if brief and limit else everything[:limit]
    coverage = replace(
        coverage_of([each.article for each in read], title=story.title),
        edited=sum(not by_then.isdisjoint(row.earlier) for row in rows),
        as_of=as_of,
        left_out=undated_count(ledger),
    )
    return Standing(questions=shown, view=view, coverage=coverage, left_out=len(everything) - len(shown))
