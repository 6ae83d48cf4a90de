"""Corrections that add statements, move edges, relabel lines and part claims; conflicts; and why two are linked."""

import json
from dataclasses import replace

import pytest
from coverage_in_small import Count, report, says, tells
from hypothesis import given, settings
from hypothesis import strategies as st
from test_edits_on_articles import at, edit, rerendered

from reportedly.link import (
    apply_edits,
    carry_edits,
    check_value,
    correct_article,
    edit_conflicts,
    edited_keys,
    explain,
    find_quote,
    link,
    live_edits,
    make_anchor,
    taken_back,
    write_added,
    write_words,
)
from reportedly.link.edits.anchors import find_statements, nearest_quote
from reportedly.records import Analysis, Edit, HopRole, LineKind, PartyType, Span, Stance
from reportedly.records.codec import record_id

PAGE = report(
    "Harbour Gazette",
    says("Tove Lind", "the eastern span was sound"),
    says("Ines Okoro", "14 people were killed", counts=(Count("14 people", 14, 14),)),
    tells("no one was charged, Olle Berg told this paper, and 3 people were hurt"),
    title="Span was sound",
    published="2031-04-02",
)
TEXT = PAGE.page_text.text


def place(words: str) -> Span:
    (span,) = find_quote(TEXT, words)
    return span


def added(content: str, source: str, **fields: str) -> Edit:
    span = place(content)
    new = write_added(TEXT, span.start, {"content": [span]}, source, fields)
    return edit("add", make_anchor(PAGE.page_text, "statement", span, PAGE.article), new=new)


def test_a_statement_that_a_person_adds_stands_in_its_place_with_its_figures_and_chain():
    made = added("Olle Berg told this paper", "Olle Berg", stance="denies", source_type="person")
    changed, orphans = apply_edits(PAGE, [made])
    assert not orphans
    new = next(s for s in changed.statements if s.found_by == "person/1")
    assert (new.source.name, new.source.type, new.stance) == ("Olle Berg", PartyType.PERSON, Stance.DENIES)
    assert [(hop.role, hop.name) for hop in new.via[1:]] == [(HopRole.SOURCE, "Olle Berg")]
    assert new.content[0].of(TEXT) == "Olle Berg told this paper"
    assert new.sentence == PAGE.statements[2].sentence
    assert len(changed.statements) == len(PAGE.statements) + 1


def test_what_a_person_added_carries_the_numbers_inside_it():
    changed, _ = apply_edits(PAGE, [added("14 people were killed".capitalize(), "the coroner")])
    new = next(s for s in changed.statements if s.found_by == "person/1")
    assert new.figures == (PAGE.figures[0].key,)


def test_an_addition_follows_its_words_into_a_newer_reading_of_the_page():
    made = added("was sound, Tove", "Eva Moor")
    newer, orphans = apply_edits(rerendered(PAGE, "Menu Home News\n"), [made])
    assert not orphans
    (new,) = [s for s in newer.statements if s.found_by == "person/1"]
    assert new.content[0].of(newer.page_text.text) == "was sound, Tove"


@pytest.mark.parametrize(
    "new",
    [
        pytest.param("", id="nothing"),
        pytest.param("[]", id="a list"),
        pytest.param('{"source": "x"}', id="no words"),
        pytest.param('{"source": "", "content": [{"at": 0, "exact": "The"}]}', id="no source"),
        pytest.param('{"source": "x", "content": [{"at": 0, "exact": "not there"}]}', id="words not there"),
        pytest.param(
            '{"source": "x", "stance": "shouts", "content": [{"at": 0, "exact": "14"}]}', id="no such stance"
        ),
        pytest.param(
            '{"source": "x", "mood": "y", "content": [{"at": 0, "exact": "14"}]}', id="no such field"
        ),
    ],
)
def test_an_addition_that_means_nothing_comes_back_as_an_orphan(new):
    made = replace(added("told this paper", "x"), new=new)
    assert apply_edits(PAGE, [made]) == (PAGE, ((made, made.anchor),))


def test_edges_move_to_the_words_a_person_names_and_the_key_stays():
    statement = PAGE.statements[1]
    anchor = at(PAGE, 1)
    shorter = Span(statement.content[0].start, statement.content[0].start + len("14 people"))
    assert anchor.span is not None
    made = edit("set", anchor, field="content", new=write_words(TEXT, [shorter], anchor.span.start))
    changed, orphans = apply_edits(PAGE, [made])
    assert not orphans
    assert changed.statements[1].content == (shorter,)
    assert changed.statements[1].key == statement.key
    assert changed.statements[1].figures == statement.figures, "the number still stands inside"
    later = edit("set", at(PAGE, 1), field="stance", new="warns", when="2031-04-06T10:00:00+02:00")
    both, orphans = apply_edits(PAGE, [made, later])
    assert not orphans, "an older anchor finds the statement where it stood"
    assert both.statements[1].stance is Stance.WARNS


