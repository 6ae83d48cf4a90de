"""A document as Markdown with footnotes. A page's words can never become markup."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from reportedly.brief.charts import Chart
from reportedly.brief.report.document import (
    Block,
    Bullets,
    Document,
    Drawing,
    Heading,
    Inline,
    Jump,
    Note,
    Page,
    Paragraph,
    Ref,
    Strong,
)
from reportedly.brief.report.wording import say_page, say_where
from reportedly.brief.terminal import terminal_safe

__all__ = ["escape_markdown", "render_markdown"]

_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]<>&|~$^#!]")
"""What opens emphasis, code, links, images, HTML, entities, tables, strike-through, formulas or footnotes anywhere."""
_LINE_START: Final = re.compile(r"^(\s*)([-+=:]|\d+[.)])")
"""What opens a list, an underlined heading or a definition at the start of a line."""
_AUTOLINK: Final = re.compile(r"(?i)(www)\.|(https?|ftp|mailto|xmpp)(?=:)")
"""What some readers make a link of by itself."""


def escape_markdown(text: str) -> str:
    """``text`` on one line such that a Markdown reader shows exactly it, and no link, list, heading or HTML."""
    safe = _SPECIAL.sub(r"\\\g<0>", terminal_safe(text))
    safe = _AUTOLINK.sub(lambda match: f"{match[1]}\\." if match[1] else f"{match[2]}\\", safe)
    return _LINE_START.sub(_started, safe)


def _started(match: re.Match[str]) -> str:
    space, start = match[1], match[2]
    return f"{space}{start[:-1]}\\{start[-1]}" if start[0].isdecimal() else f"{space}\\{start}"


def render_markdown(document: Document) -> str:
    """CommonMark with pipe tables and footnotes (``[^1]``), ending in a line end."""
    lines = [f"# {escape_markdown(document.title)}", "", escape_markdown(", ".join(document.coverage)), ""]
    for block in document.blocks:
        lines += [*_block(block), ""]
    if document.notes:
        lines += ["## Notes", ""]
        for note in document.notes:
            lines += [_note(note), ""]
    if document.pages:
        lines += ["## Pages", "", *(f"- {_page(page)}" for page in document.pages), ""]
    if document.made_from:
        lines.append(f"*{escape_markdown(document.made_from)}*")
    return "\n".join(lines).rstrip("\n") + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {escape_markdown(block.text)}"
        case Paragraph():
            said = _inlines(block.content)
            yield f"*{said}*" if block.remark else said
        case Bullets():
            yield from (f"- {_inlines(item)}" for item in block.items)
        case Drawing():
            yield from _table(block.chart)


def _inlines(content: Sequence[Inline]) -> str:
    return "".join(_inline(part) for part in content).strip()


def _inline(part: Inline) -> str:
    match part:
        case str():
            return _keep_edges(part, escape_markdown(part))
        case Strong():
            # Emphasis does not open before or close behind a space.
            bare = part.text.strip()
            return _keep_edges(part.text, f"**{escape_markdown(bare)}**") if bare else part.text
        case Ref():
            return f"[^{part.number}]"
        case Jump():
            return f"**{escape_markdown(part.text)}**"


def _keep_edges(text: str, shown: str) -> str:
    """Spaces at the edges of a part divide it from its neighbours."""
    start = " " if text[:1] == " " else ""
    end = " " if text[-1:] == " " and text.strip() else ""
    return f"{start}{shown.strip()}{end}"


def _table(chart: Chart) -> Iterator[str]:
    """A chart's marks, one a row: Markdown readers show no drawings of ours."""
    yield "| when | who | figure | answer stands |"
    yield "|---|---|---|---|"
    for mark in chart.marks:
        cells = (mark.when, mark.who, mark.said, "no longer" if mark.earlier else "yes")
        yield f"| {' | '.join(escape_markdown(cell) for cell in cells)} |"


def _note(note: Note) -> str:
    return f"[^{note.number}]: “{escape_markdown(note.words)}” {escape_markdown(say_where(note))}"


def _page(page: Page) -> str:
    return escape_markdown(say_page(page))
