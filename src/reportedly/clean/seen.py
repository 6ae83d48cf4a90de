"""A line of page text as the rules look at it, and the label they give it."""

import re
from dataclasses import dataclass
from typing import Final

from reportedly.clean.cues import Cue, find_cue, normal_words
from reportedly.clean.stamps import is_dateline
from reportedly.records import LineKind

__all__ = ["ELLIPSIS", "Label", "Seen", "look"]

_MOST_OF_A_DATE: Final = 4  # normal words of "Tuesday, 4 March, 18:40"
_PARAGRAPH: Final = 12  # words of a line that cannot be a teaser's title
_ENDS_SENTENCE: Final = re.compile(r"[.!?][\"'”’»)\]]*$")
ELLIPSIS: Final = re.compile(r"(?:…|\.\.\.)\W*$")
_BULLET: Final = re.compile(r"^(?:[-–—•*·▪►‣]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Label:
    """What a line is, and why."""

    kind: LineKind
    reason: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A line as the rules look at it."""

    text: str
    normal: str  # its normal words, joined by spaces
    words: int
    score: float  # of its shape
    cue: Cue | None
    ends_sentence: bool
    bullet: bool

    @property
    def paragraph(self) -> bool:
        """A sentence or more, long enough to be no teaser's title."""
        return self.words >= _PARAGRAPH and self.ends_sentence and not ELLIPSIS.search(self.text)


def look(text: str, score: float) -> Seen:
    """The line with its cue and form; ``score`` is of its shape."""
    normal = normal_words(text)
    return Seen(
        text=text,
        normal=" ".join(normal),
        words=len(text.split()),
        score=score,
        # A date alone is numbers alone, which otherwise mean a counter or a rating.
        cue=None if is_dateline(text) and len(normal) <= _MOST_OF_A_DATE else find_cue(text, normal),
        ends_sentence=_ENDS_SENTENCE.search(text) is not None,
        bullet=_BULLET.match(text) is not None,
    )
