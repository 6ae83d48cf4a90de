"""A compact builder of analyses: linking's tests need coverage of an invented event, not web pages.

``report("Gazette", says("the mayor", "the bridge fell"))`` is an article of one
sentence a statement, with every span cutting its text.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportedly.records import (
    OUTLET,
    Accumulation,
    Analysis,
    Article,
    Basis,
    Certainty,
    Change,
    ChangeKind,
    Comparator,
    DateBasis,
    Figure,
    Frame,
    Ground,
    Hop,
    HopRole,
    Kind,
    Line,
    LineKind,
    PageText,
    PartyType,
    Phrase,
    Polarity,
    Source,
    Span,
    Stage,
    Stance,
    Stated,
    Statement,
    Tier,
)
from reportedly.records.codec import place_key


@dataclass(frozen=True)
class Count:
    """A number inside a statement: the words it stands in, and what they mean."""

    words: str
    low: int | None
    high: int | None
    counted: str = "killed"
    comparator: Comparator = Comparator.EXACT
    unit: str = "count"
    stage: Stage = Stage.NONE
    part_of: str | None = None
    accumulation: Accumulation = Accumulation.CUMULATIVE
    changed_from: int | None = None


@dataclass(frozen=True)
class Said:
    """A statement to be: who says what, and how."""

    who: str
    what: str
    type: PartyType = PartyType.PERSON
    of: str | None = None
    role: str | None = None
    stance: Stance = Stance.ASSERTS
    certainty: Certainty = Certainty.CERTAIN
    polarity: Polarity = Polarity.POSITIVE
    basis: Basis = Basis.NONE_STATED
    through: tuple[str, ...] = ()  # relays between outlet and source
    citing: tuple[tuple[str, PartyType], ...] = ()
    counts: tuple[Count, ...] = ()
    refers_to: tuple[str, ...] = ()


def says(who: str, what: str, **details: object) -> Said:
    """A named person, unless ``type`` says otherwise."""
    return Said(who, what, **details)  # type: ignore[arg-type] - keywords of Said


def tells(what: str, **details: object) -> Said:
    """The outlet in its own voice."""
    return Said(OUTLET, what, type=PartyType.OUTLET, **details)  # type: ignore[arg-type] - keywords of Said


def stated(value: str | None) -> Stated:
    if value is None:
        return Stated(value=None, basis=DateBasis.UNKNOWN, evidence="none")
    return Stated(value=value, basis=DateBasis.DECLARED, evidence="test")


def report(
    outlet: str | None,
    *said: Said,
    published: str | None = None,
    title: str = "",
    furniture: Sequence[str] = (),
    credits: Sequence[str] = (),
    name: str = "",
) -> Analysis:
    """An article of these statements, a paragraph each; its id is made of its text, outlet and ``name``."""
    parts: list[str] = [title] if title else []
    parts += [_sentence(one) for one in said]
    parts += list(furniture)
    text = "\n".join(parts) + "\n"
    article_id = hashlib.sha256(f"{outlet}|{published}|{name}|{text}".encode()).hexdigest()
    lines: list[Line] = []
    place = 0
    kinds = [LineKind.TITLE] * bool(title) + [LineKind.BODY] * len(said) + [LineKind.NAV] * len(furniture)
    places: list[int] = []
    for part, kind in zip(parts, kinds, strict=True):
        lines.append(Line(span=Span(place, place + len(part)), kind=kind, reason="test"))
        places.append(place)
        place += len(part) + 1
    statements, figures = [], []
    for one, start in zip(said, places[bool(title) :], strict=False):
        statement, found = _statement(article_id, outlet, text, one, start)
        statements.append(statement)
        figures += found
    page = hashlib.sha256(text.encode()).hexdigest()
    article = Article(
        article_id=article_id,
        page_text=page,
        renderer="plain/1",
        language="en",
        title=stated(title or None),
        outlet=stated(outlet),
        authors=(),
        published=stated(published),
        modified=stated(None),
        url=stated(None),
        credits=tuple(stated(credit) for credit in credits),
        lines=tuple(lines),
        cleaned_by="clean/1",
    )
    return Analysis(
        page_text=PageText(capture=article_id, sha256=page, renderer="plain/1", encoding="utf-8", text=text),
        article=article,
        attributions=(),
        mentions=(),
        statements=tuple(statements),
        figures=tuple(figures),
        rejections=(),
        timexes=(),
        rules=("test/1",),
    )


def _sentence(one: Said) -> str:
    what = one.what[0].upper() + one.what[1:]
    return f"{what}." if one.type is PartyType.OUTLET else f"{what}, {one.who} said."


def _statement(
    article_id: str, outlet: str | None, text: str, one: Said, start: int
) -> tuple[Statement, list[Figure]]:
    content = Span(start, start + len(one.what))
    own = one.type is PartyType.OUTLET
    who = None if own else Span(content.end + 2, content.end + 2 + len(one.who))
    cue = None if who is None else Span(who.end + 1, who.end + 5)
    figures = [_figure(article_id, text, content, count) for count in one.counts]
    via = [Hop(name=outlet or OUTLET, type=PartyType.OUTLET, role=HopRole.OUTLET, span=None)]
    via += [Hop(name=relay, type=PartyType.MEDIA, role=HopRole.RELAY, span=None) for relay in one.through]
    if not own:
        via.append(Hop(name=one.who, type=one.type, role=HopRole.SOURCE, span=who))
    via += [Hop(name=name, type=type, role=HopRole.CITED, span=None) for name, type in one.citing]
    statement = Statement(
        key=place_key(article_id, "statement", (cue, content)),
        article_id=article_id,
        kind=Kind.UNATTRIBUTED if own else Kind.INDIRECT,
        tier=Tier.OUTLET if own else Tier.REPORTING,
        source=Source(name=one.who, type=one.type, span=who, of=one.of, role=one.role),
        cue=cue,
        cue_lemma=None if own else "say",
        content=(content,),
        sentence=Span(start, start + len(_sentence(one))),
        stance=one.stance,
        certainty=one.certainty,
        polarity=Polarity.NEGATIVE if one.stance is Stance.DENIES else one.polarity,
        conditional=False,
        via=tuple(via),
        basis=Ground(value=one.basis, span=None),
        refers_to=one.refers_to,
        nested_in=None,
        figures=tuple(figure.key for figure in figures),
        times=(),
        probability=1.0,
        found_by="test",
    )
    return statement, figures


def _figure(article_id: str, text: str, content: Span, count: Count) -> Figure:
    start = text.lower().index(count.words.lower(), content.start)
    span = Span(start, start + len(count.words))
    return Figure(
        key=place_key(article_id, "figure", (span,)),
        article_id=article_id,
        span=span,
        number_span=span,
        hedge_span=None,
        unit_span=None,
        counted_span=None,
        low=None if count.low is None else Decimal(count.low),
        high=None if count.high is None else Decimal(count.high),
        comparator=count.comparator,
        unit=count.unit,
        counted=None,
        head=None,
        counted_class=count.counted,
        group=None,
        rate=None,
        part_of=count.part_of,
        stage=count.stage,
        as_of=None,
        accumulation=count.accumulation,
        accumulation_span=None,
        changed_from=None
        if count.changed_from is None
        else Change(
            low=Decimal(count.changed_from),
            high=Decimal(count.changed_from),
            kind=ChangeKind.CORRECTION,
            figure=None,
        ),
        retracted=False,
        repeats=None,
        found_by="test",
    )


def only_statement(analysis: Analysis, place: int = 0) -> Statement:
    return analysis.statements[place]


def with_outlet(analysis: Analysis, outlet: str) -> Analysis:
    return replace(analysis, article=replace(analysis.article, outlet=stated(outlet)))


NOWHERE = Frame(
    predicate="",
    span=Span(0, 1),
    agent=None,
    object=None,
    recipient=None,
    place=None,
    negated=False,
    modal=False,
)


def framed(analysis: Analysis, *frames: tuple[str, str | None, str | None]) -> Analysis:
    """The analysis with a frame for each statement, of its predicate, agent and object as they stand in its words."""
    text = analysis.page_text.text
    statements = []
    for statement, (verb, agent, object_) in zip(analysis.statements, frames, strict=True):
        content = statement.content[0]

        def phrase(word: str | None, content: Span = content) -> Phrase | None:
            if word is None:
                return None
            start = text.casefold().index(word, content.start)
            return Phrase(span=Span(start, start + len(word)), head=word.split()[-1])

        frame = replace(NOWHERE, predicate=verb, span=content, agent=phrase(agent), object=phrase(object_))
        statements.append(replace(statement, frames=(frame,)))
    return replace(analysis, statements=tuple(statements))
