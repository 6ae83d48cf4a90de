"""Whole pages: HTML by its markup and words, plain text by its words; facts with basis and evidence."""

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.clean import clean_page
from reportedly.errors import UnreadableInput
from reportedly.read import capture_bytes, render_page
from reportedly.records import Article, DateBasis, Declaration, LineKind, PageText

STORY = [
    "A footbridge over the Lune fell into the river on Monday evening, and nine people were pulled from the water.",
    "The fire service said that two of them were in hospital and that nobody was missing after the fall.",
    "“We heard it before we saw it,” said Maren Hollis, who sells ice cream beside the bridge in summer.",
    "The council closed the second bridge, which was built by the same firm in the same year as the first.",
]
TEXT = "\n\n".join(["Footbridge falls into the Lune", "By Ada Moss", "4 March 2031, 18:40", *STORY])


def read(
    source: str | bytes, *, declared: dict[str, str] | None = None, captured_on: date = date(2031, 4, 1)
):
    data = source.encode() if isinstance(source, str) else source
    capture, data = capture_bytes(data, address="page", how="file", obtained_at="2031-04-01T00:00:00+00:00")
    page = render_page(capture, data)
    declaration = Declaration(capture=capture.sha256, **declared) if declared else None
    article = clean_page(
        page, data, media_type=capture.media_type, declaration=declaration, captured_on=captured_on
    )
    return page, article


def html(body: str = "", head: str = "", story: list[str] = STORY) -> str:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in story)
    menu = "".join(f"<li><a href=/{n}>Section {n}</a></li>" for n in range(8))
    return (
        f"<!doctype html><html><head>{head}</head><body><nav><ul>{menu}</ul></nav><article>"
        f"<h1>Footbridge falls into the Lune</h1>{paragraphs}{body}</article></body></html>"
    )


def body(page: PageText, article: Article) -> list[str]:
    return [span.of(page.text) for span in article.body()]


def test_the_body_of_an_html_page_is_its_story_under_its_title():
    page, article = read(html())
    assert body(page, article) == STORY
    assert article.title.value == "Footbridge falls into the Lune"
    assert [line.span.of(page.text) for line in article.lines if line.kind is LineKind.TITLE] == [
        article.title.value
    ]


def test_every_line_of_a_page_is_labelled_once_with_a_reason():
    page, article = read(html("<aside><h2>Read also</h2><p>Ten bridges to cross</p></aside>"))
    assert [line.span.of(page.text) for line in article.lines] == page.text.split("\n")[:-1]
    assert all(line.reason for line in article.lines)


def test_what_the_words_show_to_be_a_plea_is_cut_though_it_stands_in_the_article():
    plea = "For the price of a coffee you can support our journalism and keep our reporters in the valley."
    page, article = read(html(f"<p>{plea}</p>"))
    assert body(page, article) == STORY


def test_hidden_text_is_never_body():
    page, article = read(
        html('<p style="display:none">Forty people died, the mayor said, and he said it twice.</p>')
    )
    assert body(page, article) == STORY
    assert [line.span.of(page.text)[:5] for line in article.lines if line.kind is LineKind.HIDDEN] == [
        "Forty"
    ]


def test_a_page_that_hides_all_its_text_is_read_and_says_so():
    hidden = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    page, article = read(f"<html><body><p>Menu</p><div style='display:none'>{hidden}</div></body></html>")
    assert body(page, article) == STORY
    assert any("hidden inline" in line.reason for line in article.lines if line.kind is LineKind.BODY)


def test_a_page_nested_too_deep_for_the_extractor_is_read_by_its_words_and_says_so():
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    page, article = read("<html><body>" + "<div>" * 5_000 + paragraphs + "</div>" * 5_000)
    assert body(page, article) == STORY
    assert all("nested too deep" in line.reason for line in article.lines)


