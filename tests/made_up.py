"""Small made-up analyses, linkings and edits: the ledger's tests need records, not news."""

from collections.abc import Iterable
from decimal import Decimal
from hashlib import sha256
from itertools import pairwise

from reportedly.records import (
    OUTLET,
    Analysis,
    Anchor,
    Article,
    ArticleDate,
    Attribution,
    Basis,
    Capture,
    Certainty,
    Claim,
    Comparator,
    DateBasis,
    Edit,
    Event,
    Facet,
    Figure,
    Furniture,
    Ground,
    Hop,
    HopRole,
    Independence,
    Kind,
    Line,
    LineKind,
    Linking,
    Mention,
    Origin,
    Origins,
    PageText,
    Party,
    PartyType,
    Polarity,
    Question,
    Rejection,
    Relation,
    RelationType,
    Reuse,
    ReuseKind,
    Shared,
    Source,
    Span,
    Stage,
    Stance,
    Stated,
    Statement,
    Status,
    StatusLabel,
    Tier,
    TimeRole,
    Timex,
    TimexType,
)
from reportedly.records.codec import place_key
from reportedly.records.words import Accumulation

WHEN = "2031-04-02T18:05:00+02:00"


def digest_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def make_capture(
    data: bytes, *, address: str = "page.txt", obtained_at: str = WHEN, how: str = "file"
) -> Capture:
    return Capture(
        sha256=sha256(data).hexdigest(),
        size=len(data),
        media_type="text/plain",
        address=address,
        obtained_at=obtained_at,
        how=how,
    )


def stated(value: str | None) -> Stated:
    return Stated(
        value=value,
        basis=DateBasis.DECLARED if value else DateBasis.UNKNOWN,
        evidence="--flag" if value else "nothing says",
    )


def make_analysis(
    text: str,
    *,
    outlet: str | None = "Harbour Post",
    published: str | None = "2031-04-02",
    renderer: str = "plain/1",
    rules: tuple[str, ...] = ("made-up/1",),
    replaced: int = 0,
) -> Analysis:
    """Every line "NAME: words" is a statement by NAME; its first number, if any, a figure."""
    who = digest_of(text)
    page = PageText(
        capture=who, sha256=digest_of(text), renderer=renderer, encoding="utf-8", text=text, replaced=replaced
    )
    lines, statements, figures, mentions, attributions, rejections, timexes = [], [], [], [], [], [], []
    at = 0
    for row in text.splitlines(keepends=True):
        words = row.rstrip()
        if words.strip():
            span = Span(at, at + len(words))
            lines.append(Line(span=span, kind=LineKind.BODY, reason="made up"))
            name, colon, _ = words.partition(": ")
            if colon:
                content = Span(at + len(name) + 2, at + len(words))
                found = _figures(who, text, content)
                figures += found
                key = place_key(who, "statement", [span, content])
                statements.append(make_statement(key, who, name, span, content, [each.key for each in found]))
                attributions.append(
                    Attribution(
                        article_id=who,
                        cue=Span(content.start - 2, content.start - 1),
                        cue_lemma=":",
                        source=Span(at, at + len(name)),
                        content=(content,),
                        kind=Kind.INDIRECT,
                        tier=Tier.REPORTING,
                        probability=0.9,
                        found_by="made-up/1",
                    )
                )
                mentions.append(
                    Mention(
                        article_id=who,
                        span=Span(at, at + len(name)),
                        name=name,
                        type=PartyType.PERSON,
                        role=None,
                        of=None,
                        resolved_by="name",
                    )
                )
                timexes.append(
                    Timex(
                        key=place_key(who, "timex", [content]),
                        article_id=who,
                        span=content,
                        type=TimexType.DATE,
                        value="XXXX-WXX-5",
                        mod=None,
                        anchored=False,
                        rule="past",
                        role=TimeRole.EVENT,
                        found_by="made-up/1",
                    )
                )
            elif any(character.isdigit() for character in words):
                rejections.append(Rejection(article_id=who, span=span, reason="date"))
        at += len(row)
    article = Article(
        article_id=who,
        page_text=page.sha256,
        renderer=renderer,
        language="en",
        title=stated("A title"),
        outlet=stated(outlet),
        authors=(),
        published=stated(published),
        modified=stated(None),
        url=stated(None),
        credits=(),
        lines=tuple(lines),
        cleaned_by="made-up/1",
    )
    return Analysis(
        page_text=page,
        article=article,
        attributions=tuple(attributions),
        mentions=tuple(mentions),
        statements=tuple(statements),
        figures=tuple(figures),
        rejections=tuple(rejections),
        timexes=tuple(timexes),
        rules=rules,
    )


