"""The context of an article's figures, field by field: class, whole, change, time, stage, accumulation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportedly.extract.figures.accumulations import find_accumulation
from reportedly.extract.figures.carrying import carries_back, carries_over, is_apposed
from reportedly.extract.figures.classes import classify, says_only_who
from reportedly.extract.figures.comparisons import (
    change_kind,
    find_changes,
    find_repeats,
    find_retracted,
    revised_in_sentence,
)
from reportedly.extract.figures.items import Item
from reportedly.extract.figures.money import money_class
from reportedly.extract.figures.parts import among, find_wholes, is_among
from reportedly.extract.figures.stages import find_stage
from reportedly.extract.figures.times_near import PlacedTime, TimeNear, find_time
from reportedly.extract.figures.vocabulary import words
from reportedly.records import Accumulation, ChangeKind, Span, Stage

__all__ = ["Context", "read_context"]

_NEAR: Final = 12
"""Figures before one that may give it their class or make it an increment."""

_COMPLEMENT: Final = 5
"""Words between an amount and what it goes to: "£3 million to each of the 14 families"."""

_AHEAD: Final = (Stage.PLANNED, Stage.EXPECTED, Stage.DECIDED)

Accumulated = tuple[Accumulation, Span | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the rules of context found, by the place of each figure in the article."""

    classes: Sequence[str]
    wholes: Mapping[int, int]
    changes: Mapping[int, int]  # later figure → earlier one
    repeats: Mapping[int, int]
    retracted: frozenset[int]
    times: Sequence[TimeNear | None]
    stages: Sequence[Stage]
    accumulations: Sequence[Accumulated]


def read_context(items: Sequence[Item], times: Mapping[int, Sequence[PlacedTime]]) -> Context:
    """The context of all figures; ``times`` by paragraph."""
    classes = _classes(items)
    wholes = find_wholes(items, classes)
    classes = _of_wholes(items, classes, wholes)
    changes = find_changes(items, classes, wholes)
    repeats = find_repeats(items)
    wholes = _through_repeats(wholes, repeats)
    near = _times(items, classes, wholes, changes, repeats, times)
    stages = _stages(items, classes, wholes, changes, repeats)
    return Context(
        classes=classes,
        wholes=wholes,
        changes=changes,
        repeats=repeats,
        retracted=find_retracted(items, changes),
        times=near,
        stages=stages,
        accumulations=_accumulations(items, classes, wholes, changes, repeats, near, stages),
    )


def _classes(items: Sequence[Item]) -> list[str]:
    """The class of each figure; the later of two that are compared passes its class to the earlier one."""
    later_of = {earlier: later for later, earlier in revised_in_sentence(items).items()}
    classes: list[str] = []
    for k, item in enumerate(items):
        later = later_of.get(k)
        known = classes[later] if later is not None and later < k else None
        before = zip(items[max(0, k - _NEAR) : k], classes[-_NEAR:], strict=True)
        classes.append(classify(item, list(before), known))
    for k, later in later_of.items():
        if later > k and classes[k].startswith("other:") and items[k].quantity.noun is None:
            classes[k] = classes[later]
    for k in range(len(items) - 2, -1, -1):
        if is_among(items, k):
            classes[k] = classes[among(items, k)]
    return classes


def _through_repeats(wholes: Mapping[int, int], repeats: Mapping[int, int]) -> dict[int, int]:
    """Parts of a repeated mention are parts of the count first named, and a repeat is part of what that is."""
    named = {k: repeats.get(whole, whole) for k, whole in wholes.items() if repeats.get(k) != whole}
    return named | {k: named[first] for k, first in repeats.items() if first in named and k not in named}


def _of_wholes(items: Sequence[Item], classes: Sequence[str], wholes: Mapping[int, int]) -> list[str]:
    """Classes with those of parts that only say who: "88 people were held, among them six children"."""
    refined = list(classes)
    for k, whole in sorted(wholes.items()):
        if refined[whole].startswith("money-") and not classes[k].startswith("money-"):
            refined[k] = money_class(items[k]) or refined[whole]
        elif items[whole].quantity.unit != "count":
            continue  # people are no part of a distance or a share
        elif classes[k] == "other:unknown" or (whole < k and says_only_who(items[k], classes[k])):
            refined[k] = refined[whole]
    return refined


def _times(
    items: Sequence[Item],
    classes: Sequence[str],
    wholes: Mapping[int, int],
    changes: Mapping[int, int],
    repeats: Mapping[int, int],
    times: Mapping[int, Sequence[PlacedTime]],
) -> list[TimeNear | None]:
    """The time of each count; one clause's time carries over to the parts and the coordinated figures in it."""
    found: list[TimeNear | None] = []
    earlier_ones = frozenset(changes.values())
    for k, item in enumerate(items):
        time = find_time(item, times[item.paragraph])
        if time is not None and time.window:
            time = replace(time, part_of_longer=k in wholes)
        if time is None and k in repeats:
            time = found[repeats[k]]
        elif time is None and k and k not in earlier_ones and _carries(items, classes, wholes, found, k):
            of_whole = k in wholes and wholes[k] < k and found[wholes[k]] is not None
            carried = found[wholes[k] if of_whole else k - 1]
            time = carried if carried is not None and not carried.window else None
        found.append(time)
    for later, earlier in changes.items():
        together = items[later].sentence_number == items[earlier].sentence_number
        if (
            together
            and found[earlier] is None
            and change_kind(items[later], items[earlier]) is ChangeKind.CORRECTION
        ):
            found[earlier] = found[later]  # both were said of one time
    for k in range(len(items) - 2, -1, -1):
        following = found[k + 1]
        if found[k] is None and following is not None and carries_back(items, k):
            found[k] = following if following.as_of.span.start > items[k + 1].span.start else None
    return found


