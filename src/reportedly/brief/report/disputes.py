"""Disputed, denied, confirmed, and said by one side: what is told in words, with who stands where."""

from collections.abc import Iterator, Sequence
from typing import Final

from reportedly.brief.report.answers import answer_lines, cited_lines, denies, said_item
from reportedly.brief.report.attributed import told_by_outlet
from reportedly.brief.report.document import Block, Bullets, Heading, Inline, Jump, Paragraph, Strong
from reportedly.brief.report.material import Desk
from reportedly.brief.report.naming import anchor_of, name_of, sentence_case
from reportedly.brief.report.spread import say_count
from reportedly.brief.report.standing import number_rows
from reportedly.brief.sides import Side
from reportedly.brief.tellings import Telling
from reportedly.brief.voices import is_own_voice, say_voice
from reportedly.brief.where import Answer, Where
from reportedly.records import Facet, Stance, Statement, StatusLabel

__all__ = ["confirmed_section", "denied_section", "disputed_section", "other_section"]

_SAID: Final = 2
"""Answers told on each side of a question."""
_AGAINST: Final = 3
_OPEN: Final = 2


def disputed_section(desk: Desk) -> Iterator[Block]:
    """Questions on which one says so and another says not, or leaves it open."""
    yield Heading(2, "Disputed", "disputed")
    numbers = [row for row in number_rows(desk.material.rows) if _is_disputed(row)]
    rows = [row for row in _in_words(desk) if _is_disputed(row)]
    if not numbers and not rows:
        yield Paragraph(("Nobody is found to dispute anything.",))
        return
    told = number_rows(desk.material.rows)[: desk.material.limit]
    jumps = [row for row in numbers if row in told]
    if jumps:
        listed = [
            part
            for number, row in enumerate(jumps)
            for part in ("; " if number else "", Jump(f"{name_of(row)}: {row.value}", anchor_of(row)))
        ]
        yield Paragraph(("Figures, told above: ", *listed, "."))
    yield from _blocks(rows, desk, "reportedly claims --status disputed")


def other_section(desk: Desk) -> Iterator[Block]:
    """What is said, and neither disputed nor confirmed by anybody."""
    settled = (StatusLabel.CONFIRMED, StatusLabel.RETRACTED)
    rows = [
        row
        for row in _in_words(desk)
        if not _is_disputed(row) and not any(each.claim.status.label in settled for each in row.standing)
    ]
    if rows:
        yield Heading(2, "Also said, and not disputed", "other")
        shown = rows[: desk.material.limit]
        yield Bullets(tuple(said_item(answer, desk) for row in shown for answer in row.standing[:1]))
        yield from _more(len(rows) - len(shown), "reportedly questions")


def denied_section(desk: Desk) -> Iterator[Block]:
    """Who denies what, by speaker: each denial in its own words."""
    yield Heading(2, "Denied, and by whom", "denied")
    found: dict[str, list[tuple[Statement, Where]]] = {}
    for row in desk.material.rows:
        for statement in _denials(row, desk):
            group = found.setdefault(say_voice(statement, desk.view), [])
            if all(known.key != statement.key for known, _ in group):
                group.append((statement, row))
    if not found:
        yield Paragraph(("Nobody is found to deny anything.",))
        return
    deniers = sorted(
        found, key=lambda who: (is_own_voice(found[who][0][0]), -len(found[who]), who.casefold())
    )
    shown = deniers[: desk.material.limit]
    yield Bullets(tuple(_denier(who, found[who], desk) for who in shown))
    yield from _more(len(deniers) - len(shown), "reportedly claims --status denied", "speaker")


def confirmed_section(desk: Desk) -> Iterator[Block]:
    """What somebody confirmed whom others had said before, in the words of who confirms."""
    yield Heading(2, "Confirmed, and by whom", "confirmed")
    confirming = {
        statement.key: statement
        for row in desk.material.rows
        for answer in row.standing
        if answer.claim.status.confirmed_by
        for statement in _members(answer, desk)
        if statement.stance is Stance.CONFIRMS
    }
    if not confirming:
        yield Paragraph(("Nobody is found to confirm what another said.",))
        return
    yield Bullets(tuple(cited_lines(confirming.values(), desk, most=desk.material.limit)))
    yield from _more(
        len(confirming) - desk.material.limit, "reportedly claims --status confirmed", "confirmation"
    )
    yield Paragraph(("To confirm is what the speaker does; it is not a finding of this brief.",), remark=True)


