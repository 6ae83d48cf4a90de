"""Numbers → numbers with their currency, percent sign or unit of measure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reportedly.extract.figures.numbers import Number
from reportedly.extract.figures.passage import Passage
from reportedly.extract.figures.plurals import counts_something
from reportedly.extract.figures.vocabulary import phrases, words

__all__ = ["measure", "share_currencies", "share_measures"]

_PERCENT: Final = ("%", "٪", "％")
_MONEY_FROM: Final = {"won": 1000, "crown": 10, "crowns": 10}
"""Words that are money only from some amount on: "the 12 won their case", "she holds two crowns"."""

_SHARED: Final = ("area", "mass", "volume")
_COMPARED: Final = 6
"""Words between a sum and the one it is compared with."""

_SUM: Final = 100
"""A number without a unit that can stand for a sum: "paid 12" is more often people."""


def measure(passage: Passage, number: Number) -> Number:
    """The number with what it is measured in.

    A currency sign or code before it and a % sign after it become part of the number
    expression; unit words ("per cent", "square metres", "Canadian dollars") stay
    outside it, in ``unit_first`` to ``unit_end``.
    """
    if number.kind in ("ordinal", "multiple"):
        return number
    number = _with_currency_sign(passage, number)
    if passage.at(number.end) in _PERCENT:
        return replace(number, end=number.end + 1, unit="percent", unit_kind="ratio", bare=False)
    if number.currency is not None:
        return number
    if passage.at(number.end) == "times" and number.kind != "fraction":
        return _times(passage, number)
    return _with_unit_words(passage, number)


def share_currencies(passage: Passage, numbers: Sequence[Number]) -> list[Number]:
    """Numbers with the currency an elided sum takes over: "had raised 610,000 dinars and paid out 95,000"."""
    shared = list(numbers)
    money: Number | None = None
    for place, number in enumerate(numbers):
        if number.currency is not None:
            money = number
        elif money is not None and (
            _elided_sum(passage, number, money) or _further_sum(passage, number, money)
        ):
            unit = money.currency
            shared[place] = replace(number, currency=unit, unit=unit, unit_kind="money", bare=False)
    return shared


def _further_sum(passage: Passage, number: Number, money: Number) -> bool:
    """Whether a bare number goes on with money: "of which 6.1 billion", "from £3m to 5m", "120 crowns instead of 80"."""
    if number.kind != "cardinal" or number.unit is not None:
        return False
    if passage.sentence[number.core] != passage.sentence[money.core] or counts_something(passage, number.end):
        return False
    compared = passage.phrase(number.first - 2, number.first) in (
        "instead of",
        "rather than",
        "compared with",
    )
    compared = compared or passage.at(number.first - 1) in ("against", "versus")
    compared = compared or passage.phrase(number.first - 2, number.first) in ("down from", "up from")
    if passage.at(number.end) == "(":
        return False  # the bracket converts it: "771 billion ($1tn)"
    return (number.scaled and money.scaled) or (compared and number.first - money.after <= _COMPARED)


def share_measures(passage: Passage, numbers: Sequence[Number]) -> list[Number]:
    """Numbers with the unit a part takes over: "Of the 240 tonnes, 90 have come", "3,400 hectares, 900 of them"."""
    shared = list(numbers)
    whole: Number | None = None
    for place, number in enumerate(numbers):
        if number.unit_kind in _SHARED:
            whole = number
        if number.kind != "cardinal" or number.unit is not None or number.currency is not None:
            continue
        if whole is None or passage.sentence[whole.core] != passage.sentence[number.core]:
            continue
        pointed = passage.phrase(number.after, number.after + 2) in ("of them", "of these", "of those")
        start, _ = passage.sentence_range(number.core)
        fronted = passage.phrase(start, start + 2) == "of the" and whole.first == start + 2
        elided = not counts_something(passage, number.end) and passage.at(number.end) in words("figure_stops")
        if number.low <= whole.high and (pointed or (fronted and elided)):
            shared[place] = replace(number, unit=whole.unit, unit_kind=whole.unit_kind, bare=False)
    return shared


def _elided_sum(passage: Passage, number: Number, money: Number) -> bool:
    """Whether a bare number closes its clause right after a verb of money, in the sentence of an earlier sum."""
    plain = number.kind == "cardinal" and number.unit is None and number.low >= _SUM
    same = passage.sentence[number.core] == passage.sentence[money.core]
    after = passage.at(number.end)
    closes = (
        not after or not after[0].isalnum() or after in words("figure_stops", "conjunction", "preposition")
    )
    verb = phrases("figure_money", "phrase", ("class", "money-paid")).ending(passage, number.first)
    return plain and same and closes and after != "of" and verb is not None


def _with_currency_sign(passage: Passage, number: Number) -> Number:
    found = phrases("figure_currencies", "form", ("place", "sign")).ending(passage, number.core)
    if found is None:
        return number
    first, row = found
    form = row["form"] or ""
    written = passage.text[passage.starts[first] : passage.ends[number.core - 1]]
    # Exact case, and no space where the form has none: "TRY 40" is liras, "try 40" is not.
    if written != form or (form[-1].isalnum() is False and "." in form and not passage.capitalised(first)):
        single = passage.words[number.core - 1]
        row_of_sign = phrases("figure_currencies", "form", ("place", "sign")).ending(
            passage, number.core, start=number.core - 1
        )
        if single.isalnum() or row_of_sign is None:
            return number
        first, row = row_of_sign
    if first < number.first - 1 and number.low < 0:
        return number
    return replace(
        number,
        first=min(first, number.first),
        currency=row["code"],
        unit=row["code"],
        unit_kind="money",
        bare=False,
    )


def _times(passage: Passage, number: Number) -> Number:
    """As in "three times the rate" is a multiple, "three times last year" a frequency."""
    after = number.end + 1
    if passage.at(after) in words("figure_words", "multiple-after"):
        return replace(number, end=after, kind="multiple", bare=False)
    return replace(number, rejected="frequency")


def _with_unit_words(passage: Passage, number: Number) -> Number:
    at = number.end
    if number.kind == "fraction" and passage.at(at) in ("a", "an"):
        at += 1  # "half a percentage point"
    hyphen = passage.at(at) == "-" and passage.glued(at) and passage.glued(at + 1)
    if hyphen:
        at += 1
    for table, column, kinds in (
        ("figure_units", "form", ()),
        ("figure_currencies", "form", (("place", "word"),)),
    ):
        found = phrases(table, column, *kinds).starting(passage, at)
        if found is None:
            continue
        end, row = found
        if row.get("glue") == "glued" and (
            hyphen or not (passage.glued(at) or _symbol(passage, at, row["kind"]))
        ):
            continue
        if table == "figure_currencies":
            unit, kind = row["code"] or "", "money"
            priced = number.low != int(number.low) or passage.at(end) in ("a", "an", "each", "per")
            if number.low < _MONEY_FROM.get(passage.at(at), 0) and not priced:
                continue
        else:
            unit, kind = row["unit"] or "", row["kind"] or ""
        if (row.get("form") or "").endswith(" of") and number.scaled and passage.at(end) == "the":
            continue  # "40 million pounds of the 100 million promised" is money
        if (row.get("form") or "").endswith(" of"):
            end -= 1  # "pounds of": the preposition told weight from money, the noun follows it
        return replace(
            number,
            unit=unit,
            unit_kind=kind,
            kind="cardinal" if at == number.end + 1 and not hyphen else number.kind,
            unit_first=at,
            unit_end=end,
            bare=False,
            currency=unit if kind == "money" else None,
        )
    return number


def _symbol(passage: Passage, at: int, kind: str | None) -> bool:
    """A capital that stands apart as the symbol of a unit: "a 5 W charger", "12 C"."""
    return kind in ("power", "voltage", "temperature") and passage.words[at].isupper()
