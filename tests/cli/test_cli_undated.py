"""What an editor sees of a page without a date: the interval that its own words leave, never a date."""

import dataclasses
import json

import pytest
from coverage_in_small import Count, report, says
from small_story import Command, fill

from reportedly.extract.times import find_timexes
from reportedly.ledger import Story
from reportedly.records import Analysis, PartyType


def undated_page(what: str) -> Analysis:
    made = report(
        "Lamp", says("police", what, type=PartyType.ORGANISATION, counts=(Count("17 people", 17, 17),))
    )
    text = made.page_text.text
    body = [line.span for line in made.article.lines]
    return dataclasses.replace(made, timexes=find_timexes(made.article.article_id, text, body))


@pytest.fixture
def folder(tmp_path) -> str:
    told = "on 8 October that 17 people died and that the bridge will open by 1 November"
    return str(fill(Story.create(tmp_path / "undated"), [undated_page(told)]).folder)


def test_where_gives_an_undated_page_the_interval_its_words_leave(reportedly: Command, folder: str) -> None:
    screen = " ".join(reportedly("-s", folder, "where").out.split())
    assert "17 (between 8 Oct and 1 Nov)" in screen
    assert "1 of 1 article states no publication date" in screen


def test_the_timeline_says_between_and_its_rows_keep_the_date_empty(reportedly: Command, folder: str) -> None:
    screen = reportedly("-s", folder, "timeline", "--all").out
    assert "between 8 Oct and 1 Nov" in screen
    (row, *_) = reportedly("-s", folder, "timeline", "--all", "--json").out.splitlines()
    fields = json.loads(row)
    assert fields["published"] is None
    assert (fields["published_not_before"], fields["published_not_after"]) == ("XXXX-10-08", "XXXX-11-01")


def test_the_card_of_the_page_says_what_tells_it(reportedly: Command, folder: str) -> None:
    listed = reportedly("-s", folder, "timeline", "--all", "--json").out.splitlines()[0]
    card = " ".join(reportedly("-s", folder, "show", json.loads(listed)["article"][:8]).out.split())
    assert "inferred: between 8 Oct and 1 Nov" in card
    assert "not before the latest day that it tells of as past" in card
