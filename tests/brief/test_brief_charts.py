"""Figure charts: one group a claim, a title a mark, open ends drawn open, XML whatever a page says."""

import re
from collections.abc import Sequence
from decimal import Decimal
from xml.etree import ElementTree as Xml

import pytest
from coverage_in_small import Count, report, says, tells
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.brief.charts import Chart, chart_of, draw_chart, letter
from reportedly.brief.charts.axes import clock_of, numbers_to
from reportedly.brief.charts.places import Place, dodge, place_labels
from reportedly.brief.order import ordered
from reportedly.brief.terminal import terminal_safe
from reportedly.brief.view import view_of
from reportedly.brief.where import Where, compose_where
from reportedly.link import link
from reportedly.records import Analysis, Comparator, Facet, PartyType, Stage, Stance, Tables

SVG = "{http://www.w3.org/2000/svg}"


def rows_of(analyses: Sequence[Analysis]) -> list[tuple[Where, Chart]]:
    linking = link(analyses, (), Tables())
    view = view_of(analyses, linking, short=lambda identifier: identifier[:6])
    rows = compose_where(ordered(linking.questions, view.claims), view)
    return [(row, chart) for row in rows if (chart := chart_of(row, view)) is not None]


def killed(*told: tuple[str, str, int | None, int | None, Comparator], day: int = 6) -> list[Analysis]:
    return [
        report(
            f"Outlet {number}",
            says(
                who,
                f"{words} were killed when the bridge fell",
                counts=(Count(words, low, high, comparator=comparator),),
            ),
            published=f"2031-05-{day + number:02}T09:00:00+02:00",
        )
        for number, (who, words, low, high, comparator) in enumerate(told)
    ]


def toll() -> list[Analysis]:
    return killed(
        ("Ann Lee", "at least 9 people", 9, None, Comparator.AT_LEAST),
        ("Ben Roe", "14 to 17 people", 14, 17, Comparator.RANGE),
        ("Cy Dow", "at most 20 people", None, 20, Comparator.AT_MOST),
        ("Ann Lee", "18 people", 18, 18, Comparator.EXACT),
    )


def drawn(chart: Chart) -> Xml.Element:
    return Xml.fromstring(draw_chart(chart, name="chart-1"))


def test_each_claim_is_one_group_and_each_speaker_s_answer_one_mark_with_a_title() -> None:
    ((row, chart),) = rows_of(toll())
    image = drawn(chart)
    groups = [each for each in image.iter(f"{SVG}g") if each.get("class") == "claim"]
    assert len(groups) == len(row.question.claims)
    marks = [each for each in image.iter(f"{SVG}g") if (each.get("class") or "").startswith("mark")]
    assert len(marks) == len(chart.marks)
    titles = [(each.find(f"{SVG}title")).text for each in marks]  # type: ignore[union-attr] - the test is that it is there
    assert sorted(titles) == sorted(mark.title for mark in chart.marks)
    assert any("Ann Lee at least 9 (6 May 2031 09:00); the answer has " in (title or "") for title in titles)


def test_who_cannot_see_the_chart_is_told_what_it_shows() -> None:
    ((row, chart),) = rows_of(toll())
    image = drawn(chart)
    assert image.get("role") == "img"
    named = (image.get("aria-labelledby") or "").split()
    ids = {each.get("id"): each.text for each in image}
    assert [ids[name] for name in named] == [
        row.title,
        f"4 figures by 3 speakers from 6 May 2031 to 9 May 2031. Where it stands: {row.value}.",
    ]


def test_bounds_are_bars_and_an_open_end_is_drawn_open() -> None:
    ((_, chart),) = rows_of(toll())
    shapes = {}
    for each in drawn(chart).iter(f"{SVG}g"):
        if (each.get("class") or "").startswith("mark"):
            title = each.find(f"{SVG}title")
            assert title is not None
            shapes[title.text] = [path.get("stroke-dasharray") for path in each.findall(f"{SVG}path")]
    by_words = {words: value for text, value in shapes.items() for words in [str(text)]}
    closed = next(value for text, value in by_words.items() if "Ben Roe" in text)
    exact = next(value for text, value in by_words.items() if " 18 " in text)
    open_above = next(value for text, value in by_words.items() if "at least 9" in text)
    open_below = next(value for text, value in by_words.items() if "at most 20" in text)
    assert closed == [None]
    assert exact == []
    assert open_above == open_below == ["3 2", None]


def test_a_denial_is_a_cross_and_one_origin_is_hollow() -> None:
    story = [
        *killed(("Ann Lee", "17 people", 17, 17, Comparator.EXACT)),
        report(
            "The Courier",
            says(
                "transport ministry",
                "17 people were killed when the bridge fell",
                type=PartyType.GOVERNMENT,
                stance=Stance.DENIES,
                counts=(Count("17 people", 17, 17),),
            ),
            published="2031-05-07T10:00:00+02:00",
        ),
    ]
    ((_, chart),) = rows_of(story)
    assert [mark.denial for mark in chart.marks] == [False, True]
    assert chart.marks[0].hollow
    image = draw_chart(chart, name="chart-1")
    assert len(re.findall(r'<path d="[^"]*m0 -10', image)) == 1
    assert 'fill="none"' in image.partition("<circle")[2].partition("/>")[0]


def test_stages_stand_in_lanes_of_their_own() -> None:
    story = [
        report(
            "Gazette",
            says(
                "Ann Lee",
                f"{number} people were sent",
                counts=(Count(f"{number} people", number, number, counted="soldiers", stage=stage),),
            ),
            published=f"2031-05-0{day}",
        )
        for day, number, stage in ((6, 400, Stage.PLANNED), (7, 40, Stage.SENT))
    ]
    charts = [chart for _, chart in rows_of(story)]
    assert sorted(lane.stage for chart in charts for lane in chart.lanes) == ["planned", "sent"]
    assert all("stage: " in draw_chart(chart, name="c") for chart in charts)


