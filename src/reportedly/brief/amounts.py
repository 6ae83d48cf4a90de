"""Amounts in words: never a bare number, its hedge and its unit go with it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from reportedly.records import Claim, Comparator, Figure

__all__ = ["say_answer", "say_count", "say_figure", "say_number", "say_range"]

_LOW_HEDGES: Final = {Comparator.AT_LEAST: "at least", Comparator.MORE_THAN: "more than"}
_HIGH_HEDGES: Final = {Comparator.AT_MOST: "at most", Comparator.LESS_THAN: "fewer than"}
_SIGNS: Final = {"percent": "%"}
_UNITLESS: Final = frozenset({"count", "person", "item", ""})

_SPELLED: Final = (
    (Decimal(10) ** 12, "trillion"),
    (Decimal(10) ** 9, "billion"),
    (Decimal(10) ** 6, "million"),
)
_TOO_LONG: Final = 18
"""Digits beyond which a number is printed with an exponent: a page may hold one of a million digits."""


def say_number(value: Decimal) -> str:
    """``1,900``, ``3.2 million``, ``0.5``; an absurdly long number with an exponent."""
    if not value.is_finite() or abs(value.adjusted()) > _TOO_LONG or len(value.as_tuple().digits) > _TOO_LONG:
        return f"{value:.6E}"
    for size, name in _SPELLED:
        if abs(value) >= size:
            scaled = value / size
            if scaled == scaled.quantize(Decimal("0.01")):
                return f"{_plain(scaled)} {name}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def say_range(low: Decimal | None, high: Decimal | None, *, unit: str = "") -> str:
    """A closed interval as one number or ``14–17``; an open one as ``at least 14``, ``at most 20``."""
    if low is None:
        return "a number not told" if high is None else f"at most {_with_unit(say_number(high), unit)}"
    if high is None:
        return f"at least {_with_unit(say_number(low), unit)}"
    number = say_number(low) if low == high else f"{say_number(low)}–{say_number(high)}"
    return _with_unit(number, unit)


def say_figure(figure: Figure, words: str | None = None) -> str:
    """A figure as its text bounds it: ``at least 14``, ``about 40``, ``35–40``, ``3.2 million crowns a year``.

    ``words``: the exact words of its number span; a vague amount is told by them
    ("dozens") because its bounds are ours, not the text's.
    """
    low, high, unit = figure.low, figure.high, figure.unit
    if figure.comparator is Comparator.VAGUE and words:
        said = _with_unit(f"“{words}”", unit)
    elif figure.comparator is Comparator.APPROX and low is not None:
        said = f"about {say_range(low, high, unit=unit)}"
    elif (hedge := _LOW_HEDGES.get(figure.comparator)) and low is not None:
        said = f"{hedge} {_with_unit(say_number(low), unit)}"
    elif (hedge := _HIGH_HEDGES.get(figure.comparator)) and high is not None:
        said = f"{hedge} {_with_unit(say_number(high), unit)}"
    else:
        said = say_range(low, high, unit=unit)
    return f"{said} a {figure.rate}" if figure.rate else said


def say_answer(claim: Claim, figures: Sequence[Figure], words: Mapping[str, str]) -> str:
    """The claim's answer: in the words its figures share, otherwise the interval on which they meet.

    ``words`` gives the exact number words by figure key.
    """
    told = {say_figure(figure, words.get(figure.key)) for figure in figures}
    if len(told) == 1:
        return told.pop()
    return say_range(claim.low, claim.high, unit=claim.unit or "")


def _with_unit(number: str, unit: str) -> str:
    if unit in _UNITLESS:
        return number
    if unit in _SIGNS:
        return number + _SIGNS[unit]
    plural = "s" if unit in _PLURALS and number != "1" else ""
    return f"{number} {unit}{plural}"


def say_count(number: int, noun: str) -> str:
    """``1 statement``, ``2 statements``: a noun whose plural takes an s."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


_PLURALS: Final = frozenset({"percentage point", "container", "event", "military-unit"})
