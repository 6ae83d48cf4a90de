"""Whether a figure is a running total, an increment, a state or a rate."""

from typing import Final

from reportedly.extract.figures.items import Cue, Item, cues_in
from reportedly.extract.figures.times_near import TimeNear
from reportedly.extract.figures.vocabulary import phrases
from reportedly.records import Accumulation, Span, Stage

__all__ = ["find_accumulation"]

_LEVELS: Final = frozenset(
    "participants missing trapped stranded soldiers police responders vehicles vessels aircraft voters hospitalised".split()
)
"""Classes that are states at a time unless the text counts them up."""

_UNKNOWN: Final = frozenset("seats votes".split())
_AHEAD: Final = frozenset((Stage.PLANNED, Stage.EXPECTED, Stage.DECIDED, Stage.PREPARING))


def find_accumulation(
    item: Item, cls: str, stage: Stage, time: TimeNear | None
) -> tuple[Accumulation, Span | None]:
    """The accumulation of a figure and the words that tell it, where some do."""
    if item.quantity.rate is not None:
        return Accumulation.RATE, None
    passage, book = item.passage, phrases("figure_accumulations", "phrase")
    first = max(item.left[0], item.first - 5)
    before = cues_in(passage, book, first, item.quantity.number.first)
    inner = cues_in(passage, book, item.quantity.number.after, item.end)
    after = cues_in(passage, book, item.end, min(item.right[1], item.end + 9))
    new = _first(inner + before, "new") or _first([c for c in after if c.first <= item.end + 1], "new")
    if new is not None:
        return Accumulation.NEW, _span(item, new)
    level = _first(after + before, "level")
    total = _first(before + after, "cumulative")
    if total is not None and cls not in _LEVELS:
        return Accumulation.CUMULATIVE, _span(item, total)
    if stage in _AHEAD:
        return Accumulation.UNKNOWN, None
    if level is not None and (
        cls in _LEVELS or level.row["phrase"] in ("still", "remain", "remains", "remaining")
    ):
        return Accumulation.LEVEL, _span(item, level)
    if total is not None:
        return Accumulation.CUMULATIVE, _span(item, total)
    if cls in _LEVELS:
        return Accumulation.LEVEL, None
    if cls in _UNKNOWN or cls.startswith("money-") and cls not in ("money-damage", "money-paid"):
        return Accumulation.UNKNOWN, None
    if time is not None and time.counts_within:
        return Accumulation.NEW, time.cue_span
    return Accumulation.CUMULATIVE, None


def _first(cues: list[Cue], kind: str) -> Cue | None:
    return next((cue for cue in cues if cue.row["accumulation"] == kind), None)


def _span(item: Item, cue: Cue) -> Span:
    return item.passage.range_span(cue.first, cue.end)
