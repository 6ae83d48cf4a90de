"""Pages as records without a story: what ``analyze`` prints."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from reportedly.analysis import analyze_or_reject
from reportedly.cli.clock import now
from reportedly.errors import UnreadableInput
from reportedly.read import DeclaredFields, capture_bytes, capture_file, declare, declared_for, find_inputs
from reportedly.records import Analysis, Capture, Declaration, Rejected

__all__ = ["analyze_inputs", "records_of"]

_MOST_BYTES = 20_000_001
"""Read from standard input: one byte more than a page may have, so that a longer one is refused as such."""


def analyze_inputs(inputs: Sequence[str], flags: DeclaredFields) -> Iterator[Analysis | Rejected]:
    """Each input as an analysis, or why it is none; one bad input never stops the rest."""
    for found in find_inputs(inputs):
        if isinstance(found, Rejected):
            yield found
            continue
        try:
            capture, data, declaration = _capture(found, flags)
        except UnreadableInput as error:
            yield Rejected(
                subject=error.subject,
                capture=None,
                stage=error.stage,
                problem=error.problem,
                remedy=error.remedy,
            )
        else:
            yield analyze_or_reject(capture, data, declaration)


def records_of(analysis: Analysis) -> Iterator[object]:
    """The records of one article, in the order of the stages that made them."""
    yield analysis.page_text
    yield analysis.article
    yield from analysis.attributions
    yield from analysis.mentions
    yield from analysis.statements
    yield from analysis.figures
    yield from analysis.rejections
    yield from analysis.timexes


def _capture(found: Path | Literal["-"], flags: DeclaredFields) -> tuple[Capture, bytes, Declaration | None]:
    if found == "-":
        data = sys.stdin.buffer.read(_MOST_BYTES)
        capture, data = capture_bytes(data, address="-", how="stdin", obtained_at=now())
        return capture, data, declare(capture, _laid_over(None, flags))
    path = Path(found)
    declared = declared_for(path)
    capture, data = capture_file(path, obtained_at=now())
    return capture, data, declare(capture, _laid_over(declared, flags))


def _laid_over(declared: DeclaredFields | None, flags: DeclaredFields) -> DeclaredFields | None:
    """What is declared of one page, with the flags, which hold for all, winning field by field."""
    given = [source for source in (flags, declared) if source is not None]

    def first(name: str) -> str | None:
        return next((value for source in given if (value := getattr(source, name)) is not None), None)

    both = DeclaredFields(
        outlet=first("outlet"), published=first("published"), url=first("url"), timezone=first("timezone")
    )
    return both if both != DeclaredFields() else None
