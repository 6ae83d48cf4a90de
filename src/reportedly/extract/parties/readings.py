"""What a noun phrase says of its party by itself, before anything earlier in the article is asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reportedly.extract.parties.phrases import Phrase
from reportedly.extract.parties.words import (
    Noun,
    agentive,
    institution_type,
    media_kind,
    noun_of,
    singular,
    state_of,
    words,
)
from reportedly.extract.trees import Tree
from reportedly.lexicons import lookup
from reportedly.records import PartyType, trim

__all__ = ["Reading", "belongs_to", "read", "tail_end"]

_STATE_KINDS: Final = ("state", "alias", "metonym")
_LONGEST_TAIL: Final = 12
"""Tokens of a phrase kept as part of an unnamed source's description; longer ones are clauses in disguise."""

_REMEMBERED: Final = 4096
"""Words before a noun looked up lately: an article has the same few over and over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A party as one phrase presents it."""

    name: str
    type: PartyType
    named: bool  # by a proper name
    noun: str | None  # head noun of the description, singular, lower-cased
    role: str | None
    of: str | None
    gender: str | None
    plural: bool
    sure: bool = True  # a name, or a noun the lexicon knows
    definite: bool = False  # "the", "these", "his": it may point at one met before
    guessed: bool = False  # the type is read off the mere form of the name


def read(phrase: Phrase, text: str) -> Reading:
    """Read a phrase alone. Pronouns come out unnamed with their own form as name."""
    return _described(phrase, text) if phrase.name is None else _named(phrase, phrase.name, text)


def _named(phrase: Phrase, place: tuple[int, int], text: str) -> Reading:
    tree = phrase.tree
    first, end = place
    name = tree.span(first, end).of(text)
    role = tree.span(*phrase.role_range).of(text) if phrase.role_range else None
    noun = noun_of(phrase.role) if phrase.role else None
    state = state_of(name)
    known = _type_of_name(phrase, name, noun)
    kind = known or _type_by_form(phrase, name, noun)
    of = belongs_to(phrase.role) if phrase.role else None
    if state is not None and kind is PartyType.GOVERNMENT and state[1] in _STATE_KINDS:
        name = of = state[0]
    gender = None
    if kind is PartyType.PERSON:
        gender = (noun.gender if noun else None) or lookup("first_names", "name", "gender").get(
            name.split()[0]
        )
    return Reading(
        name=name,
        type=kind,
        named=True,
        noun=noun.lemma if noun else None,
        role=role if kind is PartyType.PERSON and (noun is not None or phrase.named_after is None) else None,
        of=of,
        gender=gender,
        plural=False,
        guessed=known is None,
    )


def _type_of_name(phrase: Phrase, name: str, noun: Noun | None) -> PartyType | None:
    pieces = name.split()
    state = state_of(name)
    if noun is not None and noun.use == "journalist" and media_kind(name):
        return PartyType.MEDIA
    either = noun is not None and noun.lemma in words("body_roles")
    if noun is not None and not either and noun.use != "seat" and noun.type is not PartyType.DOCUMENT:
        return noun.type
    if media_kind(name):
        return PartyType.MEDIA
    if state is not None:
        return PartyType.GOVERNMENT
    for piece in (pieces[-1], *pieces):
        kind = institution_type(piece.rstrip("."))
        if kind is not None:
            return kind
    if pieces[0] in words("first_names"):
        return PartyType.PERSON
    if _is_medium_by_frame(phrase):
        return PartyType.MEDIA
    return None


def _type_by_form(phrase: Phrase, name: str, noun: Noun | None) -> PartyType:
    """A guess: two or three capitalised words without an article are mostly somebody, others a body."""
    pieces = name.split()
    if len(pieces) == 1 and _reports(phrase):
        return PartyType.MEDIA
    if len(pieces) in (2, 3) and phrase.determiner is None and "&" not in pieces:
        return PartyType.PERSON
    if phrase.named_after is not None and noun is None and len(pieces) > 1:
        return PartyType.PERSON
    return PartyType.ORGANISATION


def _is_medium_by_frame(phrase: Phrase) -> bool:
    """A name with an article that somebody tells things to, or that reports: "told the Evening Finch"."""
    tree = phrase.tree
    token = tree.tokens[phrase.head]
    verb = lookup("relays", "word", "frame").get(tree.tokens[token.head].lemma)
    if phrase.determiner != "the" or phrase.role:
        return False
    return (token.dep in ("dobj", "dative") and verb == "tell") or (
        token.dep == "nsubj" and tree.tokens[token.head].lemma == "report"
    )


def _reports(phrase: Phrase) -> bool:
    """A single name that reports with no object but a clause: ", Halvar reported", "Halvar reported that"."""
    tree, head = phrase.tree, phrase.tree.tokens[phrase.head]
    verb = head.head
    if head.dep != "nsubj" or tree.tokens[verb].lemma != "report" or phrase.role:
        return False
    return tree.child(verb, "dobj", "neg", "prep") is None


