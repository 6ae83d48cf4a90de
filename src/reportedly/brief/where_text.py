"""The main screen as text: a question a block, its answers indented under it."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from typing import Final

from reportedly.brief.heading import Coverage, say_coverage, say_remarks
from reportedly.brief.layout import columns_of, pad, shorten, wrap, wrap_items
from reportedly.brief.moments import Moments
from reportedly.brief.quotes import quoted
from reportedly.brief.sides import Side
from reportedly.brief.statuses import say_origins
from reportedly.brief.tellings import Telling, say_telling
from reportedly.brief.terminal import terminal_safe
from reportedly.brief.view import View
from reportedly.brief.where import Answer, Where
from reportedly.records import Facet, StatusLabel

__all__ = ["render_where"]

_INDENT: Final = "    "
_LABEL: Final = 28
"""Columns of a label beside which values still stand in one column."""
_CALLED: Final = {Side.SO: "it", Side.NOT_SO: "the denial", Side.OPEN: "the doubt"}
"""What an answer in words is called where its words stand just above."""
_FIGURES: Final = 8
"""Speakers told of a number; the others are counted, and ``show`` lists them."""
_SPEAKERS: Final = 4
"""Speakers told on one side of an answer in words, or of a figure left behind."""
_ANSWERS: Final = 3
"""Answers in words told of one question; the others are counted, and ``claims`` lists them."""
_TELLING_VERBS: Final = frozenset({"says possibly", "says probably"})
"""What a speaker does that "said by" alone would hide."""
_WORDS: Final = 100
"""Columns of a quoted answer: enough for a clause."""


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
    title = f"{terminal_safe(coverage.title)}: "
    lines = wrap_items(say_coverage(coverage), width, first=title, rest=_INDENT, between=", ")
    for remark in say_remarks(coverage):
        lines += wrap(remark, width, first="! ", rest="  ")
    numbers = [terminal_safe(row.title) for row in rows if row.question.facet is Facet.NUMBER]
    label_width = max((columns_of(label) for label in numbers if columns_of(label) <= _LABEL), default=0)
    for row in rows:
        if row.question.facet is Facet.NUMBER:
            block = _number_block(row, view, moments, label_width, width)
        else:
            block = _words_block(row, view, moments, width)
        lines += ["", *block]
    if not rows:
        lines += ["", *wrap(_nothing(coverage), width)]
    lines.append("")
    if left_out:
        more = "question" if left_out == 1 else "questions"
        lines += wrap(f"and {left_out} more {more}: reportedly questions", width)
    if rows:
        lines += wrap(_legend(moments), width)
        lines += wrap("more: reportedly show ID · statements · figures · search WORDS · log", width)
    return lines


def _nothing(coverage: Coverage) -> str:
    if not coverage.articles and coverage.as_of:
        return f"Nothing entered is known to have been out by {terminal_safe(coverage.as_of)}."
    if not coverage.articles:
        return "Nothing is entered yet. Next: reportedly add PAGES"
    if coverage.unlinked:
        return "Nothing is linked yet. Next: reportedly add (it finishes what is pending)"
    return "These pages answer no question together. What each says: reportedly statements"


def _legend(moments: Moments) -> str:
    """What the times in brackets are, and what all of them share and so leave out."""
    said = "In brackets: the count's own as-of, else when the first page to say so was published"
    if moments.day:
        return f"{said}; times alone are of {Moments().say(moments.day)}."
    return f"{said}; days without a year are of {moments.year}." if moments.year else f"{said}."


def _number_block(row: Where, view: View, moments: Moments, label_width: int, width: int) -> Iterator[str]:
    """Label and range, then speakers with their figures in one flow by time, then what was said before."""
    label = terminal_safe(row.title)
    yield from _headed(
        f"{pad(label, max(label_width, columns_of(label)))}  {terminal_safe(row.value)}", row, view, width
    )
    told = [
        *((telling, answer) for answer in row.standing for telling in answer.for_it),
        *((telling, answer) for answer in row.standing for telling in answer.against),
    ]
    # Those who are asked speak first; outlets that only repeat the number stand behind them.
    told.sort(key=lambda each: each[0].own_voice)
    yield from _flow([say_telling(t, moments, answer=a.said) for t, a in told], width, _FIGURES)
    for withdrawn, word in ((False, "earlier: "), (True, "withdrawn: ")):
        before = [
            say_telling(telling, moments, answer=answer.said)
            for answer in row.earlier
            if (answer.claim.status.label is StatusLabel.RETRACTED) is withdrawn
            for telling in (*answer.for_it, *(answer.against if withdrawn else ()))
        ]
        yield from _flow(before, width, _SPEAKERS, start=word)
    if row.widest is not None:
        yield from _spread(row.widest, row.widest.said, view, width)


def _words_block(row: Where, view: View, moments: Moments, width: int) -> Iterator[str]:
    """Each answer's words with who says so, confirms and denies it; then who denies or leaves open the rest."""
    yield from _headed(shorten(terminal_safe(row.title), _WORDS), row, view, width)
    yield from wrap(terminal_safe(row.value), width, first=_INDENT, rest=_INDENT)
    answers = (*row.standing, *row.earlier)
    known = {telling.statement for answer in answers for telling in answer.against}
    # That none is left, said by nobody who denies anything, is an answer like any other.
    own = [a for a in answers if a.side is Side.SO or (a.side is Side.NOT_SO and not _denies(a, known))]
    # One sentence may give two answers, a clause each; its words are told once.
    first_with = {quoted(answer.said): answer for answer in reversed(own)}
    shown = [answer for answer in own if first_with[quoted(answer.said)] is answer][:_ANSWERS]
    for answer in shown:
        if quoted(answer.said) != row.title:
            words = shorten(terminal_safe(quoted(answer.said)), _WORDS)
            yield from wrap(f"or {words}", width, first=_INDENT, rest=_INDENT + "  ")
        yield from _told_of(answer, moments, width)
    if (more := len(own) - len(shown)) > 0:
        said = f"and {more} more {'answer' if more == 1 else 'answers'}:"
        command = f"reportedly claims {view.short(row.question.question_id)}"
        yield from wrap(f"{said} {command}", width, first=_INDENT, rest=_INDENT + "  ")
    rest = [answer for answer in answers if answer not in own]
    no = [t for answer in rest if answer.side is Side.NOT_SO for t in answer.for_it]
    left = [t for answer in rest if answer.side is Side.OPEN for t in answer.for_it]
    also = "also " if any(answer.against for answer in shown) else ""
    for start, told in (
        (f"{also}denied by ", [telling for telling in no if telling.verb == "denies"]),
        ("said not to be so by ", no),
        ("left open by ", left),
    ):
        yield from _said([t for t in told if t.statement not in known], start, moments, width)
        known.update(telling.statement for telling in told)
    if row.widest is not None:
        yield from _spread(row.widest, _CALLED[row.widest.side], view, width)


