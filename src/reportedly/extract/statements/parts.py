"""One statement at a time: from a draft, a disclaimer, or a clause in the outlet's own voice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportedly.extract.statements.disclaimers import Disclaimer
from reportedly.extract.statements.drafts import Draft, Mentions
from reportedly.extract.statements.grounds import NONE_STATED, find_ground, ground_of_clause
from reportedly.extract.statements.outlet import OwnVoice
from reportedly.extract.statements.outlet_stances import judge_outlet
from reportedly.extract.statements.relays import Hops, find_hops
from reportedly.extract.statements.stances import Judgement, judge
from reportedly.extract.statements.words import listed, singular
from reportedly.extract.trees import Grove
from reportedly.records import (
    UNSPECIFIED,
    Certainty,
    Ground,
    Hop,
    HopRole,
    Kind,
    Mention,
    PartyType,
    Polarity,
    Source,
    Span,
    Stance,
    Stated,
    Statement,
    Tier,
)
from reportedly.records.codec import place_key

__all__ = ["FOUND_BY", "Part", "PartMaker", "hop"]

FOUND_BY: Final = "statements/1"
_ANSWERS_WITHIN: Final = 2
"""Sentences between words about a party and its answer to them."""
_SHORT: Final = 3
"""Letters of a lemma that says too little about the matter."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A statement with what later steps still need of it."""

    statement: Statement
    draft: Draft | None  # None: the outlet's own voice
    sentence: int  # counted over the article
    place: int  # page offset of cue or content
    relays: tuple[Hop, ...] = ()


class PartMaker:
    """What all statements of one article share, and the making of each."""

    def __init__(
        self,
        article_id: str,
        outlet: str,
        text: str,
        grove: Grove,
        mentions: Mentions,
        credits: Sequence[Stated] = (),
    ) -> None:
        self.article_id, self.text, self.grove, self.mentions = article_id, text, grove, mentions
        self._credit = _credited(credits, outlet)
        self._outlet = Source(name=outlet, type=PartyType.OUTLET, span=None, resolved_by="outlet")
        self._first_hop = Hop(name=outlet, type=PartyType.OUTLET, role=HopRole.OUTLET, span=None)

    def attributed(self, draft: Draft, near: Sequence[Draft]) -> Part:
        """The statement of one attribution; ``near`` are the attributions around it."""
        attribution, outer, source = draft.attribution, _outer(draft, near), self._source(draft)
        hops = find_hops(draft, self.mentions) if outer is None else Hops((), ())
        judgement = self._answering(draft, judge(draft, agentless=source.name == UNSPECIFIED), near)
        relays = tuple(hop(mention, HopRole.RELAY) for mention in hops.relays)
        statement = self._statement(
            cue=attribution.cue,
            cue_lemma=attribution.cue_lemma,
            content=draft.content,
            kind=attribution.kind,
            tier=attribution.tier,
            source=source,
            judgement=judgement,
            via=self._chain(outer, relays, source, hops.cited),
            basis=find_ground(draft, hops.cited, draft.source),
            nested_in=self._key(outer.attribution.cue, outer.content) if outer is not None else None,
            probability=attribution.probability,
        )
        return Part(statement, draft, draft.sentence, attribution.cue.start, relays)

    def disclaimed(self, found: Disclaimer) -> Part:
        """The statement of a disclaimer."""
        source = self._outlet if found.source is None else _source_of(found.source)
        open_matter = Judgement(
            stance=Stance.QUESTIONS,
            certainty=Certainty.UNKNOWN,
            polarity=Polarity.POSITIVE,
            conditional=False,
        )
        statement = self._statement(
            cue=found.cue,
            cue_lemma=found.cue_lemma,
            content=found.content,
            kind=Kind.INDIRECT,
            tier=Tier.DISCLAIMER,
            source=source,
            judgement=open_matter,
            via=self._chain(None, (), source, ()),
            basis=NONE_STATED,
            nested_in=None,
            probability=1.0,
        )
        return Part(statement, found.as_draft(self.article_id), found.sentence, found.cue.start)

    def own(self, voice: OwnVoice) -> Part:
        """The statement of a sentence or clause in the outlet's own voice."""
        grounds = (ground_of_clause(voice.tree, span) for span in voice.content)
        statement = self._statement(
            cue=None,
            cue_lemma=None,
            content=voice.content,
            kind=Kind.UNATTRIBUTED,
            tier=Tier.OUTLET,
            source=self._outlet,
            judgement=judge_outlet(
                voice.tree, voice.content, question=voice.question, outlet=self._outlet.name
            ),
            via=(self._first_hop,),
            basis=next((ground for ground in grounds if ground is not None), NONE_STATED),
            nested_in=None,
            probability=1.0,
        )
        return Part(statement, None, voice.sentence, voice.content[0].start)

    def _statement(
        self,
        *,
        cue: Span | None,
        cue_lemma: str | None,
        content: tuple[Span, ...],
        kind: Kind,
        tier: Tier,
        source: Source,
        judgement: Judgement,
        via: tuple[Hop, ...],
        basis: Ground,
        nested_in: str | None,
        probability: float,
    ) -> Statement:
        return Statement(
            key=self._key(cue, content),
            article_id=self.article_id,
            kind=kind,
            tier=tier,
            source=source,
            cue=cue,
            cue_lemma=cue_lemma,
            content=content,
            sentence=_sentence(self.grove, (cue, *content) if cue is not None else content),
            stance=judgement.stance,
            certainty=judgement.certainty,
            polarity=judgement.polarity,
            conditional=judgement.conditional,
            via=via,
            basis=basis,
            refers_to=(),
            nested_in=nested_in,
            figures=(),
            times=(),
            probability=probability,
            found_by=FOUND_BY,
        )

    def _chain(
        self, outer: Draft | None, relays: tuple[Hop, ...], source: Source, cited: Sequence[Mention]
    ) -> tuple[Hop, ...]:
        """From the outlet outward, through whom the page credits; within another's words, through that other one."""
        chain = [self._first_hop, *relays]
        if self._credit is not None and source.type is not PartyType.OUTLET:
            named = {*(step.name for step in relays), *(mention.name for mention in cited), source.name}
            chain[1:1] = [self._credit] if self._credit.name not in named else []
        if outer is not None:
            chain += [hop(mention, HopRole.RELAY) for mention in find_hops(outer, self.mentions).relays]
            speaker = self._source(outer)
            chain.append(Hop(name=speaker.name, type=speaker.type, role=HopRole.RELAY, span=speaker.span))
        if source.type is not PartyType.OUTLET and chain[-1].name != source.name:
            chain.append(Hop(name=source.name, type=source.type, role=HopRole.SOURCE, span=source.span))
        return (*chain, *(hop(mention, HopRole.CITED) for mention in cited))

    def _answering(self, draft: Draft, judgement: Judgement, near: Sequence[Draft]) -> Judgement:
        """What a source negates of itself, after another has said it of that source, is a denial."""
        if judgement.stance is not Stance.ASSERTS or judgement.polarity is not Polarity.NEGATIVE:
            return judgement
        if draft.source is None or not _speaks_of_itself(draft):
            return judgement
        mine, name = _stems(draft), draft.source.name.casefold().split()[-1]
        for other in near:
            if other.attribution.cue.start >= draft.attribution.cue.start or other.holds(draft):
                continue
            if draft.sentence - other.sentence > _ANSWERS_WITHIN or _same_speaker(other, draft):
                continue
            accused = any(name in span.of(self.text).casefold() for span in other.content)
            if accused and mine & _stems(other):
                return replace(judgement, stance=Stance.DENIES)
        return judgement

    def _source(self, draft: Draft) -> Source:
        span = draft.attribution.source
        head = draft.tree.tokens[draft.source_head] if draft.source_head is not None else None
        how = draft.source.resolved_by if draft.source is not None else "description"
        mute = head is not None and singular(head.text.lower()) in listed("mute_nouns")
        if mute and how in ("description", "role"):
            # No call and no quay has ever said anything: whoever did is not named.
            span = None
        elif draft.source is not None:
            return _source_of(draft.source)
        if span is None:
            return Source(name=UNSPECIFIED, type=PartyType.ANONYMOUS, span=None, resolved_by="agentless")
        return Source(name=span.of(self.text), type=PartyType.ANONYMOUS, span=span, resolved_by="as-written")

    def _key(self, cue: Span | None, content: tuple[Span, ...]) -> str:
        return place_key(self.article_id, "statement", (cue, *content))


