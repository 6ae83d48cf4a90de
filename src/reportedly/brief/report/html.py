"""A document as one HTML file: no script, nothing fetched, every word of a page escaped."""

import base64
import hashlib
from collections.abc import Sequence
from typing import Final

from reportedly.brief.charts import Chart, draw_chart, letter
from reportedly.brief.charts.elements import element, words
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
from reportedly.brief.report.style import STYLE
from reportedly.brief.report.wording import say_page, say_where

__all__ = ["render_html"]

_SECTION: Final = 2
_REFERENCES: Final = 3
"""Ways back from a note to where it is cited; a note cited more often leads to the first ones."""


def render_html(document: Document) -> str:
    """The whole file. Its policy lets only its own style sheet, known by its digest, take effect."""
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    page = _Page()
    main = [page.block(block) for block in document.blocks]
    head = [
        _void("meta", charset="utf-8"),
        _void("meta", http_equiv="Content-Security-Policy", content=policy),
        _void("meta", name="referrer", content="no-referrer"),
        _void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        _void("meta", name="color-scheme", content="light dark"),
        element("title", words(f"Brief: {document.title}")),
        f"<style>{STYLE}</style>",
    ]
    body = [
        element("h1", words(document.title)),
        element("p", words(", ".join(document.coverage)), class_="coverage"),
        _contents(document),
        element("main", *main),
        *([_notes(document.notes, page), _pages(document.pages)] if document.notes else []),
        *([element("p", words(document.made_from), class_="remark")] if document.made_from else []),
    ]
    return f'<!DOCTYPE html>\n<html lang="en">\n<head>\n{_lines(head)}</head>\n<body>\n{_lines(body)}</body>\n</html>\n'


def _lines(parts: Sequence[str]) -> str:
    return "".join(f"{part}\n" for part in parts)


def _void(name: str, /, **attributes: str) -> str:
    """An element without an end: XML's slash does no harm in HTML."""
    return element(name, **attributes)


class _Page:
    """What has been written so far: where each note was cited, and how many charts there are."""

    def __init__(self) -> None:
        self.cited: dict[int, int] = {}
        self.charts = 0

    def block(self, block: Block) -> str:
        match block:
            case Heading():
                return element(f"h{block.level}", words(block.text), id=block.anchor)
            case Paragraph():
                return element("p", self.inlines(block.content), class_="remark" if block.remark else None)
            case Bullets():
                return element("ul", *(element("li", self.inlines(item)) for item in block.items))
            case Drawing():
                self.charts += 1
                return _figure(block.chart, f"chart-{self.charts}")

    def inlines(self, content: Sequence[Inline]) -> str:
        return "".join(self.inline(part) for part in content)

    def inline(self, part: Inline) -> str:
        match part:
            case str():
                return _edged(part, words(part.strip()))
            case Strong():
                return _edged(part.text, element("strong", words(part.text.strip())))
            case Jump():
                return element("a", words(part.text), href=f"#{part.anchor}")
            case Ref():
                time = self.cited[part.number] = self.cited.get(part.number, 0) + 1
                link = element(
                    "a",
                    str(part.number),
                    href=f"#note-{part.number}",
                    id=f"ref-{part.number}-{time}",
                    role="doc-noteref",
                )
                return element("sup", link)


def _edged(text: str, shown: str) -> str:
    """Spaces at the edges of a part divide it from its neighbours; empty parts vanish."""
    if not text.strip():
        return " " if text else ""
    return f"{' ' * text.startswith(' ')}{shown}{' ' * text.endswith(' ')}"


def _contents(document: Document) -> str:
    sections = [block for block in document.blocks if isinstance(block, Heading) and block.level == _SECTION]
    links = [element("a", words(section.text), href=f"#{section.anchor}") for section in sections]
    if document.notes:
        links += [element("a", name, href=f"#{name.casefold()}") for name in ("Notes", "Pages")]
    return element(
        "nav", element("ul", *(element("li", link) for link in links)), aria_label="Sections of this brief"
    )


def _figure(chart: Chart, name: str) -> str:
    """The drawing, and the same marks as a table for who would rather read."""
    header = element(
        "tr",
        *(element("th", each, scope="col") for each in ("Sign", "When", "Who", "Figure", "Answer stands")),
    )
    rows = [
        element(
            "tr",
            *(
                element("td", words(cell))
                for cell in (
                    letter(chart.voices.index(mark.who)),
                    mark.when,
                    mark.who,
                    mark.said,
                    "no longer" if mark.earlier else "yes",
                )
            ),
        )
        for mark in chart.marks
    ]
    table = element("table", element("thead", header), element("tbody", *rows))
    return element(
        "figure",
        draw_chart(chart, name=name),
        element(
            "details",
            element("summary", "The same as a table"),
            element("div", table, class_="scroll", role="region", aria_label="Figures", tabindex="0"),
        ),
    )


def _notes(notes: Sequence[Note], page: _Page) -> str:
    return (
        element("h2", "Notes", id="notes")
        + "\n"
        + element("ol", *(f"{_note(note, page)}\n" for note in notes), class_="notes")
    )


def _pages(pages: Sequence[Page]) -> str:
    listed = (element("li", words(say_page(page))) for page in pages)
    return element("h2", "Pages", id="pages") + "\n" + element("ul", *listed, class_="notes")


def _note(note: Note, page: _Page) -> str:
    times = min(page.cited.get(note.number, 0), _REFERENCES)
    back = " ".join(
        element(
            "a", "↩", href=f"#ref-{note.number}-{time}", role="doc-backlink", aria_label="Back to the text"
        )
        for time in range(1, times + 1)
    )
    return element(
        "li",
        element("q", words(note.words)),
        element("span", f" {words(say_where(note))} ", class_="where"),
        back,
        id=f"note-{note.number}",
    )
