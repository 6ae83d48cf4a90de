"""Where a report speaks of something that happened: statement, kind, day and place, before they are put together."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from reportedly.lexicons import load_table, lookup
from reportedly.link.events.days import happened_on
from reportedly.link.likeness.words import find_words
from reportedly.link.said.sayings import Saying
from reportedly.records import Analysis, Timex

__all__ = ["INCIDENT", "Sighting", "find_places", "find_sightings", "outcome_figures"]

INCIDENT: Final = "incident"
"""The kind of what is only known by its outcome."""
_NAME: Final = r"[A-Z][\w’'-]*[\w](?:\s(?:of\s(?:the\s)?)?[A-Z][\w’'-]*[\w])*"


@dataclass(frozen=True, slots=True)
class Sighting:
    """One statement that tells of an event."""

    saying: Saying
    kinds: tuple[str, ...]  # in the order named; those of its article where it only counts the harm
    day: date | None
    figures: tuple[str, ...]  # keys of those that count an event's outcome


@cache
def _outcomes() -> frozenset[str]:
    return frozenset(row["class"] or "" for row in load_table("outcome_classes"))


def outcome_figures(saying: Saying) -> tuple[str, ...]:
    """The keys of its figures that count what an event did: the killed, the injured, homes destroyed."""
    return tuple(figure.key for figure in saying.figures if figure.counted_class in _outcomes())


def find_sightings(sayings: Sequence[Saying], analyses: Sequence[Analysis]) -> tuple[Sighting, ...]:
    """The sightings among these statements, in the order given.

    A statement that names no kind of event but counts an outcome ("nine are
    dead") speaks of what its article names most; in an article that names none, of
    what most articles do; where none does, of an incident without a kind.
    """
    times = {timex.key: timex for analysis in analyses for timex in analysis.timexes}
    named = {saying.key: _kinds(saying.sentence) for saying in sayings}
    main = _main_kinds(sayings, named)
    widest = Counter(kind for kinds in main.values() for kind in kinds)
    usual = tuple(sorted(widest, key=lambda kind: (-widest[kind], kind))[:1]) or (INCIDENT,)
    found: list[Sighting] = []
    for saying in sayings:
        figures = outcome_figures(saying)
        kinds = named[saying.key] or (main.get(saying.article.article_id, usual) if figures else ())
        if kinds:
            found.append(Sighting(saying, kinds, _day_of(saying, times), figures))
    return tuple(found)


def find_places(sighting: Sighting) -> tuple[str, ...]:
    """Names that stand where a place does in the statement's sentence, in order: a guess, for a person to confirm."""
    names = (match["name"] for match in _place_pattern().finditer(sighting.saying.sentence))
    return tuple(name for name in names if name.split()[0].casefold() not in _calendar())


def _kinds(sentence: str) -> tuple[str, ...]:
    """The kinds that a sentence names, each once; two words come before one: a fire chief is no fire."""
    table = lookup("event_words", "word", "event")
    words = [word.text for word in find_words(sentence)]
    found: list[str] = []
    place = 0
    while place < len(words):
        pair = " ".join(words[place : place + 2])
        step, known = (2, pair) if pair in table else (1, words[place])
        kind = table.get(known)
        if kind is not None and kind not in found:
            found.append(kind)
        place += step
    return tuple(found)


def _main_kinds(
    sayings: Sequence[Saying], named: Mapping[str, tuple[str, ...]]
) -> Mapping[str, tuple[str, ...]]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for saying in sayings:
        counts[saying.article.article_id].update(named[saying.key])
    return {
        article: (min(count, key=lambda kind: (-count[kind], kind)),)
        for article, count in counts.items()
        if count
    }


def _day_of(saying: Saying, times: Mapping[str, Timex]) -> date | None:
    """The first day that the statement's own times name."""
    mine = sorted(
        (times[key] for key in saying.statement.times if key in times), key=lambda timex: timex.span
    )
    days = (happened_on(timex, saying.published) for timex in mine)
    return next((day for day in days if day is not None), None)


@cache
def _place_pattern() -> re.Pattern[str]:
    before = "|".join(re.escape(row["word"] or "") for row in load_table("place_prepositions"))
    kinds = "|".join(re.escape(row["word"] or "") for row in load_table("event_words"))
    return re.compile(rf"\b(?:(?i:{before})|(?i:{kinds})\s+of)\s+(?:the\s+)?(?P<name>{_NAME})")


@cache
def _calendar() -> frozenset[str]:
    return frozenset(row["word"] or "" for row in load_table("figure_calendar"))
