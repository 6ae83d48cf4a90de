"""Who speaks officially: a state, an organ of one, or somebody who speaks for one or holds an office."""

from collections.abc import Iterable
from functools import cache
from typing import Final

from reportedly.brief.view import View
from reportedly.lexicons import load_table
from reportedly.records import PartyType, Statement

__all__ = ["is_official"]

_LONGEST: Final = 8
"""Steps up the chain of what belongs to what; a chain that bites its own tail ends here."""


def is_official(statement: Statement, view: View) -> bool:
    """Whether the one who makes the statement speaks officially.

    By the party's type, by what it belongs to, or by an office among its roles
    ("governor"). It says nothing about being right. The unnamed are never official:
    nobody can check what they hold.
    """
    source = statement.source
    if source.type is PartyType.GOVERNMENT:
        return True
    if source.type not in (PartyType.PERSON, PartyType.ORGANISATION):
        return False
    party = view.parties.get(source.name.casefold())
    above = source.of or (party.of if party else None)
    if _reaches_state(above, view):
        return True
    employer = view.parties.get(above.casefold()) if above else None
    if employer is not None and employer.type is not PartyType.PERSON:
        return False  # the president of a company holds no office of state
    return _holds_office([source.role or "", *(party.roles if party else ())])


def _reaches_state(above: str | None, view: View) -> bool:
    for _ in range(_LONGEST):
        party = view.parties.get(above.casefold()) if above else None
        if party is None:
            return False
        if party.type is PartyType.GOVERNMENT:
            return True
        above = party.of
    return False


def _holds_office(roles: Iterable[str]) -> bool:
    """Whether a role ends in a word of office: "state prosecutor", "mayor of Castrel"; not "chief executive"."""
    heads = (f" {role.casefold().partition(' of ')[0]}" for role in roles)
    return any(head.endswith(_offices()) for head in heads)


@cache
def _offices() -> tuple[str, ...]:
    return tuple(f" {row['words']}" for row in load_table("official_roles"))
