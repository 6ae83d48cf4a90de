"""The stamps of a live page: each entry is headed by the time it was entered, "16.40 Minister resigns"."""

import re
from collections.abc import Sequence
from typing import Final

from reportedly.clean.seen import Label
from reportedly.records import LineKind

__all__ = ["label_entries"]

_STAMP: Final = re.compile(
    r"(?:[01]?\d|2[0-3])[.:h][0-5]\d(?:\s*[ap]\.?m\b\.?)?(?:\s+(?:[A-Z]{2,4}\b|[-–—|:])|(?=\s|$))"
)
_LONGEST: Final = 14  # words of a stamp and the entry's heading
_SENTENCE: Final = re.compile(r"[.!?][\"'”’»)\]]*$")
_PARAGRAPH: Final = 6  # words of a sentence under a stamp
_LEAST: Final = 3  # entries: fewer are a programme or a time in passing


def label_entries(lines: Sequence[str], labels: Sequence[Label]) -> list[Label]:
    """The labels, with the heads of a live page's entries as date lines.

    A head is a time of day, alone or before a few words that are no sentence, with a
    sentence of the body under it. A list of events ("7.42 span falls") has none and stays body. The
    times are no date of publication: they name no day.
    """
    found = list(labels)
    heads = [
        place
        for place, (line, label) in enumerate(zip(lines[:-1], labels, strict=False))
        if label.kind in (LineKind.BODY, LineKind.HEADING, LineKind.OTHER)
        and _is_stamp(line)
        and labels[place + 1].kind is LineKind.BODY
        and _SENTENCE.search(lines[place + 1])
        and len(lines[place + 1].split()) >= _PARAGRAPH
    ]
    if len(heads) >= _LEAST:
        for place in heads:
            found[place] = Label(LineKind.DATELINE, "time of an entry")
    return found


def _is_stamp(line: str) -> bool:
    return (
        _STAMP.match(line) is not None
        and len(line.split()) <= _LONGEST
        and not (_SENTENCE.search(line) and len(line.split()) > 2)
    )
