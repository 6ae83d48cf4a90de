"""The kit's NewsQuant sentences: our quantities rewritten in the conventions of that corpus (CQE, EMNLP 2023).

The conventions live here and nowhere else: durations and ages are quantities, a count's
unit is its noun, "from X to Y" is a range even when it is a change, and a modifier says
whether something went up or down.
"""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from benchmarks.quality.adapters.newsquant_units import CURRENCIES, UNITS
from reportedly.extract.figures import (
    Passage,
    Quantity,
    phrase_from,
    read_passage,
    read_quantities,
    singular_of,
)
from reportedly.lexicons.tables import lookup
from reportedly.records import Comparator, Span

__all__ = ["predict"]

_MODIFIERS: Final = {
    Comparator.APPROX: "~",
    Comparator.AT_LEAST: ">",
    Comparator.MORE_THAN: ">",
    Comparator.AT_MOST: "<",
    Comparator.LESS_THAN: "<",
}
_SPANS_OF_TIME: Final = frozenset(("day", "hour", "minute", "month", "second", "week", "year"))
_ALSO: Final = ("duration", "age", "frequency", "rank")
_TRADED: Final = {"lost": "down", "loses": "down", "lower": "down", "higher": "up"}
_VAGUE: Final = {
    Decimal(24): (12,),
    Decimal(2000): (1000, 10000),
    Decimal(20000): (10000, 100000),
    Decimal(200): (100, 1000),
    Decimal(2000000): (1000000, 10000000),
    Decimal(20000000): (10000000, 100000000),
    Decimal(200000): (100000, 1000000),
}


def predict(gold: Path, out: Path) -> None:
    """Read ``id`` and ``text`` of each sentence in ``gold`` and write its quantities to ``out``."""
    with gold.open(encoding="utf-8") as sentences, out.open("w", encoding="utf-8") as predictions:
        for line in sentences:
            if line.strip():
                row = json.loads(line)
                found = _quantities(row["text"])
                predictions.write(json.dumps({"id": row["id"], "quantities": found}) + "\n")


def _quantities(text: str) -> list[dict[str, Any]]:
    if not text.strip():
        return []
    passage = read_passage(text, Span(0, len(text)))
    read = read_quantities(passage)
    merged = {
        q.revises: i for i, q in enumerate(read) if q.revises is not None and _is_from_to(passage, read, q, i)
    }
    found: list[dict[str, Any]] = []
    for i, quantity in enumerate(read):
        if i in merged:
            continue
        earlier = (
            read[quantity.revises]
            if quantity.revises is not None and merged.get(quantity.revises) == i
            else None
        )
        value = _value(quantity, earlier)
        if value is not None and _belongs(passage, quantity):
            record = _record(passage, quantity, value)
            counts = [one["unit"] for one in found if one["unit"] not in _SPANS_OF_TIME]
            if counts and record["unit"] == "-" and _goes_on(passage, quantity):
                record["unit"] = counts[-1]
            if found and _restates(passage, quantity, found[-1]):
                record["modifier"] = found[-1]["modifier"]
            found.append(record)
    return found


def _goes_on(passage: Passage, quantity: Quantity) -> bool:
    """A count that goes on from the one before without its noun: "… homes, including 1.5 million in the north"."""
    number = quantity.number
    before = passage.at(number.first - 1)
    return (
        passage.at(number.end) == "who"
        or before in ("including", "with")
        or (quantity.number.scaled and before == "from")
    )


def _restates(passage: Passage, quantity: Quantity, before: dict[str, Any]) -> bool:
    """As in "$30 (£25)", "12 points, or 0.2%": the same amount again, with the same modifier."""
    first = quantity.number.first
    gap = passage.starts[first] - before["span"][1]
    return passage.at(first - 1) in ("(", "or") and gap < 20


def _is_from_to(passage: Passage, read: list[Quantity], later: Quantity, index: int) -> bool:
    if later.revises is None:
        return False
    a, b = read[later.revises].number, later.number
    if a.unit_kind == "ratio" and a.first < b.first:
        return passage.at(a.first - 1) == "from" and passage.at(b.first - 1) == "to"
    return passage.at(a.first - 1) == "from" and passage.at(b.first - 1) == "to" and a.first < b.first


