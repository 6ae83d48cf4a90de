"""What the counted noun says by itself, before anything is known of what happened to it."""

from dataclasses import dataclass

from reportedly.extract.figures.items import Item, cues_in
from reportedly.extract.figures.nouns import head_of, phrase_from
from reportedly.extract.figures.plurals import singular_of
from reportedly.extract.figures.vocabulary import phrases, words
from reportedly.lexicons.tables import lookup

__all__ = ["Sort", "sort_of"]


@dataclass(frozen=True, slots=True)
class Sort:
    """The class a noun gives, if any, and its kind: what happened, who, a thing, a home, a job … unknown."""

    cls: str | None
    kind: str
    noun: str | None


def sort_of(item: Item) -> Sort:
    """The sort of a figure by its noun phrase, its unit, or the noun to its left that it is said of."""
    number = item.quantity.number
    if number.unit_kind == "area":
        return Sort("area-burned", "area", number.unit)
    if number.unit_kind == "mass":
        relief = item.passage.vocabulary & words("figure_roles", "aid")
        return Sort("aid-goods" if relief else None, "thing", item.head or number.unit)
    noun, head = item.noun_words, item.head
    if head is None or head == "one":
        subject = _shared(item) or _number_of(item)
        left = _left_class(item) if subject is None else None
        if left is not None:
            return Sort(left, "what", None)
        subject = subject or _changing(item)
        if subject is None:
            return Sort(None, "unknown", None)
        noun, head = subject
    found = _listed(noun, head)
    if found is not None:
        return found
    if head in ("job", "post", "position"):
        return Sort(None, "job", head)
    people = head in words("figure_people") or head.endswith(("man", "woman"))
    return Sort(None, "person" if people else "unknown", head)


def _listed(noun: tuple[str, ...], head: str) -> Sort | None:
    """The longest entry of the noun lexicon that the phrase ends in."""
    classes = lookup("figure_class_nouns", "noun", "class")
    sorts = lookup("figure_class_nouns", "noun", "sort")
    phrase = [*noun[:-1], head]
    for length in (3, 2, 1):
        name = " ".join(phrase[-length:])
        if name in classes:
            cls = classes[name] or ""
            if cls in ("home", "truck"):
                return Sort(None, cls, head)
            return Sort(cls, sorts[name] or "", head)
    return None


def _shared(item: Item) -> tuple[tuple[str, ...], str] | None:
    """As in "90 percent of the houses were damaged": what a share is of, where that is no figure."""
    passage, at = item.passage, item.quantity.number.after
    if item.quantity.unit not in ("percent", "fraction") or passage.phrase(at, at + 2) != "of the":
        return None
    noun = phrase_from(passage, at + 2)
    if noun is None or any(word[0].isdecimal() for word in passage.lower[noun.first : noun.end]):
        return None
    return passage.lower[noun.first : noun.end], head_of(passage, noun)


def _number_of(item: Item) -> tuple[tuple[str, ...], str] | None:
    """As in "The number of Karethi troops … had grown to 8,000": the noun phrase that the figure numbers."""
    passage = item.passage
    start, _ = item.sentence
    for i in range(item.first - 1, max(start, item.first - 20), -1):
        if passage.words[i] in (";", ":"):
            return None
        if passage.at(i) == "of" and passage.at(i - 1) in ("number", "numbers", "estimate", "total"):
            beyond = item.left[0] > i and passage.at(item.first - 1) not in ("from", "to", "against", "with")
            if passage.phrase(i - 2, i) == "a number" or beyond:
                return None
            at = i + 1
            while passage.at(at) in ("the", "those", "its", "their", "all"):
                at += 1
            noun = phrase_from(passage, at)
            if noun is None:
                return None
            if passage.phrase(noun.end, noun.end + 2) in ("or missing", "and missing"):
                return None
            listed = _listed(passage.lower[noun.first : noun.end], head_of(passage, noun))
            if listed is None or listed.kind in ("home",):
                return (
                    None if listed is None else (passage.lower[noun.first : noun.end], head_of(passage, noun))
                )
            return passage.lower[noun.first : noun.end], head_of(passage, noun)
    return None


def _changing(item: Item) -> tuple[tuple[str, ...], str] | None:
    """As in "Bookings across the strait have fallen by 34 percent": what a share says the change of."""
    passage = item.passage
    start, _ = item.sentence
    if item.quantity.number.unit != "percent":
        return None
    level = _subject_before(item)
    if level is not None or item.left[0] > start:
        return level
    changes = lookup("figure_changes", "word", "direction")
    near = passage.lower[max(start, item.first - 3) : item.first]
    subject = phrase_from(passage, start)
    if subject is None or subject.end >= item.first or not any(word in changes for word in near):
        return None
    return passage.lower[subject.first : subject.end], head_of(passage, subject)


def _subject_before(item: Item) -> tuple[tuple[str, ...], str] | None:
    """As in "and containment stood at 15 percent": the noun right before the verb of a level."""
    passage, at = item.passage, item.first - 1
    if passage.at(at) in ("at", "to"):
        at -= 1
    levels = ("stood", "stands", "reached", "rose", "fell", "hit", "was", "is")
    if passage.at(at) not in levels or at <= item.left[0]:
        return None
    word = passage.lower[at - 1]
    if not word[0].isalpha() or word in words("figure_stops") or word in words("figure_calendar"):
        return None
    return (word,), singular_of(word)


def _left_class(item: Item) -> str | None:
    """The class noun that an elided figure predicates: "the death toll rose to 17", "Turnout was 61 percent"."""
    passage = item.passage
    start, _ = item.sentence
    first = item.left[0]
    if item.quantity.revises is not None or passage.at(item.first - 1) in ("from", "to"):
        first = start
    found = cues_in(passage, phrases("figure_class_left", "phrase"), first, item.first)
    if not found:
        return None
    cue = found[-1]
    gap = passage.lower[cue.end : item.first]
    if any(word in (",", "and", "who") for word in gap) and item.quantity.revises is None and first != start:
        return None
    return cue.row["class"]
