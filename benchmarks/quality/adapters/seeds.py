"""Whole pages, raw: the full pipeline from bytes to ledger, written in the shape of the hand-made ledgers."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from benchmarks.quality.adapters.chains import as_gold
from reportedly.analysis import analyze, default_stages
from reportedly.extract.figures import find_products
from reportedly.records import Analysis, Capture, Figure, LineKind, Span, Timex
from reportedly.records.codec import sha256_hex

__all__ = ["predict"]

_OBTAINED: Final = "2026-01-01T00:00:00+00:00"
"""The kit does not say when the pages were saved; any day after their publication serves."""


def predict(gold: Path, out: Path) -> None:
    """Analyze each ``*.txt`` of the folder ``gold`` and write ``<name>.json`` into the folder ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    stages = default_stages()
    for page in sorted(gold.glob("*.txt")):
        data = page.read_bytes()
        capture = Capture(
            sha256=sha256_hex(data),
            size=len(data),
            media_type="text/plain",
            address=page.name,
            obtained_at=_OBTAINED,
            how="file",
        )
        ledger = _ledger(analyze(capture, data, stages=stages))
        (out / f"{page.stem}.json").write_text(json.dumps(ledger, ensure_ascii=False), encoding="utf-8")


def _ledger(analysis: Analysis) -> dict[str, Any]:
    lines = analysis.article.lines
    return {
        "outlet": analysis.article.outlet.value,
        "body": [_span(line.span) for line in lines if line.kind in (LineKind.BODY, LineKind.HEADING)],
        "headings": [_span(line.span) for line in lines if line.kind is LineKind.HEADING],
        "statements": [as_gold(statement) for statement in analysis.statements],
        "figures": _figures(analysis.figures),
        "times": [_time(timex) for timex in analysis.timexes],
    }


def _figures(figures: tuple[Figure, ...]) -> list[dict[str, Any]]:
    """The figures; a share that is given of a count stands as what it comes to, as in the hand-made ledgers."""
    products = find_products(figures)
    by_key = {figure.key: figure for figure in figures}
    shares = {p.factor for p in products if by_key[p.factor].unit != "count"}
    found = [_figure(figure) for figure in figures if figure.key not in shares]
    return found + [
        _figure(by_key[p.base])
        | {
            "span": _span(p.span),
            "low": _number(p.low),
            "high": _number(p.high),
            "comparator": p.comparator,
        }
        for p in products
    ]


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "span": _span(figure.span),
        "low": _number(figure.low),
        "high": _number(figure.high),
        "comparator": figure.comparator,
        "unit": figure.unit,
        "counted": figure.counted,
        "head": figure.head,
    }


def _time(timex: Timex) -> dict[str, Any]:
    return {"span": _span(timex.span), "type": timex.type, "value": timex.value, "mod": timex.mod}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
