"""A parse is a pure function of each paragraph's own text, in page offsets."""

from hypothesis import given, settings
from hypothesis import strategies as st
from reading import lines_of, paragraphs_of, parser

from reportedly.records import Paragraph, Span

NOTEBOOK = (
    "The ferry left Sarn at six, the harbour master said.",
    "“We heard a bang,” a deckhand recalled. “Then the lights went out.",
    "“Nobody shouted.”",
    "Divers found three bodies on Tuesday; a fourth person is missing.",
    "It’s 5°C in the water \u2014 too cold for long dives.",
)


def shifted(paragraph: Paragraph) -> tuple[object, ...]:
    """A paragraph with offsets counted from its own beginning."""
    base = paragraph.span.start
    tokens = [
        (t.start - base, t.end - base, t.text, t.lemma, t.tag, t.pos, t.dep, t.head) for t in paragraph.tokens
    ]
    return len(paragraph.span), tuple(tokens), paragraph.sentences


@settings(deadline=None, max_examples=25)
@given(st.lists(st.sampled_from(NOTEBOOK), min_size=1, max_size=5), st.data())
def test_dropping_any_line_leaves_every_other_lines_parse_as_it_was(
    lines: list[str], data: st.DataObject
) -> None:
    gone = data.draw(st.integers(0, len(lines) - 1))
    whole = paragraphs_of("\n".join(lines))
    rest = paragraphs_of("\n".join(lines[:gone] + lines[gone + 1 :]))
    assert [shifted(p) for p in (*whole[:gone], *whole[gone + 1 :])] == [shifted(p) for p in rest]


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=120))
def test_every_token_cuts_exactly_its_text_and_points_within_its_paragraph(text: str) -> None:
    for paragraph in paragraphs_of(text):
        size = len(paragraph.tokens)
        for token in paragraph.tokens:
            assert text[token.start : token.end] == token.text
            assert Span(token.start, token.end) in paragraph.span
            assert 0 <= token.head < size
        assert [i for first, end in paragraph.sentences for i in range(first, end)] == list(range(size))


def test_parsing_twice_gives_the_same() -> None:
    text = "\n".join(NOTEBOOK)
    assert paragraphs_of(text) == paragraphs_of(text)


def test_a_line_of_absurd_length_is_parsed_in_pieces_that_lose_nothing() -> None:
    text = "word " * 12_000
    found = paragraphs_of(text)
    assert len(found) > 1
    assert sum(len(p.tokens) for p in found) == 12_000


def test_headings_are_parsed_and_marked() -> None:
    text = "Ferry sinks\nThe ferry sank at noon."
    heading = lines_of(text)[0]
    found = parser().paragraphs(text, lines_of(text), headings=frozenset({heading}))
    assert [paragraph.heading for paragraph in found] == [True, False]


def test_an_empty_body_has_no_paragraphs() -> None:
    assert paragraphs_of("") == ()
