"""A story: a folder with its ledger, its captures, its tables and its settings."""

import os
import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from reportedly.errors import NotAStory, WrongUse
from reportedly.ledger import connection as sqlite
from reportedly.ledger.captures import Captures
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.lock import PATIENCE, write_lock
from reportedly.ledger.tables import read_tables
from reportedly.ledger.whole_files import UNFINISHED
from reportedly.records import Tables

__all__ = ["Story"]

_FILES: Final = ("story.db", "story.db-wal", "story.db-shm", "story.db-journal", "story.lock")
_PARTS: Final = (*_FILES, "captures", "tables", "reportedly.toml")

_UNFINISHED: Final = ".story-"
"""How the name of a ledger begins that is being made."""

_SETTINGS: Final = """\
# Settings of this story. Only data is read from here, never code.
# title = "Harbour bridge"
"""


@dataclass(frozen=True, slots=True)
class Story:
    """A folder; copying it moves the story. Made by ``create``, found by ``open``."""

    folder: Path

    @classmethod
    def create(cls, folder: Path | str) -> "Story":
        """Make a story in ``folder``, which may exist and hold other files.

        Raises WrongUse where it is a story already.
        """
        story = cls(Path(folder))
        if os.path.lexists(story.database):
            raise WrongUse(str(folder), "is a story already", "add pages to it with `reportedly add`")
        try:
            story.captures.folder.mkdir(parents=True, exist_ok=True)
            (story.folder / "tables").mkdir(exist_ok=True)
            for part in _PARTS:
                sqlite.refuse_links(story.folder / part)
            settings = story.folder / "reportedly.toml"
            if not settings.exists():
                settings.write_text(_SETTINGS, encoding="utf-8")
            # Made beside and renamed last: a folder is a story when, and only when, it is a whole one.
            with write_lock(story.folder):
                story._sweep()
                if os.path.lexists(story.database):  # somebody else was faster
                    raise WrongUse(str(folder), "is a story already", "add pages to it with `reportedly add`")
                new = story.folder / f"{_UNFINISHED}{os.getpid()}.db"
                sqlite.create(new)
                new.rename(story.database)
        except sqlite3.DatabaseError as error:
            if (explained := sqlite.explain(error, story.database)) is None:
                raise
            raise explained from error
        except OSError as error:
            raise WrongUse(
                str(folder), f"cannot become a story ({error.strerror})", "name a folder you may write to"
            ) from error
        return story

    @classmethod
    def open(cls, folder: Path | str) -> "Story":
        """The story in ``folder``.

        Raises NotAStory, NewerLedger or BrokenLedger. An older ledger is lifted to
        this version first.
        """
        story = cls(Path(folder))
        if not story.folder.is_dir():
            raise NotAStory(str(folder), "is not a folder", "make a story with `reportedly init`")
        for part in _PARTS:
            sqlite.refuse_links(story.folder / part)
        with story._explained():
            opened = sqlite.connect(story.database)
            outdated = sqlite.is_outdated(opened)
            opened.close()
        if outdated:
            with story.writing():
                pass
        return story

    @property
    def database(self) -> Path:
        """The ledger's file."""
        return self.folder / "story.db"

    @property
    def captures(self) -> Captures:
        """The bytes of the story's pages."""
        return Captures(self.folder / "captures")

    @property
    def tables(self) -> Tables:
        """What people laid down in ``tables/``. Raises WrongUse for a table that breaks its columns."""
        return read_tables(self.folder / "tables")

    @property
    def title(self) -> str:
        """The story's title from ``reportedly.toml``, or the folder's name."""
        title = self.settings().get("title")
        return title if isinstance(title, str) and title else self.folder.resolve().name

    def settings(self) -> dict[str, Any]:
        """What ``reportedly.toml`` says; empty without one. Raises WrongUse where it is no TOML."""
        path = self.folder / "reportedly.toml"
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise WrongUse(
                str(path), f"cannot be read ({error})", "correct the file, or delete it"
            ) from error

    @contextmanager
    def reading(self) -> Iterator[Ledger]:
        """The ledger as it stands at this moment: what is written meanwhile is not seen."""
        with self._explained():
            opened = sqlite.connect(self.database)
            try:
                opened.execute("PRAGMA query_only = ON")
                opened.execute("BEGIN")
                yield Ledger(opened)
            finally:
                opened.close()

    @contextmanager
    def writing(self, *, patience: float = PATIENCE) -> Iterator[Ledger]:
        """The ledger, for the one writer a story has at a time.

        Raises StoryInUse when somebody else goes on writing for ``patience`` seconds.
        """
        with write_lock(self.folder, patience=patience), self._explained():
            self._sweep()
            opened = sqlite.connect(self.database)
            try:
                sqlite.migrate(opened)
                yield Ledger(opened)
            finally:
                opened.close()

    def leftovers(self) -> tuple[str, ...]:
        """Files beside the story's own that no capture or part of it is, by their path in the story; sorted.

        Left by a killed process, which the next writer deletes, or put there by somebody.
        """
        unfinished = (path.name for path in self.folder.glob(f"{_UNFINISHED}*"))
        tables = (f"tables/{path.name}" for path in (self.folder / "tables").glob(f"{UNFINISHED}*"))
        return tuple(sorted((*unfinished, *tables, *self.captures.others())))

    def _sweep(self) -> None:
        """Delete what killed processes left half written; the lock is held, so nobody is at it."""
        for path in self.folder.glob(f"{_UNFINISHED}*.db*"):
            path.unlink(missing_ok=True)
        sqlite.refuse_links(self.folder / "tables")  # a link would lead to files that are not ours
        for path in (self.folder / "tables").glob(f"{UNFINISHED}*"):
            path.unlink(missing_ok=True)
        self.captures.sweep()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            if (explained := sqlite.explain(error, self.database)) is None:
                raise
            raise explained from error
