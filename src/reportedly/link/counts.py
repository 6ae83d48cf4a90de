"""Questions about a number: which figures are answers to one question.

Closed slots decide, not words: what is counted, in which unit, at which rate, of
which group, whole or part, running total or addition. A clash of slots keeps
figures apart however alike their sentences are.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final

from reportedly.lexicons import load_table, lookup
from reportedly.link.intervals import Range, meaning
from reportedly.link.sayings import Saying
from reportedly.link.words import as_written, content_words, find_words, theme
from reportedly.records import Accumulation, Figure, Stage

__all__ = [
    "Answer",
    "Count",
    "FigureQuestion",
    "band",
    "dimension",
    "find_counts",
    "is_outcome",
    "meant",
    "slots",
]

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
BRACKET: Final = 40
"""Longest bracket with a conversion, in code points."""
CONVERTED: Final = Decimal("0.06")
"""Share by which a converted measure may miss: 12 metres are given as 39 feet, or as 40."""
NEAR_TEXT: Final = 48
"""How far behind a number a word is looked for that makes it a part, in code points."""
SAMPLE: Final = 24
"""Statements whose spelling a label takes, the first ones."""
OWNERS: Final = 2
"""Words beside the figures that name what they measure, in a question's topic."""


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


def is_outcome(figure: Figure) -> bool:
    """Whether an event has one toll of what the figure counts (the dead, the evacuated, homes destroyed)."""
    family = lookup("class_families", "class", "family").get(figure.counted_class)
    return (family or figure.counted_class) in _outcomes()


def dimension(figure: Figure) -> tuple[str, Decimal]:
    """What the unit measures and how much of the base unit one is; counts and money are their own dimension."""
    unit = figure.unit
    found = lookup("measures", "unit", "dimension").get(unit.casefold())
    if found is None:
        return unit, Decimal(1)
    return found, Decimal(lookup("measures", "unit", "factor").get(unit.casefold()) or "1")


@lru_cache(maxsize=16384)
def meant(figure: Figure) -> Range | None:
    """The range that the wording can mean, in the base unit; measures have some room for conversion."""
    found = meaning(figure)
    if found is None:
        return None
    measured, factor = dimension(figure)
    if measured == figure.unit:
        return found
    slack = Decimal(0) if measured == "percent" and factor == 1 else CONVERTED
    return Range(found.low * factor * (1 - slack), found.high * factor * (1 + slack))


def slots(count: Count) -> tuple[str, ...]:
    """The closed slots of a figure: figures with other slots never answer one question."""
    figure = count.figure
    measured, _ = dimension(figure)
    rate = f"per {figure.rate}" if figure.rate else ""
    if measured != figure.unit and figure.counted_class not in _outcomes():
        # Of a measure only what it measures is told by slots; whose it is, the words around it say.
        return ("", measured, _aspect(count), rate, "", "", "")
    kind = lookup("class_families", "class", "family").get(figure.counted_class) or figure.counted_class
    return (
        kind,
        measured,
        _aspect(count) if kind.startswith("other:") else "",
        rate,
        figure.group or "",
        "part" if figure.part_of or partitive(count) else "",
        "new" if figure.accumulation is Accumulation.NEW and kind in _outcomes() else "",
    )


def partitive(count: Count) -> bool:
    """Whether the number is followed by "of the", "of those", "are among": it counts some of a whole."""
    page, figure = count.saying.page, count.figure
    end = count.saying.statement.sentence.end
    if end <= figure.number_span.end or dimension(figure)[0] != "count":
        return False
    words = [
        w.text for w in find_words(page, figure.number_span.end, min(end, figure.number_span.end + NEAR_TEXT))
    ]
    places = [" ".join(words[i : i + size]) for i in range(min(2, len(words))) for size in (2, 3)]
    return any(place in _partitives() for place in places)


@cache
def _partitives() -> frozenset[str]:
    return frozenset(
        row["cue"] or "" for row in load_table("relation_cues") if row["relation"] == "partitive"
    )


def _aspect(count: Count) -> str:
    """What about the thing a measure gives: the nearest word of measure around the figure ("deep" → depth)."""
    page, span = count.saying.page, count.figure.span
    sentence = count.saying.statement.sentence
    table = lookup("measure_aspects", "word", "aspect")
    after = find_words(page, span.start, max(span.end, sentence.end))
    inside = [w for w in after if w.start < span.end]
    # "40 feet (12 metres) wide": the word of measure stands behind the conversion.
    closed = page.find(")", span.end, span.end + BRACKET)
    resumed = closed if page[span.end : span.end + 2].lstrip().startswith("(") and closed >= 0 else span.end
    behind = [w for w in after if w.start >= resumed][:NEAR_WORDS]
    before = find_words(page, min(sentence.start, span.start), span.start)[-NEAR_WORDS:]
    ranked = [*inside, *behind[:2], *reversed(before[-3:]), *behind[2:], *reversed(before[:-3])]
    return next((table[w.text] or "" for w in ranked if w.text in table), "")


