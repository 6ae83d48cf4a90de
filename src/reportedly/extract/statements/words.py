"""The lexicons of this room, in the forms its rules ask for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from reportedly.lexicons import load_table, lookup
from reportedly.records import Basis, Certainty, Polarity, Stance, Token

__all__ = [
    "CueSense",
    "cue_sense",
    "evidence",
    "frame",
    "ground",
    "is_noun",
    "kinds",
    "listed",
    "pointer",
    "singular",
]

_REMEMBERED: Final = 4096
"""Words looked up lately: an article asks for the same few over and over."""


@dataclass(frozen=True, slots=True)
class CueSense:
    """What a cue does by itself; None where the content decides."""

    stance: Stance
    certainty: Certainty | None
    polarity: Polarity | None
    negated: Stance | None  # the stance of the negated cue: "did not rule out"


@cache
def _phrases() -> Mapping[str, CueSense]:
    table = {}
    for row in load_table("stance_phrases"):
        table[row["cue"] or ""] = CueSense(
            Stance(row["stance"] or ""),
            Certainty(row["certainty"]) if row["certainty"] else None,
            Polarity(row["polarity"]) if row["polarity"] else None,
            Stance(row["negated"]) if row["negated"] else None,
        )
    return MappingProxyType(table)


@cache
def _cues() -> Mapping[tuple[str, str], CueSense]:
    table: dict[tuple[str, str], CueSense] = {}
    for row in load_table("cues"):
        sense = CueSense(
            Stance(row["stance"] or "asserts"),
            Certainty(row["certainty"]) if row["certainty"] else None,
            None,
            None,
        )
        table.setdefault((row["lemma"] or "", row["class"] or ""), sense)
        table.setdefault((row["lemma"] or "", ""), sense)
    return MappingProxyType(table)


def cue_sense(lemma: str, word_class: str) -> CueSense:
    """The sense of a cue: its own row, else the cue lexicon's, else a plain assertion."""
    found = _phrases().get(lemma) or _cues().get((lemma, word_class)) or _cues().get((lemma, ""))
    return found or CueSense(Stance.ASSERTS, None, None, None)


@cache
def listed(table: str) -> frozenset[str]:
    """The first column of a table, as a set."""
    return frozenset(next(iter(row.values())) or "" for row in load_table(table))


@cache
def kinds(table: str, column: str = "kind") -> Mapping[str, frozenset[str]]:
    """A table's first column → all kinds its rows give."""
    found: dict[str, set[str]] = {}
    for row in load_table(table):
        values = list(row.values())
        found.setdefault(values[0] or "", set()).add(row[column] or "")
    return MappingProxyType({word: frozenset(values) for word, values in found.items()})


def ground(token: Token, kind: str) -> Basis | None:
    """The basis a token can be, as a thing cited (``noun``), a verb of the senses or of counting."""
    for key in (token.lemma, token.text.lower(), singular(token.text.lower())):
        value = _grounds().get((key, kind))
        if value is not None:
            return value
    return None


@cache
def _grounds() -> Mapping[tuple[str, str], Basis]:
    return MappingProxyType(
        {(row["word"] or "", row["kind"] or ""): Basis(row["basis"] or "") for row in load_table("grounds")}
    )


def evidence(lemma: str) -> str | None:
    """``show`` or ``examine`` for a verb between evidence and what it shows."""
    return lookup("evidence_verbs", "verb", "kind").get(lemma)


def frame(token: Token) -> str | None:
    """How a relay stands to this word: ``tell``, ``cite``, ``carry`` and so on."""
    return _frame(token.lemma, token.text)


@lru_cache(maxsize=_REMEMBERED)
def _frame(lemma: str, text: str) -> str | None:
    frames = lookup("relays", "word", "frame")
    return frames.get(lemma) or frames.get(singular(text.lower()))


def is_noun(token: Token) -> bool:
    """A noun by its tag or by its place: "confirmed reports that" is often tagged as a verb."""
    return token.pos in ("NOUN", "PROPN") or token.dep in ("dobj", "pobj", "nsubj", "nsubjpass")


def pointer(token: Token) -> str | None:
    """``claim`` or ``act`` for a noun that can point at what was said."""
    pointers = lookup("pointer_nouns", "noun", "kind")
    return pointers.get(token.text.lower()) or pointers.get(singular(token.text.lower()))


@lru_cache(maxsize=_REMEMBERED)
def singular(word: str) -> str:
    """The singular of a regular English plural; other words as they are."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
