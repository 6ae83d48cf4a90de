"""The reports of one question about a number: each figure as one statement in one article gives it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from reportedly.brief.amounts import say_figure
from reportedly.brief.policies.officials import is_official
from reportedly.brief.standing import split_by_standing
from reportedly.brief.view import View
from reportedly.brief.voices import say_voice
from reportedly.records import Claim, Comparator, Facet, Figure, Origins, Question, StatusLabel

__all__ = ["Report", "Stretch", "is_vague", "named", "stretches_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One figure in the mouth of one speaker on one page, with what the ledger knows of its standing."""

    figure: Figure
    words: str  # the exact words of its number
    said: str  # "at least 14": never a bare number
    who: str
    statement: str  # key
    article: str
    moment: str | None  # the text's own as-of, else when the page was published; None: undated
    official: bool  # the speaker is a state, an organ of one, or holds an office
    stands: bool  # not withdrawn, and not left behind by an update
    denied: bool  # somebody denies the answer it gives
    withdrawn: bool
    claim: str  # claim id
    origins: Origins  # of its claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The reports of one question that may be set against each other: figures of one stage, in one unit."""

    stage: str | None
    unit: str
    reports: tuple[Report, ...]  # in the order of the claims, then of the ledger


def stretches_of(question: Question, view: View) -> tuple[Stretch, ...]:
    """The question's reports, a stretch for each stage and unit: 400 planned are never set against 40 sent.

    Empty for a question that asks for no number. Feet are not converted to metres: a
    number that no report names is nobody's.
    """
    if question.facet is not Facet.NUMBER:
        return ()
    claims = [view.claims[key] for key in question.claims if key in view.claims]
    standing = {claim.claim_id for claim in split_by_standing(claims, view)[0]}
    found: dict[tuple[str | None, str], list[Report]] = {}
    for claim in claims:
        for report in _reports(claim, claim.claim_id in standing, view):
            found.setdefault((claim.stage, report.figure.unit), []).append(report)
    return tuple(
        Stretch(stage=stage, unit=unit, reports=tuple(reports)) for (stage, unit), reports in found.items()
    )


def named(figure: Figure) -> Decimal | None:
    """The number that a figure names: that of "at least 14" is 14, of a range its lower end."""
    return figure.low if figure.low is not None else figure.high


def _reports(claim: Claim, stands: bool, view: View) -> Iterable[Report]:
    for key in sorted({*claim.statements, *claim.against}):
        statement = view.statements.get(key)
        if statement is None:
            continue
        for figure in (view.figures[each] for each in statement.figures if each in view.figures):
            # Who denies 17 names it too: that is no report of 17.
            if figure.key not in claim.figures or (key in claim.against and not figure.retracted):
                continue
            words = view.number_words.get(figure.key, "")
            yield Report(
                figure=figure,
                words=words,
                said=say_figure(figure, words),
                who=say_voice(statement, view),
                statement=key,
                article=statement.article_id,
                moment=figure.as_of.value if figure.as_of else view.published(statement.article_id),
                official=is_official(statement, view),
                stands=stands and not figure.retracted,
                denied=bool(claim.status.denied_by),
                withdrawn=figure.retracted or claim.status.label is StatusLabel.RETRACTED,
                claim=claim.claim_id,
                origins=claim.origins,
            )


def is_vague(report: Report) -> bool:
    """Whether words stand for the number: "dozens"."""
    return report.figure.comparator is Comparator.VAGUE
