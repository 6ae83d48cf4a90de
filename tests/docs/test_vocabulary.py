"""docs/vocabulary.md names every value of every closed list, and no other."""

import re
from enum import StrEnum
from pathlib import Path

import pytest

from reportedly.records import words

PAGE = (Path(__file__).parents[2] / "docs" / "vocabulary.md").read_text(encoding="utf-8")
LISTS = [getattr(words, name) for name in words.__all__]


@pytest.mark.parametrize("closed_list", LISTS, ids=lambda one: one.__name__)
def test_every_value_of_a_closed_list_stands_in_the_vocabulary(closed_list: type[StrEnum]) -> None:
    in_code = set(re.findall(r"`([^`]+)`", PAGE))
    assert {str(value) for value in closed_list} <= in_code


def test_the_vocabulary_names_no_value_that_the_code_does_not_know() -> None:
    known = {str(value) for closed_list in LISTS for value in closed_list}
    named = set(re.findall(r"`([^`]+)`", PAGE.split("## Closed lists")[1].split("## Origins")[0]))
    assert named <= known
