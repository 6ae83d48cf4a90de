"""Markup → facts: which of a page's several titles, names and dates to believe."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from htmldate import find_date
from lxml import html
from trafilatura.metadata import extract_author

from reportedly.clean.cues import normal_words
from reportedly.clean.dates import find_dates
from reportedly.clean.markup import Markup
from reportedly.records import DateBasis, Line, LineKind, PageText, Stated

__all__ = ["authors_by_place", "authors_from_markup", "from_markup"]

_SUFFIX: Final = re.compile(r"\s+(?:[|–—•·»:]|-{1,2})\s+")
_SUFFIX_AT_END: Final = re.compile(r"\s+(?:[|–—•·»:]|-{1,2})\s*$")
_NOT_A_NAME: Final = re.compile(r"https?:|[@/<>{}=]|\d{3}")
_AND: Final = re.compile(r"\s*(?:,|;|\||&|\s+and\s+|\s+und\s+|\s+et\s+|\s+y\s+)\s*")
_BY: Final = re.compile(r"^(?:by|von|par|por)\s+", re.IGNORECASE)
_LONGEST_NAME: Final = 6  # words
_LEAST_LETTERS: Final = 4  # of a word by which two titles may be told to mean one article
_WEAK_DATES: Final = ("date", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created")
"""Elements that may as well give the day of the last edit, or of the page as a file."""
_OF_OTHERS: Final = (LineKind.COMMENTS, LineKind.RELATED)
_SLASHES_IN_DAY: Final = re.compile(r"^(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_BASIC: Final = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?$")


def from_markup(
    markup: Markup,
    tree: html.HtmlElement | None,
    page: PageText,
    lines: Sequence[Line],
    *,
    visible: Mapping[str, Stated],
    captured_on: date,
) -> dict[str, Stated]:
    """The facts that the markup gives: any of "title", "outlet", "published", "modified", "url".

    Absent where it gives none. Dates later than the day after ``captured_on`` are not believed. Where no element
    names a date, htmldate looks for one in the whole tree, unless the visible text states it.
    """
    if tree is None:
        return {}
    found = {
        "title": _title(markup, page, lines),
        "outlet": _outlet(markup, visible["outlet"]),
        "published": _published(markup, tree, page, lines, visible["published"], captured_on),
        "modified": _date(markup, "modified", captured_on),
        "url": _url(markup),
    }
    return {name: stated for name, stated in found.items() if stated is not None}


def authors_from_markup(markup: Markup) -> tuple[Stated, ...]:
    """The people the markup names as authors, from the first element that names any."""
    candidates = markup.of("author")
    for _, where in candidates:
        names = [
            name
            for value, there in candidates
            if there == where
            for name in _AND.split(_BY.sub("", value))
            if _is_name(name, markup)
        ]
        if names:
            return tuple(
                Stated(value=name, basis=DateBasis.METADATA, evidence=where) for name in dict.fromkeys(names)
            )
    return ()


def authors_by_place(tree: html.HtmlElement, markup: Markup) -> tuple[Stated, ...]:
    """A hint: the names in elements whose class or rel says author, as trafilatura finds them. Often nobody's."""
    found = extract_author(tree)
    names = [name.strip() for name in (found or "").split(";")]
    return tuple(
        Stated(value=name, basis=DateBasis.INFERRED, evidence="an author element (trafilatura)")
        for name in dict.fromkeys(names)
        if _is_name(name, markup)
    )


def _is_name(name: str, markup: Markup) -> bool:
    """A person's name rather than an address, a login or the outlet itself."""
    outlets = {value.casefold() for value, _ in markup.of("outlet")}
    return (
        2 <= len(name.split()) <= _LONGEST_NAME
        and not _NOT_A_NAME.search(name)
        and name.casefold() not in outlets
        and name[:1].isalpha()
    )


def _title(markup: Markup, page: PageText, lines: Sequence[Line]) -> Stated | None:
    """The markup's title, without the outlet's name behind it where the page's own heading shows where it ends."""
    candidates = markup.of("title")
    headings = [value for value, _ in markup.of("heading")]
    span = next((line.span for line in lines if line.kind is LineKind.TITLE), None)
    shown = span.of(page.text) if span else None
    for value, where in candidates:
        if where == "title element" and headings and not _contains(value, headings[0]) and len(headings) == 1:
            return Stated(value=headings[0], basis=DateBasis.METADATA, evidence="h1", span=span)
        for heading in (*headings, *([shown] if shown else [])):
            if _contains(value, heading) and len(normal_words(heading)) >= 2:
                return Stated(value=heading, basis=DateBasis.METADATA, evidence=where, span=span)
        if where == "title element" and shown and span and not headings and not _share_a_word(value, shown):
            # "Radio – News page" over every article of a site that knows no headings.
            return Stated(value=shown, basis=DateBasis.STATED, evidence="headline", span=span)
        return Stated(
            value=_without_outlet(value, markup), basis=DateBasis.METADATA, evidence=where, span=span
        )
    if headings:
        return Stated(value=headings[0], basis=DateBasis.METADATA, evidence="h1", span=span)
    return None


