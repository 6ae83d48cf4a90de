"""One answer in a brief: its publishable line, how far it spread, who else gives it, who speaks against it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from reportedly.brief.moments import order_key
from reportedly.brief.report.attributed import attributed_line, best_told
from reportedly.brief.report.document import Inline
from reportedly.brief.report.material import Desk
from reportedly.brief.report.spread import say_count, say_spread
from reportedly.brief.sides import teller_of
from reportedly.brief.statuses import say_names
from reportedly.brief.tellings import Telling, say_telling
from reportedly.brief.voices import say_party
from reportedly.brief.where import Answer
from reportedly.records import Figure, Stance, Statement, StatusLabel

__all__ = ["answer_lines", "best_of", "cited_line", "cited_lines", "denies", "said_item"]

_DOUBTS: Final = frozenset({"says possibly", "says probably"})
_ELSE: Final = 3
"""Others named who give the same answer; the rest are counted."""


def said_item(answer: Answer, desk: Desk, *, spread: bool = True) -> tuple[Inline, ...]:
    """The answer's best line with its note, its spread, and who else gives it."""
    statement = best_of(answer, desk)
    if statement is None:
        return (f"{answer.said}: nobody is found to say it.",)
    item = [*cited_line(statement, desk)]
    if spread:
        item.append(f" {say_spread(answer.claim)}")
    item += _also(answer, statement, desk)
    if answer.claim.status.label is StatusLabel.CONFIRMED:
        item.append(f" Confirmed by {say_names(answer.claim.status.confirmed_by)}.")
    return tuple(item)


def answer_lines(tellings: Sequence[Telling], desk: Desk, *, most: int) -> Iterator[tuple[Inline, ...]]:
    """The line of each telling, the first ``most`` of them."""
    yield from cited_lines((desk.view.statements[each.statement] for each in tellings), desk, most=most)


def cited_lines(statements: Iterable[Statement], desk: Desk, *, most: int) -> Iterator[tuple[Inline, ...]]:
    """A line each; two captures of one page give one line with two notes. Only the first ``most`` are cited."""
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        found.setdefault(_line(statement, desk), []).append(statement)
    for line, same in list(found.items())[:most]:
        refs = dict.fromkeys(desk.notes.cite(statement) for statement in same)
        yield (line, *refs)


def cited_line(statement: Statement, desk: Desk) -> tuple[Inline, ...]:
    """A statement's publishable line and the note that holds its exact words."""
    return (_line(statement, desk), desk.notes.cite(statement))


def _line(statement: Statement, desk: Desk) -> str:
    return attributed_line(statement, desk.material.texts[statement.article_id], desk.view, desk.moments)


def best_of(answer: Answer, desk: Desk) -> Statement | None:
    """The member that gives the best line: whole, named and at first hand before early.

    An answer in words is told by the words that its question is called by.
    """
    view = desk.view
    if not answer.claim.figures:
        return teller_of(answer.claim, view)
    members = [view.statements[key] for key in answer.claim.statements if key in view.statements]

    def rank(statement: Statement) -> tuple[object, ...]:
        text = desk.material.texts[statement.article_id]
        return (
            *best_told(statement, text, view, _figure(statement, answer, desk)),
            order_key(view.published(statement.article_id)),
            statement.article_id,
            statement.sentence.start,
            statement.key,
        )

    return min(members, key=rank, default=None)


def _figure(statement: Statement, answer: Answer, desk: Desk) -> Figure | None:
    keys = (key for key in statement.figures if key in answer.claim.figures)
    return next((desk.view.figures[key] for key in keys if key in desk.view.figures), None)


def _also(answer: Answer, told: Statement, desk: Desk) -> Iterator[Inline]:
    """Who else gives the answer, each once with a note: sources first, outlets that only repeat it behind."""
    others: dict[str, Telling] = {}
    for each in sorted(answer.for_it, key=lambda each: each.own_voice):
        others.setdefault(say_party(desk.view.statements[each.statement], desk.view), each)
    others.pop(say_party(told, desk.view), None)
    if others:
        yield " The same from " if answer.claim.figures else " Also from "
        yield from _listed(list(others.values()), answer, desk)
        yield "."


def _listed(tellings: Sequence[Telling], answer: Answer, desk: Desk) -> Iterator[Inline]:
    for number, telling in enumerate(tellings[:_ELSE]):
        yield "; " if number else ""
        # Of an answer in words only a doubt is told: who denies it stands under "against".
        verb = telling.verb if answer.claim.figures or telling.verb in _DOUBTS else ""
        yield say_telling(replace(telling, verb=verb), desk.moments)
        yield desk.notes.cite(desk.view.statements[telling.statement])
    if len(tellings) > _ELSE:
        yield f"; and {say_count(len(tellings) - _ELSE, 'other')}"


def denies(telling: Telling, desk: Desk) -> bool:
    """Whether the speaker says that it is not so, rather than leaving it open."""
    return desk.view.statements[telling.statement].stance is not Stance.QUESTIONS
