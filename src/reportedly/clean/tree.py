"""HTML bytes → a tree for the libraries that need one; None for a page that is not safe to hand on."""

import re
from typing import Final

from lxml import etree, html

from reportedly.records import PageText

__all__ = ["parse_tree"]

_MOST_END_TAGS: Final = 30_000
"""The parser's cost is their number times the nesting (see ``read``); the longest news page seen has 9,500."""
_DEEPEST: Final = 400
"""Levels: trafilatura copies and walks trees by recursion, in C and in Python. Pages made by people stay below 60."""
_BELOW_DEEPEST: Final = etree.XPath("boolean(/*" + "/*" * _DEEPEST + ")")
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")


def parse_tree(data: bytes, page: PageText) -> tuple[html.HtmlElement | None, str]:
    """The tree of a page in the encoding its page text was read in, or None with the reason."""
    if data.count(b"</") > _MOST_END_TAGS:
        return None, "page too large for the extractor"
    # Decoded as for the page text, so that both show the same words; a declaration in
    # the page must not decide again.
    text = _DECLARATION.sub("", data.decode(page.encoding, "replace").lstrip("\ufeff")).replace(
        "\0", "\ufffd"
    )
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        return None, f"no tree ({type(error).__name__})"
    if _is_deep(root) or any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        return None, "nested too deep for the extractor"
    return root, ""


def _is_deep(root: html.HtmlElement) -> bool:
    return bool(_BELOW_DEEPEST(root))
