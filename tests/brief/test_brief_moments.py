"""Dates and times short enough for a line, and never more exact than the page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.brief.moments import Moments, order_key, tells_when


@pytest.mark.parametrize(
    ("value", "said"),
    [
        pytest.param("2031-05-06T13:05:00+02:00", "6 May 2031 13:05", id="as the page's clock shows it"),
        pytest.param("2031-05-06", "6 May 2031", id="a day"),
        pytest.param("2031-05", "May 2031", id="a month"),
        pytest.param("2031", "2031", id="a year"),
        pytest.param("2031-05-06TEV", "6 May 2031 evening", id="a part of a day"),
        pytest.param("2031-05-06TDW", "6 May 2031 dawn", id="dawn"),
        pytest.param("2031-05-06TDK", "6 May 2031 dusk", id="dusk"),
        pytest.param("2031-05-06T20", "6 May 2031 20:00", id="an hour"),
        pytest.param("XXXX-06-25", "25 Jun", id="without a year"),
        pytest.param("XXXX-WXX-2TEV", "a Tuesday evening", id="a weekday not anchored"),
        pytest.param("2031-W19-3", "7 May 2031", id="a weekday anchored"),
        pytest.param("2031-W19-WE", "weekend of week 19 2031", id="a weekend"),
        pytest.param("2031-SU", "summer 2031", id="a season"),
        pytest.param("P2D", "2 days", id="a length"),
        pytest.param("195", "1950s", id="a decade"),
        pytest.param("18", "1800s", id="a century"),
        pytest.param("PAST_REF", "earlier", id="a reference"),
        pytest.param("2031-13-45", "45 13 2031", id="no date: its digits, not a crash"),
        pytest.param("soon", "soon", id="anything else as it stands"),
        pytest.param(None, "undated", id="nothing"),
    ],
)
def test_a_moment_is_said_in_words(value: str | None, said: str) -> None:
    assert Moments().say(value) == said


def test_what_all_moments_share_is_left_out() -> None:
    one_day = Moments.shared_by(["2031-05-06T09:35", "2031-05-06T18:05", None])
    assert one_day.say("2031-05-06T18:05") == "18:05"
    one_year = Moments.shared_by(["2031-05-06T09:35", "2031-05-07"])
    assert one_year.say("2031-05-06T09:35") == "6 May 09:35"
    assert one_year.say("2031-05-07") == "7 May"
    assert one_year.say("2030-12-31") == "31 Dec 2030", "another year is said"
    assert one_day.say("2031-05-07T08:00") == "7 May 08:00", "another day is said"


def test_moments_are_ordered_by_the_instant_they_mean_and_the_undated_come_last() -> None:
    values = ["2031-05-06T12:00+02:00", None, "2031-05-06T11:30+00:00", "2031-05-05", "XXXX-05-01"]
    assert sorted(values, key=order_key) == [
        "2031-05-05",
        "2031-05-06T12:00+02:00",
        "2031-05-06T11:30+00:00",
        None,
        "XXXX-05-01",
    ]


@given(st.text(max_size=30))
@settings(deadline=None, max_examples=100)
def test_any_value_can_be_said_and_ordered(value: str) -> None:
    Moments.shared_by([value]).say(value)
    order_key(value)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        pytest.param("XXXX-10-08", "XXXX-11-01", "between 8 Oct and 1 Nov", id="both sides"),
        pytest.param("2031-06-25", None, "not before 25 Jun 2031", id="open to the right"),
        pytest.param(None, "XXXX-11-01", "not after 1 Nov", id="open to the left"),
        pytest.param(None, None, "undated", id="neither"),
    ],
)
def test_an_inferred_date_is_said_as_an_interval_and_never_as_a_date(
    first: str | None, last: str | None, said: str
) -> None:
    assert Moments().say_between(first, last) == said


@pytest.mark.parametrize(
    ("value", "tells"),
    [
        ("2031-04", True),
        ("195", True),
        ("XXXX-08-18", True),
        ("XXXX-WXX-1", True),
        ("XXXX", False),
        ("XXXX-XX-XX", False),
        ("FUTURE_REF", False),
        ("P3D", False),
        (None, False),
    ],
)
def test_a_moment_that_names_no_year_month_or_day_tells_nobody_when(value: str | None, tells: bool) -> None:
    assert tells_when(value) is tells