def find_counts(sayings: Sequence[Saying]) -> tuple[FigureQuestion, ...]:
    """The figure questions of these statements, sorted by topic. ``sayings`` in canonical order."""
    held: defaultdict[tuple[str, ...], list[Count]] = defaultdict(list)
    for saying in sayings:
        older = {figure.changed_from.figure for figure in saying.figures if figure.changed_from}
        before: Figure | None = None
        for figure in sorted(saying.figures, key=lambda f: (f.span.start, f.key)):
            again = before is not None and _converts(saying.page, before, figure)
            before = figure
            if figure.key not in older and not again and meaning(figure) is not None:
                count = Count(saying, figure)
                held[slots(count)].append(count)
    themes = _event_themes(sayings)
    questions: list[FigureQuestion] = []
    for key, counts in sorted(held.items()):
        for group in _same_thing(key, counts, themes):
            questions.append(_question(key, group))
    return tuple(sorted(questions, key=lambda q: (q.topic, q.answers[0].counts[0].saying.order)))


def _converts(page: str, first: Figure, second: Figure) -> bool:
    """Whether the second figure is the first again in another unit: "12 metres (40 feet)"."""
    between = page[first.span.end : second.span.start] if first.span.end <= second.span.start else "no"
    return between.strip() in ("(", "/", "or") and dimension(first)[0] == dimension(second)[0] != first.unit


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
        for word in count.saying.words
        if word not in own and not word[0].isdigit() and word not in aspects and word != key[2]
    }


def _question(key: tuple[str, ...], counts: Sequence[Count]) -> FigureQuestion:
    kind, measured, aspect, rate, group, part, new = key
    unit = "" if measured == "count" else measured
    owners: list[str] = []
    if kind not in _outcomes():
        held = Counter(word for count in counts for word in _owner_words(key, count))
        owners = sorted(held, key=lambda word: (-held[word], word))[:OWNERS]
    texts = [count.saying.text for count in counts[:SAMPLE]]
    owner = [as_written(word, texts) for word in owners[:1]]
    parts = (new, group, kind.removeprefix("other:"), *owner, aspect or unit, rate, part)
    label = " ".join(part for part in parts if part and part != "unknown")
    topic = " ".join(part for part in (*key, *owners) if part)
    return FigureQuestion(topic, label or "number", tuple(_answers(counts)))


def band(stage: Stage) -> str:
    """Stages that are compared: what is to come, what is on its way, what is there, what has ended."""
    return lookup("stage_bands", "stage", "band").get(str(stage)) or str(stage)


def _answers(counts: Sequence[Count]) -> list[Answer]:
    """Counts of one band of stages whose ranges have a number in common, the lowest first."""
    by_band: defaultdict[str, list[tuple[Range, Count]]] = defaultdict(list)
    for count in counts:
        found = meant(count.figure)
        if found is not None:
            by_band[band(count.figure.stage)].append((found, count))
    answers: list[Answer] = []
    for _, ranged in sorted(by_band.items()):
        # Wide ranges ("dozens") meet everything; they answer among themselves.
        for wide in (False, True):
            some = [(r, c) for r, c in ranged if (r.low > 0 and r.high > 2 * r.low) is wide]
            answers += _clusters(some)
    return answers


def _clusters(ranged: list[tuple[Range, Count]]) -> list[Answer]:
    """Ranges from the lowest up, a new answer where the next begins above all that the last have in common."""
    ranged.sort(key=lambda pair: (pair[0].low, pair[0].high, pair[1].saying.order, pair[1].figure.key))
    clusters: list[list[Count]] = []
    top: Decimal | None = None
    for found, count in ranged:
        if top is None or found.low > top:
            clusters.append([])
            top = found.high
        clusters[-1].append(count)
        top = min(top, found.high)
    return [Answer(_stage(cluster), tuple(cluster)) for cluster in clusters]


def _stage(counts: Sequence[Count]) -> str:
    """The stage most of them name; none where none does."""
    named = Counter(str(count.figure.stage) for count in counts if count.figure.stage is not Stage.NONE)
    return min(named, key=lambda stage: (-named[stage], stage)) if named else str(Stage.NONE)
