"""Text from pages, made harmless for each format: nothing in it becomes markup, a link or a formula."""

import html
import re
from typing import Final
from urllib.parse import quote, urlsplit

from reportedly.brief.terminal import terminal_safe

__all__ = ["html_text", "safe_url", "wiki_text"]

_WIKI: Final = re.compile(
    r"[&<>\[\]{}|=~_]"  # tags, links, templates, tables, signatures, switches
    r"|(?<=['\-!])['\-!]|['\-!](?=['\-!])"  # bold, rules, headings of tables: signs that work in pairs
    r"|^['\-!#*+:;]|'$"  # what begins a list, a row or an indent, or meets a sign of ours
    r"|:(?=[^\s\d])"  # addresses become links by themselves
    r"|(?<=ISBN)\s|(?<=PMID)\s|(?<=RFC)\s"  # and so do these numbers
)
_LINK_SAFE: Final = "/?:@!$,;=&%~-._"
"""Characters of an address that mean nothing to Markdown, HTML or wikitext once they stand in a link of ours."""


def html_text(text: str) -> str:
    """``text`` for HTML and SVG, between tags or in a quoted attribute."""
    return html.escape(terminal_safe(text), quote=True)


def wiki_text(text: str) -> str:
    """``text`` for wikitext, template arguments included: signs that could mean something become references."""
    return _WIKI.sub(lambda sign: f"&#{ord(sign[0])};", terminal_safe(text))


def safe_url(address: str | None) -> str | None:
    """An http or https address that can stand in a link of any format; None for anything else."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    return quote(address, safe=_LINK_SAFE)
