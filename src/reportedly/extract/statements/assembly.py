"""From attributions, mentions, figures and times to statements: the last stage of one article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportedly.extract.statements.disclaimers import Disclaimer, find_disclaimers
from reportedly.extract.statements.drafts import Draft, Mentions, draft_all
from reportedly.extract.statements.further import find_further
from reportedly.extract.statements.grounds import NONE_STATED, find_ground, ground_of_clause
from reportedly.extract.statements.outlet import OwnVoice, own_voice
from reportedly.extract.statements.references import Earlier, find_references
from reportedly.extract.statements.relays import Hops, find_hops
from reportedly.extract.statements.selection import select
from reportedly.extract.statements.stances import Judgement, judge, judge_outlet
from reportedly.extract.trees import Grove, plant
from reportedly.records import (
    OUTLET,
    UNSPECIFIED,
    Article,
    Attribution,
    Certainty,
    Figure,
    Ground,
    Hop,
    HopRole,
    Kind,
    Mention,
    Parse,
    PartyType,
    Polarity,
    Source,
    Span,
    Stance,
    Statement,
    Tier,
    Timex,
)
from reportedly.records.codec import place_key

__all__ = ["FOUND_BY", "assemble_statements"]

FOUND_BY: Final = "statements/1"
_ANSWERS_WITHIN: Final = 2
"""Sentences between words about a party and its answer to them."""
_SHORT: Final = 3
"""Letters of a lemma that says too little about the matter."""


def assemble_statements(
    article: Article,
    text: str,
    parse: Parse,
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    figures: Sequence[Figure],
    timexes: Sequence[Timex],
) -> tuple[Statement, ...]:
    """One statement for each attribution that is no mere relay, and the outlet's own voice for the rest.

    Ordered by cue, or by content where there is none. Headings give nothing.
    ``figures`` and ``timexes`` are those of the same article; each goes to the
    statements in whose content or sentence it stands.
    """
    grove = plant(parse)
    if not grove.trees:
        return ()
    places = Mentions(mentions)
    outlet = article.outlet.value or OUTLET
    further = find_further(article.article_id, grove, attributions)
    drafts = draft_all(text, grove, (*attributions, *further), places)
    disclaimers = tuple(find_disclaimers(text, grove, places, outlet))
    chosen = select(text, grove, drafts, places, disclaimers, parse.quotations)
    room = _Room(article.article_id, outlet, text, grove, places)
    parts = [room.attributed(draft, chosen.drafts) for draft in chosen.drafts]
    parts += [room.disclaimed(disclaimer) for disclaimer in disclaimers]
    parts += [room.own(voice) for voice in own_voice(text, grove, chosen.drafts, chosen.taken, places)]
    parts.sort(key=lambda part: (part.place, part.statement.cue is None))
    parts = room.carry_relays(parts, chosen.late_relays)
    parts = room.refer(parts)
    quantities = _ByPlace([(f.span, f.key) for f in figures]), _ByPlace([(t.span, t.key) for t in timexes])
    return tuple(
        replace(
            part.statement,
            figures=quantities[0].within(part.statement.content, None),
            times=quantities[1].within(part.statement.content, part.statement.sentence),
        )
        for part in parts
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """A statement with what later steps still need of it."""

    statement: Statement
    draft: Draft | None
    sentence: int
    place: int
    relays: tuple[Hop, ...] = ()


class _Room:
    """What all statements of one article share."""

    def __init__(self, article_id: str, outlet: str, text: str, grove: Grove, places: Mentions) -> None:
        self.article_id, self.outlet, self.text, self.grove, self.places = (
            article_id,
            outlet,
            text,
            grove,
            places,
        )

    def attributed(self, draft: Draft, drafts: Sequence[Draft]) -> _Part:
        """The statement of one attribution."""
        attribution = draft.attribution
        outer = _outer(draft, drafts)
        source = self._source(draft)
        hops = find_hops(draft, self.places) if outer is None else Hops((), ())
        judgement = judge(draft, agentless=source.name == UNSPECIFIED)
        judgement = self._against(draft, judgement, drafts)
        relays = tuple(_hop(m, HopRole.RELAY) for m in hops.relays)
        own: tuple[Hop, ...] = (
            Hop(name=source.name, type=source.type, role=HopRole.SOURCE, span=source.span),
        )
        cited = tuple(_hop(m, HopRole.CITED) for m in hops.cited)
        before: tuple[Hop, ...] = (self._outlet_hop(),)
        if outer is not None:
            outer_source = self._source(outer)
            above = find_hops(outer, self.places)
            before += tuple(_hop(m, HopRole.RELAY) for m in above.relays)
            before += (
                Hop(
                    name=outer_source.name, type=outer_source.type, role=HopRole.RELAY, span=outer_source.span
                ),
            )
        if before[-1].name == source.name:
            own = ()
        via = before + relays + own + cited
        if source.type is PartyType.OUTLET:
            via = before + cited
        statement = Statement(
            key=place_key(self.article_id, "statement", (attribution.cue, *draft.content)),
            article_id=self.article_id,
            kind=attribution.kind,
            tier=self._tier(draft),
            source=source,
            cue=attribution.cue,
            cue_lemma=attribution.cue_lemma,
            content=draft.content,
            sentence=_sentence(self.grove, (attribution.cue, *draft.content)),
            stance=judgement.stance,
            certainty=judgement.certainty,
            polarity=judgement.polarity,
            conditional=judgement.conditional,
            via=via,
            basis=find_ground(draft, hops.cited, draft.source),
            refers_to=(),
            nested_in=self._key(outer) if outer is not None else None,
            figures=(),
            times=(),
            probability=attribution.probability,
            found_by=FOUND_BY,
        )
        return _Part(statement, draft, draft.sentence, attribution.cue.start, relays)

    def _tier(self, draft: Draft) -> Tier:
        return draft.attribution.tier

    def _against(self, draft: Draft, judgement: Judgement, drafts: Sequence[Draft]) -> Judgement:
        """What a source negates of itself, after another has said it of that source, is a denial."""
        if judgement.stance is not Stance.ASSERTS or judgement.polarity is not Polarity.NEGATIVE:
            return judgement
        if draft.source is None or not _speaks_of_itself(draft):
            return judgement
        mine, name = _stems(draft), draft.source.name.casefold().split()[-1]
        for other in drafts:
            if other is draft or not 0 <= draft.sentence - other.sentence <= _ANSWERS_WITHIN:
                continue
            if other.attribution.cue.start >= draft.attribution.cue.start or _same_speaker(other, draft):
                continue
            accused = any(name in span.of(self.text).casefold() for span in other.content)
            if accused and not other.holds(draft) and mine & _stems(other):
                return replace(judgement, stance=Stance.DENIES)
        return judgement

    def disclaimed(self, found: Disclaimer) -> _Part:
        """The statement of a disclaimer."""
        if found.source is None:
            source = Source(name=self.outlet, type=PartyType.OUTLET, span=None, resolved_by="outlet")
        else:
            source = _source_of(found.source)
        via: tuple[Hop, ...] = (self._outlet_hop(),)
        if source.type is not PartyType.OUTLET:
            via += (Hop(name=source.name, type=source.type, role=HopRole.SOURCE, span=source.span),)
        statement = Statement(
            key=place_key(self.article_id, "statement", (found.cue, *found.content)),
            article_id=self.article_id,
            kind=Kind.INDIRECT,
            tier=Tier.DISCLAIMER,
            source=source,
            cue=found.cue,
            cue_lemma=found.cue_lemma,
            content=found.content,
            sentence=_sentence(self.grove, (found.cue, *found.content)),
            stance=Stance.QUESTIONS,
            certainty=Certainty.UNKNOWN,
            polarity=Polarity.POSITIVE,
            conditional=False,
            via=via,
            basis=NONE_STATED,
            refers_to=(),
            nested_in=None,
            figures=(),
            times=(),
            probability=1.0,
            found_by=FOUND_BY,
        )
        first, end = found.tree.within(found.cue)
        draft = Draft(
            Attribution(
                article_id=self.article_id,
                cue=found.cue,
                cue_lemma=found.cue_lemma,
                source=None,
                content=found.content,
                kind=Kind.INDIRECT,
                tier=Tier.REPORTING,
                probability=1.0,
                found_by=FOUND_BY,
            ),
            found.tree,
            found.verb,
            (first, end),
            found.source,
            None,
            found.content,
            found.sentence,
        )
        return _Part(statement, draft, found.sentence, found.cue.start)

    def own(self, voice: OwnVoice) -> _Part:
        """The statement of a sentence or clause in the outlet's own voice."""
        judgement = judge_outlet(voice.tree, voice.content, question=voice.question)
        basis: Ground | None = None
        for span in voice.content:
            basis = basis or ground_of_clause(voice.tree, span)
        statement = Statement(
            key=place_key(self.article_id, "statement", (None, *voice.content)),
            article_id=self.article_id,
            kind=Kind.UNATTRIBUTED,
            tier=Tier.OUTLET,
            source=Source(name=self.outlet, type=PartyType.OUTLET, span=None, resolved_by="outlet"),
            cue=None,
            cue_lemma=None,
            content=voice.content,
            sentence=_sentence(self.grove, voice.content),
            stance=judgement.stance,
            certainty=judgement.certainty,
            polarity=judgement.polarity,
            conditional=judgement.conditional,
            via=(self._outlet_hop(),),
            basis=basis or NONE_STATED,
            refers_to=(),
            nested_in=None,
            figures=(),
            times=(),
            probability=1.0,
            found_by=FOUND_BY,
        )
        return _Part(statement, None, voice.sentence, voice.content[0].start)

    def carry_relays(self, parts: Sequence[_Part], late: Sequence[tuple[int, Mention]]) -> list[_Part]:
        """Relays that a neighbouring sentence names: the same speaker goes on, or "he was speaking to …" follows."""
        carried: list[_Part] = []
        last: _Part | None = None
        for part in parts:
            if part.draft is None or part.statement.tier is Tier.DISCLAIMER or part.statement.nested_in:
                carried.append(part)
                continue
            relays = part.relays
            if not relays:
                named = [m for sentence, m in late if sentence == part.sentence]
                relays = tuple(_hop(m, HopRole.RELAY, inferred=True) for m in named)
            if (
                not relays
                and last is not None
                and last.relays
                and last.statement.source.name == part.statement.source.name
                and 0 <= part.sentence - last.sentence <= 1
            ):
                relays = tuple(replace(hop, inferred=True) for hop in last.relays)
            if relays and not part.relays:
                via = part.statement.via
                part = replace(
                    part, relays=relays, statement=replace(part.statement, via=via[:1] + relays + via[1:])
                )
            carried.append(part)
            last = part
        return carried

    def refer(self, parts: Sequence[_Part]) -> list[_Part]:
        """Link each statement to those its content points back to."""
        known = [
            Earlier(
                p.statement.key, p.draft, p.statement.source.name, p.statement.stance, p.sentence, p.place
            )
            for p in parts
        ]
        referred = []
        for index, part in enumerate(parts):
            if part.draft is not None:
                near = known[max(0, index - 12) : index + 6]
                keys = find_references(part.draft, part.statement.stance, part.statement.source.name, near)
                keys = tuple(key for key in keys if key != part.statement.key)
                part = replace(part, statement=replace(part.statement, refers_to=keys))
            referred.append(part)
        return referred

    def _outlet_hop(self) -> Hop:
        return Hop(name=self.outlet, type=PartyType.OUTLET, role=HopRole.OUTLET, span=None)

    def _source(self, draft: Draft) -> Source:
        if draft.source is not None:
            return _source_of(draft.source)
        span = draft.attribution.source
        if span is None:
            return Source(name=UNSPECIFIED, type=PartyType.ANONYMOUS, span=None, resolved_by="agentless")
        return Source(name=span.of(self.text), type=PartyType.ANONYMOUS, span=span, resolved_by="as-written")

    def _key(self, draft: Draft) -> str:
        return place_key(self.article_id, "statement", (draft.attribution.cue, *draft.content))


