"""Laws of the times room, on arbitrary text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.extract.times import anchor_timexes, find_timexes
from reportedly.extract.times.patterns import grammar
from reportedly.extract.times.vocabulary import TOKEN, numeral_classes, vocabulary
from reportedly.lexicons import load_table
from reportedly.records import Span

VALUE = re.compile(
    r"""(?:
      P(?:[0-9.]+|X)(?:DE|CE|ML|WE|[YMWDQ])(?:[0-9]+M)?
    | PT(?:[0-9.]+|X)[HMS](?:[0-9]+[MS])?
    | (?:PAST|PRESENT|FUTURE)_REF
    | [0-9X]{2,3}
    | [0-9X]{4}
      (?: -(?:SP|SU|FA|WI|Q[1-4X]|H[12X])
        | -W[0-9X]{2}(?:-(?:WE|[1-7]))?(?:T[A-Z0-9:]+)?
        | -[0-9X]{2}(?:-[0-9X]{2}(?:T[A-Z0-9:]+)?)?
      )?
    )""",
    re.VERBOSE,
)
WORDS = sorted(
    {row["word"] or "" for row in load_table("time_words")}
    | {"will", "said", "12", "2031", "1/2", "7:15", "\n"}
)
news = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
shouted = news.map(str.title)
anything = st.text(max_size=200)
texts = st.one_of(news, shouted, anything)
dates = st.one_of(st.none(), st.dates().map(lambda day: day.isoformat()))


def find(text: str):
    return find_timexes("a" * 64, text, [Span(0, len(text))] if text else [], present_ref=True)


@given(texts)
@settings(deadline=None, max_examples=150)
def test_spans_cut_the_text_in_order_and_never_overlap(text):
    end = 0
    for timex in find(text):
        assert timex.span.of(text).strip() == timex.span.of(text) != ""
        assert timex.span.start >= end
        end = timex.span.end


@given(texts, dates)
@settings(deadline=None, max_examples=150)
def test_values_are_timex3_and_intervals_run_forward(text, dct):
    timexes = find(text)
    intervals = anchor_timexes(timexes, text, dct=dct)
    assert [interval.timex for interval in intervals] == [timex.key for timex in timexes]
    for timex, interval in zip(timexes, intervals, strict=True):
        assert VALUE.fullmatch(timex.value), timex.value
        assert VALUE.fullmatch(interval.value), interval.value
        if interval.start is not None and interval.end is not None:
            assert interval.start < interval.end


@given(texts, dates)
@settings(deadline=None, max_examples=50)
def test_the_same_text_gives_the_same_times_twice(text, dct):
    assert find(text) == find(text)
    assert anchor_timexes(find(text), text, dct=dct) == anchor_timexes(find(text), text, dct=dct)


@given(texts)
@settings(deadline=None, max_examples=50)
def test_an_anchored_value_is_the_same_on_any_date(text):
    timexes = find(text)
    for dct in (None, "1988-02-29", "2031-04-03"):
        for timex, interval in zip(timexes, anchor_timexes(timexes, text, dct=dct), strict=True):
            if timex.anchored:
                assert interval.value == timex.value


@given(texts, texts)
@settings(deadline=None, max_examples=50)
def test_a_paragraph_reads_the_same_alone_and_among_others(first, second):
    text = f"{first}\n\n{second}"
    paragraphs = [Span(0, len(first))] if first else []
    after = [Span(len(first) + 2, len(text))] if second else []
    both = find_timexes("a" * 64, text, paragraphs + after)
    assert both == find_timexes("a" * 64, text, paragraphs) + find_timexes("a" * 64, text, after)


@pytest.mark.parametrize(
    "piece",
    [
        "last ",
        "1",
        "1.",
        "1,111,",
        "a.",
        "one ",
        "two hundred and ",
        "the ",
        "on ",
        "'",
        "- ",
        "12:",
        "March ",
        "\x00",
    ],
)
def test_two_hundred_thousand_hostile_characters_are_read_to_the_end(piece):
    text = (piece * (200_000 // len(piece)))[:200_000] + " days"
    timexes = find(text)
    assert len(anchor_timexes(timexes, text, dct="2031-04-03")) == len(timexes)


@pytest.mark.parametrize("kind", ["int", "clock", "decimal", "iso", "slash", "fraction", "short"])
def test_every_numeral_has_a_code(kind):
    shapes = {
        "int": [str(number) for number in range(10_000)] + [f"{number:04d}" for number in range(2500)],
        "clock": [f"{hour}:{minute:02d}" for hour in range(100) for minute in range(100)],
        "decimal": ["1,234", "1.5", "7.15", "7.75", "77.15", "1,234.56"],
        "iso": ["2031-02-28", "2031-02-30"],
        "slash": ["1/2/2031", "31/12/2031", "31/31/2031"],
        "fraction": ["1/2", "3/4", "24/7"],
        "short": ["'80"],
    }
    for token in shapes[kind]:
        assert TOKEN.fullmatch(token)
        classes = numeral_classes(kind, token)
        assert classes is None or classes in vocabulary().numerals


def test_no_pattern_matches_nothing():
    assert [pattern.name for pattern in grammar().patterns if pattern.regex.match("")] == []


def test_every_class_of_the_lexicon_is_used_by_a_pattern():
    patterns = " ".join(
        (row["pattern"] or "") for name in ("time_patterns", "time_parts") for row in load_table(name)
    )
    used = set(re.findall(r"[A-Za-z][A-Za-z-]*", patterns))
    assert {row["class"] for row in load_table("time_words")} - used == set()
