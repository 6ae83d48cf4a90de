"""The laws of the design, each as a property over the bundled story."""

import dataclasses
import random
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.analysis import analyze
from reportedly.link import link
from reportedly.parse import Parser
from reportedly.read import capture_bytes
from reportedly.records import (
    Analysis,
    Claim,
    Declaration,
    Figure,
    Linking,
    Span,
    Statement,
    Timex,
)
from reportedly.records.codec import encode, record_id

CAPTURED = "2025-05-08T12:00:00+00:00"
few = settings(deadline=None, max_examples=20)


def read(text: str, declaration_of: Analysis | None = None) -> Analysis:
    """Analyze raw page text; ``declaration_of`` lends its outlet and date."""
    capture, data = capture_bytes(text.encode(), address="law.txt", how="file", obtained_at=CAPTURED)
    lent = declaration_of.article if declaration_of else None
    return analyze(
        capture,
        data,
        Declaration(
            capture=capture.sha256,
            outlet=lent.outlet.value if lent else None,
            published=lent.published.value if lent else None,
        ),
    )


def spans_of(record: Any) -> Iterator[Span]:
    """Every span anywhere in a record."""
    if isinstance(record, Span):
        yield record
    elif dataclasses.is_dataclass(record):
        for field in dataclasses.fields(record):
            yield from spans_of(getattr(record, field.name))
    elif isinstance(record, tuple):
        for item in record:
            yield from spans_of(item)


def everything(analysis: Analysis) -> Iterator[object]:
    yield from (analysis.page_text, analysis.article)
    for field in ("attributions", "mentions", "statements", "figures", "rejections", "timexes"):
        yield from getattr(analysis, field)


def test_every_span_cuts_words_out_of_its_page_text(bridge: Mapping[str, Analysis]) -> None:
    for analysis in bridge.values():
        text = analysis.page_text.text
        for record in everything(analysis):
            for span in spans_of(record):
                assert span.of(text).strip(), record


def test_statements_figures_and_times_come_from_the_body_alone(bridge: Mapping[str, Analysis]) -> None:
    for analysis in bridge.values():
        prose = analysis.article.prose()
        records: list[Statement | Figure | Timex] = [
            # A credit line ("Reporting by …") may name a hop of the chain; what is said stands in the body.
            *(dataclasses.replace(statement, via=()) for statement in analysis.statements),
            *analysis.figures,
            *analysis.timexes,
        ]
        for record in records:
            for span in spans_of(record):
                assert any(span.overlaps(line) for line in prose), record


def test_no_place_is_named_twice(bridge: Mapping[str, Analysis]) -> None:
    for analysis in bridge.values():
        for field in ("statements", "figures", "timexes"):
            keys = [record.key for record in getattr(analysis, field)]
            assert len(keys) == len(set(keys)), field


def test_references_between_records_of_an_article_resolve(bridge: Mapping[str, Analysis]) -> None:
    for analysis in bridge.values():
        statements = {one.key for one in analysis.statements}
        figures, times = {one.key for one in analysis.figures}, {one.key for one in analysis.timexes}
        for one in analysis.statements:
            assert {*one.refers_to, *([one.nested_in] if one.nested_in else [])} <= statements
            assert set(one.figures) <= figures
            assert set(one.times) <= times
            assert one.via, "the chain begins with the outlet"
        for figure in analysis.figures:
            changed = figure.changed_from.figure if figure.changed_from else None
            assert {key for key in (figure.part_of, figure.repeats, changed) if key} <= figures


def test_analyzing_twice_gives_the_same_bytes(bridge: Mapping[str, Analysis]) -> None:
    page = bridge["lantern-bridge-lorry.txt"]
    again = read(page.page_text.text, page)
    assert [encode(one) for one in again.statements] == [encode(one) for one in page.statements]
    assert [encode(one) for one in again.figures] == [encode(one) for one in page.figures]


