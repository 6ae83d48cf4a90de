"""A document as Markdown with footnotes. A page's words can never become markup."""

from collections.abc import Iterator, Sequence

from reportedly.brief.charts import Chart
from reportedly.brief.markdownsafe import escape_markdown
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

__all__ = ["render_markdown"]


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
