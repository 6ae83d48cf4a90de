"""What people do with a story and may be stopped in: add pages, link them, review them, press Ctrl-C."""

import signal
import sys
from collections.abc import Collection, Sequence
from pathlib import Path

from benchmarks.crash.trials import Scene, Tell
from reportedly.cli import main
from reportedly.ingest import Entered, Rooms, ingest, relink
from reportedly.ledger import Story, add_edit, all_analyses, articles, edits, is_linked
from reportedly.records import Anchor, Edit
from reportedly.records.codec import record_id

__all__ = ["adding", "interrupted", "linking", "reviewing"]

_WHEN = "2031-04-02T18:05:00+02:00"
_LINKED = "linked"
_MOST_EDITS = 12


def adding(pages: Path, folder: Path, rooms: Rooms) -> Scene:
    """``add``: pages entered one by one, then linked. An article is told when it is entered."""
    start = Story.create(folder / "empty")

    def add(story: Story, tell: Tell) -> None:
        for outcome in ingest(story, [str(pages)], obtained_at=_WHEN, rooms=rooms):
            if isinstance(outcome, Entered):
                tell(outcome.article_id)
        relink(story, rooms=rooms)

    def finish(story: Story) -> None:
        for inputs in ([], [str(pages)]):  # what was written down, then what was not even that
            for _ in ingest(story, inputs, obtained_at=_WHEN, rooms=rooms):
                pass
        relink(story, rooms=rooms)

    return Scene(name="add", start=start.folder, act=add, kept=_articles, finish=finish)


def linking(pages: Path, folder: Path, rooms: Rooms) -> Scene:
    """Linking of articles entered before; told when it is done."""
    start = Story.create(folder / "unlinked")
    for _ in ingest(start, [str(pages)], obtained_at=_WHEN, rooms=rooms):
        pass

    def link(story: Story, tell: Tell) -> None:
        relink(story, rooms=rooms)
        tell(_LINKED)

    def kept(story: Story) -> Collection[str]:
        with story.reading() as ledger:
            return [_LINKED] if is_linked(ledger) else []

    return Scene(
        name="link", start=start.folder, act=link, kept=kept, finish=lambda story: _relinked(story, rooms)
    )


def reviewing(pages: Path, folder: Path, rooms: Rooms) -> Scene:
    """``review``: corrections appended one by one, with the linking that follows each; each told when kept."""
    start = Story.create(folder / "linked")
    for _ in ingest(start, [str(pages)], obtained_at=_WHEN, rooms=rooms):
        pass
    relink(start, rooms=rooms)
    corrections = _corrections(start)

    def review(story: Story, tell: Tell) -> None:
        for edit in corrections:
            with story.writing() as ledger:
                tell(add_edit(ledger, edit))
            relink(story, rooms=rooms)

    def kept(story: Story) -> Collection[str]:
        with story.reading() as ledger:
            return [record_id(edit) for edit in edits(ledger)]

    def finish(story: Story) -> None:
        with story.writing() as ledger:
            for edit in corrections:
                add_edit(ledger, edit)
        relink(story, rooms=rooms)

    return Scene(name="review", start=start.folder, act=review, kept=kept, finish=finish)


def interrupted(pages: Path, folder: Path, rooms: Rooms, stop: signal.Signals) -> Scene:
    """The command itself, told to end: exit code 130, one line that says so, and no traceback."""
    scene = adding(pages, folder / stop.name, rooms)

    def act(story: Story, tell: Tell) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.argv = ["reportedly", "-s", str(story.folder), "add", str(pages)]
        main()

    def says(code: int, said: str) -> str | None:
        stopped = [line for line in said.splitlines() if line.startswith("reportedly: stopped")]
        if code == 0:
            return None
        if code != 130 or len(stopped) != 1 or "Traceback" in said:
            return f"ended with {code} and said: {said[-400:]!r}"
        return None

    return Scene(
        name=f"add, {stop.name}",
        start=scene.start,
        act=act,
        kept=scene.kept,
        finish=scene.finish,
        signal=stop,
        says=says,
    )


def _articles(story: Story) -> Collection[str]:
    with story.reading() as ledger:
        return [row.article.article_id for row in articles(ledger)]


def _relinked(story: Story, rooms: Rooms) -> None:
    relink(story, rooms=rooms)


def _corrections(story: Story) -> Sequence[Edit]:
    """One correction of the stance of each statement, up to a dozen."""
    made = []
    with story.reading() as ledger:
        for analysis in all_analyses(ledger):
            text = analysis.page_text.text
            for statement in analysis.statements[:3]:
                span = statement.content[0]
                anchor = Anchor(
                    capture=analysis.article.article_id,
                    page_text=analysis.page_text.sha256,
                    renderer=analysis.page_text.renderer,
                    role="statement",
                    span=span,
                    exact=text[span.start : span.end],
                    prefix=text[max(0, span.start - 32) : span.start],
                    suffix=text[span.end : span.end + 32],
                )
                made.append(
                    Edit(
                        action="set",
                        anchor=anchor,
                        other=None,
                        field="stance",
                        old=None,
                        new="denies",
                        parties=(),
                        undoes=None,
                        reason="a trial",
                        who="benchmarks.crash",
                        when=_WHEN,
                    )
                )
    if not made:
        raise ValueError("these pages say nothing that could be corrected; take more of them")
    return made[:_MOST_EDITS]
