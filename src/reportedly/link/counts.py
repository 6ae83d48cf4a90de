"""Questions about a number: which figures are answers to one question.

Closed slots decide, not words: what is counted, in which unit, at which rate, of
which group, whole or part, running total or addition. A clash of slots keeps
figures apart however alike their sentences are.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from reportedly.lexicons import load_table, lookup
from reportedly.link.intervals import Range, meaning
from reportedly.link.sayings import Saying
from reportedly.link.words import content_words, find_words, theme
from reportedly.records import Accumulation, Figure, Span

__all__ = ["Answer", "Count", "FigureQuestion", "dimension", "find_counts", "meant", "slots"]

EVENT_THEMES: Final = (
    "crash",
    "fire",
    "explosion",
    "flood",
    "plane",
    "quake",
    "ship",
    "shooting",
    "sickness",
)
"""Kinds of event that are told apart: the dead of a flood and of a shipwreck are two questions."""
NEAR_WORDS: Final = 6
"""How far from its figure a word of measure ("deep", "across") may stand, in words."""
CONVERTED: Final = Decimal("0.06")
"""Share by which a converted measure may miss: 12 metres are given as 39 feet, or as 40."""
DECADE: Final = 10
"""Measures that differ by more than this factor are not two answers to one question."""


@dataclass(frozen=True, slots=True)
class Count:
    """A figure in the mouth of a statement."""

    saying: Saying
    figure: Figure


@dataclass(frozen=True, slots=True)
class Answer:
    """Figures that can all be right at once, at one stage."""

    stage: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class FigureQuestion:
    """What the figures answer: its slots, in words and as a key."""

    topic: str
    label: str
    answers: tuple[Answer, ...]


@cache
def _outcomes() -> frozenset[str]:
    return frozenset(row["class"] or "" for row in load_table("outcome_classes"))


def dimension(figure: Figure) -> tuple[str, Decimal]:
    """What the unit measures and how much of the base unit one is; counts and money are their own dimension."""
    unit = figure.unit
    found = lookup("measures", "unit", "dimension").get(unit.casefold())
    if found is None:
        return unit, Decimal(1)
    return found, Decimal(lookup("measures", "unit", "factor").get(unit.casefold()) or "1")


def meant(figure: Figure) -> Range | None:
    """The range that the wording can mean, in the base unit; measures have some room for conversion."""
    found = meaning(figure)
    if found is None:
        return None
    measured, factor = dimension(figure)
    if measured == figure.unit:
        return found
    return Range(found.low * factor * (1 - CONVERTED), found.high * factor * (1 + CONVERTED))


def slots(count: Count) -> tuple[str, ...]:
    """The closed slots of a figure: figures with other slots never answer one question."""
    figure = count.figure
    measured, _ = dimension(figure)
    kind = figure.counted_class
    aspect = _aspect(count) if measured != figure.unit or kind.startswith("other:") else ""
    return (
        kind,
        measured,
        aspect,
        f"per {figure.rate}" if figure.rate else "",
        figure.group or "",
        "part" if figure.part_of else "",
        "new" if figure.accumulation is Accumulation.NEW else "",
    )


def _aspect(count: Count) -> str:
    """What about the thing a measure gives: the nearest word of measure around the figure ("deep" → depth)."""
    page, span = count.saying.page, count.figure.span
    sentence = count.saying.statement.sentence
    table = lookup("measure_aspects", "word", "aspect")
    after = find_words(page, span.start, max(span.end, sentence.end))
    inside = [w for w in after if w.start < span.end]
    behind = [w for w in after if w.start >= span.end][:NEAR_WORDS]
    before = find_words(page, min(sentence.start, span.start), span.start)[-NEAR_WORDS:]
    ranked = [*inside, *behind[:2], *reversed(before[-3:]), *behind[2:], *reversed(before[:-3])]
    return next((table[w.text] or "" for w in ranked if w.text in table), "")


def find_counts(sayings: Sequence[Saying]) -> tuple[FigureQuestion, ...]:
    """The figure questions of these statements, sorted by topic. ``sayings`` in canonical order."""
    held: defaultdict[tuple[str, ...], list[Count]] = defaultdict(list)
    for saying in sayings:
        older = {figure.changed_from.figure for figure in saying.figures if figure.changed_from}
        given: list[tuple[Span, tuple[str, ...]]] = []
        for figure in saying.figures:
            count = Count(saying, figure)
            if figure.key in older or meaning(figure) is None:
                continue
            key = slots(count)
            # "12 metres (40 feet)": the second is the first again.
            if any(seen == key[1:] and 0 <= figure.span.start - span.end <= 3 for span, seen in given):
                continue
            given.append((figure.span, key[1:]))
            held[key].append(count)
    themes = _event_themes(sayings)
    questions: list[FigureQuestion] = []
    for key, counts in sorted(held.items()):
        for group in _same_thing(key, counts, themes):
            questions.append(_question(key, group))
    return tuple(sorted(questions, key=lambda q: (q.topic, q.answers[0].counts[0].saying.order)))


def _event_themes(sayings: Sequence[Saying]) -> Mapping[str, frozenset[str]]:
    """Article → the kinds of event that its statements name."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for saying in sayings:
        found[saying.article.article_id].update(word for word in saying.words if word in EVENT_THEMES)
    return {article: frozenset(themes) for article, themes in found.items()}


