"""From attributions, mentions, figures and times to statements: the last stage of one article."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reportedly.extract.statements.disclaimers import find_disclaimers
from reportedly.extract.statements.drafts import Mentions, draft_all, nearby
from reportedly.extract.statements.frames import find_frames
from reportedly.extract.statements.further import find_further
from reportedly.extract.statements.outlet import own_voice
from reportedly.extract.statements.parts import Part, PartMaker, hop
from reportedly.extract.statements.references import Earlier, find_references
from reportedly.extract.statements.selection import select
from reportedly.extract.trees import Grove, plant
from reportedly.records import (
    OUTLET,
    Article,
    Attribution,
    Figure,
    HopRole,
    Mention,
    Parse,
    Span,
    Stance,
    Statement,
    Tier,
    Timex,
)

__all__ = ["assemble_statements"]

_BEFORE: Final = 12
_AFTER: Final = 6
"""Statements around one that its words can point at."""


def assemble_statements(
    article: Article,
    text: str,
    parse: Parse,
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    figures: Sequence[Figure],
    timexes: Sequence[Timex],
    grove: Grove | None = None,
) -> tuple[Statement, ...]:
    """One statement for each attribution that is no mere relay, and the outlet's own voice for the rest.

    Ordered by cue, or by content where there is none. Headings give nothing.
    ``figures`` and ``timexes`` are those of the same article; each goes to the
    statements in whose content it stands, a time also to those in whose sentence.
    ``grove``: the parse's trees, where they are laid out already.
    """
    grove = grove or plant(parse)
    if not grove.trees:
        return ()
    places = Mentions(mentions)
    outlet = article.outlet.value or OUTLET
    further = find_further(article.article_id, grove, attributions, parse.quotations)
    drafts = draft_all(text, grove, (*attributions, *further), places)
    disclaimers = tuple(find_disclaimers(text, grove, places, outlet))
    chosen = select(text, grove, drafts, places, disclaimers, parse.quotations)
    maker = PartMaker(article.article_id, outlet, text, grove, places, article.credits)
    parts = [maker.attributed(d, nearby(chosen.drafts, i)) for i, d in enumerate(chosen.drafts)]
    parts += [maker.disclaimed(disclaimer) for disclaimer in disclaimers]
    parts += [maker.own(voice) for voice in own_voice(text, grove, chosen.drafts, chosen.taken, places)]
    parts.sort(key=lambda part: (part.place, part.statement.cue is None))
    parts = _refer(_carry_relays(parts, chosen.late_relays))
    counted = _ByPlace([(figure.span, figure.key) for figure in figures])
    dated = _ByPlace([(timex.span, timex.key) for timex in timexes])
    return tuple(
        replace(
            part.statement,
            frames=find_frames(grove, part.statement.content),
            figures=counted.within(part.statement.content),
            times=dated.within((*part.statement.content, part.statement.sentence)),
        )
        for part in parts
    )


def _carry_relays(parts: Sequence[Part], late: Sequence[tuple[int, Mention]]) -> list[Part]:
    """Relays that a neighbouring sentence names: the same speaker goes on, or "she was speaking to …" follows.

    ``late``: the sentence that each late relay is about, and the medium.
    """
    named: dict[int, list[Mention]] = {}
    for sentence, medium in late:
        named.setdefault(sentence, []).append(medium)
    carried: list[Part] = []
    last: Part | None = None
    for part in parts:
        if part.draft is None or part.statement.tier is Tier.DISCLAIMER or part.statement.nested_in:
            carried.append(part)
            continue
        if not part.relays:
            relays = tuple(hop(m, HopRole.RELAY, inferred=True) for m in named.get(part.sentence, ()))
            if not relays and last is not None and _goes_on(last, part):
                relays = tuple(replace(step, inferred=True) for step in last.relays)
            via = part.statement.via
            relays = tuple(step for step in relays if step.name not in {hop.name for hop in via})
            if relays:
                statement = replace(part.statement, via=via[:1] + relays + via[1:])
                part = replace(part, relays=relays, statement=statement)
        carried.append(part)
        last = part
    return carried


def _goes_on(last: Part, part: Part) -> bool:
    same = last.statement.source.name == part.statement.source.name
    return same and bool(last.relays) and 0 <= part.sentence - last.sentence <= 1


def _refer(parts: Sequence[Part]) -> list[Part]:
    """Link each statement to those its content points back to."""
    known = [
        Earlier(p.statement.key, p.draft, p.statement.source.name, p.statement.stance, p.sentence, p.place)
        for p in parts
    ]
    referred = []
    for index, part in enumerate(parts):
        if part.draft is not None:
            near = known[max(0, index - _BEFORE) : index + _AFTER]
            keys = find_references(part.draft, part.statement.stance, part.statement.source.name, near)
            others = tuple(key for key in keys if key != part.statement.key)
            part = replace(part, statement=replace(part.statement, refers_to=others))
        elif (
            part.statement.stance is Stance.DENIES
            and index
            and part.sentence - parts[index - 1].sentence <= 1
        ):
            # "That was wrong": the outlet takes back what it said last.
            part = replace(part, statement=replace(part.statement, refers_to=(known[index - 1].key,)))
        referred.append(part)
    return referred


class _ByPlace:
    """Keys of figures or times by where they stand."""

    def __init__(self, items: Sequence[tuple[Span, str]]) -> None:
        self._items = sorted(items)
        self._starts = [span.start for span, _ in self._items]

    def within(self, places: Sequence[Span]) -> tuple[str, ...]:
        """Those that stand wholly in one of the places, in order."""
        if not self._items:
            return ()
        found: set[tuple[Span, str]] = set()
        for place in places:
            first, end = bisect_left(self._starts, place.start), bisect_right(self._starts, place.end)
            found.update(item for item in self._items[first:end] if item[0] in place)
        return tuple(key for _, key in sorted(found))
