"""One party while an article is read: what it is called, what it is, and where it stood."""

from dataclasses import dataclass, field
from typing import Final

from reportedly.extract.parties.words import singular, words
from reportedly.records import PartyType

__all__ = ["MEMORY", "Known", "Place"]

MEMORY: Final = 4
"""Sentences back in which a pronoun looks; newspaper pronouns seldom reach further (gold of the seeds: 3)."""
_SOURCE: Final = 2.0
_SUBJECT: Final = 1.0
_POSSESSOR: Final = -1.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a phrase stands: its sentence in the article, its token in reading order, and its part in the clause."""

    sentence: int
    order: int
    part: str  # "source", "subject", "other", "possessor", "place"
    quoted: bool = False  # within quotation marks: what a speaker mentions, not who speaks


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
    guessed: bool = False  # the type is read off the form of the name, and better evidence replaces it
    mute: bool = False  # a thing that cannot speak, whatever the parse says
    nouns: set[str] = field(default_factory=set)
    places: list[Place] = field(default_factory=list)

    def weight(self, now: Place, *, memory: int = MEMORY) -> float:
        """How readily a pronoun at ``now`` points here: sources first, then subjects, near ones first."""
        best = float("-inf")
        for place in self.places[-6:]:
            if place.order >= now.order or now.sentence - place.sentence > memory:
                continue
            bonus = {"source": _SOURCE, "subject": _SUBJECT, "possessor": _POSSESSOR}.get(place.part, 0.0)
            best = max(best, bonus - (now.sentence - place.sentence))
        return best

    def is_body(self, kind: PartyType = PartyType.ORGANISATION) -> None:
        """Take note that the party is no person, where only the form of its name said so."""
        if self.guessed and self.type is not kind:
            self.type, self.gender = kind, None
        self.guessed = False

    def can_be_body(self) -> bool:
        """Whether the party is a body, or has a name that a body could have as well."""
        either = self.role is None or singular(self.role.split()[-1].casefold()) in words("body_roles")
        guessed = self.guessed and self.gender is None and either
        return self.type is PartyType.ORGANISATION or (guessed and self.type is PartyType.PERSON)

    def is_thing(self) -> bool:
        """Whether the name is one of a thing that neither speaks nor employs anybody: "the Orrel Bridge"."""
        # A plural is a firm's as often: "Sarn Crossings".
        return self.name.split()[-1].casefold() in words("mute_nouns")
