"""Where one saying ends and the next begins: coordinated sayings, quotations over several paragraphs."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from reportedly.extract.attributions.cues import entry_of
from reportedly.extract.attributions.pieces import Range, trimmed
from reportedly.extract.attributions.relations import Relation
from reportedly.extract.attributions.view import View
from reportedly.lexicons import lookup
from reportedly.records import Tier

__all__ = ["carry_on", "cut_at_next"]

_LIKELY: Final = 0.5
"""Least probability of a cue that may end another's content."""

_OTHERS: Final = 12
"""Cues looked at within a content: the first that begins another saying cuts it."""


def cut_at_next(view: View, relations: Sequence[Relation]) -> list[Relation]:
    """The relations, ordered by cue, with each content cut where a second saying begins.

    "A said X, and B said Y", "A said X; B said Y", "A said X but denied Y" and
    "A said X, a claim B called Y" are two sayings each.
    """
    cut = (_cut(view, relation, relations, place + 1) for place, relation in enumerate(relations))
    return [_without_the_question(view, relation) for relation in cut]


def _without_the_question(view: View, relation: Relation) -> Relation:
    """A refusal with its content in an earlier sentence has none: "He is said to have quit. His office has not commented"."""
    ranges, head = relation.content.ranges, relation.head
    negated = any(view.dep[child] == "neg" for child in view.children[head])
    if not ranges or not (negated or view.lemma[head] in lookup("refusals", "verb", "verb")):
        return relation
    start = view.sentences[view.sentence[head]][0]
    if ranges[-1][1] > start or any(view.quoted[first] >= 0 for first, _ in ranges):
        return relation
    return replace(relation, content=replace(relation.content, ranges=()))


def _cut(view: View, relation: Relation, relations: Sequence[Relation], place: int) -> Relation:
    ranges = relation.content.ranges
    if not ranges or ranges[0][0] < relation.head:
        return relation
    last = min(len(relations), place + _OTHERS)
    while place < last and relations[place].head < ranges[-1][1]:
        other = relations[place]
        place += 1
        if not any(first < other.head < end for first, end in ranges):
            continue
        joint = _joint(view, relation, other)
        if joint is not None and any(first < joint for first, _ in ranges):
            kept = [piece for f, e in ranges if f < joint for piece in trimmed(view, f, min(e, joint))]
            return replace(relation, content=replace(relation.content, ranges=tuple(kept)))
    return relation


def _joint(view: View, relation: Relation, other: Relation) -> int | None:
    """The conjunction or semicolon between two coordinated sayings; None where the second lies within the first."""
    entry = entry_of(view, other.head)
    if entry is None or entry.tier is not Tier.REPORTING or view.pos[other.head] != "VERB":
        return None
    if other.cue_probability < _LIKELY or view.quoted[other.head] >= 0 or other.held is None:
        return None
    if relation.head < other.source.first < other.head:
        if (remark := _remark(view, other.head)) is not None:
            return remark
        joint = min(other.source.first, view.left[other.source.head]) - 1
        comma_and = view.tag[joint] == "CC" and view.tag[joint - 1] == ","
        return joint if view.text[joint] == ";" or (comma_and and view.dep[other.head] == "conj") else None
    shared = view.head[other.head] == relation.head or other.held == relation.held
    if view.dep[other.head] != "conj" or not shared:
        return None
    joints = [child for child in view.children[view.head[other.head]] if view.dep[child] == "cc"]
    return max((joint for joint in joints if relation.head < joint < other.head), default=None)


def _remark(view: View, cue: int) -> int | None:
    """The comma before a remark that brings in another voice: "…, a figure the ministry disputes"."""
    noun = view.head[cue]
    if view.dep[cue] != "relcl" or view.dep[noun] != "appos":
        return None
    comma = view.left[noun] - 1
    return comma if comma >= 0 and view.tag[comma] == "," else None


def carry_on(view: View, relations: Sequence[Relation]) -> list[Relation]:
    """Quotations over several paragraphs, joined to the saying that holds one of them.

    A quotation left open at its paragraph's end goes on in the next that opens with
    a mark. Forwards from the speaker, and backwards ("…" in the paragraph before, the
    speaker named only at the end), as far as no other saying claims the words.
    """
    claimed = _claimed(view, [piece for relation in relations for piece in relation.content.ranges])
    return [_carried(view, relation, claimed) for relation in relations]


def _claimed(view: View, ranges: Sequence[Range]) -> set[int]:
    """The quotations of which a token lies in any of the ranges, which may lie in one another a thousand deep."""
    steps = [0] * (len(view) + 1)
    for first, end in ranges:
        steps[first] += 1
        steps[end] -= 1
    covered = accumulate(steps)
    return {number for number, depth in zip(view.quoted, covered, strict=False) if depth > 0} - {-1}


def _carried(view: View, relation: Relation, claimed: set[int]) -> Relation:
    ranges = relation.content.ranges
    if not ranges:
        return relation
    before: list[Range] = []
    quotation = view.quoted[ranges[0][0]]
    while quotation > 0 and view.continues[quotation] and quotation - 1 not in claimed:
        if ranges[0][0] > view.quotations[view.quoted[ranges[0][0]]][0]:
            break
        quotation -= 1
        before = [*trimmed(view, *view.quotations[quotation]), *before]
    after: list[Range] = []
    quotation = view.quoted[ranges[-1][1] - 1]
    while 0 <= quotation < len(view.quotations) - 1 and view.open_ended[quotation]:
        if not view.continues[quotation + 1] or quotation + 1 in claimed:
            break
        quotation += 1
        after += trimmed(view, *view.quotations[quotation])
    if not before and not after:
        return relation
    return replace(relation, content=replace(relation.content, ranges=(*before, *ranges, *after)))
