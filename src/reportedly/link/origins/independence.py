"""Whether two statements stand on different origins: yes, no or unknown. Unknown is the usual honest answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from reportedly.link.likeness.words import fold
from reportedly.link.said.sayings import Saying
from reportedly.records import Basis, Independence

__all__ = ["Ties", "Verdict", "independence"]

TELLING_WORDS: Final = 12
"""Words from which two named sources do not happen to say the same: "14 people were killed" anybody says."""
OWN_EYES: Final = frozenset({Basis.EYEWITNESS, Basis.OWN_COUNT})
"""Grounds that are each one's own even where two have the same: two men see, two bodies count."""
SHARED_GROUNDS: Final = frozenset({Basis.INTELLIGENCE, Basis.DOCUMENT, Basis.RECORDS})
"""Grounds that two may have from one place: services share, a document can be one and the same."""


@dataclass(frozen=True, slots=True)
class Ties:
    """What binds statements beyond their words: copies, and what people have ruled."""

    copied: frozenset[tuple[str, str]] = frozenset()  # statement keys, each pair sorted
    same: frozenset[frozenset[str]] = frozenset()  # pairs of statement keys or folded party names
    apart: frozenset[frozenset[str]] = frozenset()
    _families: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        copied: Iterable[tuple[str, str]],
        *,
        same: Iterable[frozenset[str]] = (),
        apart: Iterable[frozenset[str]] = (),
    ) -> "Ties":
        """Ties with their families: copies of copies are one family."""
        pairs = frozenset(copied)
        leader: dict[str, str] = {}

        def find(key: str) -> str:
            while leader.setdefault(key, key) != key:
                leader[key] = leader[leader[key]]
                key = leader[key]
            return key

        for a, b in sorted(pairs):
            first, second = sorted((find(a), find(b)))
            leader[second] = first
        return cls(pairs, frozenset(same), frozenset(apart), {key: find(key) for key in sorted(leader)})

    def passage(self, key: str) -> str:
        """The name of the passage that a statement is; its own key where it is nobody's copy."""
        return self._families.get(key, key)

    def one_passage(self, a: str, b: str) -> bool:
        """Whether the statement with key ``a`` is a copy of the one with key ``b``, or of a copy of it."""
        return a in self._families and self._families[a] == self._families.get(b)

    def ruled(self, a: Saying, b: Saying) -> Independence | None:
        """What a person has said of these two statements, or of the parties they come from."""
        names = frozenset((fold(a.roots[0].name), fold(b.roots[0].name)))
        for pair in (frozenset((a.key, b.key)), names):
            if len(pair) == 2 and pair in self.apart:
                return Independence.YES
            if len(pair) == 2 and pair in self.same:
                return Independence.NO
        return None

    def same_origin(self, a: Saying, b: Saying) -> bool:
        """Whether two statements of different groups surely have one origin: one passage, or so ruled."""
        ruled = self.ruled(a, b)
        return ruled is Independence.NO or (ruled is None and self.one_mouth(a, b))

    def one_mouth(self, a: Saying, b: Saying) -> bool:
        """Whether two named sources are given the same words at such length that one of the names is wrong."""
        return min(len(a.tokens), len(b.tokens)) >= TELLING_WORDS and self.one_passage(a.key, b.key)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer and the reason, in words a person reads."""

    value: Independence
    why: str


def independence(a: Saying, b: Saying, ties: Ties, *, opposed: bool = False) -> Verdict:
    """Whether ``a`` and ``b`` stand on different origins; the first reason that applies.

    ``opposed``: one speaks against the other, or admits what the other says of it;
    whoever speaks against his interest has it from himself.
    """
    ruled = ties.ruled(a, b)
    if ruled is not None:
        return Verdict(ruled, "ruled by a person")
    groups_a, groups_b = {r.group for r in a.roots}, {r.group for r in b.roots}
    if groups_a == groups_b:
        return Verdict(Independence.NO, "same person or group")
    if a.own_voice and b.own_voice and ties.one_passage(a.key, b.key):
        return Verdict(Independence.NO, "one passage in two articles")
    if _cites(a, b) or _cites(b, a):
        return Verdict(Independence.NO, "one cites the other's outlet")
    if groups_a & groups_b:
        return Verdict(Independence.UNKNOWN, "a joint source, in part the same group")
    if not (a.roots[0].named and b.roots[0].named):
        if a.article.article_id == b.article.article_id and not (a.roots[0].named or b.roots[0].named):
            return Verdict(Independence.NO, "both unnamed in one article")
        return Verdict(Independence.UNKNOWN, "one of them is not named")
    if ties.one_mouth(a, b):
        return Verdict(Independence.NO, "one passage in two articles")
    if a.own_voice or b.own_voice:
        return Verdict(Independence.UNKNOWN, "an outlet that names no source")
    if opposed:
        return Verdict(Independence.YES, "different groups, of opposed interest")
    if a.basis is Basis.NONE_STATED or b.basis is Basis.NONE_STATED:
        return Verdict(Independence.UNKNOWN, "not both say how they know")
    if a.basis is not b.basis:
        return Verdict(Independence.YES, f"different groups, different grounds ({a.basis}, {b.basis})")
    if a.basis in OWN_EYES:
        return Verdict(Independence.YES, f"different groups, each its own {a.basis}")
    if a.basis in SHARED_GROUNDS:
        return Verdict(Independence.UNKNOWN, f"both rest on {a.basis}, which can be one and the same")
    return Verdict(Independence.UNKNOWN, f"both rest on {a.basis}")


def _cites(a: Saying, b: Saying) -> bool:
    """Whether ``a``'s chain names ``b``'s outlet, while ``b`` speaks in its own voice or for the same unnamed."""
    outlet = b.article.outlet.value
    return outlet is not None and fold(outlet) in a.relays and (b.own_voice or not b.roots[0].named)
