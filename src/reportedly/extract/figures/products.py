"""Amounts that two figures of a phrase make together: "half of the three million shells", "two brigades of 6,000 each"."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from reportedly.extract.figures.numerals import ARITHMETIC
from reportedly.records import Comparator, Figure, Span

__all__ = ["Product", "find_products"]

_HUNDRED: Final = Decimal(100)
_SHARES: Final = ("fraction", "percent")
_BETWEEN: Final = 60
"""Code points between the two: a product is of one phrase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """What a share of a count, or so many groups of so many, comes to; each factor stays a figure of its own.

    ``factor`` and ``base`` are figure keys; ``low`` and ``high`` are inclusive, None open.
    """

    factor: str
    base: str
    span: Span
    low: Decimal | None
    high: Decimal | None
    comparator: Comparator


def find_products(figures: Sequence[Figure]) -> tuple[Product, ...]:
    """The products that one article's figures make, in text order.

    A sum that the reader would have to make himself ("40 in the north and 12 in the
    south") is none; nor is a product of two hedged amounts, whose bounds nobody named.
    """
    by_key = {figure.key: figure for figure in figures}
    ordered = sorted(figures, key=lambda figure: figure.span)
    found = []
    for place, figure in enumerate(ordered):
        base = _base(figure, ordered[place + 1 : place + 2], by_key)
        product = _multiply(figure, base) if base is not None else None
        if product is not None:
            found.append(product)
    return tuple(found)


def _base(figure: Figure, following: Sequence[Figure], by_key: dict[str, Figure]) -> Figure | None:
    """The count that a share, or a number of groups, multiplies; None for a figure that stands for itself."""
    if figure.unit in _SHARES:
        whole = by_key.get(figure.part_of or "")
        near = whole is not None and 0 <= whole.span.start - figure.span.end <= _BETWEEN
        return whole if near and whole is not None and whole.unit == "count" else None
    if figure.unit == "count" and figure.head is not None:
        for other in following:
            near = 0 <= other.span.start - figure.span.end <= _BETWEEN
            if near and other.rate == figure.head and other.unit == "count":
                return other
    return None


def _multiply(factor: Figure, base: Figure) -> Product | None:
    hedges = {factor.comparator, base.comparator} - {Comparator.EXACT}
    if len(hedges) > 1 or Comparator.VAGUE in hedges:
        return None
    scale = _HUNDRED if factor.unit == "percent" else Decimal(1)
    return Product(
        factor=factor.key,
        base=base.key,
        span=Span(min(factor.span.start, base.span.start), max(factor.span.end, base.span.end)),
        low=_times(factor.low, base.low, scale),
        high=_times(factor.high, base.high, scale),
        comparator=next(iter(hedges), Comparator.EXACT),
    )


def _times(a: Decimal | None, b: Decimal | None, scale: Decimal) -> Decimal | None:
    if a is None or b is None:
        return None
    return ARITHMETIC.divide(ARITHMETIC.multiply(a, b), scale)
