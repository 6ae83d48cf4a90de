"""What a figure chart shows: one mark for each speaker's each answer, before anything is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportedly.brief.moments import Moments, order_key
from reportedly.brief.statuses import say_origins
from reportedly.brief.tellings import Telling, say_telling
from reportedly.brief.view import View
from reportedly.brief.voices import say_party
from reportedly.brief.where import Answer, Where
from reportedly.records import Claim, Comparator, Facet, Stage, Stance

__all__ = ["Chart", "Lane", "Mark", "chart_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One answer of one speaker at one moment; ``denial``: he says that it is not so."""

    claim: str  # claim id
    who: str
    low: Decimal | None  # None: open below
    high: Decimal | None  # None: open above
    moment: str | None  # as-of, else publication; None: undated
    hollow: bool  # one origin at most stands behind the answer
    denial: bool
    earlier: bool  # left behind by a newer figure, or withdrawn
    said: str  # "at least 9", "denies 17": never a bare number
    when: str  # "as of 7 May 2025", "6 May 2025 09:35", "undated"
    title: str  # all of it in words

    @property
    def point(self) -> Decimal:
        """Where the mark itself stands: the number that the words name."""
        named = self.low if self.low is not None else self.high
        return named if named is not None else Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """Marks of one stage: 400 planned never share an axis with 40 sent."""

    stage: str  # empty where no text names a stage
    marks: tuple[Mark, ...]  # by time, the undated last


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One question about a number."""

    question: str  # question id
    title: str
    description: str  # what a reader who cannot see it is told
    lanes: tuple[Lane, ...]
    voices: tuple[str, ...]  # speakers in the order in which they came forward

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All marks, lane by lane."""
        return tuple(mark for lane in self.lanes for mark in lane.marks)


def chart_of(row: Where, view: View) -> Chart | None:
    """The chart of a question about a number; None where it has no figure to draw.

    Each claim has at least one mark. Who only leaves an answer open has none: neither
    a figure nor a denial was given.
    """
    if row.question.facet is not Facet.NUMBER:
        return None
    lanes: dict[str, list[Mark]] = {}
    for earlier, answers in ((False, row.standing), (True, row.earlier)):
        for answer in answers:
            stage = answer.claim.stage or ""
            lanes.setdefault("" if stage == Stage.NONE.value else stage, []).extend(
                _marks(answer, earlier, view)
            )
    ordered = tuple(
        Lane(stage=stage, marks=tuple(sorted(marks, key=_place)))
        for stage, marks in sorted(lanes.items())
        if marks
    )
    marks = sorted((mark for lane in ordered for mark in lane.marks), key=_place)
    if not marks:
        return None
    return Chart(
        question=row.question.question_id,
        title=row.title,
        description=_describe(row, marks),
        lanes=ordered,
        voices=tuple(dict.fromkeys(mark.who for mark in marks)),
    )


def _marks(answer: Answer, earlier: bool, view: View) -> Iterator[Mark]:
    for telling in answer.for_it:
        yield from _mark(telling, answer, earlier, view, denial=False)
    for telling in answer.against:
        statement = view.statements[telling.statement]
        # A speaker who denies in giving another number is marked at that number too.
        if statement.stance is not Stance.QUESTIONS:
            yield from _mark(telling, answer, earlier, view, denial=True)


def _mark(telling: Telling, answer: Answer, earlier: bool, view: View, *, denial: bool) -> Iterator[Mark]:
    claim = answer.claim
    bounds = _bounds(telling, claim, view)
    if bounds == (None, None):
        return
    spread = say_origins(claim.origins)
    statement = view.statements[telling.statement]
    when = Moments().say(telling.moment)
    past = "; no longer standing" if earlier else ""
    yield Mark(
        claim=claim.claim_id,
        who=say_party(statement, view),
        low=bounds[0],
        high=bounds[1],
        moment=telling.moment,
        hollow=claim.origins.max + claim.origins.unnamed <= 1,
        denial=denial,
        earlier=earlier,
        said=" ".join(word for word in (telling.verb, telling.said or answer.said) if word),
        when=f"as of {when}" if telling.as_of else when,
        title=f"{say_telling(telling, Moments(), answer=answer.said)}; the answer has {spread}{past}",
    )


def _bounds(telling: Telling, claim: Claim, view: View) -> tuple[Decimal | None, Decimal | None]:
    """The speaker's own bounds; a denial stands at the answer denied."""
    statement = view.statements[telling.statement]
    for key in statement.figures:
        figure = view.figures.get(key) if key in claim.figures else None
        if figure is not None:
            if figure.comparator is Comparator.VAGUE and figure.low is None and figure.high is None:
                break
            return figure.low, figure.high
    return claim.low, claim.high


def _place(mark: Mark) -> tuple[object, ...]:
    return (order_key(mark.moment), mark.point, mark.who, mark.denial, mark.claim)


def _describe(row: Where, marks: list[Mark]) -> str:
    """What all marks amount to: "12 figures by 5 speakers from 6 May 2025 to 9 May 2025, 1 denial"."""
    dated = [mark.moment for mark in marks if not order_key(mark.moment)[0]]
    days = [Moments().say((moment or "")[:10]) for moment in (dated[0], dated[-1])] if dated else []
    span = (
        f" from {days[0]} to {days[1]}" if days and days[0] != days[1] else f" of {days[0]}" if days else ""
    )
    undated = len(marks) - len(dated)
    given = sum(not mark.denial for mark in marks)
    denials = len(marks) - given
    parts = [
        f"{given} figure{'' if given == 1 else 's'} by {len({mark.who for mark in marks})} speakers{span}",
        f"{undated} undated" if undated else "",
        f"{denials} denial{'' if denials == 1 else 's'}" if denials else "",
    ]
    return f"{', '.join(part for part in parts if part)}. Where it stands: {row.value}."
