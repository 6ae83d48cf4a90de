"""Mentions and statements take work in proportion to one line's length: counted in calls, not in seconds."""

import sys
from types import FrameType
from typing import Any

import pytest
from spoken import article_of, parse_of

from reportedly.extract.attributions import find_attributions
from reportedly.extract.parties import find_mentions
from reportedly.extract.statements import assemble_statements


def work(text: str) -> int:
    """Calls in the two rooms, steps of generators included, for a text that is parsed and attributed."""
    article, parse = article_of(text), parse_of(text)
    attributions = find_attributions(article.article_id, text, parse)
    calls = 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal calls
        calls += event == "call" and "extract" in frame.f_code.co_filename

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        mentions = find_mentions(article, text, parse, attributions)
        assemble_statements(article, text, parse, attributions, mentions, (), ())
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("“We saw twelve boats in Sarn,” said Tomas Quell, a clerk. ", id="quotations"),
        pytest.param("Clerk Ana Lindqvar told the Finch that twelve boats sank. ", id="reports"),
        pytest.param("the mayor said twelve boats sank in Sarn; ", id="no full stop"),
        pytest.param("the mayor said twelve boats sank in Sarn ", id="no mark at all"),
    ],
)
def test_a_line_of_twice_as_many_sayings_takes_twice_the_work(unit: str) -> None:
    work(unit)  # lexicons and weights are read once
    once, twice = work(unit * 100), work(unit * 200)
    assert twice < 2.3 * once, f"{once} calls for 100, {twice} for 200"
