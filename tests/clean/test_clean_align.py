"""Alignment of an extract with its page, and the telling of languages."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.clean.align import align_words, longest_chain
from reportedly.clean.language import tell_language


def test_an_extract_is_found_in_order_where_words_stand_twice():
    whole = [
        "menu",
        "the",
        "bridge",
        "fell",
        "down",
        "today",
        "menu",
        "the",
        "bridge",
        "fell",
        "down",
        "today",
        "again",
        "and",
        "again",
    ]
    part = ["the", "bridge", "fell", "down", "today", "again", "and", "again"]
    assert align_words(part, whole) == [7, 8, 9, 10, 11, 12, 13, 14]


def test_words_that_are_not_there_are_not_found():
    assert align_words(["some", "other", "words"], ["the", "bridge", "fell", "down"]) == [None, None, None]


@given(st.lists(st.sampled_from("abcdefgh"), max_size=60), st.data())
@settings(deadline=None, max_examples=60)
def test_what_is_found_is_the_same_word_and_in_order(whole, data):
    kept = data.draw(st.lists(st.booleans(), min_size=len(whole), max_size=len(whole)))
    part = [word for word, keep in zip(whole, kept, strict=True) if keep]
    aligned = align_words(part, whole)
    found = [there for there in aligned if there is not None]
    assert found == sorted(set(found))
    assert all(whole[there] == word for word, there in zip(part, aligned, strict=True) if there is not None)


def test_the_longest_chain_ascends():
    assert longest_chain([(0, 5), (1, 1), (2, 2), (3, 9), (4, 3)]) == [(1, 1), (2, 2), (4, 3)]


def test_a_long_page_of_one_word_is_no_trouble():
    start = time.process_time()
    align_words(["a"] * 100_000, ["a"] * 100_000)
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The council said that the bridge had been closed and that it would not open again this year.",
            "en",
        ),
        (
            "Der Rat sagte, dass die Brücke geschlossen wurde und in diesem Jahr nicht mehr geöffnet wird.",
            "de",
        ),
        (
            "Le conseil a dit que le pont était fermé et qu’il ne serait pas ouvert avant la fin de l’année.",
            "fr",
        ),
        ("El consejo dijo que el puente estaba cerrado y que no se abrirá hasta el fin de este año.", "es"),
        (
            "Il consiglio ha detto che il ponte è chiuso e che non sarà aperto prima della fine dell’anno.",
            "it",
        ),
        ("Мост закрыт, сказали в совете, и в этом году его уже не откроют для движения машин.", None),
        ("Bridge Lune Council Monday", None),
        ("", None),
    ],
)
def test_a_language_is_told_by_its_function_words_or_not_at_all(text, language):
    assert tell_language(text) == language
