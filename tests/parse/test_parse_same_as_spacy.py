"""Our parse is spaCy's own, token for token: its layers are only computed in another way."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import lines_of, parser

from reportedly.errors import ModelNotTrusted
from reportedly.parse import Parser, Weights, find_weights, paragraphs
from reportedly.records import Paragraph, Span

SENTENCES = (
    "There are two boats, and there was a third.",
    "Ain't nobody gonna tell him; y'all gotta go.",
    "Let there's let's got gonna, there there are got gotta, y'all ain't.",
    "Nuthin' helps, he said, goin' home to the ol' port.",
    "It is I who did it; you have what I had.",
    "The crew had eaten but one; that which sank isn't theirs.",
    "She's been told that she'd won — let's see 'em try.",
    "Two  spaces\tand a tab",
    "Which of those do you want? Both, all 5%.",
    "ALL CAPITALS: FERRY SINKS OFF SARN, 14 DEAD!!!",
    "“We heard a bang,” a deckhand recalled. “Then the lights went out.",
    "http://sarn.example/a?b=c or press@sarn.example 😀😀 #ferry @sarn",
    "Die Fähre sank; le bateau a coulé; 船が沈んだ。",
    "a" * 300,
    ")))) ((( --- ... ,,, ''' \"\"\" $$$",
    "mid­dle soft hyphen, zero​width, \x00\x07\x1b control",
)


@cache
def plain() -> Any:
    return spacy.load(find_weights().folder, exclude=["ner", "senter"])


def by_spacy(text: str, spans: Sequence[Span]) -> list[tuple[object, ...]]:
    docs = plain().pipe([span.of(text) for span in spans], batch_size=256)
    return [
        (
            [(t.idx, len(t.text), t.text, t.lemma_.lower(), t.tag_, t.pos_, t.dep_, t.head.i) for t in doc],
            [(sentence.start, sentence.end) for sentence in doc.sents],
        )
        for doc in docs
    ]


def by_us(found: Sequence[Paragraph]) -> list[tuple[object, ...]]:
    return [
        (
            [
                (t.start - p.span.start, t.end - t.start, t.text, t.lemma, t.tag, t.pos, t.dep, t.head)
                for t in p.tokens
            ],
            list(p.sentences),
        )
        for p in found
    ]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_is_parsed_as_by_spacy_the_first_time_and_from_memory(text: str) -> None:
    spans = [Span(0, len(text))]
    for _ in range(2):
        assert by_us(parser().paragraphs(text, spans, headings=frozenset())) == by_spacy(text, spans)


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.sampled_from([word for s in SENTENCES for word in s.split()]), max_size=40).map(" ".join)
    | st.text(max_size=120)
)
def test_any_text_is_parsed_as_by_spacy(text: str) -> None:
    spans = lines_of(text)
    assert by_us(parser().paragraphs(text, spans, headings=frozenset())) == by_spacy(text, spans)


def test_a_small_memory_that_forgets_all_the_time_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join(SENTENCES)
    expected = parser().paragraphs(text, lines_of(text), headings=frozenset())
    monkeypatch.setattr(paragraphs, "_LASTING", 0)  # every word forgotten after its chunk
    monkeypatch.setattr(paragraphs, "_CHUNK", 2)
    monkeypatch.setattr(paragraphs, "_BATCH", 7)
    monkeypatch.setattr("reportedly.parse.vectors._MOST", 10)
    monkeypatch.setattr("reportedly.parse.words._MOST", 3)
    forgetful = Parser.default()
    for _ in range(2):
        assert forgetful.paragraphs(text, lines_of(text), headings=frozenset()) == expected


def test_a_model_built_in_another_way_is_refused_with_what_to_do(tmp_path: Any) -> None:
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(ModelNotTrusted, match=r"requirements\.lock"):
        Parser(Weights(folder=tmp_path, name="blank/0", sha256="0" * 64))


def test_a_ruler_that_asks_for_more_than_words_tags_and_labels_is_asked_itself(tmp_path: Any) -> None:
    other = spacy.load(find_weights().folder)
    other.get_pipe("attribute_ruler").add([[{"LENGTH": 3}]], {"LEMMA": "three"})
    other.to_disk(tmp_path)
    found = Parser(Weights(folder=tmp_path, name="other/0", sha256="0" * 64))
    (paragraph,) = found.paragraphs("Divers saw two boats", [Span(0, 20)], headings=frozenset())
    assert [token.lemma for token in paragraph.tokens] == ["diver", "three", "three", "boat"]
