"""A statement as linking sees it: its words, its speaker and the furthest party its chain reaches."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from reportedly.link.likeness.cues import holds_cue
from reportedly.link.likeness.words import content_words, find_words, fold
from reportedly.link.parties.book import PartyBook, is_unnamed, joint_members
from reportedly.link.said.acts import Act, find_acts
from reportedly.records import (
    OUTLET,
    Analysis,
    Article,
    Basis,
    Certainty,
    Figure,
    Hop,
    HopRole,
    Party,
    PartyType,
    Polarity,
    Span,
    Stance,
    Statement,
)

__all__ = ["FIGURE_MARK", "TERM_LETTERS", "Root", "Saying", "gather_sayings", "in_order", "outlet_name"]

FIGURE_MARK: Final = "\ue000"
"""Stands for a figure in ``Saying.unnumbered``: a private character that no word holds."""
_CAPITALISED: Final = re.compile(r"(?<=[\w,;:]\s)[A-Z][\w’'-]+")
TERM_LETTERS: Final = 7
"""Letters of a word that count for its thread: "meteorite" and "meteoroid" are of one thing."""
UNDATED: Final = "9999"
"""Sorts undated articles last, in a place of their own; never shown."""


@dataclass(frozen=True, slots=True, order=True)
class Root:
    """Where a chain ends. ``name`` is as in ``Origin.root``."""

    name: str
    group: str
    kind: str  # "party", "media" (an outlet cited), "outlet" (own voice), "unnamed"
    party: str | None = None  # party id

    @property
    def named(self) -> bool:
        """Whether the root can be told from others across articles."""
        return self.kind != "unnamed"


@dataclass(frozen=True)
class Saying:
    """One statement with all that linking asks of it. Compared and sorted by ``order``."""

    statement: Statement
    article: Article
    page: str  # the page text
    speaker: Party | None  # None in the outlet's own voice
    roots: tuple[Root, ...]  # one; several for a joint source; sorted
    relays: frozenset[str]  # folded names of the media in its chain, its own outlet left out
    figures: tuple[Figure, ...]
    acts: tuple[Act, ...] = ()  # what its clauses tell, in order

    @property
    def key(self) -> str:
        """The statement's key."""
        return self.statement.key

    @cached_property
    def order(self) -> tuple[str, str, int, str]:
        """The canonical order: published, article id, place, key. Never arrival."""
        place = self.statement.content[0].start if self.statement.content else self.statement.sentence.start
        return (self.article.published.value or UNDATED, self.article.article_id, place, self.key)

    @cached_property
    def text(self) -> str:
        """The words that are said; an attribution without content has its sentence."""
        spans = self.statement.content or (self.statement.sentence,)
        return " ".join(span.of(self.page) for span in spans)

    @cached_property
    def unnumbered(self) -> str:
        """The words that are said, each figure replaced by ``FIGURE_MARK``."""
        held = sorted({figure.span for figure in self.figures})
        parts: list[str] = []
        for span in self.statement.content or (self.statement.sentence,):
            place = span.start
            for figure in held:
                if place <= figure.start and figure.end <= span.end:
                    parts += [self.page[place : figure.start], FIGURE_MARK]
                    place = figure.end
            parts += [self.page[place : span.end], " "]
        return "".join(parts)

    @cached_property
    def sentence(self) -> str:
        """The sentence it stands in."""
        return self.statement.sentence.of(self.page)

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """All its words in order."""
        return tuple(word.text for word in find_words(self.text))

    @cached_property
    def sentence_words(self) -> tuple[str, ...]:
        """All words of its sentence in order."""
        return tuple(word.text for word in find_words(self.sentence))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its content words (stems and themes) in order."""
        return content_words(self.text)

    @cached_property
    def word_set(self) -> frozenset[str]:
        """Its content words without order."""
        return frozenset(self.words)

    @cached_property
    def rejecting(self) -> bool:
        """Whether it says of something that others say that it is not so: a denial, or a doubt cast on it in words."""
        if self.statement.stance is Stance.DENIES:
            return True
        if self.statement.stance is Stance.QUESTIONS:
            return holds_cue(self.sentence_words, "doubt")
        return any(holds_cue(self.tokens, kind) for kind in ("doubt", "rebuttal"))

    @cached_property
    def silent(self) -> bool:
        """Whether what it says is that nothing is said: "no comment on the report that …"."""
        return holds_cue(self.tokens, "silence")

    @cached_property
    def names(self) -> frozenset[str]:
        """Content words that it writes as parts of names: with a capital, not at the beginning."""
        return frozenset(
            word for match in _CAPITALISED.finditer(self.text, 1) for word in content_words(match.group())
        )

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """Its content words as threads hold them: cut, so that "meteorite" and "meteoroid" are one."""
        return frozenset(word[:TERM_LETTERS] for word in self.word_set)

    @property
    def published(self) -> str | None:
        """ISO 8601 date or date-time of its article, where known."""
        return self.article.published.value

    @property
    def group(self) -> str:
        """The group of its speaker, or of its outlet."""
        return self.speaker.group if self.speaker else self.roots[0].group

    @property
    def own_voice(self) -> bool:
        """Whether the outlet speaks for itself and names nobody."""
        return all(root.kind == "outlet" for root in self.roots)

    @property
    def basis(self) -> Basis:
        """What its source says it knows it from."""
        return self.statement.basis.value

    @property
    def negative(self) -> bool:
        """Whether its source holds that the thing is not so. "It had no comment" holds nothing."""
        if self.statement.stance is Stance.DENIES:
            return True
        return self.statement.polarity is Polarity.NEGATIVE and not self.silent

    @property
    def doubtful(self) -> bool:
        """Whether its source leaves the thing open or doubts it."""
        return self.statement.stance is Stance.QUESTIONS or self.silent

    @property
    def firm(self) -> bool:
        """Whether its source commits to it at least as probable."""
        return self.statement.certainty in (Certainty.CERTAIN, Certainty.PROBABLE)

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The spans to show for it."""
        cue = (self.statement.cue,) if self.statement.cue else ()
        return tuple(sorted({*cue, *(self.statement.content or (self.statement.sentence,))}))


