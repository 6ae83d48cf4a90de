"""How far along the counted thing is: planned, decided, sent, in use, ended … none for things that simply happened."""

from collections.abc import Sequence
from typing import Final

from reportedly.extract.figures.events import is_carried
from reportedly.extract.figures.items import Cue, Item, cues_in
from reportedly.extract.figures.vocabulary import phrases, words
from reportedly.records import Stage

__all__ = ["STAGED", "find_stage"]

STAGED: Final = frozenset(
    [
        "soldiers",
        "police",
        "responders",
        "vehicles",
        "vessels",
        "aircraft",
        "weapons",
        "shells",
        "missiles",
        "drones",
        "aid-trucks",
        "aid-goods",
        "refugees",
        "money-pledged",
        "money-paid",
        "jobs-cut",
        "evacuated",
        "vaccinated",
    ]
)
"""Classes whose things are planned, sent, used and withdrawn. All others happen or not: only a forecast, a
plan or an order gives them a stage."""

_DEFAULTS: Final = {"money-pledged": Stage.DECIDED}
_AHEAD: Final = frozenset((Stage.PLANNED, Stage.EXPECTED, Stage.DECIDED))
_INTENDED: Final = frozenset(("affected", "money-other", "participants", "seats"))
_LOST: Final = frozenset(("aircraft", "drones", "vehicles", "vessels", "weapons"))
_POSTED: Final = frozenset(("police", "responders", "soldiers"))
_GOVERNED: Final = 6
"""Words between a verb of intention and what it governs: "will visit schools in 60 villages"."""


def find_stage(item: Item, cls: str, inherited: Stage | None) -> Stage:
    """The stage of a figure from the cues of its clause, its own predicate first.

    ``inherited`` is the stage of the figure it is part of or goes on from; it stands
    where the clause itself tells nothing.
    """
    if cls == "money-needed":
        return Stage.PLANNED if _is_asked(item) else Stage.NONE
    if cls not in STAGED:
        return _forecast(item, cls) or _intended(item, cls, inherited) or Stage.NONE
    if cls in _LOST and _lost(item):
        return Stage.ENDED
    right = _predicate(item, _cues(item, item.right))
    left = list(reversed(_cues(item, item.left)))
    for cue in (*right, *_governing(item, left)):
        stage = Stage(cue.row["stage"] or "none")
        agent = cue.first >= item.end and item.passage.at(cue.end) == "by"
        if cls == "refugees" and stage is Stage.ARRIVED and inherited not in _AHEAD:
            return Stage.NONE  # they came: only those who were announced before have arrived
        if _fits(stage, cls) and not (agent and stage is Stage.SENT):
            return stage
    if inherited is None and cls in _POSTED and item.passage.at(item.first - 1) in ("has", "have"):
        return Stage.IN_USE  # "the army has 4,000 troops at the border"
    if inherited is None and cls == "aid-goods" and is_carried(item):
        return Stage.IN_TRANSIT
    return inherited or _DEFAULTS.get(cls, Stage.NONE)


def _is_asked(item: Item) -> bool:
    """As in "needs $95 million", "an appeal for $1bn": asked for, not only "the appeal is for" or "would need"."""
    passage, at = item.passage, item.first - 1
    if passage.at(at) == "for":
        at -= 1
    asking = passage.at(at) in words("figure_roles", "asking")
    return asking and passage.at(at - 1) not in ("would", "could", "might", "may")


def _lost(item: Item) -> bool:
    """As in "lost 11 soldiers and three tanks": the loss governs the list."""
    near = item.passage.lower[max(item.left[0], item.first - _GOVERNED) : item.first]
    return bool(words("figure_roles", "losing") & {*near})


