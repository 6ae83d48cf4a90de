"""HTML → text: what a browser would show of the whole page, one block a line.

The page is read as a stream of tags (libxml2's recovering HTML parser in its
event form), never as a tree: a tree of libxml2 ends at 2,048 levels and drops
what lies deeper, and walking one invites recursion.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from reportedly.read.tame import SAFE_END_TAGS, bound_nesting
from reportedly.records import Span

__all__ = ["Rendered", "render_dom"]

# What a browser never shows as text, or shows only through a program or another resource.
_DROPPED: Final = frozenset(
    (
        "applet",
        "audio",
        "canvas",
        "datalist",
        "embed",
        "frameset",
        "head",
        "iframe",
        "math",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "option",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
    )
)
_NEVER_TEXT: Final = frozenset(("head", "script", "style", "template", "title"))
_INLINE: Final = frozenset(
    (
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "output",
        "q",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "button",
        "picture",
        "source",
        "track",
        "map",
        "area",
        "param",
        "meta",
        "link",
        "basefont",
    )
)
_CELLS: Final = frozenset(("td", "th"))
_PREFORMATTED: Final = frozenset(("pre", "listing", "xmp", "plaintext"))
_VOID: Final = frozenset(
    (
        "area",
        "base",
        "basefont",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    )
)
_HIDING_STYLE: Final = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE
)
_SPACE: Final = re.compile(r"[ \t\n\f\r]+")  # CSS white space; the no-break space is not one
_LONG_CELL: Final = 80  # code points: above it a table is layout, and its cells are paragraphs
_REPLACEMENT: Final = "�"
_NOT_CARRIED: Final = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Rendered:
    """The text of a page and the spans of it that the page hides inline."""

    text: str
    hidden: tuple[Span, ...]
    replaced: int  # NULs and surrogates written as character references


def render_dom(source: str) -> Rendered:
    """The text of a whole page.

    One block element a line; ``<br>`` begins a line; the cells of a table row are
    separated by a tab, or by a line end where one is long; white space is collapsed
    as a browser does, and kept in ``<pre>``. Comments, scripts, styles, templates,
    ``noscript``, the head, drop-down lists and embedded media are left out. What the page
    hides inline (``hidden``, ``display:none``, ``visibility:hidden``) is kept as lines
    of its own, after the block in which it stands, and listed in ``hidden``;
    ``aria-hidden`` text is visible to the eye and is not hidden.

    Style sheets are not read: what only they hide counts as visible.
    """
    if source.count("</") > SAFE_END_TAGS:
        source = bound_nesting(source, inline=_INLINE, keep=_DROPPED | _VOID)
    data = source.encode("utf-8")
    rendered = _write_page(data, _DROPPED)
    # A <video> or <select> that is never closed swallows the page behind it; a browser's
    # repair differs from the parser's. Better the text of a menu than no text at all.
    return rendered if rendered.text.strip() else _write_page(data, _NEVER_TEXT)


def _write_page(data: bytes, dropped: frozenset[str]) -> Rendered:
    target = _PageWriter(dropped)
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, target=target)
    try:
        parser.feed(data)
        parser.close()
    except etree.XMLSyntaxError:
        # Only a document without any element raises here; what was read until then stands.
        pass
    return target.finish()


class _PageWriter:
    """Receives the parser's events and writes lines. All state of one rendering."""

    def __init__(self, dropped: frozenset[str]) -> None:
        self.left_out = dropped
        self.dropped = 0  # open elements, counted from the first one that is left out
        self.hidden = 0  # the same for hidden ones
        self.preformatted = 0
        self.visible = _Lines()
        self.aside = _Lines()  # hidden text waiting for the end of the visible line it stands in
        self.out: list[str] = []
        self.length = 0
        self.spans: list[Span] = []

    # The four names below are the parser target interface of lxml.
    def start(self, tag: str | bytes, attrib: Any) -> None:
        if self.dropped or tag in self.left_out:
            if tag not in _VOID:
                self.dropped += 1
            return
        if tag == "br":
            self._break()
            return
        if tag in _VOID:
            if tag == "hr":
                self._break()
            return
        if self.hidden or _is_hidden(attrib):
            self.hidden += 1
        self.preformatted += tag in _PREFORMATTED
        if tag in _CELLS:
            self._lines().separate()
        elif tag not in _INLINE:
            self._break()

    def end(self, tag: str | bytes) -> None:
        if tag in _VOID:
            return
        if self.dropped:
            self.dropped -= 1
            return
        if tag not in _INLINE and tag not in _CELLS:
            self._break()
        self.preformatted -= tag in _PREFORMATTED
        if self.hidden:
            self.hidden -= 1
            if not self.hidden:
                self.aside.finish_line()
                self._flush_aside_at_line_start()

    def data(self, data: str | bytes) -> None:
        if self.dropped or isinstance(data, bytes):  # bytes only from parsers of byte strings
            return
        lines = self._lines()
        if not self.preformatted:
            lines.add(data)
            return
        first, *rest = data.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        lines.add_verbatim(first)
        for line in rest:
            self._break()
            lines.add_verbatim(line)

    def comment(self, data: str | bytes) -> None:
        """Comments are no text."""

    def pi(self, target: str | bytes, data: str | bytes | None = None) -> None:
        """Processing instructions are no text."""

    def close(self) -> None:
        """Nothing is held back by the parser."""

    def finish(self) -> Rendered:
        """All that was written, the last line included."""
        self.aside.finish_line()
        self.visible.finish_line()
        self._flush()
        text, replaced = _NOT_CARRIED.subn(_REPLACEMENT, "".join(self.out))
        return Rendered(text=text, hidden=tuple(self.spans), replaced=replaced)

    def _lines(self) -> "_Lines":
        return self.aside if self.hidden else self.visible

    def _break(self) -> None:
        if self.hidden:
            self.aside.finish_line()
        else:
            self.visible.finish_line()
            self._flush()

    def _flush_aside_at_line_start(self) -> None:
        if self.visible.is_blank():
            self._flush()

    def _flush(self) -> None:
        for line in self.visible.take():
            self._write(line)
        for line in self.aside.take():
            start = self.length
            self._write(line)
            self.spans.append(Span(start, self.length - 1))

    def _write(self, line: str) -> None:
        self.out.append(line + "\n")
        self.length += len(line) + 1