def _denies(answer: Answer, known: Set[str]) -> bool:
    """Whether an answer that says no is a denial: of an answer beside it, or by who denies it in words."""
    return any(telling.verb == "denies" or telling.statement in known for telling in answer.for_it)


def _told_of(answer: Answer, moments: Moments, width: int) -> Iterator[str]:
    """Who says so, who confirms it, who speaks against it or takes it back."""
    confirming = [telling for telling in answer.for_it if telling.verb == "confirms"]
    saying = [telling for telling in answer.for_it if telling not in confirming]
    yield from _said(saying, "said by ", moments, width)
    yield from _said(confirming, "confirmed by ", moments, width)
    withdrawn = answer.claim.status.label is StatusLabel.RETRACTED
    yield from _said(answer.against, "withdrawn by " if withdrawn else "denied by ", moments, width)


def _headed(text: str, row: Where, view: View, width: int) -> Iterator[str]:
    """A block's first line with the id at its right end; longer text wraps beside the id."""
    identifier = view.short(row.question.question_id)
    first, *rest = wrap(text, width - len(identifier) - 2, rest=_INDENT)
    yield pad(first, width - len(identifier)) + identifier
    yield from rest


def _said(tellings: Iterable[Telling], start: str, moments: Moments, width: int) -> Iterable[str]:
    """Each speaker once after a word that says what they do, outlets themselves last.

    Their own verb stays only where it says more than that word.
    """
    found: dict[str, Telling] = {}
    for telling in sorted(tellings, key=lambda each: each.own_voice):
        told = telling if telling.verb in _TELLING_VERBS else replace(telling, verb="")
        found.setdefault(told.who, told)
    return _flow([say_telling(each, moments) for each in found.values()], width, _SPEAKERS, start=start)


def _flow(items: Sequence[str], width: int, most: int, *, start: str = "") -> Iterable[str]:
    if not items:
        return ()
    shown = [terminal_safe(item) for item in items[:most]]
    if len(items) > most:
        shown.append(f"and {len(items) - most} more")
    return wrap_items(shown, width, first=_INDENT + start, rest=_INDENT + "  " * bool(start))


def _spread(answer: Answer, said: str, view: View, width: int) -> Iterable[str]:
    """How far an answer spread, and from how many places: never the first without the second."""
    origins = say_origins(answer.claim.origins)
    remark = f"{terminal_safe(said)} stands in {answer.articles} articles but comes from {origins}:"
    command = f"reportedly show {view.short(answer.claim.claim_id)}"
    return wrap_items([remark, command], width, first=_INDENT, rest=_INDENT + "  ", between=" ")
