"""A folder of articles: analyzed and linked, written as questions, claims, relations and copies."""

import json
from collections.abc import Iterable
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from reportedly.analysis import analyze_or_reject
from reportedly.link import link
from reportedly.records import Analysis, Capture, Claim, Linking, Span, Statement

__all__ = ["predict", "story_of"]

LONG_AGO = "2000-01-01T00:00:00+00:00"  # the kit gives no time of capture, and none is to matter


def predict(gold: Path, out: Path) -> None:
    """Read every ``*.txt`` in the folder ``gold`` and write one JSON object in the kit's SCHEMA."""
    names: dict[str, str] = {}
    analyses: list[Analysis] = []
    for path in sorted(gold.glob("*.txt")):
        data = path.read_bytes()
        name = sha256(data).hexdigest()
        names[name] = path.stem
        capture = Capture(
            sha256=name,
            size=len(data),
            media_type="text/plain",
            address=path.name,
            obtained_at=LONG_AGO,
            how="file",
        )
        outcome = analyze_or_reject(capture, data)
        if isinstance(outcome, Analysis):
            analyses.append(outcome)
    story = story_of(analyses, link(analyses), names)
    out.write_text(json.dumps(story, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def story_of(analyses: Iterable[Analysis], linking: Linking, names: dict[str, str]) -> dict[str, object]:
    """The kit's object; ``names`` gives the kit's article id of ours."""
    statements = [statement for analysis in analyses for statement in analysis.statements]
    claims = {claim.claim_id: claim for claim in linking.claims}
    return {
        "articles": [{"id": name} for name in names.values()],
        "statements": [_statement(statement, names) for statement in statements],
        "questions": [
            {"id": q.question_id, "label": q.label, "claims": [_claim(claims[c]) for c in q.claims]}
            for q in linking.questions
        ],
        "relations": [
            {"a": r.a, "b": r.b, "type": str(r.type), "independent": str(r.independent)}
            for r in linking.relations
        ],
        "copies": [{"a": names[r.a], "b": names[r.b], "kind": str(r.kind)} for r in linking.reuses],
    }


def _statement(statement: Statement, names: dict[str, str]) -> dict[str, object]:
    return {
        "id": statement.key,
        "article": names[statement.article_id],
        "content": [_span(span) for span in statement.content or (statement.sentence,)],
        "cue": [_span(statement.cue)] if statement.cue else None,
        "source": statement.source.name,
        "stance": str(statement.stance),
    }


def _claim(claim: Claim) -> dict[str, object]:
    return {
        "id": claim.claim_id,
        "label": claim.label,
        "statements": list(claim.statements),
        "low": _number(claim.low),
        "high": _number(claim.high),
        "counted": claim.counted_class,
        "stage": claim.stage,
        "origins": {"sure": claim.origins.sure, "max": claim.origins.max, "unnamed": claim.origins.unnamed},
        "status": str(claim.status.label),
        "denied_by": list(claim.status.denied_by),
        "confirmed_by": list(claim.status.confirmed_by),
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
