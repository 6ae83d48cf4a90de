"""When the time of one figure holds for another: parts, lists and coordinated predicates of one clause."""

from collections.abc import Mapping, Sequence

from reportedly.extract.figures.items import Item
from reportedly.extract.figures.vocabulary import words
from reportedly.extract.figures.wholes import same_sentence

__all__ = ["carries_back", "carries_over", "is_apposed"]

_GOES_ON = (
    (",", "and"),
    (",", "leaving"),
    (",", "when"),
    (",", "when", "just"),
    (",", "when", "only"),
    (",",),
)
"""What may stand between a time and the next figure of its clause."""


def carries_over(
    items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int], time_end: int | None, k: int
) -> bool:
    """Whether the time of the whole, or of the figure before, holds for this one too.

    ``time_end``: the word after the time of the figure before, where it has one.
    """
    item, earlier = items[k], items[k - 1]
    if k in wholes and wholes[k] < k and same_sentence(items[wholes[k]], item):
        return True
    if not same_sentence(earlier, item):
        return False
    if time_end is not None and item.passage.lower[time_end : item.first] in _GOES_ON:
        return True
    if time_end is not None and _coordinated(item, time_end):
        return True
    gap = item.passage.lower[earlier.end : item.first]
    if len(gap) <= 2 and "and" in gap:
        return True
    return item.quantity.noun is None and classes[k] == classes[k - 1] and ";" in gap and k not in wholes


def _coordinated(item: Item, time_end: int) -> bool:
    """As in "flew 64 sorties overnight and lost one aircraft": one subject, two verbs."""
    gap = item.passage.lower[time_end : item.first]
    gap = gap[1:] if gap[:1] == (",",) else gap
    verb = gap[1:2]
    return (
        len(gap) == 2
        and gap[0] == "and"
        and bool(verb)
        and (verb[0].endswith("ed") or verb[0] in words("figure_roles", "plain-past"))
    )


def is_apposed(whole: Item, part: Item) -> bool:
    """As in "214 villages are under water, 96 of them in Temsel": a part without a verb shares that of its whole."""
    if not same_sentence(whole, part):
        return False
    passage, auxiliaries = part.passage, words("figure_stops", "auxiliary")
    for i in range(part.end, part.sentence[1]):
        if passage.words[i] in (",", ";", ":", ".", "—"):
            return True
        if passage.at(i) in auxiliaries:
            return False
    return True


def carries_back(items: Sequence[Item], k: int) -> bool:
    """Whether the time of the next figure holds for this one: "killed four and wounded 11 on Thursday"."""
    if k + 1 >= len(items) or not same_sentence(items[k], items[k + 1]):
        return False
    gap = items[k].passage.lower[items[k].end : items[k + 1].first]
    return gap[:1] == ("and",) and len(gap) <= 2
