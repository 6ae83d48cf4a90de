"""Events proposed from statements: what happened, on which day, where, to whom. A person confirms or splits them.

Edit semantics, all with ``field`` "event" and statement anchors, so that they survive
newer rules: "must-link" two statements tell of one event; "cannot-link" of two (the
later one leaves, with what was linked to it); "accept" confirms the event that the
statement tells of, and ``new`` may hold a JSON object with what is known better:
``label``, ``day`` (ISO 8601), ``place``.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from reportedly.link.digests import digest
from reportedly.link.events.placing import inside
from reportedly.link.events.sightings import INCIDENT, Sighting, find_places, find_sightings, outcome_figures
from reportedly.link.likeness.words import fold
from reportedly.link.said.sayings import Saying
from reportedly.records import Analysis, Edit, Event, Party, PartyType, Span

__all__ = ["EVENT_FIELD", "Confirmed", "propose_events", "read_details"]

EVENT_FIELD: Final = "event"
"""What ``field`` holds in an edit that is about events."""
_DETAILS: Final = frozenset({"label", "day", "place"})

TOGETHER: Final = 2
"""Articles that name two kinds in one sentence before the two are one event: "a blast and a fire"."""
NEAR_DAYS: Final = 3
"""Days by which single reports may miss the day that most give: "the collapse … on Wednesday's evidence"."""

Pairs = frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A person's confirmation of the event that a statement tells of."""

    statement: str
    who: str
    details: Mapping[str, str]


def read_details(edit: Edit) -> Mapping[str, str] | None:
    """What an "accept" of an event says better; None where it means nothing. Empty when it says no more."""
    if edit.new is None:
        return {}
    try:
        read = json.loads(edit.new)
    except ValueError:
        return None
    if not isinstance(read, dict) or not read.keys() <= _DETAILS:
        return None
    if not all(isinstance(value, str) and value.strip() for value in read.values()):
        return None
    try:
        date.fromisoformat(read.get("day", "2031-04-02"))
    except ValueError:
        return None
    return dict(sorted(read.items()))


def propose_events(
    sayings: Sequence[Saying],
    analyses: Sequence[Analysis],
    parties: Iterable[Party],
    *,
    linked: Pairs = frozenset(),
    apart: Pairs = frozenset(),
    confirmed: Sequence[Confirmed] = (),
) -> tuple[Event, ...]:
    """The events that these statements tell of, sorted by id. ``sayings`` in canonical order.

    Statements that name one kind of event, on one day as far as they tell, make one.
    Proposed is what two articles tell of, or what has an outcome that somebody counts;
    what people have linked or confirmed always stands. A proposal, no more: kinds and
    places are read from words alone.
    """
    by_key = {saying.key: saying for saying in sayings}
    sightings = {s.saying.key: s for s in find_sightings(sayings, analyses)}
    groups = _ruled(_groups(list(sightings.values())), by_key, linked, apart)
    held = {confirmation.statement: confirmation for confirmation in confirmed}
    named = {
        fold(name) for party in parties if party.article is None for name in (party.name, *party.aliases)
    }
    ruled = {key for pair in linked | apart for key in pair}
    known = {analysis.article.article_id: analysis for analysis in analyses}
    events = (
        _event(members, sightings, known, named, held)
        for members in groups
        if len({saying.article.article_id for saying in members}) > 1
        or any(outcome_figures(saying) for saying in members)
        or any(saying.key in held or saying.key in ruled for saying in members)
    )
    return tuple(sorted(events, key=lambda event: event.event_id))


def _groups(sightings: Sequence[Sighting]) -> list[list[Saying]]:
    """Sightings of one kind and day together; one without a day goes with its article, else with most."""
    same = _same_kinds(sightings)
    by_kind: defaultdict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        by_kind[same.get(sighting.kinds[0], sighting.kinds[0])].append(sighting)
    groups: list[list[Saying]] = []
    for _, some in sorted(by_kind.items()):
        days = _settled_days(some)
        usual = _most_frequent(days[s.day] for s in some if s.day)
        told: defaultdict[str, list[date]] = defaultdict(list)
        for sighting in some:
            if sighting.day:
                told[sighting.saying.article.article_id].append(days[sighting.day])
        of_article = {article: _most_frequent(each) for article, each in told.items()}
        parts: defaultdict[date | None, list[Saying]] = defaultdict(list)
        for sighting in some:
            day = days[sighting.day] if sighting.day else of_article.get(sighting.saying.article.article_id)
            parts[day or usual].append(sighting.saying)
        groups += [parts[day] for day in sorted(parts, key=lambda day: (day is None, day or date.min))]
    return groups


