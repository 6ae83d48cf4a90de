"""The line that can be published: what was said, by whom, according to which outlet, on which day."""

import re
from typing import Final

from reportedly.brief.moments import Moments
from reportedly.brief.quotes import quoted
from reportedly.brief.terminal import terminal_safe
from reportedly.brief.view import View
from reportedly.brief.voices import is_own_voice, say_outlet, say_relay, say_speaker, say_stance
from reportedly.brief.words import begins, has_role, written_cue
from reportedly.records import (
    UNSPECIFIED,
    Article,
    Certainty,
    Figure,
    Kind,
    PartyType,
    Polarity,
    Source,
    Stance,
    Statement,
)

__all__ = ["attributed_line", "best_told", "told_by_outlet"]

_PLAIN: Final = frozenset(
    {Stance.ASSERTS, Stance.CONFIRMS, Stance.ANNOUNCES, Stance.WARNS, Stance.PREDICTS, Stance.ACCUSES}
)
"""Stances under which a clause may stand before "they said" and mean what it meant on the page."""

_FEWEST, _MOST = 4, 32
"""Words of a clause that can stand alone: fewer are a fragment, more are quoted with their sentence."""

_BREAKS: Final = re.compile(r"[\n—]|\s[–-]\s|[.!?]\s|\band that\b")
"""Several sentences, a dash, or a second "that": words that "they said" cannot follow."""
_PAST: Final = re.compile(r"(?<!, )\b[a-z]+ed\b")
"""A word that may be a finite verb: but for one after a comma, which describes ("the report, dated …")."""
_OPENERS: Final = "“„«\"'‘"
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OWNED: Final = re.compile(r"['’]s?\s")
"""A name that begins with an owner ("the company's log") needs no article of its own."""


def attributed_line(statement: Statement, text: str, view: View, moments: Moments) -> str:
    """One sentence with its speaker, its outlet and its day; the hedge stays because the words stay.

    ``text``: the page text. A quotation stays one, and a clause that can stand alone is followed by who
    said it: "At least nine people were killed, police said, according to Channel Six (6 May)." Where a
    denial, a doubt, a condition or a fragment would change its meaning so, the whole sentence is quoted
    as the outlet's: "Sarn Crossings denies, according to The Courier (6 May): “…”".
    """
    article = view.articles.get(statement.article_id)
    outlet, day = say_outlet(article, view), _day(article, moments)
    words = _words(statement, text)
    if is_own_voice(statement):
        if statement.source.name == UNSPECIFIED:
            told = "reported, without saying who said so"
        else:
            told = "reported in its own voice"
        return f"{_opening(outlet, outlet, article)} {told} ({day}): {_sentence(statement, text)}"
    speaker, through = _speaker(statement.source, view), _through(statement, outlet)
    # An outlet that is quoted on its own page is no second place.
    by = "" if speaker.casefold() == through.casefold() else f", according to {through}"
    verb = written_cue(statement.cue_lemma)
    if verb and _is_quotation(statement):
        return f"{quoted(words)}, {speaker} {verb}{by} ({day})."
    if verb and _stands_alone(statement, words):
        return f"{_upper(words)}, {speaker} {verb}{by} ({day})."
    stance = say_stance(statement.stance).rstrip(":")
    acts = f"{_upper(speaker)} {stance}" if stance else _upper(speaker)
    return f"{acts}{by} ({day}): {_sentence(statement, text)}"


def told_by_outlet(statement: Statement, text: str, view: View, moments: Moments) -> str:
    """The whole sentence with its outlet and day, for where the speaker is named already."""
    article = view.articles.get(statement.article_id)
    outlet = say_outlet(article, view)
    through = _opening(_through(statement, outlet), outlet, article)
    return f"{through} ({_day(article, moments)}): {_sentence(statement, text)}"


