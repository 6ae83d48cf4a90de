"""Two statements side by side, without a story around them: what one is to the other, if they are about one thing.

``link`` groups statements by all that a story says; a person who asks about two
of them ("why A B") has only these. The rules are asked in the same order.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from reportedly.lexicons import load_table
from reportedly.link.likeness.words import content_words, find_words
from reportedly.link.origins.independence import Ties, independence
from reportedly.link.questions.conflicts import excludes
from reportedly.link.questions.counts import EVENT_THEMES
from reportedly.link.questions.slots import Count, meant, partitive, slots
from reportedly.link.relations.rules import RATING_STANCES, Pair, dated_before, make_relation, ranges_meet
from reportedly.link.said.answers import has_cue, rejects
from reportedly.link.said.sayings import Saying
from reportedly.records import Independence, PartyType, Relation, RelationType, Stance

__all__ = ["compare"]

SHARED: Final = 0.24
"""Share of the shorter sentence's content words that both hold, from which two statements are about one thing."""
LONG_APART: Final = 30
"""Days past which two different numbers are of two events, unless the later says that it updates."""
RARE_DIGITS: Final = 3
_PROPER: Final = re.compile(r"\b[A-Z][\w-]+")
GENERIC: Final = ("other:", "participants", "affected")
"""Counted classes that say only "people" or "things": they go with any count that the words support."""


@dataclass(frozen=True, slots=True)
class _Sides:
    """The earlier and the later statement, with the content words that both sentences hold."""

    earlier: Saying
    later: Saying
    common: frozenset[str]
    share: float  # of the shorter sentence's content words
    own: frozenset[str]  # common words that are not names of the speakers


def compare(a: Saying, b: Saying, ties: Ties) -> Relation | None:
    """What ``a`` and ``b`` are to each other, or None where they are not about one thing.

    In the relation, ``a`` is the one that speaks of the other, or the later one.
    """
    earlier, later = sorted((a, b), key=lambda s: s.order)
    ways = [_sides(earlier, later)]
    if not dated_before(earlier, later):
        ways.append(_sides(later, earlier))  # which came first is not known: either may speak of the other
    for rule in (_denied, _confirmed, _part, _moved, _numbers, _clash, _same):
        for sides in ways:
            found = rule(sides, ties)
            if found is not None:
                return found
    return None


def _sides(earlier: Saying, later: Saying) -> _Sides:
    first, second = (frozenset(content_words(s.sentence)) for s in (earlier, later))
    names = {word for s in (earlier, later) for word in content_words(s.speaker.name if s.speaker else "")}
    common = first & second
    share = len(common) / max(1, min(len(first), len(second)))
    return _Sides(earlier, later, common, share, frozenset(common - names))


def _about_one_thing(sides: _Sides) -> bool:
    return len(sides.common) >= 2 and bool(sides.own) and sides.share >= SHARED and not _other_event(sides)


def _other_event(sides: _Sides) -> bool:
    """Whether each names a kind of event that the other does not: a flood and a shipwreck."""
    kinds = [
        {word for word in content_words(s.sentence) if word in EVENT_THEMES}
        for s in (sides.earlier, sides.later)
    ]
    return bool(kinds[0]) and bool(kinds[1]) and not kinds[0] & kinds[1]


def _pair(sides: _Sides, counts: tuple[Count, Count] | None = None) -> Pair:
    return Pair(sides.later, sides.earlier, counts)


def _denied(sides: _Sides, ties: Ties) -> Relation | None:
    """R2: the later one denies, doubts or corrects what the earlier one says."""
    later, earlier = sides.later, sides.earlier
    if later.statement.stance is Stance.CONFIRMS or rejects(earlier) or has_cue(earlier, "deny"):
        return None
    says_no = later.negative or (has_cue(later, "negation") and not has_cue(earlier, "negation"))
    if not (rejects(later) or has_cue(later, "deny") or (says_no and sides.share >= SHARED)):
        return None
    speaks_of = later.statement.stance is Stance.DENIES and bool(sides.common)
    if earlier.negative or not (sides.own or speaks_of):
        return None
    own = later.article.outlet.value == earlier.article.outlet.value and has_cue(later, "correction")
    rule = "R2 retraction" if own else "R2 denial"
    return make_relation(_pair(sides), RelationType.DENIES, rule, ties, opposed=not own)