def test_the_undated_stand_apart_from_the_axis_of_time() -> None:
    story = [
        *toll(),
        report(
            None, tells("15 people were killed when the bridge fell", counts=(Count("15 people", 15, 15),))
        ),
    ]
    ((_, chart),) = rows_of(story)
    assert chart.marks[-1].when == "undated"
    assert ">undated</text>" in draw_chart(chart, name="c")


def test_a_speaker_is_told_apart_without_colour() -> None:
    ((_, chart),) = rows_of(toll())
    image = draw_chart(chart, name="c")
    for number, who in enumerate(chart.voices):
        assert f">{letter(number)}</text>" in image
        assert f">{who}</text>" in image
    assert chart.voices == ("Ann Lee", "Ben Roe", "Cy Dow")


def test_letters_go_on_after_z() -> None:
    assert [letter(number) for number in (0, 25, 26, 51, 52, 701)] == ["A", "Z", "AA", "AZ", "BA", "ZZ"]


def test_the_same_records_give_the_same_bytes_in_any_order() -> None:
    first, second = rows_of(toll()), rows_of(list(reversed(toll())))
    assert draw_chart(first[0][1], name="c") == draw_chart(second[0][1], name="c")


def test_a_question_in_words_has_no_chart() -> None:
    story = [
        report(
            f"Outlet {n}", says(who, "an overloaded lorry brought the bridge down"), published="2031-05-06"
        )
        for n, who in enumerate(("Ann Lee", "Ben Roe"))
    ]
    assert all(row.question.facet is Facet.NUMBER for row, _ in rows_of(story))


@given(
    st.text(min_size=1, max_size=30).filter(lambda text: text.strip() != ""),
    st.lists(
        st.tuples(st.integers(0, 10**24), st.integers(0, 10**24), st.sampled_from("cal")),
        min_size=2,
        max_size=6,
    ),
)
@settings(deadline=None, max_examples=50)
def test_any_name_and_any_number_give_xml(name: str, numbers: list[tuple[int, int, str]]) -> None:
    told = []
    for low, high, kind in numbers:
        ends = sorted((low, high))
        told.append(
            {
                "c": (name, "some people", ends[0], ends[1], Comparator.RANGE),
                "a": (name, "some people", ends[0], None, Comparator.AT_LEAST),
                "l": (name, "some people", None, ends[1], Comparator.AT_MOST),
            }[kind]
        )
    for row, chart in rows_of(killed(*told, day=1)):
        image = drawn(chart)
        title = image.find(f"{SVG}title")
        assert title is not None
        assert title.text == terminal_safe(row.title)
        for each in image.iter():
            for key in ("x", "y", "cx", "cy"):
                assert -50 < float(each.get(key, "0")) < 5000
        assert "nan" not in draw_chart(chart, name="c").lower().replace(name.lower(), "")


@given(st.lists(st.tuples(st.floats(0, 480), st.floats(0, 200)), max_size=20))
@settings(deadline=None, max_examples=50)
def test_marks_that_would_cover_each_other_step_aside_within_the_drawing(
    points: list[tuple[float, float]],
) -> None:
    places = [Place(x, y) for x, y in points]
    moved = dodge(places, most=480)
    assert [place.y for place in moved] == [place.y for place in places]
    assert all(before.x <= after.x <= 480 for before, after in zip(places, moved, strict=True))


def test_a_label_without_room_is_left_out_rather_than_written_over_another() -> None:
    labels = place_labels([Place(100, 100)] * 9, ["A 14"] * 9, left=0, right=480, top=0)
    assert None in labels
    assert labels[0] is not None


@pytest.mark.parametrize(
    ("values", "logarithmic", "broken"),
    [
        pytest.param([9, 14, 17, 20], False, False, id="alike"),
        pytest.param([9, 14, 17, 18, 19, 2_000_000], False, True, id="one far above the others"),
        pytest.param([1, 2, 3, 900, 20_000], True, False, id="spread over orders of magnitude"),
        pytest.param([], False, False, id="none"),
        pytest.param([0, 0], False, False, id="nothing but zero"),
    ],
)
def test_the_scale_fits_the_numbers(values: list[int], logarithmic: bool, broken: bool) -> None:
    scale = numbers_to([Decimal(value) for value in values], 200, 10)
    assert (scale.logarithmic, scale.broken) == (logarithmic, broken)
    heights = [scale.place(Decimal(value)) for value in sorted(values)]
    assert heights == sorted(heights, reverse=True)
    assert all(10 <= height <= 200 for height in heights)


@pytest.mark.parametrize(
    ("moment", "clock"),
    [
        pytest.param("2031-05-06T18:05:00+02:00", "2031-05-06T18:05:00", id="by the page's own wall clock"),
        pytest.param("2031-05-06", "2031-05-06T12:00:00", id="a day at its noon"),
        pytest.param("2031-05-06TEV", "2031-05-06T19:00:00", id="an evening"),
        pytest.param("2031-05-06T24:00", "2031-05-06T23:59:00", id="midnight at the day's end"),
        pytest.param("2031-05-06T25:00", None, id="no such hour"),
        pytest.param("XXXX-WXX-5", None, id="some Friday"),
        pytest.param("2031-02-30", None, id="no such day"),
        pytest.param(None, None, id="undated"),
    ],
)
def test_a_moment_is_drawn_only_where_it_is_one(moment: str | None, clock: str | None) -> None:
    found = clock_of(moment)
    assert (found.isoformat() if found else None) == clock
