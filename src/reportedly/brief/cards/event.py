"""The card of an event: what is proposed to have happened, as which reports have it."""

from reportedly.brief.cards.card import Card, Entry
from reportedly.brief.cards.lines import say_when, statement_line
from reportedly.brief.view import View
from reportedly.records import Event

__all__ = ["event_card"]


def event_card(event: Event, view: View) -> Card:
    """An event with its statements in order of the keys given; a proposal says that it is one."""
    standing = (
        f"confirmed by {event.confirmed_by}" if event.confirmed_by else "a proposal, confirmed by nobody"
    )
    days = dict.fromkeys(say_when(day) for day in (event.earliest, event.latest) if day)
    return Card(
        title=f"event {view.short(event.event_id)}: {event.label}",
        id=event.event_id,
        entries=(
            Entry("standing", standing),
            Entry("what", event.kind),
            Entry("day", " – ".join(days) or "no report tells"),
            Entry("place", event.place or "no report tells"),
            Entry("actors", ", ".join(event.actors) or "none named"),
            Entry("spread", f"{event.articles} article{'' if event.articles == 1 else 's'}"),
            Entry("told in"),
            *(Entry("", statement_line(key, view)) for key in event.statements),
            Entry("rules"),
            Entry("event", event.rule),
        ),
    )
