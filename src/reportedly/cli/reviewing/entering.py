"""Enter edits: each at a moment of its own, tried before it is kept, and linked afterwards."""

import getpass
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from reportedly import ledger as book
from reportedly.cli.reviewing.drafts import Draft, edit_of
from reportedly.errors import WrongUse
from reportedly.ingest import Rereader, Rooms, correct, relink
from reportedly.ledger import Ledger, Story
from reportedly.link import LINK_ACTIONS, apply_edits, taken_back
from reportedly.records import Edit
from reportedly.records.codec import record_id

__all__ = ["Entered", "enter_edits", "undo_edit", "who_types"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """An edit in the ledger, and how it is told."""

    edit_id: str
    said: str


def enter_edits(story: Story, drafts: Sequence[Draft], *, reason: str, who: str, now: str) -> list[Entered]:
    """Append the edits, all or none that make sense, and link the story again.

    Raises WrongUse for one that would change nothing: its words stand in no place that
    can be told, or its value does not go with the rest.
    """
    with story.writing() as ledger:
        known = book.edits(ledger)
        moments = _moments(now, known, len(drafts))
        made = [
            edit_of(draft, reason=reason, who=who, when=when)
            for draft, when in zip(drafts, moments, strict=True)
        ]
        _refuse_idle(ledger, known, made)
        entered = [
            Entered(edit_id=book.add_edit(ledger, edit), said=draft.said)
            for edit, draft in zip(made, drafts, strict=True)
        ]
    relink(story)
    return entered


def undo_edit(ledger: Ledger, named: str) -> Draft:
    """The draft that takes an edit back. Raises NoSuchId, and WrongUse where it is taken back already."""
    edit_id = book.resolve_id(ledger, named, kind="edit").id
    known = book.edits(ledger)
    edit = next(each for each in known if record_id(each) == edit_id)
    if edit_id in taken_back(known):
        raise WrongUse(
            named, "is taken back already", "undo the undo to restore it (see `reportedly review --edits`)"
        )
    told = f"{edit.action}{f' {edit.field}' if edit.field else ''} by {edit.who}"
    return Draft(action="undo", undoes=edit_id, said=f"taken back: {told}")


def who_types(given: str | None) -> str:
    """Who makes the correction: as given, else the name this person is logged in by."""
    if given is not None and not given.strip():
        raise WrongUse("--who", "is empty", "give a name, or leave it out")
    if given is not None:
        return given.strip()
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "somebody"


def _moments(now: str, known: Iterable[Edit], count: int) -> list[str]:
    """A moment for each edit, later than every edit before it: of two in one second, the later typed counts."""
    moment = datetime.fromisoformat(now)
    last = max((_instant(edit.when) for edit in known), default=None)
    step = timedelta(microseconds=1)
    if last is not None and last >= moment:
        moment = last.astimezone(moment.tzinfo) + step
    return [(moment + n * step).isoformat() for n in range(count)]


def _instant(when: str) -> datetime:
    read = datetime.fromisoformat(when)
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def _refuse_idle(ledger: Ledger, known: Sequence[Edit], made: Sequence[Edit]) -> None:
    rereader = Rereader(ledger, Rooms.real())
    for edit in made:
        if edit.anchor is None or edit.action in LINK_ACTIONS:
            continue
        found = book.analysis_of(ledger, edit.anchor.capture, as_found=True)
        read = correct([found], (*known, *made), rooms=rereader.rooms())[0][0]
        lost = apply_edits(read, (*known, *made))[1]
        if any(each == edit for each, _ in lost):
            what = f"{edit.field}={edit.new}" if edit.field else edit.action
            raise WrongUse(
                what[:120],
                "does not go with what stands there now (a low bound above the high one?)",
                "see `reportedly show ID` of what it corrects",
            )
    rereader.keep(all_asked=False)  # what was read to try the edits need not be read again to link
