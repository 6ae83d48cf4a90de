"""Builds what the parties and statements rooms are given: an article, its parse, and attributions marked by their words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.extract.parties import find_mentions
from reportedly.extract.statements import assemble_statements
from reportedly.parse import Parser, find_quotations
from reportedly.records import (
    Article,
    Attribution,
    DateBasis,
    Kind,
    Line,
    LineKind,
    Mention,
    Parse,
    Span,
    Stated,
    Statement,
    Tier,
    trim,
)
from reportedly.records.codec import sha256_hex

OUTLET = "The Evening Finch"


@dataclass(frozen=True)
class Said:
    """One attribution by its words: cue, source (None: nobody) and contents, each found in reading order."""

    cue: str
    source: str | None
    content: tuple[str, ...]
    kind: Kind = Kind.INDIRECT
    tier: Tier = Tier.REPORTING
    lemma: str | None = None


def said(
    cue: str,
    source: str | None,
    *content: str,
    kind: Kind = Kind.INDIRECT,
    tier: Tier = Tier.REPORTING,
    lemma: str | None = None,
) -> Said:
    return Said(cue, source, content, kind, tier, lemma)


@cache
def parser() -> Parser:
    return Parser.default()


def article_of(text: str, *, outlet: str | None = OUTLET) -> Article:
    sha = sha256_hex(text.encode("utf-8", "replace"))
    unknown = Stated(value=None, basis=DateBasis.UNKNOWN, evidence="not needed here")
    named = Stated(value=outlet, basis=DateBasis.DECLARED, evidence="--outlet") if outlet else unknown
    lines, at = [], 0
    for line in text.split("\n"):
        span = trim(text, at, at + len(line))
        if span is not None:
            lines.append(Line(span=span, kind=LineKind.BODY, reason="given"))
        at += len(line) + 1
    return Article(
        article_id=sha,
        page_text=sha,
        renderer="plain/1",
        language="en",
        title=unknown,
        outlet=named,
        authors=(),
        published=unknown,
        modified=unknown,
        url=unknown,
        credits=(),
        lines=tuple(lines),
        cleaned_by="given",
    )


@cache
def parse_of(text: str) -> Parse:
    spans = list(article_of(text).prose())
    paragraphs = parser().paragraphs(text, spans, headings=frozenset())
    return Parse(
        paragraphs=paragraphs,
        quotations=find_quotations(text, [paragraph.span for paragraph in paragraphs]),
        parser=parser().label,
    )


def attributions_of(text: str, spoken: Sequence[Said]) -> tuple[Attribution, ...]:
    found, after = [], 0
    for one in spoken:
        cue = _find(text, one.cue, after)
        after = cue.end
        source = _nearest(text, one.source, cue) if one.source else None
        found.append(
            Attribution(
                article_id=article_of(text).article_id,
                cue=cue,
                cue_lemma=one.lemma or _lemma(text, cue),
                source=source,
                content=tuple(sorted(_nearest(text, words, cue) for words in one.content)),
                kind=one.kind,
                tier=one.tier,
                probability=0.9,
                found_by="by hand",
            )
        )
    return tuple(found)


def mentions_of(text: str, *spoken: Said, outlet: str | None = OUTLET) -> tuple[Mention, ...]:
    return find_mentions(article_of(text, outlet=outlet), text, parse_of(text), attributions_of(text, spoken))


def statements_of(text: str, *spoken: Said, outlet: str | None = OUTLET) -> tuple[Statement, ...]:
    article, parse = article_of(text, outlet=outlet), parse_of(text)
    attributions = attributions_of(text, spoken)
    mentions = find_mentions(article, text, parse, attributions)
    return assemble_statements(article, text, parse, attributions, mentions, (), ())


def statement_of(text: str, *spoken: Said, cue: str | None = None) -> Statement:
    """The statement with that cue; without one, the only one."""
    found = statements_of(text, *spoken)
    if cue is not None:
        found = tuple(s for s in found if s.cue is not None and s.cue.of(text) == cue)
    assert len(found) == 1, [(s.cue and s.cue.of(text), s.source.name) for s in found]
    return found[0]


def chain(statement: Statement) -> list[str]:
    """The hops behind the outlet."""
    return [hop.name for hop in statement.via[1:]]


def _find(text: str, words: str, after: int = 0) -> Span:
    at = text.index(words, after)
    return Span(at, at + len(words))


def _nearest(text: str, words: str, cue: Span) -> Span:
    """The occurrence nearest to the cue, and off it where there is one."""
    places: list[Span] = []
    at = text.find(words)
    while at >= 0:
        places.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    apart = [place for place in places if not place.overlaps(cue)]
    return min(apart or places, key=lambda p: (min(abs(p.start - cue.end), abs(cue.start - p.end)), p.start))


def _lemma(text: str, cue: Span) -> str:
    tokens = [
        t for p in parse_of(text).paragraphs for t in p.tokens if cue.start <= t.start and t.end <= cue.end
    ]
    if text[cue.start : cue.end].lower() == "according to":
        return "according to"
    return next((t.lemma for t in tokens if t.pos in ("VERB", "NOUN", "ADV")), tokens[0].lemma)
