"""Conflicts between edits in words."""

from collections.abc import Callable

from reportedly.brief.cards.lines import say_when
from reportedly.brief.edits_said import say_edit, say_value
from reportedly.records import Edit
from reportedly.records.codec import record_id

__all__ = ["say_conflict"]


def say_conflict(pair: tuple[Edit, Edit], short: Callable[[str], str]) -> str:
    """Both sides with who and when, the later one last: it counts."""
    earlier, later = pair

    def told(edit: Edit) -> str:
        why = f", because {edit.reason}" if edit.reason else ""
        what = f"{edit.action} {say_value(edit.new)}" if edit.action in ("set", "add") else edit.action
        return f"{short(record_id(edit))} {what} ({edit.who}, {say_when(edit.when)}{why})"

    return f"conflict, {say_edit(later)}: {told(earlier)}, later {told(later)}: the later one counts"
