"""Parties across articles: one person under several spellings, one body under several names.

Within an article the extract rooms have resolved names; here only what is
unambiguous across articles is merged. The unnamed are never the same party in
two articles: "a senior official" twice may be two officials.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

from reportedly.lexicons import load_table
from reportedly.link.digests import digest
from reportedly.link.likeness.words import fold
from reportedly.link.parties.groups import Chart, is_national_organ, state_named_in, state_words
from reportedly.records import OUTLET, UNSPECIFIED, Analysis, Party, PartyType, Source

__all__ = ["PartyBook", "bare_name", "is_unnamed", "joint_members", "link_parties"]

CLEARLY: Final = 2
"""How many times as many articles must hear a state's organs as hear the next one's, for it to be the story's own."""
SAME_START: Final = 4
"""Letters that two spellings of one first name share at least: Wilfred, Wilfried."""


@cache
def _titles() -> frozenset[str]:
    return frozenset(row["word"] or "" for row in load_table("party_titles"))


def is_unnamed(name: str, type: PartyType) -> bool:
    """Whether nobody in particular is named: never one party across articles."""
    return (
        type in (PartyType.ANONYMOUS, PartyType.DOCUMENT)
        or name == UNSPECIFIED
        or name.startswith(("unnamed ", "source of ", UNSPECIFIED))
    )


def bare_name(name: str, type: PartyType) -> str:
    """A person's name without titles before it ("Dr Ana Ruiz" → "Ana Ruiz"); other names as they are."""
    name = name.strip()
    if type is not PartyType.PERSON:
        return name[4:] if name[:4].casefold() == "the " and len(name) > 4 else name
    words = name.split()
    while len(words) > 1 and words[0].casefold().rstrip(".") in _titles() and words[1][:1].isupper():
        words = words[1:]
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class _Seen:
    """One appearance of a name as a source, a hop or a named member of a joint source."""

    article: str
    name: str
    type: PartyType
    role: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class PartyBook:
    """The parties of a story and the way from a name in an article to its party."""

    parties: tuple[Party, ...]  # sorted by id
    _named: Mapping[str, Party] = field(default_factory=dict)  # folded name → party
    _unnamed: Mapping[tuple[str, str], Party] = field(default_factory=dict)  # (article, folded name) → party

    def find(self, article: str, name: str, type: PartyType) -> Party | None:
        """The party meant by a name in an article; None for the outlet's own voice."""
        if name == OUTLET:
            return None
        if is_unnamed(name, type):
            return self._unnamed.get((article, fold(name)))
        return self._named.get(fold(bare_name(name, type))) or self._unnamed.get((article, fold(name)))


def link_parties(
    analyses: Sequence[Analysis], chart: Chart, *, apart: Iterable[tuple[str, str]] = ()
) -> PartyBook:
    """The parties of these articles.

    ``apart`` are pairs of names that a person has said are not one party.
    Merged: names that fold alike, aliases of the tables, a lone surname with the
    only full name that ends in it, and two spellings of a first name before one
    surname. A surname that fits two people stays alone.
    """
    seen = [one for analysis in analyses for one in _appearances(analysis)]
    kept_apart = {frozenset((fold(a), fold(b))) for a, b in apart}
    canonical = _canonical_names(
        [one for one in seen if not is_unnamed(one.name, one.type)], chart, kept_apart
    )
    home = _home_states(seen)
    named: defaultdict[str, list[_Seen]] = defaultdict(list)
    unnamed: defaultdict[tuple[str, str], list[_Seen]] = defaultdict(list)
    for one in seen:
        if is_unnamed(one.name, one.type):
            unnamed[one.article, fold(one.name)].append(one)
        else:
            named[canonical[fold(bare_name(one.name, one.type))]].append(one)
    parties: dict[str, Party] = {}
    by_name: dict[str, Party] = {}
    made = [(_party(name, ones, chart, home), ones) for name, ones in sorted(named.items())]
    holders = _office_holders([party for party, _ in made])
    for party, ones in made:
        if party.group in (party.name, party.of) and (group := holders(party.name)) is not None:
            party = replace(party, group=group)
        parties[party.party_id] = party
        for one in ones:
            by_name[fold(bare_name(one.name, one.type))] = party
        by_name.setdefault(fold(party.name), party)
    by_place: dict[tuple[str, str], Party] = {}
    for (article, folded), ones in sorted(unnamed.items()):
        name = min(one.name for one in ones)
        party = Party(
            party_id=digest("party", name, article),
            name=name,
            type=_most(one.type for one in ones),
            aliases=tuple(sorted({one.name for one in ones} - {name})),
            roles=tuple(sorted({one.role for one in ones if one.role})),
            of=None,
            group=f"unnamed:{article}:{folded}",
            article=article,
        )
        parties[party.party_id] = party
        by_place[article, folded] = party
    return PartyBook(tuple(parties[i] for i in sorted(parties)), by_name, by_place)


def _appearances(analysis: Analysis) -> Iterable[_Seen]:
    article = analysis.article.article_id
    outlet = analysis.article.outlet.value
    if outlet:
        yield _Seen(article, outlet, PartyType.OUTLET)
    for statement in analysis.statements:
        source = statement.source
        for member in joint_members(source):
            yield _Seen(article, member, source.type)
        if source.name != OUTLET and not (source.type is PartyType.OUTLET and source.name == outlet):
            yield _Seen(article, source.name, source.type, source.role, source.of)
        for hop in statement.via:
            if hop.name != OUTLET and hop.name != source.name:
                yield _Seen(article, hop.name, hop.type)


