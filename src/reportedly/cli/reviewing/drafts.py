"""An edit before it is entered: what it changes, without who, why and when."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.errors import WrongUse
from reportedly.records import Anchor, Edit

__all__ = ["Draft", "edit_of", "read_fields"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One edit to be, and how it is told."""

    action: str
    said: str  # "stance of 7f3a: asserts → denies"
    anchor: Anchor | None = None
    other: Anchor | None = None
    field: str | None = None
    old: str | None = None
    new: str | None = None
    parties: tuple[str, ...] = ()
    undoes: str | None = None


def edit_of(draft: Draft, *, reason: str, who: str, when: str) -> Edit:
    """The draft as a record."""
    return Edit(
        action=draft.action,
        anchor=draft.anchor,
        other=draft.other,
        field=draft.field,
        old=draft.old,
        new=draft.new,
        parties=draft.parties,
        undoes=draft.undoes,
        reason=reason,
        who=who,
        when=when,
    )


def read_fields(typed: Sequence[str]) -> list[tuple[str, str]]:
    """``stance=denies`` as ("stance", "denies"), in the order typed; a hyphen in a name is an underscore.

    Raises WrongUse for anything else, and for a field given twice.
    """
    fields: list[tuple[str, str]] = []
    for each in typed:
        name, equals, value = each.partition("=")
        name = name.strip().replace("-", "_")
        if not equals or not name:
            raise WrongUse(repr(each)[:80], "is no FIELD=VALUE", "write it as stance=denies")
        if name in (known for known, _ in fields):
            raise WrongUse(repr(name), "is given twice", "give it once")
        fields.append((name, value.strip()))
    return fields
