"""HTML becomes the text a browser shows, one block a line, whatever the page does."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.read.dom_text import render_dom
from reportedly.read.tame import bound_nesting


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param("<p>one</p><p>two</p>", "one\ntwo\n", id="a block a line"),
        pytest.param("<p>a <b>bold</b>ly  put\n word</p>", "a boldly put word\n", id="inline elements join"),
        pytest.param("<p>a<br>b</p>", "a\nb\n", id="line break"),
        pytest.param("<p>a <!-- no --> b</p>", "a b\n", id="comments"),
        pytest.param("<p>a</p><script>x()</script><style>p{}</style><noscript>n</noscript>", "a\n", id="scripts"),
        pytest.param("<head><title>t</title></head><body><p>a</p>", "a\n", id="the head"),
        pytest.param("<template><p>no</p></template><p>a</p>", "a\n", id="templates"),
        pytest.param("<table><tr><td>Dead</td><td>14</td></tr></table>", "Dead\t14\n", id="cells"),
        pytest.param(f"<table><tr><td>{'long ' * 30}</td><td>x</td></tr></table>", f"{('long ' * 30).strip()}\nx\n", id="long cells"),
        pytest.param("<pre>a  b\n  c</pre>", "a  b\n  c\n", id="preformatted"),
        pytest.param("<p>a&nbsp;b &amp; c &lt;d&gt;</p>", "a\xa0b & c <d>\n", id="character references"),
        pytest.param("<ul><li>one<li>two</ul>", "one\ntwo\n", id="unclosed items"),
        pytest.param("<div>a<p>b</p>c</div>", "a\nb\nc\n", id="text around blocks"),
        pytest.param("<p aria-hidden=true>seen</p>", "seen\n", id="aria-hidden is visible"),
        pytest.param("no tags at all", "no tags at all\n", id="bare text"),
        pytest.param("", "", id="nothing"),
        pytest.param("<p>a\u202eb\x1b[31mc</p>", "a\u202eb\x1b[31mc\n", id="bidi and escapes stay for the screen to show"),
        pytest.param("<select><option>a<option>b</select><p>c</p>", "c\n", id="drop-down lists"),
        pytest.param("<select><p>the whole page in a list never closed", "the whole page in a list never closed\n", id="nothing else left"),
    ],
)  # fmt: skip
def test_the_text_is_what_a_browser_shows(source, text):
    assert render_dom(source).text == text


@pytest.mark.parametrize(
    "hiding",
    [
        "hidden",
        'style="display:none"',
        'style="color:red; DISPLAY : none !important"',
        'style="visibility:hidden"',
    ],
)
def test_what_is_hidden_inline_stands_on_its_own_line_and_is_marked(hiding):
    page = render_dom(f"<p>The mayor <span {hiding}>secretly</span> spoke.</p><p>More.</p>")
    assert page.text == "The mayor spoke.\nsecretly\nMore.\n"
    assert [span.of(page.text) for span in page.hidden] == ["secretly"]


def test_a_style_that_only_looks_alike_hides_nothing():
    assert render_dom('<p style="backface-visibility:hidden">seen</p>').hidden == ()


def test_ten_thousand_levels_lose_no_text():
    page = render_dom("<div>" * 10_000 + "deep" + "</div>" * 10_000 + "<p>after</p>")
    assert page.text == "deep\nafter\n"


def test_entities_are_not_expanded():
    bomb = "<!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><html><p>&b;&b;</p>"
    assert len(render_dom(bomb).text) < 200


@pytest.mark.parametrize(
    "unit", ["<i>", "<p>x", "</b>", "<tr><td>x", "<", "&a;", " <b> ", "<!--", "<p hidden>x", "<pre>\n"]
)
def test_time_grows_with_the_length_only(unit):
    start = time.process_time()
    render_dom("<i>" * 5_000 + unit * 50_000)
    assert time.process_time() - start < 3


def test_mismatched_tags_by_the_hundred_thousand_cost_seconds_not_hours():
    start = time.process_time()
    assert render_dom("<i>" * 60_000 + "x" + "</b>" * 60_000).text == "x\n"
    assert time.process_time() - start < 5


def test_bounding_the_nesting_keeps_the_text_and_turns_blocks_into_breaks():
    source = "<div>" * 600 + "deep" + "</div>" * 600 + "</p>end"
    bounded = bound_nesting(source, inline=frozenset(("b",)), keep=frozenset(("script",)))
    assert bounded.count("<div>") == 500
    assert bounded.endswith("end")
    assert "<br>deep" in bounded


@given(st.text(max_size=200), st.lists(st.sampled_from(["<p>", "</p>", "<b hidden>", "</b>", "<td>", "<br>", "<select>"]), max_size=12))  # fmt: skip
@settings(deadline=None, max_examples=60)
def test_any_page_renders_alike_twice_and_hidden_spans_cut_lines(text, tags):
    source = "".join(f"{tag}{text}" for tag in tags).encode("utf-8", "replace").decode()
    page = render_dom(source)
    assert page == render_dom(source)
    assert all(page.text[span.end : span.end + 1] == "\n" for span in page.hidden)
