"""Who is spoken for in a story: each source with how often, where, and with which stances."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.brief.moments import order_key
from reportedly.brief.view import View
from reportedly.brief.voices import is_own_voice, say_outlet
from reportedly.records import OUTLET, UNSPECIFIED, Party, PartyType, Stance, Statement

__all__ = ["SourceRow", "find_sources"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One source. The unnamed stand apart, an article each: nobody can tell whether two are one."""

    name: str
    type: PartyType
    party: str | None  # party id
    roles: tuple[str, ...]
    of: str | None
    group: str
    statements: tuple[str, ...]  # keys, in order of publication, then of the page
    articles: int
    outlets: tuple[str, ...]  # that carry it, in the alphabet
    stances: Mapping[Stance, int]
    figures: int
    first: str | None  # when the first dated page that carries it was published
    last: str | None


def find_sources(view: View, *, own_voice: bool = False) -> tuple[SourceRow, ...]:
    """The sources of all statements in view: those carried by most articles first, then by name.

    ``own_voice``: with the outlets speaking for themselves and the agentless too; they
    are nobody's sources, so they are left out otherwise.
    """
    found: dict[str, list[Statement]] = {}
    for statement in view.statements.values():
        if own_voice or not is_own_voice(statement):
            found.setdefault(_whose(statement, view), []).append(statement)
    rows = (_row(group, view) for group in found.values())
    return tuple(
        sorted(
            rows, key=lambda row: (-row.articles, -len(row.statements), row.name.casefold(), row.statements)
        )
    )


def _whose(statement: Statement, view: View) -> str:
    source = statement.source
    if source.name in (OUTLET, UNSPECIFIED) or source.type is PartyType.ANONYMOUS:
        return f"{statement.article_id} {source.name}"
    party = view.parties.get(source.name.casefold())
    return party.party_id if party else source.name.casefold()


def _row(statements: Iterable[Statement], view: View) -> SourceRow:
    said = sorted(statements, key=lambda each: _place(each, view))
    first = said[0]
    party = _party(first, view)
    dates = sorted((date for each in said if (date := view.published(each.article_id))), key=order_key)
    return SourceRow(
        name=_name(first, party, view),
        type=party.type if party else first.source.type,
        party=party.party_id if party else None,
        roles=party.roles if party else tuple(filter(None, (first.source.role,))),
        of=party.of if party else first.source.of,
        group=party.group if party else _name(first, party, view),
        statements=tuple(each.key for each in said),
        articles=len({each.article_id for each in said}),
        outlets=tuple(sorted({say_outlet(view.articles.get(each.article_id), view) for each in said})),
        stances=dict(sorted(Counter(each.stance for each in said).items())),
        figures=len({key for each in said for key in each.figures}),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
    )


def _party(statement: Statement, view: View) -> Party | None:
    source = statement.source
    if source.name in (OUTLET, UNSPECIFIED) or source.type is PartyType.ANONYMOUS:
        return None
    return view.parties.get(source.name.casefold())


def _name(statement: Statement, party: Party | None, view: View) -> str:
    if party is not None:
        return party.name
    source = statement.source
    if source.name == OUTLET:
        return f"{say_outlet(view.articles.get(statement.article_id), view)} itself"
    if source.name == UNSPECIFIED:
        return "nobody named"
    unnamed = source.type is PartyType.ANONYMOUS and not source.name.casefold().startswith("unnamed")
    return f"unnamed {source.name}" if unnamed else source.name


def _place(statement: Statement, view: View) -> tuple[object, ...]:
    published = order_key(view.published(statement.article_id))
    return (published, statement.article_id, statement.sentence.start, statement.key)
