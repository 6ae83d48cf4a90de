"""Whether this machine can run Reportedly: what ``doctor`` asks, one check a line."""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from reportedly.errors import NotAStory, ReportedlyError

__all__ = ["Check", "examine"]

_PYTHON = (3, 11)
_SQLITE = (3, 37, 0)


@dataclass(frozen=True, slots=True)
class Check:
    """One finding: ``said`` names what was looked at; ``remedy`` is None where all is well."""

    said: str
    remedy: str | None = None


def examine(find_story: Callable[[], Path], *, story_named: bool = False) -> Iterator[Check]:
    """Every check, one after the other; none stops the next.

    story_named  the person named the story: that it is none is then a problem.
    """
    yield _python()
    yield _sqlite()
    yield _full_text()
    yield _weights()
    yield _lexicons()
    yield _story(find_story, story_named)
    yield from _dates(find_story)


def _python() -> Check:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < _PYTHON:
        return Check(f"Python {version} is too old", "use Python 3.11 or newer")
    return Check(f"Python {version}")


def _sqlite() -> Check:
    said = f"SQLite {sqlite3.sqlite_version}"
    if sqlite3.sqlite_version_info < _SQLITE:
        return Check(f"{said} is too old", "use a Python built with SQLite 3.37 or newer")
    return Check(said)


def _full_text() -> Check:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE passages USING fts5 (words)")
    except sqlite3.OperationalError:
        return Check("full-text search (FTS5) is missing", "use a Python whose SQLite has FTS5")
    finally:
        connection.close()
    return Check("full-text search (FTS5)")


def _weights() -> Check:
    from reportedly.parse.weights import find_weights

    try:
        weights = find_weights()
    except ReportedlyError as error:
        return Check(f"language model: {error.problem}", error.remedy)
    return Check(f"language model {weights.label}, every file as pinned")


def _lexicons() -> Check:
    from reportedly.lexicons.schemas import SCHEMAS, check_table
    from reportedly.lexicons.tables import load_table

    folder, count = resources.files("reportedly.lexicons") / "en", 0
    for name in sorted(file.name for file in folder.iterdir() if file.name.endswith(".tsv")):
        table = name.removesuffix(".tsv")
        try:
            problems = list(check_table(load_table(table), SCHEMAS[table])) if table in SCHEMAS else []
        except ReportedlyError as error:
            problems = [str(error)]
        if problems:
            return Check(f"lexicon {name}: {problems[0]}", "correct the row, or install Reportedly again")
        count += 1
    return Check(f"{count} lexicons")


def _story(find_story: Callable[[], Path], named: bool) -> Check:
    from reportedly.ledger import Story, articles, is_linked, pending

    try:
        folder = find_story()
        story = Story.open(folder)
        with story.reading() as ledger:
            held, waiting, linked = (
                len(articles(ledger)),
                len(pending(ledger)),
                is_linked(ledger, story.tables),
            )
    except NotAStory as error:
        if named:
            return Check(f"story {error.subject}: {error.problem}", error.remedy)
        return Check("no story here (none is needed for this check)")
    except ReportedlyError as error:
        return Check(f"story {error.subject}: {error.problem}", error.remedy)
    said = f"story {folder.resolve()}: {held} article{'' if held == 1 else 's'}"
    if waiting:
        return Check(f"{said}, {waiting} inputs not finished", "run `reportedly add`")
    if not linked:
        return Check(f"{said}, not linked since the last change", "run `reportedly add`")
    return Check(said)


def _dates(find_story: Callable[[], Path]) -> Iterator[Check]:
    """Articles dated after they were captured, one a line; nothing where there is no story to look at."""
    from reportedly.brief.moments import Moments
    from reportedly.cli.fetch import shortener
    from reportedly.ledger import Story
    from reportedly.ledger.postdated import postdated

    say = Moments().say
    try:
        story = Story.open(find_story())
        with story.reading() as ledger:
            short = shortener(ledger)
            found = [(short(each.article.article_id), each) for each in postdated(ledger)]
    except ReportedlyError:
        return  # told by the check of the story itself
    for identifier, each in found:
        yield Check(
            f"article {identifier} ({each.address}) is dated {say(each.article.published.value)}"
            f" and was captured before that, {say(each.obtained_at)}",
            f"if the date is wrong: reportedly review fix {identifier} published=TIME",
        )
