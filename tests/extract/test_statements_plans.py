"""Plans, orders, matters left open and corrections: what a source, or the outlet, does with its words."""

import pytest
from spoken import said, statement_of, statements_of

from reportedly.records import Certainty, Kind, Polarity, Stance


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        pytest.param("it would cut 40 jobs", Stance.ANNOUNCES, id="its own deed to come"),
        pytest.param("the refunds would be paid in May", Stance.ANNOUNCES, id="a deed nobody is named for"),
        pytest.param("the government would set up an inquiry", Stance.ANNOUNCES, id="a body that decides"),
        pytest.param("it was planning a footbridge", Stance.ANNOUNCES, id="a plan by its name"),
        pytest.param("it would lose money", Stance.ASSERTS, id="what befalls it"),
        pytest.param("prices would rise", Stance.ASSERTS, id="what nobody does"),
        pytest.param("prices will probably ease", Stance.PREDICTS, id="what is likely to come"),
        pytest.param("it would not sell the yard", Stance.ASSERTS, id="what will not be done"),
        pytest.param("it was too early to name a cause", Stance.ASSERTS, id="too early to act"),
        pytest.param("it was too early to say who was hurt", Stance.QUESTIONS, id="too early to say"),
        pytest.param("it was far too soon to draw conclusions", Stance.QUESTIONS, id="too soon to conclude"),
    ],
)
def test_the_stance_of_an_agency_that_speaks(content: str, stance: Stance) -> None:
    text = f"The harbour agency said {content}."
    assert statement_of(text, said("said", "The harbour agency", content)).stance == stance


@pytest.mark.parametrize(
    ("quoted", "stance", "certainty"),
    [
        pytest.param('"We will search all night,"', Stance.ANNOUNCES, Certainty.CERTAIN, id="we will"),
        pytest.param(
            '"I would trust it,"', Stance.ASSERTS, Certainty.CERTAIN, id="would, in one's own words"
        ),
        pytest.param('"Let them pay for it,"', Stance.URGES, Certainty.CERTAIN, id="let them"),
        pytest.param('"Please do not swim here,"', Stance.URGES, Certainty.CERTAIN, id="an order"),
        pytest.param('"I will not guess,"', Stance.QUESTIONS, Certainty.UNKNOWN, id="will not guess"),
        pytest.param(
            '"It may have been the rope, it may have been the hook,"',
            Stance.QUESTIONS,
            Certainty.POSSIBLE,
            id="rival possibilities",
        ),
    ],
)
def test_the_stance_of_a_speaker_in_his_own_words(quoted: str, stance: Stance, certainty: Certainty) -> None:
    text = f"{quoted} Jon Brask said."
    found = statement_of(text, said("said", "Jon Brask", quoted, kind=Kind.DIRECT))
    assert (found.stance, found.certainty) == (stance, certainty)


@pytest.mark.parametrize("verdict", ["That was wrong.", "This was our mistake.", "That was a serious error."])
def test_an_outlet_that_takes_its_words_back_denies_what_it_said_before(verdict: str) -> None:
    before, taken_back = statements_of(f"We wrote of nine boats. {verdict}")
    assert taken_back.stance is Stance.DENIES
    assert taken_back.polarity is Polarity.NEGATIVE
    assert taken_back.refers_to == (before.key,)


@pytest.mark.parametrize("sentence", ["It was a mistake of the pilot.", "That was not wrong of her."])
def test_an_outlet_that_tells_of_a_mistake_takes_nothing_back(sentence: str) -> None:
    assert statements_of(f"We wrote of nine boats. {sentence}")[-1].stance is Stance.ASSERTS


@pytest.mark.parametrize("who", ["We have", "The Evening Finch has", "The Finch has"])
def test_a_document_the_outlet_has_not_seen_is_left_open(who: str) -> None:
    (found,) = statements_of(f"{who} not seen the letter.")
    assert (found.stance, found.certainty) == (Stance.QUESTIONS, Certainty.UNKNOWN)
    assert found.polarity is Polarity.POSITIVE


def test_somebody_else_who_has_not_seen_it_is_told_of_as_a_fact() -> None:
    (found,) = statements_of("The mayor has not seen the letter.")
    assert (found.stance, found.polarity) == (Stance.ASSERTS, Polarity.NEGATIVE)


def test_two_empty_subjects_negate_once() -> None:
    text = '"No letter and no call reached this office," Jon Brask said.'
    quoted = '"No letter and no call reached this office,"'
    found = statement_of(text, said("said", "Jon Brask", quoted, kind=Kind.DIRECT))
    assert found.polarity is Polarity.NEGATIVE


def test_what_a_speaker_calls_his_own_points_at_nothing_said_before() -> None:
    text = "The union said the airline had lied. The airline said its offer stood."
    *_, last = statements_of(
        text,
        said("said", "The union", "the airline had lied"),
        said("said", "The airline", "its offer stood"),
    )
    assert last.refers_to == ()
