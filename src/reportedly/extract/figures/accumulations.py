"""Whether a figure is a running total, an increment, a state or a rate."""

from collections.abc import Sequence
from typing import Final

from reportedly.extract.figures.events import is_carried
from reportedly.extract.figures.items import Cue, Item, cues_in
from reportedly.extract.figures.places import find_place
from reportedly.extract.figures.plurals import singular_of
from reportedly.extract.figures.settled import counted_up, enough_for, is_each, is_stock, is_taken, is_wanting
from reportedly.extract.figures.shares import is_difference, share_of_state
from reportedly.extract.figures.times_near import TimeNear
from reportedly.extract.figures.vocabulary import phrases, words
from reportedly.lexicons.tables import lookup
from reportedly.records import Accumulation, Comparator, Span, Stage

__all__ = ["find_accumulation"]

_STATES: Final = frozenset(["participants", "missing", "trapped", "stranded"])
"""Classes that are states at a time."""

_POSTED: Final = frozenset(
    [
        "soldiers",
        "police",
        "responders",
        "vehicles",
        "vessels",
        "aircraft",
        "weapons",
        "children",
        "civilians",
    ]
)
"""Classes that are states while posted, and counted up as they are sent or arrive."""

_SUMS: Final = frozenset(["money-pledged", "money-needed", "money-other", "seats"])
_AHEAD: Final = frozenset((Stage.PLANNED, Stage.EXPECTED, Stage.DECIDED))


def find_accumulation(
    item: Item, cls: str, stage: Stage, time: TimeNear | None, earlier: Sequence[str], *, part: bool = False
) -> tuple[Accumulation, Span | None]:
    """The accumulation of a figure and the words that tell it, where some do.

    ``earlier``: classes of the figures before it; "another nine" adds only to a
    count of its own class. ``part``: whether it is part of another figure.
    """
    if item.quantity.rate is not None or " per " in item.quantity.unit or is_each(item):
        return Accumulation.RATE, None
    if is_difference(item):
        return Accumulation.UNKNOWN, None
    if cls == "other:capacity":
        return Accumulation.LEVEL, None
    share = share_of_state(item, cls, part=part)
    if share is not None:
        return share, None
    before, after = _cues(item)
    before = [cue for cue in before if not (cue.row["phrase"] == "passed" and cue.end != item.first)]
    new = _increment(item, before)
    if new is not None and (cls in earlier or not earlier) and cls not in _STATES:
        return Accumulation.NEW, _span(item, new)
    if stage in _AHEAD:
        if cls == "money-pledged" and "already" in item.passage.lower[item.end : item.end + 2]:
            return Accumulation.CUMULATIVE, None  # "on top of the 120 million already committed"
        within = stage is Stage.DECIDED and cls == "evacuated" and time is not None and time.counts_within
        return (Accumulation.NEW, time.cue_span) if within and time else (Accumulation.UNKNOWN, None)
    return _of_facts(item, cls, stage, time, before, after)


