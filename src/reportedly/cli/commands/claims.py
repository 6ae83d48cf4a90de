"""``reportedly claims``."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Annotated

import typer

from reportedly.brief.layout import Column, table
from reportedly.brief.quotes import quoted
from reportedly.brief.sides import Side
from reportedly.brief.statuses import say_origins, say_status
from reportedly.brief.terminal import terminal_safe
from reportedly.brief.view import View
from reportedly.brief.where import Answer, Where, compose_where
from reportedly.cli.asking import asked_for
from reportedly.cli.options import AsOfOption, CsvOption, JsonOption, LimitOption, StoryOption, listing
from reportedly.cli.output import print_lines, remark, terminal_width
from reportedly.cli.questions import print_questions
from reportedly.cli.standing import standing
from reportedly.cli.stories import open_story
from reportedly.records import StatusLabel

__all__ = ["claims"]

_TABLE = (
    Column(heading="id"),
    Column(heading="articles", right=True),
    Column(heading="origins", most=18),
    Column(heading="status", most=24),
    Column(heading="claim"),
)


def claims(
    context: typer.Context,
    question: Annotated[
        str | None,
        typer.Argument(metavar="QUESTION", help="A question's id, or words of its label: killed."),
    ] = None,
    status: Annotated[StatusLabel | None, typer.Option(help="Only with this status.")] = None,
    limit: LimitOption = None,
    as_of: AsOfOption = None,
    csv: CsvOption = False,
    json: JsonOption = False,
    story: StoryOption = None,
) -> None:
    """List every answer, with its status and its origins.

    In the order of the questions: all, or the answers to one QUESTION. A claim that
    an update left behind, or that was withdrawn, is marked "earlier". As CSV and
    JSON, with everybody who asserts, confirms, denies or withdraws it.
    """
    shown = listing(limit, csv, json)
    with standing(open_story(context, story), as_of=as_of) as found:
        asked = asked_for(found.questions, found.view, question)
        rows, left_out = _kept(compose_where(asked, found.view), status, shown.limit)
        if shown.csv or shown.json:
            print_questions(rows, found.view, shown)
            return
        print_lines(table(_TABLE, list(_cells(rows, found.view)), terminal_width()))
        if not rows:
            remark("no claim fits")
        elif left_out:
            remark(f"and {left_out} more; leave out --limit to see all")
        else:
            remark("next: reportedly show ID, or reportedly origins ID")


def _kept(
    rows: Sequence[Where], status: StatusLabel | None, limit: int | None
) -> tuple[tuple[Where, ...], int]:
    """The questions with only the answers wanted, at most ``limit`` of them, and how many are left out."""
    kept: list[Where] = []
    taken = left_out = 0

    def some(answers: Sequence[Answer]) -> tuple[Answer, ...]:
        nonlocal taken, left_out
        fit = [answer for answer in answers if status in (None, answer.claim.status.label)]
        room = len(fit) if limit is None else max(limit - taken, 0)
        taken += min(room, len(fit))
        left_out += max(len(fit) - room, 0)
        return tuple(fit[:room])

    for row in rows:
        only = replace(row, standing=some(row.standing), earlier=some(row.earlier))
        if only.standing or only.earlier:
            kept.append(only)
    return tuple(kept), left_out


def _cells(rows: Sequence[Where], view: View) -> Iterator[tuple[str, ...]]:
    for row in rows:
        for answers, mark in ((row.standing, ""), (row.earlier, "earlier: ")):
            for answer in answers:
                yield (
                    view.short(answer.claim.claim_id),
                    str(answer.articles),
                    say_origins(answer.claim.origins),
                    terminal_safe(say_status(answer.claim.status)),
                    terminal_safe(mark + _said(answer, row)),
                )


def _said(answer: Answer, row: Where) -> str:
    """A figure with what it counts; words alone, for a question in words is called by some of them."""
    if answer.claim.figures:
        return f"{row.title}: {answer.said}"
    words = quoted(answer.said)
    return words if answer.side is Side.SO else f"{answer.side.value}: {words}"
