"""A page relabelled by a person is read again once, not at every linking; and anew when anything it rests on changes."""

from dataclasses import replace
from pathlib import Path

import pytest
from small_rooms import ROOMS, WHEN

from reportedly.errors import BrokenLedger
from reportedly.ingest import Rooms, correct, ingest, purge, refresh, relink
from reportedly.ledger import Story, add_edit, all_analyses, edits, ledger_digest
from reportedly.link import apply_edits, correct_article, live_edits, make_anchor
from reportedly.records import Analysis, Article, Edit, PageText


class Reading:
    """Counts how often a page is read again."""

    def __init__(self, story: Story) -> None:
        with story.reading() as ledger:
            self._found = {each.article.article_id: each for each in all_analyses(ledger, as_found=True)}
        self.times = 0
        self.rooms: Rooms = replace(
            ROOMS,
            apply_edits=apply_edits,
            correct_article=correct_article,
            live_edits=live_edits,
            read_again=self._again,
            rules_now=lambda: (("made-up/1",), ("plain/1",)),
        )

    def _again(self, page: PageText, article: Article) -> Analysis:
        self.times += 1
        return replace(self._found[article.article_id], article=article)


@pytest.fixture
def story(tmp_path: Path) -> Story:
    for name, text in (("a", "Police: four were hurt"), ("b", "The mayor: nobody was hurt")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    made = Story.create(tmp_path / "story")
    list(ingest(made, [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], obtained_at=WHEN, rooms=ROOMS))
    relink(made, rooms=ROOMS)
    return made


def dated(story: Story, day: str, when: str = WHEN, field: str = "published") -> None:
    """A person corrects the date of the first page, or another field."""
    with story.writing() as ledger:
        first = next(iter(all_analyses(ledger, as_found=True)))
        add_edit(
            ledger,
            Edit(
                action="set",
                anchor=make_anchor(first.page_text, "article", None, first.article),
                other=None,
                field=field,
                old=None,
                new=day,
                parties=(),
                undoes=None,
                reason="",
                who="desk",
                when=when,
            ),
        )


def test_a_page_is_read_again_once_for_all_linkings_and_comparisons(story: Story) -> None:
    reading = Reading(story)
    dated(story, "2031-04-01")
    relink(story, rooms=reading.rooms)
    assert reading.times == 1
    with story.reading() as ledger:
        shown, digest = tuple(all_analyses(ledger)), ledger_digest(ledger)
    relink(story, always=True, rooms=reading.rooms)
    with story.reading() as ledger:
        found = tuple(all_analyses(ledger, as_found=True))
        _, corrected = correct(found, edits(ledger), rooms=reading.rooms, ledger=ledger)
        assert tuple(all_analyses(ledger)) == corrected == shown
        assert ledger_digest(ledger) == digest, "what is remembered is no part of what the ledger says"
    assert reading.times == 1


def test_another_title_changes_no_reading_and_stands_all_the_same(story: Story) -> None:
    reading = Reading(story)
    dated(story, "2031-04-01")
    relink(story, rooms=reading.rooms)
    dated(story, "Four hurt", when="2031-04-03T10:00:00+02:00", field="title")
    relink(story, rooms=reading.rooms)
    assert reading.times == 1
    with story.reading() as ledger:
        titles = {each.article.title.value for each in all_analyses(ledger)}
    assert "Four hurt" in titles


def test_it_is_read_anew_under_another_date_other_rules_or_other_lexicons(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = Reading(story)
    dated(story, "2031-04-01")
    relink(story, rooms=reading.rooms)
    dated(story, "2031-03-01", when="2031-04-03T10:00:00+02:00")
    relink(story, rooms=reading.rooms)
    assert reading.times == 2
    newer = replace(reading.rooms, rules_now=lambda: (("made-up/2",), ("plain/1",)))
    relink(story, always=True, rooms=newer)
    assert reading.times == 3
    monkeypatch.setattr("reportedly.ingest.rereading.lexicons_digest", lambda: "a verb was added")
    relink(story, always=True, rooms=newer)
    assert reading.times == 4
    with story.reading() as ledger:
        assert ledger.rows("SELECT count(*) FROM reread") == [(1,)], "what nobody asks for is forgotten"


def test_it_is_forgotten_with_the_page_its_reading_or_on_demand(story: Story) -> None:
    reading = Reading(story)
    dated(story, "2031-04-01")
    relink(story, rooms=reading.rooms)
    list(refresh(story, moment=WHEN, rooms=reading.rooms))
    relink(story, always=True, rooms=reading.rooms)
    assert reading.times == 1
    list(refresh(story, moment=WHEN, every=True, rooms=reading.rooms))
    relink(story, always=True, rooms=reading.rooms)
    assert reading.times == 2, "rules under work may change without another name"
    with story.reading() as ledger:
        ((article,),) = ledger.rows("SELECT article_id FROM reread")
    purge(story, article, rooms=reading.rooms)
    with story.reading() as ledger:
        assert ledger.rows("SELECT * FROM reread") == []


def test_where_nobody_knows_the_rules_nothing_is_remembered(story: Story) -> None:
    reading = Reading(story)
    dated(story, "2031-04-01")
    blind = replace(reading.rooms, rules_now=None)
    for times in (1, 2):
        relink(story, always=True, rooms=blind)
        assert reading.times == times


def test_a_remembered_reading_that_is_none_is_told(story: Story) -> None:
    reading = Reading(story)
    dated(story, "2031-04-01")
    relink(story, rooms=reading.rooms)
    with story.writing() as ledger:
        ledger.do("UPDATE reread SET reading = ?", b"no reading")
    with pytest.raises(BrokenLedger, match="no reading"):
        relink(story, always=True, rooms=reading.rooms)
