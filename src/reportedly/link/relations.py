"""Relations between the statements of a question: within it only, and at bounded cost."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

from reportedly.link.claims import Asked
from reportedly.link.counts import Count
from reportedly.link.independence import Ties
from reportedly.link.rules import Pair, relate
from reportedly.link.sayings import Saying
from reportedly.records import Relation

__all__ = ["find_relations"]

ALL_PAIRS: Final = 60
"""Statements of one question that are all compared with each other; in a larger one each is compared with
the ``LEADERS`` first of every answer."""
LEADERS: Final = 4


def find_relations(asked: Sequence[Asked], ties: Ties) -> tuple[Relation, ...]:
    """Relations between statements of different articles or speakers, sorted; one relation a pair and type."""
    found: dict[tuple[str, str, str], Relation] = {}
    for question in asked:
        for pair in _pairs(question):
            relation = relate(pair, ties)
            if relation is not None:
                found.setdefault((relation.a, relation.b, relation.type), relation)
    return tuple(found[key] for key in sorted(found))


def _pairs(question: Asked) -> Iterable[Pair]:
    entries = [_entries(draft.members, draft.against, draft.counts) for draft in question.drafts]
    everyone = _unique(entry for some in entries for entry in some)
    if len(everyone) <= ALL_PAIRS:
        chosen: Iterable[tuple[tuple[Saying, Count | None], tuple[Saying, Count | None]]] = combinations(
            everyone, 2
        )
    else:
        leaders = _unique(entry for some in entries for entry in _unique(some)[:LEADERS])
        chosen = (
            (leader, entry) if leader[0].order < entry[0].order else (entry, leader)
            for leader in leaders
            for entry in everyone
            if entry[0] is not leader[0]
        )
    for (b, count_b), (a, count_a) in chosen:
        if a.key != b.key and not (a.article is b.article and a.speaker == b.speaker):
            yield Pair(a, b, (count_a, count_b) if count_a and count_b else None)


def _entries(
    members: Sequence[Saying], against: Sequence[Saying], counts: Sequence[Count]
) -> list[tuple[Saying, Count | None]]:
    by_key = {count.saying.key: count for count in counts}
    return [(saying, by_key.get(saying.key)) for saying in (*members, *against)]


def _unique(
    entries: Iterable[tuple[Saying, Count | None]],
) -> list[tuple[Saying, Count | None]]:
    """Each statement and figure once, in canonical order."""
    seen = {(saying.key, count.figure.key if count else ""): (saying, count) for saying, count in entries}
    return sorted(seen.values(), key=lambda entry: (entry[0].order, entry[1].figure.key if entry[1] else ""))
