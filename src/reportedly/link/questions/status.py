"""Where a claim stands: a pure function of who holds it, who denies it and when. No label means "true"."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from reportedly.lexicons import load_table
from reportedly.link.questions.conflicts import excludes
from reportedly.link.questions.slots import band
from reportedly.link.relations.rules import dated_before
from reportedly.link.said.answers import has_cue
from reportedly.link.said.sayings import Saying, in_order
from reportedly.records import OUTLET, Origins, Stance, Status, StatusLabel

__all__ = ["Standing", "settle_status"]


@dataclass(frozen=True, slots=True)
class Standing:
    """The members known at a time, each list in canonical order."""

    members: Sequence[Saying]
    against: Sequence[Saying]
    rivals: Sequence[Saying] = ()  # who give another answer to the same question
    retracted: Sequence[Saying] = ()
    origins: Origins = field(default_factory=lambda: Origins(sure=0, max=0, unnamed=0))
    named: int = 0  # origins that somebody named stands for


def settle_status(standing: Standing) -> Status:
    """The first label that holds, with all four sets beside it.

    A confirmation counts from a group outside the one that first said it: who
    confirms himself asserts. Where the dates leave the order of a denial and a
    confirmation open, the denial counts as not older, and ``order_known`` says so.
    """
    supporters = [s for s in standing.members if s not in standing.retracted]
    confirming = _confirmations(supporters)
    # What was said before anybody claimed it denies no claim; it stays beside it, with its date.
    denying = [
        s
        for s in standing.against
        if s not in standing.retracted
        and not (supporters and all(dated_before(s, one) for one in supporters))
    ]
    withdrawn = _withdrawals(standing)
    label, rule, known = _label(standing, supporters, confirming, denying, withdrawn)
    return Status(
        label=label,
        asserted_by=_names([s for s in supporters if s not in confirming]),
        confirmed_by=_names(confirming),
        denied_by=_names(denying),
        retracted_by=_names(withdrawn),
        order_known=known,
        rule=f"status/1 {rule}",
    )


def _label(
    standing: Standing,
    supporters: Sequence[Saying],
    confirming: Sequence[Saying],
    denying: Sequence[Saying],
    withdrawn: Sequence[Saying],
) -> tuple[StatusLabel, str, bool]:
    named = [s for s in supporters if s.roots[0].named]
    firm = [s for s in named if s.firm]
    groups = {s.group for s in named or supporters}
    if withdrawn and groups <= {s.group for s in withdrawn}:
        return StatusLabel.RETRACTED, "taken back by everyone who said it", True
    if denying and not firm:
        return StatusLabel.DENIED, "denied, and nobody named holds it firmly", True
    opposed = [*denying, *standing.rivals]
    if confirming and opposed:
        older = [_older(s, confirming) for s in opposed]
        if all(order is True for order in older):
            return StatusLabel.CONFIRMED, "confirmed after every denial", True
        known = None not in older or False in older
        return StatusLabel.DISPUTED, "confirmed, but denied or answered otherwise, not before", known
    if named and opposed:
        return StatusLabel.DISPUTED, "denied" if denying else "another answer stands", True
    if confirming:
        return StatusLabel.CONFIRMED, "confirmed by another group", True
    if standing.origins.sure >= 2:
        return StatusLabel.CORROBORATED, "independent origins", True
    if not named or not any(s.firm or s.doubtful for s in supporters):
        return StatusLabel.RUMOURED, "only unnamed sources, or nobody commits to it", True
    if standing.named >= 2:
        # An outlet that says it too, and names nobody, vouches for nothing.
        return StatusLabel.CORROBORATED, "several origins, independence unknown", True
    return StatusLabel.ASSERTED, "one named origin", True


def _confirmations(supporters: Sequence[Saying]) -> list[Saying]:
    """Who confirms: stance confirms, firmly, from a group that did not assert it itself."""
    asserting = [s for s in supporters if s.statement.stance is not Stance.CONFIRMS]
    if not asserting:
        return []
    first = {s.group for s in asserting if s.order[0][:10] == asserting[0].order[0][:10]}
    return [
        s
        for s in supporters
        if s.statement.stance is Stance.CONFIRMS
        and s.firm
        and s.roots[0].named
        and s.group not in first
        and any(not _of_other_counts(s, one) for one in asserting if one.group != s.group)
    ]


def _of_other_counts(a: Saying, b: Saying) -> bool:
    """Whether both count one class, and never at one stage with ranges that meet: 3,000 arrived confirm no 11,000 in training."""
    pairs = [(x, y) for x in a.figures for y in b.figures if x.counted_class == y.counted_class]
    return bool(pairs) and not any(band(x.stage) == band(y.stage) and not excludes(x, y) for x, y in pairs)


def _withdrawals(standing: Standing) -> Sequence[Saying]:
    """Who takes back what their own side said: a figure called wrong, an outlet's correction, words withdrawn."""
    holding = {s.group for s in (*standing.members, *standing.retracted)}
    corrections = [s for s in standing.against if s.group in holding and _takes_back(s)]
    return in_order((*standing.retracted, *corrections))


def _takes_back(saying: Saying) -> bool:
    if saying.own_voice:
        return has_cue(saying, "correction")
    return saying.statement.stance is Stance.DENIES and saying.statement.cue_lemma in _retractions()


@cache
def _retractions() -> frozenset[str]:
    return frozenset(row["phrase"] or "" for row in load_table("retractions"))


def _older(one: Saying, confirming: Sequence[Saying]) -> bool | None:
    """Whether ``one`` was published before the last confirmation; None where the dates do not tell."""
    if one.published is None or any(c.published is None for c in confirming):
        return None
    last = max(c.published or "" for c in confirming)
    if len(one.published) == len(last):
        return one.published < last if one.published != last or len(last) > 10 else None
    return one.published[:10] < last[:10] if one.published[:10] != last[:10] else None


def _names(sayings: Sequence[Saying]) -> tuple[str, ...]:
    """Party names, sorted; for the outlet's own voice the outlet's."""
    return tuple(sorted({s.speaker.name if s.speaker else s.article.outlet.value or OUTLET for s in sayings}))
