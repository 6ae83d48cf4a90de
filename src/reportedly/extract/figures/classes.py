"""What kind of thing a figure counts: one of the closed classes, or ``other:<noun>``.

What happened wins over who: "three children were killed" is killed, with the group
children. The lists are lexicons: ``figure_class_nouns`` (a counted noun and its
class), ``figure_class_events`` (what was done to it), ``figure_class_left`` (the
noun a figure is said of) and ``figure_money``.
"""

from collections.abc import Sequence

from reportedly.extract.figures.events import find_event, is_carried
from reportedly.extract.figures.frames import framed_class
from reportedly.extract.figures.inheritance import inherited_class
from reportedly.extract.figures.items import Item, points_back
from reportedly.extract.figures.money import money_class
from reportedly.extract.figures.plurals import singular_of
from reportedly.extract.figures.sorts import Sort, sort_of
from reportedly.extract.figures.vocabulary import words
from reportedly.lexicons.tables import lookup

__all__ = ["classify", "group_of", "says_only_who"]

_MEASURES = frozenset(
    (
        "angle",
        "data",
        "energy",
        "frequency",
        "length",
        "power",
        "pressure",
        "speed",
        "temperature",
        "voltage",
        "volume",
    )
)
"""Kinds of units that measure a thing and never count people or losses."""

_AGENTIVE = ("er", "or", "ist", "ian", "ee", "ant", "ent", "man", "ese", "mate", "goer")
"""Endings of English nouns for people; a place or an animal rarely has one."""

_FAMILY = {"homes-destroyed": "home", "homes-damaged": "home", "jobs-cut": "job", "area-burned": "area"}


def classify(item: Item, earlier: Sequence[tuple[Item, str]], revised: str | None = None) -> str:
    """The class of a figure. ``earlier`` holds the figures before it with theirs, nearest last.

    ``revised`` is the class of the figure it is compared with, when that comes first.
    """
    if item.quantity.number.currency is not None:
        return money_class(item) or revised or "money-other"
    if revised is not None and not item.quantity.own_noun and not revised.startswith("other:"):
        return revised
    sort = sort_of(item)
    if item.quantity.number.unit_kind in _MEASURES:
        return f"other:{sort.noun or item.quantity.unit}"
    framed = framed_class(item, sort, earlier)
    if framed is not None:
        return framed
    if sort.kind == "what":
        return _refined(item, sort.cls or "")
    inherited = revised or inherited_class(item, sort, earlier)
    family = _family_of(inherited)
    if sort.kind == "unknown" and inherited is not None and family is not None and sort.noun is None:
        return find_event(item, family) or find_event(item, "person") or inherited
    if sort.kind in ("home", "job", "area"):
        return _of_family(item, sort, inherited)
    if sort.kind == "truck":
        return "aid-trucks" if _brings_relief(item, earlier) else "vehicles"
    if sort.kind == "thing":
        return sort.cls or f"other:{sort.noun}"
    return _of_people(item, sort, inherited, earlier)


def _family_of(cls: str | None) -> str | None:
    """The sort of thing that a class before speaks of: homes, jobs or areas."""
    if cls is not None and cls.startswith("other:"):
        return "home" if lookup("figure_class_nouns", "noun", "class").get(cls[6:]) == "home" else None
    return _FAMILY.get(cls or "")


def _of_family(item: Item, sort: Sort, inherited: str | None) -> str:
    event = find_event(item, sort.kind)
    if event is not None:
        return event
    if sort.cls is not None:
        return sort.cls
    if inherited is not None and _FAMILY.get(inherited) == sort.kind:
        return inherited
    return f"other:{sort.noun}"


def _of_people(item: Item, sort: Sort, inherited: str | None, earlier: Sequence[tuple[Item, str]]) -> str:
    event = find_event(item, "person") if _may_be_people(sort) else _moved(item, sort)
    if event == "participants" and sort.cls in words("figure_roles", "posting"):
        event = None
    if event == "refugees" and sort.cls in words("figure_roles", "posting"):
        event = None  # "400 marines landed on the island"
    if event == "infected-confirmed" or (
        event is None and _case_adjective(item) and inherited in (None, "infected")
    ):
        event = event or _case_adjective(item)
    if event == "released" and item.passage.phrase(item.first - 2, item.first) == "all but":
        event = "detained"
    if event == "recovered" and not _illness(item, earlier):
        clause = item.passage.lower[item.left[0] : item.right[1]]
        event = "other:discharged" if "discharged" in clause else event
    if event is None and sort.noun is None:
        event = find_event(item, "any")
    if event is None and sort.cls in ("soldiers", "police", "responders") and _lost(item):
        event = "killed"
    if event is None and sort.kind == "person":
        event = "other:passenger" if is_carried(item) else None
    if event is not None:
        return event
    if inherited is not None and (sort.noun is None or sort.kind == "person" or points_back(item)):
        return inherited
    if sort.cls is not None:
        return sort.cls
    return f"other:{sort.noun}" if sort.noun else _case_adjective(item) or inherited or "other:unknown"