def joint_members(source: Source) -> tuple[str, ...]:
    """The members of a joint source ("A + B"); empty for a single one. Their own types are not recorded."""
    return source.members or (tuple(source.name.split(" + ")) if " + " in source.name else ())


def _canonical_names(seen: Sequence[_Seen], chart: Chart, apart: set[frozenset[str]]) -> dict[str, str]:
    """Folded bare name → the canonical name of its party."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    canonical: dict[str, str] = {}
    people: set[str] = set()
    for one in seen:
        bare = bare_name(one.name, one.type)
        told = chart.name(bare, one.type)
        key = _key(told, one.type)
        spellings[key][told] += 1
        canonical[fold(bare)] = key
        if one.type is PartyType.PERSON:
            people.add(key)
    surnames: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(people):
        if len(name.split()) > 1:
            surnames[name.split()[-1]].append(name)
    merged: dict[str, str] = {}
    for surname, full in sorted(surnames.items()):
        clusters = _first_name_variants(full, apart)
        for cluster in clusters:
            # Most often written wins; then the longer, then code-point order.
            best = min(cluster, key=lambda n: (-sum(spellings[n].values()), -len(n), n))
            for name in cluster:
                merged[name] = best
        if surname in people and len(clusters) == 1 and frozenset((surname, clusters[0][0])) not in apart:
            merged[surname] = merged[clusters[0][0]]
    display = {name: min(counts, key=lambda n: (-counts[n], n)) for name, counts in spellings.items()}
    return {bare: display[merged.get(told, told)] for bare, told in canonical.items()}


def _key(name: str, type: PartyType) -> str:
    """What spellings of one party share: a name folded, or for an office its role and what it is of."""
    if type is PartyType.PERSON and (office := _Office.named(name)).of and office.role in _roles():
        return f"{office.role} of {office.of}"
    return fold(name)


@cache
def _roles() -> frozenset[str]:
    return frozenset(row["words"] or "" for row in load_table("official_roles"))


def _first_name_variants(full: Sequence[str], apart: set[frozenset[str]]) -> list[list[str]]:
    """Names of one surname, clustered where their first names begin with the same four letters."""
    clusters: list[list[str]] = []
    for name in full:
        for cluster in clusters:
            if name[:SAME_START] == cluster[0][:SAME_START] and frozenset((name, cluster[0])) not in apart:
                cluster.append(name)
                break
        else:
            clusters.append([name])
    return clusters


def _home_states(seen: Sequence[_Seen]) -> dict[str, str]:
    """Article → the one state whose organs speak in it; "" → the state whose organs speak in clearly most articles."""
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for one in seen:
        for name in filter(None, (one.name, one.of)):
            state = state_named_in(name) if is_national_organ(name) else None
            if state:
                articles[state].add(one.article)
    homes: dict[str, str] = {}
    for article in sorted({one.article for one in seen}):
        speaking = [state for state, where in articles.items() if article in where]
        if len(speaking) == 1:
            homes[article] = speaking[0]
    ranked = sorted(articles, key=lambda state: (-len(articles[state]), state))
    if ranked and (len(ranked) == 1 or len(articles[ranked[0]]) >= CLEARLY * len(articles[ranked[1]])):
        homes[""] = ranked[0]
    return homes


def _party(name: str, ones: Sequence[_Seen], chart: Chart, home: Mapping[str, str]) -> Party:
    type = _most(one.type for one in ones)
    of = _most_named(one.of for one in ones)
    group = chart.group(name, of, type)
    if is_national_organ(group) and state_named_in(group) is None:
        unknown = state_words(group)
        # "The foreign ministry", of no state in words: the only state whose organs speak beside it.
        homes = {state for one in ones if (state := home.get(one.article) or home.get(""))}
        group = unknown or (min(homes) if len(homes) == 1 else "government")
    return Party(
        party_id=digest("party", name, None),
        name=name,
        type=type,
        aliases=tuple(sorted({one.name for one in ones} - {name})),
        roles=tuple(sorted({one.role for one in ones if one.role})),
        of=of if of is not None else chart.above(name, None, type),
        group=group,
        article=None,
    )


@dataclass(frozen=True, slots=True)
class _Office:
    """An office as words name it: "mayor", of "castrel" where they say of what."""

    role: str
    of: str | None

    @classmethod
    def named(cls, name: str) -> "_Office":
        """``Castrel's mayor``, ``governor of Westrel`` and ``the governor's office``, which is the governor."""
        bare = name.replace("’", "'").removesuffix(" office").removesuffix("'s")
        owner, possessed, role = bare.rpartition("'s ")
        if not possessed:
            role, _, owner = bare.partition(" of ")
        return cls(fold(role), fold(owner) or None)


def _office_holders(parties: Sequence[Party]) -> Callable[[str], str | None]:
    """Name of an office → group of the one person who holds it; an office with two holders tells nobody apart."""
    held: defaultdict[str, set[tuple[str | None, str]]] = defaultdict(set)
    for party in parties:
        if party.type is PartyType.PERSON and len(party.name.split()) > 1 and party.article is None:
            for role in party.roles:
                office = _Office.named(role)
                held[office.role].add((office.of or fold(party.of or "") or None, party.group))

    def group(name: str) -> str | None:
        office = _Office.named(name)
        holders = held.get(office.role, set())
        groups = {of_group for of, of_group in holders if None in (of, office.of) or of == office.of}
        return min(groups) if len(groups) == 1 else None

    return group


def _most(types: Iterable[PartyType]) -> PartyType:
    counts = Counter(types)
    return min(counts, key=lambda t: (-counts[t], t))


def _most_named(names: Iterable[str | None]) -> str | None:
    counts = Counter(name for name in names if name)
    return min(counts, key=lambda n: (-counts[n], n)) if counts else None
