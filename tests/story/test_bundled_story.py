"""The bundled story against its gold: what an honest analyst would answer, row by row."""

import tomllib
from pathlib import Path

import pytest

from benchmarks.quality.bridge import Outcome, match_rows, read_story, shares

FLOORS = tomllib.loads(
    (Path(__file__).parents[2] / "benchmarks" / "quality" / "floors.toml").read_text(encoding="utf-8")
)["floors"]


@pytest.fixture(scope="session")
def outcomes() -> tuple[Outcome, ...]:
    return match_rows(*read_story())


def test_no_kind_of_row_falls_under_its_floor(outcomes: tuple[Outcome, ...]) -> None:
    measured = {
        f"bridge: {kind}, {what}": value
        for kind, pair in shares(outcomes).items()
        for what, value in zip(("found", "right"), pair, strict=True)
    }
    floors = {name: floor for name, floor in FLOORS.items() if name.startswith("bridge: ")}
    assert floors, "make floors writes them"
    assert {name: value for name, value in measured.items() if value < floors.get(name, 0) - 0.0005} == {}


def test_no_page_gets_a_wrong_publication_day(outcomes: tuple[Outcome, ...]) -> None:
    wrong = [
        one.row["page"] for one in outcomes if one.row["kind"] == "article" and "published_day" in one.wrong
    ]
    assert wrong == []


def test_no_figure_is_read_with_other_bounds_than_the_page_gives(outcomes: tuple[Outcome, ...]) -> None:
    wrong = [
        one.row["sentence"]
        for one in outcomes
        if one.row["kind"] == "figure" and {"low", "high"} & {*one.wrong}
    ]
    assert wrong == []


def test_two_pages_of_one_agency_text_are_found_to_be_copies(outcomes: tuple[Outcome, ...]) -> None:
    assert [one.row["id"] for one in outcomes if one.row["kind"] == "copy" and not one.found] == []
