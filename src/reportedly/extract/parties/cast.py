"""Who has been mentioned so far in an article, and whom a later phrase means."""

from typing import Final

from reportedly.extract.parties.known import MEMORY, Known, Place
from reportedly.extract.parties.readings import Reading
from reportedly.extract.parties.words import generic_type, singular, words
from reportedly.lexicons import lookup
from reportedly.records import PartyType

__all__ = ["Cast", "Known", "Place"]

_FARTHER: Final = 8
"""Sentences back for "the company", which reaches farther than a pronoun."""
_DOUBT: Final = 0.5
"""What a name that looks like a person's weighs less where a body is looked for: less than one sentence's distance."""
_NAMESAKES: Final = 8
"""Bearers of one name or office that are compared: keeps the work linear on a page that lists hundreds."""
_THINGS: Final = frozenset(
    {PartyType.ORGANISATION, PartyType.GOVERNMENT, PartyType.MEDIA, PartyType.DOCUMENT}
)
_PEOPLE: Final = frozenset({PartyType.PERSON, PartyType.ANONYMOUS})


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
                reading.guessed,
            )
            self.known.append(found)
        if reading.named:
            self._learn(found, reading)
        self._index(found, reading)
        found.places.append(place)
        return found, how

    def point(self, form: str, place: Place, *, apart_from: Known | None = None) -> Known | None:
        """The party that a pronoun means: the weightiest earlier one that fits in number and gender."""
        gender = lookup("pronouns", "form", "gender").get(form)
        number = lookup("pronouns", "form", "number").get(form)
        best: Known | None = None
        best_key = (float("-inf"), -1)
        for known in self._recent(place):
            fits = _fits(known, gender, number) or (gender == "n" and _spoke_as_body(known, place))
            if known is apart_from or not fits or not _can_be_meant(known, place):
                continue
            before = max((p.order for p in known.places if p.order < place.order), default=-1)
            key = (known.weight(place), before)
            if key[0] > float("-inf") and key > best_key:
                best, best_key = known, key
        if best is None and gender in ("m", "f"):
            best = self._bare_surname(place, apart_from)
        if best is not None:
            best.places.append(place)
            if gender in ("m", "f") and best.gender is None:
                best.gender = gender
            elif gender == "n":
                best.is_body()
        return best

    def _bare_surname(self, place: Place, apart_from: Known | None) -> Known | None:
        """Whom "he" means where only a single name has acted so far: "Orlo admitted it, but he …"."""
        acting = [
            known
            for known in self._recent(place)
            if known.guessed
            and known.named
            and _acted(known)
            and not _is_place(known)
            and known is not apart_from
        ]
        if len(acting) != 1 or " " in acting[0].name:
            return None
        acting[0].type, acting[0].guessed = PartyType.PERSON, False
        return acting[0]

    def body(self, place: Place) -> Known | None:
        """The body that "its" in "its spokesman" means, be it one that only looks like a person so far."""
        best: Known | None = None
        best_key = (float("-inf"), 0, 0)
        for known in self._recent(place):
            thing = (known.type in _THINGS and known.type is not PartyType.DOCUMENT) or known.can_be_body()
            if not thing or known.plural or known.mute or known.is_thing() or _is_place(known):
                continue
            if not known.named and known.name.casefold() in words("generic_bodies"):
                continue
            last = max((p for p in known.places if p.order < place.order), key=lambda p: p.order)
            # Of two in one sentence the first is what it is about: "The Guild expects the state to pay, its secretary said".
            doubt = _DOUBT if known.type is PartyType.PERSON else 0.0
            key = (known.weight(place) - doubt, last.sentence, -last.order)
            if key[0] > float("-inf") and key > best_key:
                best, best_key = known, key
        if best is not None:
            best.is_body()
            best.places.append(place)
        return best

    def last(self, kind: PartyType, place: Place, *, count: int = 1) -> list[Known]:
        """The last distinct named parties of a type before a place, earlier first."""
        found: list[Known] = []
        for known in sorted(self._recent(place), key=lambda k: -_last_order(k, place)):
            if known.named and known.type is kind and _last_order(known, place) >= 0 and len(found) < count:
                found.append(known)
        return found[::-1]

    def _recent(self, place: Place, memory: int = MEMORY) -> list[Known]:
        """Those named before the place and within its memory, in order of appearance."""
        since, order = place.sentence - memory, place.order
        found = []
        for known in self.known[-200:]:
            for earlier in known.places[-6:]:
                if earlier.order < order and earlier.sentence >= since:
                    found.append(known)
                    break
        return found

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
            for known in reversed(self._recent(place)):
                if known.named and known.role and _mostly(modifiers, known.role):
                    return known, "role"
        if (not reading.plural or kind is PartyType.MEDIA) and (
            noun.endswith("year-old") or (kind is not None and not modifiers)
        ):
            return self._nearest(kind or PartyType.PERSON, place, gender=reading.gender), "description"
        if former and reading.type is PartyType.PERSON:
            near = self._nearest(PartyType.PERSON, place)
            if near is not None and near.role is None:
                return near, "description"
        return None, "description"

    def _nearest(self, kind: PartyType, place: Place, *, gender: str | None = None) -> Known | None:
        if kind is PartyType.ORGANISATION:
            found = self._nearest_body(place)
            if found is not None:
                found.is_body()
            return found
        best, best_key = None, (float("-inf"), -1)
        for known in self._recent(place):
            key = (known.weight(place), _last_order(known, place))
            acted = kind is PartyType.MEDIA or _acted(known)
            other = gender is not None and known.gender not in (None, gender)  # "the man" is no she
            if not known.named or known.type is not kind or not acted or other:
                continue
            if key[0] > float("-inf") and key > best_key:
                best, best_key = known, key
        return best

    def _nearest_body(self, place: Place) -> Known | None:
        """Whom "the company" means: a body that did or said something; else one further back, or one only named."""
        for memory, acting in ((MEMORY, True), (_FARTHER, True), (MEMORY, False)):
            best, best_key = None, (float("-inf"), -1)
            for known in self._recent(place, memory):
                fits = known.named and known.can_be_body() and not _is_place(known)
                if not fits or (_acted(known) is not acting):
                    continue
                key = (known.weight(place, memory=memory), _last_order(known, place))
                if key[0] > float("-inf") and key > best_key:
                    best, best_key = known, key
            if best is not None:
                return best
        return None

    def _learn(self, known: Known, reading: Reading) -> None:
        if not known.named or (
            len(reading.name.split()) > len(known.name.split()) and known.type is reading.type
        ):
            known.name, known.named = reading.name, True
        if known.type is not PartyType.PERSON and reading.type is PartyType.PERSON and reading.noun:
            known.type = reading.type
        if known.guessed and not reading.guessed:
            known.type, known.guessed = reading.type, False
        known.role = known.role or reading.role
        known.of = known.of or reading.of
        known.gender = known.gender or reading.gender
        self._by_name.setdefault(reading.name.casefold(), known)
        pieces = reading.name.split()
        for piece in {pieces[0], pieces[-1]} if len(pieces) > 1 else ():
            theirs = self._by_piece.setdefault(piece, [])
            if known not in theirs:
                theirs.append(known)

    def has_namesake(self, word: str) -> bool:
        """Whether somebody met before has this word as first or last name."""
        return word in self._by_piece

    def learn_noun(self, known: Known, noun: str) -> None:
        """Take note of a noun by which a party is described: "Arn & Co, the company that …"."""
        if noun not in known.nouns:
            known.nouns.add(noun)
            self._by_noun.setdefault(noun, []).append(known)

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


def _spoke_as_body(known: Known, now: Place) -> bool:
    """Whether "it said" can mean one that only looked like a person: "its owner, Tarn Ferries, said"."""
    spoke = any(place.part == "source" and not place.quoted for place in known.places)
    return now.part == "source" and spoke and known.can_be_body() and not known.plural


def _acted(known: Known) -> bool:
    return any(place.part in ("source", "subject") for place in known.places)


def _is_place(known: Known) -> bool:
    """A name only guessed at that stands behind "in" or "near" is where, not who."""
    return known.guessed and any(place.part == "place" for place in known.places)


def _can_be_meant(known: Known, now: Place) -> bool:
    """Whether a pronoun for a speaker can point here.

    Not at somebody who only comes in with the words that are said: "'The clerk
    slept through it,' he said", "One diver is missing, he said".
    """
    if known.mute:
        return False
    if now.part != "source" or now.quoted:
        return True
    first = known.places[0]
    if any(place.part == "source" and not place.quoted for place in known.places):
        return True
    return not first.quoted and (first.sentence < now.sentence or known.named)


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
