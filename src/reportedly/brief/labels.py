"""What a question about a number is called, from what its figures count rather than from how it is keyed."""

from collections.abc import Sequence
from typing import Final

from reportedly.brief.view import View
from reportedly.records import Accumulation, Claim, Figure, Question

__all__ = ["number_label"]

_OTHER: Final = "other:"


def number_label(question: Question, claims: Sequence[Claim], view: View) -> str:
    """``killed``, ``children killed, a part of a whole``, ``hanger pins``; the question's label without figures."""
    figures = [view.figures[key] for claim in claims for key in claim.figures if key in view.figures]
    if not figures:
        return question.label
    label = _counted(figures, question)
    # Figures of one question share these slots, so the first tells for all.
    first = figures[0]
    if first.group and first.group not in label:
        label = f"{first.group} {label}"
    if first.accumulation is Accumulation.NEW:
        label += ", newly added"
    if first.part_of is not None:
        label += ", a part of a whole"
    return label


def _counted(figures: Sequence[Figure], question: Question) -> str:
    kind = figures[0].counted_class
    if not kind.startswith(_OTHER):
        return kind.replace("-", " ")
    named = [figure.counted for figure in figures if figure.counted]
    # The pages' own words, the fewest: "pins" rather than "the pins in the central span".
    return min(named, key=lambda words: (len(words), words)) if named else question.label
