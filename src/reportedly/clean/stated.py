"""Title, outlet, authors, dates and address of a page, each with its basis and evidence; unknown rather than a guess."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from reportedly.clean.dates import FoundDate, find_dates
from reportedly.clean.raw import STAMPS_ABOVE, STAMPS_BELOW
from reportedly.clean.stamps import NAME, are_names, byline_names, is_name, names_before_date
from reportedly.records import DateBasis, Line, LineKind, Span, Stated

__all__ = ["declared", "find_authors", "find_published", "find_title", "unknown"]

_OPENING: Final = 60
"""Code points of the first paragraph in which a date that opens it must begin: "LISBON, 4 March 2031 (Agency) – …"."""


def unknown(why: str) -> Stated:
    """A fact the page does not give."""
    return Stated(value=None, basis=DateBasis.UNKNOWN, evidence=why)


def declared(value: str, flag: str, found: Stated) -> Stated:
    """What a person declared; what the page says otherwise is kept as evidence, not as value."""
    other = f"; the page says {found.value} ({found.evidence})" if found.value not in (None, value) else ""
    return Stated(value=value, basis=DateBasis.DECLARED, evidence=f"{flag}{other}", span=None)


def find_title(text: str, lines: Sequence[Line]) -> Stated:
    """The title line's words."""
    for line in lines:
        if line.kind is LineKind.TITLE:
            value = line.span.of(text).lstrip("#").strip()
            return Stated(value=value, basis=DateBasis.STATED, evidence="headline", span=line.span)
    return unknown("no line looks like a headline")


def find_authors(text: str, lines: Sequence[Line]) -> tuple[Stated, ...]:
    """The people named in bylines; else the name above a biography at the end."""
    found: dict[str, Stated] = {}
    for line in lines:
        words = line.span.of(text)
        if line.kind in (LineKind.BYLINE, LineKind.DATELINE):
            for name, start, end in _people(line.kind, words):
                span = Span(line.span.start + start, line.span.start + end)
                found.setdefault(
                    name, Stated(value=name, basis=DateBasis.STATED, evidence=f"line {words!r}", span=span)
                )
    if not found:
        for line in lines:
            words = line.span.of(text)
            if line.kind is LineKind.BIO and is_name(words):
                found[words] = Stated(
                    value=words, basis=DateBasis.STATED, evidence="name above a biography", span=line.span
                )
                break
    return tuple(found.values())


def _people(kind: LineKind, words: str) -> list[tuple[str, int, int]]:
    if found := byline_names(words):
        return found
    if kind is LineKind.DATELINE:
        return names_before_date(words)
    return [(name[0], name.start(), name.end()) for name in NAME.finditer(words)] if are_names(words) else []


def find_published(text: str, lines: Sequence[Line], *, captured_on: date) -> tuple[Stated, Stated]:
    """(published, modified) as the visible text gives them.

    A date counts where its line is a date line or byline, or says what it is ("Published …").
    One that is called an update is no publication date. "4 days ago" is no date, a
    copyright year is no date, and a day after the capture belongs to something else.
    Two different days near the title with nothing to tell them apart: unknown. Further down only a day that is
    called the publication's counts, and only where no other is.
    """
    body = [n for n, line in enumerate(lines) if line.kind is LineKind.BODY]
    # Without a title line the article's first line stands in for it.
    start = max(0, body[0] - STAMPS_ABOVE) if body else 0
    title = next((n for n, line in enumerate(lines) if line.kind is LineKind.TITLE), start)
    # Captions and standfirsts come before the date line on some pages, hence the third.
    below = body[min(2, len(body) - 1)] + 1 if body else len(lines)
    below_title = bool(body) and title < body[0]
    labelled: dict[str, list[tuple[FoundDate, Line]]] = {"published": [], "modified": []}
    bare: list[tuple[FoundDate, Line]] = []
    within: list[tuple[FoundDate, Line]] = []  # called the publication's, further from the title
    for number, line in enumerate(lines):
        if line.kind not in (LineKind.DATELINE, LineKind.BYLINE):
            continue
        for found in find_dates(line.span.of(text)):
            if found.day > captured_on + timedelta(days=1):
                continue
            near = number <= below and (
                title - STAMPS_ABOVE <= number < title + STAMPS_BELOW
                # A long menu between the title and the article: its stamps stand right above the text.
                or (number > title and below_title and body[0] - STAMPS_ABOVE <= number < body[0])
            )
            update_below = found.label == "modified" and bool(body) and number > body[-1]
            if found.label and (near or not body or update_below):
                labelled[found.label].append((found, line))
            elif found.label == "published" and number > title:
                within.append((found, line))
            elif near:
                bare.append((found, line))
    if not bare and body:
        # A standfirst comes before the paragraph that the date opens.
        bare = [
            (found, lines[place])
            for place in body[:2]
            for found in _opening_dates(lines[place].span.of(text), captured_on)
        ][:1]
    published = labelled["published"] or _one_day(bare) or _one_day(within)
    modified = labelled["modified"]
    if published:
        first = _stated(*published[0])
    elif len({found.day for found, _ in bare}) > 1:
        first = unknown("several dates near the title, none called the publication's")
    elif modified:
        first = unknown("only an update is dated")
    else:
        first = unknown("no date line near the title")
    return first, _stated(*modified[-1]) if modified else unknown("no update is dated")


def _opening_dates(paragraph: str, captured_on: date) -> list[FoundDate]:
    """The date with which an agency's or office's first paragraph opens, set off by a dash, bracket or quotation mark."""
    return [
        found
        for found in find_dates(paragraph[: 2 * _OPENING])[:1]
        if found.start < _OPENING
        and re.match(r"\s*[)\]]?\s*(?:\([^()]{2,30}\)\s*)?[-–—:)\]„“\"|]", paragraph[found.end :])
        and not re.search(r"[a-zß-ÿ]{2}\s+\S*$", paragraph[: found.start])
        and found.day <= captured_on + timedelta(days=1)
    ]


def _one_day(found: list[tuple[FoundDate, Line]]) -> list[tuple[FoundDate, Line]]:
    if len({date.day for date, _ in found}) != 1:
        return []
    return sorted(found, key=lambda pair: -len(pair[0].value))  # the one with a time says more


def _stated(found: FoundDate, line: Line) -> Stated:
    span = Span(line.span.start + found.start, line.span.start + found.end)
    return Stated(value=found.value, basis=DateBasis.STATED, evidence="date line", span=span)
