"""Which story is meant: the folder named, or the nearest one above, as git looks for its repository."""

from pathlib import Path

import typer

from reportedly.errors import NotAStory
from reportedly.ledger import Story

__all__ = ["find_story", "open_story"]


def open_story(context: typer.Context, named: str | None) -> Story:
    """The story named after the command, else before it, else the nearest one.

    Raises NotAStory, NewerLedger or BrokenLedger.
    """
    folder = named if named is not None else (context.find_root().params.get("story"))
    return Story.open(folder if folder is not None else find_story(Path.cwd()))


def find_story(start: Path) -> Path:
    """The first folder from ``start`` upward that holds a ledger. Raises NotAStory."""
    for folder in (start, *start.parents):
        if (folder / "story.db").exists():
            # Relative while it can be: what is printed then reads as it would be typed.
            return Path() if folder == start else folder
    raise NotAStory(
        str(start),
        "neither this folder nor one above it is a story",
        "make one with `reportedly init`, or name it with -s DIR",
    )
