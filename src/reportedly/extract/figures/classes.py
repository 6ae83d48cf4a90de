"""What kind of thing a figure counts: one of the closed classes, or ``other:<noun>``.

What happened wins over who: "three children were killed" is killed, with the group
children. The lists are lexicons: ``figure_class_nouns`` (a counted noun and its
class), ``figure_class_events`` (what was done to it) and ``figure_money``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.extract.figures.items import Cue, Item, cues_in
from reportedly.extract.figures.passage import Passage
from reportedly.extract.figures.vocabulary import phrases, singular_of, words
from reportedly.lexicons.tables import lookup

__all__ = ["Sort", "classify", "group_of", "sort_of"]

_HUMAN: Final = "person"
_HOME_HEADS: Final = "home"


@dataclass(frozen=True, slots=True)
class Sort:
    """What the counted noun says by itself: its class if any, and whether that settles the matter."""

    cls: str | None
    kind: str  # what, who, thing, home, truck, job, money, area, person, unknown
    noun: str | None


def classify(item: Item, earlier: Sequence[tuple[Item, str]]) -> str:
    """The class of a figure. ``earlier`` holds the figures before it with theirs, nearest last."""
    if item.quantity.number.currency is not None:
        return _money(item)
    sort = sort_of(item)
    if sort.kind == "what":
        return _refined(item, sort.cls or "")
    event = _event(item, sort)
    inherited = _inherited(item, sort, earlier)
    if sort.kind in ("home", "job", "area"):
        return event or _settled(item, sort, inherited)
    if sort.kind == "truck":
        return "aid-trucks" if _aid(item.passage) else "vehicles"
    if sort.kind == "thing":
        return sort.cls or f"other:{sort.noun}"
    if event is not None:
        return _beside(event, inherited)
    if inherited is not None and (sort.noun is None or sort.kind == "person" or _of_them(item)):
        return inherited
    if sort.cls is not None:
        return sort.cls
    return f"other:{sort.noun}" if sort.noun else inherited or "other:unknown"


def _settled(item: Item, sort: Sort, inherited: str | None) -> str:
    if (
        inherited is not None
        and inherited.split("-")[0] == {"home": "homes", "job": "jobs", "area": "area"}[sort.kind]
    ):
        return inherited
    return f"other:{sort.noun}"


def _beside(event: str, inherited: str | None) -> str:
    """A bare "killed" beside "casualties" stays killed; a general event never overrules a finer one."""
    if inherited is not None and inherited.startswith(event + "-"):
        return inherited
    return event


def sort_of(item: Item) -> Sort:
    """What the counted noun phrase says by itself."""
    head = item.head
    number = item.quantity.number
    if number.unit_kind == "area":
        return Sort("area-burned", "area", number.unit)
    noun_classes, sorts = (
        lookup("figure_class_nouns", "noun", "class"),
        lookup("figure_class_nouns", "noun", "sort"),
    )
    if head is None:
        left = _left_noun(item)
        return Sort(left[0], left[1], None) if left else Sort(None, "unknown", None)
    phrase = [*item.noun_words[:-1], head]
    for length in (3, 2, 1):
        name = " ".join(phrase[-length:])
        if name in noun_classes:
            cls, sort = noun_classes[name] or "", sorts[name] or ""
            if cls in ("home", "truck"):
                return Sort(None, cls, head)
            if number.unit_kind == "mass":
                break
            return Sort(cls, sort, head)
    if head in ("job", "post", "position", "worker", "employee") and head != "worker" and head != "employee":
        return Sort(None, "job", head)
    if number.unit_kind == "mass":
        return Sort("aid-goods" if _aid(item.passage) else None, "thing", head)
    human = head in words("figure_people") or head.endswith(("man", "woman", "er", "or", "ist", "ian"))
    return Sort(None, _HUMAN if human else "unknown", head)


_LEFT_LINKS: Final = frozenset(
    "is was are were at to of by reached reaches stood stands rose fell now stand from down up numbered with out put puts hit hits has had have risen been climbed reaching passed in all further a the its as only just totalled totaled totals".split()
)


def _left_noun(item: Item) -> tuple[str, str] | None:
    """The class noun that an elided figure predicates: "the death toll rose to 17", "Turnout was 61 percent"."""
    passage = item.passage
    first, end = item.left
    found = cues_in(passage, phrases("figure_class_left", "phrase"), first, end)
    if not found:
        return None
    return found[-1].row["class"] or "", "what"


def _event(item: Item, sort: Sort) -> str | None:
    """The class of what happened to the counted: by the words right after it, its predicate, then its governor."""
    kinds = _kinds(sort)
    book = phrases("figure_class_events", "phrase")
    right = [c for c in cues_in(item.passage, book, *item.right) if c.row["sort"] in kinds]
    left = [c for c in cues_in(item.passage, book, *item.left) if c.row["sort"] in kinds]
    right = _within_clause(item.passage, item.right[0], right)
    if right and right[0].first - item.end <= 1:
        return right[0].row["class"]
    subject = _is_subject(item)
    if right and subject:
        return _strongest(right)
    governor = _governor(item, left)
    if governor is not None:
        return governor
    return _strongest(right) if right else None


def _kinds(sort: Sort) -> tuple[str, ...]:
    if sort.kind in ("home", "job", "area"):
        return (sort.kind,)
    return ("person", "any")


def _within_clause(passage: Passage, start: int, cues: list[Cue]) -> list[Cue]:
    """Cues before a new clause begins: a comma or "and" followed by a new subject ends the range."""
    kept: list[Cue] = []
    at = start
    for cue in cues:
        gap = passage.lower[at : cue.first]
        if any(
            word in ("while", "when", "after", "before", "but", "as", "because", "since", "although")
            for word in gap
        ):
            break
        if "," in gap and kept:
            break
        if gap.count(",") > 1 and "who" not in gap:
            break
        kept.append(cue)
        at = cue.end
    return kept


def _strongest(cues: list[Cue]) -> str | None:
    """Of several cues of one predicate the most telling: "dead or missing" is one entry already."""
    order = ("dead-or-missing", "killed-or-injured", "infected-confirmed", "infected-suspected")
    classes = [cue.row["class"] for cue in cues]
    for cls in order:
        if cls in classes:
            return cls
    return classes[0]


def _is_subject(item: Item) -> bool:
    """Whether a finite verb follows the figure: an auxiliary within reach, or a verb right after it."""
    passage = item.passage
    first, end = item.right
    for i in range(first, min(end, first + 9)):
        word = passage.lower[i]
        if word in words("figure_stops", "auxiliary"):
            return True
        if word in (",",) and i > first + 1:
            return False
        if word in words("figure_stops", "verb") and i <= first + 1:
            return True
        if word == "who":
            return True
    return False


def _governor(item: Item, left: list[Cue]) -> str | None:
    """The nearest cue to the left that can govern the figure: not one closed off by a comma and a new subject."""
    if not left:
        return None
    cue = left[-1]
    gap = item.passage.lower[cue.end : item.left[1]]
    if (
        any(word in ("while", "but", "when", "where", "although") for word in gap)
        or "," in gap
        and len(gap) > 6
    ):
        return None
    if len(gap) > 9:
        return None
    return cue.row["class"]


def _inherited(item: Item, sort: Sort, earlier: Sequence[tuple[Item, str]]) -> str | None:
    """The class of the figure an elided one goes on from: the nearest of its sentence or the one before."""
    unit_kind = item.quantity.number.unit_kind
    for other, cls in reversed(earlier):
        if other.paragraph != item.paragraph:
            return None
        if other.quantity.number.currency is not None:
            continue
        if (other.quantity.number.unit_kind == "mass") != (unit_kind == "mass"):
            continue
        if (
            sort.noun is not None
            and other.head is not None
            and sort.noun != other.head
            and not _of_them(item)
        ):
            continue
        if not cls.startswith("other:unknown"):
            return cls
    return None


def _of_them(item: Item) -> bool:
    after = item.quantity.number.after
    return item.passage.phrase(after, after + 2) in (
        "of them",
        "of these",
        "of those",
        "of whom",
        "of which",
    ) or (item.passage.phrase(item.first - 2, item.first) in ("of whom", "of which"))


_CASE_WORDS: Final = {
    "confirmed": "infected-confirmed",
    "positive": "infected-confirmed",
    "suspected": "infected-suspected",
    "probable": "infected-suspected",
    "possible": "infected-suspected",
    "fatal": "killed",
}


def _refined(item: Item, cls: str) -> str:
    """A class noun with its modifiers: confirmed cases, positive tests, "bodies" found alive no longer."""
    if cls == "infected":
        for word in (*item.noun_words, *item.passage.lower[item.quantity.number.after : item.end]):
            if word in _CASE_WORDS:
                return _CASE_WORDS[word]
        sentence = " ".join(item.passage.lower[item.left[0] : item.right[1]])
        if "positive test" in sentence:
            return "infected-confirmed"
    if cls == "killed" and item.passage.phrase(item.end, item.end + 2) in ("or missing", "and missing"):
        return "dead-or-missing"
    if cls == "killed" and item.passage.phrase(item.end, item.end + 2) in (
        "or wounded",
        "or injured",
        "and wounded",
        "and injured",
    ):
        return "killed-or-injured"
    return cls


_AID_WORDS: Final = frozenset(
    "aid relief food flour medicine medicines humanitarian enclave crossing permits supplies airdrops airdrop parcels convoy famine agency depot water".split()
)


def _aid(passage: Passage) -> bool:
    """Whether the paragraph is about relief: lorries in it carry aid, tonnes in it are goods."""
    return any(word in _AID_WORDS for word in passage.lower)


def _money(item: Item) -> str:
    """The class of a sum: the nearest telling word, after the sum or before it."""
    passage = item.passage
    book = phrases("figure_money", "phrase")
    first, end = item.left[0], item.right[1]
    best: tuple[int, str] | None = None
    for cue in cues_in(passage, book, first, end):
        cls = cue.row["class"] or ""
        if cue.end <= item.quantity.number.first:
            distance = item.quantity.number.first - cue.end
        elif cue.first >= item.quantity.number.end:
            distance = cue.first - item.quantity.number.end + (0 if cue.first < item.end else 1)
        else:
            continue
        if best is None or distance < best[0]:
            best = (distance, cls)
    return best[1] if best else "money-other"


def group_of(item: Item, cls: str) -> str | None:
    """The group of people counted, where it is not the class itself."""
    if cls in ("participants", "responders"):
        return None
    groups = lookup("figure_groups", "noun", "group")
    candidates: list[str] = []
    if item.head is not None:
        phrase = [*item.noun_words[:-1], item.head]
        candidates += [" ".join(phrase[-2:]), item.head, *map(singular_of, item.noun_words)]
    candidates += _of_group(item)
    for name in candidates:
        group = groups.get(name)
        if group is not None and group != cls:
            return group
    return None


def _of_group(item: Item) -> list[str]:
    """ "102 of them children": the noun after "of them" or its copula."""
    if not _of_them(item) and item.head is not None:
        return []
    passage, after = item.passage, item.quantity.number.after
    at = after + 2 if _of_them(item) and passage.at(after) == "of" else after
    if passage.at(at) in ("are", "were", "is", "was"):
        at += 1
    names = []
    for i in range(at, min(at + 3, item.right[1])):
        if not passage.at(i)[:1].isalpha() or passage.at(i) in words("figure_stops"):
            break
        names.append(singular_of(passage.at(i)))
    return [" ".join(names), *reversed(names)] if names else []