class _Lines:
    """Finished lines and the one being written, with white space collapsed across inline elements."""

    def __init__(self) -> None:
        self.finished: list[str] = []
        self.cells: list[list[str]] = [[]]  # of the line being written

    def add(self, data: str) -> None:
        cell = self.cells[-1]
        text = _SPACE.sub(" ", data)
        # A space at the start of a line, or after another one, is not shown.
        if text.startswith(" ") and (not cell or cell[-1].endswith(" ")):
            text = text[1:]
        if text:
            cell.append(text)

    def add_verbatim(self, data: str) -> None:
        if data:
            self.cells[-1].append(data)

    def separate(self) -> None:
        """Begin another table cell."""
        if self.cells[-1]:
            self.cells.append([])

    def finish_line(self) -> None:
        cells = [
            cell for cell in ("".join(parts).rstrip(" ") for parts in self.cells if parts) if cell.strip()
        ]
        self.cells = [[]]
        if any(len(cell) > _LONG_CELL for cell in cells):
            self.finished.extend(cells)
        elif cells:
            self.finished.append("\t".join(cells))

    def is_blank(self) -> bool:
        return not any(part.strip() for cell in self.cells for part in cell)

    def take(self) -> list[str]:
        taken, self.finished = self.finished, []
        return taken


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    if "hidden" in attributes:
        return attributes["hidden"].lower() != "until-found"
    style = attributes.get("style")
    return style is not None and _HIDING_STYLE.search(style) is not None
