"""Exact words on screen: quoted once, marked without being changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.brief.marks import Mark, line_number, mark_spans, window_around
from reportedly.brief.quotes import quoted
from reportedly.records import Span


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        pytest.param("the bridge fell", "“the bridge fell”", id="without marks"),
        pytest.param("“I do not know,”", "“I do not know”", id="the page's own marks give way"),
        pytest.param('"Deep enough,"', "“Deep enough”", id="straight ones too"),
        pytest.param('"One," … "two."', "“One … two”", id="each part of an interrupted quotation"),
        pytest.param('the finding "serious"', '“the finding "serious"”', id="marks that close within stay"),
        pytest.param("the drivers'", "“the drivers'”", id="an apostrophe is no mark"),
        pytest.param("", "“”", id="nothing"),
    ],
)
def test_words_stand_in_one_pair_of_marks(words: str, shown: str) -> None:
    assert quoted(words) == shown


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, Span, list[Mark]]:
    text = draw(st.text(min_size=2, max_size=60))
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda s: s[0] < s[1])
    window = Span(*draw(spans))
    return text, window, [Mark(span=Span(*draw(spans)), open="\ue000", close="\ue001") for _ in range(3)]


@given(marked())
@settings(deadline=None, max_examples=100)
def test_without_its_marks_marked_text_is_the_page_s_exact_words(case: tuple[str, Span, list[Mark]]) -> None:
    text, window, marks = case
    if "\ue000" in text or "\ue001" in text:
        return
    shown = mark_spans(text, window, marks)
    assert shown.replace("\ue000", "").replace("\ue001", "") == window.of(text)
    assert shown.count("\ue000") == shown.count("\ue001")


def test_marks_nest() -> None:
    text = "police said nine died"
    marks = [Mark(span=Span(12, 21), open="[", close="]"), Mark(span=Span(12, 16), open="‹", close="›")]
    assert mark_spans(text, Span(0, 21), marks) == "police said [‹nine› died]"


def test_context_stays_within_the_line_and_ends_at_a_word() -> None:
    text = "Title\nThe bridge fell at dawn, police in Castrel said on Tuesday.\nNext line"
    window = window_around(text, [Span(10, 16)], context=12)
    assert window.of(text) == "The bridge fell at"


@given(st.text(min_size=1, max_size=80), st.data())
@settings(deadline=None, max_examples=50)
def test_a_window_always_holds_its_spans(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    assert span in window_around(text, [span], context=data.draw(st.integers(0, 20)))


def test_lines_are_counted_as_editors_count_them() -> None:
    assert [line_number("a\nb\nc", at) for at in (0, 2, 4)] == [1, 2, 3]
