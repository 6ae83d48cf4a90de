"""Whether the wording settles that a count is a running total: what a verb counts is, what a noun brings along is not."""

from typing import Final

from reportedly.extract.figures.items import Item
from reportedly.extract.figures.vocabulary import words

__all__ = ["counted_up", "enough_for", "is_each", "is_stock", "is_taken", "is_wanting"]

_REACH: Final = 10
"""Words between a verb of taking and the last of a list: "seized 2.1 tonnes of flour and 14 rifles"."""

_TAKEN: Final = ("aid-goods", "drones", "shells", "vehicles", "vessels", "weapons")
"""Classes of things that are seized or found in one go."""

_HELD: Final = (
    "children",
    "civilians",
    "detained",
    "police",
    "refugees",
    "soldiers",
    "vehicles",
    "vessels",
    "weapons",
)
"""Classes that are counted as a stock where somebody has, keeps or houses them."""

_ADVERBS: Final = ("also", "already", "currently", "now", "still", "who")


def counted_up(item: Item) -> bool:
    """Whether a verb counts it: "visited 620 stations", "1.9 million hens have been culled".

    What only stands with a noun or an aim counts nothing up: "observers from 14
    countries", "the cancellation of 118 trains", "to keep 600 schools open".
    """
    passage, before = item.passage, item.first - 1
    first, end = item.right
    perfect = words("figure_roles", "perfect")
    if any(passage.at(i) in perfect for i in range(first, min(end, first + 3))):
        return True
    if passage.at(before) == "by" and passage.at(before - 1).endswith("ed"):
        return True  # "was followed by 84 aftershocks": the agent of a passive
    particle = passage.at(before) in words("figure_roles", "particle")
    if passage.at(before) in words("figure_stops", "preposition") and not particle and before >= item.left[0]:
        return False
    return passage.at(before - 1) != "to" or passage.at(before) in words("figure_stops", "auxiliary")


def enough_for(item: Item) -> bool:
    """As in "medicine enough for 90,000 people": how far something reaches, not whom it reached."""
    passage, first = item.passage, item.first
    return passage.phrase(first - 2, first) in ("enough for", "sufficient for") or (
        passage.phrase(first - 3, first) in ("enough to feed", "enough to cover", "enough to treat")
    )


def is_taken(item: Item, cls: str) -> bool:
    """As in "seized 14 rifles", "found 300 shells": a haul of one day, neither new nor a total."""
    if cls not in _TAKEN and not cls.startswith("other:"):
        return False
    near = item.passage.lower[max(item.left[0], item.first - _REACH) : item.first]
    return bool(words("figure_roles", "taking") & {*near})


def is_stock(item: Item, cls: str) -> bool:
    """As in "keeps 48 penguins", "there are 73 wells": what somebody has, or what there is, is a state.

    The verb stands in the present right before the figure; "the storm keeps 48
    people from home" has what befell them as its class, and is left alone.
    """
    if not (cls.startswith("other:") or cls in _HELD):
        return False
    passage, before = item.passage, item.first - 1
    while passage.at(before).endswith("ly"):  # "now", "still" are cues of their own
        before -= 1
    if passage.at(before) in words("figure_roles", "stock-verb") and item.head is not None:
        return passage.at(before - 1) not in ("to", "will", "would", "may", "might", "could")
    return passage.at(before) in words("figure_roles", "existing") and passage.at(before - 1) == "there"


def is_wanting(item: Item, cls: str) -> bool:
    """As in "two million people need food", "300 families live without water": a state while the verb is present."""
    if cls not in ("affected", "displaced"):
        return False
    at, end = item.right
    while at < end and item.passage.at(at) in _ADVERBS:
        at += 1
    return at < end and item.passage.at(at) in words("figure_roles", "in-want")


def is_each(item: Item) -> bool:
    """As in "Each family received 40 litres": the subject says that the number holds for every one."""
    passage, start = item.passage, item.left[0]
    if passage.at(start + 1) == "of" and item.first - start <= len(("each", "of", "the")):
        return False  # "each of the four brigades": the four are the whole
    return passage.at(start) in ("each", "every") and item.first - start <= _REACH
