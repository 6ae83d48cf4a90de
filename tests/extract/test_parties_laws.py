"""What holds for mentions of any text."""

from hypothesis import given, settings
from hypothesis import strategies as st
from spoken import Said, article_of, attributions_of, mentions_of, parse_of, said

from reportedly.extract.parties import find_mentions
from reportedly.records import Attribution, Kind, Span, Tier

WORDS = st.sampled_from(
    [
        "The",
        "a",
        "minister",
        "Mara",
        "Tolvane",
        "Belnia",
        "said",
        "told",
        "he",
        "she",
        "they",
        "it",
        "that",
        "the",
        "harbour",
        "“",
        "”",
        "(",
        ")",
        ",",
        ".",
        "who",
        "his",
        "and",
        "of",
        "the",
        "Globe",
        "\x00",
        "\u202e",
        "é",
    ]
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)


@settings(deadline=None, max_examples=40)
@given(SENTENCES, st.data())
def test_any_text_with_any_source_gives_mentions_that_cut_it(text: str, data: st.DataObject) -> None:
    if not text.strip():
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    attribution = Attribution(
        article_id="x",
        cue=Span(0, 1),
        cue_lemma="say",
        source=Span(start, end),
        content=(),
        kind=Kind.INDIRECT,
        tier=Tier.REPORTING,
        probability=0.5,
        found_by="test",
    )
    found = find_mentions(article_of(text), text, parse_of(text), (attribution,))
    for mention in found:
        assert mention.span.of(text)
        assert mention.name
    assert found == find_mentions(article_of(text), text, parse_of(text), (attribution,))
    assert list(found) == sorted(found, key=lambda m: m.span)


def test_no_attribution_and_no_medium_gives_no_mention_and_an_empty_text_none() -> None:
    assert mentions_of("The lake froze early this year.") == ()
    assert find_mentions(article_of(""), "", parse_of(""), ()) == ()


def test_a_list_of_hundreds_of_namesakes_is_read_in_linear_steps() -> None:
    line = "Clerk Ana Lindqvar met the mayor. "
    text = line * 400 + "Lindqvar said it rained."
    spoken: Said = said("said", "Lindqvar", "it rained")
    assert attributions_of(text, [spoken])
    assert mentions_of(text, spoken)[-1].name == "Ana Lindqvar"
