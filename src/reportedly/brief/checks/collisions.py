"""One number for two things: 17 dead and 17 lorries, or 17 dead here and 17 dead or missing there."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import combinations
from typing import Final

from reportedly.brief.checks.problem import Problem, bare, carriers, say_count
from reportedly.brief.view import View
from reportedly.lexicons import load_table
from reportedly.records import ChangeKind, Figure, Statement

__all__ = ["find_collisions", "find_shifts"]

LEAST: Final = Decimal(10)
"""Below it, numbers meet by chance in every story: five dead and five lorries are no collision."""
LEAST_SHIFTED: Final = Decimal(3)
"""Kindred things meet less by chance: three dead here and three dead or missing there."""

Given = tuple[Figure, Statement]


def find_collisions(view: View) -> Iterator[Problem]:
    """The same number for people harmed and for something else altogether: one was perhaps taken for the other.

    Of each pair of classes the first two statements are shown. Numbers below ten,
    hedged ones and those of unknown things are left alone, and things without a class
    of their own unless one article gives both.
    """
    for number, by_class in _given(view, LEAST):
        for first, second in combinations(sorted(by_class), 2):
            a, b = by_class[first][0], by_class[second][0]
            harmed = [each for each in (first, second) if each in _outcomes()]
            if len(harmed) != 1 or _kin(first, second):
                continue
            other = second if first in harmed else first
            # Pins, pages and people of whom nothing is said collide only within one article.
            if other.startswith("other:") and not _share_an_article(by_class[first], by_class[second]):
                continue
            if other == "other:unknown":
                continue
            if first not in harmed:
                a, b = b, a
            yield Problem(
                rule="collision/1",
                said=f"{say_count(number, a[0])} and {say_count(number, b[0])}: one number, two things",
                statements=(a[1].key, b[1].key),
            )


def find_shifts(view: View) -> Iterator[Problem]:
    """What is counted changes while the number stays, or changes by the page's own words.

    14 "dead" on one page and 14 "dead or missing" on another; "the count now includes
    the missing".
    """
    for number, by_class in _given(view, LEAST_SHIFTED):
        for first, second in combinations(sorted(by_class), 2):
            if _kin(first, second):
                a, b = by_class[first][0], by_class[second][0]
                yield Problem(
                    rule="definition/1",
                    said=f"{say_count(number, a[0])} is {say_count(number, b[0])} elsewhere: what is counted?",
                    statements=(a[1].key, b[1].key),
                )
    for key, statement in sorted(carriers(view).items(), key=lambda item: item[1].key):
        figure = view.figures.get(key)
        if figure and figure.changed_from and figure.changed_from.kind is ChangeKind.DEFINITION:
            yield Problem(
                rule="definition/2",
                said="the page says that it counts another thing than before",
                statements=(statement.key,),
            )


def _given(view: View, least: Decimal) -> Iterator[tuple[Decimal, dict[str, list[Given]]]]:
    """Number → class → who gives it, for whole counts in the order of number, class and statement."""
    found: defaultdict[Decimal, defaultdict[str, list[Given]]] = defaultdict(lambda: defaultdict(list))
    for key, statement in carriers(view).items():
        figure = view.figures.get(key)
        number = bare(figure) if figure else None
        # A part, or a group of its own, is another thing by the page's own words.
        if figure and number is not None and number >= least and not figure.part_of and not figure.group:
            found[number][figure.counted_class].append((figure, statement))
    for number in sorted(found):
        yield (
            number,
            {
                kind: sorted(given, key=lambda each: (view.published(each[1].article_id) or "9", each[1].key))
                for kind, given in found[number].items()
            },
        )


def _share_an_article(first: list[Given], second: list[Given]) -> bool:
    return bool({given[1].article_id for given in first} & {given[1].article_id for given in second})


def _kin(first: str, second: str) -> bool:
    """Whether two classes are taken for one another, because one holds the other."""
    return bool(_families(first) & _families(second))


@cache
def _families(kind: str) -> frozenset[str]:
    return frozenset(row["family"] or "" for row in load_table("confusable_classes") if row["class"] == kind)


@cache
def _outcomes() -> frozenset[str]:
    return frozenset(row["class"] or "" for row in load_table("outcome_classes"))
