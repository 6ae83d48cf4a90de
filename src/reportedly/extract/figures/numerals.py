"""Digits and number words → decimal values, with their scale kept apart.

How digits are read (the rule of English news, stated because it is a choice):

- ``1,000`` and ``1,000,000``: a comma before exactly three digits groups thousands;
  so does the Indian ``12,34,567``.
- ``1.000.000``: two or more points before exactly three digits group thousands;
  a single one is the decimal point, so ``1.000`` is one.
- ``1.234,56`` and ``1,234.56``: of two different marks the last is the decimal one.
- ``3,5``: a comma before one or two digits is a decimal comma.
- decimal digits of any script count as digits (``٢٤`` is 24), with the Arabic
  marks ``٬`` for groups and ``٫`` for decimals; a no-break or thin space groups too.
- anything else (``1.2.3``, ``1,23,4``) is no number but a code.

At most ``MOST_DIGITS`` digits and ``MOST_SCALES`` scale words are read; longer runs
are refused, and no exponent notation exists, so no short text makes a large number.
"""

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Final

from reportedly.extract.figures.passage import Passage
from reportedly.extract.figures.vocabulary import numerals, phrases, words

__all__ = ["ARITHMETIC", "MOST_DIGITS", "Cardinal", "canonical", "read_cardinal", "read_digits"]

MOST_DIGITS: Final = 18
"""A quadrillion with decimals; no count in the news is longer, and identifiers are."""

MOST_SCALES: Final = 2
"""As in "two hundred thousand million"."""

ARITHMETIC: Final = Context(prec=40)
"""Our own context: results do not depend on the process's default one."""

