"""Exports: the story as others can use it. Every line carries who says it and how it is hedged.

``report_rows``      the report-level event table, for codebooks     ``COLUMNS`` says what stands in each column
``statement_rows``   every statement as a row
``compose_figures``  the table of figures by one policy, rendered by ``render_markdown``, ``render_html``, ``render_wikitext``
``record_lines``     every record as JSON lines, for programs
``csv_lines``        rows as CSV, no cell of which a spreadsheet would run
"""

from reportedly.brief.csvsafe import csv_lines
from reportedly.brief.exports.figure_table import FigureTable, compose_figures
from reportedly.brief.exports.html_page import render_html
from reportedly.brief.exports.jsonl import record_lines
from reportedly.brief.exports.markdown import render_markdown
from reportedly.brief.exports.material import Material
from reportedly.brief.exports.reports import COLUMNS, report_columns, report_rows
from reportedly.brief.exports.statements import STATEMENT_COLUMNS, statement_rows
from reportedly.brief.exports.wikitext import render_wikitext

__all__ = [
    "COLUMNS",
    "STATEMENT_COLUMNS",
    "FigureTable",
    "Material",
    "compose_figures",
    "csv_lines",
    "record_lines",
    "render_html",
    "render_markdown",
    "render_wikitext",
    "report_columns",
    "report_rows",
    "statement_rows",
]