def _contains(value: str, part: str) -> bool:
    return f" {' '.join(normal_words(part))} " in f" {' '.join(normal_words(value))} "


def _share_a_word(title: str, shown: str) -> bool:
    long = {word for word in normal_words(shown) if len(word) >= _LEAST_LETTERS}
    return not long.isdisjoint(normal_words(title))


def _without_outlet(title: str, markup: Markup) -> str:
    """Cut "Headline | Outlet" → "Headline", where the part behind the sign is a name the markup gives or is short."""
    parts = _SUFFIX.split(title)
    if len(parts) < 2:
        return title
    outlets = {" ".join(normal_words(value)) for value, _ in markup.of("outlet")}
    head = title[: title.rfind(parts[-1])]
    if " ".join(normal_words(parts[-1])) in outlets or (
        len(parts[-1].split()) <= 4 and len(parts[0].split()) >= 4
    ):
        return _SUFFIX_AT_END.sub("", head)
    return title


def _outlet(markup: Markup, visible: Stated) -> Stated | None:
    for value, where in markup.of("outlet"):
        if not _NOT_A_NAME.search(value) and len(value) <= 80:
            return Stated(value=value, basis=DateBasis.METADATA, evidence=where)
    if visible.value is not None:
        return None
    url = _url(markup)
    host = (urlsplit(url.value).hostname or "").removeprefix("www.") if url and url.value else ""
    if host:
        return Stated(
            value=host, basis=DateBasis.INFERRED, evidence=f"host of {url.evidence}" if url else "host"
        )
    return None


def _url(markup: Markup) -> Stated | None:
    for value, where in markup.of("url"):
        try:
            parts = urlsplit(value)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.hostname and not re.search(r"\s", value):
            return Stated(value=value, basis=DateBasis.METADATA, evidence=where)
    return None


def _date(markup: Markup, field: str, captured_on: date) -> Stated | None:
    for value, where in markup.of(field):
        stamp = _iso(value)
        if stamp and date.fromisoformat(stamp[:10]) <= captured_on + timedelta(days=1):
            return Stated(value=stamp, basis=DateBasis.METADATA, evidence=where)
    return None


def _too_late(markup: Markup, captured_on: date) -> Stated | None:
    """Unknown, with the reason, where the markup states a day that had not come when the page was obtained."""
    for value, where in markup.of("published"):
        stamp = _iso(value)
        if stamp and date.fromisoformat(stamp[:10]) > captured_on + timedelta(days=1):
            why = f"{where} says {stamp[:10]}, after the page was obtained"
            return Stated(value=None, basis=DateBasis.UNKNOWN, evidence=why)
    return None


def _published(
    markup: Markup,
    tree: html.HtmlElement,
    page: PageText,
    lines: Sequence[Line],
    visible: Stated,
    captured_on: date,
) -> Stated | None:
    """The markup's date; the visible one where both mean one moment and the markup gives it in another zone.

    "2031-04-03T00:25Z" beside "2 April 2031" is the evening of 2 April where the outlet is.
    """
    marked = _date(markup, "published", captured_on)
    if marked is None:
        if visible.value is None and (late := _too_late(markup, captured_on)):
            return late
        return _searched(tree, page, lines, visible, captured_on)
    if visible.value and marked.value and marked.value.endswith("+00:00"):
        days = abs(date.fromisoformat(visible.value[:10]) - date.fromisoformat(marked.value[:10])).days
        if days == 1:
            return None  # the visible date stands
    if visible.value and marked.evidence in _WEAK_DATES and visible.value[:10] != (marked.value or "")[:10]:
        return None
    return marked


def _iso(value: str) -> str | None:
    """ISO 8601 with time and offset where they are given; None for what is no full date."""
    value = _SLASHES_IN_DAY.sub(lambda day: f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}", value.strip())
    if basic := _BASIC.match(value):
        year, month, day, hour, minute, second, zone = basic.groups()
        value = f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else "")
    try:
        stamp = datetime.fromisoformat(value)
    except ValueError:
        found = find_dates(value)
        return found[0].value if found else None
    if stamp.year < 1990:  # an empty field of a content system: 1970-01-01, 0001-01-01
        return None
    return stamp.isoformat() if len(value) > len("2031-04-02") else stamp.date().isoformat()


def _searched(
    tree: html.HtmlElement, page: PageText, lines: Sequence[Line], visible: Stated, captured_on: date
) -> Stated | None:
    """What htmldate finds, unless it is made up of less than a day or belongs to somebody else's text."""
    if visible.value is not None:
        return None
    latest = captured_on.isoformat()
    found = find_date(
        tree, original_date=True, extensive_search=True, max_date=latest, deferred_url_extractor=False
    )
    if not found:
        return None
    places = [
        line.kind
        for line in lines
        for said in find_dates(line.span.of(page.text))
        if said.day.isoformat() == found
    ]
    # A first of the month that no line says is a bare month or year: unknown is better than a wrong order of events.
    if (found.endswith("-01") and not places) or found.endswith("-01-01"):
        return None
    if places and all(kind in _OF_OTHERS for kind in places):
        return None
    return Stated(value=found, basis=DateBasis.INFERRED, evidence="htmldate, somewhere in the page")
