"""What happened to the counted: the class that the words around a figure tell."""

from collections.abc import Sequence

from reportedly.extract.figures.items import Cue, Item, cues_in
from reportedly.extract.figures.places import find_place
from reportedly.extract.figures.vocabulary import phrases, words

__all__ = ["acts", "find_event", "is_carried"]

_FINER = ("dead-or-missing", "killed-or-injured", "infected-confirmed", "infected-suspected")
_PAST = frozenset(("came", "fled", "left", "made", "saw", "stood", "took", "went", "won"))
"""Past tenses without -ed that a sentence about people opens its predicate with."""

_REACH = 9
"""Words between a figure and the verb that governs it or that it is the subject of."""


def find_event(item: Item, sort: str) -> str | None:
    """The class of what happened, for nouns of one sort: people, homes, jobs, areas, or any.

    Words right after the figure come first ("20 people injured"), then its own
    predicate ("20 people were injured"), then the verb that governs it ("injured 20"),
    last a participle before the noun ("20 injured people").
    """
    right = _predicate(item, _cues(item, sort, _own_right(item)))
    if right and _is_issued(item, right[0]):
        right = right[1:]
    main = _main_verb(item)
    if main is not None:
        after = [cue for cue in _cues(item, sort, item.right) if cue.end > main + 1]
        if after:
            return _telling(after[:1])
    if item.is_whole and item.head is not None:
        # what governs "seven of the 23 pupils" is said of the seven
        return _telling(right[:1]) if right else _modifier(item, sort)
    if sort == "person" and _to_hospital(item):
        return "hospitalised"
    if sort == "person" and _made_to_leave(item):
        return "evacuated"
    place = find_place(item) if sort == "person" else None
    if place is not None:
        return place
    if right and right[0].first - item.end <= _adverbs(item):
        return _telling(right[:1])
    listed = item.right[0] != item.end  # "killed nine and 12 fled": the second has the verb to the right
    if listed and _governs(item, sort):
        return _governor(item, _cues(item, sort, item.left))
    if right and _is_subject(item):
        return _telling(right)
    governor = _governor(item, _cues(item, sort, item.left))
    if governor is not None:
        return governor
    return _telling(right) if right else _modifier(item, sort)


def _modifier(item: Item, sort: str) -> str | None:
    """As in "20 injured people", "14 missing hikers": a participle before the noun."""
    noun = item.quantity.noun
    if noun is None or noun.first < item.quantity.number.end:
        return None
    for cue in _cues(item, sort, (noun.first, noun.head)):
        last = item.passage.at(cue.end - 1)
        if last.endswith("ed") or last in words("figure_roles", "state"):
            return cue.row["class"]
    return None


def _own_right(item: Item) -> tuple[int, int]:
    """Where the words about the figure stand after it; "Of the 300 passengers, 14 died" says nothing of the 300."""
    passage, (start, _) = item.passage, item.sentence
    fronted = passage.lower[start : item.first] in (("of",), ("of", "the"), ("of", "its"), ("of", "their"))
    if not fronted:
        return item.right
    comma = next((i for i in range(item.end, item.sentence[1]) if passage.words[i] == ","), item.end)
    return item.end, comma


def _governs(item: Item, sort: str) -> bool:
    """Whether the verb that governs the figure stands right before it."""
    cues = _cues(item, sort, item.left)
    return bool(cues) and cues[-1].end == item.first


def is_carried(item: Item) -> bool:
    """Whether the figure is the object of a verb of transport: "The ferry carried 40 people"."""
    return item.passage.at(item.first - 1) in words("figure_roles", "transport")


def _cues(item: Item, sort: str, place: tuple[int, int]) -> list[Cue]:
    """Cues in a word range; an entry with the class none ("admitted that") only keeps a shorter one from matching."""
    book = phrases("figure_class_events", "phrase", ("sort", sort))
    return [cue for cue in cues_in(item.passage, book, *place) if cue.row["class"] != "none"]


def _to_hospital(item: Item) -> bool:
    """As in "112 taken to St Anne's Hospital": the name of the hospital stands between."""
    passage, (first, end) = item.passage, item.right
    for i in range(first, min(end, first + 6)):
        if (
            passage.at(i) in ("taken", "brought", "rushed", "flown", "airlifted", "admitted", "sent")
            and passage.at(i + 1) == "to"
        ):
            return bool(
                {"hospital", "hospitals", "clinic", "clinics"} & set(passage.lower[i + 2 : min(end, i + 8)])
            )
        if passage.at(i) in (",", "and"):
            return False
    return False


def _made_to_leave(item: Item) -> bool:
    """As in "forced 600 to leave", "told 40 people to evacuate"."""
    passage, at = item.passage, item.right[0]
    made = passage.at(item.first - 1) in words("figure_roles", "mover")
    return made and passage.phrase(at, at + 2) in ("to leave", "to evacuate", "to move")


def _adverbs(item: Item) -> int:
    """How many words after the figure are adverbs or "as": "80 critically injured", "41 as dead or missing"."""
    count = 0
    while item.passage.at(item.end + count).endswith("ly") or item.passage.at(item.end + count) in (
        "as",
        "more",
    ):
        count += 1
    return count


