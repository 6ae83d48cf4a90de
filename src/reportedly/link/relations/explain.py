"""Why two statements are linked, or are not: the rules asked again of these two, with what they saw."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.link.copies.passages import copied_statements
from reportedly.link.edits.applied import live_edits
from reportedly.link.edits.rulings import read_rulings
from reportedly.link.likeness.words import content_words
from reportedly.link.origins.counting import settle_roots
from reportedly.link.origins.independence import Ties, independence
from reportedly.link.parties.book import link_parties
from reportedly.link.parties.groups import Chart
from reportedly.link.relations.compare import SHARED, compare
from reportedly.link.said.sayings import gather_sayings
from reportedly.records import Analysis, Edit, Independence, Relation, Tables

__all__ = ["Explained", "explain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """What the rules make of two statements, and what of it they see."""

    relation: Relation | None  # of the two alone, without a story around them
    independent: Independence
    because: str  # the reason, in words
    roots: tuple[tuple[str, ...], tuple[str, ...]]  # where each chain ends, copies settled
    groups: tuple[tuple[str, ...], tuple[str, ...]]  # what those belong to
    shared: tuple[str, ...]  # content words (stems and themes) that both sentences hold, sorted
    share: float  # of the shorter sentence's content words
    needed: float  # share from which two sentences are about one thing
    one_passage: bool  # the same words in two articles
    rulings: tuple[Edit, ...]  # of people, about these two or about the parties they come from


def explain(
    analyses: Sequence[Analysis], a: str, b: str, edits: Sequence[Edit] = (), tables: Tables | None = None
) -> Explained:
    """Explain the statements with keys ``a`` and ``b``.

    analyses  the whole story, as screens show it: copies and parties are told by all of it.
    Raises KeyError where one of the two is not in it.
    """
    live = live_edits(edits)
    rulings = read_rulings(live, analyses)
    chart = Chart.of(tables or Tables(), rulings.aliases())
    book = link_parties(analyses, chart, apart=rulings.parties_apart)
    sayings = gather_sayings(analyses, book)
    by_key = {saying.key: saying for saying in sayings}
    one, other = by_key[a], by_key[b]
    apart = rulings.apart_origins
    copied = (pair for pair in copied_statements(sayings) if frozenset(pair) not in apart)
    ties = Ties.of(copied, same=rulings.same_origins, apart=apart)
    settled = settle_roots(sayings, ties)
    told = independence(one, other, ties)
    words = [frozenset(content_words(saying.sentence)) for saying in (one, other)]
    shared = words[0] & words[1]
    sides = [settled[saying.key] for saying in (one, other)]
    return Explained(
        relation=compare(one, other, ties),
        independent=told.value,
        because=told.why,
        roots=(tuple(r.name for r in sides[0]), tuple(r.name for r in sides[1])),
        groups=(tuple(r.group for r in sides[0]), tuple(r.group for r in sides[1])),
        shared=tuple(sorted(shared)),
        share=round(len(shared) / max(1, min(len(words[0]), len(words[1]))), 3),
        needed=SHARED,
        one_passage=ties.one_passage(a, b),
        rulings=_about(live, analyses, a, b, {r.name for side in sides for r in side}),
    )


def _about(
    live: Sequence[Edit], analyses: Sequence[Analysis], a: str, b: str, names: set[str]
) -> tuple[Edit, ...]:
    """The standing link edits whose both sides are these statements, or the parties behind them."""
    found = []
    for edit in live:
        if edit.parties and set(edit.parties) <= names:
            found.append(edit)
        elif edit.anchor is not None and edit.other is not None:
            one = read_rulings([edit], analyses)
            pairs = (
                one.linked, one.apart, one.same_origins, one.apart_origins, one.claims_linked,
                one.claims_apart, one.events_linked, one.events_apart,
            )  # fmt: skip
            if any(frozenset((a, b)) in some for some in pairs):
                found.append(edit)
    return tuple(found)
