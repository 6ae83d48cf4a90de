"""Who has been mentioned so far in an article, and whom a later phrase means."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from reportedly.extract.parties.readings import Reading
from reportedly.extract.parties.words import generic_type, singular, words
from reportedly.lexicons import lookup
from reportedly.records import PartyType

__all__ = ["Cast", "Known", "Place"]

_MEMORY: Final = 4
"""Sentences back in which a pronoun looks; newspaper pronouns seldom reach further (gold of the seeds: 3)."""
_NAMESAKES: Final = 8
"""Bearers of one name or office that are compared: keeps the work linear on a page that lists hundreds."""
_SOURCE: Final = 2.0
_SUBJECT: Final = 1.0
_POSSESSOR: Final = -1.0
_THINGS: Final = frozenset(
    {PartyType.ORGANISATION, PartyType.GOVERNMENT, PartyType.MEDIA, PartyType.DOCUMENT}
)
_PEOPLE: Final = frozenset({PartyType.PERSON, PartyType.ANONYMOUS})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a phrase stands: its sentence in the article, its token in reading order, and its part in the clause."""

    sentence: int
    order: int
    part: str  # "source", "subject", "other", "possessor"


@dataclass(slots=True, eq=False)
class Known:
    """A party met in this article; filled in as the article tells more. Lives only while it is read."""

    name: str
    type: PartyType
    named: bool
    role: str | None
    of: str | None
    gender: str | None
    plural: bool
    sure: bool = True
    nouns: set[str] = field(default_factory=set)
    places: list[Place] = field(default_factory=list)

    def weight(self, now: Place) -> float:
        """How readily a pronoun at ``now`` points here: sources first, then subjects, near ones first."""
        best = float("-inf")
        for place in self.places[-6:]:
            if place.order >= now.order or now.sentence - place.sentence > _MEMORY:
                continue
            bonus = {"source": _SOURCE, "subject": _SUBJECT, "possessor": _POSSESSOR}.get(place.part, 0.0)
            best = max(best, bonus - (now.sentence - place.sentence))
        return best


