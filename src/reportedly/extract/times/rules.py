"""The anchoring rules as a small language: steps, and the value they give without any date. One page: ``docs/timex-rules.md``."""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from reportedly.extract.times.periods import is_date

__all__ = [
    "OPTIONS",
    "REFERENCES",
    "Steps",
    "clock_in",
    "countable",
    "is_possible",
    "options_of",
    "parse_rule",
    "split_shift",
    "unresolved_value",
]

Steps = tuple[tuple[str, str], ...]
"""A rule, step by step: key and value."""

REFERENCES: Final = MappingProxyType({"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"})
"""What "ref:past" and its like are worth where nothing more is said."""

OPTIONS: Final = frozenset({"dir", "ref", "span", "zone", "half-day"})
"""Steps that say how to take the others."""

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_UNKNOWN: Final = MappingProxyType(
    {
        "Y": "XXXX",
        "H": "XXXX-HX",
        "Q": "XXXX-QX",
        "M": "XXXX-XX",
        "W": "XXXX-WXX",
        "WE": "XXXX-WXX-WE",
        "D": "XXXX-XX-XX",
        "DE": "XXX",
        "CE": "XX",
        "hour": "XXXX-XX-XXTXX",
    }
)


@lru_cache(maxsize=4096)
def parse_rule(rule: str) -> Steps:
    """The steps of a rule, in order; a rule is ``key:value`` pairs between semicolons."""
    return tuple((key, value) for key, _, value in (step.partition(":") for step in rule.split(";")))


def options_of(steps: Steps) -> Mapping[str, str]:
    """The steps that say how to take the others: direction, reference, zone."""
    return {key: value for key, value in steps if key in OPTIONS}


def countable(steps: Steps) -> Steps:
    """The same steps with every shift a whole number: "-1.5Y" is "-18M"; an unnamed number leaves past or future."""
    whole: list[tuple[str, str]] = []
    for key, value in steps:
        if key == "shift" and "X" in value and ("ref", "previous") in steps:
            return (("ref", "previous"), ("some-day", ""))
        if key == "shift" and ("X" in value or value.endswith("ML")):
            return (("ref", "past" if value.startswith("-") else "future"),)
        if key == "shift" and "." in value:
            number, unit = value.rstrip(_LETTERS), value[len(value.rstrip(_LETTERS)) :]
            months = unit == "Y"
            count = int(Decimal(number) * (12 if months else 1))
            value = f"{count:+d}{'M' if months else unit}"
        whole.append((key, value))
    return tuple(whole)


def split_shift(value: str) -> tuple[int, str]:
    """Count and unit of a shift: "-3Y" → (-3, "Y")."""
    digits = value.lstrip("+-")
    number = digits[: len(digits) - len(digits.lstrip("0123456789"))]
    count = int(number) if number else 1
    return (-count if value.startswith("-") else count), digits[len(number) :]


def clock_in(value: str, half_day: str | None) -> str:
    """A clock time that "in the afternoon" or "at night" puts after noon."""
    hour = int(value[:2])
    if half_day in {"AF", "EV", "NI", "DK"} and hour < 12 and not (half_day == "NI" and hour < 5):
        return f"{hour + 12:02d}{value[2:]}"
    return value


def unresolved_value(steps: Steps) -> str:
    """The TIMEX3 value as far as the wording gives it, X for what it leaves open: XXXX-06-25, XXXX-WXX-5."""
    options = options_of(steps)
    year, value = "XXXX", "XXXX-XX-XX"
    for key, said in steps:
        match key:
            case "year" | "in-year":
                year = value = said
            case "decade" | "century":
                value = said
            case "shift":
                unit = split_shift(said)[1]
                value = _UNKNOWN[
                    {"NI": "D", "FN": "W", "HR": "hour", "MI": "hour", "SE": "hour"}.get(unit, unit)
                ]
            case "grain" if said in _UNKNOWN:
                value = _UNKNOWN[said]
            case "month" | "md" | "season":
                value = f"{year}-{said}"
            case "quarter" | "half":
                value = f"{year}-{key[0].upper()}{said}"
            case "dom":
                value = f"XXXX-XX-{said}"
            case "weekday":
                value = f"XXXX-WXX-{said}"
            case "weekend":
                value = "XXXX-WXX-WE"
            case "nth" | "easter" | "some-day":
                value = f"{year}-XX-XX"
            case "part" | "overnight":
                value = f"{value}T{said}"
            case "range":
                value = f"{value}T{said.partition('/')[0]}"
            case "clock":
                value = f"{value}T{clock_in(said, options.get('half-day'))}"
            case "ref" if said == "quarter":
                value = "XXXX-QX"
            case _:
                pass
    return value


def is_possible(steps: Steps) -> bool:
    """Whether some calendar has the day: 29 February may be, 31 February never."""
    year = next((int(value) for key, value in steps if key == "year"), 2000)
    for key, value in steps:
        if key == "md":
            month, day = (int(part) for part in value.split("-"))
            if not is_date(year, month, day):
                return False
        if key == "year" and int(value) < 1:
            return False
    return True
