"""The kit's passages: text, outlet and headline are given, so only parsing and extraction are at work."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from reportedly.extract.attributions import find_attributions
from reportedly.extract.parties import find_mentions
from reportedly.extract.statements import assemble_statements
from reportedly.parse import Parser, parse_page
from reportedly.records import (
    Article,
    DateBasis,
    Hop,
    Line,
    LineKind,
    PageText,
    Span,
    Stated,
    Statement,
    trim,
)
from reportedly.records.codec import sha256_hex

__all__ = ["as_gold", "predict"]

_LINE: Final = re.compile(r"[^\n]+")


def predict(gold: Path, out: Path) -> None:
    """Read id, text, outlet, published and title_span of each passage in ``gold``; write its statements to ``out``."""
    parser = Parser.default()
    with gold.open(encoding="utf-8") as passages, out.open("w", encoding="utf-8") as predictions:
        for line in passages:
            if not line.strip():
                continue
            passage = json.loads(line)
            page, article = _as_read(
                passage["text"], passage["outlet"], passage.get("published"), passage.get("title_span")
            )
            statements = [as_gold(s) for s in _statements(page, article, parser)]
            predictions.write(json.dumps({"id": passage["id"], "statements": statements}) + "\n")


def _statements(page: PageText, article: Article, parser: Parser) -> tuple[Statement, ...]:
    parsed = parse_page(page, article, parser)
    attributions = find_attributions(article.article_id, page.text, parsed)
    mentions = find_mentions(article, page.text, parsed, attributions)
    return assemble_statements(article, page.text, parsed, attributions, mentions, (), ())


def _as_read(
    text: str, outlet: str, published: str | None, title: list[int] | None
) -> tuple[PageText, Article]:
    """The passage as reading and cleaning would hand it on: every line body but the headline."""
    sha = sha256_hex(text.encode())
    unknown = Stated(value=None, basis=DateBasis.UNKNOWN, evidence="not asked of the passage")
    article = Article(
        article_id=sha,
        page_text=sha,
        renderer="plain/1",
        language="en",
        title=unknown,
        outlet=_given(outlet),
        authors=(),
        published=_given(published) if published else unknown,
        modified=unknown,
        url=unknown,
        credits=(),
        lines=tuple(_lines(text, title)),
        cleaned_by="given",
    )
    return PageText(capture=sha, sha256=sha, renderer="plain/1", encoding="utf-8", text=text), article


def _given(value: str) -> Stated:
    return Stated(value=value, basis=DateBasis.DECLARED, evidence="given with the passage")


def _lines(text: str, title: list[int] | None) -> Iterator[Line]:
    for match in _LINE.finditer(text):
        span = trim(text, match.start(), match.end())
        if span is None:
            continue
        headline = title is not None and span in Span(title[0], title[1])
        kind = LineKind.TITLE if headline else LineKind.BODY
        yield Line(span=span, kind=kind, reason="given")


def as_gold(statement: Statement) -> dict[str, Any]:
    """A statement in the shape of the kits' gold."""
    source = statement.source
    return {
        "id": statement.key,
        "kind": statement.kind,
        "tier": statement.tier,
        "source": {
            "span": _span(source.span),
            "name": source.name,
            "type": source.type,
            "role": source.role,
            "of": source.of,
            "members": list(source.members),
        },
        "cue": {"span": _span(statement.cue), "lemma": statement.cue_lemma} if statement.cue else None,
        "content": [_span(span) for span in statement.content],
        "stance": statement.stance,
        "certainty": statement.certainty,
        "polarity": statement.polarity,
        "conditional": statement.conditional,
        "via": [_hop(hop) for hop in statement.via],
        "nested_in": statement.nested_in,
        "refers_to": list(statement.refers_to),
        "basis": {"value": statement.basis.value, "span": _span(statement.basis.span)},
    }


def _hop(hop: Hop) -> dict[str, Any]:
    return {"name": hop.name, "type": hop.type, "span": _span(hop.span), "inferred": hop.inferred}


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