def _same_kinds(sightings: Sequence[Sighting]) -> Mapping[str, str]:
    """Kind → the kind it goes with, where enough articles name the two in one sentence."""
    beside: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    held = Counter(kind for sighting in sightings for kind in sighting.kinds)
    for sighting in sightings:
        for first in sighting.kinds:
            for second in sighting.kinds:
                if (-held[first], first) < (-held[second], second):
                    beside[first, second].add(sighting.saying.article.article_id)
    found: dict[str, str] = {}
    for (first, second), articles in sorted(beside.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(articles) >= TOGETHER and second not in found:
            found[second] = found.get(first, first)
    return found


def _settled_days(sightings: Sequence[Sighting]) -> Mapping[date, date]:
    """Day → the day meant: one that fewer articles give goes to a near one that more give."""
    articles: defaultdict[date, set[str]] = defaultdict(set)
    for sighting in sightings:
        if sighting.day:
            articles[sighting.day].add(sighting.saying.article.article_id)
    ranked = sorted(articles, key=lambda day: (-len(articles[day]), day))
    settled: dict[date, date] = {}
    for day in ranked:
        near = (
            other for other in ranked if other in settled.values() and abs((other - day).days) <= NEAR_DAYS
        )
        settled[day] = next(near, day)
    return settled


def _most_frequent(days: Iterable[date]) -> date | None:
    counts = Counter(days)
    return min(counts, key=lambda day: (-counts[day], day)) if counts else None


def _ruled(
    groups: list[list[Saying]], by_key: Mapping[str, Saying], linked: Pairs, apart: Pairs
) -> list[list[Saying]]:
    """The groups as people have ruled, members in canonical order."""
    home = {saying.key: number for number, group in enumerate(groups) for saying in group}
    members = {number: {saying.key for saying in group} for number, group in enumerate(groups)}

    def house(key: str) -> int:
        if key not in home:
            home[key] = max(members, default=-1) + 1
            members[home[key]] = {key}
        return home[key]

    for pair in sorted((pair for pair in linked if pair <= by_key.keys()), key=sorted):
        first, second = sorted(house(key) for key in pair)
        if first != second:
            members[first] |= members.pop(second)
            home |= dict.fromkeys(members[first], first)
    for pair in sorted((pair for pair in apart if pair <= by_key.keys()), key=sorted):
        stays, leaves = sorted(pair, key=lambda key: by_key[key].order)
        if home.get(stays) is None or home.get(stays) != home.get(leaves):
            continue
        leaving = {leaves} | {
            other for two in linked if leaves in two for other in two if other != stays
        } & members[home[leaves]]
        members[home[leaves]] -= leaving
        number = max(members) + 1
        members[number] = leaving
        home |= dict.fromkeys(leaving, number)
    return [
        sorted((by_key[key] for key in members[number]), key=lambda saying: saying.order)
        for number in sorted(members)
        if members[number]
    ]


def _event(
    members: Sequence[Saying],
    sightings: Mapping[str, Sighting],
    known: Mapping[str, Analysis],
    named: set[str],
    held: Mapping[str, Confirmed],
) -> Event:
    seen = [sightings[saying.key] for saying in members if saying.key in sightings]
    kinds = Counter(kind for sighting in seen for kind in sighting.kinds)
    kind = min(kinds, key=lambda each: (-kinds[each], each)) if kinds else INCIDENT
    days = [sighting.day for sighting in seen if sighting.day]
    settled = _settled_days(seen)
    day = _most_frequent(settled[each] for each in days)
    confirmations = [held[saying.key] for saying in members if saying.key in held]
    details = {name: value for each in confirmations for name, value in each.details.items()}
    place = details.get("place") or _place(seen, named)
    on = details.get("day") or (day.isoformat() if day else None)
    return Event(
        event_id=digest("event", kind, on, members[0].key),
        label=details.get("label") or (f"{kind} at {place}" if place else kind),
        kind=kind,
        earliest=on,
        latest=on,
        place=place,
        actors=_actors(members, known),
        statements=tuple(sorted(saying.key for saying in members)),
        figures=tuple(sorted({key for saying in members for key in outcome_figures(saying)})),
        articles=len({saying.article.article_id for saying in members}),
        confirmed_by=confirmations[-1].who if confirmations else None,
        rule="events/1 kind and day" if seen else "events/1 by a person",
    )


def _place(seen: Sequence[Sighting], named: set[str]) -> str | None:
    """The name that most articles give as the place, parties left out; of equals the first in the alphabet."""
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for sighting in seen:
        for name in find_places(sighting):
            if fold(name) not in named:
                articles[name].add(sighting.saying.article.article_id)
    return min(articles, key=lambda name: (-len(articles[name]), name)) if articles else None


def _actors(members: Sequence[Saying], known: Mapping[str, Analysis]) -> tuple[str, ...]:
    """The parties that are named, or pointed at, inside what is said; not who says it."""
    said: defaultdict[str, list[Span]] = defaultdict(list)
    for saying in members:
        said[saying.article.article_id] += saying.statement.content
    return tuple(
        sorted(
            {
                mention.name
                for article, spans in said.items()
                for mention in inside(known[article].mentions, spans)
                if mention.type in (PartyType.PERSON, PartyType.GOVERNMENT, PartyType.ORGANISATION)
            }
        )
    )
