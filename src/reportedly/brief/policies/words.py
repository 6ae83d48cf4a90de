"""Amounts in words as the codebooks read them: tens 10, dozens 12, hundreds 100."""

import re
from decimal import Decimal
from functools import cache
from typing import Final

from reportedly.lexicons import lookup
from reportedly.records import Comparator, Figure

__all__ = ["codebook_floor"]

_SPACE: Final = re.compile(r"[\s-]+")


def codebook_floor(figure: Figure, words: str) -> Decimal | None:
    """The least number by which a codebook writes down what a figure says; None where it gives none.

    words  the exact words of its number.

    A vague amount by the table ``codebook_numbers`` ("dozens" 12), one that is not in
    it by the figure's own lower bound. "Several" and "many" give no number: ACLED
    writes 3 or 10 for them, by where it happened, which is a coder's to say. Any other
    figure: the number it names, "at least 14" 14; an upper bound alone ("at most
    20") names no least number.

    ACLED, "How does ACLED code fatalities?" (2024): 10 for tens, 12 for dozens, 100 for
    hundreds, "and so on".
    """
    if figure.comparator is not Comparator.VAGUE:
        return figure.low
    phrase = _SPACE.sub(" ", words.casefold()).strip()
    table = _floors()
    if phrase in table:
        return table[phrase]
    return figure.low


@cache
def _floors() -> dict[str, Decimal | None]:
    return {
        phrase: Decimal(floor) if floor else None
        for phrase, floor in lookup("codebook_numbers", "phrase", "number").items()
    }
