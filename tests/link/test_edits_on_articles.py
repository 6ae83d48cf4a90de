"""People's corrections: where they hold, what they change, and that none is ever dropped."""

from dataclasses import replace
from hashlib import sha256

import pytest
from coverage_in_small import Count, report, says, tells
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import InvalidRecord
from reportedly.link import apply_edits, link, live_edits, make_anchor, statement_span
from reportedly.records import Analysis, Anchor, Edit, Span, Stance, Stated
from reportedly.records.codec import record_id

ARTICLE = report(
    "Harbour Gazette",
    says("Tove Lind", "the eastern span was sound"),
    says("Ines Okoro", "14 people were killed", counts=(Count("14 people", 14, 14),)),
    tells("no one was charged"),
)


def edit(action: str, anchor: Anchor | None = None, **details: object) -> Edit:
    fields: dict[str, object] = {
        "other": None,
        "field": None,
        "old": None,
        "new": None,
        "parties": (),
        "undoes": None,
        "reason": "",
        "who": "desk",
        "when": "2031-04-05T10:00:00+02:00",
    }
    return Edit(action=action, anchor=anchor, **{**fields, **details})  # type: ignore[arg-type] - fields of Edit


def at(analysis: Analysis, place: int = 0) -> Anchor:
    statement = analysis.statements[place]
    return make_anchor(analysis.page_text, "statement", statement_span(statement), analysis.article)


def rerendered(analysis: Analysis, before: str) -> Analysis:
    """The same capture read by a newer renderer that finds ``before`` in front of everything."""
    shift = len(before)

    def move(span: Span) -> Span:
        return Span(span.start + shift, span.end + shift)

    text = before + analysis.page_text.text
    digest = sha256(text.encode()).hexdigest()
    return replace(
        analysis,
        page_text=replace(analysis.page_text, text=text, sha256=digest, renderer="plain/2"),
        article=replace(
            analysis.article,
            page_text=digest,
            renderer="plain/2",
            lines=tuple(replace(line, span=move(line.span)) for line in analysis.article.lines),
        ),
        statements=tuple(
            replace(
                s,
                key=f"new-{s.key}",
                cue=move(s.cue) if s.cue else None,
                content=tuple(move(c) for c in s.content),
                sentence=move(s.sentence),
                source=replace(s.source, span=move(s.source.span) if s.source.span else None),
                figures=(),
            )
            for s in analysis.statements
        ),
        figures=(),
    )


@pytest.mark.parametrize(
    ("field", "new", "read"),
    [
        pytest.param("stance", "denies", lambda s: s.stance == Stance.DENIES, id="stance"),
        pytest.param("stance", '"denies"', lambda s: s.stance == Stance.DENIES, id="stance as JSON"),
        pytest.param("certainty", "possible", lambda s: s.certainty == "possible", id="certainty"),
        pytest.param("polarity", "-", lambda s: s.polarity == "-", id="polarity"),
        pytest.param("conditional", "true", lambda s: s.conditional is True, id="conditional"),
        pytest.param("basis", "eyewitness", lambda s: s.basis.value == "eyewitness", id="basis"),
        pytest.param(
            "source", "Eva Moor", lambda s: s.source.name == s.via[-1].name == "Eva Moor", id="source"
        ),
    ],
)
def test_a_field_of_a_statement_can_be_set(field, new, read):
    changed, orphans = apply_edits(ARTICLE, [edit("set", at(ARTICLE), field=field, new=new)])
    assert read(changed.statements[0])
    assert changed.statements[1:] == ARTICLE.statements[1:]
    assert not orphans


def test_a_number_can_be_set_and_its_bounds_stay_in_order():
    figure = ARTICLE.figures[0]
    place = make_anchor(ARTICLE.page_text, "figure", figure.span, ARTICLE.article)
    changed, orphans = apply_edits(ARTICLE, [edit("set", place, field="high", new="17")])
    assert (changed.figures[0].low, changed.figures[0].high) == (14, 17)
    assert not orphans
    backwards = edit("set", place, field="high", new="3")
    assert apply_edits(ARTICLE, [backwards]) == (ARTICLE, ((backwards, place),))


