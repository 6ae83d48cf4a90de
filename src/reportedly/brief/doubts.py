"""What most needs a person's look: readings that may be wrong, and on which much rests."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from reportedly.brief.checks import Problem
from reportedly.brief.view import View
from reportedly.records import (
    UNSPECIFIED,
    Anchor,
    Article,
    Claim,
    Comparator,
    DateBasis,
    Edit,
    Figure,
    PartyType,
    Stance,
    Statement,
)
from reportedly.records.codec import record_id

__all__ = ["Doubt", "find_doubts"]

UNSURE: Final = 0.75
"""Probability below which the finder of attributions is often wrong: about one in seven on the bundled story."""
POINTERS: Final = frozenset(
    {"he", "she", "they", "it", "who", "we", "you", "everybody", "copy", "one person"}
)
"""Sources that point at somebody, when nobody was found to be meant."""
DECIDING: Final = frozenset({Stance.DENIES, Stance.CONFIRMS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One thing to look at. ``weight`` is for order alone: how doubtful times how much rests on it."""

    kind: str  # "edit", "article", "statement", "figure"
    id: str
    weight: float
    why: str
    ways: tuple[str, ...]  # each would settle it, as typed after ``reportedly review``


def find_doubts(
    view: View,
    *,
    orphans: Sequence[tuple[Edit, Anchor]] = (),
    problems: Sequence[Problem] = (),
    seen: AbstractSet[str] = frozenset(),
) -> tuple[Doubt, ...]:
    """All doubts, the weightiest first; one for each thing, the weightiest that it has.

    seen  ids of statements, figures and articles that a person has accepted or corrected:
          they are left out. Orphaned edits always come first: somebody's work waits there.
    """
    resting = _resting(view)
    found = [
        *_orphans(orphans, view),
        *_problems(problems, view, resting),
        *(doubt for article in view.articles.values() for doubt in _article(article, view)),
        *(doubt for s in view.statements.values() for doubt in _statement(s, view, resting)),
        *(doubt for f in view.figures.values() for doubt in _figure(f, view, resting)),
    ]
    best: dict[str, Doubt] = {}
    for doubt in sorted(found, key=lambda each: (-each.weight, each.kind, each.id, each.why)):
        if doubt.id not in seen:
            best.setdefault(doubt.id, doubt)
    return tuple(best.values())


def _ways(short: str, setting: str) -> tuple[str, ...]:
    """It may be right, no statement or figure at all, or wrong in one field: nobody but the person can tell."""
    return f"accept {short}", f"reject {short}", f"fix {short} {setting}"


def _resting(view: View) -> dict[str, int]:
    """Statement or figure key → the articles of the largest claim that it belongs to."""
    resting: dict[str, int] = {}
    for claim in view.claims.values():
        for key in (*claim.statements, *claim.against, *claim.figures):
            resting[key] = max(resting.get(key, 0), claim.articles)
    return resting


def _orphans(orphans: Sequence[tuple[Edit, Anchor]], view: View) -> Iterator[Doubt]:
    for edit, anchor in orphans:
        words = f": “{anchor.exact}”" if anchor.exact else ""
        yield Doubt(
            kind="edit",
            id=record_id(edit),
            weight=1000,
            why=f"{edit.action} by {edit.who} finds no place any more{words}",
            ways=(f"--undo {view.short(record_id(edit))}",),
        )


def _problems(problems: Sequence[Problem], view: View, resting: dict[str, int]) -> Iterator[Doubt]:
    for problem in problems:
        for key in problem.statements[-1:]:  # the one that does not fit with those before
            yield Doubt(
                kind="statement",
                id=key,
                weight=20 + 4 * resting.get(key, 1),
                why=f"{problem.said} ({problem.rule})",
                ways=_ways(view.short(key), "FIELD=VALUE"),
            )


def _article(article: Article, view: View) -> Iterator[Doubt]:
    said = sum(s.article_id == article.article_id for s in view.statements.values())
    short = view.short(article.article_id)
    if article.published.basis is DateBasis.UNKNOWN:
        yield Doubt(
            kind="article",
            id=article.article_id,
            weight=20 + said,
            why=f"undated ({article.published.evidence}): no as-of screen shows its {said} statements",
            ways=(f"accept {short}", f"fix {short} published=2031-04-02"),
        )
    elif article.outlet.value is None:
        yield Doubt(
            kind="article",
            id=article.article_id,
            weight=15 + said,
            why="nothing tells who published it: its own voice counts as an origin without a name",
            ways=(f"accept {short}", f"fix {short} outlet=NAME"),
        )


def _statement(statement: Statement, view: View, resting: dict[str, int]) -> Iterator[Doubt]:
    held, short = resting.get(statement.key, 0), view.short(statement.key)

    def doubt(strength: float, why: str, setting: str) -> Doubt:
        return Doubt(
            kind="statement",
            id=statement.key,
            weight=strength * (1 + held),
            why=why,
            ways=_ways(short, setting),
        )

    if statement.cue is not None and statement.probability < UNSURE:
        yield doubt(
            6 * (1 - statement.probability),
            f"the finder is not sure that this is said at all (p {statement.probability:g})",
            "FIELD=VALUE",
        )
    source = statement.source
    if source.name == UNSPECIFIED:
        yield doubt(1.5, "the text names nobody: is that so?", "source=NAME")
    elif source.type is PartyType.ANONYMOUS and source.name.casefold() in POINTERS:
        yield doubt(3, f"“{source.name}” points at somebody not found", "source=NAME")
    if statement.stance in DECIDING and held:
        deciding = [c for c in view.claims.values() if _decides(statement, c)]
        if deciding:
            yield doubt(
                1.5,
                f"{statement.stance.value}: it decides where “{deciding[0].label}” stands"
                f" ({deciding[0].status.label.value})",
                "stance=asserts",
            )
    if statement.conditional and statement.figures:
        yield doubt(1, "a condition: its number is not asserted", "conditional=false")


def _decides(statement: Statement, claim: Claim) -> bool:
    """Whether the claim's status rests on this statement alone: its only denial, or only confirmation."""
    if statement.stance is Stance.DENIES:
        return claim.against == (statement.key,)
    return statement.key in claim.statements and len(claim.status.confirmed_by) == 1


def _figure(figure: Figure, view: View, resting: dict[str, int]) -> Iterator[Doubt]:
    held, short = resting.get(figure.key, 0), view.short(figure.key)
    words = view.number_words.get(figure.key, "")

    def doubt(strength: float, why: str, setting: str) -> Doubt:
        return Doubt(
            kind="figure",
            id=figure.key,
            weight=strength * (1 + held),
            why=why,
            ways=_ways(short, setting),
        )

    if figure.counted_class == "other:unknown":
        yield doubt(2, f"“{words}” of what?", "counted_class=killed")
    if figure.comparator is Comparator.VAGUE and held > 1:
        yield doubt(1, f"“{words}” has bounds of ours, not of the text", "low=24 high=99")
    if figure.part_of is not None and held > 1:
        yield doubt(0.8, f"“{words}” is read as a part of another number", "FIELD=VALUE")
