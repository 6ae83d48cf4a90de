"""How far along the counted thing is: planned, decided, sent, in use, ended … none for things that simply happened."""

from collections.abc import Sequence
from typing import Final

from reportedly.extract.figures.items import Cue, Item, cues_in
from reportedly.extract.figures.vocabulary import phrases
from reportedly.records import Stage

__all__ = ["STAGED", "find_stage"]

STAGED: Final = frozenset(
    "soldiers police responders vehicles vessels aircraft weapons shells missiles drones aid-trucks aid-goods "
    "refugees money-pledged money-paid jobs-cut evacuated vaccinated".split()
)
"""Classes whose things are planned, sent, used and withdrawn. All others happen or not: only a forecast, a
plan or an order gives them a stage."""

_AHEAD: Final = frozenset((Stage.PLANNED, Stage.EXPECTED, Stage.DECIDED))


def find_stage(item: Item, cls: str, inherited: Stage | None) -> Stage:
    """The stage of a figure from the cues of its clause, the nearest predicate first.

    ``inherited`` is the stage of the figure it is part of, or that it is coordinated
    with; it stands where the clause itself tells nothing.
    """
    book = phrases("figure_stages", "phrase")
    right = _clause(item, cues_in(item.passage, book, *item.right))
    left = cues_in(item.passage, book, *item.left)
    inner = cues_in(item.passage, book, item.quantity.number.after, item.end)
    cues = [*inner, *right] if inner or right else []
    stage = _read(cues, cls, leftward=False)
    if stage is None:
        stage = _read(_governing(item, left), cls, leftward=True)
    if stage is None:
        stage = inherited if cls in STAGED else None
    return stage or Stage.NONE


def _clause(item: Item, cues: Sequence[Cue]) -> list[Cue]:
    """Cues of the figure's own predicate: those before the next comma or subordinate clause."""
    kept = []
    at = item.right[0]
    for cue in cues:
        gap = item.passage.lower[at : cue.first]
        if any(
            word in (",", "while", "when", "after", "before", "but", "because", "as", "which", "said", "says")
            for word in gap
        ):
            break
        kept.append(cue)
        at = cue.end
    return kept


def _governing(item: Item, cues: Sequence[Cue]) -> list[Cue]:
    """Cues left of the figure, nearest first."""
    return [cue for cue in reversed(cues)]


def _read(cues: Sequence[Cue], cls: str, *, leftward: bool) -> Stage | None:
    """The first stage that fits the class; a later stage of the same predicate tells more than "will" or "has"."""
    for cue in cues:
        stage = Stage(cue.row["stage"] or "none")
        if cls in STAGED or stage in _AHEAD:
            return stage
    return None
