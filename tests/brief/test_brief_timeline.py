"""Two times for each statement: of what it says, and of the page; neither is ever taken for the other."""

from collections.abc import Sequence
from dataclasses import replace

from coverage_in_small import report, says

from reportedly.brief.timeline import Entry, find_entries
from reportedly.brief.view import view_of
from reportedly.link import link
from reportedly.records import Analysis, Interval, Tables, TimeRole, Timex, TimexType


def dated(day: str | None, words: str, value: str | None, role: TimeRole = TimeRole.EVENT) -> Analysis:
    """A page published on a day, whose one statement happened at a time."""
    page = report(f"Outlet {words}", says("Ann Lee", words), published=day)
    if value is None:
        return page
    (statement,) = page.statements
    timex = Timex(
        key=f"timex {words}",
        article_id=page.article.article_id,
        span=statement.content[0],
        type=TimexType.DATE,
        value=value,
        mod=None,
        anchored=True,
        rule=None,
        role=role,
        found_by="test",
    )
    return replace(page, timexes=(timex,), statements=(replace(statement, times=(timex.key,)),))


def entries(pages: Sequence[Analysis], *, by_report: bool = False) -> tuple[Entry, ...]:
    view = view_of(pages, link(pages, (), Tables()), short=lambda identifier: identifier[:6])
    timexes = {timex.key: timex for page in pages for timex in page.timexes}
    intervals = {
        key: Interval(timex=key, value=timex.value, start=timex.value, end=None)
        for key, timex in timexes.items()
        if timex.value[:4].isdecimal()
    }
    return find_entries(view, timexes, intervals, by_report=by_report)


def story() -> list[Analysis]:
    return [
        dated("2031-05-06", "the bridge fell early", "2031-05-05"),
        dated("2031-05-08", "the letter came long before", "2031-03-11"),
        dated(None, "the scales broke some day", "XXXX-WXX-5"),
        dated("2031-05-07", "nobody says when this was", None),
    ]


def test_what_happened_first_stands_first_whenever_it_was_published() -> None:
    assert [(each.event, each.reported) for each in entries(story())] == [
        ("2031-03-11", "2031-05-08"),
        ("2031-05-05", "2031-05-06"),
        (None, "2031-05-07"),
        ("XXXX-WXX-5", None),
    ]


def test_by_report_the_first_published_stands_first_and_the_undated_last() -> None:
    assert [each.reported for each in entries(story(), by_report=True)] == [
        "2031-05-06",
        "2031-05-07",
        "2031-05-08",
        None,
    ]


def test_a_time_that_nothing_anchors_gets_no_start() -> None:
    undated = entries(story())[-1]
    assert (undated.event, undated.event_start, undated.reported) == ("XXXX-WXX-5", None, None)


def test_the_moment_of_a_count_is_marked_as_such() -> None:
    (entry,) = entries([dated("2031-05-06", "nine were dead", "2031-05-05", TimeRole.AS_OF)])
    assert entry.event_as_of


def test_the_time_of_the_saying_is_not_the_time_of_what_is_said() -> None:
    (entry,) = entries([dated("2031-05-06", "nine were dead", "2031-05-05", TimeRole.STATEMENT)])
    assert entry.event is None


def test_the_order_does_not_depend_on_the_order_of_arrival() -> None:
    assert entries(story()) == entries(list(reversed(story())))
