"""Events: proposed from statements, confirmed or split by a person, the same in any order."""

import dataclasses
from datetime import date
from itertools import permutations

import pytest
from coverage_in_small import Count, report, says, tells
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.link import link, make_anchor, statement_span
from reportedly.link.events.days import happened_on
from reportedly.link.events.proposals import EVENT_FIELD, read_details
from reportedly.records import Analysis, Edit, Event, Linking, TimeRole, Timex, TimexType
from reportedly.records.codec import place_key

DEAD = Count("14 people", 14, 14)


def dead(outlet: str, words: str = "14 people died in the collapse in Orne", **more: object) -> Analysis:
    return report(outlet, says("Ida Brandt", words, counts=(DEAD,)), **more)  # type: ignore[arg-type] - keywords of report


def on_day(analysis: Analysis, value: str, rule: str | None = None) -> Analysis:
    """The same page whose first statement names a day."""
    said = analysis.statements[0]
    timex = Timex(
        key=place_key(analysis.article.article_id, "timex", (said.sentence,)),
        article_id=analysis.article.article_id,
        span=said.sentence,
        type=TimexType.DATE,
        value=value,
        mod=None,
        anchored=rule is None,
        rule=rule,
        role=TimeRole.EVENT,
        found_by="test",
    )
    dated = dataclasses.replace(said, times=(timex.key,))
    return dataclasses.replace(
        analysis, statements=(dated, *analysis.statements[1:]), timexes=(*analysis.timexes, timex)
    )


def edit(
    action: str, first: Analysis, second: Analysis | None = None, *, new: str | None = None, hour: int = 9
) -> Edit:
    def anchor(analysis: Analysis) -> object:
        return make_anchor(
            analysis.page_text, "statement", statement_span(analysis.statements[0]), analysis.article
        )

    return Edit(
        action=action,
        anchor=anchor(first),  # type: ignore[arg-type] - an Anchor
        other=anchor(second) if second else None,  # type: ignore[arg-type] - an Anchor
        field=EVENT_FIELD,
        old=None,
        new=new,
        parties=(),
        undoes=None,
        reason="read again",
        who="a coder",
        when=f"2031-04-03T{hour:02}:00:00+02:00",
    )


def home(linked: Linking, analysis: Analysis) -> Event | None:
    key = analysis.statements[0].key
    return next((event for event in linked.events if key in event.statements), None)


def test_statements_that_name_one_kind_of_event_make_one() -> None:
    pages = (dead("Echo"), report("Lamp", tells("the collapse in Orne closed the road")))
    (event,) = link(pages).events
    assert (event.kind, event.place, event.articles) == ("collapse", "Orne", 2)
    assert event.label == "collapse at Orne"
    assert event.figures == (pages[0].figures[0].key,)
    assert event.confirmed_by is None, "a proposal"


def test_a_count_without_a_word_for_the_event_goes_with_what_its_article_names() -> None:
    page = report(
        "Echo",
        tells("the collapse in Orne closed the road"),
        says("Ida Brandt", "14 people died", counts=(DEAD,)),
    )
    (event,) = link([page]).events
    assert event.statements == tuple(sorted(statement.key for statement in page.statements))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        pytest.param("14 people died when the fire chief arrived", "incident", id="a fire chief is no fire"),
        pytest.param("14 people died", "incident", id="no kind named anywhere"),
        pytest.param("14 people died when a gunman opened fire", "shooting", id="two words before one"),
    ],
)
def test_an_outcome_that_somebody_counts_is_an_event_even_where_no_word_says_which(
    words: str, kind: str
) -> None:
    (event,) = link([dead("Echo", words)]).events
    assert event.kind == kind


def test_what_one_page_tells_without_counting_an_outcome_is_not_proposed() -> None:
    assert link([report("Echo", tells("the fire was seen for miles"))]).events == ()


def test_one_kind_on_two_days_far_apart_is_two_events() -> None:
    may = on_day(dead("Echo"), "2031-05-06")
    january = on_day(dead("Lamp"), "2031-01-10")
    assert {event.earliest for event in link([may, january]).events} == {"2031-05-06", "2031-01-10"}


def test_a_lone_report_that_misses_the_day_by_little_goes_with_the_day_of_most() -> None:
    pages = [on_day(dead(f"Paper {n}"), "2031-05-06") for n in range(2)]
    late = on_day(dead("Lamp"), "2031-05-07")
    (event,) = link([*pages, late]).events
    assert (event.earliest, event.articles) == ("2031-05-06", 3)


