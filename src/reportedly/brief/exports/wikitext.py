"""The table of figures as wikitext: who gives which, each with a reference that quotes the words."""

from reportedly.brief.exports.escapes import safe_url, wiki_text
from reportedly.brief.exports.figure_table import FigureTable, Note, Telling

__all__ = ["render_wikitext"]


def render_wikitext(table: FigureTable) -> str:
    """A ``wikitable`` with ``<ref>`` and ``{{cite news}}``; everything from pages as character references.

    A reference used again is named, as editors do. Dates stay ISO 8601: the template
    writes them as the page wishes.
    """
    lines = [
        '{| class="wikitable"',
        f"|+ {wiki_text(table.title)}: figures by {wiki_text(table.policy.rule)}",
        "! what !! number !! who gives it",
    ]
    notes = {note.number: note for note in table.notes}
    used: set[int] = set()
    for line in table.lines:
        told = "<br />".join(_telling(each, notes, used) for each in line.tellings)
        lines += ["|-", f"| {wiki_text(line.title)} || {wiki_text(line.number)} || {told}"]
    return "\n".join([*lines, "|}", ""])


def _telling(telling: Telling, notes: dict[int, Note], used: set[int]) -> str:
    references = []
    for number in telling.notes:
        name = f"reportedly-{notes[number].statement[:12]}"
        references.append(
            f'<ref name="{name}" />' if number in used else f'<ref name="{name}">{_cite(notes[number])}</ref>'
        )
        used.add(number)
    aside = "".join(
        f", {word}"
        for word, holds in (("earlier", telling.earlier), ("denied by somebody", telling.denied))
        if holds
    )
    who, said, when = map(wiki_text, (telling.who, telling.said, telling.when))
    return f"{said} ({who}, {when}{aside}){''.join(references)}"


def _cite(note: Note) -> str:
    url = safe_url(note.url)
    fields = {
        # A pipe cannot stand in an address: `safe_url` has written it as %7C, braces too.
        "url": url,
        "title": wiki_text(note.title or "no title"),
        "work": wiki_text(note.outlet),
        "date": wiki_text(note.published[:10]) if note.published else None,
        "quote": wiki_text(note.quote.removeprefix("“").removesuffix("”")),
    }
    return "{{cite news " + " ".join(f"|{name}={value}" for name, value in fields.items() if value) + "}}"