def _moved(item: Item, sort: Sort) -> str | None:
    """As in "three villages were evacuated": of places people live in, only that they were emptied."""
    if sort.noun not in words("figure_roles", "settlement"):
        return None
    event = find_event(item, "person")
    return event if event == "evacuated" else None


def _illness(item: Item, earlier: Sequence[tuple[Item, str]]) -> bool:
    """Whether an illness is spoken of: who is discharged after it is well again, who was hurt need not be."""
    sick = bool(item.passage.vocabulary & words("figure_roles", "illness"))
    return sick or any(cls.startswith("infected") for _, cls in earlier)


def _lost(item: Item) -> bool:
    """As in "The army lost 11 soldiers"."""
    return item.passage.at(item.first - 1) in ("lost", "losing", "lose")


def _may_be_people(sort: Sort) -> bool:
    """Whether a noun can be people: listed, elided, or formed like a word for who does or suffers something."""
    return sort.kind in ("person", "who") or sort.noun is None or sort.noun.endswith(_AGENTIVE)


def _case_adjective(item: Item) -> str | None:
    """As in "740 probable and 212 confirmed cases", "50 of the confirmed ones"."""
    passage = item.passage
    near = passage.lower[item.quantity.number.after : item.quantity.number.after + 4]
    for word in near:
        if word in words("figure_roles", "case-confirmed"):
            return "infected-confirmed"
        if word in words("figure_roles", "case-suspected"):
            return "infected-suspected"
    return None


def _refined(item: Item, cls: str) -> str:
    """A class noun with its modifiers: confirmed cases, positive tests, dead or missing."""
    if cls == "infected":
        governor = item.passage.lower[max(item.left[0], item.first - 2) : item.first]
        if _confirmed(item):
            return "infected-confirmed"
        if any(word in ("confirmed", "confirm", "confirms") for word in governor):
            return "infected-confirmed"
        for word in item.noun_words:
            if word in words("figure_roles", "case-confirmed"):
                return "infected-confirmed"
            if word in words("figure_roles", "case-suspected"):
                return "infected-suspected"
    following = item.passage.phrase(item.end, item.end + 2)
    if cls == "killed" and following in ("or missing", "and missing"):
        return "dead-or-missing"
    if cls == "killed" and following in ("or wounded", "or injured", "and wounded", "and injured"):
        return "killed-or-injured"
    return cls


def _confirmed(item: Item) -> bool:
    """As in "12 cases of the fever were confirmed", "12 cases have been confirmed"."""
    first, end = item.right
    predicate = item.passage.lower[first : min(end, first + 8)]
    if "confirmed" not in predicate:
        return False
    before = predicate[: predicate.index("confirmed")]
    return before[-1:] in (("were",), ("was",), ("been",)) and not {"not", ",", "and"} & {*before}


def says_only_who(item: Item, cls: str) -> bool:
    """Whether a class comes from a noun for people and tells nothing of what happened to them."""
    sort = sort_of(item)
    return (sort.kind == "person" and cls == f"other:{sort.noun}") or (sort.kind == "who" and cls == sort.cls)


def _brings_relief(item: Item, earlier: Sequence[tuple[Item, str]]) -> bool:
    """Whether lorries carry aid: their paragraph speaks of relief, or a figure before them counts it."""
    aid = bool(item.passage.vocabulary & words("figure_roles", "aid"))
    return aid or any(cls in ("aid-trucks", "aid-goods") for _, cls in earlier)


def group_of(item: Item, cls: str) -> str | None:
    """The group of people counted, where it is not the class itself."""
    if cls in ("participants", "responders"):
        return None
    groups = lookup("figure_groups", "noun", "group")
    candidates: list[str] = []
    if item.head is not None:
        phrase = [*item.noun_words[:-1], item.head]
        candidates += [" ".join(phrase[-2:]), item.head, *map(singular_of, item.noun_words)]
    for name in [*candidates, *_group_behind(item)]:
        group = groups.get(name)
        if group is not None and group != cls:
            return group
    return None


def _group_behind(item: Item) -> list[str]:
    """As in "102 of them children", "two-thirds are children": the noun after the pointer or the copula."""
    passage, after = item.passage, item.quantity.number.after
    if item.head is not None and not points_back(item):
        return []
    at = after + 2 if points_back(item) and passage.at(after) == "of" else after
    if passage.at(at) in ("are", "were", "is", "was"):
        at += 1
    names = []
    for i in range(at, min(at + 3, item.right[1])):
        if not passage.at(i)[:1].isalpha() or passage.at(i) in words("figure_stops"):
            break
        names.append(singular_of(passage.at(i)))
    return [" ".join(names), *reversed(names)] if names else []
