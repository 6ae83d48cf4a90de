"""Capture → page text: the one text that every offset indexes."""

import hashlib
from typing import Final

from reportedly.read.decode import decode_page
from reportedly.read.dom_text import render_dom
from reportedly.records import Capture, PageText

__all__ = ["HTML_RENDERER", "PLAIN_RENDERER", "RENDERERS", "render_page"]

PLAIN_RENDERER: Final = "plain/1"
HTML_RENDERER: Final = "html/1"
RENDERERS: Final = (PLAIN_RENDERER, HTML_RENDERER)


def render_page(capture: Capture, data: bytes) -> PageText:
    """The page text of a capture; ``data`` are the captured bytes.

    Plain text is the decoded file, untouched but for NUL and lone surrogates, which
    become U+FFFD and are counted. HTML is the DOM text of the whole page
    (``render_dom``). Linear in the size of the page; never fails.
    """
    html = capture.media_type == "text/html"
    decoded = decode_page(data, html=html)
    rendered = render_dom(decoded.text) if html else None
    text = rendered.text if rendered else decoded.text
    return PageText(
        capture=capture.sha256,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        renderer=HTML_RENDERER if rendered else PLAIN_RENDERER,
        encoding=decoded.encoding,
        text=text,
        hidden=rendered.hidden if rendered else (),
        replaced=decoded.replaced + (rendered.replaced if rendered else 0),
    )
