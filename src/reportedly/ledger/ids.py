"""Ids as people type them: the shortest prefix that names one thing, as in git."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from reportedly.errors import NoSuchId
from reportedly.ledger.ledger import Ledger

__all__ = ["Identified", "resolve_id", "short_ids"]

# A query that yields every id of a kind. Reuses, relations and edits have no id of their own:
# the digest of the record is one.
_KINDS: Final = {
    "article": ("article", "article_id"),
    "statement": ("statement", "key"),
    "figure": ("figure", "key"),
    "timex": ("timex", "key"),
    "party": ("party", "party_id"),
    "origin": ("origin", "origin_id"),
    "question": ("question", "question_id"),
    "claim": ("claim", "claim_id"),
    "relation": ("relation", "record_id"),
    "reuse": ("reuse", "record_id"),
    "event": ("event", "event_id"),
    "edit": ("edit", "record_id"),
}

_BESIDE: Final = frozenset({"timex", "relation", "reuse"})
"""Kinds that no listing prints: where an id fits one of these and one other thing, the other is meant."""

_LEAST: Final = 4
"""Digits shown at least, so that an id is told from a number and seldom grows later."""

_CANDIDATES: Final = 6


@dataclass(frozen=True, slots=True, order=True)
class Identified:
    """What an id names; ``kind`` is "article", "statement", "figure", "claim" and so on."""

    kind: str
    id: str


def resolve_id(ledger: Ledger, prefix: str, *, kind: str | None = None) -> Identified:
    """The one thing whose id starts with ``prefix``, of one ``kind`` or of any.

    A whole id names its thing even when it is the start of another; so does a short
    one that fits one thing of the kinds that listings print, whatever else it fits: it
    was printed before linking made the rest. Raises NoSuchId, with the candidates, when
    nothing or more than one thing fits.
    """
    wanted = prefix.strip().lower()
    if not wanted or not set(wanted) <= set("0123456789abcdef"):
        raise NoSuchId(
            repr(prefix)[:80], "is not an id (ids are hexadecimal)", "copy one from a listing, such as 7f3a"
        )
    found = sorted(
        {
            Identified(name, row[0])
            for name, (table, column) in _KINDS.items()
            if kind in (None, name)
            for row in ledger.rows(
                f"SELECT DISTINCT {column} FROM {table} WHERE {column} >= ? AND {column} < ?"
                f" ORDER BY {column} LIMIT ?",
                wanted,
                wanted + "g",  # behind every hexadecimal digit
                _CANDIDATES + 1,
            )
        },
        key=lambda each: (each.id, each.kind),
    )
    exact = [each for each in found if each.id == wanted]
    listed = [each for each in found if each.kind not in _BESIDE]
    for fitting in (exact, found, listed):
        if len(fitting) == 1:
            return fitting[0]
    if not found:
        raise NoSuchId(wanted, f"names no {kind or 'thing'} in this story", "copy an id from a listing")
    shown = ", ".join(f"{each.kind} {each.id[: len(wanted) + 4]}" for each in found[:_CANDIDATES])
    more = " and others" if len(found) > _CANDIDATES else ""
    raise NoSuchId(wanted, f"fits more than one thing: {shown}{more}", "give more digits")


def short_ids(ledger: Ledger, ids: Iterable[str], *, least: int = _LEAST) -> Mapping[str, str]:
    """The shortest prefix, of at least ``least`` digits, by which ``resolve_id`` finds each id."""
    return {each: each[: max(least, _shared(ledger, each) + 1)] for each in sorted(set(ids))}


def _shared(ledger: Ledger, identifier: str) -> int:
    """How many digits an id shares with its nearest neighbour among all ids."""
    # Sorted, the ids that share most stand next to each other: two look-ups a table are enough.
    neighbours = (
        row[0]
        for table, column in _KINDS.values()
        for row in (
            ledger.one(f"SELECT max({column}) FROM {table} WHERE {column} < ?", identifier),
            ledger.one(f"SELECT min({column}) FROM {table} WHERE {column} > ?", identifier),
        )
        if row is not None and row[0] is not None
    )
    return max((_common(identifier, other) for other in neighbours), default=0)


def _common(a: str, b: str) -> int:
    length = 0
    for mine, other in zip(a, b, strict=False):
        if mine != other:
            break
        length += 1
    return length