def _confirmed(sides: _Sides, ties: Ties) -> Relation | None:
    """R3: somebody else vouches for it, or admits it, in words."""
    later = sides.later
    vouches = (
        later.statement.stance is Stance.CONFIRMS or has_cue(later, "confirm") or has_cue(later, "admission")
    )
    if not vouches or not sides.own or sides.share < SHARED * 0.8:
        return None
    if independence(later, sides.earlier, ties).value is Independence.NO:
        return None
    admits = has_cue(later, "admission")
    rule = "R3 admission" if admits else "R3 confirmation"
    return make_relation(_pair(sides), RelationType.CONFIRMS, rule, ties, opposed=admits)


def _part(sides: _Sides, ties: Ties) -> Relation | None:
    """R4: one counts some of what the other counts."""
    for whole, part in ((sides.earlier, sides.later), (sides.later, sides.earlier)):
        for smaller in _counts(part):
            for larger in _counts(whole):
                if _fits_in(smaller, larger, sides):
                    pair = Pair(part, whole, (smaller, larger))
                    return make_relation(pair, RelationType.PART_OF, "R4 part of the whole", ties)
    return None


def _fits_in(part: Count, whole: Count, sides: _Sides) -> bool:
    first, second = meant(part.figure), meant(whole.figure)
    if first is None or second is None or first.high >= second.low or not sides.own:
        return False
    if slots(part)[1] != slots(whole)[1] or not (
        _same_slots(part, whole) or _generic(part) or _generic(whole)
    ):
        return False
    if part.figure.part_of is not None or partitive(part) or has_cue(part.saying, "part"):
        return not partitive(whole)
    return has_cue(whole.saying, "whole") and not has_cue(part.saying, "whole")


def _moved(sides: _Sides, ties: Ties) -> Relation | None:
    """R5: what was to come has come, told on a later day."""
    if not _about_one_thing(sides) or not dated_before(sides.earlier, sides.later):
        return None
    if _to_come(sides.earlier) and not _to_come(sides.later) and has_cue(sides.later, "done"):
        return make_relation(_pair(sides), RelationType.UPDATES, "R5 planned, then done", ties)
    return None


def _to_come(saying: Saying) -> bool:
    stance = saying.statement.stance
    return stance in (Stance.PREDICTS, Stance.DOES_NOT_RULE_OUT) or has_cue(saying, "future")


def _numbers(sides: _Sides, ties: Ties) -> Relation | None:
    """R5 to R8 on two figures of one kind; other kinds of count are not about one thing."""
    chosen, alike = _comparable(sides)
    if not chosen or _other_event(sides) or _each_of_itself(sides):
        return None
    rare = any(_rare(one) and one.figure.low == other.figure.low for one, other in chosen)
    if not (sides.common if alike else sides.own) or (len(sides.common) < 2 and not alike and not rare):
        return None
    meeting = [pair for pair in chosen if ranges_meet(*pair)]
    if meeting:
        return _agreement(_pair(sides, meeting[0]), ties)
    pair = _pair(sides, chosen[0])
    updates = has_cue(sides.later, "update")
    if dated_before(sides.earlier, sides.later):
        if _days(sides) > LONG_APART and not updates:
            return None
        return make_relation(pair, RelationType.UPDATES, "R5 newer number", ties)
    if not excludes(chosen[0][0].figure, chosen[0][1].figure):
        return None  # "at least 9" leaves room for 14
    return make_relation(pair, RelationType.CONTRADICTS, "R6 ranges apart", ties)


