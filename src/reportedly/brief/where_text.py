"""The main screen as text: a question a block, its answers indented under it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from reportedly.brief.heading import Coverage, say_coverage, say_remarks
from reportedly.brief.layout import columns_of, pad, shorten, wrap, wrap_items
from reportedly.brief.moments import Moments
from reportedly.brief.tellings import say_telling
from reportedly.brief.terminal import terminal_safe
from reportedly.brief.view import View
from reportedly.brief.where import Answer, Where, say_origins
from reportedly.records import Facet, StatusLabel

__all__ = ["render_where"]

_INDENT: Final = "    "
_LABEL: Final = 32
"""Columns a question's label may take before its value moves: longer ones push it right."""
_ANSWERS: Final = 4
"""Answers told in full; further ones are counted, and ``show`` lists them."""
_TELLINGS: Final = 6
"""Speakers told for one answer."""
_WORDS: Final = 110
"""Columns of a quoted answer: enough for a clause, two lines at 80."""


def render_where(
    rows: Sequence[Where], coverage: Coverage, view: View, *, width: int, left_out: int = 0
) -> list[str]:
    """The whole screen, lines of at most ``width`` columns. ``left_out``: questions beyond the limit."""
    moments = Moments.shared_by(
        telling.moment
        for row in rows
        for answer in (*row.standing, *row.earlier)
        for telling in (*answer.for_it, *answer.against)
    )
    lines = wrap(f"{terminal_safe(coverage.title)}: {say_coverage(coverage)}", width, rest=_INDENT)
    for remark in say_remarks(coverage):
        lines += wrap(remark, width, first="! ", rest="  ")
    label_width = min(max((columns_of(terminal_safe(row.question.label)) for row in rows), default=0), _LABEL)
    for row in rows:
        lines += ["", *_render_row(row, view, moments, label_width, width)]
    if not rows:
        lines += ["", *wrap(_nothing(coverage), width)]
    lines.append("")
    if left_out:
        more = "question" if left_out == 1 else "questions"
        lines += wrap(f"and {left_out} more {more}: reportedly questions", width)
    if rows:
        lines += wrap(_legend(moments, coverage), width)
        lines += wrap("more: reportedly show ID · statements · figures · search WORDS · log", width)
    return lines


def _nothing(coverage: Coverage) -> str:
    if not coverage.articles:
        return "Nothing is entered yet. Next: reportedly add PAGES"
    if coverage.unlinked:
        return "Nothing is linked yet. Next: reportedly add (it finishes what is pending)"
    return "No question is answered by these pages. What they say one by one: reportedly statements"


def _legend(moments: Moments, coverage: Coverage) -> str:
    """What the times in brackets are, and what all of them share and so leave out."""
    said = "In brackets: the text's own as-of, else when the first page that says so was published"
    if not moments.day and coverage.first:
        return f"{said}; all on {Moments().say(coverage.first[:10])}."
    if not moments.year and coverage.first:
        return f"{said}; all in {coverage.first[:4]}."
    return f"{said}."


def _render_row(row: Where, view: View, moments: Moments, label_width: int, width: int) -> Iterator[str]:
    label, value = terminal_safe(row.question.label), terminal_safe(row.value)
    identifier = view.short(row.question.question_id)
    head = f"{pad(label, max(label_width, columns_of(label)))}  {value}"
    if columns_of(head) + 2 + len(identifier) <= width:
        yield pad(head, width - len(identifier)) + identifier
    else:
        yield from wrap(f"{label}: {value}", width - len(identifier) - 2, rest=_INDENT)
        yield pad("", width - len(identifier)) + identifier
    if row.question.facet is Facet.NUMBER:
        yield from _numbers(row, moments, width)
    else:
        yield from _words(row, moments, width)
    yield from _spread(row, view, width)


def _numbers(row: Where, moments: Moments, width: int) -> Iterator[str]:
    """Speakers and figures in one flow, by time; then what was said before."""
    told = [
        *((telling, answer) for answer in row.standing for telling in answer.for_it),
        *((telling, answer) for answer in row.standing for telling in answer.against),
    ]
    yield from _flow([say_telling(t, moments, answer=a.said) for t, a in told], width, 2 * _TELLINGS)
    for withdrawn, word in ((False, "earlier: "), (True, "withdrawn: ")):
        before = [
            say_telling(telling, moments, answer=answer.said)
            for answer in row.earlier
            if (answer.claim.status.label is StatusLabel.RETRACTED) is withdrawn
            for telling in answer.for_it
        ]
        if before:
            yield from _flow(before, width, _TELLINGS, start=word)


def _words(row: Where, moments: Moments, width: int) -> Iterator[str]:
    """Each answer in its words, with who says so and who denies it under it."""
    answers = (*row.standing, *row.earlier)
    for answer in answers[:_ANSWERS]:
        said = shorten(terminal_safe(answer.said), _WORDS)
        yield from wrap(f"“{said}”", width, first=_INDENT, rest=_INDENT + " ")
        told = [say_telling(telling, moments) for telling in (*answer.for_it, *answer.against)]
        yield from _flow(told, width, _TELLINGS, indent=_INDENT + "  ")
    if len(answers) > _ANSWERS:
        yield f"{_INDENT}and {len(answers) - _ANSWERS} more answers"


def _flow(
    items: Sequence[str], width: int, most: int, *, start: str = "", indent: str = _INDENT
) -> Iterable[str]:
    if not items:
        return ()
    shown = [terminal_safe(item) for item in items[:most]]
    if len(items) > most:
        shown.append(f"and {len(items) - most} more")
    return wrap_items(shown, width, first=indent + start, rest=indent + " " * min(len(start), 2))


def _spread(row: Where, view: View, width: int) -> Iterable[str]:
    """How far the most repeated answer spread, and from how many places: never the first without the second."""
    if row.widest is None:
        return ()
    claim = row.widest.claim
    said = terminal_safe(_named(row.widest, row))
    remark = f"{said} stands in {claim.articles} articles but comes from {say_origins(claim.origins)}:"
    return wrap(f"{remark} reportedly show {view.short(claim.claim_id)}", width, first=_INDENT, rest=_INDENT)


def _named(answer: Answer, row: Where) -> str:
    if row.question.facet is Facet.NUMBER:
        return answer.said
    return "it" if len(row.standing) == 1 else f"“{shorten(terminal_safe(answer.said), 40)}”"
