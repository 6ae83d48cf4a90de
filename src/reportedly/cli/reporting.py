"""What ``brief`` and ``timeline`` are made from: the whole story with its page texts, now or as of a moment."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise

from reportedly import __version__
from reportedly.brief.heading import Coverage, coverage_of
from reportedly.brief.order import ordered, without_retellings
from reportedly.brief.report import Material, Versions
from reportedly.brief.view import View, view_of
from reportedly.brief.where import compose_where
from reportedly.cli.fetch import files_of, shortener
from reportedly.ledger import (
    ArticleRow,
    Ledger,
    Story,
    all_analyses,
    articles,
    edits,
    ledger_digest,
    pending,
    read_linking,
    read_log,
    undated_count,
    unlinked_count,
)
from reportedly.records import Analysis, Interval, Linking, Timex

__all__ = ["read_material", "read_story", "read_times"]


@contextmanager
def read_material(
    story: Story, *, limit: int, as_of: str | None = None, since: str | None = None
) -> Iterator[Material]:
    """Everything a brief is composed from, while the ledger is held still."""
    with story.reading() as ledger:
        rows = articles(ledger, as_of=as_of)
        analyses, linking = read_story(ledger, story, rows, as_of=as_of)
        view = view_of(analyses, linking, short=shortener(ledger), files=files_of(ledger))
        questions = without_retellings(ordered(linking.questions, view.claims), view.claims)
        yield Material(
            rows=compose_where(questions, view),
            view=view,
            coverage=_coverage(ledger, story, analyses, as_of),
            texts={each.article.article_id: each.page_text.text for each in analyses},
            versions=tuple(_versions(rows)),
            made_from=f"Made by Reportedly {__version__} from the ledger with the digest {ledger_digest(ledger)}.",
            limit=limit,
            since=since,
            fresh=_since(ledger, since, as_of),
        )


@contextmanager
def read_times(
    story: Story, *, as_of: str | None = None
) -> Iterator[tuple[View, Mapping[str, Timex], Mapping[str, Interval]]]:
    """The story in view with its times, as worded and as anchored to their pages' dates, by timex key."""
    from reportedly.extract.times import anchor_timexes  # only here: no other screen anchors times

    with story.reading() as ledger:
        analyses, linking = read_story(ledger, story, articles(ledger, as_of=as_of), as_of=as_of)
        anchored = (
            interval
            for each in analyses
            for interval in anchor_timexes(
                each.timexes, each.page_text.text, dct=each.article.published.value
            )
        )
        yield (
            view_of(analyses, linking, short=shortener(ledger), files=files_of(ledger)),
            {timex.key: timex for each in analyses for timex in each.timexes},
            {interval.timex: interval for interval in anchored},
        )


def read_story(
    ledger: Ledger, story: Story, rows: Iterable[ArticleRow], *, as_of: str | None = None
) -> tuple[tuple[Analysis, ...], Linking]:
    """The analyses of these articles and what links them; as of a moment they are linked again, purely."""
    wanted = {row.article.article_id for row in rows}
    kept = tuple(
        each for each in all_analyses(ledger, as_found=as_of is not None) if each.article.article_id in wanted
    )
    if as_of is None:
        return kept, read_linking(ledger)
    from reportedly.ingest import correct  # only here: a brief of today reads what is linked already
    from reportedly.link import link

    corrections = edits(ledger)
    taken, read = correct(kept, corrections, ledger=ledger)
    return read, link(taken, corrections, story.tables)


def _since(ledger: Ledger, since: str | None, as_of: str | None) -> frozenset[str]:
    """The articles that may have come from that moment on. Raises WrongUse for a moment that is none."""
    if since is None:
        return frozenset()
    return frozenset(row.article.article_id for row in articles(ledger, since=since, as_of=as_of))


def _coverage(ledger: Ledger, story: Story, analyses: Iterable[Analysis], as_of: str | None) -> Coverage:
    coverage = coverage_of([each.article for each in analyses], title=story.title)
    if as_of is not None:
        return replace(coverage, as_of=as_of, left_out=undated_count(ledger))
    log = read_log(ledger)
    return replace(
        coverage,
        unlinked=unlinked_count(ledger),
        rejected=len({row.rejected.subject for row in log.rejected if not row.mended}),
        pending=len(pending(ledger)),
    )


def _versions(rows: Iterable[ArticleRow]) -> Iterator[Versions]:
    """Captures of one page: of one address as added, in order; else of one stated address, in no known order."""
    known = {row.article.article_id: row for row in rows}
    paired: set[frozenset[str]] = set()
    for identifier, row in sorted(known.items()):
        for earlier in (each for each in row.earlier if each in known):
            paired.add(frozenset((earlier, identifier)))
            yield Versions(earlier=earlier, later=identifier, ordered=True)
    by_address: dict[str, list[str]] = {}
    for identifier, row in sorted(known.items()):
        if row.article.url.value:
            by_address.setdefault(row.article.url.value, []).append(identifier)
    for same in by_address.values():
        for first, second in pairwise(same):
            if frozenset((first, second)) not in paired:
                yield Versions(earlier=first, later=second, ordered=False)