def _comparable(sides: _Sides) -> tuple[list[tuple[Count, Count]], bool]:
    """Pairs of figures that may be of one thing, and whether their slots say so (else one of them is generic)."""
    pairs = [(one, other) for one in _counts(sides.later) for other in _counts(sides.earlier)]
    alike = [pair for pair in pairs if _same_slots(*pair)]
    loose = [pair for pair in pairs if slots(pair[0])[1] == slots(pair[1])[1] and any(map(_generic, pair))]
    return (alike, True) if alike else (loose, False)


def _rare(count: Count) -> bool:
    """Whether the number is seldom met by chance: three digits that matter, or a decimal."""
    number = count.figure.low
    if number is None:
        return False
    digits = number.normalize().as_tuple()
    return len(digits.digits) >= RARE_DIGITS or (isinstance(digits.exponent, int) and digits.exponent < 0)


def _each_of_itself(sides: _Sides) -> bool:
    """Whether two bodies speak each of itself and name nothing in common: one's customers are not the other's."""
    names = []
    for saying in (sides.earlier, sides.later):
        if saying.speaker is None or saying.speaker.type is not PartyType.ORGANISATION:
            return False
        proper = {w for w in _PROPER.findall(saying.sentence) if w.casefold() not in _stop_words()}
        if not proper & set(saying.speaker.name.split()):
            return False
        names.append(proper)
    return sides.earlier.group != sides.later.group and not names[0] & names[1]


def _clash(sides: _Sides, ties: Ties) -> Relation | None:
    """R6: opposite words for one thing, or another cause for it."""
    if len(sides.common) < 2 or _other_event(sides):
        return None
    first, second = (frozenset(w.text for w in find_words(s.sentence)) for s in (sides.earlier, sides.later))
    opposite = any((a in first and b in second) or (b in first and a in second) for a, b in _opposites())
    if opposite:
        return make_relation(_pair(sides), RelationType.CONTRADICTS, "R6 opposite words", ties, opposed=True)
    names_cause = has_cue(sides.later, "cause") and sides.later.group != sides.earlier.group
    if names_cause and sides.share < 2 * SHARED:
        return make_relation(_pair(sides), RelationType.CONTRADICTS, "R6 another cause", ties)
    return None


def _same(sides: _Sides, ties: Ties) -> Relation | None:
    """R7, R8: the same thing, from the same origin or another."""
    later, earlier = sides.later, sides.earlier
    if not _about_one_thing(sides):
        return None
    counts = _counts(later), _counts(earlier)
    if all(counts) and (not any(map(_generic, (*counts[0], *counts[1]))) or _comparable(sides)[0]):
        return None  # both count, but other things, or things told apart above
    if (later.statement.stance in RATING_STANCES) != (earlier.statement.stance in RATING_STANCES):
        return None
    return _agreement(_pair(sides), ties)


def _agreement(pair: Pair, ties: Ties) -> Relation:
    told = independence(pair.a, pair.b, ties)
    if told.value is Independence.NO or pair.a.roots == pair.b.roots:
        return make_relation(pair, RelationType.REPEATS, f"R7 {told.why}", ties)
    return make_relation(pair, RelationType.CORROBORATES, f"R8 {told.why}", ties)


def _counts(saying: Saying) -> list[Count]:
    return [Count(saying, figure) for figure in saying.figures if meant(figure) is not None]


def _same_slots(a: Count, b: Count) -> bool:
    """Whether both count the same kind of thing; a group, or being a part, is the part rule's business."""
    first, second = slots(a), slots(b)
    return first[:4] == second[:4] and first[0] not in ("other:unknown",)


def _generic(count: Count) -> bool:
    return count.figure.counted_class.startswith(GENERIC)


def _days(sides: _Sides) -> int:
    first, second = sides.earlier.published, sides.later.published
    if first is None or second is None:
        return 0
    return (date.fromisoformat(second[:10]) - date.fromisoformat(first[:10])).days


@cache
def _opposites() -> tuple[tuple[str, str], ...]:
    return tuple((row["word"] or "", row["opposite"] or "") for row in load_table("opposites"))


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(row["word"] or "" for row in load_table("stopwords"))
