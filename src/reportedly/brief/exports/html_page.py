"""The table of figures as one HTML page: no script, nothing fetched, readable on paper and on a telephone."""

from collections.abc import Iterator
from typing import Final

from reportedly.brief.exports.escapes import html_text, safe_url
from reportedly.brief.exports.figure_table import FigureTable, Line, Note, Telling
from reportedly.brief.moments import Moments

__all__ = ["render_html"]

_STYLE: Final = """\
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid; padding: .4rem .6rem; text-align: left; vertical-align: top }
td p { margin: 0 0 .3rem; padding-left: 1rem; text-indent: -1rem }
sup { line-height: 0 }
.earlier { opacity: .7 }
ol { font-size: .9rem; overflow-wrap: anywhere }
@media (max-width: 40rem) {
table, tbody, tr, th, td { display: block } thead { display: none }
th, td { border: 0; padding: .1rem 0 } tr { border-bottom: 1px solid; padding: .6rem 0 }
}
"""
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
"""Content-Security-Policy: our own style sheet above, and nothing else whatever."""


def render_html(table: FigureTable) -> str:
    """A whole page; everything from pages escaped."""
    title = f"{html_text(table.title)}: figures"
    rows = "\n".join(
        f"<tr><th scope=row>{html_text(line.title)}</th>"
        f"<td>{_number(line)}</td>"
        f"<td>{''.join(_telling(each) for each in line.tellings)}</td>"
        f"<td>{html_text(line.origins)}</td></tr>"
        for line in table.lines
    )
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
{_STYLE}</style>
</head>
<body>
<h1>{title}</h1>
<p>Numbers by the policy <em>{html_text(table.policy.name)}</em>: {html_text(table.policy.rule)}. Who gives which stands beside them.</p>
<table>
<thead><tr><th scope=col>what</th><th scope=col>number</th><th scope=col>who gives it</th><th scope=col>origins</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
<h2>Exact words</h2>
<ol>
{chr(10).join(_notes(table))}
</ol>
</body>
</html>
"""


def _number(line: Line) -> str:
    why = f"<br><small>{html_text(line.why)}</small>" if line.why else ""
    return f"<strong>{html_text(line.number)}</strong>{why}"


def _telling(telling: Telling) -> str:
    marks = ", ".join(f'<a href="#note-{number}">{number}</a>' for number in telling.notes)
    aside = "".join(
        f", {word}"
        for word, holds in (("earlier", telling.earlier), ("denied by somebody", telling.denied))
        if holds
    )
    who, said, when = map(html_text, (telling.who, telling.said, telling.when))
    kind = ' class="earlier"' if telling.earlier else ""
    return f"<p{kind}>{who}: {said} ({when}{aside}) <sup>{marks}</sup></p>"


def _notes(table: FigureTable) -> Iterator[str]:
    for note in table.notes:
        yield f'<li id="note-{note.number}">{_note(note)}</li>'


def _note(note: Note) -> str:
    named = html_text(note.title or "no title")
    url = safe_url(note.url)
    title = f'<a href="{html_text(url)}" rel="noreferrer">{named}</a>' if url else named
    basis = f" ({note.basis})" if note.basis else ""
    return (
        f"{html_text(note.quote)} {html_text(note.outlet)}, {title}, {html_text(Moments().say(note.published))}{basis};"
        f" characters {note.start}–{note.end} of the page text; capture {note.capture[:12]}…"
    )