_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")
_POINTED: Final = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A number as written: ``value = mantissa × scale``. ``end`` is the word after it."""

    end: int
    mantissa: Decimal
    scale: Decimal
    scaled: bool  # a scale word or letter stands at its end
    bare: bool  # digits only, without separators: may be a year or a house number

    @property
    def value(self) -> Decimal:
        """The number meant."""
        return canonical(ARITHMETIC.multiply(self.mantissa, self.scale))


def canonical(value: Decimal) -> Decimal:
    """The one way to write a value: no exponent, no zeros after the point; equal values give equal bytes."""
    if value == value.to_integral_value():
        return value.quantize(Decimal(1), context=ARITHMETIC)
    return value.normalize(ARITHMETIC)


def read_digits(token: str) -> Decimal | None:
    """The value of a digit token; None for a code or an overlong run."""
    if sum(character.isdecimal() for character in token) > MOST_DIGITS:
        return None
    plain = "".join(str(int(c)) if c.isdecimal() else c for c in token)
    plain = plain.replace("٬", ",").replace("٫", ".")
    for space in ("\u00a0", "\u2009", "\u202f"):
        plain = plain.replace(space, "")
    whole = _without_groups(plain)
    return None if whole is None else Decimal(whole)


def _without_groups(token: str) -> str | None:
    """The token as Decimal reads it; None where its marks follow no rule."""
    comma, point = token.rfind(","), token.rfind(".")
    if comma == point == -1:
        return token
    if comma >= 0 and point >= 0:
        decimal = max(comma, point)
        groups, digits = token[:decimal], token[decimal + 1 :]
        if (
            groups
            and token[decimal] == ","
            and ("." + groups).count(".") == 2
            and len(groups.split(".")[1]) == 3
        ):
            return groups.replace(".", "") + "." + digits
        if token[decimal] == "," and _POINTED.fullmatch(groups):
            return groups.replace(".", "") + "." + digits
        if token[decimal] == "." and _GROUPED.fullmatch(groups):
            return groups.replace(",", "") + "." + digits
        return None
    if comma >= 0:
        if _GROUPED.fullmatch(token):
            return token.replace(",", "")
        return token.replace(",", ".") if token.count(",") == 1 and len(token) - comma <= 3 else None
    if _POINTED.fullmatch(token):
        return token.replace(".", "")
    return ("0" + token if token[0] == "." else token) if token.count(".") == 1 else None


def read_cardinal(passage: Passage, first: int, *, join_and: bool = True) -> Cardinal | None:
    """The cardinal number that starts at word ``first``: "1.6 million", "twenty-eight thousand", "half a million".

    ``join_and=False`` keeps "between one hundred and two" apart. None where no
    number starts here or its digits are no number.
    """
    word = passage.lower[first]
    if word[0].isdecimal() or (word[0] == "." and len(word) > 1):
        return _with_scale(passage, first, join_and)
    if word in ("a", "an", "half"):
        return _with_article(passage, first)
    if word in numerals("vulgar"):
        return Cardinal(first + 1, numerals("vulgar")[word], Decimal(1), False, False)
    return _in_words(passage, first, join_and)


def _with_scale(passage: Passage, first: int, join_and: bool) -> Cardinal | None:
    mantissa = read_digits(passage.words[first])
    if mantissa is None:
        return None
    end, bare = first + 1, passage.words[first].isdecimal()
    vulgar = numerals("vulgar").get(passage.at(end))
    if vulgar is not None and passage.glued(end):
        mantissa, end, bare = ARITHMETIC.add(mantissa, vulgar), end + 1, False
    elif passage.phrase(end, end + 3) in ("and a half", "and a quarter"):
        half = Decimal("0.5") if passage.at(end + 2) == "half" else Decimal("0.25")
        if passage.at(end + 3) in numerals("scale"):
            mantissa, end, bare = ARITHMETIC.add(mantissa, half), end + 3, False
    return _scaled(passage, end, mantissa, bare)


def _scaled(passage: Passage, end: int, mantissa: Decimal, bare: bool) -> Cardinal:
    scale, count = Decimal(1), 0
    while count < MOST_SCALES:
        at = end + 1 if passage.at(end) == "-" and passage.glued(end) and passage.glued(end + 1) else end
        word = passage.at(at)
        factor = numerals("scale").get(word) or numerals("group").get(word) or numerals("hundred").get(word)
        if factor is None and count == 0 and passage.glued(end):
            factor = numerals("letter").get(word) if _is_scale_letter(passage, end) else None
        if factor is None and count == 0 and word in ("bn", "tn", "mn", "bln", "mln"):
            factor = numerals("letter")[word]
        if factor is None:
            break
        scale, end, count = ARITHMETIC.multiply(scale, factor), at + 1, count + 1
    return Cardinal(end, mantissa, scale, count > 0, bare and count == 0)


def _is_scale_letter(passage: Passage, index: int) -> bool:
    """Whether a letter glued to digits is a scale: "2.7m sales", "$72m", but not "a 72m tower" or "800m from"."""
    word = passage.at(index)
    if word not in numerals("letter"):
        return False
    if word != "m":
        return True
    following = passage.at(index + 1)
    if index >= 2 and phrases("figure_currencies", "form", ("place", "sign")).ending(passage, index - 1):
        return True
    if "," in passage.words[index - 1] or passage.words[index] == "M":
        return passage.words[index] == "M"
    return following[:1].isalpha() and following not in words("figure_words", "metres")


def _with_article(passage: Passage, first: int) -> Cardinal | None:
    """As in "a million", "a dozen", "half a million", "half-million", "a hundred and fifty"."""
    half = passage.lower[first] == "half"
    at = first + 1
    if half:
        if passage.at(at) == "-":
            at += 1
        if passage.at(at) in ("a", "an"):
            at += 1
    elif passage.at(at) == "half" and passage.at(at + 1) in numerals("scale"):
        half, at = True, at + 1
    elif passage.at(at) == "quarter" and passage.phrase(at + 1, at + 3) in ("of a", "of an"):
        if passage.at(at + 3) in numerals("scale"):
            return Cardinal(at + 4, Decimal("0.25"), numerals("scale")[passage.at(at + 3)], True, False)
        return None
    word = passage.at(at)
    if half and (word in numerals("scale") or word in numerals("group")):
        factor = numerals("scale").get(word) or numerals("group")[word]
        return Cardinal(at + 1, Decimal("0.5"), factor, True, False)
    if half:
        return None
    if word in numerals("group"):
        return Cardinal(at + 1, Decimal(1), numerals("group")[word], True, False)
    if word in numerals("scale") or word in numerals("hundred"):
        return _in_words(passage, at, True, current=Decimal(1))
    return None


def _in_words(
    passage: Passage, first: int, join_and: bool, *, current: Decimal | None = None
) -> Cardinal | None:
    """Number words by the usual grammar: units and tens make hundreds, hundreds make groups of a scale."""
    units, tens, scales = numerals("unit"), numerals("ten"), numerals("scale")
    total, smallest, last_scale = Decimal(0), None, Decimal(1)
    i = end = first
    read = 0
    while i < len(passage) and read < 12:
        word = passage.lower[i]
        if read and word == "-" and passage.glued(i) and passage.glued(i + 1) and passage.at(i + 1) != "and":
            i += 1
            continue
        if word in units and (current is None or _takes_unit(current, units[word])):
            current = (current or Decimal(0)) + units[word]
        elif word in tens and (current is None or (current >= 100 and current % 100 == 0)):
            current = (current or Decimal(0)) + tens[word]
        elif word == "hundred" and current is not None and current < 100:
            current *= 100
        elif word in scales and current is not None and (smallest is None or scales[word] < smallest):
            total, smallest = ARITHMETIC.add(total, ARITHMETIC.multiply(current, scales[word])), scales[word]
            current, last_scale = None, scales[word]
        elif word in numerals("group") and current is not None and total == 0:
            return Cardinal(i + 1, current, numerals("group")[word], True, False)
        elif word == "and" and join_and and end > first and _and_joins(passage, i):
            i += 1
            continue
        elif passage.phrase(i, i + 6) == "- and - a - half" and passage.at(i + 6) in scales:
            current = (current or Decimal(0)) + Decimal("0.5")
            i += 6
            continue
        elif passage.phrase(i, i + 3) == "and a half" and current is not None and passage.at(i + 3) in scales:
            current += Decimal("0.5")
            i += 3
            continue
        else:
            break
        read += 1
        i += 1
        end = i
    if not read:
        return None
    if current is None and total and ARITHMETIC.divide(total, last_scale) == total // last_scale:
        return Cardinal(end, total // last_scale, last_scale, True, False)
    return Cardinal(end, total + (current or Decimal(0)), Decimal(1), False, False)


def _takes_unit(current: Decimal, unit: Decimal) -> bool:
    if current >= 100 and current % 100 == 0:
        return True
    return current % 100 >= 20 and current % 10 == 0 and 0 < unit < 10


def _and_joins(passage: Passage, index: int) -> bool:
    """Whether "and" goes on with the number: after hundred or a scale, before less than a hundred."""
    before, after = passage.at(index - 1), passage.at(index + 1)
    if before != "hundred" and before not in numerals("scale"):
        return False
    if after not in numerals("unit") and after not in numerals("ten"):
        return False
    beyond = index + 2
    while passage.at(beyond) == "-" or passage.at(beyond) in numerals("unit"):
        beyond += 1
    return passage.at(beyond) not in numerals("scale") and passage.at(beyond) != "hundred"
