"""The words that tell what a party is, from the lexicons, in the forms this room asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from reportedly.lexicons import load_table, lookup
from reportedly.records import PartyType, Token

__all__ = [
    "DESCRIPTIVE",
    "Noun",
    "agentive",
    "generic_type",
    "institution_type",
    "media_kind",
    "noun_of",
    "singular",
    "state_of",
    "words",
]

_REMEMBERED: Final = 4096
"""Words looked up lately: an article asks for the same few over and over."""
_COMPOUND: Final = 8
"""Letters of a one-word name that can be a compound: "Empress" and "Cypress" are none."""
DESCRIPTIVE: Final = frozenset({"office", "title", "spokes", "journalist"})
"""Uses of a noun that can stand before a person's name."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for somebody who speaks."""

    lemma: str
    type: PartyType
    use: str | None
    gender: str | None


@cache
def _nouns() -> Mapping[str, Noun]:
    table = {}
    for row in load_table("party_nouns"):
        lemma = row["noun"] or ""
        table[lemma] = Noun(lemma, PartyType(row["type"] or ""), row["use"], row["gender"])
    return MappingProxyType(table)


@cache
def words(table: str) -> frozenset[str]:
    """The first column of a table, as a set."""
    rows = load_table(table)
    return frozenset(next(iter(row.values())) or "" for row in rows)


@lru_cache(maxsize=_REMEMBERED)
def singular(word: str) -> str:
    """The singular of a regular English plural; other words as they are."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


@lru_cache(maxsize=_REMEMBERED)
def noun_of(phrase: tuple[str, ...]) -> Noun | None:
    """The longest ending of these words that the lexicon knows, plural or singular."""
    lowered = [word.lower() for word in phrase]
    for start in range(max(0, len(lowered) - 3), len(lowered)):
        whole = " ".join(lowered[start:]).replace(" - ", "-")
        found = _nouns().get(whole) or _nouns().get(singular(whole))
        if found is not None:
            return found
    return None


def generic_type(noun: str) -> PartyType | None:
    """What a definite noun of this kind mostly points back to ("the company"), None for other nouns."""
    value = lookup("generic_nouns", "noun", "type").get(noun)
    return PartyType(value) if value else None


def institution_type(word: str) -> PartyType | None:
    """What a capitalised word makes of the name it stands in: "Agency", "Bank"."""
    value = lookup("institution_words", "word", "type").get(word)
    return PartyType(value) if value else None


@cache
def _media() -> Mapping[str, str]:
    return MappingProxyType({row["name"] or "": row["kind"] or "" for row in load_table("media_names")})


def media_kind(name: str) -> str | None:
    """``agency``, ``outlet`` or ``platform`` for a medium known by name; ``outlet`` for one by its words."""
    if name in _media():
        return _media()[name]
    pieces = name.replace("-", " ").split()
    if len(pieces) == 1 and name.rpartition(".")[2].lower() in words("domain_endings"):
        return "outlet"
    if (
        len(pieces) == 1
        and len(name) >= _COMPOUND
        and name.lower().endswith(tuple(sorted(words("media_endings"))))
    ):
        # "Norpress", "Euronews": compounds written as one word.
        return "outlet"
    media = words("media_words")
    return "outlet" if len(pieces) > 1 and any(piece in media for piece in pieces) else None


@cache
def _states() -> Mapping[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    rows = {row["name"] or "": row for row in load_table("groups")}
    for name, row in rows.items():
        relation, state = row["relation"] or "", row["of"] or name
        target = rows.get(state)
        while relation == "alias" and target is not None and target["relation"] == "alias":
            state, target = target["of"] or state, rows.get(target["of"] or "")
        is_state = target is not None and target["relation"] == "state"
        if relation == "state" or (is_state and relation in ("demonym", "metonym", "alias")):
            table[name] = (state, relation)
    for row in load_table("metonyms"):
        table[row["form"] or ""] = (row["state"] or "", "metonym")
    return MappingProxyType(table)


def state_of(form: str) -> tuple[str, str] | None:
    """The state meant by a name, and how: ``state``, ``alias``, ``demonym`` or ``metonym`` (a capital, a palace)."""
    return _states().get(form)


def agentive(word: str) -> bool:
    """Whether a word looks like a noun for what somebody does: "hydrologist", "gatekeeper"."""
    lowered = word.lower()
    return len(lowered) > 4 and lowered.endswith(_agent_suffixes())


@cache
def _agent_suffixes() -> tuple[str, ...]:
    return tuple(sorted(words("agent_suffixes")))


def is_capital(token: Token) -> bool:
    """Whether a token is written with a capital and can be part of a name."""
    return token.text[:1].isupper() and token.tag not in ("DT", "IN", "PRP", "PRP$", "CC", "WDT", "WP", "WRB")
