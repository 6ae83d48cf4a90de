"""Bytes → text: which encoding, and what could not be carried over."""

import codecs
import contextlib
import re
from dataclasses import dataclass
from typing import Final

from charset_normalizer import from_bytes

__all__ = ["BOMS", "Decoded", "decode_page", "guess_wide"]

BOMS: Final[tuple[tuple[bytes, str], ...]] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PRESCAN: Final = 4096  # bytes in which a page's declaration of its encoding is looked for
_SAMPLE: Final = 32_768  # bytes given to the detector: its cost grows with them, its answer does not
_CHARSET: Final = re.compile(
    rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})""", re.IGNORECASE
)
_XML_ENCODING: Final = re.compile(
    rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.\-]{2,40})""", re.IGNORECASE
)
_LABELS: Final = {
    # WHATWG's Encoding standard: what a label means on the web, where it differs from its name.
    "iso-8859-1": "windows-1252",
    "latin-1": "windows-1252",
    "ascii": "windows-1252",
    "iso-8859-9": "windows-1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso-8859-11": "windows-874",
}
_NO_PAGE_ENCODINGS: Final = frozenset(
    (
        "charmap",
        "idna",
        "mbcs",
        "oem",
        "punycode",
        "raw-unicode-escape",
        "undefined",
        "unicode-escape",
        "utf-7",
    )
)
_DAMAGED_UTF8: Final = 4
"""Good multi-byte characters for each bad one above which a page is UTF-8 with damage: a cut inside a character, an
advert in another encoding. Below it the bytes are another encoding, whatever the page declares."""
_DAMAGED_DECLARED: Final = 1 / 500  # undecodable characters up to which a declared encoding is believed
_WESTERN: Final = 0.04
"""Share of high bytes below which an undeclared page is windows-1252: curly quotes and the accents of western Europe.
Polish, Czech and Hungarian have 6 % and more, other scripts far more, and the detector guesses badly at so few."""
_REPLACEMENT: Final = "�"
_NOT_CARRIED: Final = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read in, and how many code points were replaced by U+FFFD."""

    text: str
    encoding: str
    replaced: int


def decode_page(data: bytes, *, html: bool) -> Decoded:
    """Decode a page; never fails.

    In this order: byte order mark; UTF-16 or -32 without one, by its NULs; strict
    UTF-8, then UTF-8 with lone surrogates; for HTML the encoding the page declares; UTF-8 with little damage; the
    detector's guess; windows-1252. UTF-8 goes before the declaration because bytes
    that are valid UTF-8 and not ASCII are hardly ever anything else, while
    declarations are often left over from another system.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _carry(data[len(bom) :], encoding)
    if wide := guess_wide(data[:_PRESCAN]):
        return _carry(data, wide)
    declared = _declared(data) if html else None
    if declared in ("iso2022_jp", "hz"):
        return _carry(data, declared)  # seven-bit codes: they are valid UTF-8 and mean something else
    try:
        return _clean(data.decode("utf-8"), "utf-8", 0)
    except UnicodeDecodeError:
        pass
    with contextlib.suppress(UnicodeDecodeError):
        # UTF-8 but for lone surrogates, which some exporters write: each becomes one U+FFFD.
        return _clean(data.decode("utf-8", "surrogatepass"), "utf-8", 0)
    if declared and declared != "utf-8" and _decodes(data, declared):
        return _carry(data, declared)
    lenient = data.decode("utf-8", "replace")
    damage = lenient.count(_REPLACEMENT) - data.count(_REPLACEMENT.encode())
    valid = sum(character > "\x7f" for character in lenient) - damage
    if damage * _DAMAGED_UTF8 <= valid:
        return _clean(lenient, "utf-8", damage)
    return _carry(data, _detect(data))


def guess_wide(head: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte order mark, by where the NULs of Latin text stand; None for neither."""
    if len(head) < 8 or 0 not in head:
        return None
    size = len(head) // 4
    zeros = [head[place::4].count(0) / size for place in range(4)]
    # Most characters of a page in a European language lie below U+0100, and even a page in
    # another script has ASCII spaces and markup, but three columns of NULs can only be UTF-32.
    many, few = 0.4, 0.05
    if min(zeros[1:]) > many and zeros[0] < few:
        return "utf-32-le"
    if min(zeros[:3]) > many and zeros[3] < few:
        return "utf-32-be"
    if min(zeros[1], zeros[3]) > many and max(zeros[0], zeros[2]) < few:
        return "utf-16-le"
    if min(zeros[0], zeros[2]) > many and max(zeros[1], zeros[3]) < few:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    """Python's name of the encoding a page declares; None where it declares none that is known."""
    head = data[:_PRESCAN]
    found = _CHARSET.search(head) or _XML_ENCODING.search(head)
    if not found:
        return None
    label = found.group(1).decode("ascii").lower()
    try:
        name = codecs.lookup(_LABELS.get(label, label)).name
    except LookupError:
        return None
    # A page that declares UTF-16 in ASCII bytes is not UTF-16 (WHATWG reads it as UTF-8), and
    # Python's non-text codecs ("rot13", "zlib") are no encodings of a page.
    if name.startswith(("utf-16", "utf-32")):
        return "utf-8"
    if name in _NO_PAGE_ENCODINGS or not codecs.lookup(name)._is_text_encoding:
        return None
    # Once more: some spellings of a label reach its normal name only through Python's aliases.
    return codecs.lookup(_LABELS.get(name, name)).name


def _decodes(data: bytes, encoding: str) -> bool:
    """Whether a declared encoding leaves hardly any byte undecoded."""
    text = data.decode(encoding, "replace")
    return text.count(_REPLACEMENT) <= len(text) * _DAMAGED_DECLARED


def _detect(data: bytes) -> str:
    if sum(byte > 127 for byte in data[:_SAMPLE]) < len(data[:_SAMPLE]) * _WESTERN:
        return "windows-1252"
    # The part with the most to tell is where the high bytes are.
    first = next((place for place, byte in enumerate(data) if byte > 127), 0)
    start = max(0, first - _SAMPLE // 4)
    best = from_bytes(data[start : start + _SAMPLE]).best()
    if best is None or best.encoding in ("ascii", "utf_7", "latin_1", "utf_8"):
        return "windows-1252"
    name = codecs.lookup(best.encoding).name
    return codecs.lookup(_LABELS.get(name, name)).name


def _carry(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    own = text.count(_REPLACEMENT)
    # Most old encodings cannot write U+FFFD: there, every one in the text is ours.
    with contextlib.suppress(UnicodeEncodeError):
        own -= data.count(_REPLACEMENT.encode(encoding))
    return _clean(text, encoding, max(0, own))


def _clean(text: str, encoding: str, replaced: int) -> Decoded:
    text, more = _NOT_CARRIED.subn(_REPLACEMENT, text)
    return Decoded(text=text, encoding=codecs.lookup(encoding).name, replaced=replaced + more)
