"""Questions about a number: which figures are answers to one question.

Closed slots decide, not words: what is counted, in which unit, at which rate, of
which group, whole or part, running total or addition. A clash of slots keeps
figures apart however alike their sentences are.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from typing import Final

from reportedly.lexicons import lookup
from reportedly.link.likeness.grouping import Tempering, Vectors, group_vectors, weigh
from reportedly.link.likeness.linkage import components
from reportedly.link.likeness.words import as_written, content_words, find_words, theme
from reportedly.link.questions.intervals import Range, meaning
from reportedly.link.questions.slots import Count, band, converts, is_outcome_class, meant, slots
from reportedly.link.said.sayings import Saying
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
MOST_OWNERS: Final = 24
"""Words beside a bare measure that are paired, the first in the alphabet: a bound, for their pairs are many."""
SAME_OWNER: Final = 0.15
"""Least mean likeness of the words beside counts of one thing, where their class does not say that it is one."""
SAME_OWNERS: Final = 0.2
"""The same of groups of such counts, by what their members have in common."""
OWNERS: Final = 2
"""Words beside the figures that name what they measure, in a question's topic."""


ALIKE: Final = Tempering(lambda words: words, lambda first, second, words: words)
"""Words alone."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Figures that can all be right at once, at one stage."""

    stage: str
    counts: tuple[Count, ...]
    owner: str = ""  # the word beside them that says most often whose they are


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
        for group in _same_thing(key, counts, themes):
            questions.append(_question(key, group, weight))
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
) -> Iterable[list[Count]]:
    """Counts of equal slots, parted where they are of different events, things or orders of magnitude."""
    if is_outcome_class(key[0]):
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
    first_with: dict[tuple[str, int], int] = {}
    links: list[tuple[int, int]] = []
    for place, count in enumerate(counts):
        found = meant(count.figure)
        size = len(str(int(abs(found.high)))) if found and key[2] else 0
        for word in _marks(key, count):
            for decade in (size - 1, size, size + 1) if key[2] else (0,):
                if (word, decade) in first_with:
                    links.append((first_with[word, decade], place))
            first_with.setdefault((word, size), place)
    return [[counts[place] for place in group] for group in components(len(counts), links)]


def _marks(key: tuple[str, ...], count: Count) -> list[str]:
    """What two counts must share to be of one thing: a word of whose it is.

    A bare measure, of which not even the side is told that it gives ("deep",
    "wide"), needs two: a unit says nothing of what is measured.
    """
    words = sorted(_owner_words(key, count))
    if key[0] or key[2]:
        return words
    return [f"{one} {other}" for one, other in combinations(words[:MOST_OWNERS], 2)]


def _by_owner(
    key: tuple[str, ...], counts: Sequence[Count], weight: Mapping[str, float]
) -> Iterable[list[Count]]:
    """The counts of a question by the words of whose they are: 17 lorries in April are no answer to 17 that fell.

    One word that the whole story shares is not enough, as it is for a question.
    """
    bags = [sorted(word for word in _owner_words(key, count) if word in weight) for count in counts]
    vectors = Vectors.of(bags, weight)
    groups = group_vectors(vectors, SAME_OWNER, ALIKE)
    for whole in group_vectors(vectors.centred(groups), SAME_OWNERS, ALIKE):
        yield [counts[place] for place in sorted(place for number in whole for place in groups[number])]


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


def _question(key: tuple[str, ...], counts: Sequence[Count], weight: Mapping[str, float]) -> FigureQuestion:
    kind, measured, aspect, rate, group, part, new = key
    unit = "" if measured == "count" else measured
    owners: list[str] = []
    if not is_outcome_class(kind):
        held = Counter(word for count in counts for word in _owner_words(key, count))
        owners = sorted(held, key=lambda word: (-held[word], word))[:OWNERS]
    texts = [count.saying.tokens for count in counts[:SAMPLE]]
    owner = [as_written(word, texts) for word in owners[:1]]
    parts = (new, group, kind.removeprefix("other:"), *owner, aspect or unit, rate, part)
    label = " ".join(part for part in parts if part and part != "unknown")
    topic = " ".join(part for part in (*key, *owners) if part)
    parts_of = [list(counts)] if is_outcome_class(kind) else list(_by_owner(key, counts, weight))
    answers = [
        replace(answer, owner=_owner(key, part)) if len(parts_of) > 1 else answer
        for part in parts_of
        for answer in _answers(part)
    ]
    return FigureQuestion(topic, label or "number", tuple(sorted(answers, key=_first)))


def _owner(key: tuple[str, ...], counts: Sequence[Count]) -> str:
    held = Counter(word for count in counts for word in _owner_words(key, count))
    word = min(held, key=lambda word: (-held[word], word), default="")
    return as_written(word, [count.saying.tokens for count in counts[:SAMPLE]]) if word else ""


def _first(answer: Answer) -> tuple[object, ...]:
    """By stage, then from the lowest up, as the ranges of one stage are told."""
    lowest = min((found.low for c in answer.counts if (found := meant(c.figure))), default=Decimal(0))
    return (band(answer.counts[0].figure.stage), lowest, answer.counts[0].saying.order)


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
