"""``review fix`` and ``review add``: fields set, edges moved, statements typed."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Final

import msgspec

from reportedly import ledger as book
from reportedly.cli.fetch import shortener
from reportedly.cli.reviewing.counting import FIGURE_WORDS, add_figure
from reportedly.cli.reviewing.drafts import Draft, read_fields
from reportedly.cli.reviewing.targets import Target, anchor_of, line_at, target
from reportedly.cli.reviewing.words_typed import the_place
from reportedly.errors import WrongUse
from reportedly.ledger import Ledger
from reportedly.link import SPAN_FIELDS, check_value, find_quote, make_anchor, write_added, write_words
from reportedly.link.events.proposals import EVENT_FIELD, read_details
from reportedly.records import Figure, Span, Statement

__all__ = ["add", "fix"]

_PIECES: Final = re.compile(r"\s*(?:…|\.\.\.)\s*")
"""What stands between the parts of a content that a cue interrupts, as screens show it."""


def fix(ledger: Ledger, typed: Sequence[str]) -> list[Draft]:
    """Drafts for ``fix ID FIELD=VALUE …``. Raises WrongUse, saying which fields and values there are."""
    if len(typed) < 2:
        raise WrongUse("fix", "needs an id and at least one FIELD=VALUE", "write fix 7f3a stance=denies")
    meant, fields = target(ledger, typed[0]), read_fields(typed[1:])
    if meant.kind == "event":
        return [_fix_event(ledger, meant, dict(fields))]
    if meant.kind == "party":
        return [_rename(ledger, meant, fields)]
    for name, value in fields:
        try:
            check_value(meant.kind, name, value)
        except ValueError as error:
            raise WrongUse(f"{meant.kind} {typed[0]}", str(error), "see docs/vocabulary.md") from error
    if meant.kind == "figure":
        fields = _bounds_in_order(book.figure(ledger, meant.id).figure, fields)
    return [_set(ledger, meant, name, value) for name, value in fields]


def _set(ledger: Ledger, meant: Target, field: str, value: str) -> Draft:
    anchor, short = anchor_of(ledger, meant), shortener(ledger)(meant.id)
    old, shown = _old(ledger, meant, field), value
    if field in SPAN_FIELDS and meant.kind == "statement":
        row = book.statement(ledger, meant.id)
        text = book.page_text(ledger, row.article.article_id).text
        spans = _places(text, field, value, within=row.statement.sentence)
        value = write_words(text, spans, anchor.span.start if anchor.span else 0)
        shown = " … ".join(span.of(text) for span in spans)
    told = f"{short}:{meant.line}" if meant.kind == "line" else short
    before = "nothing" if old in (None, "null") else str(old)
    return Draft(
        action="set",
        anchor=anchor,
        field=field,
        old=old,
        new=value,
        said=f"{field} of {meant.kind} {told}: {before} → {shown or 'nothing'}",
    )


def _places(text: str, field: str, words: str, *, within: Span) -> list[Span]:
    pieces = [each for each in _PIECES.split(words) if each.strip()]
    if field != "content" and len(pieces) > 1:
        raise WrongUse(repr(words)[:80], f"is more than one {field}", "name one run of words")
    return sorted(the_place(text, field, each, near=within) for each in pieces)


def _old(ledger: Ledger, meant: Target, field: str) -> str | None:
    """The value that screens show now, as an edit holds it."""
    match meant.kind:
        case "statement":
            row = book.statement(ledger, meant.id)
            return _old_of_statement(
                row.statement, field, book.page_text(ledger, row.article.article_id).text
            )
        case "figure":
            return _written(_plain_field(book.figure(ledger, meant.id).figure, field))
        case "line":
            return line_at(ledger, meant)[1].kind.value
        case _:
            return _written(getattr(book.article(ledger, meant.id), field).value)


def _old_of_statement(statement: Statement, field: str, text: str) -> str | None:
    spans: Mapping[str, tuple[Span, ...]] = {
        "content": statement.content,
        "cue": (statement.cue,) if statement.cue else (),
        "source_words": (statement.source.span,) if statement.source.span else (),
    }
    if field in spans:
        return " … ".join(span.of(text) for span in spans[field])
    source = {"source": "name", "source_type": "type", "source_role": "role", "source_of": "of"}
    if field in source:
        return _written(getattr(statement.source, source[field]))
    return _written(statement.basis.value if field == "basis" else getattr(statement, field))


def _plain_field(figure: Figure, field: str) -> Any:
    value = getattr(figure, field)
    return value.value if field == "as_of" and value is not None else value


def _written(value: Any) -> str:
    plain = msgspec.to_builtins(value)
    return plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)


def _bounds_in_order(figure: Figure, fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The high bound first where the low one is to rise above it: at no step may they cross."""
    given = dict(fields)
    try:
        rises = figure.high is not None and Decimal(given["low"]) > figure.high and "high" in given
    except (KeyError, InvalidOperation):
        return fields
    return sorted(fields, key=lambda field: field[0] != "high") if rises else fields