def _belongs(passage: Passage, quantity: Quantity) -> bool:
    if quantity.rejected is None:
        if quantity.number.kind == "multiple":
            return passage.at(quantity.number.end - 1) == "times"
        return not (quantity.number.kind == "vague" and quantity.number.low not in _VAGUE)
    if quantity.rejected == "pronoun":
        return passage.at(quantity.number.end) == "of" and passage.at(quantity.number.core) == "one"
    if quantity.rejected == "duration":
        if passage.at(quantity.number.after) == "-":
            return False
        return quantity.number.kind == "cardinal" and passage.at(quantity.number.core) not in ("a", "an")
    return quantity.rejected in _ALSO and quantity.number.kind == "cardinal"


def _value(quantity: Quantity, earlier: Quantity | None) -> Any:
    number = quantity.number
    if earlier is not None:
        return [float(earlier.number.low), float(number.high)]
    if number.kind == "vague":
        ends = _VAGUE.get(number.low)
        return None if ends is None else float(ends[0]) if len(ends) == 1 else [float(end) for end in ends]
    if number.is_range:
        return [float(number.low), float(number.high)]
    return float(number.low)


def _record(passage: Passage, quantity: Quantity, value: Any) -> dict[str, Any]:
    number = quantity.number
    span = passage.range_span(number.first, number.end)
    return {
        "value": value,
        "modifier": _modifier(passage, quantity),
        "unit": _unit(passage, quantity),
        "concept": ["-"],
        "span": [span.start, span.end],
    }


def _modifier(passage: Passage, quantity: Quantity) -> str:
    hedged = _MODIFIERS.get(quantity.hedge.comparator)
    if hedged is not None:
        return hedged
    directions = lookup("figure_changes", "word", "direction")
    if passage.at(quantity.number.first - 1) in ("up", "down"):
        return passage.at(quantity.number.first - 1)
    for i in range(quantity.number.first - 1, max(-1, quantity.number.first - 5), -1):
        word = passage.at(i)
        if not word[0].isalpha() or word in ("from", "and", "of", "in", "for"):
            break
        direction = None if word in ("up", "down", "raised") else directions.get(word, _TRADED.get(word))
        if direction in ("up", "down"):
            return direction
    return "="


def _unit(passage: Passage, quantity: Quantity) -> str:
    number = quantity.number
    if quantity.rejected == "age":
        near = passage.lower[number.after : number.after + 3]
        return "month of age" if near and near[0].startswith("month") else "year of age"
    if quantity.rejected == "duration":
        at = number.after
        while passage.at(at) in ("-", "more", "straight", "consecutive", "full", "whole", "long", "other"):
            at += 1
        return singular_of(passage.at(at))
    if quantity.rejected == "score":
        return "-"
    if quantity.rejected == "frequency":
        return "count"
    stated = number.unit or (None if quantity.unit in ("count", "fraction", "multiple") else quantity.unit)
    unit = CURRENCIES.get(number.currency or "") if number.currency else UNITS.get(stated or "", stated)
    if unit is None and number.currency:
        unit = number.currency.lower()
    if unit is None:
        unit = _noun(passage, quantity)
        if number.kind == "fraction":
            unit = f"% {unit}"
        return unit
    return f"{unit} per {quantity.rate}" if quantity.rate and " per " not in unit else unit


def _noun(passage: Passage, quantity: Quantity) -> str:
    noun = quantity.noun
    if noun is None and passage.at(quantity.number.end) == "of":
        at = quantity.number.end + 1
        while passage.at(at) in ("the", "my", "our", "his", "her", "its", "their", "those", "these"):
            at += 1
        noun = phrase_from(passage, at, singular=True)
    if noun is None:
        return "-"
    first = noun.first
    if (
        passage.at(quantity.number.after) != "of"
        and quantity.number.after <= first <= quantity.number.after + 2
    ):
        first = quantity.number.after
    kept = [
        w
        for w in passage.lower[first : noun.head]
        if w[0].isalnum() and w not in ("and", "the", "more", "of", "additional", "-")
    ]
    return " ".join([*kept, _cqe_singular(passage.lower[noun.head])])


def _cqe_singular(word: str) -> str:
    return word if word == "people" else singular_of(word)