def _predicate(item: Item, cues: Sequence[Cue]) -> list[Cue]:
    """Cues of the figure's own clause: a subordinate clause or a second coordinated verb ends it."""
    passage, subordinate = item.passage, words("figure_roles", "subordinate")
    kept: list[Cue] = []
    at = item.right[0]
    for cue in cues:
        gap = passage.lower[at : cue.first]
        if any(word in subordinate for word in gap):
            break
        if gap and gap[-1] in ("and", "or") and not _starts_list(item):
            break
        if (kept and ("," in gap or "and" in gap)) or gap.count(",") > 1:
            break
        if "," in gap and not _parenthetical(gap):
            break
        kept.append(cue)
        at = cue.end
    return kept


def _starts_list(item: Item) -> bool:
    """Whether other figures stand between this one and the end of its clause."""
    return any(word[:1].isdecimal() for word in item.passage.lower[item.right[0] : item.right[1]])


def _parenthetical(gap: Sequence[str]) -> bool:
    """As in "31 people, hospital staff said, were wounded" goes on after two commas; after one, only a relative does."""
    return gap.count(",") == 2 or "who" in gap or "of" in gap


def _telling(cues: Sequence[Cue]) -> str | None:
    """Of the cues of one predicate the finest: "tested positive" tells more than "infected"."""
    classes = [cue.row["class"] for cue in cues]
    return next((cls for cls in _FINER if cls in classes), classes[0])


def _is_subject(item: Item) -> bool:
    """Whether the figure is the subject of its clause: an auxiliary or a finite verb follows within reach."""
    passage = item.passage
    first, end = item.right
    for i in range(first, min(end, first + _REACH)):
        word = passage.lower[i]
        if word in words("figure_stops", "auxiliary") or word == "who":
            return True
        if word in words("figure_stops", "verb") and i <= first + 1:
            return True
        if word == "," and i > first + 1:
            return False
    return False


def _main_verb(item: Item) -> int | None:
    """The auxiliary of the main clause in "12 people who were hurt when the bridge fell were discharged".

    What a relative clause without a comma tells is who they are; what became of them
    stands after it. None without such a clause.
    """
    passage, (first, end) = item.passage, item.right
    if passage.at(first) not in ("who", "that"):
        return None
    auxiliary = words("figure_stops", "auxiliary")
    own = first + 1 + (passage.at(first + 1) in auxiliary)  # past the clause's own verb
    finite = [i for i in range(own, end) if passage.at(i) in auxiliary and passage.at(i - 1) not in auxiliary]
    if not finite or {",", "and"} & {*passage.lower[first : finite[-1]]}:
        return None
    return finite[-1]


def _is_issued(item: Item, cue: Cue) -> bool:
    """As in "a figure of 340 released in the afternoon": the number was released, no person."""
    passage, first = item.passage, item.first
    stated = passage.at(first - 1) == "of" and passage.at(first - 2) in words("figure_roles", "amount")
    return stated and cue.first == item.end and passage.at(cue.first) in words("figure_roles", "issued")


def _inside_phrase(gap: Sequence[str]) -> bool:
    """Whether "of" ties the figure to another noun than the verb's own measure: not "a total of", "a group of"."""
    if "of" not in gap or gap.index("of") < len(("the", "noun")):
        return False
    noun = gap[gap.index("of") - 1]
    measures = (
        words("figure_roles", "amount") | words("figure_collectives") | words("figure_roles", "hedge-noun")
    )
    return noun[0].isalpha() and noun not in measures and noun not in words("figure_stops")


def _has_hospital(item: Item) -> bool:
    first, end = item.left
    return bool(words("figure_roles", "hospital") & {*item.passage.lower[first:end]})


def acts(item: Item) -> bool:
    """Whether a figure without a noun does something of its own: "300 watched from the bank", "300 had left"."""
    passage, (at, end) = item.passage, item.right
    if item.head is not None or at != item.end or at >= end:
        return False
    if passage.at(at) in ("had", "have", "has"):
        return (
            passage.at(at + 1) not in words("figure_stops", "auxiliary") and passage.at(at + 1)[:1].isalpha()
        )
    if passage.at(at) in words("figure_stops", "auxiliary"):
        return False
    return passage.at(at) in _PAST or (len(passage.at(at)) > 3 and passage.at(at).endswith("ed"))


def _governor(item: Item, cues: Sequence[Cue]) -> str | None:
    """The nearest cue to the left, unless a border stands between it and the figure."""
    if not cues:
        return None
    gap = item.passage.lower[cues[-1].end : item.left[1]]
    if any(word in words("figure_roles", "subordinate") for word in gap) or len(gap) > _REACH:
        return None
    if cues[-1].row["phrase"] == "admitted" and not _has_hospital(item):
        return None  # "the army admitted only 12"
    if gap and gap[-1] in ("and", "but", "while") and acts(item):
        return None  # "nine drowned and 300 watched"
    if _inside_phrase(gap):
        return None  # "attended the funeral of the 14 miners"
    if "that" in gap:
        return None  # "had gone under and that 40 people were aboard": a clause of its own
    if "," in gap and len(gap) > 3 and "including" not in gap:
        return None
    return cues[-1].row["class"]