def _fix_event(ledger: Ledger, meant: Target, fields: Mapping[str, str]) -> Draft:
    event, new = book.event(ledger, meant.id), json.dumps(dict(fields), ensure_ascii=False, sort_keys=True)
    draft = Draft(
        action="accept",
        anchor=anchor_of(ledger, meant),
        field=EVENT_FIELD,
        old=event.label,
        new=new,
        said=f"event {shortener(ledger)(meant.id)} confirmed: {', '.join(f'{k} {v}' for k, v in fields.items())}",
    )
    if read_details(_as_edit(draft)) is None:
        raise WrongUse(
            f"event {meant.id[:12]}",
            "takes label, day (2031-04-02) and place, none of them empty",
            "leave out the rest",
        )
    return draft


def _as_edit(draft: Draft) -> Any:
    from reportedly.cli.reviewing.drafts import edit_of

    return edit_of(draft, reason="", who="", when="2031-04-02")


def _rename(ledger: Ledger, meant: Target, fields: list[tuple[str, str]]) -> Draft:
    party = book.party(ledger, meant.id)
    if [name for name, _ in fields] != ["name"] or not fields[0][1] or party.article is not None:
        raise WrongUse(
            f"party {meant.id[:12]}",
            "takes name=… alone" if party.article is None else "has no name of its own to correct",
            "merge, split and name parties here; groups and aliases go into tables/",
        )
    name = fields[0][1]
    return Draft(
        action="must-link", parties=(party.name, name), said=f"party “{party.name}” goes by “{name}”"
    )


def add(ledger: Ledger, typed: Sequence[str]) -> list[Draft]:
    """Drafts for ``add ARTICLE content="…" cue="…" source="…" FIELD=VALUE …``, or ``figure="…"`` for a figure.

    The words must stand on the page; ``source`` is the name, ``source_words`` where it
    stands (the name itself where that stands in the sentence). Raises WrongUse.
    """
    if not typed:
        raise WrongUse("add", "needs an article's id", 'write add 7f3a content="…" cue="…" source="…"')
    meant = target(ledger, typed[0])
    if meant.kind != "article":
        raise WrongUse(typed[0], f"is a {meant.kind}", "name the article in which the words stand")
    fields = dict(read_fields(typed[1:]))
    if any(name in fields for name in FIGURE_WORDS):
        return add_figure(ledger, meant.id, fields)
    return _add_statement(ledger, meant, fields)


def _add_statement(ledger: Ledger, meant: Target, fields: dict[str, str]) -> list[Draft]:
    text, article = book.page_text(ledger, meant.id).text, book.article(ledger, meant.id)
    source = fields.pop("source", "")
    if not source or not (fields.get("content") or fields.get("cue")):
        raise WrongUse(
            "add", "needs source, and content or cue", 'write content="exact words" source="police"'
        )
    places = {name: list(_added_places(text, name, fields)) for name in SPAN_FIELDS}
    if not places["source_words"]:
        content = [*places["content"], *places["cue"]]
        line = next((line.span for line in article.lines if content[0] in line.span), content[0])
        named = [place for place in find_quote(text, source) if place in line]
        places["source_words"] = named[:1]
    spans = [span for some in places.values() for span in some]
    hull = Span(min(span.start for span in spans), max(span.end for span in spans))
    details = {name: value for name, value in fields.items() if name not in SPAN_FIELDS}
    try:
        new = write_added(
            text, hull.start, {name: some for name, some in places.items() if some}, source, details
        )
    except ValueError as error:
        raise WrongUse("add", str(error), "see docs/vocabulary.md") from error
    said = " … ".join(span.of(text) for span in places["content"]) or "no words of its own"
    return [
        Draft(
            action="add",
            anchor=make_anchor(book.page_text(ledger, meant.id), "statement", hull, article),
            new=new,
            said=f"statement in {shortener(ledger)(meant.id)}: {source}: “{said}”",
        )
    ]


def _added_places(text: str, name: str, fields: Mapping[str, str]) -> Iterator[Span]:
    """Content stands once on the page; cue and source may stand often, and are meant nearest to the content."""
    if not fields.get(name):
        return
    if name == "content":
        for each in _PIECES.split(fields[name]):
            if each.strip():
                yield the_place(text, name, each, near=None)
        return
    near = find_quote(text, _PIECES.split(fields.get("content", ""))[0]) if fields.get("content") else ()
    places = find_quote(text, fields[name])
    if places and near:
        yield min(places, key=lambda place: (_gap(place, near[0]), place.start))
    else:
        yield the_place(text, name, fields[name], near=None)


def _gap(a: Span, b: Span) -> int:
    return max(b.start - a.end, a.start - b.end, 0)
