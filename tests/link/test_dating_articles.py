"""The date of an undated article: an interval from its own words, then from the story's sequence, never a guess."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import digest_of, make_analysis

from reportedly.extract.times import find_timexes
from reportedly.link.dates.articles import date_articles
from reportedly.records import Analysis, ArticleDate, DateBasis, Reuse, ReuseKind, Shared, Span


def page(text: str, *, published: str | None = None) -> Analysis:
    """An article of one paragraph with the times its words name."""
    made = make_analysis(text, published=published)
    times = find_timexes(made.article.article_id, text, [Span(0, len(text))])
    return dataclasses.replace(made, timexes=times)


def dated(text: str) -> ArticleDate:
    (found,) = date_articles([page(text)])
    return found


def copied(source: Analysis, copy: Analysis) -> Reuse:
    a, b = sorted([source.article.article_id, copy.article.article_id])
    return Reuse(
        a=a,
        b=b,
        kind=ReuseKind.COPY,
        share_a=1.0,
        share_b=1.0,
        shared=(Shared(a=Span(0, 9), b=Span(0, 9)),),
        direction=source.article.article_id,
        rule="made-up/1",
        why="made up",
    )


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        pytest.param("He said on 25 June that it rained.", "XXXX-06-25", None, id="what was said on a day"),
        pytest.param(
            "He said on 20 June that it rained. She said on 25 June that it stopped.",
            "XXXX-06-25",
            None,
            id="the later of two",
        ),
        pytest.param("The gate will open on 1 November.", None, "XXXX-11-01", id="what is still to come"),
        pytest.param(
            "He said on 8 October that the gate will open by 1 November.",
            "XXXX-10-08",
            "XXXX-11-01",
            id="between the two",
        ),
        pytest.param("He said on 14 March 2031 that it rained.", "2031-03-14", None, id="with its year"),
        pytest.param("He said in September 2031 that it rained.", "2031-09-01", None, id="a month of a year"),
        pytest.param(
            "He said on 28 December that the gate will open on 5 January.",
            "XXXX-12-28",
            "XXXX-01-05",
            id="over the turn of the year",
        ),
    ],
)
def test_an_undated_article_lies_between_what_it_reports_and_what_it_awaits(
    text: str, earliest: str | None, latest: str | None
) -> None:
    found = dated(text)
    assert (found.earliest, found.latest, found.basis) == (earliest, latest, DateBasis.INFERRED)
    assert all(span.of(text) for span in found.evidence)
    assert found.evidence


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The gate was to open on 5 May.", id="a plan of an earlier time"),
        pytest.param("He resigned on Monday.", id="a weekday alone is every week"),
        pytest.param("The dam broke in September.", id="a month of no year may be any"),
        pytest.param("He was born in 1960s Velm.", id="no day"),
        pytest.param(
            "He said on 2 January it rained. She said on 9 August it was dry.", id="too far apart to order"
        ),
    ],
)
def test_what_tells_no_day_leaves_an_article_undated(text: str) -> None:
    found = dated(text)
    assert (found.earliest, found.latest, found.basis) == (None, None, DateBasis.UNKNOWN)


def test_a_plan_that_has_gone_by_is_no_limit() -> None:
    found = dated("He said on 14 March 2031 that it rained. The gate will open on 1 March 2031.")
    assert (found.earliest, found.latest) == ("2031-03-14", None)


def test_a_date_that_is_stated_stands_as_it_is() -> None:
    (found,) = date_articles([page("He said on 25 June that it rained.", published="2031-06-27")])
    assert (found.earliest, found.latest, found.basis) == ("2031-06-27", "2031-06-27", DateBasis.DECLARED)


def test_a_page_that_reuses_a_dated_one_is_not_older() -> None:
    source, copy = (
        page("It rained all day.", published="2031-06-27T18:00:00+02:00"),
        page("It rained all day long."),
    )
    found = {one.article_id: one for one in date_articles([source, copy], [copied(source, copy)])}
    late = found[digest_of("It rained all day long.")]
    assert (late.earliest, late.latest, late.basis) == ("2031-06-27", None, DateBasis.INFERRED)
    assert "reuses text of" in late.why
    assert late.evidence == (Span(0, 9),)


def test_a_page_that_a_dated_one_reuses_is_not_younger() -> None:
    source, copy = page("It rained all day."), page("It rained all day long.", published="2031-06-27")
    found = {one.article_id: one for one in date_articles([source, copy], [copied(source, copy)])}
    assert found[source.article.article_id].latest == "2031-06-27"


def test_the_sequence_gives_a_day_without_a_year_its_year_and_its_own_words_come_first() -> None:
    source = page("It rained all day.", published="2031-06-20")
    copy = page("He said on 25 June that it rained. The gate will open by 1 July.")
    found = {one.article_id: one for one in date_articles([source, copy], [copied(source, copy)])}
    late = found[copy.article.article_id]
    assert (late.earliest, late.latest) == ("2031-06-25", "2031-07-01")


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        pytest.param("He said on 25 April that it rained.", "2031-04-25", None, id="in the story's days"),
        pytest.param("He said on 20 May that it rained.", "2031-05-20", None, id="a little after them"),
        pytest.param("He said on 1 September that it rained.", "2030-09-01", None, id="the year before"),
        pytest.param("The gate will open on 1 July.", None, "2031-07-01", id="still to come"),
        pytest.param("The gate will open on 1 January.", None, "2032-01-01", id="to come in the next year"),
    ],
)
def test_the_story_gives_a_day_without_a_year_the_year_in_which_it_can_bound_anything(
    text: str, earliest: str | None, latest: str | None
) -> None:
    around = [page("It rained.", published="2031-04-20"), page("It snowed.", published="2031-05-02")]
    found = {one.article_id: one for one in date_articles([*around, page(text)])}[digest_of(text)]
    assert (found.earliest, found.latest) == (earliest, latest)


def test_a_sequence_that_gainsays_the_page_is_left_out() -> None:
    source = page("It rained all day.", published="2031-08-20")
    copy = page("The gate will open by 1 July 2031.")
    found = {one.article_id: one for one in date_articles([source, copy], [copied(source, copy)])}
    assert found[copy.article.article_id].earliest is None


@given(
    st.lists(
        st.sampled_from(
            [
                "He said on 25 June",
                "by 1 July",
                "it will end on 3 May 2031",
                "in September",
                "29 February",
                "on Monday",
            ]
        ),
        max_size=6,
    )
)
@settings(deadline=None, max_examples=50)
def test_any_article_is_dated_once_and_in_order(pieces: list[str]) -> None:
    text = ". ".join(pieces) or "Nothing."
    found = dated(text)
    assert found == dated(text)
    if found.earliest and found.latest and "X" not in found.earliest + found.latest:
        assert found.earliest <= found.latest
    assert (found.basis is DateBasis.UNKNOWN) == (found.earliest is found.latest is None)