def make_statement(
    key: str, article_id: str, name: str, sentence: Span, content: Span, figures: Iterable[str] = ()
) -> Statement:
    members = tuple(name.split(" + ")) if " + " in name else ()
    return Statement(
        key=key,
        article_id=article_id,
        kind=Kind.INDIRECT,
        tier=Tier.REPORTING,
        source=Source(
            name=name, type=PartyType.PERSON, span=Span(sentence.start, content.start), members=members
        ),
        cue=None,
        cue_lemma=None,
        content=(content,),
        sentence=sentence,
        stance=Stance.ASSERTS,
        certainty=Certainty.CERTAIN,
        polarity=Polarity.POSITIVE,
        conditional=False,
        via=(Hop(name=OUTLET, type=PartyType.OUTLET, role=HopRole.OUTLET, span=None),),
        basis=Ground(value=Basis.NONE_STATED, span=None),
        refers_to=(),
        nested_in=None,
        figures=tuple(figures),
        times=(),
        probability=0.9,
        found_by="made-up/1",
    )


def _figures(who: str, text: str, content: Span) -> list[Figure]:
    found = []
    at = content.start
    for word in content.of(text).split(" "):
        if word.isascii() and word.isdigit():
            span = Span(at, at + len(word))
            found.append(
                Figure(
                    key=place_key(who, "figure", [span]),
                    article_id=who,
                    span=span,
                    number_span=span,
                    hedge_span=None,
                    unit_span=None,
                    counted_span=None,
                    low=Decimal(word),
                    high=Decimal(word),
                    comparator=Comparator.EXACT,
                    unit="count",
                    counted=None,
                    head=None,
                    counted_class="people",
                    group=None,
                    rate=None,
                    part_of=None,
                    stage=Stage.NONE,
                    as_of=None,
                    accumulation=Accumulation.UNKNOWN,
                    accumulation_span=None,
                    changed_from=None,
                    retracted=False,
                    repeats=None,
                    found_by="made-up/1",
                )
            )
            break
        at += len(word) + 1
    return found


def make_edit(
    *,
    field: str = "stance",
    new: str = "denies",
    when: str = WHEN,
    undoes: str | None = None,
    capture: str = "00",
) -> Edit:
    return Edit(
        action="undo" if undoes else "set",
        anchor=Anchor(
            capture=capture,
            page_text="00",
            renderer="plain/1",
            role="statement",
            span=Span(0, 4),
            exact="Solem",
            prefix="",
            suffix=": 14",
        ),
        other=None,
        field=field,
        old=None,
        new=new,
        parties=(),
        undoes=undoes,
        reason="read again",
        who="a reader",
        when=when,
    )


