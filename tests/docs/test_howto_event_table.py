"""docs/howto/eventreport.md documents every column of the event table, in order, and no other."""

import re
from pathlib import Path

import pytest

from reportedly.brief.exports import COLUMNS
from reportedly.brief.policies import POLICIES
from reportedly.lexicons import lookup

HOWTO = Path(__file__).parents[2] / "docs" / "howto"


def test_the_how_to_documents_the_event_table_column_by_column() -> None:
    page = (HOWTO / "eventreport.md").read_text(encoding="utf-8").split("## Every column")[1]
    assert re.findall(r"^\| `([^`]+)` \| (.+) \|$", page, re.MULTILINE) == list(COLUMNS.items())


@pytest.mark.parametrize("page", ["eventreport", "acled", "ucdp"])
def test_every_policy_that_a_how_to_names_is_one(page: str) -> None:
    text = (HOWTO / f"{page}.md").read_text(encoding="utf-8")
    assert set(re.findall(r"--policy (\S+)", text)) <= POLICIES.keys()
    assert page in POLICIES or "most-conservative" in text


@pytest.mark.parametrize(("word", "number"), [("tens", "10"), ("dozens", "12"), ("hundreds", "100")])
def test_the_numbers_that_the_acled_page_gives_are_those_of_the_table(word: str, number: str) -> None:
    assert lookup("codebook_numbers", "phrase", "number")[word] == number
