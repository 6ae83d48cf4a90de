"""What a person points at when correcting: an id, a line of a page, or a party's name; and where it is anchored."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from reportedly import ledger as book
from reportedly.errors import NoSuchId, WrongUse
from reportedly.ledger import Identified, Ledger, resolve_id
from reportedly.link import make_anchor, statement_span
from reportedly.records import Anchor, Article, Line

__all__ = ["Target", "anchor_of", "line_at", "name_of", "target"]

_LINE: Final = re.compile(r"([0-9a-fA-F]+):(\d+)")
_HEX: Final = re.compile(r"[0-9a-fA-F]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What is meant. ``kind`` as ``Identified`` has it, or "line", or "name" for a party's name as typed."""

    kind: str
    id: str  # whole id; of a line its article's; of a name the name
    line: int | None = None  # from 1, as an editor counts


def target(ledger: Ledger, typed: str, *, names: bool = False) -> Target:
    """What ``typed`` points at. ``names``: a party may be told by any of its names.

    Raises NoSuchId, with the candidates, where it names nothing or several things.
    """
    typed = typed.strip()
    if match := _LINE.fullmatch(typed):
        article = resolve_id(ledger, match[1], kind="article")
        return Target(kind="line", id=article.id, line=int(match[2]))
    if not names:
        return _told(resolve_id(ledger, typed))
    known = _names(ledger)
    if typed in known:
        return Target(kind="name", id=typed)
    if _HEX.fullmatch(typed):
        return _told(resolve_id(ledger, typed))
    folded = {name.casefold(): name for name in sorted(known)}
    if typed.casefold() in folded:
        return Target(kind="name", id=folded[typed.casefold()])
    near = get_close_matches(typed.casefold(), sorted(folded), n=3)
    said = f"; near it: {', '.join(folded[name] for name in near)}" if near else ""
    raise NoSuchId(
        repr(typed)[:80], f"is no id, and nobody in this story goes by it{said}", "see `reportedly sources`"
    )


def _told(found: Identified) -> Target:
    return Target(kind=found.kind, id=found.id)


def _names(ledger: Ledger) -> set[str]:
    return {name for party in book.parties(ledger) for name in (party.name, *party.aliases)}


def name_of(ledger: Ledger, meant: Target) -> str | None:
    """The party name that a target stands for: its own, that of a party, or that of an origin with a name."""
    match meant.kind:
        case "name":
            return meant.id
        case "party":
            party = book.party(ledger, meant.id)
            return party.name if party.article is None else None
        case "origin":
            origin = book.origin(ledger, meant.id)
            return origin.root if origin.named else None
        case _:
            return None


def anchor_of(ledger: Ledger, meant: Target) -> Anchor:
    """Where a correction of this holds. Raises WrongUse for what stands nowhere on a page."""
    if meant.kind not in _ANCHORS:
        raise WrongUse(
            meant.id[:12],
            f"is a {meant.kind}, which stands nowhere on a page",
            "name a statement, figure, article or line (ARTICLE:LINE)",
        )
    return _ANCHORS[meant.kind](ledger, meant)


def _statement(ledger: Ledger, meant: Target) -> Anchor:
    row = book.statement(ledger, meant.id)
    page = book.page_text(ledger, row.article.article_id)
    return make_anchor(page, "statement", statement_span(row.statement), row.article)


def _figure(ledger: Ledger, meant: Target) -> Anchor:
    figure = book.figure(ledger, meant.id).figure
    article = book.article(ledger, figure.article_id)
    return make_anchor(book.page_text(ledger, figure.article_id), "figure", figure.span, article)


def _article(ledger: Ledger, meant: Target) -> Anchor:
    return make_anchor(book.page_text(ledger, meant.id), "article", None, book.article(ledger, meant.id))


def _line(ledger: Ledger, meant: Target) -> Anchor:
    article, line = line_at(ledger, meant)
    return make_anchor(book.page_text(ledger, meant.id), "line", line.span, article)


def line_at(ledger: Ledger, meant: Target) -> tuple[Article, Line]:
    """The article and its line. Raises WrongUse where the page has no such line, or nothing stands in it."""
    article, text = book.article(ledger, meant.id), book.page_text(ledger, meant.id).text
    for line in article.lines:
        if text.count("\n", 0, line.span.start) + 1 == meant.line:
            return article, line
    raise WrongUse(
        f"{meant.id[:12]}:{meant.line}",
        "is no line with words of that page",
        f"see the lines with `reportedly log --lines {meant.id[:12]}`",
    )


def _first_of(keys: Iterable[str], ledger: Ledger) -> Anchor:
    """The first of these statements in canonical order stands for them all."""
    rows = book.statements(ledger, keys=keys)
    return _statement(ledger, Target(kind="statement", id=rows[0].statement.key))


def _event(ledger: Ledger, meant: Target) -> Anchor:
    return _first_of(book.event(ledger, meant.id).statements, ledger)


_ANCHORS: Final[dict[str, Callable[[Ledger, Target], Anchor]]] = {
    "article": _article,
    "event": _event,
    "figure": _figure,
    "line": _line,
    "statement": _statement,
}
