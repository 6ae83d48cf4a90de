"""A sentence without an end is cut, so that reading it costs no more than its length; every other stays whole."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import paragraphs_of

from reportedly.parse.sentences import LONGEST_SENTENCE, bound_sentences
from reportedly.records import Token


def tokens_tagged(tags: list[str], head: int = 0) -> tuple[Token, ...]:
    """One sentence of one-letter words with these tags, all of which hang on one of them."""
    return tuple(Token(2 * at, 2 * at + 1, "w", "w", tag, "X", "dep", head) for at, tag in enumerate(tags))


def test_a_sentence_of_the_greatest_length_stays_as_it_is() -> None:
    tokens = tokens_tagged(["NN"] * LONGEST_SENTENCE)
    assert bound_sentences(tokens, [(0, LONGEST_SENTENCE)]) == (tokens, ((0, LONGEST_SENTENCE),))


@pytest.mark.parametrize(
    ("marks", "cut"),
    [
        pytest.param({}, LONGEST_SENTENCE, id="no mark at all"),
        pytest.param({200: ","}, 201, id="a comma"),
        pytest.param({200: ":", 250: ","}, 201, id="a semicolon before a comma"),
        pytest.param({160: ":", 200: ":"}, 201, id="the last of two semicolons"),
        pytest.param({20: ":"}, LONGEST_SENTENCE, id="a mark too early to be worth it"),
    ],
)
def test_a_longer_one_is_cut_behind_its_best_mark(marks: dict[int, str], cut: int) -> None:
    size = LONGEST_SENTENCE + 100
    tokens = tokens_tagged([marks.get(at, "NN") for at in range(size)])
    found, sentences = bound_sentences(tokens, [(0, size)])
    assert sentences == ((0, cut), (cut, size))
    assert found[:cut] == tokens[:cut]
    assert all(found[at].head == at and found[at].dep == "ROOT" for at in range(cut, size))


@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(1, 1_000), max_size=4), st.sampled_from(["NN", ",", "."]))
def test_cut_sentences_follow_each_other_and_no_head_lies_outside_its_own(
    lengths: list[int], tag: str
) -> None:
    edges = [sum(lengths[:n]) for n in range(len(lengths) + 1)]
    tokens = tuple(
        token for first, end in pairwise(edges) for token in tokens_tagged([tag] * (end - first), first)
    )
    found, sentences = bound_sentences(tokens, list(pairwise(edges)))
    assert [at for first, end in sentences for at in range(first, end)] == list(range(len(tokens)))
    assert set(edges[:-1]) <= {first for first, _ in sentences}
    for first, end in sentences:
        assert 0 < end - first <= LONGEST_SENTENCE
        assert all(first <= found[at].head < end for at in range(first, end))


def test_a_line_without_full_stops_is_read_in_sentences_of_bounded_length() -> None:
    (paragraph,) = paragraphs_of("the clerk said the ferry had left " * 200)
    assert max(end - first for first, end in paragraph.sentences) <= LONGEST_SENTENCE
