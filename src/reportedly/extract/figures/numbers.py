"""Passage → every number expression in it, rejected or not: cardinals, fractions, multiples, vague amounts.

Not found: "no" ("no red cards"), bare "both", "many" and "most": they name no amount.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal

from reportedly.extract.figures.numerals import ARITHMETIC, read_cardinal
from reportedly.extract.figures.passage import Passage
from reportedly.extract.figures.vocabulary import numerals, phrases, words

__all__ = ["Number", "NumberKind", "find_numbers"]

NumberKind = Literal["cardinal", "fraction", "multiple", "vague", "ordinal"]

_PLACES: Final = Decimal("0.000001")
"""Fractions are kept to six places, as far as the kits compare them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number expression: words ``first`` to ``end`` (half-open), currency and % sign included.

    ``core`` is the first word of the number proper, after a currency sign.
    ``low == high`` but for vague amounts and ranges. ``rejected`` names the reason
    when it counts nothing.
    """

    first: int
    end: int
    core: int
    low: Decimal
    high: Decimal
    kind: NumberKind
    mantissa: Decimal
    scale: Decimal
    scaled: bool = False
    bare: bool = False
    currency: str | None = None
    unit: str | None = None
    unit_kind: str | None = None
    unit_first: int | None = None  # the unit's words, where it stands outside the number
    unit_end: int | None = None
    is_range: bool = False
    rejected: str | None = None

    @property
    def after(self) -> int:
        """The first word after the number and its unit."""
        return self.end if self.unit_end is None else self.unit_end


def find_numbers(passage: Passage) -> list[Number]:
    """All number expressions of a passage in order, none overlapping another."""
    found: list[Number] = []
    i = 0
    for i in range(len(passage)):
        if found and i < found[-1].end:
            continue
        number = _read(passage, i)
        if number is not None:
            found.append(number)
    return found


def _read(passage: Passage, i: int) -> Number | None:
    word = passage.lower[i]
    if word[0].isdecimal() or word[0] == ".":
        return _read_digits(passage, i)
    for reader in (_read_vague, _read_fraction, _read_multiple):
        number = reader(passage, i)
        if number is not None:
            return number
    if word in _starters():
        cardinal = read_cardinal(passage, i, join_and=passage.at(i - 1) != "between")
        if cardinal is not None:
            return _signed(
                passage,
                _plain(
                    i, cardinal.end, cardinal.value, cardinal.mantissa, cardinal.scale, cardinal.scaled, False
                ),
            )
    if word in numerals("ordinal") and word not in _ordinary():
        return _plain(i, i + 1, numerals("ordinal")[word], kind="ordinal")
    return None


def _starters() -> frozenset[str]:
    return _STARTERS


_STARTERS: Final = (
    frozenset(numerals("unit"))
    | frozenset(numerals("ten"))
    | frozenset(numerals("vulgar"))
    | frozenset(("a", "an", "half"))
)


def _ordinary() -> frozenset[str]:
    return frozenset(("first", "second"))


def _plain(
    first: int,
    end: int,
    value: Decimal,
    mantissa: Decimal | None = None,
    scale: Decimal = Decimal(1),
    scaled: bool = False,
    bare: bool = False,
    *,
    kind: NumberKind = "cardinal",
    high: Decimal | None = None,
) -> Number:
    return Number(
        first=first,
        end=end,
        core=first,
        low=value,
        high=value if high is None else high,
        kind=kind,
        mantissa=value if mantissa is None else mantissa,
        scale=scale,
        scaled=scaled,
        bare=bare,
    )


def _read_digits(passage: Passage, i: int) -> Number | None:
    if passage.at(i) == ".":
        return None
    cardinal = read_cardinal(passage, i)
    if cardinal is None:
        return replace(_plain(i, i + 1, Decimal(0)), rejected="code")
    number = _plain(
        i, cardinal.end, cardinal.value, cardinal.mantissa, cardinal.scale, cardinal.scaled, cardinal.bare
    )
    ratio = _slash_fraction(passage, i)
    if ratio is not None:
        return ratio
    in_ten = _one_in(passage, i, cardinal.end, cardinal.value)
    return in_ten if in_ten is not None else _signed(passage, number)


def _signed(passage: Passage, number: Number) -> Number:
    """A minus glued before the digits, after a space or an opening mark: "-5°C", "minus 130 degrees"."""
    before = number.first - 1
    if (
        passage.at(before) in ("-", "−", "–") and passage.glued(number.first) and not passage.glued(before)
    ) or passage.at(before) == "minus":
        sign = before
    elif passage.at(before) == "-" and passage.at(before - 1) == "minus":
        sign = before - 1
    else:
        return number
    if number.low == 0:
        return number
    return replace(
        number, first=sign, low=-number.high, high=-number.low, mantissa=-number.mantissa, bare=False
    )


def _slash_fraction(passage: Passage, i: int) -> Number | None:
    """As in "1/2", "1⁄32": a fraction where the denominator is an even share; "9/11", "24/7" are left to the guards."""
    if passage.at(i + 1) not in ("/", "⁄") or not passage.glued(i + 1) or not passage.glued(i + 2):
        return None
    over, under = passage.words[i], passage.at(i + 2)
    if not (over.isdecimal() and under.isdecimal() and len(over) < 3 and len(under) < 4):
        return None
    a, b = int(over), int(under)
    if 0 < a < b and b in (2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 128) and passage.at(i + 3) != "/":
        return _plain(i, i + 3, _share(Decimal(a), Decimal(b)), kind="fraction")
    return None


def _share(part: Decimal, whole: Decimal) -> Decimal:
    share = ARITHMETIC.divide(part, whole)
    return share.quantize(_PLACES, context=ARITHMETIC).normalize(ARITHMETIC)


def _one_in(passage: Passage, first: int, end: int, part: Decimal) -> Number | None:
    """As in "one in five", "nine out of 10", "one in every four": small shares, not "five in 10 days"."""
    if not 0 < part < 20 or part != int(part):
        return None
    if passage.at(end) == "in":
        at = end + 1
        if passage.at(at) == "every":
            at += 1
    elif passage.phrase(end, end + 2) == "out of":
        at = end + 2 + (passage.at(end + 2) == "every")
    else:
        return None
    if at >= len(passage) or passage.at(at) in ("a", "an", "half"):
        return None
    whole = read_cardinal(passage, at)
    if whole is None or whole.scaled or (not part < whole.value <= 20 and whole.value != 100):
        return None
    if passage.at(whole.end) in words("figure_calendar", "duration", "month") or passage.at(whole.end) == "%":
        return None
    return _plain(first, whole.end, _share(part, whole.value), kind="fraction")


def _read_vague(passage: Passage, i: int) -> Number | None:
    found = phrases("figure_vague", "phrase").starting(passage, i)
    if found is None:
        return None
    end, row = found
    if passage.at(i - 1) in ("two", "three", "four", "five", "six") or passage.at(end) == "-":
        return None
    low, high = Decimal(row["low"] or "0"), Decimal(row["high"] or "0")
    return _plain(i, end, low, kind="vague", high=high)


def _read_fraction(passage: Passage, i: int) -> Number | None:
    """As in "half", "a third", "two-thirds", "three quarters", "one in five"."""
    word = passage.lower[i]
    parts = numerals("part")
    if word in ("half", "halves"):
        return None if read_cardinal(passage, i) else _plain(i, i + 1, Decimal("0.5"), kind="fraction")
    if word not in ("a", "an") and word not in numerals("unit"):
        return None
    one = word in ("a", "an") or word == "one"
    over = Decimal(1) if one else numerals("unit")[word]
    at = i + 2 if passage.at(i + 1) == "-" and passage.glued(i + 1) else i + 1
    if (passage.at(at) in parts and passage.at(at)[-1] != "s" and one) or (
        passage.at(at) in parts and passage.at(at)[-1] == "s" and not one
    ):
        if not (at == i + 1 or passage.glued(at)):
            return None
        if word == "a" and passage.at(at) == "half":
            return None
        return _plain(i, at + 1, _share(over, parts[passage.at(at)]), kind="fraction")
    return _one_in(passage, i, i + 1, over) if word in numerals("unit") else None


def _read_multiple(passage: Passage, i: int) -> Number | None:
    """As in "twice", "three times as many", "doubled", "sixfold"; "three times a week" is no multiple."""
    word = passage.lower[i]
    if word in numerals("multiple"):
        verb = word.endswith("ed") or word.endswith("fold")
        fold = _plain(i, i + 1, numerals("multiple")[word], kind="multiple")
        if verb or passage.at(i + 1) in words("figure_words", "multiple-after"):
            return fold
        return replace(fold, rejected="frequency")
    if word == "none" and passage.at(i + 1) == "of":
        return _plain(i, i + 1, Decimal(0))
    return None
