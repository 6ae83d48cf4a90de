"""Corrections as a file: written by ``export edits``, read by ``import edits``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reportedly import ledger as book
from reportedly.errors import InvalidRecord, WrongUse
from reportedly.ledger import Ledger, Story
from reportedly.link import LINK_ACTIONS, check_value, edit_conflicts, live_edits
from reportedly.link.edits.settable import SPAN_FIELDS, plain
from reportedly.records import Edit
from reportedly.records.codec import decode, encode, record_id

__all__ = ["Imported", "edit_lines", "import_edits"]

_ACTIONS: Final = frozenset({"set", "accept", "reject", "add", "undo", *LINK_ACTIONS})
_MOST: Final = 50_000_000
"""Bytes of a file of corrections: a hundred thousand of them."""
_EDIT_LINE: Final = re.compile(r'\s*\{(?=[^\n]*"type"\s*:\s*"Edit")')
"""A line that was meant as a correction, whatever has become of it since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of a file of corrections."""

    new: tuple[Edit, ...]
    known: int
    refused: tuple[tuple[int, str], ...]  # line number, and why
    conflicts: tuple[tuple[Edit, Edit], ...]  # (earlier, later) of which one came with the file


def edit_lines(ledger: Ledger) -> Iterator[str]:
    """Every edit, those taken back too, oldest first: a record a line, as the codec writes it."""
    for edit in book.edits(ledger):
        yield encode(edit).decode() + "\n"


def import_edits(story: Story, path: Path) -> Imported:
    """Append the corrections of a file; those here already change nothing. The story is not linked yet.

    A line that is no correction, or one that could never hold, is refused and the rest
    goes on. Raises WrongUse for a file that cannot be read, or of which no line even
    looks like a correction: another file was meant, and its every line would be refused.
    """
    refused: list[tuple[int, str]] = []
    read: list[tuple[int, Edit]] = []
    lines = _lines(path)
    if lines and not any(_EDIT_LINE.match(line) for _, line in lines):
        raise WrongUse(
            str(path),
            "is no file of corrections, and nothing was imported",
            "name a file that `reportedly export edits` wrote (or write import tables FILE for a table of names)",
        )
    for number, line in lines:
        try:
            read.append((number, _checked(decode(line.encode(), Edit))))
        except InvalidRecord as error:
            refused.append((number, f"{error.problem}; {error.remedy}"))
    with story.writing() as ledger:
        before = {record_id(edit) for edit in book.edits(ledger)}
        added: list[Edit] = []
        left = [(n, edit) for n, edit in read if record_id(edit) not in before]
        known = len(read) - len(left)
        held, progress = set(before), True
        while left and progress:
            # An undo names an edit that must be there first, wherever in the file that one stands.
            ready = [(n, edit) for n, edit in left if edit.undoes is None or edit.undoes in held]
            for _, edit in ready:
                held.add(book.add_edit(ledger, edit))
                added.append(edit)
            left, progress = [each for each in left if each not in ready], bool(ready)
        refused += [(n, "takes back a correction that is neither here nor in the file") for n, _ in left]
        names = {record_id(edit) for edit in added}
        conflicts = edit_conflicts(book.edits(ledger))
    return Imported(
        new=tuple(added),
        known=known,
        refused=tuple(sorted(refused)),
        conflicts=tuple(pair for pair in conflicts if any(record_id(each) in names for each in pair)),
    )


def _lines(path: Path) -> Sequence[tuple[int, str]]:
    try:
        if path.stat().st_size > _MOST:
            raise WrongUse(str(path), "is larger than any file of corrections", "check what it is")
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(
            str(path), f"cannot be read ({error})", "name a file that `reportedly export edits` wrote"
        ) from error
    return [(n, line) for n, line in enumerate(text.split("\n"), start=1) if line.strip()]


def _checked(edit: Edit) -> Edit:
    """The edit, if it could ever hold. Raises InvalidRecord: one bad time would else stop all linking."""
    live_edits([edit])
    if edit.action not in _ACTIONS:
        raise InvalidRecord("Edit", f"has the unknown action {edit.action!r:.40}", "use a newer Reportedly")
    if (edit.action == "undo") != (edit.undoes is not None):
        raise InvalidRecord("Edit", "is an undo of nothing, or no undo of something", "export it again")
    if edit.action == "set":
        if edit.anchor is None or edit.field is None or edit.new is None:
            raise InvalidRecord("Edit", "sets nothing", "export it again")
        role = edit.anchor.role if edit.anchor.role in ("figure", "article", "line") else "statement"
        if edit.field not in SPAN_FIELDS:
            try:
                check_value(role, edit.field, plain(edit.new))
            except ValueError as error:
                raise InvalidRecord("Edit", str(error), "correct the line") from error
    return edit
