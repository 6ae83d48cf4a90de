"""What the captured words of a pattern say: numbers, months, clock times, as parts of a rule."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from reportedly.extract.times.periods import is_date
from reportedly.extract.times.vocabulary import Vocabulary

__all__ = ["READERS", "read_mod"]

_RELATIONS: Final = (
    "last",
    "past",
    "previous",
    "this",
    "current",
    "next",
    "coming",
    "following",
    "that",
    "same",
    "today",
)


_MODS: Final = (
    "hedge",
    "modifier",
    "edge",
    "relative",
    "post",
    "or-so",
    "onward",
    "yearend",
    "monthend",
    "over",
)


def _entry(*classes: str) -> Callable[[Sequence[str], Vocabulary], str | None]:
    """A reader that looks the words up under the classes, the first word that has an entry."""

    def read(words: Sequence[str], known: Vocabulary) -> str | None:
        for word in words:
            if (value := known.value(classes, word)) is not None:
                return value
        return None

    return read


def _number(words: Sequence[str], known: Vocabulary) -> Decimal | None:
    """The number in figures or words: "12", "2 1/2", "twenty-four", "two hundred", "two and a half"; None: vague."""
    total, current, seen = Decimal(0), Decimal(0), False
    for word in words:
        if word[0].isdecimal():
            above, _, below = word.partition("/")
            value = Decimal(above.replace(",", ""))
            current += value / Decimal(below) if below else value
            seen = True
        elif (scale := known.value(("scale",), word)) is not None:
            current = (current or Decimal(1)) * Decimal(scale)
            if current >= 1000:
                total, current = total + current, Decimal(0)
            seen = True
        elif known.value(("vague",), word) is not None:
            return None
        elif (
            small := known.value(
                ("ones", "teens", "tens", "fraction", "half", "couple", "another", "other"), word
            )
        ) is not None:
            current += Decimal(small)
            seen = True
    return total + current if seen else Decimal(1)


def _count(words: Sequence[str], known: Vocabulary) -> str | None:
    """A number as the rule language writes it; "X" where it is vague."""
    number = _number(words, known)
    return "X" if number is None else f"{number.normalize():f}"


def _ordinal(words: Sequence[str], known: Vocabulary) -> str | None:
    """The ordinal in figures or words, without its suffix."""
    for word in words:
        if word.isdecimal():
            return word
        if (value := known.value(("ordinal", "final", "Q", "H"), word)) is not None:
            return value
    return None


def _day(words: Sequence[str], known: Vocabulary) -> str | None:
    number = _ordinal(words, known)
    return None if number is None or not 1 <= int(number) <= 31 else f"{int(number):02d}"


def _quarter(words: Sequence[str], known: Vocabulary) -> str | None:
    number = _ordinal(words, known)
    return number if number in {"1", "2", "3", "4"} else None


def _year(words: Sequence[str], known: Vocabulary) -> str | None:
    """The year in figures or words: "1996", "nineteen ninety-six", "two thousand"."""
    first = words[0]
    if first.startswith("'"):
        return _century_of(first[1]) + first[1:]
    if first.isdecimal():
        return first if len(first) == 4 else None
    if any(known.value(("scale",), word) is not None for word in words):
        number = _number(words, known)
        return None if number is None or not 1000 <= number < 2200 else f"{number:f}"
    century = known.value(("teens", "tens"), first)
    rest = _number([word for word in words[1:] if word != "-"], known)
    return None if century is None or rest is None else f"{century}{int(rest):02d}"


def _decade(words: Sequence[str], known: Vocabulary) -> str | None:
    """The decade as its first three digits. "'80s" and "the eighties" mean the one in or before living memory."""
    for word in words:
        digits = word.lstrip("'")
        if digits.isdecimal() and digits.endswith("0"):
            return digits[:3] if len(digits) == 4 else _century_of(digits[0]) + digits[0]
        if (value := known.value(("decade-word",), word)) is not None:
            return _century_of(value) + value
    return None


def _century_of(decade: str) -> str:
    # Short decades are those people still speak of: the thirties to the nineties of the
    # twentieth century, the tens and twenties of this one.
    return "20" if decade in "012" else "19"


def _century(words: Sequence[str], known: Vocabulary) -> str | None:
    number = _ordinal(words, known)
    return None if number is None or not 1 <= int(number) <= 22 else f"{int(number) - 1:02d}"


def _clock(words: Sequence[str], known: Vocabulary) -> str | None:
    """The clock time as HH:MM or HH:MM:SS; "5 pm" is 17:00; None for "14 pm" and "25:00"."""
    if (noon := known.value(("noon",), words[0])) is not None:
        return noon
    time, half = words[0].replace(".", ":"), _entry("ampm")(words[1:], known)
    if ":" in time:
        hour, *rest = time.split(":")
    elif time.isdecimal() and len(time) == 4:
        hour, rest = time[:2], [time[2:]]
    else:
        number = _number(words[:1], known)
        hour, rest = f"{int(number or 0)}", ["00"]
    value = int(hour)
    if half is not None:
        if not 1 <= value <= 12:
            return None
        value = value % 12 + (12 if half == "pm" else 0)
    return ":".join([f"{value:02d}", *rest]) if value < 24 else None


def _clock_range(words: Sequence[str], known: Vocabulary) -> str | None:
    """Both clock times of "2-4 am" or "21:30-22:15", as HH:MM/HH:MM.

    Said once, am and pm belong to both, unless the first would be the later one:
    "11-1 pm" begins before noon, "10-2 am" before midnight.
    """
    first, last = _clock([words[0], *words[3:]], known), _clock(words[2:], known)
    if first is None or last is None:
        return None
    if first > last and len(words) > 3:
        first = f"{(int(first[:2]) + 12) % 24:02d}{first[2:]}"
    return f"{first}/{last}"


def _slash(words: Sequence[str], known: Vocabulary) -> str | None:
    """The steps for "6/25/2031" or "25/6/2031"; where both readings are dates, only the year is certain."""
    first, second, year = (int(part) for part in words[0].split("/"))
    readings = {
        (month, day) for month, day in ((first, second), (second, first)) if is_date(year, month, day)
    }
    if len(readings) == 1:
        month, day = readings.pop()
        return f"year:{year:04d};md:{month:02d}-{day:02d}"
    return f"year:{year:04d};some-day"


def _iso(words: Sequence[str], known: Vocabulary) -> str | None:
    return f"year:{words[0][:4]};md:{words[0][5:]}"


def _direction(words: Sequence[str], known: Vocabulary) -> str | None:
    return "-" if _entry("relative", "before", "after")(words, known) == "START" else "+"


READERS: Final[Mapping[str, Callable[[Sequence[str], Vocabulary], str | None]]] = MappingProxyType(
    {
        "b": _clock_range,
        "c": _clock,
        "d": _day,
        "e": _century,
        "f": _entry("feast"),
        "h": _entry("half-of", "H"),
        "i": _iso,
        "k": _decade,
        "m": _entry("month", "month-word", "month-short"),
        "n": _count,
        "p": _entry("part", "parts", "tonight", "overnight"),
        "q": _quarter,
        "r": _entry(*_RELATIONS),
        "s": _entry("season", "season-word", "seasons"),
        "u": _entry("unit", "units"),
        "v": _entry("set-adverb"),
        "w": _entry("weekday", "weekdays", "weekday-short"),
        "x": _direction,
        "y": _year,
        "z": _entry("zone", "zone-short"),
        "slash": _slash,
    }
)
"""Capture name → reader: folded words → what goes into the rule, or None where they say nothing possible."""


def read_mod(words: Sequence[str], known: Vocabulary) -> str | None:
    """The TIMEX3 mod of an expression's leading or trailing words; None when they give none."""
    return _entry(*_MODS)(words, known)