def _carries(
    items: Sequence[Item],
    classes: Sequence[str],
    wholes: Mapping[int, int],
    found: Sequence[TimeNear | None],
    k: int,
) -> bool:
    item, before = items[k], found[k - 1]
    end = None
    if before is not None and items[k - 1].sentence_number == item.sentence_number:
        end = item.passage.inside(before.as_of.span)[1]
    if carries_over(items, classes, wholes, end, k):
        return True
    whole = wholes.get(k)
    if whole is None or whole >= k or classes[whole] != classes[k]:
        return False
    time = found[whole]
    of_it = item.passage.at(item.quantity.number.after) == "of"
    all_but = item.passage.phrase(item.first - 2, item.first) == "all but"
    return time is not None and time.counts_within and (of_it or all_but)


def _stages(
    items: Sequence[Item],
    classes: Sequence[str],
    wholes: Mapping[int, int],
    changes: Mapping[int, int],
    repeats: Mapping[int, int],
) -> list[Stage]:
    """The stage of each figure; a part, and a figure that goes on in the same class, starts from the one before."""
    stages: list[Stage] = []
    later_of = {earlier: later for later, earlier in changes.items()}
    for k, item in enumerate(items):
        if k in repeats:
            stages.append(stages[repeats[k]])
            continue
        if stages and stages[-1] in _AHEAD and _is_left_by(item):
            stages.append(Stage.EXPECTED)
            continue
        source = wholes.get(k, later_of.get(k))
        if source is None or source >= k or classes[source] != classes[k]:
            # "will close 42 of its 310 shops with the loss of 900 jobs": the plan is for the 42
            last = k - 2 if k > 1 and wholes.get(k - 2) == k - 1 else k - 1
            goes_on = k > 0 and items[k - 1].sentence_number == item.sentence_number
            spent = (
                goes_on
                and stages[last] in _AHEAD
                and (
                    _is_complement(items[k - 1], item)
                    or _is_coordinated(items[k - 1], item)
                    or _is_result(items[k - 1], item)
                )
            )
            same = goes_on and classes[k - 1] == classes[k]
            source = last if spent else k - 1 if same else None
        stages.append(find_stage(item, classes[k], stages[source] if source is not None else None))
    return stages


def _is_complement(before: Item, item: Item) -> bool:
    """As in "will spend £750,000 on 4,000 new bins", "close 42 shops with the loss of 1,900 jobs"."""
    gap = item.passage.lower[before.end : item.first]
    if not gap or len(gap) > _COMPLEMENT or "," in gap:
        return False
    if gap[0] == "to":  # "to each of the 14 families", but not "to settle 9,000 lawsuits"
        return all(word in words("figure_stops") for word in gap)
    return gap[0] in ("on", "with")


def _is_coordinated(before: Item, item: Item) -> bool:
    """As in "will lay off 450 pilots and ground 12 planes": a second bare verb under one "will" or "plans to"."""
    gap = item.passage.lower[before.end : item.first]
    if len(gap) != len(("and", "verb")) or gap[0] not in ("and", "or"):
        return False
    verb = gap[1]
    finite = verb.endswith(("ed", "s")) or verb in words("figure_roles", "plain-past")
    return (
        verb[0].isalpha()
        and not finite
        and verb not in words("figure_stops", "auxiliary", "preposition", "pronoun")
    )


def _is_result(before: Item, item: Item) -> bool:
    """As in "will close 90 branches by June, cutting 1,100 jobs": a participle behind a comma has the verb's time."""
    gap = item.passage.lower[before.end : item.first]
    return 2 <= len(gap) <= 2 * _COMPLEMENT and gap[-1].endswith("ing") and gap[-2] == ","


def _is_left_by(item: Item) -> bool:
    """As in "That leaves a staff of 3,000": what a plan will leave is a forecast."""
    passage, (start, _) = item.passage, item.sentence
    return passage.phrase(start, start + 2) in ("that leaves", "this leaves", "that left", "this left")


def _accumulations(
    items: Sequence[Item],
    classes: Sequence[str],
    wholes: Mapping[int, int],
    changes: Mapping[int, int],
    repeats: Mapping[int, int],
    times: Sequence[TimeNear | None],
    stages: Sequence[Stage],
) -> list[Accumulated]:
    """Each figure's accumulation. Two that are compared are counted in the same way, and so are a rate's parts."""
    found: list[Accumulated] = []
    for k, item in enumerate(items):
        whole = wholes.get(k)
        rated = (
            whole is not None
            and items[whole].quantity.rate is not None
            and classes[whole] == classes[k]
            and items[whole].sentence_number == item.sentence_number
        )
        if k in repeats:
            found.append(found[repeats[k]])
        elif rated:
            found.append((Accumulation.RATE, None))
        elif (
            whole is not None
            and whole < k
            and classes[whole] == classes[k]
            and times[k] == times[whole]
            and is_apposed(items[whole], item)
            and item.passage.phrase(item.first - 2, item.first) != "all but"
        ):
            found.append((found[whole][0], None))
        else:
            first = max(0, k - _NEAR)
            nearby = zip(classes[first:k], items[first:k], strict=True)
            earlier = [cls for cls, other in nearby if item.paragraph - other.paragraph <= 1]
            found.append(
                find_accumulation(item, classes[k], stages[k], times[k], earlier, part=whole is not None)
            )
    compared = frozenset(changes.values())
    for later, before in changes.items():
        if later not in compared and classes[later] == classes[before]:
            found[before] = found[later]
    return found
