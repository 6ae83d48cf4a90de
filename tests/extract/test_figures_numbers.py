"""How numbers are read: digits, words, fractions, multiples, vague amounts, ranges and their units."""

from decimal import Decimal

import pytest

from reportedly.extract.figures import find_figures
from reportedly.extract.figures.numerals import read_digits
from reportedly.records import Comparator, Figure, Span


def figures_of(text: str) -> tuple[Figure, ...]:
    return find_figures("a" * 64, text, [Span(0, len(text))], timexes=(), dct=None).figures


def only_figure(text: str) -> Figure:
    (figure,) = figures_of(text)
    return figure


@pytest.mark.parametrize(
    ("token", "value"),
    [
        pytest.param("1,000", Decimal(1000), id="a comma before three digits groups"),
        pytest.param("1,000,000", Decimal(1000000), id="two commas"),
        pytest.param("12,34,567", Decimal(1234567), id="Indian grouping"),
        pytest.param("1.000", Decimal("1.000"), id="one point is the decimal point"),
        pytest.param("1.000.000", Decimal(1000000), id="two points group"),
        pytest.param("1.234,56", Decimal("1234.56"), id="of two marks the last is decimal, continental"),
        pytest.param("1,234.56", Decimal("1234.56"), id="of two marks the last is decimal, English"),
        pytest.param("3,5", Decimal("3.5"), id="a comma before one digit is a decimal comma"),
        pytest.param(".75", Decimal("0.75"), id="no digit before the point"),
        pytest.param("٢٤", Decimal(24), id="Arabic-Indic digits"),
        pytest.param("٢٬٤٠٠", Decimal(2400), id="Arabic thousands mark"),
        pytest.param("４２", Decimal(42), id="full-width digits"),
        pytest.param("12\u202f500", Decimal(12500), id="narrow no-break space groups"),
        pytest.param("1.2.3", None, id="a version is no number"),
        pytest.param("1,23,4", None, id="groups that follow no rule"),
        pytest.param("9" * 40, None, id="an overlong run is refused"),
    ],
)
def test_digits_are_read_by_the_rule_the_docstring_states(token: str, value: Decimal | None) -> None:
    assert read_digits(token) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("seventeen", 17),
        ("forty-one", 41),
        ("one hundred and six", 106),
        ("two thousand three hundred", 2300),
        ("nineteen thousand four hundred fifty-two", 19452),
        ("3.2 million", 3200000),
        ("half a million", 500000),
        ("two and a half million", 2500000),
        ("two-and-a-half million", 2500000),
        ("2½ million", 2500000),
        ("a hundred", 100),
        ("a dozen", 12),
        ("three dozen", 36),
        ("40,000 crore", 400000000000),
        ("6bn", 6000000000),
    ],
)
def test_number_words_and_scales_give_the_value_meant(words: str, value: int) -> None:
    assert only_figure(f"They counted {words} sheep.").low == value


def test_the_number_span_holds_the_number_its_scale_and_its_currency_sign_and_nothing_else() -> None:
    text = "The port needs about €4.5 million for repairs."
    figure = only_figure(text)
    assert figure.number_span.of(text) == "€4.5 million"
    assert figure.hedge_span is not None
    assert figure.hedge_span.of(text) == "about"
    assert figure.unit == "EUR"


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [
        ("dozens", 24, 99),
        ("Scores", 40, 99),
        ("hundreds", 200, 999),
        ("tens of thousands", 20000, 99999),
        ("several hundred", 300, 999),
        ("a handful", 3, 9),
    ],
)
def test_vague_amounts_have_the_bounds_of_the_lexicon(phrase: str, low: int, high: int) -> None:
    figure = only_figure(
        f"{phrase} of cows drowned." if phrase != "several hundred" else f"{phrase} cows drowned."
    )
    assert (figure.comparator, figure.low, figure.high) == (Comparator.VAGUE, low, high)


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("half", "0.5"),
        ("two-thirds", "0.666667"),
        ("three quarters", "0.75"),
        ("one in four", "0.25"),
        ("nine out of 10", "0.9"),
    ],
)
def test_shares_are_fractions(phrase: str, value: str) -> None:
    figure = only_figure(f"The survey found {phrase} of them unsafe.")
    assert (figure.unit, figure.low) == ("fraction", Decimal(value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Costs were twice the budget.", 2),
        ("It is three times as large.", 3),
        ("Sales more than doubled.", 2),
    ],
)
def test_multiples_compare_with_a_whole(text: str, value: int) -> None:
    figure = only_figure(text)
    assert figure.unit == "multiple"
    assert value in (figure.low, figure.high)


@pytest.mark.parametrize(
    ("phrase", "low", "high", "unit"),
    [
        ("30 to 45 goats", 30, 45, "count"),
        ("between 30 and 45 goats", 30, 45, "count"),
        ("six or seven goats", 6, 7, "count"),
        ("four to five thousand goats", 4000, 5000, "count"),
        ("$2 to $4 million", 2000000, 4000000, "USD"),
        ("$200 to $4 million", 200, 4000000, "USD"),
        ("5–8% of the herd", 5, 8, "percent"),
        ("five per cent to 9 per cent", 5, 9, "percent"),
    ],
)
def test_the_ends_of_a_range_share_scale_and_unit(phrase: str, low: int, high: int, unit: str) -> None:
    figure = only_figure(f"The farm lost {phrase}.")
    assert (figure.comparator, figure.low, figure.high, figure.unit) == (Comparator.RANGE, low, high, unit)


@pytest.mark.parametrize(
    ("phrase", "unit"),
    [
        ("12 percentage points", "percentage point"),
        ("12 per cent", "percent"),
        ("40 basis points", "basis point"),
        ("300 hectares", "hectare"),
        ("12km", "kilometre"),
        ("5 square miles", "square mile"),
        ("38 degrees Celsius", "celsius"),
        ("38°C", "celsius"),
        ("1,200 Canadian dollars", "CAD"),
        ("A$80", "AUD"),
        ("US$80", "USD"),
        ("SEK 90", "SEK"),
        ("90-kilometre", "kilometre"),
        ("half a percentage point", "percentage point"),
    ],
)
def test_units_have_one_name_each(phrase: str, unit: str) -> None:
    assert only_figure(f"It came to {phrase} in the end.").unit == unit


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("The mill grinds 40 tonnes a day.", "day"),
        ("Milk costs $1.20 a litre.", "litre"),
        ("They see 60 patients per week.", "week"),
        ("Ninety lorries cross every month.", "month"),
        ("The rate is 14 per 100,000.", "100,000"),
        ("Output fell by 30 barrels a year earlier than planned.", None),
    ],
)
def test_a_rate_names_its_denominator(text: str, rate: str | None) -> None:
    assert figures_of(text)[0].rate == rate


def test_each_makes_a_rate_of_the_container() -> None:
    squads, scouts = figures_of("Two squads of 300 scouts each took part.")
    assert (squads.rate, scouts.rate) == (None, "squad")


def test_a_rate_at_the_end_of_a_list_holds_for_the_whole_list() -> None:
    assert [f.rate for f in figures_of("They eat 12 kilograms of rice and two litres of oil a week.")] == [
        "week",
        "week",
    ]


def test_equal_values_are_written_in_one_way() -> None:
    assert str(only_figure("It cost 2.0 million euros.").low) == "2000000"
    assert str(only_figure("It grew 3.50 percent.").low) == "3.5"
