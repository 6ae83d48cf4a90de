"""The laws of linking, over small invented coverage of a bridge, a ferry and a ministry."""

from dataclasses import replace

import pytest
from coverage_in_small import Count, Said, report, says, tells
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reportedly.link import link
from reportedly.records import (
    Analysis,
    Basis,
    Certainty,
    Comparator,
    Independence,
    LineKind,
    Linking,
    PartyType,
    Span,
    Stance,
)

PEOPLE = (
    ("Ines Okoro", PartyType.PERSON, "Sarn police"),
    ("Okoro", PartyType.PERSON, None),
    ("Tove Lind", PartyType.PERSON, None),
    ("interior ministry", PartyType.GOVERNMENT, None),
    ("interior minister", PartyType.GOVERNMENT, None),
    ("Sarn police", PartyType.ORGANISATION, None),
    ("Daily Lantern", PartyType.MEDIA, None),
    ("a harbour worker", PartyType.ANONYMOUS, None),
    ("officials", PartyType.ANONYMOUS, None),
)
SENTENCES = (
    ("the eastern span of the bridge fell into the river before dawn", None),
    ("an overloaded lorry caused the eastern span of the bridge to fall", None),
    ("no lorry was on the bridge when the eastern span fell", None),
    ("14 people were killed when the bridge fell", Count("14 people", 14, 14)),
    (
        "at least 12 people were killed on the bridge",
        Count("at least 12 people", 12, None, comparator=Comparator.AT_LEAST),
    ),
    ("17 people were killed and the search goes on", Count("17 people", 17, 17)),
    ("divers will search the river below the bridge for a week", None),
    ("the ministry had been warned of cracks in the eastern span", None),
)
OUTLETS = ("Daily Lantern", "Harbour Gazette", "Inland Post", None)


@st.composite
def statements(draw: st.DrawFn) -> Said:
    words, count = draw(st.sampled_from(SENTENCES))
    counts = (count,) if count else ()
    if draw(st.booleans()):
        return tells(words, counts=counts)
    name, type, of = draw(st.sampled_from(PEOPLE))
    return says(
        name,
        words,
        type=type,
        of=of,
        counts=counts,
        stance=draw(
            st.sampled_from(
                (Stance.ASSERTS, Stance.ASSERTS, Stance.DENIES, Stance.CONFIRMS, Stance.QUESTIONS)
            )
        ),
        certainty=draw(st.sampled_from((Certainty.CERTAIN, Certainty.POSSIBLE))),
        basis=draw(st.sampled_from((Basis.NONE_STATED, Basis.EYEWITNESS, Basis.OWN_COUNT, Basis.LABORATORY))),
        through=draw(st.sampled_from(((), ("Daily Lantern",), ("Globe Wire",)))),
    )


@st.composite
def articles(draw: st.DrawFn) -> Analysis:
    return report(
        draw(st.sampled_from(OUTLETS)),
        *draw(st.lists(statements(), min_size=1, max_size=5, unique_by=lambda s: s.what)),
        published=draw(st.sampled_from((None, "2031-04-02", "2031-04-03", "2031-04-03T09:30+02:00"))),
    )


coverage = st.lists(articles(), min_size=1, max_size=6, unique_by=lambda a: a.article.article_id)
few = settings(deadline=None, max_examples=60)