LD = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Footbridge falls into the Lune",
"datePublished": "2031-03-04T18:40:00+01:00", "dateModified": "2031-03-05T07:00:00+01:00",
"author": {"name": "Ada Moss"}, "publisher": {"name": "Lune Valley Gazette"}}</script>"""


def test_markup_gives_facts_with_the_element_as_evidence():
    _, article = read(html(head=LD + "<link rel=canonical href='https://gazette.example/bridge'>"))
    assert (article.outlet.value, article.outlet.evidence) == ("Lune Valley Gazette", "JSON-LD publisher")
    assert article.published.value == "2031-03-04T18:40:00+01:00"
    assert article.modified.value == "2031-03-05T07:00:00+01:00"
    assert [author.value for author in article.authors] == ["Ada Moss"]
    assert article.url.value == "https://gazette.example/bridge"
    assert {article.outlet.basis, article.published.basis, article.url.basis} == {DateBasis.METADATA}


def test_visible_text_gives_facts_with_their_place():
    page, article = read(TEXT)
    assert (article.published.value, article.published.basis) == ("2031-03-04T18:40", DateBasis.STATED)
    assert article.published.span is not None
    assert article.published.span.of(page.text) == "4 March 2031, 18:40"
    (author,) = article.authors
    assert (author.value, author.span and author.span.of(page.text)) == ("Ada Moss", "Ada Moss")
    assert article.outlet.basis is DateBasis.UNKNOWN
    assert article.language == "en"


def test_a_declaration_wins_and_what_the_page_says_is_kept_as_evidence():
    _, article = read(html(head=LD), declared={"outlet": "The Other", "published": "2031-03-01"})
    assert (article.outlet.value, article.outlet.basis) == ("The Other", DateBasis.DECLARED)
    assert "Lune Valley Gazette" in article.outlet.evidence
    assert (article.published.value, article.published.basis) == ("2031-03-01", DateBasis.DECLARED)
    assert "2031-03-04" in article.published.evidence


@pytest.mark.parametrize(
    "stamp",
    [
        pytest.param("Updated 5 March 2031", id="an update is no publication"),
        pytest.param("4 days ago", id="age"),
        pytest.param("04/03/2031", id="two readings"),
        pytest.param("5 May 2031", id="after the capture"),
        pytest.param("© 2031 Lune Valley Gazette", id="copyright"),
    ],
)
def test_the_publication_date_is_unknown_rather_than_a_guess(stamp):
    _, article = read("\n\n".join(["Footbridge falls into the Lune", stamp, *STORY]))
    assert article.published.value is None
    assert article.published.evidence


def test_two_bare_days_near_the_title_are_no_date():
    _, article = read("\n\n".join(["Footbridge falls into the Lune", "4 March 2031", "7 March 2031", *STORY]))
    assert article.published.value is None
    assert "several dates" in article.published.evidence


def test_a_utc_stamp_gives_way_to_the_outlet_s_own_day():
    stamp = "<meta property='article:published_time' content='2031-03-05T00:25:00Z'>"
    story = ["4 March 2031", *STORY]
    _, article = read(html(head=stamp, story=story))
    assert (article.published.value, article.published.basis) == ("2031-03-04", DateBasis.STATED)


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        pytest.param([*STORY, "© 2031 Lune Valley Gazette"], "Lune Valley Gazette", id="copyright"),
        pytest.param(["Lune Valley Gazette staff", *STORY], "Lune Valley Gazette", id="staff byline"),
        pytest.param([*STORY, "About Valley Wire 9", "Comments"], "Valley Wire 9", id="about"),
        pytest.param([*STORY, "Gazette Press", "We are an independent outlet and rely on our readers for support."], "Gazette Press", id="name above its own words"),
        pytest.param(STORY, None, id="nothing says it"),
    ],
)  # fmt: skip
def test_the_outlet_is_named_only_where_the_page_says_so(lines, outlet):
    assert read("\n\n".join(["Footbridge falls into the Lune", *lines]))[1].outlet.value == outlet


def test_an_agency_in_the_dateline_is_credited():
    page, article = read(
        "\n\n".join(["Footbridge falls into the Lune", f"PORT LUNE (Reuters) - {STORY[0]}", *STORY[1:]])
    )
    (credit,) = article.credits
    assert (credit.value, credit.span and credit.span.of(page.text)) == ("Reuters", "Reuters")


def test_a_page_that_is_not_english_says_so():
    german = [
        "Die Brücke ist am Montag in den Fluss gefallen, und neun Menschen wurden aus dem Wasser gezogen."
    ] * 1
    german += [
        "Die Feuerwehr sagte, dass zwei von ihnen im Krankenhaus sind und dass niemand mehr vermisst wird."
    ]
    assert read("\n\n".join(["Brücke fällt in den Fluss", *german]))[1].language == "de"


@pytest.mark.parametrize(
    "source",
    [
        "<html><body><ul><li><a>Home</a><li><a>News</a></ul></body></html>",
        "Home\nNews\nLog in\n",
        "***\n---\n",
    ],
)
def test_a_page_without_an_article_is_refused(source):
    with pytest.raises(UnreadableInput, match="no text left after cleaning") as refused:
        read(source)
    assert refused.value.stage == "clean"


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"a":' + "[" * 50_000 + "</script>",
        '<script type="application/ld+json">' + '{"@graph":' * 500 + "1" + "}" * 500 + "</script>",
        '<script type="application/ld+json">[1, null, "x", {"@type": 5, "author": [[]]}]</script>',
        "<meta property=og:url content='http://[::1'><meta name=date content='0001-01-01'>",
        "<meta property=article:published_time content='9999-99-99T99:99'>",
    ],
    ids=["unclosed", "deep", "odd types", "odd values", "no such date"],
)
def test_hostile_metadata_is_passed_over(head):
    _, article = read(html(head=head))
    assert article.published.value is None
    assert article.title.value == "Footbridge falls into the Lune"


@given(
    st.text(max_size=150),
    st.sampled_from(["<p>{}</p>", "<h1>{}</h1>", "<title>{}</title>", "<time datetime='{}'>"]),
)
@settings(deadline=None, max_examples=40)
def test_whatever_stands_on_it_a_page_is_cleaned_alike_twice_or_refused(text, form):
    source = html(form.format(text)).encode("utf-8", "replace")
    page, article = read(source)
    assert (page, article) == read(source)
    facts = [article.title, article.outlet, article.published, *article.authors, *article.credits]
    for fact in facts:
        if fact.span is not None and fact.basis is DateBasis.STATED:
            assert fact.span.of(page.text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(article.lines))


def test_an_ordinary_page_is_cleaned_in_a_fraction_of_a_second():
    source = html(story=STORY * 8)
    read(source)
    start = time.process_time()
    read(source)
    assert time.process_time() - start < 0.5