def _intended(item: Item, cls: str, inherited: Stage | None) -> Stage | None:
    """What is to be done with things that are not sent or used: "will close 42 shops", "to pay 1,340 workers"."""
    if not cls.startswith("other:") and cls not in _INTENDED:
        return None
    if item.is_whole or item.passage.phrase(item.first - 2, item.first) == "out of":
        return None  # "will close 42 of its 310 shops"
    number = item.quantity.number
    if number.currency is None and (number.unit is not None or item.head is None):
        return inherited if inherited in _AHEAD and number.unit_kind == "ratio" else None
    right = _predicate(item, _cues(item, item.right))
    left = list(reversed(_cues(item, item.left)))
    undergoes = [cue for cue in right[:1] if item.passage.at(cue.end) in ("be", "have") or item.head is None]
    for cue in (*undergoes, *_governing(item, left)):
        stage = Stage(cue.row["stage"] or "none")
        near = cue.first >= item.end or item.first - cue.end <= _GOVERNED
        if (
            near
            and stage in _AHEAD
            and words("figure_roles", "intention") & {*(cue.row["phrase"] or "").split()}
        ):
            return stage if cls != "seats" or stage is Stage.EXPECTED else None
        if stage not in _AHEAD:
            return None  # already sent, used or ended
    return inherited if inherited in _AHEAD else None


def _cues(item: Item, place: tuple[int, int]) -> list[Cue]:
    """Cues of stage in a word range; "May" with a capital is the month."""
    passage = item.passage
    found = cues_in(passage, phrases("figure_stages", "phrase"), *place)
    return [cue for cue in found if passage.words[cue.first] != "May" or passage.opens_sentence(cue.first)]


def _fits(stage: Stage, cls: str) -> bool:
    """Whether a class can be at that stage: people are not fired, a job that went has simply gone."""
    if cls in ("jobs-cut", "evacuated", "vaccinated"):
        return stage in _AHEAD or stage is Stage.PREPARING or (stage is Stage.ENDED and cls == "evacuated")
    if cls == "refugees":
        return stage in _AHEAD or stage is Stage.ARRIVED
    if cls.startswith("money"):
        return stage not in (Stage.IN_USE, Stage.TRAINING, Stage.PREPARING)
    return True


def _forecast(item: Item, cls: str) -> Stage | None:
    """A toll or a loss that is feared, planned or ordered."""
    near = item.passage.words[max(item.left[0], item.first - 6) : item.quantity.number.first]
    after = item.passage.words[item.right[0] : min(item.right[1], item.right[0] + 4)]
    unsure = any(
        word in ("could", "may", "might") and after[i + 1 : i + 2] != ("have",)
        for i, word in enumerate(after)
    )  # "may have been inside" is a doubt, no forecast
    if any(word in words("figure_roles", "forecast") for word in near) or unsure:
        return Stage.EXPECTED
    for cue in (*_cues(item, item.right)[:1], *_cues(item, item.left)[-1:]):
        if cue.row["phrase"] in words("figure_roles", "intended") and cls in (
            "homes-destroyed",
            "homes-damaged",
        ):
            return Stage(cue.row["stage"] or "none")
    return None


def _predicate(item: Item, cues: Sequence[Cue]) -> list[Cue]:
    """Cues of the figure's own predicate: those before a comma, a coordination or a subordinate clause."""
    kept = []
    at = item.right[0]
    borders = words("figure_roles", "subordinate")
    for cue in cues:
        gap = item.passage.lower[at : cue.first]
        if any(word in borders or word in ("said", "says", "against") for word in gap):
            break
        if gap.count(",") == 1 and not ("of" in gap or item.passage.at(item.end) != ","):
            break
        if (gap.count(",") == 1 and "of" not in gap) or "and" in gap:
            break
        kept.append(cue)
        at = cue.end
    return kept


def _governing(item: Item, cues: Sequence[Cue]) -> list[Cue]:
    """Cues left of the figure, nearest first, up to a border."""
    kept = []
    for cue in cues:
        gap = item.passage.lower[cue.end : item.first]
        if any(word in words("figure_roles", "subordinate") for word in gap) or ";" in gap:
            break
        kept.append(cue)
    # "has already sent", "plans to send": the auxiliary verb of intention stands left of the act
    ahead = [
        c
        for c in kept
        if c.row["stage"] in ("planned", "expected", "decided") and kept and kept[0].first - c.end <= 3
    ]
    return [*ahead[-1:], *kept] if ahead else kept
