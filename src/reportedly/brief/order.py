"""The order of questions on screen: who was harmed first, then other numbers, then everything in words."""

from collections.abc import Iterable, Mapping
from typing import Final

from reportedly.records import Claim, Facet, Question, StatusLabel

__all__ = ["ordered", "without_retellings"]

_HARM: Final = (
    "killed",
    "dead-or-missing",
    "killed-or-injured",
    "injured",
    "missing",
    "trapped",
    "hospitalised",
    "treated",
    "rescued",
    "evacuated",
    "displaced",
    "stranded",
    "refugees",
    "infected",
    "infected-confirmed",
    "infected-suspected",
    "recovered",
    "arrested",
    "detained",
    "affected",
)
"""Classes of counted people that a desk asks for first, in the order it asks. Classes not here follow."""

_FACETS: Final = (
    Facet.CAUSE,
    Facet.STATUS,
    Facet.IDENTITY,
    Facet.TIME,
    Facet.PLACE,
    Facet.PLAN,
    Facet.RATING,
)
_OPEN: Final = frozenset({StatusLabel.DISPUTED, StatusLabel.DENIED, StatusLabel.RETRACTED})


def ordered(questions: Iterable[Question], claims: Mapping[str, Claim]) -> tuple[Question, ...]:
    """Questions as a desk asks them. Ties by label and id, so that the order is the same everywhere.

    Among questions in words, those somebody disputes come first; then the widely
    repeated before the rest.
    """

    def rank(question: Question) -> tuple[object, ...]:
        answers = [claims[key] for key in question.claims if key in claims]
        wide = (
            -max((claim.articles for claim in answers), default=0),
            -sum(len(claim.statements) + len(claim.against) for claim in answers),
            question.label,
            question.question_id,
        )
        if question.facet is Facet.NUMBER:
            harm = min((_harm(claim) for claim in answers), default=len(_HARM))
            # A part or a plan ("two of them children", "20 expected") stands behind the count itself.
            return (0, harm, any(_is_staged(claim) for claim in answers), *wide)
        undisputed = not any(claim.status.label in _OPEN for claim in answers)
        return (1, undisputed, wide[0], _FACETS.index(question.facet), *wide)

    return tuple(sorted(questions, key=rank))


def without_retellings(questions: Iterable[Question], claims: Mapping[str, Claim]) -> tuple[Question, ...]:
    """The questions less those in words whose every statement gives a figure that another question shows.

    "Seventeen people are dead" is an answer in words too; beside the number it says nothing new.
    """
    asked = tuple(questions)
    counted = {
        key for question in asked if question.facet is Facet.NUMBER for key in _members(question, claims)
    }
    return tuple(
        question
        for question in asked
        if question.facet is Facet.NUMBER or not _members(question, claims) <= counted
    )


def _members(question: Question, claims: Mapping[str, Claim]) -> set[str]:
    answers = (claims[key] for key in question.claims if key in claims)
    return {key for claim in answers for key in (*claim.statements, *claim.against)}


def _harm(claim: Claim) -> int:
    try:
        return _HARM.index(claim.counted_class or "")
    except ValueError:
        return len(_HARM)


def _is_staged(claim: Claim) -> bool:
    return claim.stage not in (None, "none")
