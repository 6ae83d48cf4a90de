"""Mentions inside spans are found as by looking through every span for each, but in one halving."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.link.events.placing import inside
from reportedly.records import Mention, PartyType, Span

SPANS = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda pair: Span(pair[0], sum(pair)))


def mention(span: Span) -> Mention:
    return Mention(
        article_id="made-up",
        span=span,
        name="Ana Lindqvar",
        type=PartyType.PERSON,
        role=None,
        of=None,
        resolved_by="name",
    )


@settings(deadline=None, max_examples=50)
@given(st.lists(SPANS, max_size=8), st.lists(SPANS, max_size=8))
def test_a_mention_is_inside_when_any_span_holds_the_whole_of_it(held: list[Span], spans: list[Span]) -> None:
    mentions = [mention(span) for span in held]
    assert list(inside(mentions, spans)) == [m for m in mentions if any(m.span in span for span in spans)]
