"""The brief that is handed on: one story as Markdown or as one HTML file, with a note to the exact words for each line.

``compose_brief``     material → document: sections, lines, notes; plain text, no markup
``render_markdown``   document → Markdown with footnotes; a table where a chart would be
``render_html``       document → one HTML file that fetches nothing and runs nothing
"""

from reportedly.brief.report.compose import compose_brief
from reportedly.brief.report.document import Document
from reportedly.brief.report.html import render_html
from reportedly.brief.report.markdown import render_markdown
from reportedly.brief.report.material import Material, Versions

__all__ = [
    "Document",
    "Material",
    "Versions",
    "compose_brief",
    "render_html",
    "render_markdown",
]