def test_an_article_gets_the_date_a_person_gives_it():
    place = make_anchor(ARTICLE.page_text, "article", None, ARTICLE.article)
    changed, _ = apply_edits(ARTICLE, [edit("set", place, field="published", new="2031-04-02")])
    assert changed.article.published == Stated(
        value="2031-04-02", basis="declared", evidence="corrected by desk"
    )
    wrong = edit("set", place, field="published", new="last Tuesday")
    assert apply_edits(ARTICLE, [wrong])[1] == ((wrong, place),)


def test_what_is_rejected_is_gone_until_it_is_accepted_again():
    away = edit("reject", at(ARTICLE))
    back = edit("accept", at(ARTICLE), when="2031-04-06T10:00:00+02:00")
    assert len(apply_edits(ARTICLE, [away])[0].statements) == 2
    assert apply_edits(ARTICLE, [back, away]) == (ARTICLE, ())


def test_an_undo_takes_an_edit_back_and_an_undo_of_the_undo_restores_it():
    made = edit("set", at(ARTICLE), field="stance", new="denies")
    undo = edit("undo", undoes=record_id(made), when="2031-04-06T10:00:00+02:00")
    redo = edit("undo", undoes=record_id(undo), when="2031-04-07T10:00:00+02:00")
    assert apply_edits(ARTICLE, [made, undo]) == (ARTICLE, ())
    assert live_edits([redo, undo, made]) == (made,)


def test_the_latest_of_two_corrections_counts_whatever_order_they_come_in():
    first = edit("set", at(ARTICLE), field="stance", new="denies", when="2031-04-05T10:00:00+02:00")
    later = edit("set", at(ARTICLE), field="stance", new="warns", when="2031-04-05T09:30:00+00:00")
    for order in ([first, later], [later, first]):
        assert apply_edits(ARTICLE, order)[0].statements[0].stance is Stance.WARNS


def test_an_edit_follows_its_quote_into_a_newer_reading_of_the_page():
    made = edit("set", at(ARTICLE), field="stance", new="denies")
    newer = rerendered(ARTICLE, "Menu Home News\n")
    changed, orphans = apply_edits(newer, [made])
    assert changed.statements[0].stance is Stance.DENIES
    assert not orphans


def test_a_quote_that_stands_twice_with_one_context_is_an_orphan_not_a_guess():
    place = replace(at(ARTICLE), prefix="", suffix="")
    doubled = rerendered(ARTICLE, ARTICLE.page_text.text)
    made = edit("set", place, field="stance", new="denies")
    assert apply_edits(doubled, [made]) == (doubled, ((made, place),))


@pytest.mark.parametrize(
    "details",
    [
        pytest.param({"field": "stance", "new": "shouts"}, id="no such stance"),
        pytest.param({"field": "mood", "new": "glad"}, id="no such field"),
        pytest.param({"field": "stance"}, id="no value"),
    ],
)
def test_an_edit_that_means_nothing_comes_back_as_an_orphan(details):
    made = edit("set", at(ARTICLE), **details)
    assert apply_edits(ARTICLE, [made]) == (ARTICLE, ((made, made.anchor),))


def test_an_edit_of_another_capture_is_left_to_its_own_article():
    other = report("Inland Post", tells("the ferry runs again"))
    made = edit("reject", at(other))
    assert apply_edits(ARTICLE, [made]) == (ARTICLE, ())
    assert link([ARTICLE], [made]).orphans == ((made, made.anchor),)


def test_an_edit_with_a_time_that_is_none_is_refused():
    with pytest.raises(InvalidRecord, match="ISO 8601"):
        apply_edits(ARTICLE, [edit("reject", at(ARTICLE), when="yesterday")])