def in_order(sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    """Each once, in canonical order."""
    return tuple(sorted({saying.key: saying for saying in sayings}.values(), key=lambda s: s.order))


def outlet_name(article: Article) -> str:
    """The outlet's name, or one made from the article where the outlet is not known."""
    return article.outlet.value or f"{OUTLET}:{article.article_id}"


def gather_sayings(analyses: Sequence[Analysis], book: PartyBook) -> list[Saying]:
    """Every statement of these articles in canonical order."""
    sayings: list[Saying] = []
    for analysis in analyses:
        figures = {figure.key: figure for figure in analysis.figures}
        acts = find_acts(analysis, book)
        for statement in analysis.statements:
            saying = _saying(analysis, statement, figures, book)
            sayings.append(replace(saying, acts=acts.get(statement.key, ())))
    sayings.sort(key=lambda saying: saying.order)
    return sayings


def _saying(
    analysis: Analysis, statement: Statement, figures: Mapping[str, Figure], book: PartyBook
) -> Saying:
    article = analysis.article
    who = article.article_id
    source = statement.source
    own = source.name == OUTLET or source.type is PartyType.OUTLET
    return Saying(
        statement=statement,
        article=article,
        page=analysis.page_text.text,
        speaker=None if own else book.find(who, source.name, source.type),
        roots=_roots(article, statement, book),
        relays=frozenset(
            fold(hop.name)
            for hop in statement.via
            if hop.role in (HopRole.RELAY, HopRole.SOURCE)
            and hop.type in (PartyType.MEDIA, PartyType.OUTLET)
            and fold(hop.name) != fold(outlet_name(article))
            and hop.name != OUTLET
        ),
        figures=tuple(figures[key] for key in statement.figures if key in figures),
    )


def _roots(article: Article, statement: Statement, book: PartyBook) -> tuple[Root, ...]:
    """Where the chain ends: its furthest hop. "Told the Gazette" makes the speaker the root, the Gazette a relay."""
    who = article.article_id
    source = statement.source
    last: Hop | None = statement.via[-1] if statement.via else None
    if last is not None and last.role is HopRole.CITED and last.name != source.name:
        return (_root(article, last.name, last.type, statement, book),)
    if members := joint_members(source):
        found = (book.find(who, name, source.type) for name in members)
        roots = {_party_root(party) for party in found if party is not None and party.article is None}
        if roots:
            return tuple(sorted(roots))
    return (_root(article, source.name, source.type, statement, book),)


def _root(article: Article, name: str, type: PartyType, statement: Statement, book: PartyBook) -> Root:
    outlet = outlet_name(article)
    if name == OUTLET or type is PartyType.OUTLET or fold(name) == fold(outlet):
        relay = next((hop for hop in reversed(statement.via) if hop.role is HopRole.RELAY), None)
        # A relay that is this outlet itself, under whatever name, leads nowhere further.
        if relay is not None and fold(relay.name) not in (fold(outlet), fold(name), fold(OUTLET)):
            return _root(article, relay.name, PartyType.MEDIA, statement, book)
        party = book.find(article.article_id, outlet, PartyType.OUTLET)
        named = outlet if outlet.startswith(OUTLET) else f"{OUTLET}:{outlet}"
        return Root(named, party.group if party else named, "outlet", party.party_id if party else None)
    party = book.find(article.article_id, name, type)
    if party is None or is_unnamed(name, type):
        relay = next((hop for hop in statement.via if hop.role is HopRole.RELAY), None)
        if relay is not None and fold(relay.name) != fold(outlet):
            # The same relay's report: two outlets that repeat one agency's unnamed source have one source.
            told = f"unnamed:{fold(relay.name)}:{fold(name)}"
        else:
            told = f"unnamed:{article.article_id}:{fold(name)}"
        return Root(told, told, "unnamed", party.party_id if party else None)
    if type is PartyType.MEDIA:
        return Root(party.name, party.group, "media", party.party_id)
    return _party_root(party)


def _party_root(party: Party) -> Root:
    return Root(party.name, party.group, "party", party.party_id)
