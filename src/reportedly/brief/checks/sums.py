"""Numbers that do not fit together: a part above its whole, a total below an earlier one."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from reportedly.brief.amounts import say_figure
from reportedly.brief.checks.problem import Problem, carriers, class_name
from reportedly.brief.moments import order_key
from reportedly.brief.policies.reports import Report, stretches_of
from reportedly.brief.view import View
from reportedly.lexicons import load_table, lookup
from reportedly.records import Accumulation, Figure, Question

__all__ = ["find_falls", "find_large_parts"]


_DAY: Final = len("2031-04-02")
_BEFORE: Final = 6
_AFTER: Final = 3
"""Words before and after a figure in which a verb of falling is said of it: "the toll fell on Monday to 14"."""


def find_large_parts(view: View) -> Iterator[Problem]:
    """Parts larger than the whole that their page names: "19 of the 17 dead"."""
    said = carriers(view)
    for key in sorted(view.figures):
        part = view.figures[key]
        whole = view.figures.get(part.part_of) if part.part_of else None
        if whole is None or part.low is None or whole.high is None or part.unit != whole.unit:
            continue
        shown = tuple(dict.fromkeys(said[each.key].key for each in (part, whole) if each.key in said))
        if part.low > whole.high and shown:
            yield Problem(
                rule="part/1",
                said=f"{_say(part, view)} is a part of {_say(whole, view)}, and larger",
                statements=shown,
            )


def find_falls(questions: Iterable[Question], view: View, sentences: dict[str, str]) -> Iterator[Problem]:
    """Running totals that a later page gives lower than an earlier one, without a word that says so.

    Only counts of an event's outcome that add up, of one question and stage, on dated pages. "Revised",
    "corrected", "down from" or a named earlier figure say so. Each later page is held
    against the highest before it, once.
    """
    for question in questions:
        for stretch in stretches_of(question, view):
            dated = [
                report
                for report in stretch.reports
                if report.figure.accumulation is Accumulation.CUMULATIVE
                and report.figure.counted_class in _outcomes()
                and not report.figure.part_of
                and not report.withdrawn
                and not _points_back(report, view, sentences)
                and not order_key(_published(report, view))[0]
            ]
            dated.sort(key=lambda report: (order_key(_published(report, view)), report.statement))
            yield from _falls(dated, view, sentences)


def _falls(reports: list[Report], view: View, sentences: dict[str, str]) -> Iterator[Problem]:
    highest: Report | None = None
    told: set[str] = set()
    for report in reports:
        high = report.figure.high
        if (
            highest is not None
            and high is not None
            and highest.figure.low is not None
            and high < highest.figure.low
            and _is_before(_published(highest, view), _published(report, view))
            and report.article not in told
            and not _says_revised(report, view, sentences)
        ):
            told.add(report.article)
            yield Problem(
                rule="fall/1",
                said=f"{class_name(report.figure)}: {report.said}, after {highest.said} on an earlier page; no word of a revision",
                statements=(highest.statement, report.statement),
            )
        if report.figure.low is not None and (
            highest is None or highest.figure.low is None or report.figure.low > highest.figure.low
        ):
            highest = report


def _points_back(report: Report, view: View, sentences: dict[str, str]) -> bool:
    """Whether the figure is of people named before: "added her to the 20 taken from the river" is no new total."""
    start = view.statements[report.statement].sentence.start
    before = (
        sentences.get(report.statement, "")[: max(0, report.figure.span.start - start)].casefold().split()
    )
    return before[-1:] in (["the"], ["these"], ["those"])


def _is_before(first: str | None, second: str | None) -> bool:
    """Whether one page surely came out before another: of two of one day, both with a time."""
    if not first or not second or (first[:10] == second[:10] and min(len(first), len(second)) <= _DAY):
        return False
    return order_key(first) < order_key(second)


def _published(report: Report, view: View) -> str | None:
    return view.published(report.article)


def _say(figure: Figure, view: View) -> str:
    return f"{say_figure(figure, view.number_words.get(figure.key))} {class_name(figure)}"


def _says_revised(report: Report, view: View, sentences: dict[str, str]) -> bool:
    """Whether words say that it was lowered: "revised" anywhere, "fell" and its like only beside the figure.

    "Fifteen died when the bridge fell" revises nothing.
    """
    if report.figure.changed_from is not None:
        return True
    sentence = sentences.get(report.statement, "")
    start = report.figure.span.start - view.statements[report.statement].sentence.start
    end = start + len(report.figure.span)
    beside = {*_words(sentence[:start])[-_BEFORE:], *_words(sentence[end:])[:_AFTER]}
    changes = lookup("figure_changes", "word", "direction")
    if any(changes.get(word) == "down" for word in beside):
        return True
    folded = f" {sentence.casefold()} "
    revised = any(changes.get(word) == "either" for word in _words(sentence))
    return revised or any(f" {cue} " in folded for cue in _corrections())


def _words(text: str) -> list[str]:
    return [word.strip(".,;:!?()“”\"'") for word in text.casefold().split()]


@cache
def _outcomes() -> frozenset[str]:
    return frozenset(row["class"] or "" for row in load_table("outcome_classes"))


@cache
def _corrections() -> frozenset[str]:
    return frozenset(
        row["cue"] or "" for row in load_table("relation_cues") if row["relation"] == "correction"
    )
