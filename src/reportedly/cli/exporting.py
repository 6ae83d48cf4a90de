"""What exports are made from, fetched from the ledger: now, or linked again as of a moment."""

from dataclasses import dataclass

from reportedly.brief.exports import Material
from reportedly.brief.order import ordered
from reportedly.brief.view import view_of
from reportedly.cli.fetch import files_of, shortener
from reportedly.ledger import Ledger, Story, all_analyses, articles, edits, read_linking, read_own_columns
from reportedly.records import Analysis, Linking

__all__ = ["Fetched", "fetch_story"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A whole story in memory."""

    analyses: tuple[Analysis, ...]
    linking: Linking
    material: Material


def fetch_story(ledger: Ledger, story: Story, *, as_of: str | None = None) -> Fetched:
    """The story with people's corrections; with ``as_of``, linked again over what was published by then."""
    rows = {row.article.article_id: row for row in articles(ledger, as_of=as_of)}
    if as_of is None:
        read = tuple(all_analyses(ledger))
        linking = read_linking(ledger)
    else:
        from reportedly.ingest import correct  # only here: an export of today reads what is linked already
        from reportedly.link import link

        found = [each for each in all_analyses(ledger, as_found=True) if each.article.article_id in rows]
        corrections = edits(ledger)
        taken, read = correct(found, corrections, ledger=ledger)
        linking = link(taken, corrections, story.tables)
    own = read_own_columns(story.folder / "tables")
    view = view_of(read, linking, short=shortener(ledger), files=files_of(ledger))
    material = Material(
        title=story.title,
        view=view,
        questions=ordered(linking.questions, view.claims),
        events=tuple(
            sorted(linking.events, key=lambda each: (-each.articles, each.earliest or "", each.event_id))
        ),
        sentences={
            statement.key: statement.sentence.of(each.page_text.text)
            for each in read
            for statement in each.statements
        },
        hedges={
            figure.key: figure.hedge_span.of(each.page_text.text)
            for each in read
            for figure in each.figures
            if figure.hedge_span
        },
        addresses={article_id: row.address for article_id, row in rows.items()},
        own_columns=own.columns,
        own=own.of,
    )
    return Fetched(analyses=read, linking=linking, material=material)