def _in_words(desk: Desk) -> list[Where]:
    return [row for row in desk.material.rows if row.question.facet is not Facet.NUMBER and row.standing]


def _is_disputed(row: Where) -> bool:
    sides = {answer.side for answer in row.standing}
    labels = {answer.claim.status.label for answer in row.standing}
    return Side.SO in sides and (
        Side.NOT_SO in sides or bool(labels & {StatusLabel.DISPUTED, StatusLabel.DENIED})
    )


def _blocks(rows: Sequence[Where], desk: Desk, command: str) -> Iterator[Block]:
    shown = rows[: desk.material.limit]
    for row in shown:
        yield Heading(3, sentence_case(name_of(row)), anchor_of(row))
        yield Bullets(tuple(_sides(row, desk)))
    yield from _more(len(rows) - len(shown), command)


def _sides(row: Where, desk: Desk) -> Iterator[tuple[Inline, ...]]:
    """Who says so, who says not, who leaves it open."""
    so = [answer for answer in row.standing if answer.side is Side.SO]
    for answer in so[:_SAID]:
        yield (Strong("Said: "), *said_item(answer, desk))
    if len(so) > _SAID:
        yield (f"And {say_count(len(so) - _SAID, 'more answer')}.",)
    against = _once(
        [
            *(telling for answer in row.standing for telling in answer.against if denies(telling, desk)),
            *(t for answer in row.standing if answer.side is Side.NOT_SO for t in answer.for_it),
        ]
    )
    yield from _labelled("Against: ", against, desk, _AGAINST)
    left_open = _once(
        [
            *(t for answer in row.standing for t in answer.against if not denies(t, desk)),
            *(t for answer in row.standing if answer.side is Side.OPEN for t in answer.for_it),
        ]
    )
    yield from _labelled("Left open: ", left_open, desk, _OPEN)


def _labelled(label: str, tellings: Sequence[Telling], desk: Desk, most: int) -> Iterator[tuple[Inline, ...]]:
    yield from ((Strong(label), *line) for line in answer_lines(tellings, desk, most=most))
    if len(tellings) > most:
        yield (f"And {say_count(len(tellings) - most, 'other')}.",)


def _once(tellings: Sequence[Telling]) -> list[Telling]:
    return list({telling.statement: telling for telling in tellings}.values())


def _denials(row: Where, desk: Desk) -> Iterator[Statement]:
    for answer in (*row.standing, *row.earlier):
        for key in (*answer.claim.against, *answer.claim.statements):
            statement = desk.view.statements.get(key)
            if statement is not None and statement.stance is Stance.DENIES:
                yield statement


def _members(answer: Answer, desk: Desk) -> list[Statement]:
    return [desk.view.statements[key] for key in answer.claim.statements if key in desk.view.statements]


def _denier(who: str, denials: Sequence[tuple[Statement, Where]], desk: Desk) -> tuple[Inline, ...]:
    parts: list[Inline] = [Strong(f"{sentence_case(who)}: ")]
    for number, (statement, _) in enumerate(denials[:_AGAINST]):
        text = desk.material.texts[statement.article_id]
        told = told_by_outlet(statement, text, desk.view, desk.moments)
        parts += [" " if number else "", told, desk.notes.cite(statement)]
    if len(denials) > _AGAINST:
        parts.append(f" And {say_count(len(denials) - _AGAINST, 'more denial')}.")
    return tuple(parts)


def _more(number: int, command: str, noun: str = "question") -> Iterator[Block]:
    if number > 0:
        yield Paragraph((f"{number} more {noun}{'' if number == 1 else 's'}; see {command}",), remark=True)