def _of_facts(
    item: Item, cls: str, stage: Stage, time: TimeNear | None, before: Sequence[Cue], after: Sequence[Cue]
) -> tuple[Accumulation, Span | None]:
    if cls in _POSTED and stage is Stage.IN_USE:
        return Accumulation.LEVEL, None
    if stage is Stage.PREPARING and cls not in ("evacuated", "soldiers"):
        return Accumulation.LEVEL, None
    level, total = _first([*after, *before], "level"), _first([*before, *after], "cumulative")
    level_span, total_span = _span(item, level), _span(item, total)
    if cls == "stranded" and level is None and not _lasts(item):
        return Accumulation.CUMULATIVE, total_span
    if cls == "participants" and total is not None and total.row["phrase"] == "since":
        return Accumulation.CUMULATIVE, total_span  # "3,000 have joined the walkout since Monday"
    if cls in _STATES or item.passage.phrase(item.first - 2, item.first) == "all but":
        return Accumulation.LEVEL, level_span
    if cls == "dead-or-missing":
        return Accumulation.CUMULATIVE, total_span
    if time is not None and time.window and not time.part_of_longer:
        return Accumulation.CUMULATIVE, time.cue_span
    if cls == "killed":
        level = None  # the dead stay dead: "the toll was still 20" is a total
    if level is not None and level.row["phrase"] in (
        "still",
        "remain",
        "remains",
        "remaining",
        "remained",
        "held steady",
        "now holds",
        "at its height",
        "leaving",
        "had held",
        "stay",
        "stayed",
        "stays",
        "stood empty",
        "standing empty",
    ):
        return Accumulation.LEVEL, level_span
    if (
        level is not None
        and level.row["phrase"] in ("fell to", "had grown to")
        and (_is_level_noun(item, cls) or cls in _POSTED)
    ):
        return Accumulation.LEVEL, level_span
    stock = is_stock(item, cls) and not (time is not None and time.counts_within)
    if stock or is_wanting(item, cls):
        return Accumulation.LEVEL, level_span
    if cls == "money-other" and total is not None and total.row["phrase"] in words("figure_roles", "rise"):
        return (
            Accumulation.UNKNOWN,
            None,
        )  # "profit rose to £18 million": one sum after another, none counted on
    if total is not None:
        return Accumulation.CUMULATIVE, total_span
    if (
        cls in ("soldiers", "police", "responders", "civilians", "children")
        and stage is Stage.NONE
        and not (time and time.counts_within)
    ):
        return Accumulation.LEVEL, level_span
    if stage in (Stage.PREPARING, Stage.TRAINING):
        return (
            (Accumulation.LEVEL, level_span)
            if (_present(item) and stage is not Stage.TRAINING)
            or "being" in item.passage.lower[item.right[0] : item.right[1]]
            else (Accumulation.UNKNOWN, None)
        )
    if cls == "money-other" and item.passage.at(item.first - 1) in ("cost", "costs", "costing"):
        return Accumulation.LEVEL, level_span  # a price
    if cls in _SUMS or (item.quantity.hedge.comparator is Comparator.AT_MOST and stage is Stage.EXPECTED):
        return (
            (Accumulation.NEW, time.cue_span)
            if time and time.counts_within and cls == "money-other"
            else (Accumulation.UNKNOWN, None)
        )
    if cls in ("votes", "voters"):
        return _of_votes(item, cls, time)
    if _is_level_noun(item, cls) or _is_state(item, cls) or _is_inventory(item, cls):
        return Accumulation.LEVEL, level_span
    if time is not None and time.counts_within:
        return Accumulation.NEW, time.cue_span
    if is_carried(item) and (cls in _POSTED or cls.startswith("other:")):
        return Accumulation.UNKNOWN, None
    if stage is Stage.IN_TRANSIT or _at_risk(item, cls) or enough_for(item):
        return Accumulation.UNKNOWN, None
    if cls.startswith("other:") and (item.is_whole or not counted_up(item)):
        return Accumulation.UNKNOWN, None
    if cls == "money-paid" and not _perfect(item):
        return Accumulation.UNKNOWN, None  # "paid £3 million in compensation": one sum, at once
    if is_taken(item, cls):
        return Accumulation.UNKNOWN, None
    if cls == "infected" and "reported" in item.passage.lower[item.right[0] : item.right[0] + 3]:
        return Accumulation.UNKNOWN, None
    return Accumulation.CUMULATIVE, None


def _cues(item: Item) -> tuple[list[Cue], list[Cue]]:
    """Cues before the figure and after it, the words of its hedge and of its unit left out."""
    passage, book = item.passage, phrases("figure_accumulations", "phrase")
    start = max(item.left[0], item.first - 6)
    for i in range(start, item.first):  # "£14 million so far, £2 million of it": the comma closes the cue off
        start = i + 1 if passage.words[i] == "," else start
    before = cues_in(passage, book, start, item.first)
    before += (
        cues_in(passage, book, item.first, item.quantity.number.first)
        if item.quantity.hedge.span is None
        else []
    )
    noun = item.quantity.noun
    inner_end = noun.first if noun is not None and noun.first >= item.quantity.number.after else item.end
    inner = cues_in(passage, book, item.quantity.number.after, max(inner_end, item.quantity.number.after))
    stop = min(item.right[1], item.end + 9)
    joints = ("although", "but", "whereas", "while")
    stop = next(
        (i for i in range(item.end, stop) if _is_number(passage.at(i)) or passage.at(i) in joints), stop
    )
    after = [cue for cue in cues_in(passage, book, item.end, stop) if not _superlative(item, cue)]
    return [*reversed(before), *inner], after


def _superlative(item: Item, cue: Cue) -> bool:
    """As in "58 percent, the lowest since 1979": the time says how rare the figure is, not where counting began."""
    before = item.passage.at(cue.first - 1)
    return before.endswith("est") or before in ("first", "worst", "most")


def _is_number(word: str) -> bool:
    """Whether a word begins the next figure."""
    return word[:1].isdecimal() or word in words("figure_numerals", "unit", "ten")


def _increment(item: Item, before: Sequence[Cue]) -> Cue | None:
    """The cue that adds: "another nine", "three more", "a further 28", "five deaths added"."""
    near = item.first - 3
    for cue in before:
        if cue.row["accumulation"] == "new" and (cue.first >= near):
            return cue
    book = phrases("figure_accumulations", "phrase", ("accumulation", "new"))
    found = book.starting(item.passage, item.end)
    if found is not None and item.passage.at(item.end) in ("more", "further", "added", "extra"):
        return Cue(item.end, found[0], found[1])
    return None


def _first(cues: Sequence[Cue], kind: str) -> Cue | None:
    return next((cue for cue in cues if cue.row["accumulation"] == kind), None)


def _span(item: Item, cue: Cue | None) -> Span | None:
    return item.passage.range_span(cue.first, cue.end) if cue is not None else None


