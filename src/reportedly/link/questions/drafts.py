"""Questions with their answers before anybody is counted: about numbers, and about things told in words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from reportedly.link.origins.independence import Ties
from reportedly.link.questions.counts import Answer, FigureQuestion, find_counts
from reportedly.link.questions.intervals import named_bounds
from reportedly.link.questions.slots import Count
from reportedly.link.questions.threads import Thread, Topic
from reportedly.link.questions.topics import find_topics
from reportedly.link.said.answers import rejects, speaks_against, takes_up
from reportedly.link.said.sayings import Saying, in_order
from reportedly.records import Facet, Stage, Stance

__all__ = ["Asked", "Draft", "bounds_of", "draft_questions", "draft_topic", "oppose"]


SIDES: Final = {"yes": "so", "no": "not so", "open": "left open"}
IDENTIFYING: Final = 6
"""Words of a thread that tell it from others of its topic."""
NEARLY: Final = 0.8
"""Share of the best from which a denial takes up another answer as well."""
ANSWERED: Final = 60
"""Members of an answer that others are held against: a story may repeat it a thousand times."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before it is counted: members in canonical order."""

    label: str
    side: str  # "figure", "yes", "no", "open"
    members: tuple[Saying, ...]  # who hold it
    against: tuple[Saying, ...]  # who deny or question it
    counts: tuple[Count, ...] = ()
    stage: str | None = None
    retracted: tuple[Saying, ...] = ()  # who have taken it back
    words: str = ""  # more of what it is known by, where its label is not its alone


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its drafts."""

    topic: str
    label: str
    facet: Facet
    drafts: tuple[Draft, ...]
    rule: str


def draft_questions(sayings: Sequence[Saying], ties: Ties) -> list[Asked]:
    """All questions of these statements: about numbers first, then the topics. ``sayings`` in canonical order."""
    pointing: dict[str, list[Saying]] = {}
    for saying in sayings:
        for key in saying.statement.refers_to:
            pointing.setdefault(key, []).append(saying)
    asked = [_about_number(question, pointing) for question in find_counts(sayings)]
    asked += [draft_topic(topic) for topic in find_topics(sayings, ties)]
    return [question for question in asked if question.drafts]


def _about_number(question: FigureQuestion, pointing: Mapping[str, Sequence[Saying]]) -> Asked:
    drafts = _told_apart(_figure_draft(answer, pointing) for answer in question.answers)
    return Asked(question.topic, question.label, Facet.NUMBER, drafts, "questions/1 slots")


def _figure_draft(answer: Answer, pointing: Mapping[str, Sequence[Saying]]) -> Draft:
    holding: dict[str, Saying] = {}
    against: dict[str, Saying] = {}
    retracted: dict[str, Saying] = {}
    for count in answer.counts:
        saying = count.saying
        if count.figure.retracted:
            retracted[saying.key] = saying
        side = against if saying.statement.stance is Stance.DENIES or count.figure.retracted else holding
        side[saying.key] = saying
        for other in pointing.get(saying.key, ()):
            if rejects(other):
                against[other.key] = other
    members = in_order(saying for key, saying in holding.items() if key not in against)
    low, high = bounds_of(answer.counts)
    return Draft(
        label=_interval_label(low, high, answer),
        side="figure",
        members=members,
        against=in_order(against.values()),
        counts=answer.counts,
        stage=None if answer.stage == Stage.NONE else answer.stage,
        retracted=in_order(retracted.values()),
        words=answer.owner,
    )


def bounds_of(counts: Sequence[Count]) -> tuple[Decimal | None, Decimal | None]:
    """The bounds that an answer's figures name, in the unit most of them have."""
    units = Counter(count.figure.unit for count in counts)
    unit = min(units, key=lambda unit: (-units[unit], unit), default=None)
    return named_bounds([count.figure for count in counts if count.figure.unit == unit])


def _interval_label(low: object, high: object, answer: Answer) -> str:
    if low is None:
        number = f"at most {high}"
    elif high is None:
        number = f"at least {low}"
    else:
        number = f"{low}" if low == high else f"{low}–{high}"
    unit = answer.counts[0].figure.unit
    stage = "" if answer.stage == Stage.NONE else f", {answer.stage}"
    return f"{number}{'' if unit == 'count' else f' {unit}'}{stage}"


def draft_topic(topic: Topic) -> Asked:
    """A topic as a question: the sides of each of its threads. Who speaks against whom, ``oppose`` tells."""
    leading = topic.threads[0]
    drafts = [draft for thread in topic.threads for draft in _sides(thread)]
    return Asked(
        " ".join(leading.words), leading.label, _facet(leading), _told_apart(drafts), "questions/2 topic"
    )


