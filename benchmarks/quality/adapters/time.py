"""The kit's times: find and anchor in each document, PRESENT_REF words included, as TimeML marks them."""

import json
import re
from pathlib import Path

from reportedly.extract.times import anchor_timexes, find_timexes
from reportedly.records import Span

__all__ = ["predict"]

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*")


def predict(gold: Path, out: Path) -> None:
    """Read ``id``, ``dct`` and ``text`` of each document in ``gold`` and write its timexes to ``out``."""
    with gold.open(encoding="utf-8") as documents, out.open("w", encoding="utf-8") as predictions:
        for line in documents:
            if not line.strip():
                continue
            document = json.loads(line)
            timexes = _timexes(document["id"], document["text"], document["dct"])
            predictions.write(json.dumps({"id": document["id"], "timexes": timexes}) + "\n")


def _timexes(name: str, text: str, dct: str | None) -> list[dict[str, object]]:
    paragraphs = [Span(match.start(), match.end()) for match in _PARAGRAPH.finditer(text)]
    found = find_timexes(name, text, paragraphs, present_ref=True)
    return [
        {
            "span": [timex.span.start, timex.span.end],
            "type": str(timex.type),
            "value": interval.value,
            "mod": timex.mod,
        }
        for timex, interval in zip(found, anchor_timexes(found, text, dct=dct), strict=True)
    ]
