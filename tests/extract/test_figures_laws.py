"""The laws of the room, for any text: spans cut their words, bounds are in order, the same again, in linear time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.extract.figures import FigureFindings, find_figures
from reportedly.records import Span
from reportedly.records.codec import encode

WORDS = str.split(
    "a half of one two three hundred thousand million dozen several 1 2 3,4 1,000 2.5 1.000.000 $ € % per cent to from "
    "up down more than no less at least killed and or , . ; : - – ( ) ' ’s May June Monday 2024 km each day times twice "
    "third thirds 12th 3-4 1/2 ½ in out among them whom is are were people soldiers homes said minus ٢٤ ３ “ ” of the "
    "number toll all but zero m bn USD years old aged Highway another further including"
)

newsy = st.lists(st.sampled_from(WORDS), max_size=40).flatmap(
    lambda words: st.sampled_from(["", " "]).map(lambda gap: gap.join(words))
)
spaced = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
anything = st.text(max_size=200)


def find(text: str) -> FigureFindings:
    paragraphs = [Span(0, len(text))] if text else []
    return find_figures("a" * 64, text, paragraphs, timexes=(), dct="2024-05-05")


@settings(deadline=None, max_examples=120)
@given(st.one_of(newsy, spaced, anything))
def test_every_span_cuts_words_of_the_text_and_the_number_lies_inside_the_figure(text: str) -> None:
    found = find(text)
    keys = {figure.key for figure in found.figures}
    for figure in found.figures:
        spans = (figure.span, figure.number_span, figure.hedge_span, figure.unit_span, figure.counted_span)
        for span in spans:
            assert span is None or span.of(text)
        assert figure.number_span in figure.span
        assert figure.hedge_span is None or figure.hedge_span in figure.span
        assert figure.counted is None or figure.counted_span is not None
        assert figure.counted is None or figure.counted_span.of(text) == figure.counted
        assert figure.part_of is None or figure.part_of in keys - {figure.key}
        assert figure.repeats is None or figure.repeats in keys - {figure.key}
    for rejection in found.rejections:
        assert rejection.span.of(text)


@settings(deadline=None, max_examples=80)
@given(st.one_of(newsy, spaced, anything))
def test_bounds_are_in_order_and_never_both_open(text: str) -> None:
    for figure in find(text).figures:
        assert figure.low is not None or figure.high is not None
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high


@settings(deadline=None, max_examples=50)
@given(st.one_of(spaced, anything))
def test_the_same_text_gives_the_same_bytes_again(text: str) -> None:
    once, again = find(text), find(text)
    assert [encode(f) for f in once.figures] == [encode(f) for f in again.figures]
    assert once.rejections == again.rejections


@settings(deadline=None, max_examples=50)
@given(st.lists(spaced.filter(bool), min_size=1, max_size=3))
def test_numbers_outside_the_given_paragraphs_are_not_read(lines: list[str]) -> None:
    text = "\n".join(lines)
    first = Span(0, len(lines[0]))
    found = find_figures("a" * 64, text, [first], timexes=(), dct=None)
    assert all(figure.span in first for figure in found.figures)
    assert all(rejection.span in first for rejection in found.rejections)


@pytest.mark.parametrize(
    "unit",
    [
        "9",
        "1,000,",
        "1, ",
        "one million ",
        "12 of the ",
        "killed 4 and wounded 5 and ",
        "5 on Monday ",
        "twenty-",
        "two men, 9 ",
        "4 hectares, 9 of them ",
        "two died and a third is ",
        "5 people who were hurt were ",
    ],
)
def test_time_grows_with_the_length_of_the_text_and_not_with_its_square(unit: str) -> None:
    def seconds(repeats: int) -> float:
        start = time.process_time()
        find(unit * repeats)
        return time.process_time() - start

    find(unit)
    short, long = min(seconds(100) for _ in range(2)), min(seconds(800) for _ in range(2))
    # Eight times the text; a square law would take 64 times as long.
    assert long < 30 * max(short, 0.002)


def test_a_text_without_words_has_no_figures() -> None:
    assert find("").figures == ()
    assert find(" \n\x00").figures == ()
