"""What one statement is to another: ordered rules, the first that holds decides and leaves its name."""

from dataclasses import dataclass
from typing import Final

from reportedly.link.origins.independence import Ties, independence
from reportedly.link.questions.conflicts import LIKE_WORDS, excludes
from reportedly.link.questions.slots import Count, band, is_outcome, meant, partitive
from reportedly.link.said.answers import OPPOSITE, answers, has_cue, likeness, rejects
from reportedly.link.said.sayings import Saying
from reportedly.records import (
    Accumulation,
    Independence,
    Relation,
    RelationType,
    Stance,
)

__all__ = ["RATING_STANCES", "Pair", "dated_before", "make_relation", "ranges_meet", "relate"]

ALIKE: Final = 0.34
"""Least likeness for two statements to be said to repeat or corroborate each other."""
ALIKE_IN_ANSWER: Final = 0.2
"""The same where both give one answer, as the whole of the story tells."""
RATING_STANCES: Final = frozenset(
    {Stance.CALLS, Stance.CONCERNED, Stance.WARNS, Stance.URGES, Stance.SUPPORTS, Stance.ACCUSES}
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements of one question: ``b`` canonically before ``a``; with their figures where it asks a number."""

    a: Saying
    b: Saying
    counts: tuple[Count, Count] | None = None  # of a, of b
    one_answer: bool = False  # both hold one answer to the question

    def turned(self) -> "Pair":
        """The same two, the other way round."""
        counts = (self.counts[1], self.counts[0]) if self.counts else None
        return Pair(self.b, self.a, counts, self.one_answer)


def relate(pair: Pair, ties: Ties) -> Relation | None:
    """The relation of the later statement to the earlier, or of the one that speaks of the other to it.

    None where the two stand in one question and no rule says more.
    """
    if pair.a.key == pair.b.key:
        return None
    for rule in (_denies, _confirms, _leaves_open, _number, _thing):
        found = rule(pair, ties)
        if found is not None:
            return found
    return None


def _denies(pair: Pair, ties: Ties) -> Relation | None:
    """R2: one denies, doubts or takes back what the other says; the one that denies is ``a``."""
    for this in (pair, pair.turned()):
        if not rejects(this.a) or rejects(this.b) or this.b.negative or this.b.doubtful:
            continue
        if not answers(this.a, this.b):
            continue
        if dated_before(this.a, this.b) and this.b.key not in this.a.statement.refers_to:
            return make_relation(
                this, RelationType.CONTRADICTS, "R6 denied before it was said", ties, opposed=True
            )
        own = this.a.own_voice and this.b.own_voice and this.a.group == this.b.group
        rule = "R2 retraction" if own and has_cue(this.a, "correction") else "R2 denial"
        return make_relation(this, RelationType.DENIES, rule, ties, opposed=True)
    return None


def _confirms(pair: Pair, ties: Ties) -> Relation | None:
    """R3: another group vouches for it in words; by the same group it is one more assertion."""
    for this in (pair, pair.turned()):
        a, b = this.a, this.b
        if a.statement.stance is not Stance.CONFIRMS or b.statement.stance is Stance.CONFIRMS:
            continue
        if a.negative != b.negative or b.doubtful or not a.firm or dated_before(a, b):
            continue
        numbers_meet = this.counts is not None and ranges_meet(*this.counts)
        if a.group != b.group and (answers(a, b) or numbers_meet):
            admits = has_cue(a, "admission")
            rule = "R3 admission" if admits else "R3 confirmation"
            return make_relation(this, RelationType.CONFIRMS, rule, ties, opposed=admits)
    return None


def _leaves_open(pair: Pair, ties: Ties) -> Relation | None:
    """R9: it takes the other up and says neither yes nor no."""
    for this in (pair, pair.turned()):
        if this.a.doubtful and not rejects(this.a) and not this.b.doubtful and answers(this.a, this.b):
            return make_relation(this, RelationType.LEAVES_OPEN, "R9 left open", ties)
    return None


def _number(pair: Pair, ties: Ties) -> Relation | None:
    """R1, R4, R5, R6 on figures: other stage, part and whole, a newer number, or two that cannot both hold."""
    if pair.counts is None:
        return None
    if not is_outcome(pair.counts[0].figure) and likeness(pair.a, pair.b) < LIKE_WORDS:
        return None  # like slots are not enough where a story can have many such numbers
    both = (pair, pair.turned())
    stages = {band(count.figure.stage) for count in pair.counts}
    for this in both:
        if _is_part(this):
            return make_relation(this, RelationType.PART_OF, "R4 part of the whole", ties)
    if len(stages) > 1:
        for this in both:
            if dated_before(this.b, this.a) and ranges_meet(*pair.counts):
                return make_relation(this, RelationType.UPDATES, "R5 stage moved", ties)
        return make_relation(pair, RelationType.NOT_COMPARABLE, "R1 other stage", ties)
    if ranges_meet(*pair.counts):
        return None
    for this in both:
        if dated_before(this.b, this.a) and (_grows(this) or has_cue(this.a, "update") or _same(this, ties)):
            return make_relation(this, RelationType.UPDATES, "R5 newer number", ties)
        if _replaces(this) and not dated_before(this.a, this.b):
            return make_relation(this, RelationType.UPDATES, "R5 says what it replaces", ties)
    if not excludes(pair.counts[0].figure, pair.counts[1].figure):
        return None  # "at least 9" leaves room for 14
    return make_relation(pair, RelationType.CONTRADICTS, "R6 ranges apart", ties)


def _thing(pair: Pair, ties: Ties) -> Relation | None:
    """R6 to R8 on what is said: opposite polarity, the same origin, or another one."""
    a, b = pair.a, pair.b
    numbers = pair.counts is not None
    like = likeness(a, b)
    least = ALIKE_IN_ANSWER if pair.one_answer else ALIKE
    if not numbers and like < least and not ties.one_passage(a.key, b.key):
        return None
    if not numbers and (a.negative or rejects(a)) != (b.negative or rejects(b)):
        if a.doubtful or b.doubtful or like < OPPOSITE or a.own_voice or b.own_voice:
            return None
        return make_relation(pair, RelationType.CONTRADICTS, "R6 opposite polarity", ties, opposed=True)
    if not numbers and (a.statement.stance in RATING_STANCES) != (b.statement.stance in RATING_STANCES):
        return None
    told = independence(a, b, ties)
    if told.value is Independence.NO:
        return make_relation(pair, RelationType.REPEATS, f"R7 {told.why}", ties)
    if told.value is Independence.UNKNOWN and (_nobody_s(a) or _nobody_s(b)):
        # Whose words an outlet or an unnamed source gives again, the text does not say.
        return make_relation(pair, RelationType.REPEATS, f"R7 {told.why}", ties)
    return make_relation(pair, RelationType.CORROBORATES, f"R8 {told.why}", ties)


def _nobody_s(saying: Saying) -> bool:
    return saying.own_voice or not saying.roots[0].named


def make_relation(
    pair: Pair, type: RelationType, rule: str, ties: Ties, *, opposed: bool = False
) -> Relation:
    """The record of a relation, with its independence and its evidence."""
    return Relation(
        a=pair.a.key,
        b=pair.b.key,
        type=type,
        independent=independence(pair.a, pair.b, ties, opposed=opposed).value,
        rule=rule,
        evidence_a=(pair.counts[0].figure.span,) if pair.counts else pair.a.evidence,
        evidence_b=(pair.counts[1].figure.span,) if pair.counts else pair.b.evidence,
    )


def ranges_meet(first: Count, second: Count) -> bool:
    """Whether two figures, as worded, have a number in common."""
    a, b = meant(first.figure), meant(second.figure)
    return a is not None and b is not None and a.meets(b)


def _is_part(pair: Pair) -> bool:
    """Whether ``a`` counts some of what ``b`` counts: its figure says that it is part of a whole, and fits in."""
    if pair.counts is None:
        return False
    part, whole = (count.figure for count in pair.counts)
    if part.part_of is None and not partitive(pair.counts[0]):
        return False
    if whole.part_of is not None or partitive(pair.counts[1]):
        return False
    first, second = meant(part), meant(whole)
    return first is not None and second is not None and first.high <= second.high


def _grows(pair: Pair) -> bool:
    """Whether a running total went up from ``b`` to ``a``."""
    if pair.counts is None:
        return False
    later, earlier = (count.figure for count in pair.counts)
    if Accumulation.CUMULATIVE not in (later.accumulation, earlier.accumulation):
        return False
    first, second = meant(later), meant(earlier)
    return first is not None and second is not None and first.low > second.low


def _replaces(pair: Pair) -> bool:
    """Whether ``a``'s figure names ``b``'s number as the one it replaces ("up from 38")."""
    if pair.counts is None:
        return False
    change, earlier = pair.counts[0].figure.changed_from, pair.counts[1].figure
    return change is not None and (change.low, change.high) == (earlier.low, earlier.high)


def _same(pair: Pair, ties: Ties) -> bool:
    return independence(pair.a, pair.b, ties).value is Independence.NO


def dated_before(a: Saying, b: Saying) -> bool:
    """Whether ``a`` was surely published on an earlier day, or earlier the same day."""
    if a.published is None or b.published is None:
        return False
    if a.published[:10] != b.published[:10]:
        return a.published[:10] < b.published[:10]
    return len(a.published) == len(b.published) > 10 and a.published < b.published
