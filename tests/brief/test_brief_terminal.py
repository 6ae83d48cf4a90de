"""The gate between page text and a terminal: nothing hidden, nothing obeyed."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.brief.csvsafe import csv_cell
from reportedly.brief.terminal import terminal_safe

ANY_TEXT = st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=200)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("At least 14 dead, police said", "At least 14 dead, police said", id="plain words stay"),
        pytest.param("“Ærø” — 3½ €", "“Ærø” — 3½ €", id="letters and signs beyond ASCII stay"),
        pytest.param("\x1b[31mred\x1b[0m", "␛[31mred␛[0m", id="an escape sequence is shown, not obeyed"),
        pytest.param("\x9b2J", "⟦U+009B⟧2J", id="the one-byte escape too"),
        pytest.param("safe\u202egnp.exe", "safe⟦U+202E⟧gnp.exe", id="a change of direction is named"),
        pytest.param("pass\u200bword", "pass⟦U+200B⟧word", id="a zero-width space is named"),
        pytest.param("a\u3164b", "a⟦U+3164⟧b", id="a letter that shows nothing is named"),
        pytest.param("bell\x07 del\x7f", "bell␇ del␡", id="other controls as their pictures"),
        pytest.param("one\r\n\n  two", "one ¶ two", id="line ends are one pilcrow"),
        pytest.param("a\tb\u00a0c", "a b c", id="other white space is a space"),
        pytest.param("\ud800", "⟦U+D800⟧", id="a lone surrogate can be printed"),
        pytest.param("[/b] [bold]", "[/b] [bold]", id="markup of a terminal library is only words"),
    ],
)
def test_page_text_reaches_the_terminal_as_harmless_words(text: str, shown: str) -> None:
    assert terminal_safe(text) == shown


@given(ANY_TEXT)
@settings(deadline=None, max_examples=200)
def test_no_control_format_or_surrogate_character_ever_comes_out(text: str) -> None:
    shown = terminal_safe(text)
    assert shown.isprintable()
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    shown.encode()


@given(ANY_TEXT)
@settings(deadline=None, max_examples=50)
def test_what_has_passed_once_passes_unchanged(text: str) -> None:
    assert terminal_safe(terminal_safe(text)) == terminal_safe(text)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "\n="])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(start: str) -> None:
    assert csv_cell(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"


@pytest.mark.parametrize(("value", "cell"), [(None, ""), (-3, "-3"), ("14 dead", "14 dead"), ("a\0b", "a␀b")])
def test_other_cells_stay_what_they_are(value: object, cell: str) -> None:
    assert csv_cell(value) == cell