def test_a_statement_that_newer_rules_cut_in_two_keeps_its_correction_in_both_parts():
    (whole,) = PAGE.statements[0].content
    middle = whole.start + len("The eastern")
    parts = [
        replace(PAGE.statements[0], key=f"part {n}", content=(span,))
        for n, span in enumerate((Span(whole.start, middle), Span(middle + 1, whole.end)))
    ]
    cut = replace(PAGE, statements=(*parts, *PAGE.statements[1:]))
    denied, orphans = apply_edits(cut, [edit("set", at(PAGE), field="stance", new="denies")])
    assert not orphans
    assert [s.stance for s in denied.statements[:2]] == [Stance.DENIES, Stance.DENIES]
    assert len(apply_edits(cut, [edit("reject", at(PAGE))])[0].statements) == len(PAGE.statements) - 1


def test_a_rejection_of_what_the_rules_no_longer_find_is_no_orphan():
    gone = replace(PAGE, statements=PAGE.statements[1:])
    assert apply_edits(gone, [edit("reject", at(PAGE))]) == (gone, ())


def test_a_line_that_a_person_calls_furniture_takes_its_statements_with_it():
    line = next(
        line for line in PAGE.article.lines if place("14 people were killed".capitalize()) in line.span
    )
    anchor = make_anchor(PAGE.page_text, "line", line.span, PAGE.article)
    made = edit("set", anchor, field="kind", new="ads")
    changed, orphans = apply_edits(PAGE, [made])
    assert not orphans
    assert [s.source.name for s in changed.statements] == ["Tove Lind", PAGE.statements[2].source.name]
    assert not changed.figures
    corrected = correct_article(PAGE, [made])
    assert [old.kind for old in corrected.lines].count(LineKind.ADS) == 1


def test_what_nothing_holds_any_more_is_named_by_nothing():
    a, b = PAGE.statements[:2]
    bound = replace(
        PAGE, statements=(a, replace(b, nested_in=a.key, refers_to=(a.key,)), *PAGE.statements[2:])
    )
    changed, _ = apply_edits(bound, [edit("reject", at(PAGE))])
    assert changed.statements[0].nested_in is None
    assert changed.statements[0].refers_to == ()


# Versions of a page, undo, conflicts


def test_a_correction_holds_wherever_the_same_page_says_the_same_words_and_its_own_edits_come_last():
    newer = report(
        "Harbour Gazette",
        tells("the river rose on Tuesday"),
        says("Tove Lind", "the eastern span was sound"),
        title="Span was sound",
        published="2031-04-03",
    )
    other = report("Inland Post", says("Tove Lind", "the eastern span was sound"), title="Span was sound")
    made = edit("set", at(PAGE), field="stance", new="warns")
    carried = carry_edits([made], [PAGE, newer, other])
    assert [e.anchor.capture for e in carried if e.anchor] == [newer.article.article_id]
    changed, _ = apply_edits(newer, [made], carried=carried)
    assert changed.statements[1].stance is Stance.WARNS
    own = edit("set", at(newer, 1), field="stance", new="urges", when="2031-04-01T10:00:00+02:00")
    assert apply_edits(newer, [made, own], carried=carried)[0].statements[1].stance is Stance.URGES
    assert not link([PAGE, newer, other], [made]).orphans


def test_a_long_chain_of_undos_is_walked_to_its_end():
    chain = [edit("reject", at(PAGE))]
    for _ in range(3000):
        chain.append(edit("undo", undoes=record_id(chain[-1])))
    assert live_edits(chain) == (chain[0],)
    assert len(taken_back(chain)) == 1500


def test_two_values_for_one_field_and_opposed_rulings_are_conflicts():
    one = edit("set", at(PAGE), field="stance", new="denies")
    other = edit("set", at(PAGE), field="stance", new="warns", when="2031-04-06T10:00:00+02:00")
    same = replace(other, who="another desk", new='"denies"')
    away = edit("reject", at(PAGE, 1))
    kept = edit("accept", at(PAGE, 1), when="2031-04-07T10:00:00+02:00")
    joined = edit("must-link", parties=("Lind", "Tove Lind"))
    parted = edit("cannot-link", parties=("tove lind", "Lind"), when="2031-04-07T10:00:00+02:00")
    assert edit_conflicts([other, one]) == ((one, other),)
    assert edit_conflicts([one, same]) == ()
    assert edit_conflicts([kept, away]) == ((away, kept),)
    assert edit_conflicts([joined, parted]) == ((joined, parted),)
    assert edit_conflicts([one, other, edit("undo", undoes=record_id(one))]) == ()


def test_an_edit_is_told_by_the_key_of_what_it_is_about():
    figure = make_anchor(PAGE.page_text, "figure", PAGE.figures[0].span, PAGE.article)
    made = [edit("accept", at(PAGE)), edit("set", figure, field="high", new="17")]
    touched = edited_keys([PAGE], made)
    assert touched == {PAGE.statements[0].key: [made[0]], PAGE.figures[0].key: [made[1]]}


# Questions and claims


def toll(outlet: str, number: int, counted: str = "killed", who: str = "Ann Lee") -> Analysis:
    count = Count(f"{number} people", number, number, counted=counted)
    return report(
        outlet, says(who, f"{number} people were killed in the fall of the bridge", counts=(count,))
    )


