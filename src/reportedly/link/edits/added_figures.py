"""Figures that the rules did not find, and a person did: typed as an "add" edit, whole."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import InvalidOperation
from typing import Any, Final

from reportedly.link.edits.added import FOUND_BY_PERSON
from reportedly.link.edits.settable import SETTABLE, carried_figures, changed_figure, check_value
from reportedly.link.edits.words_of import find_words, write_words
from reportedly.records import Accumulation, Analysis, Comparator, Figure, Span, Stage, Statement
from reportedly.records.codec import place_key

__all__ = [
    "ADDABLE_TO_FIGURE",
    "added_figure",
    "figures_in_place",
    "with_added_figures",
    "write_added_figure",
]

ADDABLE_TO_FIGURE: Final = SETTABLE["figure"]
_PLACES: Final = ("number", "hedge", "unit_words", "counted_words")


def write_added_figure(
    text: str, origin: int, places: Mapping[str, Span], fields: Mapping[str, str | None]
) -> str:
    """What an "add" edit of a figure holds as its new value. ``places``: spans by "number", "hedge" and so on.

    ``origin`` is where the edit's anchor begins. Raises ValueError for a field or value
    that is none, for bounds that cross, and for a figure without a number.
    """
    if "number" not in places:
        raise ValueError("no number: point at the words that say it")
    plain = {name: "null" if value is None else value for name, value in fields.items()}
    for field, value in plain.items():
        check_value("figure", field, value)
    _with_fields(_blank("", places["number"]), plain)
    written: dict[str, Any] = {
        name: json.loads(write_words(text, [span], origin)) for name, span in places.items()
    }
    return json.dumps({**written, **plain}, ensure_ascii=False, sort_keys=True)


def added_figure(analysis: Analysis, written: str, span: Span) -> Figure:
    """The figure that an "add" edit tells, its anchor standing at ``span`` now.

    Raises ValueError, KeyError or InvalidOperation where what is written is no figure
    or its words are gone.
    """
    text, read = analysis.page_text.text, json.loads(written)
    if not isinstance(read, dict):
        raise ValueError("no figure")
    fields = {name: value for name, value in read.items() if name not in _PLACES}
    if not fields.keys() <= set(ADDABLE_TO_FIGURE) or not all(isinstance(v, str) for v in fields.values()):
        raise ValueError("no field of a figure")
    places = {
        name: find_words(text, json.dumps(read[name]), span.start)[0] for name in _PLACES if name in read
    }
    reach = [span, *places.values()]
    figure = replace(
        _blank(analysis.article.article_id, places["number"]),
        span=Span(min(each.start for each in reach), max(each.end for each in reach)),
        hedge_span=places.get("hedge"),
        unit_span=places.get("unit_words"),
        counted_span=places.get("counted_words"),
    )
    return _with_fields(figure, fields)


def _blank(article_id: str, number: Span) -> Figure:
    return Figure(
        key=place_key(article_id, "figure", (number,)),
        article_id=article_id,
        span=number,
        number_span=number,
        hedge_span=None,
        unit_span=None,
        counted_span=None,
        low=None,
        high=None,
        comparator=Comparator.VAGUE,
        unit="count",
        counted=None,
        head=None,
        counted_class="other:thing",
        group=None,
        rate=None,
        part_of=None,
        stage=Stage.NONE,
        as_of=None,
        accumulation=Accumulation.UNKNOWN,
        accumulation_span=None,
        changed_from=None,
        retracted=False,
        repeats=None,
        found_by=FOUND_BY_PERSON,
    )


def _with_fields(figure: Figure, fields: Mapping[str, str]) -> Figure:
    for field, value in fields.items():
        try:
            figure = changed_figure(figure, field, value)
        except InvalidOperation as error:
            raise ValueError(f"{field} cannot be {value!r}") from error
    words = (figure.counted or "").split()
    return replace(figure, head=words[-1].casefold() if words else None)


def figures_in_place(found: Sequence[Figure], now: Mapping[str, Figure]) -> tuple[Figure, ...]:
    """The figures as they stand now, in the order found, those added each before the first that begins later."""
    order = [now[figure.key] for figure in found]
    known = {figure.key for figure in found}
    for key, figure in now.items():
        if key not in known:
            start = figure.number_span.start
            later = (n for n, other in enumerate(order) if other.number_span.start > start)
            order.insert(next(later, len(order)), figure)
    return tuple(order)


def with_added_figures(statements: Iterable[Statement], figures: Sequence[Figure]) -> tuple[Statement, ...]:
    """The statements, each carrying the figures that a person added to its words, in their order on the page."""
    added = {figure.key for figure in figures if figure.found_by == FOUND_BY_PERSON}
    if not added:
        return tuple(statements)
    return tuple(_carrying(statement, figures, added) for statement in statements)


def _carrying(statement: Statement, figures: Sequence[Figure], added: set[str]) -> Statement:
    inside = set(carried_figures(figures, statement.content)) & added - set(statement.figures)
    if not inside:
        return statement
    carried = inside | set(statement.figures)
    return replace(statement, figures=tuple(f.key for f in figures if f.key in carried))
