"""The order of questions on screen: who was harmed first, then other numbers, then everything in words."""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Final

from reportedly.records import OUTLET, Claim, Facet, Question, StatusLabel

__all__ = ["Kind", "chosen", "kind_of", "ordered", "without_retellings"]

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
_TOLD: Final = frozenset(
    {StatusLabel.DISPUTED, StatusLabel.DENIED, StatusLabel.RETRACTED, StatusLabel.CONFIRMED}
)
"""Where somebody answers somebody: what an editor must not miss."""
_UNTOLD: Final = frozenset({"other:unknown", "unknown"})
"""Figures of which nobody can say what they count."""
_COUNTS: Final = frozenset({None, "count", "percent", "percentage point", "fraction", "multiple"})
"""Units of how many. A length, a depth or a temperature is the setting, and stands behind counts and money."""


def ordered(questions: Iterable[Question], claims: Mapping[str, Claim]) -> tuple[Question, ...]:
    """Questions as a desk asks them. Ties by label and id, so that the order is the same everywhere.

    Counts of people harmed, their parts and increments behind all of them; other
    numbers; then what is said in words: the denied, disputed and confirmed before
    the rest, the widely repeated first.
    """
    return tuple(sorted(questions, key=lambda question: _rank(question, claims)))


def chosen(questions: Sequence[Question], claims: Mapping[str, Claim], limit: int) -> tuple[Question, ...]:
    """At most ``limit`` of the ordered questions, so that no kind crowds out the others.

    About two in five for people harmed, one in five for other numbers, the rest for
    words; what one kind does not need, the next in order gets. The order is kept.
    """
    kinds: dict[Kind, list[Question]] = {kind: [] for kind in Kind}
    for question in questions:
        kinds[kind_of(question, claims)].append(question)
    fifth = max(limit // 5, 1)
    shares = {Kind.HARM: 2 * fifth, Kind.NUMBER: fifth, Kind.WORDS: limit - 3 * fifth}
    kept = [question for kind, share in shares.items() for question in kinds[kind][: max(share, 0)]]
    for question in questions:
        if len(kept) >= limit:
            break
        if question not in kept:
            kept.append(question)
    places = {question.question_id: place for place, question in enumerate(questions)}
    return tuple(sorted(kept[:limit], key=lambda question: places[question.question_id]))


class Kind(IntEnum):
    """The three kinds of question, in screen order."""

    HARM = 0
    NUMBER = 1
    WORDS = 2


def kind_of(question: Question, claims: Mapping[str, Claim]) -> Kind:
    """Whether a question counts people harmed, counts something else, or is answered in words."""
    if question.facet is not Facet.NUMBER:
        return Kind.WORDS
    answers = _answers(question, claims)
    return Kind.HARM if any(_harm(claim) < len(_HARM) for claim in answers) else Kind.NUMBER


def _rank(question: Question, claims: Mapping[str, Claim]) -> tuple[object, ...]:
    answers = _answers(question, claims)
    kind = kind_of(question, claims)
    articles = max((claim.articles for claim in answers), default=0)
    members = sum(len(claim.statements) + len(claim.against) for claim in answers)
    last = (-articles, -members, question.label, question.question_id)
    if kind is Kind.WORDS:
        own_voice = all(name.startswith(OUTLET) for claim in answers for name in claim.status.asserted_by)
        settled = not any(claim.status.label in _TOLD for claim in answers)
        return (kind, settled, own_voice, -articles, _FACETS.index(question.facet), *last)
    harm = min((_harm(claim) for claim in answers), default=len(_HARM))
    # "Two of them children", "3 more" and "20 expected" stand behind the counts themselves.
    beside = question.label != (answers[0].counted_class if answers else None) or any(
        claim.stage not in (None, "none") for claim in answers
    )
    nameless = any(claim.counted_class in _UNTOLD for claim in answers)
    measured = any(claim.unit not in _COUNTS and not (claim.unit or "").isupper() for claim in answers)
    # What a desk has a word for (vehicles, money, jobs) before whatever else a page counts.
    rare = kind is Kind.NUMBER and any((claim.counted_class or "").startswith("other:") for claim in answers)
    return (kind, nameless, measured and kind is Kind.NUMBER, beside and kind is Kind.HARM, harm, rare, *last)


def _answers(question: Question, claims: Mapping[str, Claim]) -> list[Claim]:
    return [claims[key] for key in question.claims if key in claims]


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
    return {key for claim in _answers(question, claims) for key in (*claim.statements, *claim.against)}


def _harm(claim: Claim) -> int:
    try:
        return _HARM.index(claim.counted_class or "")
    except ValueError:
        return len(_HARM)
