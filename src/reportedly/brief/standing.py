"""Which answers still stand: not withdrawn, and not left behind by a newer number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

from reportedly.brief.moments import is_before
from reportedly.brief.view import View
from reportedly.records import Accumulation, Claim, Statement, StatusLabel

__all__ = ["split_by_standing"]

Moment: TypeAlias = str

_NOT_A_TOTAL: Final = frozenset({Accumulation.NEW, Accumulation.RATE})


def split_by_standing(claims: Sequence[Claim], view: View) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """The claims that stand, and those that no longer do, each in the order given.

    A claim no longer stands when it was retracted, or when it is a number that another
    says it was changed from ("lowered from 14 to 13"), or everybody behind it has been followed: by his own later number, or by anybody's
    later and higher one of a running total, unless that one is denied. A 14 thus
    stays beside a 17 that is denied. Later means a later as-of, else a later
    publication. Where nobody behind an answer can be dated nothing is later, and it
    stands; one undated page among dated ones does not keep an answer alive.
    """
    told = [_Told.of(claim, view) for claim in claims]
    gone = {
        each.claim.claim_id
        for each in told
        if each.claim.status.label is StatusLabel.RETRACTED or each.is_left_behind(told)
    }
    if len(gone) == len(claims):
        # Everybody withdrew: then that is where the question stands.
        return tuple(claims), ()
    return (
        tuple(claim for claim in claims if claim.claim_id not in gone),
        tuple(claim for claim in claims if claim.claim_id in gone),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim with when each speaker last gave it; None where nobody can say when."""

    claim: Claim
    last: Mapping[str, Moment | None]
    grows: bool  # a running total: more of its figures read as one than as an increment or a rate
    replaces: frozenset[
        tuple[Decimal | None, Decimal | None]
    ]  # bounds that its speakers say it was changed from

    @classmethod
    def of(cls, claim: Claim, view: View) -> "_Told":
        last: dict[str, Moment | None] = {}
        for statement in (view.statements[key] for key in claim.statements if key in view.statements):
            speaker, moment = _speaker(statement, view), _moment(statement, claim, view)
            known = last.setdefault(speaker, moment)
            last[speaker] = None if known is None or moment is None else max(known, moment)
        figures = [view.figures[key] for key in claim.figures if key in view.figures]
        return cls(
            claim=claim,
            last=last,
            grows=sum(figure.accumulation is Accumulation.CUMULATIVE for figure in figures)
            > sum(figure.accumulation in _NOT_A_TOTAL for figure in figures),
            replaces=frozenset((f.changed_from.low, f.changed_from.high) for f in figures if f.changed_from),
        )

    def is_left_behind(self, others: Sequence["_Told"]) -> bool:
        if not self.claim.figures or not self.last:
            return False
        rivals = [other for other in others if other.claim is not self.claim and self._comparable(other)]
        if any((self.claim.low, self.claim.high) in other.replaces for other in rivals):
            return True
        # Whoever cannot be dated cannot be followed; beside others who were, he does not hold the answer up alone.
        dated = {speaker: moment for speaker, moment in self.last.items() if moment is not None}
        return all(
            any(other._follows(speaker, moment, self) for other in rivals)
            for speaker, moment in (dated or self.last).items()
        )

    def _follows(self, speaker: str, moment: Moment | None, older: "_Told") -> bool:
        if is_before(moment, self.last.get(speaker)):
            return True
        if self.claim.status.denied_by or not (self.grows and older.grows and self._is_higher(older)):
            return False
        return any(is_before(moment, later) for later in self.last.values())

    def _is_higher(self, older: "_Told") -> bool:
        above = older.claim.high if older.claim.high is not None else older.claim.low
        return self.claim.low is not None and above is not None and self.claim.low > above

    def _comparable(self, other: "_Told") -> bool:
        mine, its = self.claim, other.claim
        return (mine.unit, mine.counted_class, mine.stage) == (its.unit, its.counted_class, its.stage)


def _speaker(statement: Statement, view: View) -> str:
    """Who speaks, across articles; the unnamed and outlets stand for themselves, an article each."""
    party = view.parties.get(statement.source.name.casefold())
    return party.party_id if party else f"{statement.article_id} {statement.source.name}"


def _moment(statement: Statement, claim: Claim, view: View) -> Moment | None:
    """The as-of of the statement's own figure in the claim, where it is a date; else its publication."""
    for key in statement.figures:
        figure = view.figures.get(key) if key in claim.figures else None
        if figure and figure.as_of and figure.as_of.value[:10].replace("-", "").isdecimal():
            return figure.as_of.value
    return view.published(statement.article_id)