def _same_thing(
    key: tuple[str, ...], counts: Sequence[Count], themes: Mapping[str, frozenset[str]]
) -> Iterable[list[Count]]:
    """Counts of equal slots, parted where they are of different events, things or orders of magnitude."""
    if key[0] in _outcomes():
        return _parted_by_event(counts, themes)
    return _parted_by_words(key, counts)


def _parted_by_event(counts: Sequence[Count], themes: Mapping[str, frozenset[str]]) -> Iterable[list[Count]]:
    parts: list[
        tuple[set[str], set[str], list[Count]]
    ] = []  # (named beside the figure, in the articles, counts)
    vague: list[Count] = []
    for count in counts:
        said = {word for word in content_words(count.saying.sentence) if word in EVENT_THEMES}
        wider = set(themes.get(count.saying.article.article_id, frozenset()))
        if not said:
            vague.append(count)
            continue
        for near, far, members in parts:
            if said & (near | far) or near & wider:
                near |= said
                far |= wider
                members.append(count)
                break
        else:
            parts.append((said, wider | said, [count]))
    if not parts:
        return [vague] if vague else []
    for count in vague:
        wider = set(themes.get(count.saying.article.article_id, frozenset()))
        home = next((members for near, _, members in parts if near & wider), parts[0][2])
        home.append(count)
    return [sorted(members, key=lambda c: (c.saying.order, c.figure.key)) for _, _, members in parts]


def _parted_by_words(key: tuple[str, ...], counts: Sequence[Count]) -> Iterable[list[Count]]:
    leader = list(range(len(counts)))

    def find(place: int) -> int:
        while leader[place] != place:
            leader[place] = leader[leader[place]]
            place = leader[place]
        return place

    first_with: dict[tuple[str, int], int] = {}
    for place, count in enumerate(counts):
        found = meant(count.figure)
        size = len(str(int(abs(found.high)))) if found else 0
        for word in sorted(_owner_words(key, count)):
            for decade in (size - 1, size, size + 1) if key[2] else (0,):
                other = first_with.get((word, decade))
                if other is not None and find(other) != find(place):
                    low, high = sorted((find(other), find(place)))
                    leader[high] = low
            first_with.setdefault((word, size if key[2] else 0), place)
    groups: defaultdict[int, list[Count]] = defaultdict(list)
    for place, count in enumerate(counts):
        groups[find(place)].append(count)
    return [groups[place] for place in sorted(groups)]


def _owner_words(key: tuple[str, ...], count: Count) -> set[str]:
    """Content words beside the figure, its own digits, unit and measure words left out: whose measure it is."""
    own = {
        theme(word.text)
        for word in find_words(count.saying.page, count.figure.span.start, count.figure.span.end)
    }
    aspects = lookup("measure_aspects", "word", "aspect")
    return {
        word
        for word in content_words(count.saying.text)
        if word not in own and not word[0].isdigit() and word not in aspects and word != key[2]
    }


def _question(key: tuple[str, ...], counts: Sequence[Count]) -> FigureQuestion:
    kind = key[0].removeprefix("other:")
    label = " ".join(
        part
        for part in (key[6], key[4], kind, key[2], f"({key[1]})" if key[1] != "count" else "", key[3], key[5])
        if part
    )
    words = (
        sorted(set.intersection(*(_owner_words(key, count) for count in counts)))[:2]
        if len(counts) > 1
        else []
    )
    topic = " ".join((*key, *(words if key[0] not in _outcomes() else ())))
    return FigureQuestion(" ".join(topic.split()), label, tuple(_answers(counts)))


def _answers(counts: Sequence[Count]) -> list[Answer]:
    """Counts at one stage whose ranges have a number in common, the lowest first."""
    by_stage: defaultdict[str, list[tuple[Range, Count]]] = defaultdict(list)
    for count in counts:
        found = meant(count.figure)
        if found is not None:
            by_stage[str(count.figure.stage)].append((found, count))
    answers: list[Answer] = []
    for stage, ranged in sorted(by_stage.items()):
        # Wide ranges ("dozens") meet everything; they answer among themselves.
        for wide in (False, True):
            some = [(r, c) for r, c in ranged if (r.low > 0 and r.high > 2 * r.low) is wide]
            some.sort(key=lambda pair: (pair[0].low, pair[0].high, pair[1].saying.order, pair[1].figure.key))
            cluster: list[Count] = []
            top: Decimal | None = None
            for found, count in some:
                if top is not None and found.low > top:
                    answers.append(Answer(stage, tuple(cluster)))
                    cluster, top = [], None
                cluster.append(count)
                top = found.high if top is None else min(top, found.high)
            if cluster:
                answers.append(Answer(stage, tuple(cluster)))
    return answers
