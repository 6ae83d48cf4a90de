"""The kit's bounds sentences: find figures in each and write them in the kit's fields."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from reportedly.extract.figures import find_figures
from reportedly.extract.times import find_timexes
from reportedly.records import Figure, Span

__all__ = ["predict"]


def predict(gold: Path, out: Path) -> None:
    """Read ``id`` and ``text`` of each sentence in ``gold`` and write its figures to ``out``."""
    with gold.open(encoding="utf-8") as sentences, out.open("w", encoding="utf-8") as predictions:
        for line in sentences:
            if not line.strip():
                continue
            row = json.loads(line)
            text = row["text"]
            paragraphs = [Span(0, len(text))] if text else []
            timexes = find_timexes(row["id"], text, paragraphs)
            figures = find_figures(row["id"], text, paragraphs, timexes=timexes, dct=None).figures
            found = [_record(figure, text) for figure in figures]
            predictions.write(json.dumps({"id": row["id"], "quantities": found}) + "\n")


def _record(figure: Figure, text: str) -> dict[str, Any]:
    change = figure.changed_from
    return {
        "span": [figure.number_span.start, figure.number_span.end],
        "surface": figure.number_span.of(text),
        "low": _number(figure.low),
        "high": _number(figure.high),
        "comparator": str(figure.comparator),
        "unit": figure.unit,
        "noun": figure.counted,
        "rate": figure.rate,
        "from": {"low": _number(change.low), "high": _number(change.high)} if change else None,
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
