"""From parse to attributions: cue, then source, then content."""

from typing import Final

from reportedly.extract.attributions.contents import (
    AFTER,
    AROUND,
    BEFORE,
    CHILD,
    QUOTE,
    ContentCandidate,
    Range,
    content_candidates,
)
from reportedly.extract.attributions.cues import entry_of
from reportedly.extract.attributions.sources import (
    AFTER as AFTER_SOURCE,
    BEFORE as BEFORE_SOURCE,
    MODIFIER,
    OBJECT,
    SourceCandidate,
    source_candidates,
)
from reportedly.extract.attributions.view import View, lay_out
from reportedly.records import Attribution, Kind, Parse, Span, Tier, trim

__all__ = ["FOUND_BY", "find_attributions"]

FOUND_BY: Final = "attributions/1"


def find_attributions(article_id: str, text: str, parse: Parse) -> tuple[Attribution, ...]:
    """All attributions of a parsed body, ordered by cue. Headings are not read."""
    view = lay_out(parse)
    found = []
    for token in range(len(view)):
        entry = entry_of(view, token)
        if entry is None or view.quoted[token] >= 0 or entry.word_class in ("noun", "adjective"):
            continue
        cue = (token, token + 2) if entry.word_class == "preposition" else (token, token + 1)
        source = _first_source(view, token)
        held = (source.first, source.end) if source.first >= 0 else None
        content = _first_content(view, token, content_candidates(view, cue, token, held), held)
        if content is None:
            continue
        spans = tuple(_as_marked(view, text, first, end) for first, end in content.ranges)
        found.append(
            Attribution(
                article_id=article_id,
                cue=view.span(*cue),
                cue_lemma=entry.lemma,
                source=view.span(*held) if held else None,
                content=spans,
                kind=_kind(view, content.ranges),
                tier=entry.tier,
                probability=0.7 if entry.tier is Tier.REPORTING else 0.4,
                found_by=FOUND_BY,
            )
        )
    return tuple(sorted(found, key=lambda a: a.cue))


def _first_source(view: View, token: int) -> SourceCandidate:
    for candidate in source_candidates(view, token):
        if candidate.how not in (MODIFIER, OBJECT, AFTER_SOURCE, BEFORE_SOURCE):
            return candidate
    raise AssertionError("nobody is always a candidate")


def _first_content(
    view: View, token: int, candidates: list[ContentCandidate], source: Range | None
) -> ContentCandidate | None:
    clause = [
        c for c in candidates if c.how == CHILD and view.dep[c.anchor] in ("ccomp", "xcomp") and c.opens == 0
    ]
    quoted = [c for c in candidates if c.how == QUOTE and c.opens in (0, 1)]
    if quoted:
        return max(quoted, key=lambda c: (c.opens, sum(e - f for f, e in c.ranges)))
    if view.text[token] == "according":
        around = [c for c in candidates if c.how in (AROUND, BEFORE, AFTER)]
        return max(around, key=lambda c: sum(e - f for f, e in c.ranges), default=None)
    if clause and clause[0].ranges[0][0] > token:
        return clause[0]
    if view.tag[token] == "VBD" or clause:
        for how in (BEFORE, AFTER):
            for c in candidates:
                if c.how == how and (how == AFTER or not source or c.ranges[0][1] - c.ranges[0][0] > 3):
                    return c
    return next((c for c in candidates if c.how == CHILD and view.dep[c.anchor] in ("dobj", "prep")), None)


def _as_marked(view: View, text: str, first: int, end: int) -> Span:
    """The content without its complementizer and with a full stop inside closing marks kept."""
    if view.text[first] == "that" and view.tag[first] == "IN" and end - first > 1:
        first += 1
    span = view.span(first, end)
    return trim(text, span.start, span.end) or span


def _kind(view: View, ranges: tuple[Range, ...]) -> Kind:
    words = [
        view.quoted[token] >= 0
        for first, end in ranges
        for token in range(first, end)
        if view.pos[token] not in ("PUNCT", "SPACE", "SYM")
    ]
    if words and all(words):
        return Kind.DIRECT
    return Kind.MIXED if any(words) else Kind.INDIRECT
