"""The closed slots of a figure: what decides, before any word, which figures answer one question."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final

from reportedly.lexicons import load_table, lookup
from reportedly.link.likeness.words import find_words
from reportedly.link.questions.intervals import Range, meaning
from reportedly.link.said.sayings import Saying
from reportedly.records import Accumulation, Figure, Stage

__all__ = [
    "Count",
    "band",
    "converts",
    "dimension",
    "is_outcome",
    "is_outcome_class",
    "meant",
    "partitive",
    "slots",
]

NEAR_WORDS: Final = 6
"""How far from its figure a word of measure ("deep", "across") may stand, in words."""
BRACKET: Final = 40
"""Longest bracket with a conversion, in code points."""
CONVERTED: Final = Decimal("0.06")
"""Share by which a converted measure may miss: 12 metres are given as 39 feet, or as 40."""
NEAR_TEXT: Final = 48
"""How far behind a number a word is looked for that makes it a part, in code points."""


@dataclass(frozen=True, slots=True)
class Count:
    """A figure in the mouth of a statement."""

    saying: Saying
    figure: Figure


@cache
def _outcomes() -> frozenset[str]:
    return frozenset(row["class"] or "" for row in load_table("outcome_classes"))


def is_outcome_class(name: str) -> bool:
    """Whether an event has one toll of this class."""
    return name in _outcomes()


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


@lru_cache(maxsize=2048)
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
        "new" if kind in _outcomes() and _adds(count) else "",
    )


def _adds(count: Count) -> bool:
    """Whether words say that it comes on top of others: "three more". A day ("died on Tuesday") says when, not that."""
    figure = count.figure
    if figure.accumulation is not Accumulation.NEW or figure.accumulation_span is None:
        return False
    words = figure.accumulation_span.of(count.saying.page).casefold()
    return lookup("figure_accumulations", "phrase", "accumulation").get(words) == Accumulation.NEW.value


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


def converts(page: str, first: Figure, second: Figure) -> bool:
    """Whether the second figure is the first again in another unit: "12 metres (40 feet)"."""
    between = page[first.span.end : second.span.start] if first.span.end <= second.span.start else "no"
    return between.strip() in ("(", "/", "or") and dimension(first)[0] == dimension(second)[0] != first.unit


def band(stage: Stage) -> str:
    """Stages that are compared: what is to come, what is on its way, what is there, what has ended."""
    return lookup("stage_bands", "stage", "band").get(str(stage)) or str(stage)
