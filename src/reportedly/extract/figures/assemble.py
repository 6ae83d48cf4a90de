"""Paragraphs → figures and rejections: reads the quantities, then says what each counts and in which context."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from reportedly.extract.figures.classes import group_of
from reportedly.extract.figures.comparisons import change_kind
from reportedly.extract.figures.context import Context, read_context
from reportedly.extract.figures.frames import own_class
from reportedly.extract.figures.items import Item, make_items
from reportedly.extract.figures.passage import Passage, read_passage
from reportedly.extract.figures.quantities import Quantity, read_quantities
from reportedly.extract.figures.times_near import place_times
from reportedly.records import AsOf, Change, Figure, Interval, Rejection, Span, Timex, TimexType
from reportedly.records.codec import place_key

__all__ = ["FOUND_BY", "FigureFindings", "find_figures"]

FOUND_BY: Final = "figures/2"

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
    at one. ``anchored`` gives their values by key; without it, or without ``dct``
    (ISO 8601), a time keeps its unanchored value.

    A part, an earlier figure and a repeated mention are looked for in the same
    paragraph and the one before. Not found: counts without a number ("no survivors",
    "many"), sums the reader has to make, amounts no bounds are known for ("large
    supplies").
    """
    passages = [read_passage(text, span) for span in sorted(paragraphs)]
    by_place = sorted(timexes, key=lambda timex: timex.span)
    starts = [timex.span.start for timex in by_place]
    read = []
    times = {}
    for place, passage in enumerate(passages):
        first, last = bisect_left(starts, passage.span.start), bisect_left(starts, passage.span.end)
        inside = [timex for timex in by_place[first:last] if timex.span in passage.span]
        read.append(read_quantities(passage, [(timex.span, _REASONS[timex.type]) for timex in inside]))
        times[place] = place_times(passage, inside, anchored, dct)
    items = make_items(passages, read)
    context = read_context(items, times)
    keys = [place_key(article_id, "figure", (item.number_span,)) for item in items]
    return FigureFindings(
        figures=tuple(_figure(article_id, item, items, keys, context) for item in items),
        rejections=_rejections(article_id, passages, read),
    )


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


def _figure(
    article_id: str, item: Item, items: Sequence[Item], keys: Sequence[str], context: Context
) -> Figure:
    k, quantity, passage = item.number, item.quantity, item.passage
    noun = quantity.noun
    counted = passage.range_span(noun.first, noun.end) if noun is not None else None
    whole, repeated = context.wholes.get(k), context.repeats.get(k)
    accumulation, accumulation_span = context.accumulations[k]
    return Figure(
        key=keys[k],
        article_id=article_id,
        span=item.span,
        number_span=item.number_span,
        hedge_span=quantity.hedge.span,
        unit_span=_unit_span(item),
        counted_span=counted,
        low=quantity.low,
        high=quantity.high,
        comparator=quantity.hedge.comparator,
        unit=quantity.unit,
        counted=counted.of(passage.text) if counted else None,
        head=item.head,
        counted_class=own_class(item, context.classes[k]),
        group=group_of(item, context.classes[k]),
        rate=quantity.rate,
        part_of=keys[whole] if whole is not None else None,
        stage=context.stages[k],
        as_of=_as_of(k, context),
        accumulation=accumulation,
        accumulation_span=accumulation_span,
        changed_from=_change(item, items, keys, context),
        retracted=k in context.retracted,
        repeats=keys[repeated] if repeated is not None else None,
        found_by=FOUND_BY,
    )


def _unit_span(item: Item) -> Span | None:
    number = item.quantity.number
    if number.unit_first is None or number.unit_end is None:
        return None
    return item.passage.range_span(number.unit_first, number.unit_end)


def _as_of(k: int, context: Context) -> AsOf | None:
    """The time of the count. A stretch still running ("this week") dates only a part of a longer count."""
    time = context.times[k]
    return time.as_of if time is not None and (not time.window or time.part_of_longer) else None


def _change(item: Item, items: Sequence[Item], keys: Sequence[str], context: Context) -> Change | None:
    earlier = context.changes.get(item.number)
    if earlier is None:
        return None
    before = items[earlier].quantity
    return Change(
        low=before.low, high=before.high, kind=change_kind(item, items[earlier]), figure=keys[earlier]
    )
