"""Paragraphs → figures and rejections: reads the quantities, then says what each counts and in which context."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from reportedly.extract.figures.accumulations import find_accumulation
from reportedly.extract.figures.classes import classify, group_of
from reportedly.extract.figures.comparisons import change_kind, find_changes, find_repeats, find_retracted
from reportedly.extract.figures.items import Item, make_items
from reportedly.extract.figures.parts import find_wholes
from reportedly.extract.figures.passage import Passage, read_passage
from reportedly.extract.figures.quantities import Quantity, read_quantities
from reportedly.extract.figures.stages import find_stage
from reportedly.extract.figures.times_near import PlacedTime, TimeNear, find_time, place_times
from reportedly.records import Change, Figure, Interval, Rejection, Span, Stage, Timex, TimexType
from reportedly.records.codec import place_key

__all__ = ["FOUND_BY", "FigureFindings", "find_figures"]

FOUND_BY: Final = "figures/1"

_NOTHING: Final[Mapping[str, Interval]] = MappingProxyType({})
_REASONS: Final = {
    TimexType.DATE: "date",
    TimexType.TIME: "time",
    TimexType.DURATION: "duration",
    TimexType.SET: "duration",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFindings:
    """What the numbers of one article are: figures, and the rest with the reason why not."""

    figures: tuple[Figure, ...]
    rejections: tuple[Rejection, ...]


def find_figures(
    article_id: str,
    text: str,
    paragraphs: Sequence[Span],
    *,
    timexes: Sequence[Timex],
    dct: str | None,
    anchored: Mapping[str, Interval] = _NOTHING,
) -> FigureFindings:
    """The figures in ``paragraphs`` of ``text``, in text order, and every number that is none.

    ``timexes`` of the same text: a number inside one is rejected, and ``as_of`` points
    at one. ``anchored`` gives their values by key; without it, or without ``dct``, a
    time keeps its unanchored value.

    A part, an earlier figure and a repeated mention are looked for in the same
    paragraph and the one before. Not found: counts without a number ("no survivors"),
    sums the reader has to make, figures in tables and captions.
    """
    del dct  # the anchored intervals already carry it; kept in the signature for rules that need the day
    passages = [read_passage(text, span) for span in sorted(paragraphs)]
    by_place = sorted(timexes, key=lambda timex: timex.span)
    taken = [(timex.span, _REASONS[timex.type]) for timex in by_place]
    read = [read_quantities(p, [t for t in taken if t[0] in p.span]) for p in passages]
    items = make_items(passages, read)
    figures = _figures(
        article_id, items, {i: place_times(p, by_place, anchored) for i, p in enumerate(passages)}
    )
    return FigureFindings(figures=figures, rejections=_rejections(article_id, passages, read))


def _rejections(
    article_id: str, passages: Sequence[Passage], read: Sequence[Sequence[Quantity]]
) -> tuple[Rejection, ...]:
    return tuple(
        Rejection(
            article_id=article_id,
            span=passage.range_span(quantity.number.first, quantity.number.end),
            reason=quantity.rejected,
        )
        for passage, quantities in zip(passages, read, strict=True)
        for quantity in quantities
        if quantity.rejected is not None
    )


def _figures(
    article_id: str, items: Sequence[Item], times: Mapping[int, Sequence[PlacedTime]]
) -> tuple[Figure, ...]:
    classes = _classes(items)
    wholes = find_wholes(items, classes)
    changes = find_changes(items, classes)
    repeats = find_repeats(items, classes)
    retracted = find_retracted(items, changes)
    keys = [place_key(article_id, "figure", (item.number_span,)) for item in items]
    near = _times(items, wholes, times)
    stages = _stages(items, classes, wholes)
    figures = []
    for k, item in enumerate(items):
        accumulation, accumulation_span = find_accumulation(item, classes[k], stages[k], near[k])
        earlier = changes.get(k)
        change = None
        if earlier is not None:
            before = items[earlier].quantity
            change = Change(
                low=before.low, high=before.high, kind=change_kind(item, items[earlier]), figure=keys[earlier]
            )
        figures.append(
            _figure(article_id, item, keys, classes[k])(
                part_of=keys[wholes[k]] if k in wholes else None,
                stage=stages[k],
                as_of=near[k].as_of if near[k] else None,
                accumulation=accumulation,
                accumulation_span=accumulation_span,
                changed_from=change,
                retracted=k in retracted,
                repeats=keys[repeats[k]] if k in repeats else None,
            )
        )
    return tuple(figures)


def _classes(items: Sequence[Item]) -> list[str]:
    classes: list[str] = []
    for item in items:
        classes.append(classify(item, list(zip(items, classes))))
    return classes


def _times(
    items: Sequence[Item], wholes: Mapping[int, int], times: Mapping[int, Sequence[PlacedTime]]
) -> list[TimeNear | None]:
    return [find_time(item, times[item.paragraph]) for item in items]


def _stages(items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int]) -> list[Stage]:
    stages: list[Stage] = []
    for k, item in enumerate(items):
        whole = wholes.get(k)
        inherited = stages[whole] if whole is not None and whole < k else None
        if inherited is None and k and items[k - 1].sentence_number == item.sentence_number:
            inherited = stages[k - 1] if classes[k - 1] == classes[k] else None
        stages.append(find_stage(item, classes[k], inherited))
    return stages


def _figure(article_id: str, item: Item, keys: Sequence[str], cls: str):  # type: ignore[no-untyped-def]
    from functools import partial

    quantity, passage = item.quantity, item.passage
    number, noun = quantity.number, quantity.noun
    counted = passage.range_span(noun.first, noun.end) if noun is not None else None
    return partial(
        Figure,
        key=keys[item.number],
        article_id=article_id,
        span=item.span,
        number_span=item.number_span,
        hedge_span=quantity.hedge.span,
        unit_span=passage.range_span(number.unit_first, number.unit_end)
        if number.unit_first is not None and number.unit_end is not None
        else None,
        counted_span=counted,
        low=quantity.low,
        high=quantity.high,
        comparator=quantity.hedge.comparator,
        unit=quantity.unit,
        counted=counted.of(passage.text) if counted else None,
        head=item.head,
        counted_class=cls,
        group=group_of(item, cls),
        rate=quantity.rate,
        found_by=FOUND_BY,
    )
