"""What closes a page after its article, what stands between title and text, and pages that mark nothing up."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.clean import clean_lines, clean_page
from reportedly.read import capture_bytes, render_page
from reportedly.records import Article, DateBasis, LineKind, PageText

STORY = [
    "A barge struck the lock gate at Tilbrook on Friday night, and the canal has been shut to boats since then.",
    "The waterways board said that the lower gate was bent and that divers would look at it on Saturday morning.",
    "“It came in far too fast,” said Ruth Amsel, who keeps the lock and saw the barge from her kitchen window.",
    "The owner of the barge, a gravel firm from Dorne, said that its skipper had thirty years of experience.",
]
MORE = [
    "The board had planned to mend the gate in the winter, when hardly a boat goes through Tilbrook anyway.",
    "It will now ask two firms what they would charge for the work, and hopes to open the canal by Whitsun.",
]
TOP = ["THE TILBROOK ECHO", "Home   News   Tides   Letters", "Barge bends lock gate at Tilbrook"]


def read(source: str, *, captured_on: date = date(2031, 4, 1)) -> tuple[PageText, Article]:
    capture, data = capture_bytes(
        source.encode(), address="page", how="file", obtained_at="2031-04-01T00:00:00+00:00"
    )
    page = render_page(capture, data)
    return page, clean_page(
        page, data, media_type=capture.media_type, declaration=None, captured_on=captured_on
    )


def text(*, under_title: list[str] | None = None, end: list[str] | None = None) -> str:
    return "\n\n".join([*TOP, *(under_title or ["By Ines Calloway"]), *STORY, *(end or [])])


def body(source: str) -> list[str]:
    page, article = read(source)
    return [span.of(page.text) for span in article.body()]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Ines Calloway covers the canals. She keeps bees.", id="life of the byline's author"),
        pytest.param("The Tilbrook Echo is owned by its readers.", id="outlet by its name"),
        pytest.param(
            "Enjoyed this? The Echo reaches 900 homes. Your street too?", id="outlet by its last word"
        ),
        pytest.param("Did you see the barge? Ring the newsdesk at any hour.", id="appeal of the newsroom"),
        pytest.param("If you have pictures, send them to us.", id="invitation after a condition"),
        pytest.param("We have six staff and no proprietor.", id="we, and the trade"),
        pytest.param("Ines Calloway, Tilbrook Echo", id="signature"),
        pytest.param("Newspapers may use this story free of charge.", id="licence"),
    ],
)
def test_lines_about_the_author_the_outlet_or_to_the_reader_close_the_page(line):
    assert body(text(end=[line])) == STORY


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("The Tilbrook Echo has not seen the report on the gate.", id="what the outlet knows"),
        pytest.param("The Echo asked the firm for its log, and it did not answer.", id="what the outlet did"),
        pytest.param(
            "“Send us the bill and we will look at it,” the firm wrote.", id="appeal in quotation marks"
        ),
        pytest.param(
            "Ruth Amsel is 61 and has lived beside the lock since 2001.", id="life of somebody else"
        ),
        pytest.param(
            "The board will call for tenders on Monday if the gate must go.", id="call that asks nobody"
        ),
    ],
)
def test_the_articles_own_last_line_is_kept(line):
    assert body(text(end=[line])) == [*STORY, line]


def test_an_author_whom_the_article_speaks_of_is_part_of_it():
    told = (
        "The lock was drawn by Ines Calloway for this newspaper in the spring of 2019, long before the barge."
    )
    last = "Ines Calloway has worked on canals for twenty years."
    assert body(text(end=[told, last])) == [*STORY, told, last]


def test_closing_lines_are_closed_only_at_the_end():
    appeal = "The Tilbrook Echo is owned by its readers and costs them nothing at all, come rain or drought."
    assert appeal in body("\n\n".join([*TOP, "By Ines Calloway", STORY[0], appeal, *STORY[1:]]))


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("18:20   Share   Comments (12)", id="time and buttons"),
        pytest.param("Interview by Ines Calloway", id="interview"),
        pytest.param("Letter from the Lock, by Ines Calloway", id="name of the column"),
    ],
)
def test_stamps_between_title_and_text_are_no_body(line):
    assert body(text(under_title=[line])) == STORY


def test_the_name_of_a_column_before_a_byline_is_nobodys_name():
    _, article = read(text(under_title=["Letter from the Lock, by Ines Calloway"]))
    assert [author.value for author in article.authors] == ["Ines Calloway"]


def test_a_menu_set_in_columns_is_no_title():
    _, article = read("\n\n".join(["Harbours & Locks   Letters   Tides", "Barge bends gate", *STORY]))
    assert article.title.value == "Barge bends gate"


@pytest.mark.parametrize(
    ("footer", "outlet"),
    [
        pytest.param("The Tilbrook Echo, 3 Lock Lane, Tilbrook", "The Tilbrook Echo", id="address"),
        pytest.param("Contact | Advertise | The Tilbrook Echo Ltd", "The Tilbrook Echo", id="company"),
        pytest.param("The Tilbrook Echo", None, id="repeated alone, as menus are"),
        pytest.param("The Dorne Mercury, 8 Mill Row, Dorne", None, id="not the name at the top"),
    ],
)
def test_the_name_at_the_top_and_in_a_line_of_its_own_below_is_the_outlet(footer, outlet):
    _, article = read(text(end=["Most read", "Ducks return", footer]))
    assert article.outlet.value == outlet


LAYOUT = (
    "<html><head><title>RADIO DORNE - What's new</title></head><body><table><tr><td><b>RADIO DORNE</b> 88.1 FM</td></tr>"
    "<tr><td><a href=a>Front page</a><br><a href=b>Listen now</a><br><a href=c>Water levels</a><br></td><td>"
    "<font size=4><b>Barge bends lock gate at Tilbrook</b></font><br><font size=1>Friday, 4 March 2031, 21.40</font>"
    f"<br><br>{'<br><br>'.join(STORY)}<br><br><i>Ines Calloway, Radio Dorne</i><br><a href=d>Back</a> - "
    "<a href=e>Print this page</a></td><td><b>Also today</b><br>- Swans counted<br>- Fete moved</td></tr>"
    "<tr><td>Radio Dorne, Hill Street. Best viewed at 1024 x 768.</td></tr></table></body></html>"
)


def test_a_page_laid_out_with_tables_is_read_by_its_words_and_says_so():
    page, article = read(LAYOUT)
    assert [span.of(page.text) for span in article.body()] == STORY
    assert article.title.value == "Barge bends lock gate at Tilbrook"
    assert article.outlet.value == "Radio Dorne"
    assert (article.published.value, article.published.basis) == ("2031-03-04T21:40", DateBasis.STATED)
    assert all("keeps all there is" in line.reason for line in article.lines)


def marked(head: str = "", inner: str | None = None) -> str:
    story = inner if inner is not None else "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    menu = "".join(f"<li><a href=/{number}>Part {number}</a></li>" for number in range(9))
    return (
        f"<html><head>{head}</head><body><nav><ul>{menu}</ul></nav><article>"
        f"<h1>Barge bends lock gate at Tilbrook</h1>{story}</article></body></html>"
    )


def test_the_heads_of_a_live_pages_entries_are_times_and_not_its_text():
    entries = "".join(
        f"<h3><time>{hour}.05</time> Entry number {hour}</h3><p>{paragraph}</p>"
        for hour, paragraph in zip((21, 20, 19, 18), STORY, strict=True)
    )
    page, article = read(marked("<meta property='article:published_time' content='2031-03-04'>", entries))
    assert [span.of(page.text) for span in article.body()] == STORY
    assert article.published.value == "2031-03-04"


def test_a_list_of_events_by_their_time_stays_body():
    events = ["18.40 barge passes the bridge", "19.02 gate is struck", "19.30 canal shut"]
    listed = "".join(f"<li>{event}</li>" for event in events)
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    assert (
        body(marked(inner=f"{paragraphs}<ul>{listed}</ul><p>{STORY[0]} It may stay so.</p>"))[4:7] == events
    )


@pytest.mark.parametrize(
    ("head", "published"),
    [
        pytest.param(
            "<meta name=date content=2031-03-09>", "2031-03-04", id="a weak element yields to the page"
        ),
        pytest.param(
            "<meta property='article:published_time' content='2031-03-03'>",
            "2031-03-03",
            id="a strong one stands",
        ),
        pytest.param(
            "<meta property='article:published_time' content='2031-06-03'>",
            "2031-03-04",
            id="after the capture",
        ),
    ],
)
def test_the_visible_date_stands_against_elements_that_may_mean_an_edit(head, published):
    inner = "<p>4 March 2031</p>" + "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    _, article = read(marked(head, inner))
    assert article.published.value == published


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        pytest.param(
            [*STORY, "Published on 4 March 2031", *STORY[:1]], "2031-03-04", id="said within the page"
        ),
        pytest.param(
            [*STORY, "Published on 4 March 2031", MORE[0], "Published on 7 March 2031", MORE[1]],
            None,
            id="two days said",
        ),
        pytest.param(
            [STORY[0], f"4 March 2031 – {STORY[1]}", *STORY[2:]], "2031-03-04", id="below a standfirst"
        ),
        pytest.param([STORY[0], f"On 4 March 2031 {STORY[1]}", *STORY[2:]], None, id="a day of the story"),
    ],
)
def test_a_day_further_down_counts_where_the_words_or_its_place_say_what_it_is(lines, published):
    _, article = read("\n\n".join([*TOP, *lines]))
    assert article.published.value == published


def test_a_day_after_the_capture_is_named_as_the_reason_and_nothing_is_guessed():
    _, article = read(
        marked("<meta property='article:published_time' content='2031-06-03'>") + "<p>May 2029</p>"
    )
    assert article.published.value is None
    assert "2031-06-03" in article.published.evidence


def test_a_month_alone_is_no_day():
    _, article = read(marked("<meta name=keywords content='canal, March 2031'>", None) + "<p>March 2031</p>")
    assert article.published.value is None


def test_a_page_that_keeps_its_text_for_members_is_an_article_without_a_body():
    wall = (
        "<p>This story is for members.</p><p>The Tilbrook Echo is free of owners. Join its readers today.</p>"
    )
    _, article = read(marked("<meta property='og:site_name' content='The Tilbrook Echo'>", wall))
    assert article.body() == ()
    assert (article.title.value, article.language) == ("Barge bends lock gate at Tilbrook", "en")
    assert article.outlet.value == "The Tilbrook Echo"


@settings(deadline=None, max_examples=50)
@given(
    st.lists(
        st.sampled_from([*TOP, *STORY, "By Ines Calloway", "The Echo is owned by you.", "9.10 Gate"]),
        max_size=30,
    )
)
def test_every_line_keeps_one_label_whatever_the_order(lines):
    text = "\n".join(lines)
    labelled = clean_lines(text)
    assert [line.span.of(text) for line in labelled] == lines
    assert all(line.reason for line in labelled)


def test_the_time_for_closing_lines_grows_with_the_page_and_no_faster():
    source = "\n\n".join([*TOP, *STORY * 400, "The Echo is owned by its readers."])
    start = time.process_time()
    clean_lines(source)
    assert time.process_time() - start < 5
    assert LineKind.DONATE in {
        line.kind for line in clean_lines(text(end=["The Echo is owned by its readers."]))
    }
