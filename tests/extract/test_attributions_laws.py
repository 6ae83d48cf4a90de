"""The laws of attributions: exact spans, the same twice, nothing from other paragraphs, linear time, no crash."""

import time

from attribution_reading import attributions_in, parse_lines
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.extract.attributions import find_attributions
from reportedly.records import Kind

PIECES = (
    "The mayor said the bridge was safe.",
    "“We heard a bang,” said Mara Quist. “Then nothing.",
    "“Nobody shouted.”",
    "According to the port, nine boats sank, and police said two were missing.",
    "Reportedly",
    "LUND: And then?",
    "― Jorun Falk",
    "”No,” he added, “never",
    "It was alleged that ' \" ‘ \x00 \u200b",
    "Asked why, she declined to comment:",
)


@settings(deadline=None, max_examples=50)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=6).map("\n".join)))
def test_every_span_lies_in_the_text_in_order_and_apart_and_twice_is_the_same(text: str) -> None:
    parse = parse_lines(text)
    found = find_attributions("made-up", text, parse)
    assert found == find_attributions("made-up", text, parse)
    assert [a.cue for a in found] == sorted(a.cue for a in found)
    for attribution in found:
        spans = [attribution.cue, *attribution.content, *([attribution.source] if attribution.source else [])]
        assert all(span.of(text).strip() for span in spans)
        assert list(attribution.content) == sorted(attribution.content)
        assert not any(span.overlaps(attribution.cue) for span in attribution.content)
        assert 0 <= attribution.probability <= 1
        assert attribution.kind is not Kind.UNATTRIBUTED


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(PIECES[:1] + PIECES[3:4]), min_size=1, max_size=4), st.data())
def test_a_paragraph_without_open_marks_is_read_the_same_wherever_it_stands(
    lines: list[str], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(lines) - 1))
    offset = sum(len(line) + 1 for line in lines[:place])
    whole = "\n".join(lines)
    within = [
        (a.cue.start - offset, [s.of(whole) for s in a.content])
        for a in attributions_in(whole)
        if offset <= a.cue.start < offset + len(lines[place])
    ]
    assert within == [
        (a.cue.start, [s.of(lines[place]) for s in a.content]) for a in attributions_in(lines[place])
    ]


def test_time_grows_with_the_text_and_not_with_its_square() -> None:
    line = " ".join(PIECES[:4]) + "\n"

    def seconds(copies: int) -> float:
        text = line * copies
        parse = parse_lines(text)
        best = float("inf")
        for _ in range(3):
            start = time.perf_counter()
            find_attributions("made-up", text, parse)
            best = min(best, time.perf_counter() - start)
        return best

    # Eight times the text in well under the sixty-four times that a square would take.
    assert seconds(80) < 24 * seconds(10)


def test_a_paragraph_of_many_cues_and_marks_is_no_trap() -> None:
    text = "he said “a” " * 300
    parse = parse_lines(text)
    start = time.perf_counter()
    find_attributions("made-up", text, parse)
    assert time.perf_counter() - start < 5
