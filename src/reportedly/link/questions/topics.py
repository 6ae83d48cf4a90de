"""What is said of one thing, from its content words: the questions that are not about a number.

A statement may answer several questions ("it was a meteorite that came off the
asteroid"), so its words are cut into clauses. Clauses that say one thing are a
thread, threads about one thing are a topic. Nothing rests on one cosine: a thread
says no more than "these say so, or not so, of one thing", a topic no more than
"who asks of this will want to see that".
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from reportedly.link.likeness.grouping import Tempering, Vectors, group_vectors, weigh
from reportedly.link.origins.independence import Ties
from reportedly.link.questions.clauses import Clause, Clauses, gather_clauses
from reportedly.link.questions.references import join_by_reference
from reportedly.link.questions.temper import temper_answers, temper_clauses, temper_topics
from reportedly.link.questions.threads import Thread, Topic
from reportedly.link.said.sayings import Saying, in_order

__all__ = ["find_topics"]

# The clauses' own likeness decides first; then groups are compared as wholes, by what their members have in
# common (Rocchio's centroids): five short clauses on one thing share few words by twos, and many by fives.
SAME_THING: Final = 0.13
"""Least mean likeness of the clauses of a thread; chosen with the shares in ``temper``."""
SAME_ANSWER: Final = 0.3
"""Least mean likeness of the groups that are one thread."""
SAME_TOPIC: Final = 0.22
"""Least mean likeness of the threads of one topic. Both chosen on the open story and the bundled one together;
each may move by a quarter without moving what comes out by more than a few statements."""


def find_topics(sayings: Sequence[Saying], ties: Ties) -> tuple[Topic, ...]:
    """Topics of two statements or more, in the order of their first members. ``sayings`` in canonical order.

    Equal clauses count once, so that a copied article moves no thread.
    """
    found = gather_clauses(sayings, ties)
    clauses = sorted(found.said)
    weight = weigh([found.bags[clause] for clause in clauses])
    vectors = Vectors.of([found.bags[clause] for clause in clauses], weight)
    groups = group_vectors(vectors, SAME_THING, temper_clauses(clauses, found.acts))
    answers = _joined(
        groups, vectors, SAME_ANSWER, lambda groups: temper_answers(groups, clauses, found.acts)
    )
    topics = _joined(answers, vectors, SAME_TOPIC, lambda groups: temper_topics(groups, clauses))
    topic_of = {place: number for number, topic in enumerate(topics) for place in topic}
    threads = [_thread([clauses[place] for place in group], weight, found) for group in answers]
    homes = [topic_of[group[0]] for group in answers]
    joined = join_by_reference(threads, sayings)
    # Threads that only a pointer made come last, each a topic of its own.
    homes += range(len(topics), len(topics) + len(joined) - len(homes))
    asked: defaultdict[int, list[Thread]] = defaultdict(list)
    for home, thread in zip(homes, joined, strict=True):
        asked[home].append(thread)
    whole = (Topic.of(threads) for threads in asked.values())
    return tuple(sorted((topic for topic in whole if len(topic.members) > 1), key=Topic.order))


def _joined(
    groups: Sequence[Sequence[int]],
    vectors: Vectors,
    least: float,
    tempering: Callable[[Sequence[Sequence[int]]], Tempering],
) -> list[list[int]]:
    """The groups of clauses, those joined that are alike as wholes."""
    wholes = group_vectors(vectors.centred(groups), least, tempering(groups))
    return [sorted(place for number in whole for place in groups[number]) for whole in wholes]


def _thread(some: Sequence[Clause], weight: Mapping[str, float], found: Clauses) -> Thread:
    members = in_order(saying for clause in some for saying in found.said[clause].values())
    counts = Counter(word for clause in some for word in found.bags[clause] if word in weight)
    words = sorted(counts, key=lambda word: (-counts[word] * weight[word], word))
    negative = frozenset(key for clause in some for key in found.refused.get(clause, ()))
    return Thread(tuple(words[:6]), members, negative)