@few
@given(seed=st.integers(0, 10_000), count=st.integers(0, 12))
def test_the_order_of_arrival_changes_nothing(bridge: Mapping[str, Analysis], seed: int, count: int) -> None:
    names = sorted(bridge)
    chosen = random.Random(seed).sample(names, min(count, len(names)))
    assert link(bridge[name] for name in chosen) == link(bridge[name] for name in sorted(chosen))


@few
@given(seed=st.integers(0, 10_000))
def test_an_article_that_arrives_twice_is_one(bridge: Mapping[str, Analysis], seed: int) -> None:
    names = random.Random(seed).sample(sorted(bridge), 5)
    once = [bridge[name] for name in names]
    assert link([*once, once[0]]) == link(once)


def test_nothing_that_link_makes_stands_twice(bridge: Mapping[str, Analysis]) -> None:
    linking = link(bridge.values())
    for field in ("parties", "reuses", "origins", "questions", "claims", "relations"):
        ids = [record_id(record) for record in getattr(linking, field)]
        assert len(ids) == len(set(ids)), field


def test_links_point_at_statements_that_exist(bridge: Mapping[str, Analysis]) -> None:
    linking = link(bridge.values())
    statements = {one.key for analysis in bridge.values() for one in analysis.statements}
    claims, origins = {one.claim_id for one in linking.claims}, {one.origin_id for one in linking.origins}
    for claim in linking.claims:
        assert {*claim.statements, *claim.against} <= statements
        assert set(claim.origin_ids) <= origins
        assert 0 <= claim.origins.sure <= claim.origins.max
    for question in linking.questions:
        assert set(question.claims) <= claims
    for relation in linking.relations:
        assert {relation.a, relation.b} <= statements


COPIES = {
    "other furniture": lambda title, body: [
        "Home | World | Weather",
        title,
        *body,
        "Read more",
        "© Somebody",
    ],
    "another headline": lambda title, body: ["What we know so far", *body],
    "cut at a paragraph": lambda title, body: [title, *body[: max(3, len(body) * 2 // 3)]],
    "light edits": lambda title, body: [title, *(line.replace("said", "has said", 1) for line in body)],
}


@pytest.mark.parametrize("change", COPIES)
@pytest.mark.parametrize("name", ["courier-orrel-collapse.html", "lantern-bridge-lorry.txt"])
def test_a_copy_never_adds_an_origin(bridge: Mapping[str, Analysis], name: str, change: str) -> None:
    original = bridge[name]
    text = original.page_text.text
    body = [span.of(text) for span in original.article.body()]
    copy = read("\n\n".join(COPIES[change](original.article.title.value or "", body)))
    before, after = link(bridge.values()), link([*bridge.values(), copy])
    added = {statement.key for statement in copy.statements}
    for claim in before.claims:
        for same in _the_same_claim(claim, after, added):
            assert same.origins.sure <= claim.origins.sure, claim.label
            assert same.origins.max <= claim.origins.max, claim.label


def _the_same_claim(claim: Claim, linking: Linking, added: set[str]) -> list[Claim]:
    """The claims that hold its statements, and beside them only what the copy added: a statement may answer several questions."""
    return [
        one
        for one in linking.claims
        if claim.statements
        and set(claim.statements) == set(one.statements) - added
        and (one.low, one.high, one.unit, one.counted_class)
        == (claim.low, claim.high, claim.unit, claim.counted_class)
    ]


@few
@given(dropped=st.integers(0, 10))
def test_dropping_a_line_leaves_every_other_parse_as_it_was(
    bridge: Mapping[str, Analysis], parser: Parser, dropped: int
) -> None:
    analysis = bridge["mercury-engineer.txt"]
    text, spans = analysis.page_text.text, analysis.article.prose()
    kept = [span for index, span in enumerate(spans) if index != dropped % len(spans)]
    whole = {one.span: one for one in parser.paragraphs(text, spans, headings=frozenset())}
    for paragraph in parser.paragraphs(text, kept, headings=frozenset()):
        assert paragraph == whole[paragraph.span]


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser.default()
