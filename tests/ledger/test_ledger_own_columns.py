"""Own columns of ``tables/``, events, when pages came in, and which rules were at work."""

from pathlib import Path

import pytest
from made_up import make_analysis, make_capture, make_linking

from reportedly.errors import NoSuchId, WrongUse
from reportedly.ledger import (
    Identified,
    Story,
    arrivals,
    enter,
    event,
    events,
    is_before,
    ledger_digest,
    read_linking,
    read_own_columns,
    resolve_id,
    rules_over_time,
    store_linking,
)


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_a_story_without_tables_has_no_own_columns(tmp_path: Path) -> None:
    own = read_own_columns(tmp_path)
    assert all(names == () for names in own.columns.values())
    assert own.of("party", "police") == {}


def test_own_columns_are_found_by_name_and_alias_in_any_case(tmp_path: Path) -> None:
    write(tmp_path, "parties.csv", "alias,name,trust,note\nthe force,Police,B2,\n")
    own = read_own_columns(tmp_path)
    assert own.columns["party"] == ("trust", "note")
    assert own.of("party", "POLICE") == own.of("party", "the force") == {"trust": "B2"}
    assert own.of("party", None) == {}


def test_of_a_name_that_stands_twice_the_first_that_says_something_counts(tmp_path: Path) -> None:
    write(tmp_path, "outlets.csv", "outlet,owner,town\nEcho,,Orne\nEcho,a trust,Vale\n")
    assert read_own_columns(tmp_path).of("outlet", "Echo") == {"owner": "a trust", "town": "Orne"}


def test_fields_without_a_heading_are_not_carried(tmp_path: Path) -> None:
    write(tmp_path, "outlets.csv", "outlet,owner\nEcho,a trust,more,and more\nLamp\n")
    own = read_own_columns(tmp_path)
    assert own.of("outlet", "Echo") == {"owner": "a trust"}
    assert own.of("outlet", "Lamp") == {}


def test_a_table_that_is_no_utf_8_csv_is_refused_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "groups.csv").write_bytes(b"party,group,x\n\xff,b,c\n")
    with pytest.raises(WrongUse, match=r"groups\.csv"):
        read_own_columns(tmp_path)


def test_a_link_in_place_of_a_table_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "elsewhere.txt", "outlet,owner\nEcho,x\n")
    (tmp_path / "outlets.csv").symlink_to(tmp_path / "elsewhere.txt")
    with pytest.raises(Exception, match=r"outlets\.csv"):
        read_own_columns(tmp_path)


def test_articles_are_told_with_when_they_came_and_what_they_replace(tmp_path: Path) -> None:
    story = Story.create(tmp_path / "s")
    with story.writing() as ledger:
        for hour, text in ((9, "Solem: 14 killed\n"), (12, "Solem: 17 killed\n")):
            enter(
                ledger,
                make_analysis(text),
                make_capture(text.encode(), obtained_at=f"2031-04-02T{hour:02}:00:00+02:00"),
                place="file:///page.txt",
            )
        first, second = sorted(arrivals(ledger), key=lambda each: each.entered_at)
    assert (first.earlier, second.earlier) == ((), (first.article_id,))
    assert is_before(first.entered_at, "2031-04-02T10:00:00+02:00")
    assert not is_before(second.entered_at, "2031-04-02T10:00:00+02:00")


def test_a_linking_notes_the_rules_at_work_once_for_each_set_of_rules(tmp_path: Path) -> None:
    story = Story.create(tmp_path / "s")
    text = "Solem: 14 killed\n"
    with story.writing() as ledger:
        for rules in (("figures/1",), ("figures/1",), ("figures/2",)):
            analysis = make_analysis(text, rules=rules)
            enter(ledger, analysis, make_capture(text.encode()))
            store_linking(ledger, make_linking([analysis]))
        store_linking(ledger, make_linking([analysis]), moment="2031-04-09T09:00:00+02:00")
        rows = rules_over_time(ledger)
    assert [row.articles for row in rows] == [("figures/1",), ("figures/2",), ("figures/2",)]
    assert rows[-1].moment == "2031-04-09T09:00:00+02:00"


def test_events_are_kept_found_and_replaced_by_the_next_linking(tmp_path: Path) -> None:
    story = Story.create(tmp_path / "s")
    first, second = make_analysis("Solem: 14 killed\n"), make_analysis("Rusk: 17 killed\n")
    with story.writing() as ledger:
        for analysis in (first, second):
            enter(ledger, analysis, make_capture(analysis.page_text.text.encode()))
        linking = make_linking([first, second])
        store_linking(ledger, linking)
        assert events(ledger) == linking.events == read_linking(ledger).events
        (only,) = events(ledger, first.statements[0].key)
        assert event(ledger, only.event_id) == only
        assert resolve_id(ledger, only.event_id[:8]) == Identified("event", only.event_id)
        before = ledger_digest(ledger)
        store_linking(ledger, make_linking([first]))
        assert events(ledger, second.statements[0].key) == ()
        assert ledger_digest(ledger) != before
        with pytest.raises(NoSuchId, match="no event"):
            event(ledger, "0" * 64)
