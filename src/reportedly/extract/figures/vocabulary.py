"""The room's lexicons as sets, mappings and phrase books, each read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from reportedly.extract.figures.passage import Passage, split_words
from reportedly.lexicons.tables import Row, load_table

__all__ = ["PhraseBook", "numerals", "phrases", "words"]


@cache
def words(table: str, *kinds: str, column: str = "kind") -> frozenset[str]:
    """The words of a table, of the given kinds only when any are given."""
    return frozenset(row["word"] or "" for row in load_table(table) if not kinds or row[column] in kinds)


@cache
def numerals(kind: str) -> Mapping[str, Decimal]:
    """Number words of one kind with their values."""
    rows = [row for row in load_table("figure_numerals") if row["kind"] == kind]
    return MappingProxyType({row["word"] or "": Decimal(row["value"] or "0") for row in rows})


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """Phrases of several words, found at a place in a passage, the longest first."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], Row], ...]]
    by_last: Mapping[str, tuple[tuple[tuple[str, ...], Row], ...]]

    def starting(self, passage: Passage, first: int, *, stop: int | None = None) -> tuple[int, Row] | None:
        """The end and row of the longest phrase that starts at word ``first``."""
        lower = passage.lower
        limit = len(lower) if stop is None else stop
        if not first < limit:
            return None
        for phrase, row in self.by_first.get(lower[first], ()):
            end = first + len(phrase)
            if end <= limit and lower[first:end] == phrase:
                return end, row
        return None

    def ending(self, passage: Passage, end: int, *, start: int = 0) -> tuple[int, Row] | None:
        """The first word and row of the longest phrase that ends before word ``end``."""
        for phrase, row in self.by_last.get(passage.at(end - 1), ()):
            first = end - len(phrase)
            if first >= start and passage.lower[first:end] == phrase:
                return first, row
        return None


@cache
def phrases(table: str, column: str, *conditions: tuple[str, str]) -> PhraseBook:
    """A phrase book of one column, of the rows that meet all conditions (column, value)."""
    firsts: dict[str, list[tuple[tuple[str, ...], Row]]] = {}
    lasts: dict[str, list[tuple[tuple[str, ...], Row]]] = {}
    for row in load_table(table):
        if all(row[name] == value for name, value in conditions):
            phrase = tuple(word.lower() for word in split_words(row[column] or ""))
            firsts.setdefault(phrase[0], []).append((phrase, row))
            lasts.setdefault(phrase[-1], []).append((phrase, row))
    return PhraseBook(_longest_first(firsts), _longest_first(lasts))


def _longest_first(
    groups: Mapping[str, list[tuple[tuple[str, ...], Row]]],
) -> Mapping[str, tuple[tuple[tuple[str, ...], Row], ...]]:
    ordered = {key: tuple(sorted(group, key=lambda pair: -len(pair[0]))) for key, group in groups.items()}
    return MappingProxyType(ordered)
