"""Durations and frequencies as TIMEX3 writes them: P3Y, PT90M, P2Y6M, PXW."""

from decimal import Decimal
from types import MappingProxyType
from typing import Final

__all__ = ["duration_value"]

_CODES: Final = MappingProxyType(
    {
        "SE": ("T", "S", 1),
        "MI": ("T", "M", 1),
        "HR": ("T", "H", 1),
        "D": ("", "D", 1),
        "NI": ("", "D", 1),
        "W": ("", "W", 1),
        "FN": ("", "W", 2),
        "WE": ("", "WE", 1),
        "M": ("", "M", 1),
        "Q": ("", "Q", 1),
        "Y": ("", "Y", 1),
        "DE": ("", "Y", 10),
        "CE": ("", "Y", 100),
        "ML": ("", "Y", 1000),
    }
)
"""Unit → time mark, TIMEX3 letter, how many of those. Decades and centuries are written in years."""

_VAGUE: Final = MappingProxyType({"DE": "PXDE", "CE": "PXCE", "ML": "PXML"})
_PARTS: Final = MappingProxyType({"Y": ("M", 12), "H": ("M", 60), "M": ("S", 60)})


def duration_value(count: str, unit: str) -> str:
    """The TIMEX3 value of so many units; ``count`` "X" where the number is not named.

    Half a year is P6M, half an hour PT30M; other broken numbers stand as decimals.
    """
    mark, letter, size = _CODES[unit]
    if count == "X":
        return _VAGUE.get(unit, f"P{mark}X{letter}")
    number = Decimal(count) * size
    whole, rest = int(number), number % 1
    if rest and letter in _PARTS and (mark or letter == "Y"):
        smaller, parts = _PARTS[letter]
        if (rest * parts) % 1 == 0:
            return f"P{mark}{f'{whole}{letter}' if whole else ''}{int(rest * parts)}{smaller}"
    return f"P{mark}{f'{number.normalize():f}'}{letter}"