def hop(mention: Mention, role: HopRole, *, inferred: bool = False) -> Hop:
    """A mention as a step of a chain."""
    return Hop(name=mention.name, type=mention.type, role=role, span=mention.span, inferred=inferred)


def _credited(credits: Sequence[Stated], outlet: str) -> Hop | None:
    """The agency whose text the whole page is, as a hop; None where several are credited, for nobody says what is whose."""
    own = outlet.casefold().removeprefix("the ")
    named = {
        credit.value: credit.span
        for credit in credits
        if credit.value is not None and credit.value.casefold().removeprefix("the ") != own
    }
    if len(named) != 1:
        return None
    ((name, span),) = named.items()
    return Hop(name=name, type=PartyType.MEDIA, role=HopRole.RELAY, span=span, inferred=True)


def _source_of(mention: Mention) -> Source:
    return Source(
        name=mention.name,
        type=mention.type,
        span=mention.span,
        role=mention.role,
        of=mention.of,
        members=tuple(mention.name.split(" + ")) if " + " in mention.name else (),
        resolved_by=mention.resolved_by,
    )


def _outer(draft: Draft, near: Sequence[Draft]) -> Draft | None:
    """The innermost statement in whose content this one's cue stands."""
    around = [other for other in near if other is not draft and other.holds(draft)]
    return min(around, key=lambda other: sum(len(span) for span in other.content), default=None)


def _speaks_of_itself(draft: Draft) -> bool:
    """Whether the content's first subject is a pronoun, so the source speaks of its own doing."""
    tree = draft.tree
    for span in draft.content:
        for i in range(*tree.within(span)):
            if tree.tokens[i].dep in ("nsubj", "nsubjpass"):
                return tree.tokens[i].pos == "PRON"
    return False


def _stems(draft: Draft) -> frozenset[str]:
    tree = draft.tree
    return frozenset(
        tree.tokens[i].lemma[:5]
        for span in draft.content
        for i in range(*tree.within(span))
        if tree.tokens[i].pos in ("NOUN", "VERB", "PROPN", "ADJ") and len(tree.tokens[i].lemma) > _SHORT
    )


def _same_speaker(a: Draft, b: Draft) -> bool:
    return a.source is not None and b.source is not None and a.source.name == b.source.name


def _sentence(grove: Grove, spans: Iterable[Span]) -> Span:
    """From the first sentence that holds one of the spans to the last, to be shown."""
    start, end = -1, -1
    for span in spans:
        for offset in (span.start, span.end - 1):
            tree = grove.at(offset)
            first, stop = tree.within(Span(offset, offset + 1)) if tree is not None else (0, 0)
            here = span if tree is None or first == stop else tree.span(*tree.sentence(first))
            start = here.start if start < 0 else min(start, here.start)
            end = max(end, here.end)
    return Span(start, end)
