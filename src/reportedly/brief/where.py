"""Where it stands: each question with its answers, who gives them, and how many places they come from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.brief.amounts import say_answer, say_range
from reportedly.brief.order import ordered
from reportedly.brief.standing import split_by_standing
from reportedly.brief.tellings import Telling, find_tellings
from reportedly.brief.view import View
from reportedly.records import Claim, Facet, Figure, Origins, Question, Status, StatusLabel

__all__ = ["Answer", "Where", "compose_where", "say_origins", "say_status"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One claim as the main screen shows it."""

    claim: Claim
    said: str  # "at least 14", or the claim in words
    for_it: tuple[Telling, ...]
    against: tuple[Telling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """One question as the main screen shows it."""

    question: Question
    value: str  # the range over the answers that stand; for a question in words, its status
    standing: tuple[Answer, ...]
    earlier: tuple[Answer, ...]  # left behind or withdrawn
    widest: Answer | None  # the most repeated answer that stands, when more than one article holds it


def compose_where(questions: Iterable[Question], view: View) -> tuple[Where, ...]:
    """Every question that has an answer in ``view``, in screen order."""
    return tuple(
        _compose(question, claims, view)
        for question in ordered(questions, view.claims)
        if (claims := [view.claims[key] for key in question.claims if key in view.claims])
    )


def _compose(question: Question, claims: Sequence[Claim], view: View) -> Where:
    standing, earlier = split_by_standing(claims, view)
    answers = tuple(_answer(claim, view) for claim in standing)
    widest = max(answers, key=lambda answer: answer.claim.articles, default=None)
    return Where(
        question=question,
        value=_value(question, standing, view),
        standing=answers,
        earlier=tuple(_answer(claim, view) for claim in earlier),
        widest=widest if widest and widest.claim.articles > 1 else None,
    )


def _answer(claim: Claim, view: View) -> Answer:
    return Answer(
        claim=claim,
        said=say_answer(claim, _figures(claim, view), view.number_words) if claim.figures else claim.label,
        for_it=find_tellings(claim, view),
        against=find_tellings(claim, view, against=True),
    )


def _figures(claim: Claim, view: View) -> tuple[Figure, ...]:
    return tuple(view.figures[key] for key in claim.figures if key in view.figures)


def _value(question: Question, claims: Sequence[Claim], view: View) -> str:
    if question.facet is not Facet.NUMBER or not all(claim.figures for claim in claims):
        return say_status(claims[0].status) if len(claims) == 1 else _say_statuses(claims)
    if len(claims) == 1:
        value = say_answer(claims[0], _figures(claims[0], view), view.number_words)
    else:
        value = _say_span(claims)
    retracted = all(claim.status.label is StatusLabel.RETRACTED for claim in claims)
    return f"{value}, withdrawn" if retracted else value


def _say_span(claims: Sequence[Claim]) -> str:
    """The range over several answers: ``14–17``; ``14–17 or more`` where one of them is open above."""
    units = {claim.unit or "" for claim in claims}
    unit = units.pop() if len(units) == 1 else ""
    ends = [end for claim in claims for end in (claim.low, claim.high) if end is not None]
    if not ends:
        return f"{len(claims)} answers"
    low = None if any(claim.low is None for claim in claims) else min(ends)
    open_above = any(claim.high is None for claim in claims)
    if low is None:
        return "up to " + say_range(max(ends), max(ends), unit=unit) + (" or more" if open_above else "")
    return say_range(low, max(ends), unit=unit) + (" or more" if open_above else "")


def _say_statuses(claims: Sequence[Claim]) -> str:
    labels = {claim.status.label for claim in claims}
    if labels == {StatusLabel.RUMOURED}:
        return "rumours only"
    return f"{len(claims)} answers" + (", disputed" if StatusLabel.DISPUTED in labels else "")


def say_status(status: Status) -> str:
    """A status by whom: ``confirmed by the interior ministry``; no word here says what is true."""
    match status.label:
        case StatusLabel.RETRACTED:
            said = _by("withdrawn by", status.retracted_by)
        case StatusLabel.DENIED:
            said = _by("denied by", status.denied_by)
        case StatusLabel.DISPUTED:
            said = "disputed"
            if status.confirmed_by:
                said += ", " + _by("confirmed by", status.confirmed_by)
        case StatusLabel.CONFIRMED:
            said = _by("confirmed by", status.confirmed_by)
        case StatusLabel.CORROBORATED:
            said = "several origins agree"
        case StatusLabel.ASSERTED:
            alone = " alone" if len(status.asserted_by) == 1 else ""
            said = _by("said by", status.asserted_by) + alone
        case StatusLabel.RUMOURED:
            said = "rumour: nobody named stands behind it"
    return said if status.order_known else f"{said} (order unknown)"


def _by(words: str, names: Sequence[str]) -> str:
    return f"{words} {_names(names)}" if names else words.removesuffix(" by")


def _names(names: Sequence[str], most: int = 3) -> str:
    """``A, B and 4 others``: never a list longer than a reader can hold."""
    if len(names) <= most:
        return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
    return f"{', '.join(names[:most])} and {len(names) - most} others"


def say_origins(origins: Origins) -> str:
    """``1–2 origins, 1 more unnamed``: a range, the unnamed never added in."""
    unnamed = f"{origins.unnamed} unnamed"
    if origins.max == 0:
        return (
            f"{unnamed} origin{'s' if origins.unnamed != 1 else ''}" if origins.unnamed else "no origin told"
        )
    if origins.sure == 0:
        number = f"at most {origins.max}"
    else:
        number = str(origins.max) if origins.sure == origins.max else f"{origins.sure}–{origins.max}"
    named = f"{number} origin{'s' if origins.max != 1 else ''}"
    return f"{named}, {origins.unnamed} more unnamed" if origins.unnamed else named
