"""What became of inputs, and what people corrected: rejected rows, anchors, edits."""

from dataclasses import dataclass

from reportedly.records.spans import Span

__all__ = ["Anchor", "Edit", "Rejected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """An input that did not become an article, and why; kept beside what was accepted."""

    subject: str  # path or URL as given
    capture: str | None  # SHA-256 when the bytes could be read
    stage: str  # "read", "clean", "parse", "extract"
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where on a page an edit holds: W3C TextQuote beside the exact span and its text's hash.

    Reattached in this order: same record → same span of the same page text →
    unique match of the quote in the newer page text → orphan, shown, never dropped.
    """

    capture: str
    page_text: str  # SHA-256 of the page text
    renderer: str
    role: str  # "statement", "cue", "source", "content", "figure", "line", "article"
    span: Span | None  # None for role "article"
    exact: str
    prefix: str  # up to 32 code points before
    suffix: str  # up to 32 code points after


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A person's correction. Append-only; a later one undoes an earlier one by naming it.

    ``action``: "set" (a field, old and new value), "reject", "accept", "add",
    "must-link", "cannot-link", "same-origin", "not-same-origin", "undo".

    A link edit is about one question or two; with ``field`` "event" about one event
    or two, and "accept" with that field confirms the event that the statement tells
    of, ``new`` holding what is known better (``link.events``).
    """

    action: str
    anchor: Anchor | None
    other: Anchor | None  # the second side of a link edit
    field: str | None
    old: str | None  # codec text of the value replaced
    new: str | None
    parties: tuple[str, ...]  # names, for link edits between parties
    undoes: str | None  # record id of the edit taken back
    reason: str
    who: str
    when: str  # ISO 8601 with offset
