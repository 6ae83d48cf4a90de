"""Task body-raw: the body of page text without markup."""

import json
from pathlib import Path

from benchmarks.quality.adapters.html_pages import read_rows
from reportedly.clean import clean_lines
from reportedly.records import LineKind


def predict(gold: Path, out: Path) -> None:
    r"""GOLD is ``pages.jsonl.gz``; OUT: ``{"id", "text", "kept"}`` a line, ``kept`` numbering ``raw_text.split("\\n")``."""
    with out.open("w", encoding="utf-8") as file:
        for row in read_rows(gold):
            kept = kept_lines(row["raw_text"])
            lines = row["raw_text"].split("\n")
            text = "\n".join(lines[number] for number in kept)
            file.write(json.dumps({"id": row["id"], "text": text, "kept": kept}) + "\n")


def kept_lines(text: str) -> list[int]:
    """Numbers, from 0, of the lines that are body; lines end at line feeds."""
    body = (line.span.start for line in clean_lines(text) if line.kind in (LineKind.BODY, LineKind.HEADING))
    numbers: list[int] = []
    number = place = 0
    for start in body:
        number += text.count("\n", place, start)
        place = start
        numbers.append(number)
    return numbers