@pytest.mark.parametrize(
    ("value", "rule", "published", "day"),
    [
        pytest.param("2031-05-06", None, None, date(2031, 5, 6), id="named in full"),
        pytest.param(
            "XXXX-WXX-2", "weekday:2;dir:past", "2031-05-07", date(2031, 5, 6), id="a weekday gone by"
        ),
        pytest.param("XXXX-WXX-3", "weekday:3;dir:past", "2031-05-07", date(2031, 5, 7), id="the day itself"),
        pytest.param(
            "XXXX-WXX-3", "weekday:3;dir:before", "2031-05-07", date(2031, 4, 30), id="last Wednesday"
        ),
        pytest.param(
            "XXXX-WXX-2TMO",
            "weekday:2;dir:past;part:MO",
            "2031-05-07T08:30",
            date(2031, 5, 6),
            id="its morning",
        ),
        pytest.param("XXXX-XX-XX", "shift:-1D", "2031-05-07", date(2031, 5, 6), id="yesterday"),
        pytest.param(
            "XXXX-03-11", "md:03-11;dir:likely-past", "2031-01-07", date(2030, 3, 11), id="last year's"
        ),
        pytest.param(
            "XXXX-02-29", "md:02-29;dir:past", "2031-05-07", None, id="a day the year does not have"
        ),
        pytest.param(
            "XXXX-XX-XXTNI", "overnight:NI;dir:past", "2031-05-07", date(2031, 5, 6), id="overnight"
        ),
        pytest.param("XXXX-WXX-5", "weekday:5;dir:future", "2031-05-07", None, id="to come"),
        pytest.param(
            "XXXX-XX-XX", "ref:previous;shift:+1D", "2031-05-07", None, id="counted from an earlier mention"
        ),
        pytest.param("XXXX-WXX-2", "weekday:2;dir:past", None, None, id="an undated page"),
        pytest.param("1974", "year:1974", "2031-05-07", None, id="a year is no day"),
    ],
)
def test_the_day_is_read_only_where_the_pages_date_is_enough(
    value: str, rule: str | None, published: str | None, day: date | None
) -> None:
    timex = on_day(dead("Echo"), value, rule).timexes[0]
    assert happened_on(timex, published) == day


def test_a_person_links_what_the_words_keep_apart() -> None:
    collapse, fire = dead("Echo"), dead("Lamp", "14 people died in the fire")
    assert len(link([collapse, fire]).events) == 2
    linked = link([collapse, fire], [edit("must-link", collapse, fire)])
    assert home(linked, collapse) == home(linked, fire)


def test_a_person_splits_what_the_words_put_together() -> None:
    first, second = dead("Echo", published="2031-05-06"), dead("Lamp", published="2031-05-07")
    linked = link([first, second], [edit("cannot-link", first, second)])
    assert home(linked, first) != home(linked, second)


def test_the_latest_ruling_on_a_pair_counts() -> None:
    first, second = dead("Echo"), dead("Lamp")
    rulings = [edit("cannot-link", first, second), edit("must-link", first, second, hour=10)]
    linked = link([first, second], rulings)
    assert home(linked, first) == home(linked, second)


def test_a_ruling_on_events_rules_no_question() -> None:
    first, second = dead("Echo"), dead("Lamp")
    assert (
        link([first, second], [edit("cannot-link", first, second)]).questions
        == link([first, second]).questions
    )


def test_a_person_confirms_an_event_and_says_better_what_it_is() -> None:
    page = dead("Echo")
    details = '{"label": "Orne dam", "day": "2031-04-01", "place": "Orne valley"}'
    event = home(link([page], [edit("accept", page, new=details)]), page)
    assert event is not None
    assert (event.label, event.earliest, event.place) == ("Orne dam", "2031-04-01", "Orne valley")
    assert event.confirmed_by == "a coder"


@pytest.mark.parametrize(
    "new", ["no JSON", "[]", '{"who": "x"}', '{"day": "Tuesday"}', '{"place": 3}', '{"label": " "}']
)
def test_a_confirmation_that_means_nothing_is_shown_as_an_orphan_and_never_dropped(new: str) -> None:
    page = dead("Echo")
    wrong = edit("accept", page, new=new)
    assert read_details(wrong) is None
    assert [pair[0] for pair in link([page], [wrong]).orphans] == [wrong]


def test_the_order_of_arrival_changes_no_event() -> None:
    pages = [on_day(dead("Echo"), "2031-05-06"), dead("Lamp"), dead("Courier", "14 people died in the fire")]
    rulings = [edit("must-link", pages[0], pages[2])]
    assert len({link(order, rulings).events for order in permutations(pages)}) == 1


def test_taking_a_page_out_is_as_if_it_had_never_come() -> None:
    pages = [dead("Echo"), dead("Lamp")]
    assert link(pages[:1]).events == link([pages[0]]).events


@settings(deadline=None, max_examples=30)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), min_size=1, max_size=40), max_size=4
    )
)
def test_no_words_whatever_make_it_stumble(words: list[str]) -> None:
    pages = [report(f"Paper {n}", tells(f"a collapse {text}")) for n, text in enumerate(words)]
    for event in link(pages).events:
        assert event.statements
