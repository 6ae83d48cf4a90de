"""Attributions on their way to statements: each with its tree, its cue token and who is meant by its source."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportedly.extract.statements.words import kinds, listed
from reportedly.extract.trees import Grove, Tree
from reportedly.records import Attribution, Mention, PartyType, Span, trim

__all__ = ["Draft", "Mentions", "draft_all", "nearby", "with_content"]

_NEIGHBOURS: Final = 16
"""Attributions looked at on either side: more than one content ever holds, and the work stays linear."""


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """One attribution placed in its tree."""

    attribution: Attribution
    tree: Tree
    cue: int  # the token that governs the cue
    cue_range: tuple[int, int]
    source: Mention | None
    source_head: int | None
    content: tuple[Span, ...]
    sentence: int  # of the cue, counted over the article

    @property
    def lemma(self) -> str:
        """The cue's lemma as the finder gives it."""
        return self.attribution.cue_lemma

    def holds(self, other: "Draft") -> bool:
        """Whether the other's cue stands in this content."""
        return any(other.attribution.cue in span for span in self.content)


class Mentions:
    """Mentions by place."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._all = sorted(mentions, key=lambda m: m.span)
        self._starts = [m.span.start for m in self._all]
        self._longest = max((len(m.span) for m in self._all), default=0)

    def within(self, span: Span) -> list[Mention]:
        """Those that overlap a span: the ones that begin in it first, longer before shorter."""
        first = bisect_left(self._starts, span.start - self._longest)
        end = bisect_left(self._starts, span.end)
        touching = [m for m in self._all[first:end] if m.span.overlaps(span)]
        return sorted(touching, key=lambda m: (m.span.start < span.start, m.span.start, -m.span.end))

    def of(self, span: Span) -> Mention | None:
        """The one that a span means."""
        return next(iter(self.within(span)), None)

    def media(self, span: Span) -> Mention | None:
        """The first medium in a span."""
        return next((m for m in self.within(span) if m.type is PartyType.MEDIA), None)


def draft_all(
    text: str, grove: Grove, attributions: Iterable[Attribution], mentions: Mentions
) -> tuple[Draft, ...]:
    """Place every attribution in its tree, in the order of the cues; one in no prose is left out."""
    offsets: dict[int, int] = {}
    total = 0
    for planted in grove.trees:
        offsets[planted.number] = total
        total += len(planted.sentences)
    drafts = []
    for attribution in sorted(attributions, key=lambda a: a.cue):
        tree = grove.at(attribution.cue.start)
        if tree is None:
            continue
        first, end = tree.within(attribution.cue)
        if first == end:
            continue
        cue = tree.top(first, end)
        source = mentions.of(attribution.source) if attribution.source else None
        drafts.append(
            Draft(
                attribution,
                tree,
                cue,
                (first, end),
                source,
                _head(tree, attribution.source),
                _without_cue_words(tree, cue, _tidy(text, attribution)),
                offsets[tree.number] + tree.sentence_of[cue],
            )
        )
    return tuple(drafts)


def _says_something(tree: Tree, span: Span) -> bool:
    """Whether there is more in a span than "but" or "that"."""
    first, end = tree.within(span)
    linking = ("CCONJ", "SCONJ", "PUNCT", "SPACE")
    return first == end or any(tree.tokens[i].pos not in linking for i in range(first, end))


def _without_cue_words(tree: Tree, cue: int, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Leave to the cue what completes it: "declined to comment", "backed away from"."""
    content = tuple(span for span in content if _says_something(tree, span))
    if not content:
        return content
    first, end = tree.within(content[0])
    for size in (2, 1):
        # "Stopped short of promising": the words that make the cue are no content.
        following = [token.text.lower() for token in tree.tokens[cue + 1 : cue + 1 + size]]
        phrase = " ".join([tree.tokens[cue].lemma, *following])
        if phrase in listed("stance_phrases") and first == cue + 1 and end > first + size:
            return (Span(tree.tokens[first + size].start, content[0].end), *content[1:])
    held = tree.child(cue, "dobj")
    light = tree.tokens[cue].lemma in listed("light_verbs") and held is not None and first <= held < end - 1
    if (
        light
        and held is not None
        and "noun" in kinds("cues", "class").get(tree.tokens[held].lemma, frozenset())
    ):
        # "Voiced deep concern over the sale": the noun belongs to the cue.
        return (Span(tree.tokens[held + 1].start, content[0].end), *content[1:])
    joined = next(
        (c for c in tree.children[cue] if tree.tokens[c].dep == "conj" and first <= c < end - 1), None
    )
    if joined is not None and all(
        tree.tokens[i].pos in ("CCONJ", "ADV", "AUX", "PART") for i in range(first, joined)
    ):
        # "Neither confirmed nor denied the report": the object belongs to both verbs.
        return (Span(tree.tokens[joined + 1].start, content[0].end), *content[1:])
    if tree.tokens[cue].lemma not in listed("refusals"):
        return content
    if end - first < 2 or tree.tokens[first].tag != "TO":
        return content
    if "predicate" not in kinds("open_words").get(tree.tokens[first + 1].lemma, frozenset()):
        return content
    if end == first + 2:
        return content[1:]
    return (Span(tree.tokens[first + 2].start, content[0].end), *content[1:])


def nearby(drafts: Sequence[Draft], index: int) -> Sequence[Draft]:
    """The drafts around one, itself included: what can hold it, be held by it, or answer it."""
    return drafts[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS + 1]


def with_content(draft: Draft, content: tuple[Span, ...]) -> Draft:
    """The same draft with other content."""
    return replace(draft, content=content)


def _head(tree: Tree, source: Span | None) -> int | None:
    if source is None or not tree.tokens[0].start <= source.start < tree.tokens[-1].end:
        return None
    first, end = tree.within(source)
    return tree.top(first, end) if first < end else None


def _tidy(text: str, attribution: Attribution) -> tuple[Span, ...]:
    """The content without cue and source, and without the commas and full stops around it."""
    spans: list[Span] = []
    for span in attribution.content:
        pieces = [span]
        for hole in (attribution.cue, attribution.source):
            if hole is not None:
                pieces = [rest for piece in pieces for rest in _without(piece, hole)]
        for piece in pieces:
            start, end = piece.start, piece.end
            while end > start and text[end - 1] in ",;.:  \n\t" and not text[start:end].endswith("…"):
                end -= 1
            while start < end and text[start] in ",;: \n\t":
                start += 1
            if text[end : end + 1] == ")" and text.count("(", start, end) > text.count(")", start, end):
                end += 1
            kept = trim(text, start, end) if end > start else None
            if kept is not None and any(character.isalnum() for character in kept.of(text)):
                spans.append(kept)
    return tuple(sorted(spans))


def _without(span: Span, hole: Span) -> list[Span]:
    if not span.overlaps(hole):
        return [span]
    rest = []
    if span.start < hole.start:
        rest.append(Span(span.start, hole.start))
    if hole.end < span.end:
        rest.append(Span(hole.end, span.end))
    return rest