def make_linking(analyses: Iterable[Analysis]) -> Linking:
    """A linking that is a pure function of the set: one question a number, one claim a value."""
    known = sorted(analyses, key=lambda analysis: analysis.article.article_id)
    statements = [statement for analysis in known for statement in analysis.statements]
    values = {figure.key: figure.low for analysis in known for figure in analysis.figures}
    names = sorted({statement.source.name for statement in statements})
    parties = tuple(
        Party(
            party_id=digest_of("party" + name),
            name=name,
            type=PartyType.PERSON,
            aliases=(f"Mx {name}",),
            roles=(),
            of=None,
            group=name,
            article=None,
        )
        for name in names
    )
    by_name = {name: tuple(sorted(s.key for s in statements if s.source.name == name)) for name in names}
    origins = tuple(
        Origin(
            origin_id=digest_of("origin" + name),
            root=name,
            party=digest_of("party" + name),
            group=name,
            named=True,
            statements=by_name[name],
            rule="made-up/1",
        )
        for name in names
    )
    claims = []
    question_id = digest_of("question killed")
    for value in sorted(set(values.values())):
        members = [s for s in statements if any(values[key] == value for key in s.figures)]
        claims.append(
            Claim(
                claim_id=digest_of(f"claim {value}"),
                question=question_id,
                label=f"{value} killed",
                low=value,
                high=value,
                unit="count",
                counted_class="people",
                stage=None,
                figures=tuple(sorted(key for key, each in values.items() if each == value)),
                statements=tuple(sorted(s.key for s in members)),
                against=(),
                origins=Origins(sure=1, max=1, unnamed=0),
                origin_ids=tuple(
                    digest_of("origin" + name) for name in sorted({s.source.name for s in members})
                ),
                articles=len({s.article_id for s in members}),
                status=Status(
                    label=StatusLabel.ASSERTED,
                    asserted_by=tuple(sorted({s.source.name for s in members})),
                    confirmed_by=(),
                    denied_by=(),
                    retracted_by=(),
                    order_known=True,
                    rule="made-up/1",
                ),
                rule="made-up/1",
            )
        )
    questions = (
        (
            Question(
                question_id=question_id,
                label="people killed",
                topic="killed",
                facet=Facet.NUMBER,
                claims=tuple(claim.claim_id for claim in claims),
                rule="made-up/1",
            ),
        )
        if claims
        else ()
    )
    relations = tuple(
        Relation(
            a=a.key,
            b=b.key,
            type=RelationType.REPEATS,
            independent=Independence.UNKNOWN,
            rule="made-up/1",
            evidence_a=a.content,
            evidence_b=b.content,
        )
        for a, b in zip(
            sorted(statements, key=lambda s: s.key), sorted(statements, key=lambda s: s.key)[1:], strict=False
        )
    )
    ids = [analysis.article.article_id for analysis in known]
    return Linking(
        parties=parties,
        reuses=tuple(
            Reuse(
                a=a,
                b=b,
                kind=ReuseKind.COPY,
                share_a=0.5,
                share_b=0.5,
                shared=(Shared(a=Span(0, 1), b=Span(0, 1)),),
                direction=None,
                rule="made-up/1",
                why="made up",
            )
            for a, b in pairwise(ids)
        ),
        origins=origins,
        questions=questions,
        claims=tuple(sorted(claims, key=lambda claim: claim.claim_id)),
        relations=relations,
        furniture=(Furniture(outlet="Harbour Post", text="Subscribe", articles=tuple(ids)),)
        if len(ids) > 1
        else (),
        dates=tuple(
            ArticleDate(
                article_id=a.article.article_id,
                earliest=a.article.published.value,
                latest=a.article.published.value,
                basis=a.article.published.basis,
                evidence=(),
                why="the article's own",
            )
            for a in known
        ),
        orphans=(),
        rules=("made-up-link/1",),
        events=(
            Event(
                event_id=digest_of("event collapse"),
                label="collapse at Orne",
                kind="collapse",
                earliest="2031-04-02",
                latest="2031-04-02",
                place="Orne",
                actors=tuple(names),
                statements=tuple(sorted(statement.key for statement in statements)),
                figures=tuple(sorted(values)),
                articles=len(known),
                confirmed_by=None,
                rule="made-up/1",
            ),
        )
        if statements
        else (),
    )
