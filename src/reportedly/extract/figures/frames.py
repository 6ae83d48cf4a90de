"""Classes told by the construction a figure stands in, before any verb: who is paid, who is asked, what a hall holds."""

from collections.abc import Sequence

from reportedly.extract.figures.items import Item
from reportedly.extract.figures.sorts import Sort
from reportedly.extract.figures.vocabulary import words
from reportedly.lexicons.tables import lookup

__all__ = ["framed_class", "own_class"]

_MEMBERS = ("fighter", "man", "member", "people", "person", "personnel", "woman")
_POSTED = ("police", "responders", "soldiers")
_REACH = 4
"""Words from a sum to those who get it: "to each of the 14 families"."""


def framed_class(item: Item, sort: Sort, earlier: Sequence[tuple[Item, str]]) -> str | None:
    """The class that the construction gives; None where none decides and the verbs have to tell."""
    if _is_surveyed(item):
        return f"other:{sort.noun or 'unit'}"
    won = item.passage.at(item.first - 1) in ("gained", "lost", "win", "wins", "won")
    if sort.cls == "seats" and not won and not item.passage.vocabulary & words("figure_roles", "chamber"):
        return "other:seat"  # of a hall or a bus, where nobody is elected
    if _is_paid(item, sort, earlier):
        return "affected"
    if item.quantity.rate in words("figure_roles", "formation") and item.head in _MEMBERS:
        return lookup("figure_class_nouns", "noun", "class").get(item.quantity.rate or "")
    if _leaves_work(item):
        return "jobs-cut"
    if _is_sought(item) or _is_unheard_of(item):
        return "missing"
    return _of_fallen(item) or _of_unit(item)


def _is_surveyed(item: Item) -> bool:
    """As in "a survey of 3,000 households", "a sample of 200 voters"."""
    passage, first = item.passage, item.first
    return passage.at(first - 1) == "of" and passage.at(first - 2) in words("figure_roles", "survey")


def _is_paid(item: Item, sort: Sort, earlier: Sequence[tuple[Item, str]]) -> bool:
    """As in "pay $12.5 million to 1,340 former workers": people right behind a sum and "to"."""
    if not earlier or sort.kind not in ("person", "who") or sort.cls not in (None, "affected", "children"):
        return False
    other = earlier[-1][0]
    if other.quantity.number.currency is None or other.sentence_number != item.sentence_number:
        return False
    gap = item.passage.lower[other.end : item.first]
    return gap[:1] == ("to",) and len(gap) <= _REACH


def _leaves_work(item: Item) -> bool:
    """As in "About 650 workers left the plant": staff who leave an employer leave a job."""
    if item.head not in words("figure_roles", "employed"):
        return False
    passage, (first, end) = item.passage, item.right
    at = first
    while at < end and passage.at(at) in words("figure_stops", "auxiliary"):
        at += 1
    follows = passage.at(at) in words("figure_roles", "leaving") and passage.at(at + 1) in (
        "the",
        "its",
        "their",
    )
    return follows and bool(words("figure_roles", "employer") & {*passage.lower[at + 1 : min(end, at + 6)]})


def _is_sought(item: Item) -> bool:
    """As in "the search for the other 12": those who share a fate, or nobody named, are missing while looked for."""
    if item.head is not None and item.head not in words("figure_roles", "shares-fate"):
        return False
    passage, at = item.passage, item.first - 1
    while passage.at(at) in ("the", "other", "another", "remaining"):
        at -= 1
    return passage.at(at) == "for" and passage.at(at - 1) in ("looking", "search", "searched", "searching")


def _is_unheard_of(item: Item) -> bool:
    """As in "the whereabouts of 16 students", "no word has come from 23 sailors"."""
    passage, first = item.passage, item.first
    near = passage.lower[max(item.left[0], first - _REACH - 2) : first]
    if near[-1:] == ("of",):
        return any(word in near[-3:-1] for word in ("fate", "sign", "trace", "whereabouts"))
    return near[-1:] == ("from",) and any(near[i : i + 2] == ("no", "word") for i in range(len(near)))


def _of_fallen(item: Item) -> str | None:
    """As in "three of the injured died": what then happened to some of them, not what had happened to them all."""
    passage, at = item.passage, item.quantity.number.after
    if passage.phrase(at, at + 2) != "of the" or item.head is None:
        return None
    sort = lookup("figure_class_nouns", "noun", "sort").get(item.head)
    died = passage.at(item.right[0]) in ("died", "perished", "succumbed") or passage.phrase(
        item.right[0], item.right[0] + 2
    ) in ("have died", "had died", "later died", "has died")
    return "killed" if sort == "what" and died else None


def _of_unit(item: Item) -> str | None:
    """As in "200 members of the medical unit": whose members they are says what they are."""
    passage = item.passage
    if item.head not in _MEMBERS:
        return None
    at = item.end
    if passage.at(at) != "of" or passage.at(at + 1) not in ("the", "its", "a", "their"):
        return None
    near = passage.lower[at + 2 : min(item.right[1], at + 6)]
    return "soldiers" if any(word in words("figure_roles", "formation") for word in near) else None


def own_class(item: Item, cls: str) -> str:
    """The class, but for bodies counted as one: "four brigades" are four brigades and not four soldiers."""
    noun = item.quantity.noun
    if noun is None or item.head is None or cls not in _POSTED:
        return cls
    several = item.passage.at(noun.head) != item.head or item.quantity.number.low == 1
    return f"other:{item.head}" if several and item.head in words("figure_roles", "formation") else cls