@few
@given(coverage, st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(analyses, shuffle):
    shuffled = list(analyses)
    shuffle.shuffle(shuffled)
    assert link(shuffled) == link(analyses)


@few
@given(coverage)
def test_linking_twice_and_linking_an_article_twice_are_linking_once(analyses):
    assert link(analyses) == link(iter(analyses)) == link([*analyses, *analyses])


@few
@given(coverage, articles())
def test_removing_an_article_is_never_having_added_it(analyses, another):
    known = {analysis.article.article_id for analysis in analyses}
    assume(another.article.article_id not in known)  # the same page read otherwise is no other article
    before = link(analyses)
    with_another = [*analyses, another]
    left = [a for a in with_another if a.article.article_id in known]
    assert link(left) == before


def copied(analysis: Analysis, *, outlet: str | None, keep: int, title: str, furniture: str) -> Analysis:
    """A copy under another outlet's name, cut after ``keep`` statements, with another headline and other furniture."""
    text = analysis.page_text.text
    body = [line.span.of(text) for line in analysis.article.lines if line.kind is LineKind.BODY][:keep]
    blank = report(outlet, published=analysis.article.published.value, name="copy")
    page = "\n".join([title, *body, furniture]) + "\n"
    shift = len(title) + 1
    identity = report(outlet, tells(page), name="copy of " + analysis.article.article_id).article.article_id

    def moved(span: Span) -> Span:
        return Span(span.start + shift, span.end + shift)

    statements = tuple(
        replace(
            s,
            key=f"copy-{s.key}",
            article_id=identity,
            cue=moved(s.cue) if s.cue else None,
            content=tuple(moved(c) for c in s.content),
            sentence=moved(s.sentence),
            source=replace(s.source, span=moved(s.source.span) if s.source.span else None),
            figures=tuple(f"copy-{f}" for f in s.figures),
        )
        for s in analysis.statements[:keep]
    )
    figures = tuple(
        replace(
            f, key=f"copy-{f.key}", article_id=identity, span=moved(f.span), number_span=moved(f.number_span)
        )
        for f in analysis.figures
        if any(f.key in s.figures for s in analysis.statements[:keep])
    )
    lines, place = [], 0
    for number, part in enumerate([title, *body, furniture]):
        kind = LineKind.TITLE if number == 0 else LineKind.NAV if number > len(body) else LineKind.BODY
        lines.append(
            replace(
                report(outlet, tells(part)).article.lines[0], span=Span(place, place + len(part)), kind=kind
            )
        )
        place += len(part) + 1
    return replace(
        blank,
        page_text=replace(blank.page_text, capture=identity, text=page),
        article=replace(blank.article, article_id=identity, lines=tuple(lines)),
        statements=statements,
        figures=figures,
    )


def origins_by_claim(linking: Linking) -> dict[str, tuple[int, int]]:
    return {claim.claim_id: (claim.origins.sure, claim.origins.max) for claim in linking.claims}


@few
@given(
    coverage,
    st.data(),
    st.sampled_from(("Evening Copy", None)),
    st.sampled_from(("", "All rights reserved.", "Read also: the bridge in pictures")),
)
def test_a_copy_adds_no_origin_to_any_claim(analyses, data, outlet, furniture):
    original = data.draw(st.sampled_from(analyses))
    keep = data.draw(st.integers(1, len(original.statements)))
    before = origins_by_claim(link(analyses))
    copy = copied(original, outlet=outlet, keep=keep, title="Another headline", furniture=furniture or "Home")
    after = origins_by_claim(link([*analyses, copy]))
    for claim, counted in before.items():
        if claim in after:
            # Fewer is no wonder: a copy that cites an outlet tells that this outlet's own words have a name.
            assert all(now <= then for now, then in zip(after[claim], counted, strict=True)), claim


@few
@given(coverage)
def test_the_unnamed_are_never_one_party_across_articles(analyses):
    linking = link(analyses)
    unnamed = [party for party in linking.parties if party.type is PartyType.ANONYMOUS]
    assert all(party.article is not None for party in unnamed)
    assert len({(party.article, party.name) for party in unnamed}) == len(unnamed)


@few
@given(coverage)
def test_two_statements_of_one_group_are_never_surely_independent(analyses):
    linking = link(analyses)
    group = {key: o.group for o in linking.origins for key in o.statements}
    for relation in linking.relations:
        if relation.independent is Independence.YES:
            assert group[relation.a] != group[relation.b]


@few
@given(coverage)
def test_every_link_names_records_that_are_there_and_every_span_cuts_its_page(analyses):
    linking = link(analyses)
    pages = {s.key: a.page_text.text for a in analyses for s in a.statements}
    questions = {q.question_id: q for q in linking.questions}
    origins = {o.origin_id for o in linking.origins}
    for claim in linking.claims:
        assert claim.claim_id in questions[claim.question].claims
        assert set(claim.statements) | set(claim.against) <= set(pages)
        assert set(claim.origin_ids) <= origins
        assert claim.origins.sure <= claim.origins.max
        assert not set(claim.statements) & set(claim.against)
    for relation in linking.relations:
        assert relation.a != relation.b
        for key, spans in ((relation.a, relation.evidence_a), (relation.b, relation.evidence_b)):
            assert spans
            assert all(span.of(pages[key]) for span in spans)
    for reuse in linking.reuses:
        assert reuse.a < reuse.b


@few
@given(coverage)
def test_everything_comes_in_canonical_order_and_names_its_rule(analyses):
    linking = link(analyses)
    assert [p.party_id for p in linking.parties] == sorted(p.party_id for p in linking.parties)
    assert [c.claim_id for c in linking.claims] == sorted(c.claim_id for c in linking.claims)
    assert [q.question_id for q in linking.questions] == sorted(q.question_id for q in linking.questions)
    assert [o.origin_id for o in linking.origins] == sorted(o.origin_id for o in linking.origins)
    assert len({c.claim_id for c in linking.claims}) == len(linking.claims)
    rules = [r.rule for r in (*linking.claims, *linking.questions, *linking.relations, *linking.origins)]
    assert all(rules)


def test_nothing_links_to_nothing():
    linking = link([])
    assert linking == link(())
    assert (linking.parties, linking.claims, linking.questions, linking.reuses, linking.orphans) == ((),) * 5


@pytest.mark.parametrize("text", ["\x00\x01", "“never closed", "«a", '"', "\u202e\u2066 reversed", "́́́"])
def test_strange_text_is_linked_like_any_other(text):
    link(
        [
            report("Gazette", tells(f"{text} fell"), says("Tove Lind", f"{text} rose")),
            report(None, tells(f"{text} fell")),
        ]
    )
