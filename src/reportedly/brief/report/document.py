"""A brief as blocks of plain text: composed once, rendered as Markdown or HTML. No markup in any string."""

from dataclasses import dataclass
from typing import TypeAlias

from reportedly.brief.charts import Chart

__all__ = [
    "Block",
    "Bullets",
    "Document",
    "Drawing",
    "Heading",
    "Inline",
    "Jump",
    "Note",
    "Page",
    "Paragraph",
    "Ref",
    "Strong",
]


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that carry the line."""

    text: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to the note of this number."""

    number: int


@dataclass(frozen=True, slots=True)
class Jump:
    """Words that lead to a heading of the same document."""

    text: str
    anchor: str


Inline: TypeAlias = str | Strong | Ref | Jump


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` 2 for a section, 3 for a question, 4 within it. ``anchor``: our own word, never a page's."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of text; ``remark``: what is said about the brief rather than about the story."""

    content: tuple[Inline, ...]
    remark: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure chart; where it cannot be drawn, its table stands for it."""

    chart: Chart


Block: TypeAlias = Heading | Paragraph | Bullets | Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Where words stand: enough to find them again by hand."""

    number: int
    outlet: str
    when: str  # "6 May 2025 09:35 (by the page's metadata)"
    chain: str  # who told whom, from the outlet outward; empty where nobody did
    place: str  # "line 12, characters [1204, 1391) of the page text"
    capture: str  # SHA-256 of the captured bytes, whole
    words: str  # the exact words


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page that notes cite: what a reader needs to ask for it, and its bytes' digest to know it by."""

    capture: str  # SHA-256 of the captured bytes, whole
    outlet: str
    title: str | None
    when: str
    address: str | None  # as the page states or its finder declared; words, never a link


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole brief, in reading order."""

    title: str
    coverage: tuple[str, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    pages: tuple[Page, ...]  # that the notes cite, in the order of the first note
    made_from: str  # what to compare to know whether it would be the same today
