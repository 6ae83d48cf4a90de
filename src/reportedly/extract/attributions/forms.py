"""Special forms that learning cannot see, or saw too seldom: each a rule with a name.

Speakers before a colon in transcripts, signatures after a quotation, "was quoted
as saying", hearsay adverbs, "is said to have", a second saying coordinated with
the first, quotations that go on over paragraphs.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from reportedly.extract.attributions.contents import FORM, ContentCandidate, Range, trimmed
from reportedly.extract.attributions.cues import cites, entry_of, words_for
from reportedly.extract.attributions.hearsay import as_hearsay
from reportedly.extract.attributions.relations import Relation
from reportedly.extract.attributions.sources import NOBODY, SPEAKER, SourceCandidate
from reportedly.extract.attributions.view import View
from reportedly.records import Tier

__all__ = ["add_forms"]

_SURE: Final = 0.9
_LIKELY: Final = 0.5
_LABEL: Final = 6
"""Most tokens of a speaker's label: "GOV. MARIA LUND (R):" has seven with its brackets, and is rare."""
_SIGNATURE: Final = 8
"""Most tokens of a signature: a name and a place."""
_NOBODY: Final = SourceCandidate(NOBODY, -1, -1, -1)


def add_forms(view: View, text: str, relations: Iterable[Relation]) -> list[Relation]:
    """The relations with those of the special forms added or put in the place of learned ones, by cue."""
    by_head = {relation.head: as_hearsay(view, relation) for relation in relations}
    for form in (*_speakers(view, text), *_signatures(view), *_quoted_as_saying(view)):
        by_head[form.head] = form
        for other in [head for head in by_head if head != form.head and _within(head, form)]:
            del by_head[other]
    ordered = [by_head[head] for head in sorted(by_head)]
    return [_carried_on(view, _cut_at_next(view, relation, ordered)) for relation in ordered]


def _within(token: int, form: Relation) -> bool:
    """Whether a learned cue is really part of the form's own words, not of its content."""
    low = min(form.cue[0], form.source.first if form.held else form.cue[0])
    return low <= token < max(form.cue[1], form.source.end)


def _made(view: View, cue: Range, source: Range | None, content: Iterable[Range]) -> Relation | None:
    pieces = tuple(piece for first, end in content for piece in trimmed(view, first, end))
    if not pieces:
        return None
    held = SourceCandidate(SPEAKER, *source, _top(view, source)) if source else _NOBODY
    return Relation(cue[0], cue, held, ContentCandidate(FORM, 0, 0, 0, cue[0], pieces), _SURE, 1.0, 1.0)


def _top(view: View, within: Range) -> int:
    inside = [t for t in range(*within) if not within[0] <= view.head[t] < within[1] or view.head[t] == t]
    return next((t for t in inside if view.pos[t] in ("PROPN", "NOUN", "PRON")), within[1] - 1)


def _speakers(view: View, text: str) -> Iterator[Relation]:
    """Transcripts: "LUND: We heard the call." A label in capitals, or one that returns in the text."""
    labels: dict[int, tuple[str, Range]] = {}
    for number, (first, end) in enumerate(view.paragraphs):
        start = first + (view.quoted[first] >= 0 and not view.text[first].isalnum())
        colon = next(
            (t for t in range(start + 1, min(end - 1, start + _LABEL + 1)) if view.text[t] == ":"), -1
        )
        if colon > 0 and all(_namelike(view, text, token) for token in range(start, colon)):
            labels[number] = (text[view.start[start] : view.end[colon - 1]], (start, colon))
    counts: dict[str, int] = {}
    for label, _ in labels.values():
        counts[label] = counts.get(label, 0) + 1
    returning = sum(count > 1 for count in counts.values())
    for number, (label, (start, colon)) in labels.items():
        if (label.isupper() and len(labels) > 1) or (counts[label] > 1 and returning > 1):
            end = view.paragraphs[number][1]
            relation = _made(view, (colon, colon + 1), (start, colon), [(colon + 1, end)])
            if relation:
                yield relation


def _namelike(view: View, text: str, token: int) -> bool:
    first = text[view.start[token]]
    return first.isupper() or view.text[token] in (".", "(", ")", "-", "’s", "'s")


