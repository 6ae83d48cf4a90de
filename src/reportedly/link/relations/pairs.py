"""Relations between the statements of a question: within it only, and at bounded cost."""

from collections.abc import Iterable, Sequence
from itertools import combinations, product
from typing import Final

from reportedly.link.origins.independence import Ties
from reportedly.link.questions.drafts import Asked
from reportedly.link.questions.slots import Count
from reportedly.link.relations.rules import Pair, relate
from reportedly.link.said.sayings import Saying
from reportedly.records import Facet, Relation, RelationType

__all__ = ["find_relations"]

Entry = tuple[Saying, Count | None]

ALL_PAIRS: Final = 60
"""Statements of one question that are all compared with each other. In a larger one each is compared with the
``LEADERS`` first of its own answer, and with the first of the ``RIVALS`` answers that most articles give."""
LEADERS: Final = 4
RIVALS: Final = 6
PART: Final = " part"
"""Ends the topic of a question about a part of what another question counts."""


def find_relations(asked: Sequence[Asked], ties: Ties) -> tuple[Relation, ...]:
    """Relations between statements of different articles or speakers, sorted; one relation a pair and type."""
    found: dict[tuple[str, str, str], Relation] = {}
    for question in asked:
        for pair in _pairs(question):
            relation = relate(pair, ties)
            if relation is not None:
                found.setdefault((relation.a, relation.b, relation.type), relation)
    for pair in _parts_and_wholes(asked):
        relation = relate(pair, ties)
        if relation is not None and relation.type is RelationType.PART_OF:
            found.setdefault((relation.a, relation.b, relation.type), relation)
    return tuple(found[key] for key in sorted(found))


def _parts_and_wholes(asked: Sequence[Asked]) -> Iterable[Pair]:
    """Pairs across a question about a part and the one about its whole: the leaders of every answer."""
    wholes = {question.topic: question for question in asked if question.facet is Facet.NUMBER}
    for part in wholes.values():
        whole = wholes.get(part.topic.removesuffix(PART))
        if whole is None or whole is part:
            continue
        for (a, count_a), (b, count_b) in product(_leaders(part), _leaders(whole)):
            if a.key != b.key and count_a and count_b:
                yield Pair(a, b, (count_a, count_b))


def _leaders(question: Asked) -> list[Entry]:
    return _unique(
        entry
        for draft in question.drafts[:RIVALS]
        for entry in _unique(_entries(draft.members, (), draft.counts))[:LEADERS]
    )


def _pairs(question: Asked) -> Iterable[Pair]:
    answers = [_entries(draft.members, draft.against, draft.counts) for draft in question.drafts]
    everyone = _unique(entry for answer in answers for entry in answer)
    held = [{saying.key for saying in draft.members} for draft in question.drafts]
    chosen = combinations(everyone, 2) if len(everyone) <= ALL_PAIRS else _led(answers)
    for (b, count_b), (a, count_a) in chosen:
        if a.key != b.key and not (a.article is b.article and a.speaker == b.speaker):
            together = any(a.key in keys and b.key in keys for keys in held)
            yield Pair(a, b, (count_a, count_b) if count_a and count_b else None, together)


def _led(answers: Sequence[Sequence[Entry]]) -> Iterable[tuple[Entry, Entry]]:
    """Pairs of a large question, the canonically first of each pair first."""
    sorted_answers = [_unique(answer) for answer in answers]
    by_weight = sorted(
        (answer for answer in sorted_answers if answer),
        key=lambda answer: (-len({entry[0].article.article_id for entry in answer}), answer[0][0].order),
    )
    rivals = [answer[0] for answer in by_weight[:RIVALS]]
    for answer in sorted_answers:
        for entry in answer:
            for leader in _unique([*answer[:LEADERS], *rivals]):
                if leader[0].key != entry[0].key:
                    yield (leader, entry) if leader[0].order < entry[0].order else (entry, leader)


def _entries(members: Sequence[Saying], against: Sequence[Saying], counts: Sequence[Count]) -> list[Entry]:
    by_key = {count.saying.key: count for count in counts}
    return [(saying, by_key.get(saying.key)) for saying in (*members, *against)]


def _unique(entries: Iterable[Entry]) -> list[Entry]:
    """Each statement and figure once, in canonical order."""
    seen = {(saying.key, count.figure.key if count else ""): (saying, count) for saying, count in entries}
    return sorted(seen.values(), key=lambda entry: (entry[0].order, entry[1].figure.key if entry[1] else ""))
