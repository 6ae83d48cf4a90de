"""``review add`` of a figure: the words that say a number, and what is to be read from them."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

import msgspec

from reportedly import ledger as book
from reportedly.cli.fetch import shortener
from reportedly.cli.reviewing.drafts import Draft
from reportedly.cli.reviewing.words_typed import the_place
from reportedly.errors import WrongUse
from reportedly.ledger import Ledger
from reportedly.link import ADDABLE_TO_FIGURE, find_quote, make_anchor, write_added_figure
from reportedly.records import Article, Comparator, Figure, Span

__all__ = ["FIGURE_WORDS", "add_figure"]

FIGURE_WORDS: Final = ("figure", "span")
"""What tells that a figure is added: its words, or where they stand."""
_SPAN: Final = re.compile(r"\[?\s*(\d+)\s*[:,-]\s*(\d+)\s*\)?")
_DIGITS: Final = re.compile(r"\d[\d.,\u00a0\u2009\u202f]*(?<![.,])")
_FIGURE_IS: Final = 'write add 7f3a figure="at least 14 people" low=14 counted_class=killed'


def add_figure(ledger: Ledger, article_id: str, typed: Mapping[str, str]) -> list[Draft]:
    """The draft for ``add ARTICLE figure="exact words" FIELD=VALUE …``, or with ``span=START:END`` in their place.

    What is not typed is as the rules read those words, where they read any number in
    them. ``number`` and ``hedge`` point at words within. Raises WrongUse where the words stand in
    no statement, where a figure stands already, and where nothing says what the number is.
    """
    fields = dict(typed)
    page, article = book.page_text(ledger, article_id), book.article(ledger, article_id)
    phrase = _phrase(page.text, fields)
    known = book.figures(ledger, article=article_id)
    pointed = _inside(page.text, phrase, "number", fields)
    guess = _guess(page.text, article, phrase, pointed)
    number = pointed or _number(page.text, phrase, guess)
    places = {"number": number, **_words_within(page.text, phrase, fields, guess)}
    for row in known:
        if row.figure.number_span.overlaps(number):
            short = shortener(ledger)(row.figure.key)
            raise WrongUse(
                repr(number.of(page.text))[:80],
                "is a figure already",
                f"correct it: review fix {short} FIELD=VALUE",
            )
    rows = book.statements(ledger, article=article_id)
    if not any(number in piece for row in rows for piece in row.statement.content):
        raise WrongUse(
            repr(phrase.of(page.text))[:80],
            "stands in no statement, so nobody would be seen to give it",
            'add that first: review add ARTICLE content="…" source="…" (source=@outlet: its own voice)',
        )
    values = _values(fields, guess)
    try:
        new = write_added_figure(page.text, phrase.start, places, values)
    except ValueError as error:
        raise WrongUse("add", str(error), "see docs/vocabulary.md") from error
    told = ", ".join(f"{name} {value}" for name, value in values.items() if value not in (None, "none"))
    return [
        Draft(
            action="add",
            anchor=make_anchor(page, "figure", phrase, article),
            new=new,
            said=f"figure in {shortener(ledger)(article_id)}: “{phrase.of(page.text)}”: {told}",
        )
    ]


def _phrase(text: str, fields: dict[str, str]) -> Span:
    words, where = fields.pop("figure", ""), fields.pop("span", "")
    if where:
        match = _SPAN.fullmatch(where)
        span = Span(int(match[1]), int(match[2])) if match and int(match[1]) < int(match[2]) else None
        if span is None or span.end > len(text) or not span.of(text).strip():
            raise WrongUse(
                f"span={where}"[:80], "is no place on the page", "write span=120:132, as the cards show it"
            )
        if words and " ".join(words.split()) != " ".join(span.of(text).split()):
            raise WrongUse(f"span={where}"[:80], "holds other words", "leave out one of figure and span")
        return span
    if not words:
        raise WrongUse("add", "needs the words of the figure", _FIGURE_IS)
    return the_place(text, "figure", words, near=None)


def _guess(text: str, article: Article, phrase: Span, number: Span | None) -> Figure | None:
    """What the rules read at these words, and at that number where one is pointed at: in their line, else in the words alone, where no neighbour misleads."""
    from reportedly.extract.figures import find_figures  # only here: no other correction waits for its tables

    lines = [line.span for line in article.lines if phrase in line.span]
    for stretch in (*lines[:1], phrase):
        found = find_figures(article.article_id, text, [stretch], timexes=(), dct=None).figures
        inside = [
            figure
            for figure in found
            if figure.number_span in phrase and (number is None or figure.number_span.overlaps(number))
        ]
        if inside:
            return inside[0]
    return None


def _words_within(text: str, phrase: Span, fields: dict[str, str], guess: Figure | None) -> dict[str, Span]:
    places: dict[str, Span | None] = {
        "hedge": _inside(text, phrase, "hedge", fields) or (guess.hedge_span if guess else None),
        "unit_words": guess.unit_span if guess else None,
        "counted_words": guess.counted_span if guess else None,
    }
    if "counted" in fields:
        counted = [place for place in find_quote(text, fields["counted"]) if place in phrase]
        places["counted_words"] = counted[0] if counted else None
    return {name: place for name, place in places.items() if place is not None}


def _inside(text: str, phrase: Span, name: str, fields: dict[str, str]) -> Span | None:
    if not (words := fields.pop(name, "")):
        return None
    places = [place for place in find_quote(text, words) if place in phrase]
    if len(places) != 1:
        told = f"stands {len(places)} times in those words" if places else "does not stand in those words"
        raise WrongUse(f"{name}={words}"[:80], told, f"give {name} as it stands in the figure's words")
    return places[0]


def _number(text: str, phrase: Span, guess: Figure | None) -> Span:
    if guess is not None:
        return guess.number_span
    runs = list(_DIGITS.finditer(text, phrase.start, phrase.end))
    return Span(*runs[0].span()) if len(runs) == 1 else phrase


def _values(fields: Mapping[str, str], guess: Figure | None) -> dict[str, str | None]:
    """Every field: as typed, else as read, else what a bare number has. Raises WrongUse where neither tells it."""
    values: dict[str, str | None] = {"unit": "count"}
    if guess is not None:
        values = {name: _plain(getattr(guess, name)) for name in ADDABLE_TO_FIGURE}
    unknown = [name for name in fields if name not in ADDABLE_TO_FIGURE]
    if unknown:
        raise WrongUse(
            unknown[0],
            "is no field of a figure",
            f"there are number, hedge, {', '.join(ADDABLE_TO_FIGURE)}",
        )
    values |= fields
    if "low" in fields or "high" in fields or "comparator" in fields:
        values |= _bounds(fields, values)
    if guess is None and not {"low", "high", "comparator"} & fields.keys():
        raise WrongUse("add", "cannot read the number from those words", _FIGURE_IS)
    if not values.get("counted_class"):
        raise WrongUse(
            "add", "cannot tell what is counted", "write counted_class=killed, or counted_class=other:lorry"
        )
    return values


def _bounds(fields: Mapping[str, str], values: Mapping[str, str | None]) -> dict[str, str | None]:
    """Low, high and comparator that go together, where not all of them are typed."""
    low, high = fields.get("low"), fields.get("high")
    comparator = fields.get("comparator")
    if comparator is None:
        comparator = _comparator(low, high)
    elif low is None and high is None:
        return {"comparator": comparator}  # of the bounds as read
    if comparator in (Comparator.EXACT, Comparator.APPROX):
        low, high = (low, high) if low is not None and high is not None else (low or high, low or high)
    return {"low": low, "high": high, "comparator": comparator}


def _comparator(low: str | None, high: str | None) -> str:
    open_ends = (None, "", "null")
    if low in open_ends or high in open_ends:
        return Comparator.AT_MOST if low in open_ends else Comparator.AT_LEAST
    try:
        same = Decimal(low or "") == Decimal(high or "")
    except InvalidOperation:
        same = low == high  # no numbers: check_value says so
    return Comparator.EXACT if same else Comparator.RANGE


def _plain(value: Any) -> str | None:
    if value is None:
        return None
    if hasattr(value, "span"):  # an as-of: its value alone is typed
        value = value.value
    plain = msgspec.to_builtins(value)
    return plain if isinstance(plain, str) else str(plain).lower()
