"""The kit's passages: find figures with their context, with times anchored to the passage's date."""

import json
import re
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from reportedly.extract.figures import find_figures
from reportedly.extract.times import anchor_timexes, find_timexes
from reportedly.lexicons import lookup
from reportedly.records import Comparator, Figure, Span

__all__ = ["predict"]

_PARAGRAPH: Final = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*")


def predict(gold: Path, out: Path) -> None:
    """Read ``id``, ``dct`` and ``text`` of each passage in ``gold`` and write its figures to ``out``."""
    with gold.open(encoding="utf-8") as passages, out.open("w", encoding="utf-8") as predictions:
        for line in passages:
            if line.strip():
                row = json.loads(line)
                predictions.write(json.dumps(_row(row["id"], row["text"], row["dct"])) + "\n")


def _row(name: str, text: str, dct: str) -> dict[str, Any]:
    paragraphs = [Span(match.start(), match.end()) for match in _PARAGRAPH.finditer(text)]
    timexes = find_timexes(name, text, paragraphs)
    intervals = anchor_timexes(timexes, text, dct=dct)
    anchored = {interval.timex: interval for interval in intervals}
    figures = find_figures(name, text, paragraphs, timexes=timexes, dct=dct, anchored=anchored).figures
    return {
        "id": name,
        "figures": [_record(figure, text) for figure in figures],
        "collisions": [[a.key, b.key] for a, b in combinations(figures, 2) if _collide(a, b)],
    }


def _record(figure: Figure, text: str) -> dict[str, Any]:
    change = figure.changed_from
    return {
        "id": figure.key,
        "number_span": _span(figure.number_span),
        "surface": figure.number_span.of(text),
        "low": _number(figure.low),
        "high": _number(figure.high),
        "comparator": str(figure.comparator),
        "unit": figure.unit,
        "counted_class": _class(figure),
        "group": figure.group,
        "counted_span": _span(figure.counted_span),
        "part_of": figure.part_of,
        "stage": str(figure.stage),
        "as_of": {"value": figure.as_of.value, "span": _span(figure.as_of.span)} if figure.as_of else None,
        "accumulation": str(figure.accumulation),
        "accumulation_span": _span(figure.accumulation_span),
        "changed_from": {
            "id": change.figure,
            "low": _number(change.low),
            "high": _number(change.high),
            "kind": str(change.kind),
        }
        if change
        else None,
        "retracted": figure.retracted,
        "repeats": figure.repeats,
    }


def _class(figure: Figure) -> str:
    """The kit counts brigades and teams among soldiers and responders; the ledger counts them as themselves."""
    if figure.counted_class != f"other:{figure.head}" or figure.counted is None:
        return figure.counted_class
    classes = lookup("figure_class_nouns", "noun", "class")
    phrase = [*figure.counted.lower().split()[:-1], figure.head or ""]
    listed = (classes.get(" ".join(phrase[-length:])) for length in (2, 1))
    return next((cls for cls in listed if cls in ("police", "responders", "soldiers")), figure.counted_class)


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _collide(a: Figure, b: Figure) -> bool:
    """The same number and unit, counting different things."""
    same = (a.low, a.high, a.unit) == (b.low, b.high, b.unit)
    if (
        not same
        or a.repeats == b.key
        or b.repeats == a.key
        or Comparator.VAGUE in (a.comparator, b.comparator)
    ):
        return False
    return (a.counted_class, a.head) != (b.counted_class, b.head)
