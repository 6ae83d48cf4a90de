"""Quotations by their marks: paragraph by paragraph, whatever the typist did."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import lines_of

from reportedly.parse import find_quotations


def quoted(text: str) -> list[str]:
    return [quotation.span.of(text) for quotation in find_quotations(text, lines_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("He said “no” and left.", ["“no”"], id="curly"),
        pytest.param('He said "no" and left.', ['"no"'], id="straight"),
        pytest.param("He said ''no'' and left.", ["''no''"], id="doubled apostrophes"),
        pytest.param("He said ``no'' and left.", ["``no''"], id="backticks and apostrophes"),
        pytest.param("He said «no» and left.", ["«no»"], id="guillemets"),
        pytest.param("He said „no“ and left.", ["„no“"], id="low and high"),
        pytest.param("He said ‘no’ and left.", ["‘no’"], id="single curly"),
        pytest.param("He said 'no' and left.", ["'no'"], id="single straight"),
        pytest.param("”No,” he said.", ["”No,”"], id="opened by a closing mark at the paragraph's beginning"),
        pytest.param("“One,” she said. “Two.”", ["“One,”", "“Two.”"], id="split by the speaker"),
        pytest.param(
            "“He cried ‘help’ twice,” she said.", ["“He cried ‘help’ twice,”"], id="single within double"
        ),
        pytest.param(
            "“Not closed, he said.", ["“Not closed, he said."], id="left open to the paragraph's end"
        ),
        pytest.param("The pilots' union struck.", [], id="a possessive opens nothing"),
        pytest.param("It was in the '90s, don't you know.", [], id="a decade and an elision open nothing"),
        pytest.param("Get 'em out, the crew's chief said.", [], id="an elided word opens nothing"),
        pytest.param('A 6" pipe burst; the 12" main held.', [], id="inches open nothing"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_marks_are_paired_within_their_paragraph(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_over_paragraphs_is_left_open_and_taken_up_again() -> None:
    text = "“We dug all night.\n“At dawn we heard a voice,” she said.\nThe well is “dry”."
    found = find_quotations(text, lines_of(text))
    assert [(q.open_ended, q.continues) for q in found] == [(True, False), (False, True), (False, False)]


def test_a_mark_left_open_does_not_turn_the_next_paragraphs_inside_out() -> None:
    assert quoted("“This never closes.\nHe paused.\nThen “yes”, he said.") == ["“This never closes.", "“yes”"]


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="ab '\"“”‘’«»„\n.,9s\u200b\x00", max_size=80))
def test_quotations_lie_in_order_within_their_paragraphs_and_never_overlap(text: str) -> None:
    paragraphs = lines_of(text)
    found = find_quotations(text, paragraphs)
    for quotation in found:
        assert quotation.span in paragraphs[quotation.paragraph]
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from(["“a b” c", "“a b", "”", 'x "y" z', "‘q’ r's", "'s"]), max_size=6))
def test_a_paragraphs_marks_are_paired_by_its_own_text_alone(lines: list[str]) -> None:
    assert quoted("\n".join(lines)) == [mark for line in lines for mark in quoted(line)]
