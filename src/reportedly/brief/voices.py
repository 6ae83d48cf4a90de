"""Who speaks, in words: a name with what it speaks for; nobody is ever made up."""

from typing import Final

from reportedly.brief.nameless import say_nameless
from reportedly.brief.terminal import terminal_safe
from reportedly.brief.view import View
from reportedly.brief.words import begins
from reportedly.records import (
    OUTLET,
    UNSPECIFIED,
    Article,
    Hop,
    HopRole,
    PartyType,
    Source,
    Stance,
    Statement,
)

__all__ = [
    "NO_OUTLET",
    "is_own_voice",
    "say_chain",
    "say_hop",
    "say_outlet",
    "say_party",
    "say_relay",
    "say_speaker",
    "say_stance",
    "say_voice",
]

NO_OUTLET: Final = "an outlet not named"
"""Of a page that is not in view."""

_MOST: Final = 46
"""Columns a speaker's name and description may take before the description gives way."""

_VERBS: Final = {
    Stance.ASSERTS: "",
    Stance.CONFIRMS: "confirms",
    Stance.DENIES: "denies",
    Stance.ACCUSES: "accuses:",
    Stance.QUESTIONS: "leaves open",
    Stance.WARNS: "warns:",
    Stance.PREDICTS: "expects",
    Stance.ANNOUNCES: "announces",
    Stance.CALLS: "",
    Stance.CONCERNED: "is concerned:",
    Stance.URGES: "urges:",
    Stance.SUPPORTS: "supports",
    Stance.DOES_NOT_RULE_OUT: "does not rule out",
}


def say_stance(stance: Stance) -> str:
    """The verb between a speaker and what is said; empty for a plain assertion."""
    return _VERBS[stance]


def say_outlet(article: Article | None, view: View) -> str:
    """The publisher of an article; where nothing tells it, the page's file: ``seed3.txt (outlet not named)``."""
    if article is None:
        return NO_OUTLET
    if article.outlet.value:
        return terminal_safe(article.outlet.value)
    return say_nameless(view.files.get(article.article_id), view.short(article.article_id))


def say_voice(statement: Statement, view: View) -> str:
    """The one who makes a statement: ``Tomas Greel (interior ministry)``, ``unnamed official via The Inland Post``.

    An outlet's own voice is marked "itself", and where the text names nobody, so
    does this: "nobody named, in Daily Lantern".
    """
    article, source = view.articles.get(statement.article_id), statement.source
    if source.name == UNSPECIFIED:
        return f"nobody named, in {say_outlet(article, view)}"
    if is_own_voice(statement):
        return f"{say_outlet(article, view)} itself"
    relay, said = say_relay(statement), say_speaker(source, view)
    if source.type is PartyType.ANONYMOUS:
        return f"{said} via {relay or say_outlet(article, view)}"
    return f"{said} via {relay}" if relay else said


def say_speaker(source: Source, view: View) -> str:
    """The one spoken for, without how the words came here: ``Tomas Greel (interior ministry)``, ``unnamed official``."""
    return _unnamed(source.name) if source.type is PartyType.ANONYMOUS else _described(source, view)


def say_party(statement: Statement, view: View) -> str:
    """The one who makes a statement by one name across pages, whatever role and relay a page gives.

    The unnamed are told apart page by page: nobody knows whether two are one.
    """
    source = statement.source
    if source.type is PartyType.ANONYMOUS:
        return f"{say_voice(statement, view)}, page {view.short(statement.article_id)}"
    if is_own_voice(statement):
        return say_voice(statement, view)
    party = view.parties.get(source.name.casefold())
    return terminal_safe(party.name) if party else say_speaker(source, view)


def is_own_voice(statement: Statement) -> bool:
    """Whether the outlet speaks itself, or nobody is named: no source stands behind the words."""
    source = statement.source
    own = source.type is PartyType.OUTLET and statement.cue is None
    return own or source.name in (OUTLET, UNSPECIFIED)


def say_chain(statement: Statement, view: View) -> str:
    """The provenance chain from the outlet outward: ``Daily Lantern → Channel Six → unnamed rescue worker``."""
    article = view.articles.get(statement.article_id)
    return " → ".join(say_hop(hop, article, view) for hop in statement.via)


def say_hop(hop: Hop, article: Article | None, view: View) -> str:
    """One step of a chain; what was carried over from a neighbouring sentence says so."""
    if hop.name == OUTLET:
        said = say_outlet(article, view)
    elif hop.name == UNSPECIFIED:
        said = "nobody named"
    elif hop.type is PartyType.ANONYMOUS:
        said = _unnamed(hop.name)
    else:
        said = terminal_safe(hop.name)
    return f"{said} (carried over)" if hop.inferred else said


def say_relay(statement: Statement) -> str | None:
    """The last relay before the source: who passed the words on, when the outlet did not hear them itself."""
    relays = [
        hop.name
        for hop in statement.via
        if hop.role is HopRole.RELAY and hop.name not in (OUTLET, UNSPECIFIED)
    ]
    own = statement.source
    if not relays or (own.type is not PartyType.ANONYMOUS and relays[-1].casefold() == own.name.casefold()):
        return None
    return terminal_safe(relays[-1])


def _unnamed(name: str) -> str:
    """``unnamed rescue worker``; what counts or points already is put behind: ``one person (unnamed)``."""
    said = terminal_safe(name)
    if said.startswith(("unnamed", "source of", "sources of")):
        return said
    if begins(said, "nobody"):
        return f"somebody unnamed (“{said}”)"
    if begins(said, "determiner") and " " in said:
        return f"{said[:1].lower()}{said[1:]} (unnamed)"
    return f"unnamed {said}"


def _described(source: Source, view: View) -> str:
    party = view.parties.get(source.name.casefold())
    # The page's own name, unless the story knows a fuller one: "Greel" is "Tomas Greel" elsewhere.
    fuller = party is not None and party.name.casefold().endswith(f" {source.name.casefold()}")
    name = terminal_safe(party.name if party and fuller else source.name)
    if source.type is not PartyType.PERSON:
        return name
    of = source.of or (party.of if party else None)
    role = source.role or (party.roles[0] if party and len(party.roles) == 1 else None)
    if role and of and (of.casefold() in role.casefold() or role.casefold() in of.casefold()):
        of = None
    for words in ((role, of), (of,), (role,)):
        told = ", ".join(
            terminal_safe(word) for word in words if word and word.casefold() not in name.casefold()
        )
        if told and len(name) + len(told) <= _MOST:
            return f"{name} ({told})"
    return name
