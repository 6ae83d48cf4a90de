"""The remembered ruler gives what the pipeline's own ruler gives, token for token."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import parser

from reportedly.parse import find_weights
from reportedly.parse.attributes import RememberedRuler

PLAIN = spacy.load(find_weights().folder, exclude=["ner", "senter"])

SENTENCES = (
    "There are two boats, and there was a third.",
    "Ain't nobody gonna tell him; y'all gotta go.",
    "Nuthin' helps, he said, goin' home to the ol' port.",
    "It is I who did it; you have what I had.",
    "The crew had eaten but one; that which sank isn't theirs.",
    "She's been told that she'd won — let's see 'em try.",
    "  Two  spaces\tand a tab  ",
    "Which of those do you want? Both, all 5%.",
)


def attributes(doc: spacy.tokens.Doc) -> list[tuple[str, ...]]:
    return [(t.tag_, t.pos_, t.lemma_, t.dep_, str(t.morph)) for t in doc]


def remembered(text: str) -> spacy.tokens.Doc:
    ours = parser()
    return ours._lemmatizer(ours._ruler(ours._nlp(text)))


@pytest.mark.parametrize("text", SENTENCES)
def test_it_agrees_with_the_ruler_on_words_that_rules_are_about(text: str) -> None:
    for _ in range(2):  # asked, then remembered
        assert attributes(remembered(text)) == attributes(PLAIN(text))


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.sampled_from([word for s in SENTENCES for word in s.split()]), max_size=12).map(" ".join)
    | st.text(max_size=60)
)
def test_it_agrees_with_the_ruler_on_any_text(text: str) -> None:
    assert attributes(remembered(text)) == attributes(PLAIN(text))


def test_a_ruler_that_asks_for_more_is_asked_itself() -> None:
    stranger = spacy.blank("en")
    stranger.add_pipe("attribute_ruler").add([[{"LENGTH": 3}]], {"LEMMA": "three"})
    assert [token.lemma_ for token in RememberedRuler(stranger)(stranger.make_doc("one seven"))] == [
        "three",
        "",
    ]
