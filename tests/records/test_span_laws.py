"""Spans: half-open, never empty, and they cut exactly their words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.records import Span, cut, trim

TEXT = st.text(max_size=40)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 3), (0, 0)])
def test_a_span_that_is_empty_or_backward_or_negative_cannot_be_made(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=r"a span is"):
        Span(start, end)


@settings(deadline=None, max_examples=100)
@given(TEXT, st.integers(0, 50), st.integers(1, 50))
def test_a_span_cuts_exactly_its_words_or_says_that_it_cannot(text: str, start: int, length: int) -> None:
    span = Span(start, start + length)
    if span.end <= len(text):
        assert span.of(text) == text[start : start + length]
        assert len(span.of(text)) == len(span) == length
        assert cut(text, [span, span]) == (span.of(text), span.of(text))
    else:
        with pytest.raises(ValueError, match="runs past"):
            span.of(text)


@settings(deadline=None, max_examples=100)
@given(st.integers(0, 20), st.integers(1, 20), st.integers(0, 20), st.integers(1, 20))
def test_overlap_and_containment_mean_shared_code_points(a: int, la: int, b: int, lb: int) -> None:
    one, other = Span(a, a + la), Span(b, b + lb)
    mine, others = set(range(one.start, one.end)), set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one) == bool(mine & others)
    assert (other in one) == (others <= mine)
    assert all((point in one) == (point in mine) for point in range(45))


@settings(deadline=None, max_examples=200)
@given(st.text(st.sampled_from(" \t\n\u00a0\u200bab\x00\ufeff"), max_size=20), st.data())
def test_trimming_keeps_every_visible_character_and_no_blank_at_the_edges(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = trim(text, start, end)
    if span is None:
        assert not set(text[start:end]) & {"a", "b"}
    else:
        assert start <= span.start < span.end <= end
        assert span.of(text)[0] in "ab"
        assert span.of(text)[-1] in "ab"
        assert text[start:end].count("a") == span.of(text).count("a")
