"""Where it stands: each question about a number with its range, its chart and a line for each answer."""

from collections.abc import Iterator, Sequence
from typing import Final

from reportedly.brief.charts import chart_of
from reportedly.brief.report.answers import answer_lines, denies, said_item
from reportedly.brief.report.document import Block, Bullets, Drawing, Heading, Inline, Jump, Paragraph, Strong
from reportedly.brief.report.material import Desk
from reportedly.brief.report.naming import anchor_of, name_of, sentence_case
from reportedly.brief.report.spread import say_count
from reportedly.brief.tellings import Telling
from reportedly.brief.where import Answer, Where
from reportedly.records import Facet

__all__ = ["number_rows", "standing_section"]

_ANSWERS: Final = 8
"""Answers told of one question; a number with more has gone astray, and ``show`` lists them."""
_DENIALS: Final = 4


def standing_section(desk: Desk) -> Iterator[Block]:
    """A line for each number first, then each with its chart."""
    rows = number_rows(desk.material.rows)
    shown = rows[: desk.material.limit]
    yield Heading(2, "Where it stands", "standing")
    if not rows:
        yield Paragraph(("No figure answers a question yet.",))
        return
    yield Bullets(tuple(_summary(row) for row in shown))
    if len(rows) > len(shown):
        yield Paragraph(
            (f"{len(rows) - len(shown)} more questions about numbers; see reportedly figures",), remark=True
        )
    for row in shown:
        yield from _block(row, desk)


def number_rows(rows: Sequence[Where]) -> list[Where]:
    """The questions about a number."""
    return [row for row in rows if row.question.facet is Facet.NUMBER]


def _summary(row: Where) -> tuple[Inline, ...]:
    """The range and who stands at its ends: "Killed: 17–20. Lowest: 17, police. Highest: 20, Anneke Rusk."."""
    start = (Jump(f"{sentence_case(name_of(row))}: {row.value}", anchor_of(row)), ".")
    told = [(answer, _foremost(answer)) for answer in row.standing if answer.for_it]
    if not told:
        return start
    if len(told) == 1:
        return (*start, f" Given by {_who(*told[0])}.")
    lowest = min(told, key=lambda each: _end(each[0], low=True))
    highest = max(told, key=lambda each: _end(each[0], low=False))
    ends = (("Lowest", lowest), ("Highest", highest))
    return (*start, *(f" {end}: {each[0].said}, {_who(*each)}." for end, each in ends))


def _foremost(answer: Answer) -> Telling:
    """Who is named first: a source before an outlet that only repeats the figure."""
    return min(answer.for_it, key=lambda each: each.own_voice)


def _end(answer: Answer, *, low: bool) -> tuple[object, ...]:
    claim = answer.claim
    first, second = (claim.low, claim.high) if low else (claim.high, claim.low)
    value = first if first is not None else second
    return (value if value is not None else 0,)


def _who(answer: Answer, telling: Telling) -> str:
    others = {each.who for each in answer.for_it} - {telling.who}
    return f"{telling.who} and {say_count(len(others), 'other')}" if others else telling.who


def _block(row: Where, desk: Desk) -> Iterator[Block]:
    yield Heading(3, f"{sentence_case(name_of(row))}: {row.value}", anchor_of(row))
    chart = chart_of(row, desk.view)
    # One mark says no more than its line.
    if chart is not None and len(chart.marks) > 1:
        yield Drawing(chart)
    items: list[tuple[Inline, ...]] = [said_item(answer, desk) for answer in row.standing[:_ANSWERS]]
    against = [telling for answer in row.standing for telling in answer.against if denies(telling, desk)]
    items += [(Strong("Against: "), *line) for line in answer_lines(against, desk, most=_DENIALS)]
    if len(against) > _DENIALS:
        items.append((f"And {say_count(len(against) - _DENIALS, 'other')} against.",))
    yield Bullets(tuple(items))
    if len(row.standing) > _ANSWERS:
        short = desk.view.short(row.question.question_id)
        yield Paragraph(
            (f"{len(row.standing) - _ANSWERS} more answers; see reportedly show {short}",), remark=True
        )