def _sides(thread: Thread) -> Iterator[Draft]:
    """One thing with its sides: who holds that it is so, who that it is not, who leaves it open.

    Where nobody says that it is so, and nobody denies that anybody did, the "no" is what
    is said: "no one was hurt" answers nobody.
    """
    refusing = tuple(s for s in thread.members if _refuses(s, thread))
    left = tuple(s for s in thread.members if s.doubtful and s not in refusing)
    yes = tuple(s for s in thread.members if s not in refusing and s not in left)
    if not yes and not any(rejects(s) for s in refusing):
        yes, refusing = refusing, ()
    # A "no" about something else that the same words are used for ("that lorry had no business up there") says no
    # to nobody: it is an answer of its own.
    told = frozenset(name for one in yes[:ANSWERED] for act in one.acts for name in act.gist)
    beside = tuple(s for s in refusing if yes and _of_something_else(s, told, yes[:ANSWERED]))
    refusing = tuple(s for s in refusing if s not in beside)
    words = ", ".join(thread.words[:IDENTIFYING])
    for side, members in (("yes", yes), ("no", refusing), ("open", left)):
        if members:
            yield Draft(f"{thread.label}: {SIDES[side]}", side, members, (), words=words)
    if beside:
        yield Draft(f"{thread.label}: otherwise", "yes", beside, (), words=words)


def _of_something_else(saying: Saying, told: frozenset[str], yes: Sequence[Saying]) -> bool:
    """Whether what it says no to, act and thing done to, is not among what is ``told`` by those who say yes."""
    denied = {name for act in saying.acts if act.negated for name in act.gist}
    if not denied or denied & told or rejects(saying):
        return False
    return not any(speaks_against(saying, one) for one in yes)


def _told_apart(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """The drafts, those of one label told apart by more of their words, then by their first statement."""
    found: dict[tuple[str, str], Draft] = {}
    for draft in drafts:
        label = draft.label
        first = draft.counts[0].figure.key if draft.counts else draft.members[0].key
        for more in (draft.words, first):
            if (draft.side, label) not in found:
                break
            label = f"{draft.label} ({more})"
        found[draft.side, label] = replace(draft, label=label)
    return tuple(found.values())


def oppose(question: Asked) -> Asked:
    """The question with those who speak against each answer that says so: of its own thread, or of another.

    Who denies one thing does not deny its neighbour: of several answers he is held against those that
    he takes up best.
    """
    if question.facet is Facet.NUMBER:
        return question
    refusing = [saying for draft in question.drafts if draft.side == "no" for saying in draft.members]
    refusing += [s for draft in question.drafts if draft.side != "no" for s in draft.members if rejects(s)]
    against: dict[int, list[Saying]] = {}
    for saying in in_order(refusing):
        strengths = {
            place: found
            for place, draft in enumerate(question.drafts)
            if draft.side == "yes" and (found := _strength(saying, draft)) > 0
        }
        best = max(strengths.values(), default=0.0)
        for place, found in strengths.items():
            if found >= best * NEARLY:
                against.setdefault(place, []).append(saying)
    drafts = [
        replace(draft, against=in_order((*draft.against, *against.get(place, ()))))
        for place, draft in enumerate(question.drafts)
    ]
    return replace(question, drafts=tuple(drafts))


def _strength(saying: Saying, draft: Draft) -> float:
    """How well a statement takes up the answer that it speaks against; 0 where it does not, or holds it itself."""
    members = draft.members[:ANSWERED]
    if any(saying.key == one.key for one in draft.members):
        return 0.0
    best = max((takes_up(saying, one) for one in members if speaks_against(saying, one)), default=0.0)
    # A statement may stand in several answers with a clause each: what their statements share tells which is meant.
    shared = draft.words.split(", ")
    return best * (1 + sum(word in saying.beginnings for word in shared) / len(shared))


def _refuses(saying: Saying, thread: Thread) -> bool:
    """Whether, of this thread's thing, it says no: a question only where it casts doubt in words."""
    return rejects(saying) if saying.doubtful else saying.key in thread.negative


def _facet(thread: Thread) -> Facet:
    stances = {s.statement.stance for s in thread.members}
    if stances <= {
        Stance.CALLS,
        Stance.CONCERNED,
        Stance.WARNS,
        Stance.URGES,
        Stance.SUPPORTS,
        Stance.ACCUSES,
    }:
        return Facet.RATING
    if stances <= {Stance.ANNOUNCES, Stance.PREDICTS, Stance.DOES_NOT_RULE_OUT, Stance.URGES}:
        return Facet.PLAN
    return Facet.CAUSE if "cause" in thread.words[:3] else Facet.STATUS