def best_told(
    statement: Statement, text: str, view: View, figure: Figure | None = None
) -> tuple[object, ...]:
    """A key by which the member of a claim that gives the best line comes first; ties are for the caller."""
    words = _words(statement, text)
    held = figure is None or any(figure.span in span for span in statement.content)
    whole = written_cue(statement.cue_lemma) is not None and (
        _stands_alone(statement, words) or _is_quotation(statement)
    )
    return (
        is_own_voice(statement),
        not held,
        statement.source.type is PartyType.ANONYMOUS,
        say_relay(statement) is not None,
        not whole,
        begins(words.lstrip(_OPENERS), "pointer"),
        len(words.split()) > _MOST,
    )


def _words(statement: Statement, text: str) -> str:
    """The exact words, on one line; the comma or stop before the cue is not part of what was said."""
    parts = (terminal_safe(" ".join(span.of(text).split())) for span in statement.content)
    words = " … ".join(parts).strip()
    return words if statement.kind is Kind.DIRECT else words.rstrip(" ,.;:")


def _is_quotation(statement: Statement) -> bool:
    return statement.kind is Kind.DIRECT and bool(statement.content) and not statement.conditional


def _stands_alone(statement: Statement, words: str) -> bool:
    """Whether the words can open a sentence, and ", they said" after them changes nothing."""
    return (
        statement.kind in (Kind.INDIRECT, Kind.MIXED)
        and statement.stance in _PLAIN
        and statement.certainty is Certainty.CERTAIN
        and statement.polarity is Polarity.POSITIVE
        and not statement.conditional
        and len(statement.content) == 1
        and _FEWEST <= len(words.split()) <= _MOST
        and not begins(words, "hanging")
        # "It had received the letter": whoever reads the line alone does not know what "it" is.
        and not begins(words, "pointer")
        and _has_verb(words)
        and _is_balanced(words)
        and not _BREAKS.search(words)
        and not _speaks_itself(statement, words)
    )


def _has_verb(words: str) -> bool:
    """Whether there is a finite verb, as far as words alone can tell; where not, the sentence is quoted whole."""
    return _PAST.search(words) is not None or any(
        has_role(word, "finite") for word in _WORD.findall(words.casefold())
    )


def _is_balanced(words: str) -> bool:
    """Whether every quotation opened is closed: half of one would be laid into the wrong mouth."""
    return words.count("“") == words.count("”") and words.count('"') % 2 == 0


def _speaks_itself(statement: Statement, words: str) -> bool:
    """Whether the words name another speaker after a comma ("…, the paper reported, …"): two would be heard at once."""
    return any(f" {verb}," in words for verb in {"said", "reported", "told", "wrote"}) and bool(statement.cue)


def _sentence(statement: Statement, text: str) -> str:
    return f"“{terminal_safe(' '.join(statement.sentence.of(text).split())).strip()}”"


def _speaker(source: Source, view: View) -> str:
    """The speaker as a sentence names one: "the hospital", "Tomas Greel (interior ministry)", "an unnamed official"."""
    said = say_speaker(source, view)
    if source.type is PartyType.ANONYMOUS:
        return f"an {said}" if said.startswith("unnamed ") and not said.endswith("s") else said
    plain = said[:1].islower() and not said.endswith("s") and not begins(said, "bare")
    return f"the {said}" if plain and not _OWNED.search(said) and not begins(said, "article") else said


def _through(statement: Statement, outlet: str) -> str:
    """By which way the words came: ``Sundial, as carried by Daily Lantern``."""
    relay = say_relay(statement)
    return f"{relay}, as told by {outlet}" if relay and relay.casefold() != outlet.casefold() else outlet


def _day(article: Article | None, moments: Moments) -> str:
    value = article.published.value if article else None
    return moments.say(value[:10] if value else None)


def _opening(words: str, outlet: str, article: Article | None) -> str:
    """The words at the head of a sentence; the name of a file, where no outlet is known, keeps its letters."""
    known = article is not None and article.outlet.value
    return _upper(words) if known or words != outlet else words


def _upper(words: str) -> str:
    """The first letter made a capital; nothing else of the words changes."""
    return words[:1].upper() + words[1:]
