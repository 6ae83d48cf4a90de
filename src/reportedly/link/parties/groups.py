"""What belongs to what: ministries, agencies, capitals and palaces up to the state or body at the top.

One government counts as one origin. This table decides most calls of
independence, so it is data, and a story's own table comes before it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from reportedly.lexicons import load_table
from reportedly.link.likeness.words import fold
from reportedly.records import PartyType, Tables

__all__ = ["SPEAKS_FOR", "Chart", "body_of_staff", "is_national_organ", "state_named_in", "state_words"]

SPEAKS_FOR: Final = frozenset({"metonym", "palace", "demonym"})
"""Relations in which the name stands for its state when it speaks: "Pyongyang said"."""
LONGEST_CHAIN: Final = 12


@cache
def _shipped() -> Mapping[str, tuple[str, str | None, str]]:
    """Folded name → (name, of, relation)."""
    return MappingProxyType(
        {
            fold(row["name"] or ""): (row["name"] or "", row["of"], row["relation"] or "")
            for row in load_table("groups")
        }
    )


@cache
def _organs() -> Mapping[str, str]:
    return MappingProxyType({row["words"] or "": row["level"] or "" for row in load_table("state_organs")})


@lru_cache(maxsize=16384)
def is_national_organ(name: str) -> bool:
    """Whether a name reads as an organ of a national government ("foreign ministry", "Nicaraguan officials").

    A local body ("police", "governor") named in it makes it a body of its own.
    """
    words = fold(name).split()
    levels = {
        level
        for phrase, level in _organs().items()
        if _holds(words, phrase.replace("'s", "").split()) or _holds(words, [f"{phrase}s"])
    }
    return "national" in levels and "local" not in levels


def _holds(words: list[str], phrase: list[str]) -> bool:
    size = len(phrase)
    return any(words[i : i + size] == phrase for i in range(len(words) - size + 1))


@cache
def _states() -> Mapping[tuple[str, ...], str]:
    """Words of a state's name, alias or demonym, with plural → the state."""
    found: dict[tuple[str, ...], str] = {}
    shipped = _shipped()
    states = {fold(name): name for name, _, relation in shipped.values() if relation == "state"}
    for key, (name, of, relation) in shipped.items():
        state = name if relation == "state" else of or ""
        if fold(state) in states and relation in ("state", "alias", "demonym"):
            found[tuple(key.split())] = state
            found[tuple(f"{key}s".split())] = state
    return MappingProxyType(found)


@lru_cache(maxsize=16384)
def state_named_in(name: str) -> str | None:
    """The state that a name holds ("Nicaraguan officials" → "Nicaragua"); the longest reading wins."""
    words = fold(name).split()
    states = _states()
    for size in (4, 3, 2, 1):
        for i in range(len(words) - size + 1):
            state = states.get(tuple(words[i : i + size]))
            if state is not None:
                return state
    return None


@cache
def _staff() -> tuple[tuple[str, str], ...]:
    """Words after a body's name, the longest first, with their class."""
    rows = ((row["words"] or "", row["class"] or "") for row in load_table("staff_words"))
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))


def body_of_staff(name: str, *, kind: str) -> str | None:
    """The body in "NASA scientists" (``kind`` "staff") or "Sundial news agency" ("kind"); None where none is named.

    A body has a capital: "government scientists" names none.
    """
    for words, what in _staff():
        if what == kind and name.casefold().endswith(f" {words}"):
            body = name[: -len(words) - 1]
            return body if any(word[:1].isupper() for word in body.split()) else None
    return None


def state_words(name: str) -> str | None:
    """What may be the state in an organ's name that the tables do not know: its capitalised words ("Velmian army").

    Organs' own words do not count, nor a capital that only begins the name.
    """
    plain = {word for phrase in _organs() for word in phrase.split()}
    words = [word.removesuffix("'s").removesuffix("’s") for word in name.split()]
    proper = [
        word for word in words if word[:1].isupper() and not {fold(word), fold(word).rstrip("s")} & plain
    ]
    return " ".join(proper) or None


@dataclass(frozen=True, slots=True)
class Chart:
    """The shipped table under a story's own: names → what they are called and what they belong to."""

    aliases: Mapping[str, str]  # folded → name
    belongs: Mapping[str, str]  # folded → name of what it belongs to

    @classmethod
    def of(cls, tables: Tables, linked: Mapping[str, str]) -> "Chart":
        """``linked``: folded name → name, as people's must-link edits between parties say."""
        aliases = {fold(alias): name for alias, name in sorted(tables.aliases)}
        aliases.update(linked)
        belongs = {fold(party): whole for party, whole in sorted(tables.groups)}
        return cls(MappingProxyType(aliases), MappingProxyType(belongs))

    def name(self, name: str, type: PartyType) -> str:
        """The name a party goes by: story aliases, then shipped ones; a metonym only where it speaks as a state."""
        for _ in range(LONGEST_CHAIN):
            told = self.aliases.get(fold(name))
            if told is None or fold(told) == fold(name):
                break
            name = told
        shipped = _shipped().get(fold(name))
        if shipped is None and fold(name) not in self.belongs:
            body = body_of_staff(name, kind="kind")
            return self.name(body, type) if body is not None else name
        if shipped is None or fold(name) in self.belongs:
            return name
        called, of, relation = shipped
        if relation == "alias" and of:
            return of
        if relation in SPEAKS_FOR and of and type in (PartyType.GOVERNMENT, PartyType.ORGANISATION):
            return of
        return called

    def above(self, name: str, of: str | None, type: PartyType) -> str | None:
        """What the party belongs to, one step up; None at the top."""
        told = self.belongs.get(fold(name))
        if told is not None:
            return told
        shipped = _shipped().get(fold(name))
        if shipped is not None:
            return shipped[1]
        if of is not None and fold(of) != fold(name):
            return of
        body = body_of_staff(name, kind="staff")
        if body is not None and not is_national_organ(name.removeprefix(body)):
            return body
        if body is not None and fold(body) in _shipped():
            return body
        if type is PartyType.PERSON and not is_national_organ(name):
            return None
        if is_national_organ(name):
            state = state_named_in(name)
            return state if state is None or fold(state) != fold(name) else None
        return None

    def group(self, name: str, of: str | None, type: PartyType) -> str:
        """The name at the top of the chain. A chain that bites its own tail ends at its first name in code-point order."""
        seen = [self.name(name, type)]
        upper = self.above(seen[0], of, type)
        while upper is not None and len(seen) < LONGEST_CHAIN:
            upper = self.name(upper, PartyType.GOVERNMENT)
            if any(fold(upper) == fold(one) for one in seen):
                return min(seen)
            seen.append(upper)
            upper = self.above(upper, None, PartyType.ORGANISATION)
        return seen[-1]