def test_an_anchor_of_an_article_has_no_span_and_any_other_has_one():
    with pytest.raises(ValueError, match="needs a span"):
        make_anchor(ARTICLE.page_text, "statement", None, ARTICLE.article)
    with pytest.raises(ValueError, match="needs no span"):
        make_anchor(ARTICLE.page_text, "article", Span(0, 3), ARTICLE.article)


@settings(deadline=None, max_examples=50)
@given(st.data())
def test_an_anchor_holds_its_exact_words_and_up_to_32_code_points_each_side(data):
    text = ARTICLE.page_text.text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = make_anchor(ARTICLE.page_text, "content", Span(start, end), ARTICLE.article)
    assert anchor.exact == text[start:end]
    assert text[:start].endswith(anchor.prefix)
    assert text[end:].startswith(anchor.suffix)
    assert max(len(anchor.prefix), len(anchor.suffix)) <= 32


# Edits between statements and parties


FIRST = report("Harbour Gazette", says("Tove Lind", "the eastern span was sound"), published="2031-04-02")
SECOND = report("Inland Post", says("Olle Berg", "cracks ran through a pillar"), published="2031-04-03")


def together(linking, a, b):
    claims = {claim.claim_id: claim for claim in linking.claims}
    answering = ([claims[c] for c in question.claims] for question in linking.questions)
    return any({a, b} <= {key for c in some for key in (*c.statements, *c.against)} for some in answering)


def test_statements_that_a_person_links_answer_one_question_and_can_be_cut_again():
    keys = FIRST.statements[0].key, SECOND.statements[0].key
    assert not together(link([FIRST, SECOND]), *keys)
    linked = edit("must-link", at(FIRST), other=at(SECOND))
    assert together(link([FIRST, SECOND], [linked]), *keys)
    cut = edit("cannot-link", at(SECOND), other=at(FIRST), when="2031-04-06T10:00:00+02:00")
    assert not together(link([FIRST, SECOND], [linked, cut]), *keys)


def test_parties_that_a_person_links_are_one_and_the_surname_alone_can_be_kept_apart():
    full = report("Harbour Gazette", says("Tove Lind", "the span was sound"))
    short = report("Inland Post", says("Lind", "the span was not sound"))
    other = report("Inland Post", says("chief engineer", "the pillars were sound"))
    assert {p.name for p in link([full, short]).parties if p.type == "person"} == {"Tove Lind"}
    apart = edit("cannot-link", parties=("Lind", "Tove Lind"))
    assert {p.name for p in link([full, short], [apart]).parties if p.type == "person"} == {
        "Tove Lind",
        "Lind",
    }
    one = edit("must-link", parties=("chief engineer", "Tove Lind"))
    assert {p.name for p in link([full, other], [one]).parties if p.type == "person"} == {"Tove Lind"}


def test_a_person_can_rule_that_two_sources_are_one_origin_or_two():
    a = report("Harbour Gazette", says("Tove Lind", "the eastern span fell before dawn"))
    b = report("Inland Post", says("Olle Berg", "the eastern span of the bridge fell before dawn"))

    def counted(*edits: Edit) -> tuple[int, int]:
        (claim,) = link([a, b], edits).claims
        return claim.origins.sure, claim.origins.max

    assert counted() == (1, 2)
    assert counted(edit("same-origin", parties=("Tove Lind", "Olle Berg"))) == (1, 1)
    assert counted(edit("not-same-origin", parties=("Tove Lind", "Olle Berg"))) == (2, 2)
    assert counted(edit("same-origin", at(a), other=at(b))) == (1, 1)


def test_an_edit_on_a_page_no_longer_in_the_story_is_kept_as_an_orphan():
    made = edit("must-link", at(FIRST), other=at(SECOND))
    assert link([FIRST], [made]).orphans == ((made, made.other),)
