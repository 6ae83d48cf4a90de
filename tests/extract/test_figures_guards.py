"""What looks like a figure and is none, each with its reason."""

import pytest

from reportedly.extract.figures import FigureFindings, find_figures
from reportedly.records import Span, TimeRole, Timex, TimexType


def find(text: str, timexes: tuple[Timex, ...] = ()) -> FigureFindings:
    return find_figures("a" * 64, text, [Span(0, len(text))], timexes=timexes, dct=None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("It opened on 14 May.", "date"),
        ("It opened in May 2021.", "date"),
        ("It opened on 2021-05-14.", "date"),
        ("It opened in 1987.", "year"),
        ("The 2021 storm was worse.", "year"),
        ("It opened at 10:30 a.m. sharp.", "time"),
        ("It opened at 6 p.m. sharp.", "time"),
        ("They waited 48 hours.", "duration"),
        ("The three-day fair ended.", "duration"),
        ("Mayor Ada Brill, 52, agreed.", "age"),
        ("A 19-year-old was there.", "age"),
        ("Children under five were exempt.", "age"),
        ("The 12th district voted.", "ordinal"),
        ("For a fourth straight night it rained.", "ordinal"),
        ("He lives at 17 Quay Street.", "address"),
        ("Call +44 20 7946 0958 today.", "phone"),
        ("Rovers won 3–1 on the night.", "score"),
        ("The Kh-55 was shown.", "code"),
        ("The X200 was shown.", "code"),
        ("Traffic on Highway 9 stopped.", "name"),
        ("The Boeing 737 landed.", "name"),
        ("See Article 5 for more.", "section"),
        ("The odds were 7/4 at noon.", "odds"),
        ("The 12-storey block fell.", "compound"),
        ("The two sides met.", "pair"),
        ("A 6.2 magnitude quake struck.", "compound"),
        ("A force-8 gale blew.", "code"),
        ("The 155mm shells arrived.", "compound"),
        ("No one came.", "pronoun"),
        ("It was one of the largest ever.", "pronoun"),
        ("Write to room9@example.org now.", "url"),
        ("The file is " + "7" * 60 + ".", "code"),
    ],
)
def test_a_number_that_counts_nothing_is_rejected_with_its_reason(text: str, reason: str) -> None:
    found = find(text)
    assert found.figures == ()
    assert reason in {rejection.reason for rejection in found.rejections}
    for rejection in found.rejections:
        assert rejection.span.of(text)


def test_a_number_inside_a_time_expression_is_rejected_even_when_its_own_words_tell_nothing() -> None:
    text = "Revenue fell in the fourteen before noon."
    timex = Timex(
        key="k",
        article_id="a" * 64,
        span=Span(16, 40),
        type=TimexType.DURATION,
        value="P14D",
        mod=None,
        anchored=True,
        rule=None,
        role=TimeRole.OTHER,
        found_by="test",
    )
    found = find(text, (timex,))
    assert found.figures == ()
    assert [rejection.reason for rejection in found.rejections] == ["duration"]


@pytest.mark.parametrize(
    "text",
    [
        "They killed 2000 sheep.",
        "The 101-seat hall shut.",
        "Some 1,987 sheep died.",
        "On Saturday 200 sheep died.",
    ],
)
def test_a_count_that_looks_like_a_trap_is_kept(text: str) -> None:
    assert len(find(text).figures) == 1


def test_no_exponent_notation_is_read() -> None:
    assert find("It is 1e999999999 long.").figures == ()
