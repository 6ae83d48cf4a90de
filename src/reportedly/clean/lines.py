"""Page text → its non-blank lines."""

import re
from typing import Final

from reportedly.records import Span, trim

__all__ = ["split_lines"]

# What ends a line of page text. Carriage returns are kept in plain text, so they count here too.
_LINE: Final = re.compile("[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")


def split_lines(text: str) -> tuple[Span, ...]:
    """The span of each line that shows anything, without the white space at its edges, in order."""
    return tuple(
        span for line in _LINE.finditer(text) if (span := trim(text, line.start(), line.end())) is not None
    )
