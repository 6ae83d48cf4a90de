"""Sums of money: the currency as far as it is certain, and what the sum is by the verb that governs it."""

import pytest

from reportedly.extract.figures import find_figures
from reportedly.records import Figure, Span


def figures_of(text: str) -> tuple[Figure, ...]:
    return find_figures("a" * 64, text, [Span(0, len(text))], timexes=(), dct=None).figures


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The state paid 5 million crowns.", "crown"),
        ("The state paid 5 million Swedish crowns.", "SEK"),
        ("The state paid 500 francs.", "franc"),
        ("The state paid 500 Swiss francs.", "CHF"),
        ("The state paid 500 rupees.", "rupee"),
        ("The state paid Rs 500.", "rupee"),
        ("The state paid 500 Sri Lankan rupees.", "LKR"),
        ("The state paid 500 dinars.", "dinar"),
        ("The state paid 500 pesos.", "peso"),
        ("The state paid 500 shillings.", "shilling"),
        ("The state paid 500 kroner.", "krone"),
        ("The state paid 500 dollars.", "USD"),
        ("She holds two crowns.", "count"),
    ],
)
def test_a_currency_that_several_states_share_keeps_its_own_name(text: str, unit: str) -> None:
    (figure,) = figures_of(text)
    assert figure.unit == unit


@pytest.mark.parametrize(
    ("text", "cls"),
    [
        ("The firm will pay 500 crowns.", "money-pledged"),
        ("The council voted to give 500 crowns to the school.", "money-pledged"),
        ("The firm has paid 500 crowns.", "money-paid"),
        ("She would ask for 500 crowns.", "money-needed"),
        ("The bridge would cost 500 crowns.", "money-other"),
        ("Ending the deal could cost taxpayers 500 crowns in compensation.", "money-other"),
        ("The toll brings in 500 crowns.", "money-other"),
        ("The flood did damage of 500 crowns.", "money-damage"),
    ],
)
def test_the_verb_says_what_a_sum_is(text: str, cls: str) -> None:
    (figure,) = figures_of(text)
    assert figure.counted_class == cls


def test_an_elided_sum_takes_the_currency_before_it() -> None:
    raised, spent = figures_of("The fund had raised 61,000 dinars by May and paid out 9,500.")
    assert (raised.unit, spent.unit, spent.counted_class) == ("dinar", "dinar", "money-paid")


def test_a_number_after_a_verb_of_money_is_no_sum_where_none_is_spoken_of() -> None:
    (figure,) = figures_of("The mill paid 950 of its weavers.")
    assert figure.unit == "count"


def test_a_sum_for_each_is_a_rate() -> None:
    (figure,) = figures_of("The firm gave 500 crowns to each bereaved family.")
    assert figure.rate == "family"


def test_what_a_sport_counts_per_game_is_a_unit() -> None:
    (figure,) = figures_of("The guard averages 15.3 ppg.")
    assert figure.unit == "point per game"


def test_a_sum_for_each_of_a_number_is_a_rate_of_its_noun() -> None:
    paid, _ = figures_of("The firm paid 500 crowns to each of the 14 families.")
    assert paid.rate == "family"
