"""More that people do and may be stopped in: read kept pages anew, take tables over."""

import csv
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from benchmarks.crash.trials import Scene, Tell
from reportedly.ingest import ReadAnew, Rooms, TakenTable, import_tables, ingest, refresh, relink
from reportedly.ledger import Story, all_analyses, analysis_rows, enter_rows, obtained, past_analyses
from reportedly.records import Certainty

__all__ = ["importing", "refreshing"]

_WHEN = "2031-04-02T18:05:00+02:00"
_LATER = "2031-04-09T18:05:00+02:00"
_ROWS = 5_000
"""Of a table: enough that it is not written in one blow."""


def refreshing(pages: Path, folder: Path, rooms: Rooms) -> Scene:
    """``refresh --all`` of pages that other rules have read; a page is told when its new reading is in."""
    start = _linked(pages, folder / "older", rooms)
    with start.writing() as ledger:
        for analysis in list(all_analyses(ledger)):
            other = tuple(replace(each, certainty=Certainty.UNKNOWN) for each in analysis.statements)
            capture = obtained(ledger, analysis.article.article_id).capture
            enter_rows(ledger, analysis_rows(replace(analysis, statements=other)), capture)
    relink(start, rooms=rooms)

    def renew(story: Story, tell: Tell) -> None:
        for outcome in refresh(story, moment=_LATER, every=True, rooms=rooms):
            if isinstance(outcome, ReadAnew):
                tell(outcome.article_id)
        relink(story, always=True, moment=_LATER, rooms=rooms)

    def kept(story: Story) -> Collection[str]:
        # A new reading is there, and the one of then beside it.
        with story.reading() as ledger:
            past = past_analyses(ledger, _WHEN)
            return [
                each for each in past if all(s.certainty is Certainty.UNKNOWN for s in past[each].statements)
            ]

    return Scene(
        name="refresh", start=start.folder, act=renew, kept=kept, finish=lambda story: renew(story, _nobody)
    )


def importing(pages: Path, folder: Path, rooms: Rooms) -> Scene:
    """``import tables`` over a table of the story's own; told when it is taken."""
    start = _linked(pages, folder / "tabled", rooms)
    _write(start.folder / "tables" / "parties.csv", "old", _ROWS)
    relink(start, rooms=rooms)
    given = folder / "parties.csv"
    _write(given, "new", _ROWS)

    def take(story: Story, tell: Tell) -> None:
        for outcome in import_tables(story, [given]):
            if isinstance(outcome, TakenTable):
                tell(outcome.table)
        relink(story, rooms=rooms)

    def kept(story: Story) -> Collection[str]:
        rows = len(story.tables.aliases)
        if rows not in (_ROWS, 2 * _ROWS):
            raise AssertionError(f"a table of {rows} rows: neither the old one nor the new one")
        return ["parties"] if rows > _ROWS else []

    return Scene(
        name="import tables",
        start=start.folder,
        act=take,
        kept=kept,
        finish=lambda story: take(story, _nobody),
    )


def _linked(pages: Path, folder: Path, rooms: Rooms) -> Story:
    story = Story.create(folder)
    for _ in ingest(story, [str(pages)], obtained_at=_WHEN, rooms=rooms):
        pass
    relink(story, rooms=rooms)
    return story


def _write(path: Path, kind: str, rows: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("alias", "name", "note"))
        writer.writerows((f"{kind} {n}", f"party {n % 97}", f"note {n}") for n in range(rows))


def _nobody(thing: str) -> None:
    """Told to nobody."""
