"""Text from pages, made harmless for Markdown: nothing in it becomes markup, a link or a mention."""

import re
from typing import Final

from reportedly.brief.terminal import terminal_safe

__all__ = ["escape_markdown"]

_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]<>&|~$^#!@]|:(?=[^\s\d])")
"""What opens emphasis, code, links, images, HTML, entities, tables, strike-through, formulas, footnotes or
mentions anywhere; a colon with a letter behind it makes an address, or a picture of a face."""
_LINE_START: Final = re.compile(r"^(\s*)([-+=:]|\d+[.)])")
"""What opens a list, an underlined heading or a definition at the start of a line."""
_WWW: Final = re.compile(r"(?i)\b(www)\.")
"""What some readers make a link of by itself."""


def escape_markdown(text: str) -> str:
    """``text`` on one line such that a Markdown reader shows exactly it, and no link, list, heading or HTML.

    Addresses in it are no links: a page must not make ours point anywhere.
    """
    safe = _WWW.sub(r"\1\\.", _SPECIAL.sub(r"\\\g<0>", terminal_safe(text)))
    return _LINE_START.sub(_started, safe)


def _started(match: re.Match[str]) -> str:
    space, start = match[1], match[2]
    return f"{space}{start[:-1]}\\{start[-1]}" if start[0].isdecimal() else f"{space}\\{start}"
