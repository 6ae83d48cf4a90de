"""Which line is the title: the headline above the article, told by where it stands and how it is written."""

import re
from collections.abc import Sequence
from typing import Final

from reportedly.clean.stamps import is_byline, is_dateline, is_name

__all__ = ["find_headline"]

_MENU: Final = re.compile(r"[|»›→▲▼>©]|https?:|\w@\w|\s/\s")
_COLUMNS: Final = re.compile(r"\S(?:\s{2,}|\t)\S.*\S(?:\s{2,}|\t)\S")
"""Three or more columns in one line: a menu set in plain text."""
_SENTENCE: Final = re.compile(r"[.][\"'”’»)\]]*$")
_LEAST_WORDS: Final = 3
_MOST_WORDS: Final = 32
_LONG: Final = 15  # words from which an exclamation is a sentence of the story
_REACH: Final = (
    40  # lines above the first paragraph that are looked at: a long menu comes before, not between
)


def find_headline(
    lines: Sequence[str], normal: Sequence[str], free: Sequence[bool], first_prose: int
) -> int | None:
    """The place of the title among ``lines``; None where no line above the article looks like one.

    normal       the normal words of each line, joined.
    free         whether a line carries no cue against it.
    first_prose  where the article's first paragraph stands.

    A headline is repeated above its article (page title, caption, heading), has a
    byline or date under it, or is the longest line there that is no sentence.
    """
    start = max(0, first_prose - _REACH)
    above = [place for place in range(start, first_prose) if free[place]]
    if not above and first_prose == 0 and lines and _could_be(lines[0]) and len(lines) > 1 and free[0]:
        return 0
    counts: dict[str, int] = {}
    for key in normal[start : first_prose + 3]:
        counts[key] = counts.get(key, 0) + 1
    scored = [
        (_score(lines, place, first_prose, counts[normal[place]]), -place)
        for place in above
        if _could_be(lines[place])
    ]
    return -max(scored)[1] if scored else None


def _could_be(line: str) -> bool:
    words = line.split()
    return (
        _LEAST_WORDS <= len(words) <= _MOST_WORDS
        and not _MENU.search(line)
        and not _COLUMNS.search(line)
        and not _SENTENCE.search(line)
        and not (len(words) > _LONG and line.endswith("!"))
        and not is_dateline(line)
        and not is_byline(line)
    )


def _score(lines: Sequence[str], place: int, first_prose: int, count: int) -> float:
    words = len(lines[place].split())
    score = min(words, 12) + 6.0 * (count > 1) - 3.0 * (is_name(lines[place]) and words < 4)
    following = lines[place + 1 : place + 4]
    score += 4.0 * any(is_dateline(line) or is_byline(line) for line in following)
    score -= 0.15 * (first_prose - place)
    score -= 3.0 * lines[place].lstrip().startswith("#")  # a Markdown heading under the title
    return score
