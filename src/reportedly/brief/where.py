"""Where it stands: each question with its answers, who gives them, and how many places they come from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.brief.amounts import say_answer, say_range
from reportedly.brief.sides import Side, side_of, title_of, words_of
from reportedly.brief.standing import split_by_standing
from reportedly.brief.statuses import say_status
from reportedly.brief.tellings import Telling, find_tellings
from reportedly.brief.view import View
from reportedly.records import Claim, Facet, Figure, Question, StatusLabel

__all__ = ["Answer", "Where", "compose_where"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One claim as the main screen shows it."""

    claim: Claim
    side: Side
    said: str  # "at least 14", or the exact words of one who says so
    for_it: tuple[Telling, ...]
    against: tuple[Telling, ...]
    articles: int  # that hold it; those that only deny it are not counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """One question as the main screen shows it."""

    question: Question
    title: str  # the question's label; for a question in words, the exact words of an answer
    value: str  # the range over the answers that stand; for a question in words, its status
    standing: tuple[Answer, ...]
    earlier: tuple[Answer, ...]  # left behind or withdrawn
    widest: Answer | None  # the most repeated answer that stands, when more than one article holds it


def compose_where(questions: Iterable[Question], view: View) -> tuple[Where, ...]:
    """Every question that has an answer in ``view``, in the order given."""
    return tuple(
        _compose(question, claims, view)
        for question in questions
        if (claims := [view.claims[key] for key in question.claims if key in view.claims])
    )


def _compose(question: Question, claims: Sequence[Claim], view: View) -> Where:
    standing, earlier = split_by_standing(claims, view)
    answers = tuple(_answer(claim, view) for claim in standing)
    so = [answer for answer in answers if answer.side is Side.SO]
    widest = max(so or answers, key=lambda answer: answer.articles, default=None)
    return Where(
        question=question,
        title=title_of(question, view),
        value=_value(question, answers, view),
        standing=answers,
        earlier=tuple(_answer(claim, view) for claim in earlier),
        widest=widest if widest and widest.articles > 1 else None,
    )


def _answer(claim: Claim, view: View) -> Answer:
    figures = _figures(claim, view)
    return Answer(
        claim=claim,
        side=side_of(claim, view),
        said=say_answer(claim, figures, view.number_words) if figures else words_of(claim, view),
        for_it=find_tellings(claim, view),
        against=find_tellings(claim, view, against=True),
        articles=len({view.statements[key].article_id for key in claim.statements if key in view.statements}),
    )


def _figures(claim: Claim, view: View) -> tuple[Figure, ...]:
    return tuple(view.figures[key] for key in claim.figures if key in view.figures)


def _value(question: Question, answers: Sequence[Answer], view: View) -> str:
    claims = [answer.claim for answer in answers]
    if question.facet is not Facet.NUMBER or not all(claim.figures for claim in claims):
        return _say_statuses(answers)
    if len(claims) == 1:
        value = say_answer(claims[0], _figures(claims[0], view), view.number_words)
    else:
        value = _say_span(claims)
    if all(claim.status.label is StatusLabel.RETRACTED for claim in claims):
        return f"{value}, withdrawn"
    if any(claim.status.denied_by for claim in claims):
        return f"{value}, denied by somebody"
    return value


def _say_span(claims: Sequence[Claim]) -> str:
    """The range over several answers: ``14–17``; ``14–17 or more`` where the highest is open above."""
    units = {claim.unit or "" for claim in claims}
    unit = units.pop() if len(units) == 1 else ""
    ends = [end for claim in claims for end in (claim.low, claim.high) if end is not None]
    if not ends:
        return f"{len(claims)} answers"
    high = max(ends)
    open_above = any(claim.high is None and claim.low == high for claim in claims)
    more = " or more" if open_above else ""
    if any(claim.low is None for claim in claims):
        return f"up to {say_range(high, high, unit=unit)}{more}"
    return f"{say_range(min(ends), high, unit=unit)}{more}"


def _say_statuses(answers: Sequence[Answer]) -> str:
    """The status of the answer that says it is so; where there are several, of all of them together."""
    so = [answer.claim for answer in answers if answer.side is Side.SO]
    claims = so or [answer.claim for answer in answers]
    if len(claims) == 1:
        return say_status(claims[0].status)
    labels = sorted({claim.status.label.value for claim in claims})
    return f"{len(claims)} answers: {', '.join(labels)}"
