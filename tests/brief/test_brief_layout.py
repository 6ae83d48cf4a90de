"""Lines no wider than the terminal, and no word lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.brief.layout import Column, columns_of, shorten, table, wrap, wrap_items
from reportedly.brief.terminal import terminal_safe

WORDS = st.lists(st.text(alphabet="abc日é", min_size=1, max_size=40), min_size=1, max_size=12)


@given(WORDS, st.integers(min_value=24, max_value=100))
@settings(deadline=None, max_examples=100)
def test_wrapped_lines_keep_every_word_and_never_run_over(words: list[str], width: int) -> None:
    lines = wrap(" ".join(words), width, first="  ", rest="    ")
    assert all(columns_of(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(words)


@given(WORDS, st.integers(min_value=24, max_value=100))
@settings(deadline=None, max_examples=100)
def test_items_are_divided_wherever_a_line_ends(words: list[str], width: int) -> None:
    lines = wrap_items(words, width, rest="  ")
    assert all(columns_of(line) <= width for line in lines)
    assert "".join(lines).count("·") == len(words) - 1


def test_items_break_between_rather_than_within() -> None:
    assert wrap_items(["police at least 9 (09:35)", "governor 14"], 30, first="  ", rest="  ") == [
        "  police at least 9 (09:35) ·",
        "  governor 14",
    ]


@pytest.mark.parametrize(
    ("text", "width", "cut"),
    [
        pytest.param("short", 10, "short", id="what fits stays"),
        pytest.param("a bridge fell, police said", 16, "a bridge fell…", id="at a word's end"),
        pytest.param("日本語日本語", 7, "日本語…", id="wide characters count two"),
        pytest.param("abcdefghijkl", 6, "abcde…", id="within a word where it must"),
    ],
)
def test_what_is_too_long_ends_with_an_ellipsis(text: str, width: int, cut: str) -> None:
    assert shorten(text, width) == cut
    assert columns_of(cut) <= width


def test_numbers_stand_to_the_right_and_the_last_column_wraps() -> None:
    columns = (Column(heading="n", right=True), Column(heading="who"))
    rows = [("9", "police"), ("14", "the governor's office of the whole province")]
    assert table(columns, rows, 30) == [
        " n  who",
        " 9  police",
        "14  the governor's office of",
        "    the whole province",
    ]


def test_a_table_without_rows_is_its_heading() -> None:
    assert table((Column(heading="id"), Column(heading="what")), [], 80) == ["id  what"]


@given(st.text(max_size=300))
@settings(deadline=None, max_examples=50)
def test_any_text_can_be_wrapped(text: str) -> None:
    assert all(columns_of(line) <= 40 for line in wrap(terminal_safe(text), 40))
