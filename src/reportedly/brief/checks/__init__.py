"""Checks before printing: numbers that collide, that a cited page does not hold, that do not add up.

``find_problems``  everything that all checks find, in a fixed order
``CHECKS``         each rule's name, with what it looks for
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from reportedly.brief.checks.cited import find_missing_in_cited
from reportedly.brief.checks.collisions import find_collisions, find_shifts
from reportedly.brief.checks.problem import Problem
from reportedly.brief.checks.sums import find_falls, find_large_parts
from reportedly.brief.view import View
from reportedly.records import Question

__all__ = ["CHECKS", "Problem", "find_problems"]

CHECKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "collision/1": "one number for people harmed and for something else",
        "cited/1": "a figure that a page has from an outlet whose pages in the story do not hold it",
        "part/1": "a part larger than its whole",
        "fall/1": "a running total below an earlier one, without a word of a revision",
        "definition/1": "one number, counted as two kindred things",
        "definition/2": "a page says that it counts another thing than before",
    }
)


def find_problems(
    view: View, questions: Iterable[Question], *, sentences: dict[str, str], texts: Mapping[str, str]
) -> tuple[Problem, ...]:
    """All problems of a story, by check in the order of ``CHECKS``, each once.

    ``sentences``: statement key → its exact sentence. ``texts``: article id → page text.
    """
    found = (
        *find_collisions(view),
        *find_missing_in_cited(view, texts),
        *find_large_parts(view),
        *find_falls(questions, view, sentences),
        *find_shifts(view),
    )
    order = {rule: place for place, rule in enumerate(CHECKS)}
    return tuple(sorted(dict.fromkeys(found), key=lambda problem: order[problem.rule]))
