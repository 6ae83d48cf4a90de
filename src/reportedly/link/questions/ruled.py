"""Questions and their answers as people have merged and split them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from reportedly.link.edits.rulings import Rulings
from reportedly.link.questions.drafts import Asked, Draft, draft_topic
from reportedly.link.questions.threads import Thread, Topic
from reportedly.link.said.sayings import Saying, in_order
from reportedly.records import Facet

__all__ = ["rule_drafts"]

BY_PERSON: Final = "questions/1 by a person"


def rule_drafts(asked: Sequence[Asked], sayings: Sequence[Saying], rulings: Rulings) -> list[Asked]:
    """The questions as people have ruled; those of which nobody ruled as they are, in the order given.

    A pair put into one question brings their two questions together, or the one that
    answers none into the other's; of a pair put apart, the later leaves for a question of its own.
    Within a question, a pair of statements or figures brings its two answers together, or
    the later leaves for an answer of its own.
    """
    questions = list(asked)
    by_key = {saying.key: saying for saying in sayings}
    for pair in sorted(rulings.linked, key=sorted):
        _put_together(questions, pair, by_key)
    for pair in sorted(rulings.apart, key=sorted):
        for n, question in enumerate(questions):
            if leaving := _later(question.drafts, pair):
                questions[n : n + 1] = _parted(question, leaving)
                break
    for n, question in enumerate(questions):
        drafts = list(question.drafts)
        for pair in sorted(rulings.claims_linked, key=sorted):
            homes = [m for m, draft in enumerate(drafts) if pair & _keys(draft)]
            if len(homes) == 2 and not any(pair <= _keys(draft) for draft in drafts):
                drafts[homes[0]] = _joined(drafts[homes[0]], drafts[homes[1]])
                del drafts[homes[1]]
        for pair in sorted(rulings.claims_apart, key=sorted):
            for m, draft in enumerate(drafts):
                if leaving := _later([draft], pair):
                    left = _without(draft, leaving)
                    moved = replace(_only(draft, leaving), label=_new_label(draft.label, drafts))
                    drafts[m : m + 1] = [each for each in (left, moved) if each.members or each.against]
                    break
        if drafts != list(question.drafts):
            questions[n] = replace(question, drafts=tuple(drafts), rule=BY_PERSON)
    return questions


def _put_together(questions: list[Asked], pair: frozenset[str], by_key: Mapping[str, Saying]) -> None:
    """Bring two questions together in place: that which more is said of keeps its name and id."""
    if any(pair <= _answering(question) for question in questions):
        return
    # A statement may answer several questions: that one is meant which most is said of.
    order = sorted(range(len(questions)), key=lambda n: (-_said(questions[n]), n))
    homes = {key: next((n for n in order if key in _answering(questions[n])), None) for key in sorted(pair)}
    found = sorted({n for n in homes.values() if n is not None}, key=order.index)
    if len(found) == 2:
        first, second = found
        questions[first] = _merged(questions[first], questions[second])
        del questions[second]
        return
    lone = [by_key[key] for key, home in homes.items() if home is None and key in by_key]
    if found and lone:
        questions[found[0]] = _merged(questions[found[0]], _alone(lone))
    elif len(lone) == 2:
        questions.append(replace(_alone(lone), rule=BY_PERSON))


def _alone(sayings: Sequence[Saying]) -> Asked:
    """A question of statements that answered none, each an answer of its own."""
    negative = frozenset(saying.key for saying in sayings if saying.negative)
    threads = [Thread(tuple(dict.fromkeys(saying.words))[:6], (saying,), negative) for saying in sayings]
    return draft_topic(Topic.of(threads))


def _said(question: Asked) -> int:
    return sum(len(draft.members) + len(draft.against) for draft in question.drafts)


def _answering(question: Asked) -> set[str]:
    """Keys of what answers it: of a number its figures, never the statements, which may carry others too."""
    if question.facet is Facet.NUMBER:
        return {count.figure.key for draft in question.drafts for count in draft.counts}
    return {s.key for draft in question.drafts for s in (*draft.members, *draft.against)}


def _keys(draft: Draft) -> set[str]:
    return {s.key for s in (*draft.members, *draft.against)} | {c.figure.key for c in draft.counts}


def _later(drafts: Iterable[Draft], pair: frozenset[str]) -> str | None:
    """Of a pair whose both sides stand in these answers, the key of the later one."""
    places: dict[str, tuple[object, ...]] = {}
    for draft in drafts:
        places |= {s.key: s.order for s in (*draft.members, *draft.against) if s.key in pair}
        places |= {
            c.figure.key: (*c.saying.order, c.figure.number_span.start)
            for c in draft.counts
            if c.figure.key in pair
        }
    return max(pair, key=lambda key: places[key]) if places.keys() == pair else None


def _merged(question: Asked, other: Asked) -> Asked:
    """Both questions as the first: answers of one label and stage are one."""
    drafts = {(d.side, d.label, d.stage): d for d in question.drafts}
    for draft in other.drafts:
        known = drafts.get(name := (draft.side, draft.label, draft.stage))
        drafts[name] = _joined(known, draft) if known else draft
    return replace(question, drafts=tuple(drafts.values()), rule=BY_PERSON)


def _parted(question: Asked, key: str) -> list[Asked]:
    """The question without a figure, and the figure's own."""
    stays = [left for draft in question.drafts if (left := _without(draft, key)).members or left.against]
    leaves = [_only(draft, key) for draft in question.drafts if key in _keys(draft)]
    topic = f"{question.topic} apart {leaves[0].label}"
    return [
        replace(question, drafts=tuple(stays), rule=BY_PERSON),
        replace(question, topic=topic, drafts=tuple(leaves), rule=BY_PERSON),
    ]


def _joined(a: Draft, b: Draft) -> Draft:
    against = in_order((*a.against, *b.against))
    return replace(
        a,
        members=tuple(s for s in in_order((*a.members, *b.members)) if s not in against),
        against=against,
        counts=(*a.counts, *(count for count in b.counts if count not in a.counts)),
        retracted=in_order((*a.retracted, *b.retracted)),
    )


def _without(draft: Draft, key: str) -> Draft:
    counts = tuple(c for c in draft.counts if key not in (c.figure.key, c.saying.key))
    carrying = {c.saying.key for c in counts}
    # A statement goes with its last figure; one that denies the answer without a figure of its own stays.
    gone = {c.saying.key for c in draft.counts} - carrying | {key}
    return replace(
        draft,
        members=tuple(s for s in draft.members if s.key not in gone),
        against=tuple(s for s in draft.against if s.key not in gone),
        counts=counts,
        retracted=tuple(s for s in draft.retracted if s.key not in gone),
    )


def _only(draft: Draft, key: str) -> Draft:
    counts = tuple(c for c in draft.counts if key in (c.figure.key, c.saying.key))
    kept = {c.saying.key for c in counts} | {key}
    return replace(
        draft,
        members=tuple(s for s in draft.members if s.key in kept),
        against=tuple(s for s in draft.against if s.key in kept),
        counts=counts,
        retracted=tuple(s for s in draft.retracted if s.key in kept),
    )


def _new_label(label: str, drafts: Sequence[Draft]) -> str:
    """Claims of one question are told apart by their labels."""
    taken = {draft.label for draft in drafts}
    number, new = 2, f"{label} (apart)"
    while new in taken:
        new, number = f"{label} (apart {number})", number + 1
    return new
