"""What holds for the statements of any text."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from spoken import article_of, parse_of, said, statements_of

from reportedly.extract.parties import find_mentions
from reportedly.extract.statements import assemble_statements
from reportedly.parse import find_quotations
from reportedly.records import (
    Accumulation,
    Attribution,
    Comparator,
    Figure,
    Kind,
    LineKind,
    Parse,
    Span,
    Stage,
    Tier,
)
from reportedly.records.codec import decode, encode
from reportedly.records.statement import Statement

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
        "denied",
        "reported",
        "not",
        "no",
        "if",
        "may",
        "would",
        "this",
        "claim",
        "that",
        "Reuters",
        "“",
        "”",
        "(",
        ")",
        ",",
        ".",
        "?",
        "who",
        "his",
        "and",
        "\x00",
        "\u202e",
        "é",
        "\n",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)
SPANS = st.tuples(st.integers(0, 400), st.integers(1, 60))


@settings(deadline=None, max_examples=50)
@given(TEXTS, st.lists(st.tuples(SPANS, SPANS, SPANS, st.booleans()), max_size=4))
def test_any_text_with_any_attributions_gives_statements_that_cut_it(
    text: str, marks: list[tuple[tuple[int, int], tuple[int, int], tuple[int, int], bool]]
) -> None:
    def cut(mark: tuple[int, int]) -> Span:
        start = min(mark[0], len(text) - 1)
        return Span(start, min(len(text), start + mark[1]))

    attributions = tuple(
        Attribution(
            article_id="x",
            cue=cut(cue),
            cue_lemma="say",
            source=cut(source) if sourced else None,
            content=(cut(content),),
            kind=Kind.INDIRECT,
            tier=Tier.REPORTING,
            probability=0.5,
            found_by="test",
        )
        for cue, source, content, sourced in marks
    )
    article, parse = article_of(text), parse_of(text)
    mentions = find_mentions(article, text, parse, attributions)
    found = assemble_statements(article, text, parse, attributions, mentions, (), ())
    assert found == assemble_statements(article, text, parse, attributions, mentions, (), ())
    for statement in found:
        assert all(span.of(text) for span in statement.content)
        assert statement.sentence.of(text)
        assert statement.via
        assert decode(encode(statement), Statement) == statement
    keys = {s.key for s in found}
    assert all(key in keys for s in found for key in s.refers_to)


def test_the_same_text_gives_the_same_bytes_and_keys_name_places() -> None:
    text = "The cook said the soup was cold. The soup was cold."
    once, twice = (statements_of(text, said("said", "The cook", "the soup was cold")) for _ in range(2))
    assert [encode(s) for s in once] == [encode(s) for s in twice]
    assert len({s.key for s in once}) == len(once)


def test_headings_and_empty_pages_give_nothing() -> None:
    text = "Soup is cold\nThe cook left."
    article = article_of(text)
    spans = [line.span for line in article.lines if line.kind is LineKind.BODY]
    heading = spans[0]
    from spoken import parser

    paragraphs = parser().paragraphs(text, spans, headings=frozenset([heading]))
    parse = Parse(paragraphs=paragraphs, quotations=find_quotations(text, spans), parser="test")
    found = assemble_statements(article, text, parse, (), (), (), ())
    assert [[c.of(text) for c in s.content] for s in found] == [["The cook left."]]
    assert assemble_statements(article_of(""), "", parse_of(""), (), (), (), ()) == ()


def test_a_figure_goes_to_the_statement_that_holds_it() -> None:
    text = "The cook said nine pots were gone. Four spoons were found."
    at = text.index("nine")
    figure = Figure(
        key="f",
        article_id="x",
        span=Span(at, at + 9),
        number_span=Span(at, at + 4),
        hedge_span=None,
        unit_span=None,
        counted_span=None,
        low=Decimal(9),
        high=Decimal(9),
        comparator=Comparator.EXACT,
        unit="count",
        counted="pots",
        head="pot",
        counted_class="other:pot",
        group=None,
        rate=None,
        part_of=None,
        stage=Stage.NONE,
        as_of=None,
        accumulation=Accumulation.UNKNOWN,
        accumulation_span=None,
        changed_from=None,
        retracted=False,
        repeats=None,
        found_by="test",
    )
    article, parse = article_of(text), parse_of(text)
    cue = text.index("said")
    attribution = Attribution(
        article_id="x",
        cue=Span(cue, cue + 4),
        cue_lemma="say",
        source=Span(0, 8),
        content=(Span(at, text.index(".")),),
        kind=Kind.INDIRECT,
        tier=Tier.REPORTING,
        probability=0.5,
        found_by="test",
    )
    mentions = find_mentions(article, text, parse, (attribution,))
    found = assemble_statements(article, text, parse, (attribution,), mentions, (figure,), ())
    assert [s.figures for s in found] == [("f",), ()]


def test_a_page_of_hundreds_of_sentences_is_read_without_going_back_to_its_start() -> None:
    text = "The cook said the soup was cold. " * 200
    spoken = [said("said", "The cook", "the soup was cold")] * 200
    found = statements_of(text, *spoken)
    assert len(found) == 200