def _perfect(item: Item) -> bool:
    """Whether the clause or the one before it counts up to now: "has collected £14 million and paid out £3 million"."""
    perfect = words("figure_roles", "perfect")
    return bool(perfect & {*item.passage.lower[item.sentence[0] : item.sentence[1]]})


def _lasts(item: Item) -> bool:
    """Whether what befell them is told as lasting: "are stranded", "has stranded 1,700", not "were left stranded"."""
    (first, _), (at, end) = item.left, item.right
    near = {
        *item.passage.lower[max(first, item.first - 3) : item.first],
        *item.passage.lower[at : min(end, at + 3)],
    }
    after = item.passage.at(at)
    lasting = near & {"are", "has", "have", "is"} or after in ("was", "were")
    return bool(lasting) and "left" not in near


def _is_level_noun(item: Item, cls: str) -> bool:
    """Whether the count is of a state: in custody, in hospital, on duty."""
    near = item.passage.phrase(max(item.sentence[0], item.first - 9), min(item.right[1], item.end + 9))
    if cls == "detained":
        held = lookup("figure_class_nouns", "noun", "class").get(item.head or "") == cls
        holding = item.passage.at(item.first - 1) in ("hold", "holding", "holds")
        return ("in custody" in near and "into" not in near) or held or holding
    if cls == "hospitalised":
        return (
            "in hospital" in near
            or find_place(item) == cls
            or "intensive care" in near
            or " condition" in near
            or " had " in f" {near} "
        )
    return cls == "refugees" and "registered" in near


def _present(item: Item) -> bool:
    return any(word in ("are", "is") for word in item.passage.lower[item.right[0] : item.right[1]][:6])


def _is_state(item: Item, cls: str) -> bool:
    """Things that are so now: "214 villages are under water", "15 of its 90 nurses are off sick"."""
    if not cls.startswith("other:") and cls not in ("affected", "displaced"):
        return False
    first, end = item.right
    following = item.passage.lower[first : min(end, first + 6)]
    if any(word in ("are", "is") for word in following):
        return True
    if cls.startswith("other:"):
        before = item.passage.at(item.first - 1)
        return before in ("its", "their", "'s", "’s", "his", "her") or (
            before in ("at", "in") and 1 < item.quantity.number.low < 10
        )
    if cls == "affected" and words("figure_roles", "lacking") & {*following[:3]}:
        return True
    return "was out to" in item.passage.phrase(item.left[0], item.first) or any(
        word in ("without",) for word in following
    )


def _is_inventory(item: Item, cls: str) -> bool:
    """As in "12 of the 96 pins", "She had 1,400 employees": how many things there are."""
    before = item.passage.lower[max(item.sentence[0], item.first - 2) : item.first]
    kept = cls in _POSTED or item.head in words("figure_roles", "employed")  # not "of the nine charges"
    whole = before in (("of", "its"), ("of", "their")) or (
        item.is_whole and (kept or before != ("of", "the"))
    )
    owned = before[-1:] in (("had",), ("has",), ("have",), ("employs",), ("employed",))
    stock = cls.startswith("other:") or (item.is_whole and cls in _POSTED)
    counted = stock and item.head is not None and not _at_risk(item, cls)
    return counted and (whole or owned)


def _at_risk(item: Item, cls: str) -> bool:
    """Those who were there: the crew, the passengers aboard, the residents inside."""
    near = item.passage.lower[max(item.sentence[0], item.first - 3) : min(item.right[1], item.end + 3)]
    return (cls.startswith("other:") or cls == "refugees") and (
        item.head in ("crew", "passenger", "occupant")
        or any(w in words("figure_roles", "aboard") for w in near)
        or _on_board(item)
    )


def _on_board(item: Item) -> bool:
    """As in "were on the boat", "were in the bus": where they were, named by the thing."""
    passage, (first, end) = item.passage, item.right
    classes = lookup("figure_class_nouns", "noun", "class")
    for i in range(first, min(end, first + 3)):
        if passage.at(i) in ("on", "in") and passage.at(i + 1) in ("the", "a", "its", "both"):
            return classes.get(singular_of(passage.at(i + 2))) in ("aircraft", "vehicles", "vessels")
    return False


def _of_votes(item: Item, cls: str, time: TimeNear | None) -> tuple[Accumulation, Span | None]:
    """Counts under way are levels, turnout up to an hour accumulates, final results are neither."""
    near = item.passage.lower[item.sentence[0] : item.sentence[1]]
    if cls == "votes":
        counting = (
            "counted" in near or "reporting" in near or "led" in near or "leads" in near or "narrowed" in near
        )
        return (Accumulation.LEVEL, None) if counting else (Accumulation.UNKNOWN, None)
    own = item.passage.lower[item.first : min(item.right[1], item.end + 3)]
    if "registered" in own and item.quantity.unit == "count":
        return Accumulation.LEVEL, None
    if "by" in near or "reached" in near or "when" in near or "so" in near:
        return Accumulation.CUMULATIVE, None
    return Accumulation.UNKNOWN, None
