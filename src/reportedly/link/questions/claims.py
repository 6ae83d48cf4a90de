"""Claims as records: each answer with who stands behind it, who speaks against it, and where it stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reportedly.link.digests import digest
from reportedly.link.origins.counting import count_origins, origin_id
from reportedly.link.origins.independence import Ties
from reportedly.link.questions.conflicts import rival_counts
from reportedly.link.questions.drafts import Asked, Draft, bounds_of
from reportedly.link.questions.status import Standing, settle_status
from reportedly.link.said.answers import speaks_against
from reportedly.link.said.sayings import Root, Saying
from reportedly.records import Claim, Question

__all__ = ["finish_questions"]


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
    low, high = bounds_of(draft.counts)
    status = settle_status(
        Standing(
            members=draft.members,
            against=draft.against,
            rivals=rivals,
            retracted=draft.retracted,
            origins=count.origins,
            named=count.named,
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
