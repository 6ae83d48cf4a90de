"""The cue lexicon, and the tokens that may be cues."""

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from reportedly.extract.attributions.view import View
from reportedly.lexicons import load_table
from reportedly.records import Tier

__all__ = ["CueEntry", "entry_of", "lexicon"]

_CLASS: Final = MappingProxyType(
    {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADV": "adverb", "ADJ": "adjective"}
)


@dataclass(frozen=True, slots=True)
class CueEntry:
    """A row of ``cues.tsv``, as far as finding attributions needs it."""

    lemma: str
    word_class: str
    tier: Tier


@cache
def lexicon() -> MappingProxyType[tuple[str, str], CueEntry]:
    """Lemma and word class → entry."""
    entries = {}
    for row in load_table("cues"):
        lemma, word_class = row["lemma"] or "", row["class"] or ""
        entries[lemma, word_class] = CueEntry(lemma, word_class, Tier(row["tier"] or ""))
    return MappingProxyType(entries)


def entry_of(view: View, token: int) -> CueEntry | None:
    """The lexicon's entry for a token, by its lemma and part of speech; "according" only before "to"."""
    if view.text[token] == "according":
        followed = token + 1 < len(view) and view.text[token + 1] == "to"
        return lexicon().get(("according to", "preposition")) if followed else None
    word_class = _CLASS.get(view.pos[token])
    return lexicon().get((view.lemma[token], word_class)) if word_class else None
