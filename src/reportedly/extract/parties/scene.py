"""The reading of one article from its first phrase to its last: whom each phrase means."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
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
    words,
)
from reportedly.extract.trees import Tree
from reportedly.lexicons import lookup
from reportedly.records import PartyType, Quotation, Span

__all__ = ["PRONOUN", "Scene", "dateline_end", "is_own"]

PRONOUN: Final = "pronoun/1"
_BODIES: Final = (PartyType.ORGANISATION, PartyType.GOVERNMENT)
_DATELINE: Final = 14
"""Tokens in which a dateline ends, if there is one."""


class Scene:
    """Who has come on so far, and whom each phrase meant. Lives only while one article is read."""

    def __init__(
        self,
        text: str,
        sources: Mapping[tuple[int, int], Span],
        quotations: Sequence[Quotation] = (),
        outlet: str | None = None,
        media: frozenset[str] = frozenset(),
    ) -> None:
        """``media``: names that the page itself gives as those of media, such as the agency it credits."""
        self.text, self.sources, self.outlet, self.media = text, sources, outlet, media
        self.quoted: dict[int, list[Span]] = {}
        for quotation in quotations:
            self.quoted.setdefault(quotation.paragraph, []).append(quotation.span)
        self.cast = Cast()
        self.sentence = 0
        self.order = 0
        # By paragraph and head token; a name's other tokens mean the same.
        self.meant: dict[tuple[int, int], tuple[Known, str, Phrase]] = {}
        self.places: dict[tuple[int, int], Place] = {}

    def walk(self, tree: Tree) -> None:
        """Meet the parties of one paragraph in the order in which they are named."""
        taken: set[int] = set(range(dateline_end(tree)) if not self.order else ())
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
        elif dep == "pobj" and tree.tokens[tree.tokens[token].head].text.lower() in words(
            "place_prepositions"
        ):
            part = "place"
        start = tree.tokens[token].start
        marks = self.quoted.get(tree.number, ())
        at = bisect_right(marks, start, key=lambda span: span.start) - 1  # in order, never overlapping
        quoted = at >= 0 and start < marks[at].end
        return Place(self.sentence, self.order, part, quoted)

    def _meet(self, tree: Tree, token: int, taken: set[int]) -> None:
        place = self.places[tree.number, token] = self._place(tree, token)
        form = tree.tokens[token].text.lower()
        use = lookup("pronouns", "form", "use").get(form)
        phrase = read_phrase(tree, token)
        if tree.tokens[token].pos == "PRON" or use is not None:
            office = form in ("it", "its") and _owns_office(tree, token)
            known = self.cast.body(place) if office else None
            known = known or self._pronoun(tree, token, form, use, place)
            if known is not None:
                self.meant[tree.number, token] = (known, PRONOUN, phrase)
            return
        if phrase.name:
            taken.update(range(*phrase.name))
        mute = singular(form) in words("mute_nouns") and (
            phrase.name is None or phrase.name == (token, token + 1)
        )
        if (
            mute
            and lookup("mute_nouns", "word", "kind")[singular(form)] == "calendar"
            and tree.tokens[token].text.istitle()
            and not self.cast.has_namesake(tree.tokens[token].text)
        ):
            return
        known, how = self._resolve(phrase, place)
        known.mute = known.mute or (mute and not known.named)
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
            return self.cast.point(form, place, apart_from=self._acting_on(tree, token))
        return None

    def _acting_on(self, tree: Tree, token: int) -> Known | None:
        """Who is somebody else, for he acts on the pronoun: "Orlo sentenced him"."""
        here = tree.tokens[token]
        verb = here.head
        if here.dep == "pobj":
            verb = tree.tokens[verb].head
        elif here.dep not in ("dobj", "dative"):
            return None
        subject = tree.child(verb, "nsubj")
        found = self.meant.get((tree.number, subject)) if subject is not None else None
        return found[0] if found is not None else None

    def _resolve(self, phrase: Phrase, place: Place) -> tuple[Known, str]:
        reading = read(phrase, self.text)
        if not reading.named:
            noun = noun_of(phrase.words)
            if noun is not None and noun.use in ("spokes", "journalist"):
                body = self._body(phrase, place)
                if body is not None:
                    return body, "spokesperson" if noun.use == "spokes" else "staff"
            reading = self._of_body(phrase, self._owned(phrase, reading), place)
        elif reading.type is PartyType.PERSON and reading.of is None:
            owner = self._owner(phrase)
            if owner is not None and owner.type is not PartyType.PERSON:
                reading = _of(reading, owner.name)
        if reading.named and is_own(reading.name, self.outlet):
            reading = replace(reading, type=PartyType.OUTLET, guessed=False)
        elif reading.named and reading.name in self.media:
            reading = replace(reading, type=PartyType.MEDIA, guessed=False)
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

    def _of_body(self, phrase: Phrase, reading: Reading, place: Place) -> Reading:
        """Name the body in full: "an official at the ministry" is one of the ministry met before."""
        tree = phrase.tree
        at = phrase.end
        if (
            reading.type is not PartyType.ANONYMOUS
            or at >= len(tree.tokens)
            or tree.tokens[at].head != phrase.head
        ):
            return reading
        held = (
            tree.child(at, "pobj") if tree.tokens[at].text in ("at", "in", "from", "of", "within") else None
        )
        inner = read_phrase(tree, held) if held is not None else None
        noun = noun_of(inner.words) if inner is not None and inner.name is None else None
        if inner is None or noun is None or inner.determiner != "the" or noun.type not in _BODIES:
            return reading
        known = self._resolve(inner, place)[0]
        if known.name.casefold() == " ".join(inner.words).casefold() or known.type not in _BODIES:
            return reading
        return replace(reading, name=f"{known.name} {' '.join(phrase.words)}", of=known.name)

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
            dep = tree.tokens[child].dep
            if dep == "relcl" and any(tree.tokens[i].text.lower() == "which" for i in tree.children[child]):
                known.is_body()
            if (
                dep != "appos"
                or child in taken
                or phrase.name is None
                or self._speaks_itself(tree, token, child)
            ):
                continue
            inner = read_phrase(tree, child)
            noun = noun_of(inner.words)
            if noun is None:
                continue
            if noun.use == "seat":
                self._seat(tree, inner, known)
            elif noun.type in (PartyType.ORGANISATION, PartyType.MEDIA) or (
                inner.plural and inner.name is None and noun.type is PartyType.PERSON
            ):
                # "Arn Bel, the company that runs it"; "Arn Bel, the engineers": the words that follow mean it as well.
                known.is_body(PartyType.ORGANISATION if noun.type is PartyType.PERSON else noun.type)
                if inner.name is None and known.type is not PartyType.PERSON:
                    self.meant[tree.number, child] = (known, "apposition", inner)
                    taken.add(child)
                    self.cast.learn_noun(known, noun.lemma)
            elif known.type is PartyType.PERSON and known.role is None:
                known.role = " ".join(inner.words)
                known.of = known.of or belongs_to(inner.words[:-1])
            known.nouns.add(noun.lemma)

    def _speaks_itself(self, tree: Tree, token: int, child: int) -> bool:
        """Whether the seeming apposition speaks: "from Arn Bel, a senior official told the paper"."""
        span = self.sources.get((tree.number, child))
        indefinite = any(tree.tokens[c].text.lower() in ("a", "an") for c in tree.children[child])
        return span is not None and indefinite and tree.tokens[token].end <= span.start

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


def _owns_office(tree: Tree, token: int) -> bool:
    """Whether a possessive owns somebody: "its spokesman", "its medical director"."""
    noun = noun_of((tree.tokens[tree.tokens[token].head].text,))
    return tree.tokens[token].dep == "poss" and noun is not None and noun.type is PartyType.PERSON


def is_own(name: str, outlet: str | None) -> bool:
    """Whether a name is the outlet's own, whole or cut to its first or last words: "the Finch", "Channel Nine"."""
    if outlet is None:
        return False
    mine, theirs = outlet.casefold().split(), name.casefold().split()
    mine, theirs = mine[mine[:1] == ["the"] :], theirs[theirs[:1] == ["the"] :]
    if not theirs or theirs == mine:
        return bool(theirs)
    return theirs == mine[-len(theirs) :] or (len(theirs) > 1 and theirs == mine[: len(theirs)])


def dateline_end(tree: Tree) -> int:
    """The tokens of a dateline that opens a text, its dash included: "LUMA (Finch) —"; 0 where there is none."""
    for i, token in enumerate(tree.tokens[:_DATELINE]):
        if token.text in ("—", "–", "-", "--") and i:
            return i + 1
        if not (token.text[:1].isupper() or token.pos in ("PUNCT", "NUM", "ADP") or token.text[:1].isdigit()):
            return 0
    return 0


def _of(reading: Reading, of: str, *, name: str | None = None) -> Reading:
    return replace(reading, of=of, name=name or reading.name, sure=True, definite=False)
