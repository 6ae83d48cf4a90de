"""Passage → quantities: every number with bounds, hedge, unit, counted noun, rate and the figure before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportedly.extract.figures.guards import guard
from reportedly.extract.figures.hedges import Hedge, bounds_of, find_hedge
from reportedly.extract.figures.lifespans import reject_lifespan
from reportedly.extract.figures.measures import measure, share_currencies, share_measures
from reportedly.extract.figures.nouns import NounPhrase, find_noun, phrase_from
from reportedly.extract.figures.numbers import Number, find_numbers
from reportedly.extract.figures.passage import Passage
from reportedly.extract.figures.ranges import join_ranges
from reportedly.extract.figures.rates import find_rate, share_rates
from reportedly.extract.figures.revisions import find_revisions
from reportedly.extract.figures.vocabulary import words
from reportedly.records import Span

__all__ = ["Quantity", "read_quantities"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as the text states it. ``rejected`` names the reason when it is no figure.

    ``revises`` is the index, in the same list, of the earlier figure it is compared
    with; ``own_noun`` tells a noun of its own from one shared with that figure.
    """

    number: Number
    hedge: Hedge
    low: Decimal | None
    high: Decimal | None
    unit: str
    noun: NounPhrase | None
    own_noun: bool
    rate: str | None
    revises: int | None
    rejected: str | None
    place: int = 0  # in the list of the passage's quantities


def read_quantities(passage: Passage, times: Sequence[tuple[Span, str]] = ()) -> list[Quantity]:
    """All quantities of a passage in order, rejected ones among them.

    ``times``: spans of time expressions with the reason a number inside is rejected for.
    """
    measured = [measure(passage, number) for number in find_numbers(passage)]
    measured = share_measures(passage, share_currencies(passage, measured))
    guarded = guard(passage, measured, times)
    numbers = [reject_lifespan(passage, number) for number in join_ranges(passage, guarded)]
    kept = [index for index, number in enumerate(numbers) if number.rejected is None]
    nouns: list[NounPhrase | None] = []
    rates: list[str | None] = []
    for index in kept:
        number = numbers[index]
        noun = find_noun(passage, number)
        sentence = passage.sentence[number.core]
        earlier = [n for n in nouns[-4:] if n is not None and passage.sentence[n.head] == sentence]
        rates.append(find_rate(passage, number, noun, earlier))
        nouns.append(noun)
    rates = share_rates(passage, [(numbers[i], n, r) for i, n, r in zip(kept, nouns, rates, strict=True)])
    hedges = [
        find_hedge(passage, numbers[i], noun.end if noun else None)
        for i, noun in zip(kept, nouns, strict=True)
    ]
    starts = [_start(passage, numbers[i], hedge) for i, hedge in zip(kept, hedges, strict=True)]
    revised = find_revisions(passage, [numbers[i] for i in kept], starts)
    shared = _share_nouns(passage, nouns, revised, [numbers[i] for i in kept], starts)
    position = {index: place for place, index in enumerate(kept)}
    shared = [noun or _measured(passage, numbers[i]) for noun, i in zip(shared, kept, strict=True)]
    units = _share_units([numbers[i] for i in kept], nouns, revised)
    return [
        _quantity(
            passage,
            index,
            number,
            position.get(index),
            kept,
            hedges,
            nouns,
            shared,
            rates,
            revised,
            units.get(position.get(index, -1)),
        )
        for index, number in enumerate(numbers)
    ]


def _quantity(
    passage: Passage,
    index: int,
    number: Number,
    place: int | None,
    kept: Sequence[int],
    hedges: Sequence[Hedge],
    nouns: Sequence[NounPhrase | None],
    shared: Sequence[NounPhrase | None],
    rates: Sequence[str | None],
    revised: dict[int, int],
    shared_unit: str | None,
) -> Quantity:
    hedge = hedges[place] if place is not None else find_hedge(passage, number)
    low, high = bounds_of(number, hedge.comparator)
    earlier = revised.get(place) if place is not None else None
    unit = (
        number.unit
        or shared_unit
        or {"fraction": "fraction", "multiple": "multiple"}.get(number.kind, "count")
    )
    return Quantity(
        number=number,
        hedge=hedge,
        low=low,
        high=high,
        unit=unit,
        noun=shared[place] if place is not None else None,
        own_noun=place is not None and nouns[place] is not None,
        rate=rates[place] if place is not None else None,
        revises=kept[earlier] if earlier is not None else None,
        rejected=number.rejected,
        place=index,
    )


def _start(passage: Passage, number: Number, hedge: Hedge) -> int:
    """The first word of a figure with its hedge."""
    first = number.first
    while hedge.span is not None and first > 0 and passage.starts[first - 1] >= hedge.span.start:
        first -= 1
    return first


def _share_units(
    numbers: Sequence[Number], nouns: Sequence[NounPhrase | None], revised: dict[int, int]
) -> dict[int, str]:
    """Units that one end of a comparison takes from the other: "14.3 percentage points, against 15.1"."""
    units: dict[int, str] = {}
    for pair in revised.items():
        for bare, other in (pair, pair[::-1]):
            unit = numbers[other].unit
            alone = numbers[bare].unit is None and nouns[bare] is None and numbers[bare].kind == "cardinal"
            if alone and unit is not None and numbers[other].currency is None:
                units[bare] = unit
    return units


def _share_nouns(
    passage: Passage,
    nouns: Sequence[NounPhrase | None],
    revised: dict[int, int],
    numbers: Sequence[Number],
    starts: Sequence[int],
) -> list[NounPhrase | None]:
    """Nouns with the two ends of a revision sharing one: "from 38 to 52 dead"."""
    shared = list(nouns)
    for later, earlier in sorted(revised.items()):
        if numbers[later].unit is not None or numbers[earlier].unit is not None:
            continue
        noun = shared[later] or shared[earlier] or _subject(passage, min(starts[later], starts[earlier]))
        shared[later] = shared[later] or noun
        shared[earlier] = shared[earlier] or noun
    return shared


def _measured(passage: Passage, number: Number) -> NounPhrase | None:
    """As in "the recruitment plan was 78% fulfilled": the subject that a share tells how far along it is."""
    if number.unit != "percent" or passage.at(number.first - 1) not in ("is", "was", "were", "are"):
        return None
    state = passage.at(number.after)
    if not (state.endswith("ed") or state in words("figure_roles", "completion")):
        return None
    borders = words("figure_stops", "auxiliary", "conjunction", "preposition", "pronoun")
    head = number.first - 2
    first, _ = passage.sentence_range(number.first)
    begin = head
    while begin > first and passage.at(begin - 1)[:1].isalpha() and passage.at(begin - 1) not in borders:
        begin -= 1
    if not passage.at(head)[:1].isalpha() or passage.at(head) in borders:
        return None
    return NounPhrase(begin, head + 1, head)


def _subject(passage: Passage, before: int) -> NounPhrase | None:
    """The plural subject of a change: "Hospital beds in use rose from 300 to 450"."""
    first, _ = passage.sentence_range(before)
    noun = phrase_from(passage, first)
    return noun if noun is not None and noun.end <= before else None
