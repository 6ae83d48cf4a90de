"""The kit's pairs: each side read as an article of one line, its source and relay as the kit gives them, then linked."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from reportedly.analysis import Stages, default_stages
from reportedly.link.origins.independence import Ties
from reportedly.link.parties.book import link_parties
from reportedly.link.parties.groups import Chart
from reportedly.link.relations.compare import compare
from reportedly.link.said.sayings import gather_sayings
from reportedly.records import (
    Analysis,
    Article,
    DateBasis,
    Figure,
    Hop,
    HopRole,
    Line,
    LineKind,
    PageText,
    PartyType,
    RelationType,
    Source,
    Span,
    Stance,
    Stated,
    Statement,
    Tables,
    Tier,
)

__all__ = ["predict"]

_UNNAMED: Final = re.compile(r"(?:an?|some|two|three|several|many)\s", re.IGNORECASE)
_NAME_AT_END: Final = re.compile(
    r"^(?P<role>[a-z].*?)\s(?P<name>(?:Dr\s)?[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)+)$"
)
_WEIGHT: Final = {Stance.DENIES: 0, Stance.CONFIRMS: 1}
"""Stances that make the side, before any other that its text holds."""


def predict(gold: Path, out: Path) -> None:
    """Read both sides of each pair (date, outlet, source, via, text) and write a label, with direction for parts."""
    stages = default_stages()
    with gold.open(encoding="utf-8") as pairs, out.open("w", encoding="utf-8") as predictions:
        for line in pairs:
            row = json.loads(line)
            a, b = (_analysis(row["id"] + side, row[side], stages) for side in "ab")
            told = label(a, b)
            predictions.write(json.dumps({"id": row["id"], **told}) + "\n")


def label(a: Analysis, b: Analysis) -> dict[str, str]:
    """The kit's label for two analyses of one statement each; ``direction`` where one is a part of the other."""
    book = link_parties([a, b], Chart.of(Tables(), {}))
    sayings = {s.article.article_id: s for s in gather_sayings([a, b], book)}
    first, second = sayings[a.article.article_id], sayings[b.article.article_id]
    relation = compare(first, second, Ties())
    if relation is None:
        return {"label": "unrelated"}
    told = {"label": str(relation.type)}
    if relation.type is RelationType.PART_OF:
        told["direction"] = "a-part-of-b" if relation.a == first.key else "b-part-of-a"
    return told


def _analysis(name: str, side: dict[str, Any], do: Stages) -> Analysis:
    text = side["text"]
    who = sha256(name.encode()).hexdigest()
    page = PageText(
        capture=who, sha256=sha256(text.encode()).hexdigest(), renderer="plain/1", encoding="utf-8", text=text
    )
    whole = Span(0, len(text))
    nothing = Stated(value=None, basis=DateBasis.UNKNOWN, evidence="the kit gives none")
    article = Article(
        article_id=who,
        page_text=page.sha256,
        renderer=page.renderer,
        language="en",
        title=nothing,
        outlet=Stated(value=side["outlet"], basis=DateBasis.DECLARED, evidence="the kit"),
        authors=(),
        published=Stated(value=side["date"], basis=DateBasis.DECLARED, evidence="the kit"),
        modified=nothing,
        url=nothing,
        credits=(),
        lines=(Line(span=whole, kind=LineKind.BODY, reason="the kit"),),
        cleaned_by="the kit",
    )
    parsed = do.parse(page, article)
    timexes = do.times(who, text, [whole])
    intervals = do.anchor(timexes, text, side["date"])
    figures, rejections = do.figures(who, text, [whole], timexes, side["date"], intervals, parsed)
    attributions = do.attributions(who, text, parsed)
    grove = do.trees(parsed)
    mentions = do.mentions(article, text, parsed, attributions, grove)
    statements = do.statements(article, text, parsed, attributions, mentions, figures, timexes, grove)
    return Analysis(
        page_text=page,
        article=article,
        attributions=attributions,
        mentions=mentions,
        statements=(_with_gold_source(_whole(statements, figures, whole), side),),
        figures=figures,
        rejections=rejections,
        timexes=timexes,
        rules=do.rules,
    )


def _whole(statements: Sequence[Statement], figures: Sequence[Figure], whole: Span) -> Statement:
    """One statement for the side: the kit's text is one claim, whatever statements it is made of."""
    main = min(statements, key=lambda s: (_WEIGHT.get(s.stance, len(_WEIGHT)), s.content[:1], s.key))
    return replace(main, content=(whole,), sentence=whole, figures=tuple(figure.key for figure in figures))


def _with_gold_source(statement: Statement, side: dict[str, Any]) -> Statement:
    """The statement as said by the kit's source through the kit's relay; the outlet where it is its own source."""
    name = side["source"]
    outlet = Hop(name=side["outlet"], type=PartyType.OUTLET, role=HopRole.OUTLET, span=None)
    if name == side["outlet"] and statement.tier is Tier.OUTLET:
        return replace(statement, via=(outlet,))
    role, of, type = None, None, PartyType.ORGANISATION
    if _UNNAMED.match(name):
        type = PartyType.ANONYMOUS
    elif found := _NAME_AT_END.match(name):
        role, name, type = found["role"], found["name"], PartyType.PERSON
        of = " ".join(role.split()[:-1]) or None
    relays = [side["via"]] if side["via"] else []
    via = (
        outlet,
        *(Hop(name=relay, type=PartyType.MEDIA, role=HopRole.RELAY, span=None) for relay in relays),
        Hop(name=name, type=type, role=HopRole.SOURCE, span=None),
    )
    source = Source(name=name, type=type, span=statement.source.span, role=role, of=of, resolved_by="the kit")
    return replace(statement, source=source, via=via)
