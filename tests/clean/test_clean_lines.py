"""Lines of text without markup: meaning before shape, nothing lost."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.clean import clean_lines
from reportedly.clean.raw import label_lines
from reportedly.records import LineKind

BODY = (LineKind.BODY, LineKind.HEADING)
PARAGRAPHS = [
    "A footbridge over the Lune fell into the river on Monday evening, and nine people were pulled from the water.",
    "The fire service said that two of them were in hospital and that nobody was missing.",
    "“We heard it before we saw it,” said Maren Hollis, who sells ice cream beside the bridge.",
    "The council closed the second bridge, which was built by the same firm in the same year.",
    "Its engineer, Tobias Renner, said the bolts had been checked in March and found to be sound.",
]


def kinds(*lines: str) -> dict[str, LineKind]:
    text = "\n\n".join(lines)
    return {line.span.of(text): line.kind for line in clean_lines(text)}


def inside(*lines: str) -> list[str]:
    return [line for line, kind in kinds("Footbridge falls into the Lune", *lines).items() if kind in BODY]


def test_an_article_alone_is_all_body_under_its_title():
    found = kinds("Footbridge falls into the Lune", *PARAGRAPHS)
    assert found["Footbridge falls into the Lune"] is LineKind.TITLE
    assert inside(*PARAGRAPHS) == PARAGRAPHS


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param("Advertisement", LineKind.ADS, id="advertisement"),
        pytest.param("Read also: The oldest bridges of the county", LineKind.RELATED, id="teaser"),
        pytest.param("Sign up for our newsletter and get five stories in your inbox each day.", LineKind.ADS, id="newsletter"),
        pytest.param("For the price of a coffee you can keep our reporters on the road; become a member today.", LineKind.DONATE, id="plea"),
        pytest.param("We use cookies to count our visitors. By continuing to use this site you agree.", LineKind.COOKIE, id="cookies"),
        pytest.param("Rescuers on the bank on Monday. (Photo: L. Ahrens)", LineKind.CAPTION, id="caption"),
        pytest.param("If you spot a mistake on this page, write to us here.", LineKind.COMMENTS, id="correction"),
        pytest.param("© 2031 Lune Valley Gazette. All rights reserved.", LineKind.OTHER, id="copyright"),
        pytest.param("Lesen Sie auch: Die ältesten Brücken", LineKind.RELATED, id="German teaser"),
    ],
)  # fmt: skip
def test_what_a_line_means_goes_before_how_it_looks(line, kind):
    found = kinds("Footbridge falls into the Lune", *PARAGRAPHS[:3], line, *PARAGRAPHS[3:])
    assert found[line] is kind
    assert all(found[paragraph] is LineKind.BODY for paragraph in PARAGRAPHS)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("“Sign up for our newsletter, they said, and that was all they did,” Ms Hollis added on the quay.", id="in quotation marks"),
        pytest.param("Related charges against the firm were dropped last year, the court said on Monday.", id="a cue word as an adjective"),
        pytest.param("By midnight the police had counted everyone who had been on the bridge.", id="by is no byline"),
        pytest.param("Share prices of the firm fell by a tenth, and trading was halted until Tuesday.", id="share as a noun"),
    ],
)  # fmt: skip
def test_the_same_words_in_the_story_are_body(line):
    assert line in inside(*PARAGRAPHS[:3], line, *PARAGRAPHS[3:])


def test_short_lines_between_paragraphs_stay():
    lines = (PARAGRAPHS[0], "Nobody has been charged.", PARAGRAPHS[1], "Who built it?", *PARAGRAPHS[2:])
    assert inside(*lines) == list(lines)


def test_a_section_heading_is_a_heading():
    found = kinds("Footbridge falls", *PARAGRAPHS[:2], "What the engineer knew", *PARAGRAPHS[2:])
    assert found["What the engineer knew"] is LineKind.HEADING


def test_a_list_led_in_by_a_colon_is_body():
    lead, items = "The council asked residents to:", ["- keep off the banks", "- boil their water"]
    assert inside(*PARAGRAPHS[:3], lead, *items, PARAGRAPHS[3]) == [
        *PARAGRAPHS[:3],
        lead,
        *items,
        PARAGRAPHS[3],
    ]


def test_teasers_under_a_cue_end_where_the_article_goes_on():
    found = kinds(
        "Footbridge falls",
        *PARAGRAPHS[:3],
        "Read also",
        "Ten bridges to cross",
        "The ferry is back",
        *PARAGRAPHS[3:],
    )
    assert found["Ten bridges to cross"] is LineKind.RELATED
    assert found[PARAGRAPHS[3]] is LineKind.BODY


def test_after_the_comments_begin_nothing_is_body():
    comment = (
        "My brother crossed it an hour before it fell, and he says that it was shaking under him even then."
    )
    found = kinds("Footbridge falls", *PARAGRAPHS, "2 Comments", "river_rat", comment)
    assert found[comment] is LineKind.COMMENTS


def test_a_comment_button_above_the_article_ends_nothing():
    assert inside("0 Comments", *PARAGRAPHS) == PARAGRAPHS


def test_an_author_s_words_about_himself_are_not_the_story():
    about = "I am a journalist who lives in the valley. I write about rivers, and I have walked along most of mine."
    found = kinds("Footbridge falls", *PARAGRAPHS, "Jonas Weil", about)
    assert found["Jonas Weil"] is found[about] is LineKind.BIO


def test_a_repeated_title_is_set_aside():
    text = "\n".join(
        ["Footbridge falls into the Lune", "Home", "Footbridge falls into the Lune", *PARAGRAPHS]
    )
    titles = [line for line in clean_lines(text) if line.span.of(text).startswith("Footbridge falls into")]
    assert sorted(line.kind for line in titles if line.kind is LineKind.TITLE) == [LineKind.TITLE]
    assert all(line.kind not in BODY for line in titles)


def test_every_line_has_a_reason():
    text = "\n".join(["Home", "Footbridge falls", *PARAGRAPHS, "Advertisement"])
    assert all(line.reason for line in clean_lines(text))


LINES = st.one_of(
    st.sampled_from(
        [*PARAGRAPHS, "Read also:", "Comments (3)", "By Ada Moss", "4 March 2031", "“open", "- item", "3"]
    ),
    st.text(max_size=60),
)


@given(st.lists(LINES, max_size=25))
@settings(deadline=None, max_examples=60)
def test_every_line_that_shows_anything_is_labelled_once_and_alike_each_time(lines):
    text = "\r\n".join(lines)
    found = clean_lines(text)
    assert found == clean_lines(text)
    spans = [line.span for line in found]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    outside = list(text)
    for span in spans:
        assert span.of(text) == span.of(text).strip()
        outside[span.start : span.end] = " " * len(span)
    assert not any(character.isalnum() for character in outside)


@pytest.mark.parametrize(
    "line", ["a", "Read also: b", "“open", PARAGRAPHS[0], "1 March 2031", "x " * 40, "By " + "A " * 30]
)
def test_time_grows_with_the_number_of_lines_only(line):
    start = time.process_time()
    clean_lines("\n".join([line] * 4_000))
    assert time.process_time() - start < 6


@pytest.mark.parametrize(
    "text", ["a" * 200_000, "“" * 100_000, "(" * 100_000, "A. " * 50_000, "1/" * 100_000]
)
def test_one_endless_line_is_no_trouble(text):
    start = time.process_time()
    clean_lines("Title of it all here\n" + text)
    assert time.process_time() - start < 6


def test_a_sentence_with_nothing_else_on_its_page_is_what_somebody_wanted_read():
    (label,) = label_lines(["At least three people were hurt, police said."])
    assert label.kind is LineKind.BODY


def test_a_button_with_nothing_else_on_its_page_is_still_no_text():
    assert [label.kind for label in label_lines(["Share", "Read more"])].count(LineKind.BODY) == 0
