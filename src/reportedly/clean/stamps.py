"""Date lines and bylines: lines that say when a page was published and who wrote it."""

import re
from functools import cache
from typing import Final

from reportedly.clean.dates import find_dates
from reportedly.lexicons import load_table

__all__ = [
    "NAME",
    "are_names",
    "byline_names",
    "byline_words",
    "is_byline",
    "is_dateline",
    "is_name",
    "names_before_date",
]

_NAME_WORD: Final = r"(?:[^\W\d_a-zß-öø-ÿ][\w'’.\-]*|[A-Z]\.)"
_PARTICLE: Final = r"(?:al|bin|bint|da|das|de|del|della|den|der|di|do|dos|du|el|la|le|ten|ter|van|von|y|zu)"
NAME: Final = re.compile(rf"{_NAME_WORD}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_NAME_WORD}){{1,3}}")
_POSSESSIVE: Final = re.compile(r"['’]s\b")
_SEPARATOR: Final = re.compile(r"\s*(?:,|;|\||&|\band\b|\bund\b|·|•|—|–|/)\s*")
_RUBRIC: Final = re.compile(r"[^\W\d_a-z][^.,:;?!|\"“”]{1,40}\s*[,:|–—]\s*[Bb]y\s+(?=[^\W\d_a-z])")
"""The name of a column before the byline: "Letter from the Quay, by A. Name"."""
_TRIMMING: Final = " \t,;:|·•–—-*_#"
_LONGEST_NAME: Final = 4  # words
_LONGEST: Final = 14  # words of a byline or date line beside its date


@cache
def byline_words(kind: str) -> tuple[str, ...]:
    """The byline words of one class, longest first."""
    found = [row["word"] or "" for row in load_table("byline_words") if row["class"] == kind]
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def is_dateline(line: str) -> bool:
    """Whether a line is about a date and little else: "Sunday 18 May 2031 | 11.15", "Last updated …"."""
    dates = find_dates(line)
    if not dates:
        return False
    beside = line
    for found in reversed(dates):
        beside = beside[: found.start] + " " + beside[found.end :]
    # The full stop of "2 p.m." belongs to the date.
    return len(re.findall(r"[^\W\d_]{2,}", beside)) <= _LONGEST and not re.search(
        r"[.!?][\"'”’]?$", beside.strip()
    )


def is_byline(line: str) -> bool:
    """Whether a line names who wrote the article: "By A. Name", "A Name in Place", "Outlet staff"."""
    return bool(byline_names(line)) or _is_staff(line)


def byline_names(line: str) -> list[tuple[str, int, int]]:
    """The people a byline names, with start and end in the line; none where it is no byline.

    "By A Name and B Name, Staff Writer", "A Name in Place". A line that is a name
    alone is told by where it stands, not here (``is_name``).
    """
    if len(line.split()) > _LONGEST:
        return []
    if lead := _lead().match(line):
        return _names(line, lead.end())
    if rubric := _RUBRIC.match(line):
        return _names(line, rubric.end())
    if (placed := _placed().fullmatch(line.strip(_TRIMMING))) and not _POSSESSIVE.search(placed[1]):
        start = line.find(placed[1])
        return [(placed[1], start, start + len(placed[1]))]
    return []


def is_name(line: str) -> bool:
    """Whether a line is a person's name and nothing else, by its shape: two to four capitalised words."""
    return NAME.fullmatch(line.strip(_TRIMMING)) is not None and not line.isupper()


def are_names(line: str) -> bool:
    """Whether a line is people's names and nothing else: "A Name and B Name"."""
    return not line.endswith((".", "?", "!")) and all(
        is_name(part) and len(part.split()) <= _LONGEST_NAME for part in _SEPARATOR.split(line)
    )


def names_before_date(line: str) -> list[tuple[str, int, int]]:
    """The person a date line begins with: "A Name, Friday 9 May 2031", "A Name, Political Editor | 9 May 2031"."""
    found = NAME.match(line)
    dates = find_dates(line)
    if not found or not dates or found.end() > dates[0].start or not _SEPARATOR.match(line, found.end()):
        return []
    return (
        [(found[0], 0, found.end())]
        if len(found[0].split()) <= _LONGEST_NAME and not _newsroom(found[0])
        else []
    )


def _newsroom(name: str) -> bool:
    return name.rsplit(" ", 1)[-1].lower() in byline_words("staff")


def _names(line: str, start: int) -> list[tuple[str, int, int]]:
    names: list[tuple[str, int, int]] = []
    place = start
    if line.isupper():
        line = line.title()  # a byline in capitals
    while found := NAME.match(line, place):
        end = found.end()
        if _role().match(line, place) or _newsroom(line[place:end]):
            break
        names.append((line[place:end], place, end))
        separator = _SEPARATOR.match(line, end)
        if not separator:
            break
        place = separator.end()
    return names


def _is_staff(line: str) -> bool:
    """Whether the newsroom stands for the author: "Outlet staff", "Outlet newsroom with agencies"."""
    words = line.split()
    return (
        len(words) <= _LONGEST
        and _staff().search(line) is not None
        and not line.rstrip().endswith((".", "?", "!"))
    )


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?:{'|'.join(map(re.escape, byline_words('lead')))})\s*:?\s+(?=\S)", re.IGNORECASE
    )


@cache
def _role() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, byline_words('role')))})\b", re.IGNORECASE)


@cache
def _placed() -> re.Pattern[str]:
    places = "|".join(byline_words("place"))
    return re.compile(rf"({NAME.pattern})(?:,?\s+(?:{places})\s+{_NAME_WORD}(?:[\s,]+{_NAME_WORD}){{0,3}})")


@cache
def _staff() -> re.Pattern[str]:
    words = "|".join(map(re.escape, byline_words("staff")))
    tails = "|".join(map(re.escape, byline_words("tail")))
    return re.compile(
        rf"^[^\W\d_][\w'’.&\- ]{{1,50}}?\s(?:{words})(?:\s+(?:{tails}))?\s*(?:[|,·•–—-].*)?$", re.IGNORECASE
    )