def _signatures(view: View) -> Iterator[Relation]:
    """A dash and a name after a quotation, at the end of a paragraph that is one, or on a line of its own after one."""
    for number, (start, stop) in enumerate(view.paragraphs):
        dash = next(
            (t for t in range(max(start, stop - _SIGNATURE), stop) if view.text[t] in words_for("signature")),
            -1,
        )
        if dash < 0 or dash + 1 >= stop or view.quoted[stop - 1] >= 0:
            continue
        first = dash + 1
        while first < stop and view.tag[first] == "_SP":
            first += 1
        name = [t for t in range(first, stop) if view.pos[t] not in ("PUNCT", "SPACE")]
        if (
            not name
            or view.pos[name[0]] not in ("PROPN", "NOUN", "X", "ADJ")
            or any(view.tag[t][:2] == "VB" for t in name)
        ):
            continue
        begin, end = (start, dash) if dash > start else view.paragraphs[number - 1] if number else (0, 0)
        if _is_quotation(view, begin, end) and (
            relation := _made(view, (dash, dash + 1), (first, name[-1] + 1), [(begin, end)])
        ):
            yield relation


def _is_quotation(view: View, first: int, end: int) -> bool:
    words = [token for token in range(first, end) if view.pos[token] not in ("PUNCT", "SPACE")]
    return len(words) > 2 and all(view.quoted[token] >= 0 for token in words)


def _quoted_as_saying(view: View) -> Iterator[Relation]:
    """After "the agency quoted the governor as saying": the governor speaks, the agency only relays."""
    for token, tag in enumerate(view.tag):
        if tag != "VBG" or view.dep[token] != "pcomp" or view.quoted[token] >= 0:
            continue
        preposition = view.head[token]
        verb = view.head[preposition]
        entry = entry_of(view, token)
        if (
            view.dep[preposition] != "prep"
            or view.pos[verb] != "VERB"
            or entry is None
            or entry.word_class != "verb"
        ):
            continue
        spoken = [c for c in view.children[verb] if view.dep[c] in ("nsubjpass", "dobj") and c < preposition]
        if not spoken or not cites(view, verb):
            continue
        source = view.subtree(spoken[0])
        after = [c for c in view.children[token] if c > token and view.dep[c] in ("ccomp", "dobj")]
        start, stop = view.sentences[view.sentence[token]]
        if after:
            content = (min(view.left[c] for c in after), stop)
        else:
            subjects = [view.left[c] for c in view.children[verb] if view.dep[c] in ("nsubj", "nsubjpass")]
            content = (start, min([verb, source[0], *subjects]))
        if content[0] < content[1] and (relation := _made(view, (token, token + 1), source, [content])):
            yield relation


def _cut_at_next(view: View, relation: Relation, others: list[Relation]) -> Relation:
    """The content cut where a second saying begins.

    "A said X, and B said Y" and "A said X but denied Y" are two sayings each.
    """
    ranges = relation.content.ranges
    if not ranges or ranges[0][0] < relation.head:
        return relation
    for other in others:
        joint = _joint(view, relation, other)
        if joint is not None and any(first < joint and other.head < end for first, end in ranges):
            kept = [piece for f, e in ranges if f < joint for piece in trimmed(view, f, min(e, joint))]
            return replace(relation, content=replace(relation.content, ranges=tuple(kept)))
    return relation


def _joint(view: View, relation: Relation, other: Relation) -> int | None:
    """The conjunction between two coordinated sayings, the second outside quotation marks; None for others."""
    if other.head <= relation.head or view.dep[other.head] != "conj" or view.pos[other.head] != "VERB":
        return None
    own_subject = other.held is not None and relation.head < other.source.first < other.head
    shared_subject = view.head[other.head] == relation.head
    entry = entry_of(view, other.head)
    if entry is None or entry.tier is not Tier.REPORTING or other.cue_probability < _LIKELY:
        return None
    if own_subject:
        joint = min(other.source.first, view.left[other.source.head]) - 1
        return joint if view.tag[joint] == "CC" and view.tag[joint - 1] == "," else None
    if not shared_subject:
        return None
    joints = [
        child for child in view.children[relation.head] if view.dep[child] == "cc" and child < other.head
    ]
    return max(joints, default=None)


def _carried_on(view: View, relation: Relation) -> Relation:
    """A quotation left open at its paragraph's end goes on in the next that opens with a mark."""
    ranges = relation.content.ranges
    if not ranges:
        return relation
    quotation = view.quoted[ranges[-1][1] - 1]
    added: list[Range] = []
    while quotation >= 0 and view.open_ended[quotation] and quotation + 1 < len(view.quotations):
        if not view.continues[quotation + 1] or view.quotations[quotation][1] > (added or ranges)[-1][1] + 1:
            break
        quotation += 1
        added += trimmed(view, *view.quotations[quotation])
    return (
        replace(relation, content=replace(relation.content, ranges=(*ranges, *added))) if added else relation
    )
