"""A card: a title and labelled entries, rendered in one way whatever it shows."""

from dataclasses import dataclass
from typing import Final

from reportedly.brief.layout import columns_of, pad, wrap
from reportedly.brief.terminal import terminal_safe

__all__ = ["Card", "Entry", "render_card"]

_MOST: Final = 14
"""Columns of the widest label; what is longer stands on a line of its own."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a card. An empty label continues the entry above; text None makes the label a heading."""

    label: str
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is known of one thing, in reading order. ``id``: the whole id."""

    title: str
    id: str
    entries: tuple[Entry, ...]


def render_card(card: Card, *, width: int) -> list[str]:
    """Lines of at most ``width`` columns. Everything passes ``terminal_safe`` here."""
    size = max(
        (min(columns_of(entry.label), _MOST) for entry in card.entries if entry.text is not None), default=0
    )
    indent = " " * (size + 2)
    lines = wrap(terminal_safe(card.title), width, rest="  ")
    for entry in card.entries:
        if entry.text is None:
            lines += ["", terminal_safe(entry.label)]
            continue
        lines += wrap(terminal_safe(entry.text), width, first=pad(entry.label, size) + "  ", rest=indent)
    return [*lines, "", f"whole id {card.id}"]
