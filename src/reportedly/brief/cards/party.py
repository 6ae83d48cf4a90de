"""The cards of a party and of an origin: who it is across articles, and all that it says."""

from collections.abc import Sequence

from reportedly.brief.amounts import say_count
from reportedly.brief.cards.card import Card, Entry
from reportedly.brief.cards.lines import statement_line
from reportedly.brief.statuses import say_name
from reportedly.brief.view import View
from reportedly.records import Origin, Party

__all__ = ["origin_card", "party_card"]


def party_card(party: Party, statements: Sequence[str], view: View) -> Card:
    """A party with the keys of the statements it makes, in the order given."""
    return Card(
        title=f"party {view.short(party.party_id)}: {party.name}",
        id=party.party_id,
        entries=(
            Entry("is", party.type.value),
            *([Entry("also called", ", ".join(party.aliases))] if party.aliases else []),
            *([Entry("described as", ", ".join(party.roles))] if party.roles else []),
            *([Entry("belongs to", party.of)] if party.of else []),
            Entry("group", party.group),
            *([Entry("only in", view.short(party.article))] if party.article else []),
            Entry(say_count(len(statements), "statement")),
            *(Entry("", statement_line(key, view)) for key in statements),
        ),
    )


def origin_card(origin: Origin, view: View) -> Card:
    """An origin with the statements that end there."""
    return Card(
        title=f"origin {view.short(origin.origin_id)}: {say_name(origin.root)}",
        id=origin.origin_id,
        entries=(
            Entry("named", "yes" if origin.named else "no: never merged with another unnamed one"),
            Entry("group", origin.group),
            *([Entry("party", view.short(origin.party))] if origin.party else []),
            Entry("rule", origin.rule),
            Entry(f"{say_count(len(origin.statements), 'statement')} from here"),
            *(Entry("", statement_line(key, view)) for key in origin.statements),
        ),
    )
