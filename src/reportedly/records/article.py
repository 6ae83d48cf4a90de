"""Capture, page text, lines and article: a page as obtained, and the same page read as news."""

from dataclasses import dataclass

from reportedly.records.spans import Span
from reportedly.records.words import DateBasis, LineKind

__all__ = ["Article", "Capture", "Declaration", "Line", "PageText", "Stated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Bytes as obtained.

    ``sha256`` identifies them. Where and when they were obtained is kept beside
    them (``address``, ``obtained_at``, ``how``) and stays out of the ledger
    digest: the same page captured twice is one capture.
    """

    sha256: str  # hex digest of the bytes
    size: int  # bytes
    media_type: str  # "text/plain" or "text/html", told by content, not by name
    address: str  # path or URL as the person gave it; "-" for standard input
    obtained_at: str  # ISO 8601 with offset
    how: str  # "file", "stdin", "http", "archive", "feed", "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What the person who added a capture says of it. Never taken from the page's own text."""

    capture: str  # SHA-256 of the captured bytes
    outlet: str | None = None
    published: str | None = None  # ISO 8601: "2031-04-02", "2031-04-02T18:05", "2031-04-02T18:05+02:00"
    url: str | None = None
    timezone: str | None = None  # IANA name


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """The one text that all offsets index. Rendered once, stored, never re-rendered in place.

    For plain text: the decoded file, no newline translation, no normalisation. For
    HTML: the DOM text of the whole page, a block a line. NUL and lone surrogates
    become U+FFFD; ``replaced`` counts them.
    """

    capture: str  # SHA-256 of the captured bytes
    sha256: str  # of ``text`` in UTF-8
    renderer: str  # "plain/1", "html/1"
    encoding: str  # as decoded: "utf-8", "windows-1252"
    text: str
    hidden: tuple[Span, ...] = ()  # parts the page hides inline
    replaced: int = 0  # code points replaced by U+FFFD


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A non-blank line of page text, labelled, with the reason. Cleaning labels; it never deletes."""

    span: Span  # without the white space at its edges
    kind: LineKind
    reason: str  # the rule or model that decided: "tail-cue:donate", "trafilatura", "shape/1 p=0.93"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A fact about the article and where it comes from. ``value`` is None exactly when basis is unknown."""

    value: str | None
    basis: DateBasis
    evidence: str  # 'og:site_name', 'line "By …"', '--outlet', or why it is unknown
    span: Span | None = None  # in the page text, when it stands there

    def __post_init__(self) -> None:
        if (self.value is None) != (self.basis is DateBasis.UNKNOWN):
            raise ValueError(f"value {self.value!r} does not go with basis {self.basis}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A capture read as news. The page text stands apart (``PageText``); offsets index it."""

    article_id: str  # the capture's SHA-256: one article a capture
    page_text: str  # SHA-256 of the page text
    renderer: str
    language: str | None  # ISO 639-1; None when it could not be told
    title: Stated
    outlet: Stated
    authors: tuple[Stated, ...]
    published: Stated  # ISO 8601, date or date-time
    modified: Stated
    url: Stated
    credits: tuple[Stated, ...]  # agencies credited or republished from, as named
    lines: tuple[Line, ...]
    cleaned_by: str  # "clean/1"

    def body(self) -> tuple[Span, ...]:
        """The body's lines in reading order, headings included."""
        return tuple(line.span for line in self.lines if line.kind in (LineKind.BODY, LineKind.HEADING))

    def prose(self) -> tuple[Span, ...]:
        """The body without its headings: what statements, figures and times are read from."""
        return tuple(line.span for line in self.lines if line.kind is LineKind.BODY)
