"""What a check finds: a rule's name, one line, and the sentences that show it."""

from dataclasses import dataclass
from decimal import Decimal

from reportedly.brief.amounts import say_number
from reportedly.brief.view import View
from reportedly.records import Comparator, Figure, Stance, Statement

__all__ = ["Problem", "bare", "carriers", "class_name"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that a person should look at before printing. It says what does not fit, not who is right."""

    rule: str
    said: str
    statements: tuple[str, ...]  # keys, those that belong together, in the order to be read


def carriers(view: View) -> dict[str, Statement]:
    """Figure key → the first statement in view that gives the figure; what somebody denies is not given."""
    found: dict[str, Statement] = {}
    for key in sorted(view.statements):
        statement = view.statements[key]
        if statement.stance is not Stance.DENIES:
            for figure in statement.figures:
                found.setdefault(figure, statement)
    return found


def bare(figure: Figure) -> Decimal | None:
    """The number of a figure that is given without a hedge and as a plain count; None for any other."""
    plain = figure.comparator is Comparator.EXACT and figure.unit in ("count", "person", "item")
    return figure.low if plain and figure.rate is None and figure.low == figure.high else None


def class_name(figure: Figure) -> str:
    """What a figure counts, in words: "killed", "lorries"."""
    kind = figure.counted_class
    if kind.startswith("other:") and figure.counted:
        return figure.counted
    return kind.removeprefix("other:").replace("-", " ")


def say_count(number: Decimal, figure: Figure) -> str:
    """``17 killed``."""
    return f"{say_number(number)} {class_name(figure)}"
