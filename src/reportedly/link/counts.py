"""Questions about a number: which figures are answers to one question.

Closed slots decide, not words: what is counted, in which unit, at which rate, of
which group, whole or part, running total or addition. A clash of slots keeps
figures apart however alike their sentences are.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import numpy as np

from reportedly.lexicons import lookup
from reportedly.link.grouping import Places, Tempering, Vectors, group_vectors, weigh
from reportedly.link.intervals import Range, meaning
from reportedly.link.sayings import Saying
from reportedly.link.slots import Count, band, converts, is_outcome_class, meant, slots
from reportedly.link.words import as_written, content_words, find_words, theme
from reportedly.records import Figure, Stage

__all__ = ["EVENT_THEMES", "Answer", "FigureQuestion", "find_counts"]

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
SAMPLE: Final = 24
"""Statements whose spelling a label takes, the first ones."""
SAME_OWNER: Final = 0.15
"""Least mean likeness of the words beside counts of one thing, where their class does not say that it is one."""
OWNERS: Final = 2
"""Words beside the figures that name what they measure, in a question's topic."""


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


def find_counts(sayings: Sequence[Saying]) -> tuple[FigureQuestion, ...]:
    """The figure questions of these statements, sorted by topic. ``sayings`` in canonical order."""
    held: defaultdict[tuple[str, ...], list[Count]] = defaultdict(list)
    for saying in sayings:
        older = {figure.changed_from.figure for figure in saying.figures if figure.changed_from}
        before: Figure | None = None
        for figure in sorted(saying.figures, key=lambda f: (f.span.start, f.key)):
            again = before is not None and converts(saying.page, before, figure)
            before = figure
            if figure.key not in older and not again and meaning(figure) is not None:
                count = Count(saying, figure)
                held[slots(count)].append(count)
    themes, weight = _event_themes(sayings), weigh([tuple(saying.word_set) for saying in sayings])
    questions: list[FigureQuestion] = []
    for key, counts in sorted(held.items()):
        for group in _same_thing(key, counts, themes, weight):
            questions.append(_question(key, group))
    return tuple(sorted(questions, key=lambda q: (q.topic, q.answers[0].counts[0].saying.order)))


def _event_themes(sayings: Sequence[Saying]) -> Mapping[str, frozenset[str]]:
    """Article → the kinds of event that its statements name."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for saying in sayings:
        found[saying.article.article_id].update(word for word in saying.words if word in EVENT_THEMES)
    return {article: frozenset(themes) for article, themes in found.items()}


def _same_thing(
    key: tuple[str, ...],
    counts: Sequence[Count],
    themes: Mapping[str, frozenset[str]],
    weight: Mapping[str, float],
) -> Iterable[list[Count]]:
    """Counts of equal slots, parted where they are of different events, things or orders of magnitude."""
    if is_outcome_class(key[0]):
        return _parted_by_event(counts, themes)
    return _parted_by_words(key, counts, weight)


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


def _parted_by_words(
    key: tuple[str, ...], counts: Sequence[Count], weight: Mapping[str, float]
) -> Iterable[list[Count]]:
    """Counts of one thing by the words of whose it is: one word that the whole story shares is not enough.

    Where a word of measure ("deep") tells what is measured, the orders of magnitude must be near as well.
    """
    bags = [sorted(word for word in _owner_words(key, count) if word in weight) for count in counts]
    vectors = Vectors.of(bags, weight)
    sizes = np.array([_size(count) if key[2] else 0 for count in counts])
    for group in group_vectors(vectors, SAME_OWNER, _near(sizes)):
        yield [counts[place] for place in group]


def _size(count: Count) -> int:
    found = meant(count.figure)
    return len(str(int(abs(found.high)))) if found else 0


def _near(sizes: Places) -> Tempering:
    """Nothing of what lies more than a decade apart."""
    return Tempering(
        lambda words: np.where(abs(sizes[:, None] - sizes[None, :]) <= 1, words, 0.0),
        lambda first, second, words: np.where(abs(sizes[first] - sizes[second]) <= 1, words, 0.0),
    )


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
    if not is_outcome_class(kind):
        held = Counter(word for count in counts for word in _owner_words(key, count))
        owners = sorted(held, key=lambda word: (-held[word], word))[:OWNERS]
    texts = [count.saying.text for count in counts[:SAMPLE]]
    owner = [as_written(word, texts) for word in owners[:1]]
    parts = (new, group, kind.removeprefix("other:"), *owner, aspect or unit, rate, part)
    label = " ".join(part for part in parts if part and part != "unknown")
    topic = " ".join(part for part in (*key, *owners) if part)
    return FigureQuestion(topic, label or "number", tuple(_answers(counts)))


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