def _source_of(mention: Mention) -> Source:
    members = tuple(mention.name.split(" + ")) if " + " in mention.name else ()
    return Source(
        name=mention.name,
        type=mention.type,
        span=mention.span,
        role=mention.role,
        of=mention.of,
        members=members,
        resolved_by=mention.resolved_by,
    )


def _hop(mention: Mention, role: HopRole, *, inferred: bool = False) -> Hop:
    return Hop(name=mention.name, type=mention.type, role=role, span=mention.span, inferred=inferred)


def _outer(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The innermost statement in whose content this one's cue stands."""
    around = [d for d in drafts if d is not draft and d.sentence <= draft.sentence + 8 and d.holds(draft)]
    return min(around, key=lambda d: sum(len(span) for span in d.content), default=None)


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
    """The whole sentences that hold the spans, to be shown."""
    start: int | None = None
    end = 0
    for span in spans:
        for offset in (span.start, span.end - 1):
            tree = grove.at(offset)
            if tree is None:
                continue
            first, stop = tree.within(Span(offset, offset + 1))
            if first == stop:
                continue
            begin, close = tree.sentence(first)
            here = tree.span(begin, close)
            start = here.start if start is None else min(start, here.start)
            end = max(end, here.end)
    if start is None:
        both = sorted(spans)
        return Span(both[0].start, both[-1].end)
    return Span(start, end)


class _ByPlace:
    """Keys of figures or times by where they stand."""

    def __init__(self, items: Sequence[tuple[Span, str]]) -> None:
        self._items = sorted(items)

    def within(self, content: Sequence[Span], sentence: Span | None) -> tuple[str, ...]:
        places = [*content, *([sentence] if sentence is not None else [])]
        return tuple(key for span, key in self._items if any(span in place for place in places))
