"""Who publishes a page and whose text it carries, from its visible words: only where they say so."""

import itertools
import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from reportedly.clean.cues import find_cue, normal_words
from reportedly.clean.stamps import byline_words
from reportedly.lexicons import load_table
from reportedly.records import DateBasis, Line, LineKind, Span, Stated

__all__ = ["find_credits", "find_outlet"]

_NAME: Final = (
    r"[^\W\d_a-z][\w'’.&+\-]*(?:\s+(?:(?:of|the|and|for|de|la|&)\s+)?(?:[^\W_a-z][\w'’.&+\-]*|\d{1,3}\b))*"
)
_COPYRIGHT: Final = re.compile(
    r"(?i:©|\(c\)|\bcopyright\b)(?i:\s*(?:©|\(c\)|copyright))?\s*(?:\d{4}(?:\s*[-–—]\s*\d{2,4})?)?,?\s*"
    rf"(?i:by\s+)?({_NAME})"
)
_CLOSING: Final = re.compile(
    r"\W*\b(?:all rights reserved|inc|ltd|llc|gmbh|corp|co|plc|limited|and|or|its|terms|privacy|contact)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_ABOUT: Final = re.compile(rf"(?:About|Contact)\s+({_NAME})$")
_POSTED_BY: Final = re.compile(rf"\bby\s+({_NAME})\s*$")
_OURSELVES: Final = re.compile(r"(?:We are|We're)\s+(?:an?\s|the\s|not\s|funded|reader|independent)")
_PART: Final = re.compile(r"[^|•·]+")
_LEADING: Final = re.compile(rf"\s*((?:The\s+)?{_NAME})")
_TOP: Final = 4  # lines of the page in which its name stands
_STAMPS: Final = (LineKind.BYLINE, LineKind.DATELINE)
_ARTICLE: Final = (LineKind.BODY, LineKind.HEADING, LineKind.TITLE)
_LONGEST_NAME: Final = 6  # words
_GENERIC: Final = frozenset(("us", "the author", "author", "our", "all", "rights", "by", "this site", "me"))
_FOR: Final = re.compile(rf"^\W*Reporting by [^;.]{{3,80}}? for ({_NAME})")
_AGENCY_AT_START: Final = re.compile(r"^[^()\[\]]{0,60}?[(\[]([^()\[\]]{2,30})[)\]]\s*[-–—:]")


def find_outlet(text: str, lines: Sequence[Line]) -> Stated | None:
    """The publisher as the visible text names it; None where it does not.

    Cues, in this order: a copyright notice; "About NAME" among the boilerplate; a name
    alone above "We are an independent …"; "NAME staff" as the byline; the name at the top of the page
    that begins a line of its own below the article. A name that the article merely
    mentions is never the outlet.
    """
    rest = [line for line in lines if line.kind not in _ARTICLE]
    for line in reversed(rest):
        found = _COPYRIGHT.search(line.span.of(text))
        if found and (
            stated := _stated(line, found.start(1), _CLOSING.sub("", found[1]), "copyright notice")
        ):
            return stated
    for line in rest:
        found = _ABOUT.match(line.span.of(text))
        if found and (stated := _stated(line, found.start(1), found[1], "line 'About …'")):
            return stated
    for line, below in itertools.pairwise(lines):
        if (
            line.kind not in _ARTICLE
            and _OURSELVES.match(below.span.of(text))
            and re.fullmatch(_NAME, words := line.span.of(text))
        ) and (stated := _stated(line, 0, words, "name above the outlet's words about itself")):
            return stated
    for line in rest:
        found = _staff().match(line.span.of(text)) if line.kind in _STAMPS else None
        if found and (stated := _stated(line, 0, found[1], "byline of the staff")):
            return stated
    return _masthead(text, lines)


def _masthead(text: str, lines: Sequence[Line]) -> Stated | None:
    """The name that opens the page and, below the article, a line that says more of it: its address, what it is.

    Menus repeat their words below too, but alone. The lower line gives the spelling: mastheads are often in capitals.
    """
    article = [number for number, line in enumerate(lines) if line.kind in _ARTICLE]
    if not article:
        return None
    top = [_bare(line.span.of(text)) for line in lines[: min(article[0], _TOP)]]
    for line in lines[article[-1] + 1 :]:
        if line.kind is LineKind.HIDDEN:
            continue
        for part in _PART.finditer(line.span.of(text)):
            found = _LEADING.match(part[0])
            name = _CLOSING.sub("", found[1]) if found else ""
            bare = _bare(name)
            if not found or len(name) == len(part[0].strip()) or _is_cue(name):
                continue
            if any(head == bare or re.match(rf"{re.escape(bare)}\s*(?:[^\w\s]|\d)", head) for head in top):
                return _stated(
                    line, part.start() + found.start(1), name, "name at the top and below the article"
                )
    return None


def _bare(name: str) -> str:
    return name.strip().casefold().removeprefix("the ")


def _is_cue(name: str) -> bool:
    return find_cue(name, normal_words(name)) is not None


def find_credits(text: str, lines: Sequence[Line]) -> tuple[Stated, ...]:
    """Whose text the page says it carries: "PLACE (Agency) -", "republished from NAME", an agency as the byline.

    Evidence names the cue. Agencies are those of ``media_names.tsv``; a name after
    "republished from" may be any.
    """
    found: dict[str, Stated] = {}
    first_body = next((line for line in lines if line.kind is LineKind.BODY), None)
    for line in lines:
        words = line.span.of(text)
        if line is first_body and (start := _AGENCY_AT_START.match(words)) and (name := _agency(start[1])):
            place = words.find(name, start.start(1))
            _add(found, line, place, name, "dateline")
        if line.kind not in (
            LineKind.BODY,
            LineKind.HEADING,
            LineKind.TITLE,
            LineKind.RELATED,
            LineKind.COMMENTS,
        ):
            for cue in _credit().finditer(words):
                _add(found, line, cue.start(1), cue[1], "credit line")
            if employer := _FOR.search(words):
                _add(found, line, employer.start(1), employer[1], "reporting for")
            if line.kind is LineKind.BYLINE:
                for agency in _agencies().finditer(words):
                    _add(found, line, agency.start(), agency[0], "byline")
    return tuple(found.values())


def _add(found: dict[str, Stated], line: Line, start: int, name: str, evidence: str) -> None:
    if stated := _stated(line, start, name, evidence):
        found.setdefault(name, stated)


def _stated(line: Line, start: int, name: str, evidence: str) -> Stated | None:
    name = name.strip().rstrip(".,;:|")
    if not name or name.lower() in _GENERIC or len(name.split()) > _LONGEST_NAME or name.isdigit():
        return None
    place = line.span.start + start
    return Stated(value=name, basis=DateBasis.STATED, evidence=evidence, span=Span(place, place + len(name)))


def _agency(words: str) -> str | None:
    found = _agencies().search(words)
    return found[0] if found else None


@cache
def _agencies() -> re.Pattern[str]:
    names = sorted(
        (row["name"] or "" for row in load_table("media_names") if row["kind"] == "agency"),
        key=lambda n: (-len(n), n),
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


@cache
def _credit() -> re.Pattern[str]:
    phrases = sorted(
        (row["phrase"] or "" for row in load_table("credit_phrases")), key=lambda p: (-len(p), p)
    )
    return re.compile(rf"(?i:(?<!\w)(?:{'|'.join(map(re.escape, phrases))}))\s+(?:the\s+)?({_NAME})")


@cache
def _staff() -> re.Pattern[str]:
    staff = "|".join(map(re.escape, byline_words("staff")))
    return re.compile(rf"(?:[Bb]y\s+)?({_NAME})\s+(?:{staff})\b")
