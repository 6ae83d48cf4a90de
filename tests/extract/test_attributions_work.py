"""Attributions take work in proportion to the text, whatever the text: counted in lines of code run, not in seconds.

A cue looks only so far, asks only so many dependents and climbs only so high. The
bounds are far above anything that is written, so the test sets them low: then a
text of a few hundred words is a long one, and twice the text must be twice the work.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest
from attribution_reading import attributions_in, parse_lines
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.extract.attributions import find_attributions, pieces, quoted, view

ROOM = "attributions"
PIECES = (
    "he said ", "he said that ", "told him, ", "according to ", "he said “a” ", "reports of ", "and said it ",
    "reportedly ", "who said ", ", ", "“", "” ", "SAID: ", "said. ", "of the claim ", "― ", "allegedly said to ",
)  # fmt: skip


@contextmanager
def low_bounds() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "REACH", 24)
        patch.setattr(quoted, "REACH", 24)
        patch.setattr(view, "_CHILDREN", 6)
        patch.setattr(view, "_CLIMBS", 6)
        yield


def work(text: str) -> int:
    """Lines of the room's code that run while the attributions of a parsed text are found."""
    parse = parse_lines(text)
    lines = 0

    def within(frame: FrameType, event: str, argument: Any) -> Callable[..., Any]:
        nonlocal lines
        lines += event == "line"
        return within

    def entered(frame: FrameType, event: str, argument: Any) -> Callable[..., Any] | None:
        return within if ROOM in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        find_attributions("made-up", text, parse)
    finally:
        sys.settrace(before)
    return lines


def grows_with_the_text(unit: str) -> None:
    attributions_in("The mayor said it was safe.")  # lexicons and weights are read once
    with low_bounds():
        once, twice = work(unit), work(unit * 2)
    # The tagger does not read the two halves quite alike; without one of the bounds it is 2.4 and more.
    assert twice < 2.3 * once + 2_000, f"{once} lines for {len(unit)} characters, {twice} for twice as many"


@pytest.mark.parametrize("piece", ["he said that ", "he said “a” ", "reportedly "])
def test_a_dump_of_one_piece_takes_work_in_proportion(piece: str) -> None:
    grows_with_the_text(piece * 60)


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("he said that " * 60 + ", " * 200, id="sayings in one another that all end in commas"),
        pytest.param("the claim of " * 100 + "he said ", id="a chain of prepositions"),
        pytest.param("he said “a” " * 60 + "he said that " * 60, id="quotations within sayings"),
        pytest.param("“A,” he said.\n“B. " * 40, id="quotations that never close"),
    ],
)
def test_a_dump_made_to_be_slow_takes_work_in_proportion(unit: str) -> None:
    grows_with_the_text(unit)


@settings(deadline=None, max_examples=4, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=4).map("".join))
def test_any_mixture_repeated_takes_work_in_proportion(mixture: str) -> None:
    grows_with_the_text(mixture * 20)
