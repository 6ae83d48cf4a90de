"""Dates as pages print them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.clean.dates import find_dates
from reportedly.clean.stamps import byline_names, is_byline, is_dateline, is_name


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("4 March 2031, 18:40", "2031-03-04T18:40"),
        ("March 4, 2031", "2031-03-04"),
        ("Tue 4th Mar. 2031 07.02 CET", "2031-03-04T07:02+01:00"),
        ("Sunday 18 May 2031 | 11.15", "2031-05-18T11:15"),
        ("May 18, 2031 at 8:05 p.m.", "2031-05-18T20:05"),
        ("12:00 AM is not here, 2031-05-18T12:30:05Z is", "2031-05-18T12:30:05+00:00"),
        ("2031-05-18 09:05 +0530", "2031-05-18T09:05+05:30"),
        ("18.05.2031", "2031-05-18"),
        ("4. März 2031, 18:40 Uhr", "2031-03-04T18:40"),
        ("13/03/2031", "2031-03-13"),
        ("03/13/2031", "2031-03-13"),
        ("3 de mayo de 2031", "2031-05-03"),
        ("7 août 2031", "2031-08-07"),
        ("4 March 2031 18:40 QQT", "2031-03-04T18:40"),
    ],
)
def test_a_full_date_is_read_with_its_time(line, value):
    assert [found.value for found in find_dates(line)] == [value]
    (found,) = find_dates(line)
    assert line[found.start : found.end].strip()


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("04/03/2031", id="day and month cannot be told apart"),
        pytest.param("4 March", id="no year"),
        pytest.param("March 2031", id="no day"),
        pytest.param("© 2031 The Gazette", id="copyright year"),
        pytest.param("4 days ago", id="age"),
        pytest.param("31 February 2031", id="no such day"),
        pytest.param("call 030 2031 2032", id="telephone"),
        pytest.param("10.0.0.2031", id="number with dots"),
    ],
)
def test_what_is_no_full_date_is_not_guessed_at(line):
    assert find_dates(line) == []


def test_the_words_before_a_date_say_which_it_is():
    published, modified = find_dates("Published 4 March 2031, 18:40. Last updated 5 March 2031")
    assert (published.label, modified.label) == ("published", "modified")
    assert find_dates("Aktualisiert am 5. März 2031")[0].label == "modified"


@pytest.mark.parametrize(
    "line", ["4 March 2031", "Posted on March 4, 2031 by Lune Valley Gazette", "Stand: 4. März 2031"]
)
def test_a_line_about_a_date_is_a_date_line(line):
    assert is_dateline(line)


def test_a_sentence_with_a_date_is_no_date_line():
    assert not is_dateline(
        "The bridge was opened on 4 March 2031 by the mayor, who cut the ribbon twice that day."
    )


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Moss", ["Ada Moss"]),
        ("by Ada Moss and Per van den Berg, Staff Writer", ["Ada Moss", "Per van den Berg"]),
        ("Ada Moss in Port Lune", ["Ada Moss"]),
        ("Words by J. K. Oduya", ["J. K. Oduya"]),
        ("By the time it fell, nobody was on it.", []),
        ("Lune’s Growing Role in Valley Trade", []),
    ],
)
def test_bylines_name_people(line, names):
    assert [name for name, _, _ in byline_names(line)] == names
    assert all(line[start:end] == name for name, start, end in byline_names(line))


def test_the_newsroom_can_be_the_author():
    assert is_byline("Lune Valley Gazette staff with agencies")
    assert not is_byline("The hospital staff were told on Monday evening that nobody would be paid.")


@pytest.mark.parametrize(("line", "answer"), [("Jonas Weil", True), ("MOST READ", False), ("the end", False)])
def test_a_name_alone_is_told_by_its_shape(line, answer):
    assert is_name(line) is answer


@given(st.text(max_size=80))
@settings(deadline=None, max_examples=60)
def test_any_line_is_read_without_trouble(line):
    for found in find_dates(line):
        assert 0 <= found.start < found.end <= len(line)
    assert is_dateline(line) in (True, False)
    assert is_byline(line) in (True, False)
