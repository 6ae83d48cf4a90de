"""Where statements come from: the root of each chain, and how many roots stand behind an answer.

A range, never one number: ``sure`` is what nobody can dispute, ``max`` what it
would be if everything unknown were independent, and the unnamed stand apart.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from reportedly.link.digests import digest
from reportedly.link.likeness.linkage import components
from reportedly.link.origins.independence import Ties, independence
from reportedly.link.said.sayings import Root, Saying
from reportedly.records import Independence, Origin, Origins

__all__ = ["Count", "count_origins", "find_origins", "settle_roots"]

EXACT_UP_TO: Final = 15
"""Origins among which the largest independent set is searched exactly; above, greedily by name."""


def settle_roots(sayings: Sequence[Saying], ties: Ties) -> dict[str, tuple[Root, ...]]:
    """Statement key → its roots, after copies have inherited the root of what they copy.

    Only the outlet's own voice and the unnamed inherit: a named speaker stays the
    root however often his words are copied. The canonically first statement of a
    passage gives the root.
    """
    settled = {saying.key: saying.roots for saying in sayings}
    for family in _passages([s for s in sayings if _floats(s)], ties):
        for saying in family:
            settled[saying.key] = family[0].roots
    return settled


def _floats(saying: Saying) -> bool:
    """Whether its root is told by the place it stands in, and not by a name."""
    return all(root.kind in ("outlet", "unnamed") for root in saying.roots)


def _passages(sayings: Sequence[Saying], ties: Ties) -> list[list[Saying]]:
    """The statements by passage and kind of root, each list in the order given."""
    held: defaultdict[tuple[str, str], list[Saying]] = defaultdict(list)
    for saying in sayings:
        held[ties.passage(saying.key), saying.roots[0].kind].append(saying)
    return list(held.values())


def find_origins(sayings: Sequence[Saying], roots: Mapping[str, tuple[Root, ...]]) -> tuple[Origin, ...]:
    """An Origin for every root, with the statements that end there; sorted by id."""
    held: defaultdict[Root, set[str]] = defaultdict(set)
    moved: set[str] = set()
    for saying in sayings:
        for root in roots[saying.key]:
            held[root].add(saying.key)
            if roots[saying.key] != saying.roots:
                moved.add(root.name)
    merged: dict[str, tuple[Root, set[str]]] = {}
    for root, keys in sorted(held.items(), key=lambda item: (item[0].name, item[0].kind)):
        merged.setdefault(root.name, (root, set()))[1].update(keys)
    origins = [
        Origin(
            origin_id=origin_id(root),
            root=name,
            party=root.party,
            group=root.group,
            named=root.named,
            statements=tuple(sorted(keys)),
            rule="origins/1 copy" if name in moved else f"origins/1 {root.kind}",
        )
        for name, (root, keys) in merged.items()
    ]
    return tuple(sorted(origins, key=lambda origin: origin.origin_id))


def origin_id(root: Root) -> str:
    """The id of the origin with this root."""
    return digest("origin", root.name)


@dataclass(frozen=True, slots=True)
class Count:
    """The origins behind some statements, and the rule that counted them."""

    origins: Origins
    roots: tuple[Root, ...]  # sorted; those that count
    named: int  # of ``origins.max``, those that somebody named stands for: no outlet in its own voice
    rule: str


def count_origins(members: Sequence[Saying], roots: Mapping[str, tuple[Root, ...]], ties: Ties) -> Count:
    """Count the origins behind statements that give one answer.

    Left out, because it rests on what is counted beside it: the outlet's own
    voice where its article also names somebody for the same answer; an outlet
    cited, where its own report is at hand. Outlets that name nobody count once
    together beside a named origin, each for itself where there is none.
    """
    attributed = {s.article.article_id for s in members if not s.own_voice}
    floating = [saying for saying in members if _floats(saying)]
    behind: defaultdict[Root, list[Saying]] = defaultdict(list)
    for saying in members:
        for root in () if _floats(saying) else roots[saying.key]:
            behind[root].append(saying)
    standing, circular = _follow_citations(behind, members)
    named: defaultdict[str, list[Saying]] = defaultdict(list)
    for root in standing:
        named[root.group].extend(behind[root])
    groups = _joined(named, ties)
    voices, unnamed = [], []
    for some in _mouths(floating, ties):
        if some[0].roots[0].kind == "unnamed":
            unnamed.append(some[0])
        elif not any(saying.article.article_id in attributed for saying in some):
            voices.append(some[0])
    most = len(groups) + (min(1, len(voices)) if groups else len(voices))
    # An outlet that names nobody may have it from anybody: it counts in the most there can be, never among the sure.
    sure = _largest_independent(groups, ties) if groups else 0
    counted = standing | {root for saying in (*voices, *unnamed) for root in roots[saying.key]}
    return Count(
        Origins(sure=sure, max=most, unnamed=len(unnamed)),
        tuple(sorted(counted)),
        len(groups),
        "count/1 circular" if circular else "count/1",
    )


def _mouths(floating: Sequence[Saying], ties: Ties) -> list[list[Saying]]:
    """Statements without a named source, together where they have one root or are one passage."""
    place: dict[tuple[str, str], int] = {}
    links: list[tuple[int, int]] = []
    for number, saying in enumerate(floating):
        kind = saying.roots[0].kind
        for mark in ((kind, saying.roots[0].name), (kind, ties.passage(saying.key))):
            links.append((place.setdefault(mark, number), number))
    return [[floating[i] for i in group] for group in components(len(floating), links)]


def _follow_citations(
    behind: Mapping[Root, Sequence[Saying]], members: Sequence[Saying]
) -> tuple[set[Root], bool]:
    """The named roots that stand once outlets cited have given way to what their own reports rest on.

    Outlets that cite each other in a circle, and nobody outside it, come down to
    one of them; the second value says whether that happened.
    """
    reports: defaultdict[str, set[Root]] = defaultdict(set)
    for saying in members:
        if saying.article.outlet.value is not None:
            reports[saying.article.outlet.value].update(saying.roots)
    standing: set[Root] = set()
    circular = False
    for root in sorted(behind):
        seen: set[Root] = set()
        gives_way = False
        open_roots = [root]
        while open_roots:
            here = open_roots.pop()
            if here in seen:
                continue
            seen.add(here)
            onward = reports.get(here.group, set()) if here.kind == "media" else set()
            gives_way = gives_way or (here != root and not onward)
            open_roots.extend(onward)
        if not gives_way and len(seen) > 1:
            circular = True
        if not gives_way and root == min(seen & set(behind)):
            standing.add(root)
    return standing, circular


def _joined(named: Mapping[str, list[Saying]], ties: Ties) -> list[list[Saying]]:
    """Groups of statements, merged where two groups surely depend on each other."""
    groups = [sorted(named[group], key=lambda s: s.order) for group in sorted(named)]
    merged: list[list[Saying]] = []
    for group in groups:
        for other in merged:
            if any(ties.same_origin(a, b) for a in group for b in other):
                other.extend(group)
                break
        else:
            merged.append(list(group))
    return merged


def _largest_independent(groups: Sequence[Sequence[Saying]], ties: Ties) -> int:
    count = len(groups)
    sure = [[False] * count for _ in range(count)]
    for i, j in combinations(range(count), 2):
        verdicts = {independence(a, b, ties).value for a in groups[i] for b in groups[j]}
        sure[i][j] = sure[j][i] = Independence.YES in verdicts and Independence.NO not in verdicts
    if count > EXACT_UP_TO:
        chosen: list[int] = []
        for i in range(count):
            if all(sure[i][j] for j in chosen):
                chosen.append(i)
        return len(chosen)

    def largest(chosen: int, left: Sequence[int]) -> int:
        best = chosen
        for place, i in enumerate(left):
            best = max(best, largest(chosen + 1, [j for j in left[place + 1 :] if sure[i][j]]))
        return best

    return max(1, largest(0, range(count)))
