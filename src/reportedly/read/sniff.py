"""What kind of thing some bytes are, told by the bytes alone: names and declared types lie."""

import json
import re
from dataclasses import dataclass
from typing import Final

from reportedly.read.decode import BOMS, guess_wide

__all__ = ["UnreadableFormat", "is_html", "name_unreadable_format", "name_unreadable_suffix"]

HEAD: Final = 4096
"""Bytes looked at from the start: a page that shows no tag there is plain text."""


@dataclass(frozen=True, slots=True)
class UnreadableFormat:
    """A format that is refused: what to call it, and what the person can do."""

    name: str
    remedy: str


_AS_PAGE: Final = "save the web page itself as HTML or text"
_UNPACK: Final = "unpack it and pass the pages in it"
_MAGIC: Final[tuple[tuple[bytes, UnreadableFormat], ...]] = (
    (b"%PDF-", UnreadableFormat("a PDF", "save its text, or the web page itself")),
    (b"PK\x03\x04", UnreadableFormat("a ZIP archive or an office document", _UNPACK)),
    (b"\x1f\x8b", UnreadableFormat("gzip data", _UNPACK)),
    (b"BZh", UnreadableFormat("bzip2 data", _UNPACK)),
    (b"\xfd7zXZ\x00", UnreadableFormat("xz data", _UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", UnreadableFormat("a 7z archive", _UNPACK)),
    (b"Rar!\x1a\x07", UnreadableFormat("a RAR archive", _UNPACK)),
    (b"\x28\xb5\x2f\xfd", UnreadableFormat("zstd data", _UNPACK)),
    (b"\x89PNG\r\n\x1a\n", UnreadableFormat("a PNG image", _AS_PAGE)),
    (b"\xff\xd8\xff", UnreadableFormat("a JPEG image", _AS_PAGE)),
    (b"GIF87a", UnreadableFormat("a GIF image", _AS_PAGE)),
    (b"GIF89a", UnreadableFormat("a GIF image", _AS_PAGE)),
    (b"II*\x00", UnreadableFormat("a TIFF image", _AS_PAGE)),
    (b"MM\x00*", UnreadableFormat("a TIFF image", _AS_PAGE)),
    (b"\x00\x00\x01\x00", UnreadableFormat("an icon image", _AS_PAGE)),
    (b"OggS", UnreadableFormat("Ogg media", _AS_PAGE)),
    (b"ID3", UnreadableFormat("MP3 audio", _AS_PAGE)),
    (b"wOFF", UnreadableFormat("a font", _AS_PAGE)),
    (b"wOF2", UnreadableFormat("a font", _AS_PAGE)),
    (b"SQLite format 3\x00", UnreadableFormat("a SQLite database", _AS_PAGE)),
    (b"\x7fELF", UnreadableFormat("a program", _AS_PAGE)),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", UnreadableFormat("an old office document", "save its text")),
    (b"{\\rtf", UnreadableFormat("an RTF document", "save it as plain text")),
    (b"WARC/", UnreadableFormat("a web archive (WARC)", _UNPACK)),
    (b"bplist00", UnreadableFormat("a Safari web archive", "save the page as HTML only")),
)
_RIFF: Final = UnreadableFormat("RIFF media (WebP, WAV, AVI)", _AS_PAGE)
_MP4: Final = UnreadableFormat("MP4, HEIC or AVIF media", _AS_PAGE)
_MHTML: Final = UnreadableFormat("a web archive (MHTML)", "save the page as HTML only")
_FEED: Final = UnreadableFormat("a feed or other XML", "pass the articles it links to")
_JSON: Final = UnreadableFormat("JSON data", "pass the page it was made from, as text or HTML")
_PROGRAM: Final = UnreadableFormat("the text of a program", "pass a page of news")
_BINARY: Final = UnreadableFormat("binary data", _AS_PAGE)

_MHTML_HEADER: Final = re.compile(rb"(?im)^Content-Type:\s*multipart/related\b")
_OTHER_XML: Final = re.compile(rb"<(?:rss|feed|rdf:RDF|sitemapindex|urlset|svg|opml)\b", re.IGNORECASE)

# The tags with which WHATWG's MIME sniffing recognises HTML at the start of a resource, with
# those that a saved fragment begins with.
_OPENING: Final = re.compile(
    r"<(?:!doctype\s+html|html|head|body|script|iframe|h[1-6]|div|font|table|a|style|title|b|br|p|main|article"
    r"|section|header|nav|meta|link|span|ul|ol|base|noscript|form|img|center|strong|em|blockquote|figure)(?=[\s/>])",
    re.IGNORECASE,
)
_DOCUMENT: Final = re.compile(r"<(?:!doctype\s+html|html|body)(?=[\s/>])", re.IGNORECASE)
_PREAMBLE: Final = re.compile(r"(?:\s|<\?xml[^>]*>|<!--(?:(?!-->).)*-->)+", re.DOTALL)
_CLOSING: Final = re.compile(r"</(?:p|div|a|h[1-6]|li|td|span|em|strong|b|i)>", re.IGNORECASE)
_PROGRAM_SUFFIXES: Final = frozenset({
    ".c", ".cc", ".cpp", ".cs", ".css", ".go", ".h", ".hpp", ".ipynb", ".java", ".js",
    ".json", ".jsonl", ".jsx", ".mjs", ".pl", ".ps1", ".py", ".pyi", ".r", ".rb", ".rs",
    ".sh", ".sql", ".swift", ".toml", ".ts", ".tsx", ".yaml", ".yml",
})  # fmt: skip
_SCRIPT: Final = re.compile(rb"#![ \t]*/")
# A line of program text: a keyword with the marks that no sentence has. Prose that begins "From" or "class" has none.
_CODE_LINE: Final = re.compile(
    rb"(?m)^[ \t]*(?:from [\w.]+ import \w|import [\w.]+;?[ \t]*$|(?:async )?def \w+\(|class \w+[^\n]*[:{][ \t]*$"
    rb"|(?:export |static )*(?:const|let|var) \w+ = |(?:export )?function \w*\([^\n]*\{|#include [<\"]"
    rb"|(?:public|private|protected) [\w<>\[\] ]+[({]|return [^\n]*[;)\]}][ \t]*$"
    rb"|[\w.]+ = [\w.]+\(|[})\]]+;?[ \t]*$)"
)
_LEAST_CODE: Final = 5
"""Lines of program text, and a tenth of all lines: an article that shows a few lines of code stays an article."""
_LEAST_CLOSING: Final = 3  # a text that talks about tags shows one or two; a page closes many


def name_unreadable_format(data: bytes) -> UnreadableFormat | None:
    """The format that makes these bytes unreadable; None for text of any encoding."""
    for magic, found in _MAGIC:
        if data.startswith(magic):
            return found
    if data.startswith(b"RIFF") and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return _RIFF
    if data[4:8] == b"ftyp":
        return _MP4
    head = data[:HEAD]
    if _MHTML_HEADER.search(head):
        return _MHTML
    if _looks_binary(data):
        return _BINARY
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if (
        start.startswith(b"<")
        and _OTHER_XML.search(start)
        and not re.search(rb"<html[\s>]", start, re.IGNORECASE)
    ):
        opening = _OTHER_XML.search(start)
        if opening and _PREAMBLE.sub("", start[: opening.start()].decode("latin-1")) == "":
            return _FEED
    if _is_json(data):
        return _JSON
    if _is_program(data):
        return _PROGRAM
    return None


def _is_json(data: bytes) -> bool:
    """One JSON object or array, or one a line: what exports and interfaces give."""
    text = data.removeprefix(b"\xef\xbb\xbf").strip()
    if not (text.startswith((b"{", b"[")) and text.endswith((b"}", b"]"))):
        return False
    for part in (text, text.split(b"\n", 1)[0]):
        try:
            json.loads(part)
        except (ValueError, RecursionError):
            continue
        return True
    return False


def _is_program(data: bytes) -> bool:
    if is_html(data):
        return False
    if _SCRIPT.match(data):
        return True
    lines = sum(1 for line in data.splitlines() if line.strip())
    found = len(_CODE_LINE.findall(data))
    return found >= _LEAST_CODE and found * 10 >= lines


def name_unreadable_suffix(suffix: str, data: bytes) -> UnreadableFormat | None:
    """As ``name_unreadable_format``, for a file whose bytes are text but whose name says that it is no page.

    The only use of a name: short programs look like prose, and nobody saves an article
    under these. HTML is read whatever it is called.
    """
    if suffix.lower() not in _PROGRAM_SUFFIXES or is_html(data):
        return None
    return _JSON if suffix.lower() in (".json", ".jsonl", ".ipynb") else _PROGRAM


def is_html(data: bytes) -> bool:
    """Whether the bytes are an HTML page or fragment rather than plain text."""
    head = _decode_head(data)
    if preamble := _PREAMBLE.match(head):
        head = head[preamble.end() :]
    if _OPENING.match(head) or _DOCUMENT.search(head):
        return True
    return len(_CLOSING.findall(head)) >= _LEAST_CLOSING


def _decode_head(data: bytes) -> str:
    head = data[:HEAD]
    for bom, encoding in BOMS:
        if head.startswith(bom):
            return head[len(bom) :].decode(encoding, "replace")
    return head.decode(guess_wide(head) or "latin-1", "replace")


def _looks_binary(data: bytes) -> bool:
    """Control characters that no text has, in more than one place in twenty of its start."""
    if any(data.startswith(bom) for bom, _ in BOMS) or guess_wide(data[:HEAD]):
        return False
    head = data[:HEAD]
    # Tab, line ends, form feed, backspace and escape occur in text that went through a terminal;
    # NUL is counted, yet a page with a few stray NULs is still read (each becomes U+FFFD).
    odd = sum(byte < 32 and byte not in b"\t\n\r\x0c\x08\x1b" for byte in head)
    return odd * 20 > len(head)