def figure_of(analysis: Analysis):
    return make_anchor(analysis.page_text, "figure", analysis.figures[0].span, analysis.article)


def test_questions_about_numbers_are_merged_and_split_by_their_figures():
    a, b, c = toll("Gazette", 14), toll("Post", 17, who="Olle Berg"), toll("Tram", 30, counted="affected")
    before = link([a, b, c])
    assert len(before.questions) == 2
    merged = link([a, b, c], [edit("must-link", figure_of(a), other=figure_of(c))])
    (question,) = merged.questions
    assert question.rule == "questions/1 by a person"
    assert len(question.claims) == 3
    apart = link([a, b, c], [edit("cannot-link", figure_of(a), other=figure_of(b))])
    assert len(apart.questions) == 3
    assert len({claim.claim_id for claim in apart.claims}) == 3


def test_answers_to_one_question_are_merged_and_split():
    a, b, c = toll("Gazette", 14), toll("Post", 17, who="Olle Berg"), toll("Tram", 14, who="Eva Moor")
    assert {len(claim.statements) for claim in link([a, b, c]).claims} == {1, 2}
    one = link([a, b, c], [edit("must-link", figure_of(a), other=figure_of(b), field="claim")])
    assert [len(claim.statements) for claim in one.claims] == [3]
    two = link([a, b, c], [edit("cannot-link", figure_of(a), other=figure_of(c), field="claim")])
    assert sorted(len(claim.statements) for claim in two.claims) == [1, 1, 1]
    assert {claim.question for claim in two.claims} == {claim.question for claim in link([a, b, c]).claims}


# Values and places


@pytest.mark.parametrize(
    ("role", "field", "value", "said"),
    [
        ("statement", "stance", "shouts", "does-not-rule-out"),
        ("statement", "mood", "glad", "source_type"),
        ("statement", "conditional", "perhaps", "true or false"),
        ("figure", "low", "several", "a number"),
        ("figure", "low", "NaN", "a number"),
        ("figure", "comparator", "roughly", "at_least"),
        ("article", "published", "last Tuesday", "2031-04-02"),
        ("line", "kind", "advert", "heading"),
        ("claim", "low", "3", "nothing of a claim"),
    ],
)
def test_a_value_that_will_not_do_is_told_with_those_that_would(role, field, value, said):
    with pytest.raises(ValueError, match=said):
        check_value(role, field, value)


def test_white_space_counts_for_nothing_in_a_quote():
    assert [
        s.of("one\n two  three one two") for s in find_quote("one\n two  three one two", "two three")
    ] == ["two  three"]
    assert nearest_quote("said … said … said", "said", 9) == Span(7, 11)
    assert find_quote("any", "") == find_quote("any", " ") == ()


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=40), st.text(max_size=12), st.integers(-5, 50))
def test_quotes_are_found_in_any_text_and_cut_their_words(text, quote, near):
    for span in find_quote(text, quote):
        assert span.of(text).split() == quote.split()
    nearest = nearest_quote(text, quote, near)
    assert (nearest is None) == (not find_quote(text, quote))


@settings(deadline=None, max_examples=50)
@given(st.data())
def test_no_span_finds_a_statement_that_it_does_not_touch(data):
    start = data.draw(st.integers(0, len(TEXT) - 2))
    span = Span(start, data.draw(st.integers(start + 1, len(TEXT))))
    statements = {s.key: s for s in PAGE.statements}
    for key in find_statements(statements, "statement", span):
        places = [*statements[key].content, *([statements[key].cue] if statements[key].cue else [])]
        assert min(p.start for p in places) < span.end
        assert max(p.end for p in places) > span.start


@settings(deadline=None, max_examples=50)
@given(
    st.one_of(
        st.text(max_size=30), st.builds(json.dumps, st.dictionaries(st.text(max_size=8), st.text(max_size=8)))
    )
)
def test_whatever_stands_in_an_edit_it_is_an_orphan_at_worst(value):
    for made in (
        edit("set", at(PAGE), field="content", new=value),
        edit("set", at(PAGE), field="stance", new=value),
        edit("add", at(PAGE), new=value),
    ):
        apply_edits(PAGE, [made])


def test_why_two_are_linked_is_told_by_rules_roots_and_rulings():
    a = report("Gazette", says("Tove Lind", "the eastern span fell before dawn"))
    b = report("Post", says("Olle Berg", "the eastern span of the bridge fell before dawn"))
    keys = a.statements[0].key, b.statements[0].key
    told = explain([a, b], *keys)
    assert told.relation is not None
    assert told.relation.rule.startswith("R8")
    assert told.roots == (("Tove Lind",), ("Olle Berg",))
    assert "dawn" in told.shared
    assert told.rulings == ()
    ruling = edit("same-origin", at(a), other=at(b))
    ruled = explain([a, b], *keys, edits=[ruling])
    assert (ruled.independent, ruled.because) == ("no", "ruled by a person")
    assert ruled.rulings == (ruling,)
    with pytest.raises(KeyError):
        explain([a], *keys)
