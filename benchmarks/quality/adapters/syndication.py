"""The kit's pairs of articles: copy or not, by the link room's measure of shared text."""

import gzip
import json
import re
from pathlib import Path

from reportedly.link.copies.bodies import Body, read_body
from reportedly.link.copies.reuse import kind_of_overlap, measure_overlap
from reportedly.records import ReuseKind, Span

__all__ = ["predict"]

_LINE = re.compile(r"\S[^\n]*")
_LABELS = {
    ReuseKind.COPY: "same-text",
    ReuseKind.COPY_WITH_CHANGES: "republished-with-edits",
    ReuseKind.QUOTES: "shares-quoted-passage-only",
    ReuseKind.SAME_DOCUMENT: "shares-quoted-passage-only",
}
HALF = 0.5  # the kit calls wire copy inside a longer piece "republished" from about half of the shorter one


def predict(gold: Path, out: Path) -> None:
    """Read ``pair``, ``a`` and ``b`` of each row of ``gold``, the texts beside it, and write a label a pair."""
    bodies: dict[str, Body] = {}
    with gzip.open(gold.parent / "texts.jsonl.gz", "rt", encoding="utf-8") as texts:
        for line in texts:
            row = json.loads(line)
            lines = [Span(match.start(), match.end()) for match in _LINE.finditer(row["text"])]
            bodies[row["id"]] = read_body(row["id"], row["text"], lines)
    with gold.open(encoding="utf-8") as pairs, out.open("w", encoding="utf-8") as predictions:
        for line in pairs:
            row = json.loads(line)
            label = _label(bodies[row["a"]], bodies[row["b"]])
            same = label in ("same-text", "republished-with-edits")
            predictions.write(json.dumps({"pair": row["pair"], "same": same, "label": label}) + "\n")


def _label(a: Body, b: Body) -> str:
    overlap = measure_overlap(a, b)
    verdict = kind_of_overlap(overlap)
    if verdict is None:
        return "different"
    if verdict[0] is ReuseKind.CONTAINS:
        own = overlap.own_a if len(a.words) <= len(b.words) else overlap.own_b
        return "republished-with-edits" if own >= HALF else "partial-reuse"
    return _LABELS[verdict[0]]
