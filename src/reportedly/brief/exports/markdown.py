"""The table of figures as Markdown, with footnotes to the exact words."""

from collections.abc import Iterator

from reportedly.brief.exports.escapes import safe_url
from reportedly.brief.exports.figure_table import FigureTable, Note, Telling
from reportedly.brief.markdownsafe import escape_markdown
from reportedly.brief.moments import Moments

__all__ = ["render_markdown"]


def render_markdown(table: FigureTable) -> str:
    """GitHub-flavoured Markdown; everything from pages escaped."""
    lines = [
        f"# {escape_markdown(table.title)}: figures",
        "",
        f"Numbers by the policy *{table.policy.name}*: {table.policy.rule}. Who gives which stands beside them.",
        "",
        "| what | number | who gives it | origins |",
        "|---|---|---|---|",
    ]
    for line in table.lines:
        told = "; ".join(_telling(each) for each in line.tellings)
        number = escape_markdown(line.number) + (f" ({escape_markdown(line.why)})" if line.why else "")
        lines.append(
            f"| {escape_markdown(line.title)} | {number} | {told} | {escape_markdown(line.origins)} |"
        )
    return "\n".join([*lines, "", *_notes(table)])


def _telling(telling: Telling) -> str:
    marks = "".join(f"[^{number}]" for number in telling.notes)
    aside = "".join(
        f", {word}"
        for word, holds in (("earlier", telling.earlier), ("denied by somebody", telling.denied))
        if holds
    )
    who, said, when = map(escape_markdown, (telling.who, telling.said, telling.when))
    return f"{who}: {said} ({when}{aside}){marks}"


def _notes(table: FigureTable) -> Iterator[str]:
    for note in table.notes:
        yield f"[^{note.number}]: {_note(note)}"
    if table.notes:
        yield ""


def _note(note: Note) -> str:
    named = escape_markdown(note.title or "no title")
    url = safe_url(note.url)
    title = f"[{named}](<{url}>)" if url else named
    basis = f" ({note.basis})" if note.basis else ""
    when = escape_markdown(Moments().say(note.published))
    return (
        f"{escape_markdown(note.quote)} {escape_markdown(note.outlet)}, {title}, {when}{basis};"
        f" characters {note.start}–{note.end} of the page text; capture {note.capture[:12]}…"
    )
