"""Intervals for comparing figures. Stored bounds hold the number named; these say what the wording can mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Final

from reportedly.records import Comparator, Figure

__all__ = ["Range", "meaning", "meet", "named_bounds"]

APPROXIMATE: Final = Decimal("0.1")
"""Share of the number by which "about" may miss it (linking notes §7)."""
OPEN_REACH: Final = Decimal("0.15")
"""How far past the number "at least" is taken to reach when two figures are compared: without a limit
"at least 3" would agree with 900. A convention; a later, higher count is an update, not a confirmation."""


@dataclass(frozen=True, slots=True)
class Range:
    """Inclusive bounds."""

    low: Decimal
    high: Decimal

    def meets(self, other: "Range") -> bool:
        """Whether the two have a number in common."""
        return self.low <= other.high and other.low <= self.high


def meaning(figure: Figure) -> Range | None:
    """What the wording can mean; None for a figure without bounds.

    An unhedged round number covers half a unit of its second significant digit
    each way (11,000 → 10,500 to 11,500); below 100 it is exact.
    """
    low, high = figure.low, figure.high
    number = low if low is not None else high
    if number is None:
        return None
    if figure.comparator in (Comparator.APPROX, Comparator.EXACT):
        slack = abs(number) * APPROXIMATE if figure.comparator is Comparator.APPROX else _round_slack(number)
        return Range(number - slack, number + slack)
    reach = abs(number) * OPEN_REACH
    return Range(number - reach if low is None else low, number + reach if high is None else high)


def _round_slack(number: Decimal) -> Decimal:
    size = abs(number)
    if size < 100 or size != size.to_integral_value():
        return Decimal(0)
    unit = Decimal(10) ** (len(str(size.to_integral_value(ROUND_FLOOR))) - 2)
    return unit / 2 if size % unit == 0 else Decimal(0)


def meet(a: Figure, b: Figure) -> bool:
    """Whether two figures can both be right of one thing at one time."""
    first, second = meaning(a), meaning(b)
    return first is not None and second is not None and first.meets(second)


def named_bounds(figures: Sequence[Figure]) -> tuple[Decimal | None, Decimal | None]:
    """One answer's bounds from the numbers its figures name: their intersection, or their hull where that is empty.

    An open end stays open only where no figure closes it.
    """
    lows = [f.low for f in figures if f.low is not None]
    highs = [f.high for f in figures if f.high is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    if low is not None and high is not None and low > high:
        return min(lows), max(highs)
    return low, high
