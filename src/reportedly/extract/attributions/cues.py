"""The cue lexicon, and the tokens that may be cues."""

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from reportedly.extract.attributions.view import View
from reportedly.lexicons import load_table, lookup
from reportedly.records import Tier

__all__ = ["CueEntry", "cites", "entry_of", "lexicon", "words_for"]

_CLASS: Final = MappingProxyType(
    {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADV": "adverb", "ADJ": "adjective"}
)


@dataclass(frozen=True, slots=True)
class CueEntry:
    """A row of ``cues.tsv``, as far as finding attributions needs it."""

    lemma: str
    word_class: str
    tier: Tier
    stance: str
    takes: str | None  # "addressee", "clause": what its bare object is not


@cache
def lexicon() -> MappingProxyType[tuple[str, str], CueEntry]:
    """Lemma and word class → entry."""
    entries = {}
    for row in load_table("cues"):
        lemma, word_class = row["lemma"] or "", row["class"] or ""
        entries[lemma, word_class] = CueEntry(
            lemma, word_class, Tier(row["tier"] or ""), row["stance"] or "", row["object"]
        )
    return MappingProxyType(entries)


def entry_of(view: View, token: int) -> CueEntry | None:
    """The lexicon's entry for a token, by its lemma and part of speech.

    "according" counts only before "to"; a verb with its particle or preposition
    ("rule out") is looked up before the bare verb.
    """
    if view.text[token] == "according":
        followed = token + 1 < len(view) and view.text[token + 1] == "to"
        return lexicon().get(("according to", "preposition")) if followed else None
    word_class = _CLASS.get(view.pos[token])
    if word_class is None:
        return None
    if word_class == "verb" and view.lemma[token] in _led():
        for child in _followers(view, token):
            entry = lexicon().get((f"{view.lemma[token]} {view.text[child]}", word_class))
            if entry:
                return entry
    return lexicon().get((view.lemma[token], word_class))


@cache
def _led() -> frozenset[str]:
    """Verbs of which some entry has a particle or preposition: only for these are followers looked for."""
    return frozenset(
        lemma.split(" ")[0] for lemma, word_class in lexicon() if word_class == "verb" and " " in lemma
    )


def _followers(view: View, token: int) -> list[int]:
    """Particles and prepositions after a verb, those of its object included: "put the dead at four"."""
    own = [child for child in view.children[token] if child > token]
    objects = [child for child in own if view.dep[child] == "dobj"]
    near = [*own, *(grandchild for child in objects for grandchild in view.children[child])]
    return [child for child in near if view.dep[child] in ("prt", "prep", "advmod")]


@cache
def words_for(role: str) -> frozenset[str]:
    """The function words and marks with this role in ``attribution_words.tsv``."""
    return frozenset(row["word"] or "" for row in load_table("attribution_words") if row["role"] == role)


def cites(view: View, token: int) -> bool:
    """Whether the verb names who is cited: "citing two officials", "quoted the governor as saying"."""
    return view.pos[token] == "VERB" and lookup("relays", "word", "frame").get(view.lemma[token]) == "cite"
