"""A statement cut into clauses for comparing: by its frames where it was parsed, by commas and joining words where not."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple

from reportedly.lexicons import load_table
from reportedly.link.likeness.words import content_words
from reportedly.link.origins.independence import Ties
from reportedly.link.said.acts import Act
from reportedly.link.said.answers import negated
from reportedly.link.said.sayings import FIGURE_MARK, TERM_LETTERS, Saying
from reportedly.records import Stance

__all__ = ["RATINGS", "Clause", "Clauses", "cut_clauses", "gather_clauses"]

CLAUSE_WORDS: Final = 3
"""Different content words that make a clause worth a thread; a shorter one goes with the clause before it."""
LEAST_WORDS: Final = 2
"""Content words of the least clause that can link: one word alone links everything."""
BESIDE_NUMBER: Final = 4
"""Content words beside a number that make its clause answer another question as well."""
RATINGS: Final = frozenset({Stance.CALLS, Stance.CONCERNED, Stance.SUPPORTS, Stance.URGES, Stance.WARNS})
"""Stances of opinion: what one thinks of a thing answers another question than whether it is so."""


@dataclass(frozen=True, slots=True, order=True)
class Clause:
    """What makes two clauses one for certain: their content words in order, and whether they give an opinion.

    Not what a reader makes of them: a copy, cut short, resolves "it" otherwise, and must move no thread.
    """

    words: tuple[str, ...]
    rating: bool


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of some statements. What a clause tells is read off the first that says it."""

    said: dict[Clause, dict[str, Saying]] = field(default_factory=dict)  # who say it, by key
    refused: dict[Clause, set[str]] = field(default_factory=dict)  # keys of those who say that it is not so
    bags: dict[Clause, tuple[str, ...]] = field(default_factory=dict)  # content words, cut and sorted
    acts: dict[Clause, Act] = field(default_factory=dict)


class _Piece(NamedTuple):
    words: tuple[str, ...]
    bag: tuple[str, ...]
    refuses: bool
    act: Act | None


def gather_clauses(sayings: Sequence[Saying], ties: Ties) -> Clauses:
    """Every clause worth comparing. ``sayings`` in canonical order.

    Of a passage that stands in several articles the first telling is read, and the
    others are put beside it: a copy must not move what was said already.

    A denial denies what it reports; of an assertion only the clauses that say no
    are negative, for one sentence may affirm one thing and deny another.
    """
    found = Clauses()
    first: dict[tuple[str, bool], Saying] = {}
    copies: defaultdict[str, list[Saying]] = defaultdict(list)
    for saying in sayings:
        leader = first.setdefault((ties.passage(saying.key), saying.negative), saying)
        if leader is not saying:
            copies[leader.key].append(saying)
    for saying in first.values():
        mine = list(_by_acts(saying) if saying.acts else _by_words(saying))
        left_open = saying.statement.stance is Stance.DOES_NOT_RULE_OUT
        says_no = any(piece.refuses for piece in mine)
        whole = saying.statement.stance is Stance.DENIES or (saying.negative and not says_no)
        for piece in mine:
            clause = Clause(piece.words, saying.statement.stance in RATINGS)
            if clause not in found.said:
                found.bags[clause] = piece.bag
                if piece.act is not None:
                    found.acts[clause] = piece.act
            tellers = (saying, *copies[saying.key])
            found.said.setdefault(clause, {}).update((one.key, one) for one in tellers)
            if whole or (piece.refuses and not left_open):
                found.refused.setdefault(clause, set()).update(one.key for one in tellers)
    return found


def _by_words(saying: Saying) -> Iterator[_Piece]:
    for clause in cut_clauses(saying.unnumbered):
        words = content_words(clause)
        bag = _bag(words)
        # What is said around a number has its question already, unless it says more.
        if len(bag) >= (BESIDE_NUMBER if FIGURE_MARK in clause else LEAST_WORDS):
            yield _Piece(bag, bag, negated(clause), None)


def _by_acts(saying: Saying) -> Iterator[_Piece]:
    for act in saying.acts:
        span = act.frame.span
        counted = [figure.span for figure in saying.figures if figure.span in span]
        own = content_words(span.of(saying.page))
        words = set(own).difference(*(content_words(number.of(saying.page)) for number in counted))
        for side in act.sides:
            words.update(side.words if side is not None else ())
        if not act.light:
            words.add(act.kind)
        bag = _bag(words)
        if len(bag) >= (BESIDE_NUMBER if counted else LEAST_WORDS):
            # "She would not say why" keeps silent; it says of nothing that it is not so.
            yield _Piece(own, bag, act.negated and act.frame.predicate not in _silent(), act)


@cache
def _silent() -> frozenset[str]:
    """Verbs that, negated, say that nobody answered, or that somebody kept something back."""
    tables = ("silent_verbs", "withholding_verbs")
    return frozenset(row["verb"] or "" for table in tables for row in load_table(table))


def _bag(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({word[:TERM_LETTERS] for word in words}))


@cache
def _joints() -> re.Pattern[str]:
    words = "|".join(re.escape(row["word"] or "") for row in load_table("clause_joints"))
    return re.compile(rf"[;:]\s|\s[-–—]+\s|,\s(?:(?:{words})\s)?|\s(?:{words})\s", re.IGNORECASE)


def cut_clauses(text: str) -> tuple[str, ...]:
    """The text cut at commas, dashes and joining words, each piece with at least three content words.

    A rough cut, without a parser: pieces too short to stand alone stay with what
    precedes them.
    """
    pieces: list[str] = []
    held = ""
    for piece in _joints().split(text):
        held = f"{held} {piece}".strip()
        if len(set(content_words(held))) >= CLAUSE_WORDS:
            pieces.append(held)
            held = ""
    if held and pieces:
        pieces[-1] = f"{pieces[-1]} {held}"
    elif held:
        pieces.append(held)
    return tuple(pieces)