def _described(phrase: Phrase, text: str) -> Reading:
    tree = phrase.tree
    head = tree.tokens[phrase.head]
    noun = noun_of(phrase.words)
    first = phrase.core[0]
    end = tail_end(phrase)
    span = trim(text, tree.tokens[first].start, tree.tokens[end - 1].end)
    name = span.of(text) if span else head.text
    token = tree.tokens[first]
    if first == tree.sentence(first)[0] and token.pos == "NOUN":
        name = name[:1].lower() + name[1:]
    owner = phrase.possessor
    if owner is not None and owner < phrase.head and tree.tokens[owner].tag != "PRP$":
        name = f"{_bare(tree, owner, text)} {name}"
    kind = noun.type if noun else PartyType.ANONYMOUS
    if noun is None and not phrase.plural and agentive(head.text):
        kind = PartyType.PERSON
    if kind is PartyType.PERSON and (phrase.plural or phrase.determiner in ("a", "an", None)):
        kind = PartyType.ANONYMOUS if phrase.possessor is None else kind
    aged = "".join(phrase.words).lower().endswith("year-old")
    if aged:
        kind = PartyType.PERSON
    return Reading(
        name=name,
        type=kind,
        named=False,
        noun="year-old" if aged else singular(head.text.lower()),
        role=None,
        of=belongs_to(phrase.words[:-1]) or _of_phrase(phrase, text),
        gender=noun.gender if noun else None,
        plural=phrase.plural,
        sure=noun is not None or kind is PartyType.PERSON,
        definite=phrase.determiner in words("definite_words") or phrase.possessor is not None,
    )


def _of_phrase(phrase: Phrase, text: str) -> str | None:
    """The state behind "of": "the president of Norway"."""
    tree = phrase.tree
    for child in tree.children[phrase.head]:
        held = tree.child(child, "pobj") if tree.tokens[child].text == "of" else None
        if held is not None:
            state = state_of(tree.span(tree.first[held], tree.end[held]).of(text).removeprefix("the "))
            if state is not None:
                return state[0]
    return None


def _bare(tree: Tree, owner: int, text: str) -> str:
    """The possessor with its mark and without its article: "harbour's"."""
    first = tree.first[owner]
    while first < owner and tree.tokens[first].dep in ("det", "predet"):
        first += 1
    bare = tree.span(first, tree.end[owner]).of(text)
    opens = first == tree.sentence(first)[0] and tree.tokens[first].pos == "NOUN"
    return bare[:1].lower() + bare[1:] if opens else bare


def tail_end(phrase: Phrase) -> int:
    """The end of the phrase with what describes it: "at the shipyard", "familiar with the plan"."""
    tree, end = phrase.tree, phrase.end
    kinds = lookup("name_tails", "word", "kind")
    for child in tree.children[phrase.head]:
        token = tree.tokens[child]
        if child != end or tree.end[child] - child > _LONGEST_TAIL:
            continue
        kind = kinds.get(token.text.lower())
        if kind in ("preposition", "relation") and token.pos != "ADP":
            continue
        if kind == "relation":
            held = tree.child(child, "pobj")
            kind = "preposition" if held is not None and _is_party(tree, held) else None
        if kind is None or (kind == "preposition" and _carries(tree, child)):
            continue
        end = tree.end[child]
        for i in range(child, end):
            if tree.tokens[i].text in (",", "—", "–", ";", ":") or tree.tokens[i].dep == "relcl":
                end = tree.first[i] if tree.tokens[i].dep == "relcl" else i
                break
    return max(end, phrase.end)


def _is_party(tree: Tree, head: int) -> bool:
    """Somebody one can be an aide, or an envoy, to."""
    return tree.tokens[head].pos == "PROPN" or noun_of((tree.tokens[head].text,)) is not None


def _carries(tree: Tree, preposition: int) -> bool:
    """Whether the phrase names what carries the words, or a time, and so describes nobody."""
    held = tree.child(preposition, "pobj", "pcomp")
    if held is None:
        return True
    token = tree.tokens[held]
    noun = noun_of((token.text,))
    medium = noun is not None and noun.type is PartyType.MEDIA
    return medium or singular(token.text.lower()) in words("vehicles") or token.pos not in ("NOUN", "PROPN")


@lru_cache(maxsize=_REMEMBERED)
def belongs_to(before: tuple[str, ...]) -> str | None:
    """The body or state that words before a role name: "Pentagon", "Russia" for "Russian"."""
    for name in _windows(before):
        state = state_of(name)
        if state is not None:
            return state[0]
    body = before[:-1]
    if len(body) > 1 and body[0][:1].isupper() and (noun := noun_of(body)) is not None and noun.use is None:
        # "Foreign ministry (spokeswoman)".
        return " ".join(body)
    capital = [word for word in before if word[:1].isupper()]
    last = len(before) - 1
    while last > 0 and before[last][:1].isupper():
        last -= 1
    kept = capital if capital and before[-1] not in capital else capital[:-1]
    name = " ".join(kept)
    if len(kept) == 1 and (noun := noun_of((name,))) is not None:
        # "Police (Commissioner)" belongs to the police; "Chief (Superintendent)" to no chief.
        return None if noun.type is PartyType.PERSON else name.lower()
    return name or None


def _windows(before: tuple[str, ...]) -> Iterator[str]:
    for size in (4, 3, 2, 1):
        for start in range(len(before) - size + 1):
            yield " ".join(before[start : start + size])