class Cast:
    """The parties of one article in order of appearance."""

    def __init__(self) -> None:
        self.known: list[Known] = []
        self._by_name: dict[str, Known] = {}
        self._by_noun: dict[str, list[Known]] = {}
        self._by_piece: dict[str, list[Known]] = {}  # first and last word of a longer name

    def meet(self, reading: Reading, place: Place) -> tuple[Known, str]:
        """The party a reading means, known or new, and how it was told."""
        found, how = self._named(reading) if reading.named else self._described(reading, place)
        if found is None:
            found = Known(
                reading.name,
                reading.type,
                reading.named,
                reading.role,
                reading.of,
                reading.gender,
                reading.plural,
                reading.sure,
            )
            self.known.append(found)
        if reading.named:
            self._learn(found, reading)
        self._index(found, reading)
        found.places.append(place)
        return found, how

    def point(self, form: str, place: Place) -> Known | None:
        """The party that a pronoun means: the weightiest earlier one that fits in number and gender."""
        gender = lookup("pronouns", "form", "gender").get(form)
        number = lookup("pronouns", "form", "number").get(form)
        best: Known | None = None
        best_key = (float("-inf"), -1)
        for known in self._recent(place):
            if not _fits(known, gender, number):
                continue
            before = max((p.order for p in known.places if p.order < place.order), default=-1)
            key = (known.weight(place), before)
            if key[0] > float("-inf") and key > best_key:
                best, best_key = known, key
        if best is not None:
            best.places.append(place)
            if gender in ("m", "f") and best.gender is None:
                best.gender = gender
        return best

    def last(self, kind: PartyType, place: Place, *, count: int = 1) -> list[Known]:
        """The last distinct named parties of a type before a place, earlier first."""
        found: list[Known] = []
        for known in sorted(self._recent(place), key=lambda k: -_last_order(k, place)):
            if known.named and known.type is kind and _last_order(known, place) >= 0 and len(found) < count:
                found.append(known)
        return found[::-1]

    def _recent(self, place: Place) -> Iterator[Known]:
        return (
            known
            for known in self.known[-200:]
            if any(
                p.order < place.order and place.sentence - p.sentence <= _MEMORY for p in known.places[-6:]
            )
        )

    def _named(self, reading: Reading) -> tuple[Known | None, str]:
        exact = self._by_name.get(reading.name.casefold())
        if exact is not None:
            return exact, "name"
        pieces = reading.name.split()
        for known in reversed(self._by_piece.get(pieces[0], [])[-_NAMESAKES:] if len(pieces) == 1 else []):
            theirs = known.name.split()
            if pieces[0] == theirs[-1] and known.type is PartyType.PERSON:
                return known, "surname"
            if pieces[0] == theirs[0] and known.type in _THINGS:
                return known, "short-name"
        return None, "name"

    def _described(self, reading: Reading, place: Place) -> tuple[Known | None, str]:
        noun = reading.noun or ""
        modifiers = {word.casefold() for word in reading.name.split()} - {noun} - words("same_words")
        for known in reversed(self._by_noun.get(noun, [])[-_NAMESAKES:]):
            if not reading.definite and reading.plural and known.name.casefold() != reading.name.casefold():
                # A bare plural introduces people of its own: "people who live near by".
                continue
            if _agrees(known, reading, modifiers):
                return known, "role"
        kind = PartyType.PERSON if noun.endswith("year-old") else generic_type(noun)
        former = bool(modifiers & words("former_words"))
        if kind is PartyType.PERSON and modifiers and not noun.endswith("year-old"):
            for known in reversed(list(self._recent(place))):
                if known.named and known.role and _mostly(modifiers, known.role):
                    return known, "role"
        if (not reading.plural or kind is PartyType.MEDIA) and (
            noun.endswith("year-old") or (kind is not None and not modifiers)
        ):
            return self._nearest(kind or PartyType.PERSON, place), "description"
        if former and reading.type is PartyType.PERSON:
            near = self._nearest(PartyType.PERSON, place)
            if near is not None and near.role is None:
                return near, "description"
        return None, "description"

    def _nearest(self, kind: PartyType, place: Place) -> Known | None:
        best, best_key = None, (float("-inf"), -1)
        for known in self._recent(place):
            key = (known.weight(place), _last_order(known, place))
            acted = kind is PartyType.MEDIA or any(p.part in ("source", "subject") for p in known.places)
            if not known.named or known.type is not kind or not acted:
                continue
            if key[0] > float("-inf") and key > best_key:
                best, best_key = known, key
        return best

    def _learn(self, known: Known, reading: Reading) -> None:
        if not known.named or (
            len(reading.name.split()) > len(known.name.split()) and known.type is reading.type
        ):
            known.name, known.named = reading.name, True
        if known.type is not PartyType.PERSON and reading.type is PartyType.PERSON and reading.noun:
            known.type = reading.type
        known.role = known.role or reading.role
        known.of = known.of or reading.of
        known.gender = known.gender or reading.gender
        self._by_name.setdefault(reading.name.casefold(), known)
        pieces = reading.name.split()
        for piece in {pieces[0], pieces[-1]} if len(pieces) > 1 else ():
            theirs = self._by_piece.setdefault(piece, [])
            if known not in theirs:
                theirs.append(known)

    def _index(self, known: Known, reading: Reading) -> None:
        nouns = {reading.noun} if reading.noun else set()
        if reading.role:
            nouns.add(singular(reading.role.split()[-1].casefold()))
        for noun in sorted(nouns - known.nouns):
            known.nouns.add(noun)
            self._by_noun.setdefault(noun, []).append(known)


def _fits(known: Known, gender: str | None, number: str | None) -> bool:
    if number == "many":
        return known.plural or " + " in known.name or known.type in _THINGS - {PartyType.DOCUMENT}
    if known.plural or " + " in known.name:
        return False
    if not known.sure:
        # Nobody knows what a "brellin" is; one that speaks can be he, she or it.
        return any(place.part == "source" for place in known.places)
    if gender == "n":
        return known.type in _THINGS
    return known.type in _PEOPLE and known.gender in (None, gender)


def _agrees(known: Known, reading: Reading, modifiers: set[str]) -> bool:
    """Whether a description can mean the party: same number, no other owner, no word that only a rival would have."""
    if known.plural != reading.plural:
        return False
    if reading.of and known.of and reading.of != known.of:
        return False
    if not known.named:
        return known.name.casefold() == reading.name.casefold() or not modifiers
    theirs = {word.casefold() for word in (known.role or "").split()} | {
        word.casefold() for word in known.name.split()
    }
    theirs |= {word.casefold() for word in (known.of or "").split()} | {"of", "the"}
    return modifiers <= theirs or bool(reading.of and known.of == reading.of)


def _mostly(modifiers: set[str], role: str) -> bool:
    theirs = {word.casefold() for word in role.split()}
    return bool(modifiers) and modifiers <= theirs


def _last_order(known: Known, now: Place) -> int:
    return max((place.order for place in known.places if place.order < now.order), default=-1)
