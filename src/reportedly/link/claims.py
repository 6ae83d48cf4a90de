"""Questions and their claims: each answer with who stands behind it, who speaks against it, and where it stands."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportedly.link.answers import rejects, speaks_against
from reportedly.link.conflicts import rival_counts
from reportedly.link.counts import Answer, FigureQuestion, find_counts
from reportedly.link.digests import digest
from reportedly.link.independence import Ties
from reportedly.link.intervals import named_bounds
from reportedly.link.origins import count_origins, origin_id
from reportedly.link.sayings import Root, Saying
from reportedly.link.slots import Count
from reportedly.link.status import Standing, settle_status
from reportedly.link.threads import Thread
from reportedly.link.topics import Pairs, find_threads, rule_threads
from reportedly.records import Claim, Facet, Question, Stage, Stance

__all__ = ["Asked", "Draft", "draft_questions", "finish_questions"]


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


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its drafts."""

    topic: str
    label: str
    facet: Facet
    drafts: tuple[Draft, ...]
    rule: str


def draft_questions(
    sayings: Sequence[Saying], ties: Ties, *, linked: Pairs = frozenset(), apart: Pairs = frozenset()
) -> list[Asked]:
    """All questions of these statements: about numbers first, then the threads. ``sayings`` in canonical order.

    ``linked`` and ``apart``: pairs of statement keys that a person has put into one thread, or out of one.
    """
    pointing: dict[str, list[Saying]] = {}
    for saying in sayings:
        for key in saying.statement.refers_to:
            pointing.setdefault(key, []).append(saying)
    asked = [_about_number(question, pointing) for question in find_counts(sayings)]
    threads = find_threads(sayings, ties)
    asked += [_about_thing(thread) for thread in rule_threads(threads, sayings, linked=linked, apart=apart)]
    return [question for question in asked if question.drafts]


def _about_number(question: FigureQuestion, pointing: Mapping[str, Sequence[Saying]]) -> Asked:
    drafts = tuple(_figure_draft(answer, pointing) for answer in question.answers)
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
    members = _ordered(saying for key, saying in holding.items() if key not in against)
    low, high = _bounds(answer.counts)
    return Draft(
        label=_interval_label(low, high, answer),
        side="figure",
        members=members,
        against=_ordered(against.values()),
        counts=answer.counts,
        stage=None if answer.stage == Stage.NONE else answer.stage,
        retracted=_ordered(retracted.values()),
    )


def _bounds(counts: Sequence[Count]) -> tuple[Decimal | None, Decimal | None]:
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


def _about_thing(thread: Thread) -> Asked:
    """One thread with its sides: who holds that it is so, who that it is not, who leaves it open."""
    refusing = tuple(s for s in thread.members if _refuses(s, thread))
    left = tuple(s for s in thread.members if s.doubtful and s not in refusing)
    yes = tuple(s for s in thread.members if s not in refusing and s not in left)
    label = thread.label
    drafts: list[Draft] = []
    if yes:
        against = tuple(s for s in refusing if any(speaks_against(s, one) for one in yes))
        drafts.append(Draft(f"{label}: so", "yes", yes, against))
    if refusing:
        drafts.append(Draft(f"{label}: not so", "no", refusing, ()))
    if left:
        drafts.append(Draft(f"{label}: left open", "open", left, ()))
    return Asked(" ".join(thread.words), label, _facet(thread), tuple(drafts), "questions/1 thread")


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


def _ordered(sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    unique = {s.key: s for s in sayings}
    return tuple(sorted(unique.values(), key=lambda s: s.order))


def finish_questions(
    asked: Sequence[Asked], roots: Mapping[str, tuple[Root, ...]], ties: Ties
) -> tuple[tuple[Question, ...], tuple[Claim, ...]]:
    """Questions and claims as records, counted and with their status; sorted by id."""
    questions: dict[str, Question] = {}
    claims: dict[str, Claim] = {}
    for question in asked:
        question_id = digest("question", question.topic, question.facet)
        while question_id in questions:
            # Two threads led by the same words: told apart by their first statement.
            question_id = digest("question", question_id, question.drafts[0].label)
        ids: list[str] = []
        for draft in question.drafts:
            rivals = _rivals(draft, (other for other in question.drafts if other is not draft))
            claim = _claim(question_id, draft, rivals, roots, ties)
            claims[claim.claim_id] = claim
            ids.append(claim.claim_id)
        questions[question_id] = Question(
            question_id=question_id,
            label=question.label,
            topic=question.topic,
            facet=question.facet,
            claims=tuple(dict.fromkeys(ids)),
            rule=question.rule,
        )
    return (
        tuple(questions[i] for i in sorted(questions)),
        tuple(claims[i] for i in sorted(claims)),
    )


def _rivals(draft: Draft, others: Iterable[Draft]) -> list[Saying]:
    """Who gives another answer to the same question that cannot be right as well."""
    found: dict[str, Saying] = {}
    for other in others:
        if draft.side == other.side == "figure":
            found.update((s.key, s) for s in rival_counts(draft.counts, other.counts) if s in other.members)
        elif {draft.side, other.side} == {"yes", "no"}:
            refusing, holding = (other, draft) if other.side == "no" else (draft, other)
            for saying in other.members:
                against = holding.members if other is refusing else refusing.members
                if any(speaks_against(*_by_side(saying, one, other)) for one in against):
                    found[saying.key] = saying
    return sorted(found.values(), key=lambda s: s.order)


def _by_side(saying: Saying, one: Saying, other: Draft) -> tuple[Saying, Saying]:
    """The one that says no first."""
    return (saying, one) if other.side == "no" else (one, saying)


def _claim(
    question_id: str,
    draft: Draft,
    rivals: Sequence[Saying],
    roots: Mapping[str, tuple[Root, ...]],
    ties: Ties,
) -> Claim:
    count = count_origins(draft.members, roots, ties)
    figures = [c.figure for c in draft.counts]
    low, high = _bounds(draft.counts)
    status = settle_status(
        Standing(
            members=draft.members,
            against=draft.against,
            rivals=rivals,
            retracted=draft.retracted,
            origins=count.origins,
        )
    )
    return Claim(
        claim_id=digest("claim", question_id, draft.side, draft.label),
        question=question_id,
        label=draft.label,
        low=low,
        high=high,
        unit=figures[0].unit if figures else None,
        counted_class=figures[0].counted_class if figures else None,
        stage=draft.stage,
        figures=tuple(sorted(figure.key for figure in figures)),
        statements=tuple(sorted(s.key for s in draft.members)),
        against=tuple(sorted(s.key for s in draft.against)),
        origins=count.origins,
        origin_ids=tuple(sorted({origin_id(root) for root in count.roots})),
        articles=len({s.article.article_id for s in (*draft.members, *draft.against)}),
        status=replace(status, rule=f"{status.rule}; {count.rule}"),
        rule="claims/1 ranges meet" if draft.counts else f"claims/1 {draft.side}",
    )
