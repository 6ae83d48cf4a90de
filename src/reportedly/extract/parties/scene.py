"""The reading of one article from its first phrase to its last: whom each phrase means."""

from typing import Final

from reportedly.extract.parties.cast import Cast, Known, Place
from reportedly.extract.parties.phrases import Phrase, is_phrase_head, read_phrase
from reportedly.extract.parties.readings import Reading, belongs_to, read
from reportedly.extract.parties.words import (
    institution_type,
    media_kind,
    noun_of,
    singular,
    state_of,
)
from reportedly.extract.trees import Tree
from reportedly.lexicons import lookup
from reportedly.records import PartyType

__all__ = ["PRONOUN", "Scene"]

PRONOUN: Final = "pronoun/1"


class Scene:
    """Who has come on so far, and whom each phrase meant. Lives only while one article is read."""

    def __init__(self, text: str, sources: frozenset[tuple[int, int]]) -> None:
        self.text, self.sources = text, sources
        self.cast = Cast()
        self.sentence = 0
        self.order = 0
        # By paragraph and head token; a name's other tokens mean the same.
        self.meant: dict[tuple[int, int], tuple[Known, str, Phrase]] = {}
        self.places: dict[tuple[int, int], Place] = {}

    def walk(self, tree: Tree) -> None:
        """Meet the parties of one paragraph in the order in which they are named."""
        taken: set[int] = set()
        base = self.sentence
        for token in range(len(tree.tokens)):
            self.sentence = base + tree.sentence_of[token]
            self.order += 1
            if token in taken or not is_phrase_head(tree, token):
                continue
            self._meet(tree, token, taken)
        self.sentence = base + len(tree.sentences)

    def _place(self, tree: Tree, token: int) -> Place:
        dep = tree.tokens[token].dep
        part = "other"
        if (tree.number, token) in self.sources:
            part = "source"
        elif dep in ("nsubj", "nsubjpass"):
            part = "subject"
        elif dep == "poss":
            part = "possessor"
        return Place(self.sentence, self.order, part)

    def _meet(self, tree: Tree, token: int, taken: set[int]) -> None:
        place = self.places[tree.number, token] = self._place(tree, token)
        form = tree.tokens[token].text.lower()
        use = lookup("pronouns", "form", "use").get(form)
        phrase = read_phrase(tree, token)
        if tree.tokens[token].pos == "PRON" or use is not None:
            known = self._pronoun(tree, token, form, use, place)
            if known is not None:
                self.meant[tree.number, token] = (known, PRONOUN, phrase)
            return
        if phrase.name:
            taken.update(range(*phrase.name))
        known, how = self._resolve(phrase, place)
        self.meant[tree.number, token] = (known, how, phrase)
        for i in range(*phrase.name) if phrase.name else ():
            self.meant.setdefault((tree.number, i), (known, how, phrase))
        self._learn_from_apposition(tree, token, phrase, known, taken)

    def _pronoun(self, tree: Tree, token: int, form: str, use: str | None, place: Place) -> Known | None:
        if use == "relative":
            for above in tree.above(token):
                found = self.meant.get((tree.number, above))
                if found is not None and tree.tokens[above].pos in ("NOUN", "PROPN", "PRON"):
                    return found[0]
            return None
        if use in ("personal", "possessive"):
            return self.cast.point(form, place)
        return None

    def _resolve(self, phrase: Phrase, place: Place) -> tuple[Known, str]:
        reading = read(phrase, self.text)
        if not reading.named:
            noun = noun_of(phrase.words)
            if noun is not None and noun.use in ("spokes", "journalist"):
                body = self._body(phrase, place)
                if body is not None:
                    return body, "spokesperson" if noun.use == "spokes" else "staff"
            reading = self._owned(phrase, reading)
        elif reading.type is PartyType.PERSON and reading.of is None:
            owner = self._owner(phrase)
            if owner is not None and owner.type is not PartyType.PERSON:
                reading = _of(reading, owner.name)
        return self.cast.meet(reading, place)

    def _owner(self, phrase: Phrase) -> Known | None:
        if phrase.possessor is None:
            return None
        found = self.meant.get((phrase.tree.number, phrase.possessor))
        return found[0] if found else None

    def _owned(self, phrase: Phrase, reading: Reading) -> Reading:
        """Put the one meant in the place of a possessive: "her brother" is the nurse's brother."""
        owner = self._owner(phrase)
        if owner is None or phrase.possessor is None or phrase.tree.tokens[phrase.possessor].tag != "PRP$":
            return reading
        suffix = "'" if owner.name.endswith("s") and owner.plural else "'s"
        return _of(reading, owner.name, name=f"{owner.name}{suffix} {reading.name}")

    def _body(self, phrase: Phrase, place: Place) -> Known | None:
        """The institution a spokesperson or reporter without a name speaks for."""
        tree = phrase.tree
        for child in tree.children[phrase.head]:
            if tree.tokens[child].dep == "prep" and tree.tokens[child].text in (
                "for",
                "of",
                "at",
                "from",
                "with",
            ):
                held = tree.child(child, "pobj")
                if held is not None and child == phrase.end:
                    inner = read_phrase(tree, held)
                    return self._resolve(inner, place)[0]
        owner = self._owner(phrase)
        if owner is not None and owner.type is not PartyType.PERSON:
            return owner
        before = phrase.words[:-1]
        while before:
            name = " ".join(before)
            state = state_of(name)
            noun = noun_of(before)
            kind = (
                PartyType.MEDIA
                if media_kind(name)
                else PartyType.GOVERNMENT
                if state
                else institution_type(before[-1]) or (noun.type if noun else None)
            )
            if kind is None and before[-1][:1].isupper():
                kind = PartyType.ORGANISATION
            if kind in (PartyType.MEDIA, PartyType.GOVERNMENT, PartyType.ORGANISATION):
                named = before[-1][:1].isupper()
                return self.cast.meet(
                    Reading(
                        name=state[0] if state else name,
                        type=kind,
                        named=named,
                        noun=None if named else singular(before[-1].lower()),
                        role=None,
                        of=belongs_to(before[:-1]),
                        gender=None,
                        plural=False,
                    ),
                    place,
                )[0]
            before = before[1:]
        return None

    def _learn_from_apposition(
        self, tree: Tree, token: int, phrase: Phrase, known: Known, taken: set[int]
    ) -> None:
        """What an apposition adds: a capital speaks for its state, a person holds an office."""
        for child in tree.children[token]:
            if tree.tokens[child].dep != "appos" or child in taken or phrase.name is None:
                continue
            inner = read_phrase(tree, child)
            noun = noun_of(inner.words)
            if noun is None:
                continue
            if noun.use == "seat":
                self._seat(tree, inner, known)
            elif known.type is PartyType.PERSON and known.role is None:
                known.role = " ".join(inner.words)
                known.of = known.of or belongs_to(inner.words[:-1])
            known.nouns.add(noun.lemma)

    def _seat(self, tree: Tree, inner: Phrase, known: Known) -> None:
        adjective = " ".join(word for word in inner.words[:-1] if word[:1].isupper())
        state = state_of(adjective)
        name = state[0] if state else self._state_of_demonym(adjective)
        held = tree.child(inner.head, "prep")
        place = tree.child(held, "pobj") if held is not None else None
        if name is None and place is not None:
            owned = read_phrase(tree, place)
            name = read(owned, self.text).name if owned.name else None
        if name is not None and known.type is not PartyType.PERSON:
            known.name, known.of, known.type = name, name, PartyType.GOVERNMENT

    def _state_of_demonym(self, adjective: str) -> str | None:
        """An unlisted state by its demonym, where English forms it regularly: "Belnian" from "Belnia"."""
        endings = lookup("demonym_endings", "demonym", "state")
        for ending in sorted(endings, key=len, reverse=True):
            if adjective.endswith(ending) and len(adjective) > len(ending) + 2:
                return adjective[: -len(ending)] + (endings[ending] or "")
        return None


def _of(reading: Reading, of: str, *, name: str | None = None) -> Reading:
    return Reading(
        name=name or reading.name,
        type=reading.type,
        named=reading.named,
        noun=reading.noun,
        role=reading.role,
        of=of,
        gender=reading.gender,
        plural=reading.plural,
    )
