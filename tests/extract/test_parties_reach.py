"""How far names, pronouns and descriptions reach: bodies that look like people, places, the outlet itself."""

import pytest
from spoken import OUTLET, Said, chain, mentions_of, said, statement_of, statements_of

from reportedly.records import UNSPECIFIED, Kind, PartyType


def name_of(text: str, *spoken: Said, outlet: str | None = OUTLET) -> str:
    """The name of the last attribution's source."""
    words = spoken[-1].source
    assert words is not None
    at = text.rindex(words)
    found = [m for m in mentions_of(text, *spoken, outlet=outlet) if at <= m.span.start < at + len(words)]
    return found[0].name if found else ""


@pytest.mark.parametrize(
    ("text", "spoken", "name"),
    [
        pytest.param(
            "Ormont Lakes, which owns the dam, closed it. The company said the wall had held.",
            said("said", "The company", "the wall had held"),
            "Ormont Lakes",
            id="a name with 'which' behind it is no person",
        ),
        pytest.param(
            "Weir Latham, the surveyors who looked at the dam, wrote to the mayor. The firm said the wall had held.",
            said("said", "The firm", "the wall had held"),
            "Weir Latham",
            id="a name explained by a plural is no person",
        ),
        pytest.param(
            "HALVAR (Finch) - Ormont Lakes closed the dam on Monday. The company said the wall had held.",
            said("said", "The company", "the wall had held"),
            "Ormont Lakes",
            id="a dateline names a place and nobody",
        ),
        pytest.param(
            "Ormont Lakes closed the dam. A copy lay in Halvar. The company said the wall had held.",
            said("said", "The company", "the wall had held"),
            "Ormont Lakes",
            id="a name behind 'in' is where and not who",
        ),
        pytest.param(
            "Customers of Teluna had no light on Monday. The company said the wall had held.",
            said("said", "The company", "the wall had held"),
            "Teluna",
            id="a body that is only named so far, before a day of the week",
        ),
        pytest.param(
            "St Aldric's Hospital said in a note that it was full.",
            said("said", "St Aldric's Hospital", "it was full"),
            "St Aldric's Hospital",
            id="a saint belongs to the name of the hospital",
        ),
        pytest.param(
            "Inspector Mara Tolvane of Luma police told reporters that the dam was safe. She said nobody was hurt.",
            said("said", "She", "nobody was hurt"),
            "Mara Tolvane",
            id="an officer of a police force",
        ),
        pytest.param(
            "Judge Mara Tolvane sentenced him to two years. She said the harm was deep.",
            said("said", "She", "the harm was deep"),
            "Mara Tolvane",
            id="who sentences him is not him",
        ),
        pytest.param(
            "Orlo admitted that the dam was old. But he said it was dry.",
            said("said", "he", "it was dry"),
            "Orlo",
            id="a single name that has acted can be he",
        ),
        pytest.param(
            "The minister of labour, Jon Brask, came late. One person was missing, he said.",
            said("said", "he", "One person was missing"),
            "Jon Brask",
            id="whom the words are about has not said them",
        ),
        pytest.param(
            "The fisheries ministry was warned in May. An official at the ministry said the wall was thin.",
            said("said", "An official at the ministry", "the wall was thin"),
            "fisheries ministry official",
            id="an official of the body met before bears its name",
        ),
    ],
)
def test_a_source_is_resolved_by_what_the_page_tells_of_it(text: str, spoken: Said, name: str) -> None:
    assert name_of(text, spoken) == name


def test_a_pronoun_passes_over_those_who_are_only_spoken_of_within_a_quotation() -> None:
    text = 'Jon Brask came late. "The clerk slept through it," he said.'
    spoken = said("said", "he", '"The clerk slept through it,"', kind=Kind.DIRECT)
    assert name_of(text, spoken) == "Jon Brask"


def test_an_official_who_speaks_right_behind_a_name_is_not_the_one_named() -> None:
    text = (
        "The state has taken the dam from Ormont Lakes, a senior government official told the Luma Courier."
    )
    spoken = said("told", "a senior government official", "The state has taken the dam from Ormont Lakes")
    assert name_of(text, spoken) == "senior government official"


@pytest.mark.parametrize("own", ["the Finch", "Evening Finch", "this newspaper"])
def test_words_told_to_the_outlet_itself_pass_through_nobody_else(own: str) -> None:
    text = f"Mara Tolvane told {own} that the dam was safe."
    assert chain(statement_of(text, said("told", "Mara Tolvane", "the dam was safe"))) == ["Mara Tolvane"]


@pytest.mark.parametrize("medium", ["Channel Nine", "Radio Luma", "the Luma Courier"])
def test_words_told_to_another_medium_pass_through_it(medium: str) -> None:
    text = f"A docker told {medium} that the dam was safe."
    through = chain(statement_of(text, said("told", "A docker", "the dam was safe")))
    assert through == [medium.removeprefix("the "), "docker"]


def test_a_medium_made_known_as_a_news_agency_stays_one() -> None:
    text = "The Halcyon news agency broke the story. A docker told Halcyon that the dam was safe."
    assert chain(statement_of(text, said("told", "A docker", "the dam was safe"), cue="told")) == [
        "Halcyon",
        "docker",
    ]


@pytest.mark.parametrize("thing", ["The quay", "The call", "That afternoon"])
def test_a_thing_that_cannot_speak_is_no_source(thing: str) -> None:
    text = f"{thing} said that the dam was safe."
    for statement in statements_of(text, said("said", thing, "the dam was safe")):
        assert statement.source.name in (UNSPECIFIED, OUTLET)


@pytest.mark.parametrize("surname", ["March", "Stone", "Hill"])
def test_a_person_may_be_called_like_a_thing(surname: str) -> None:
    text = f"Mara {surname} said that the dam was safe. {surname} said that it was dry."
    last = statements_of(
        text, said("said", f"Mara {surname}", "the dam was safe"), said("said", surname, "it was dry")
    )[-1]
    assert (last.source.name, last.source.type) == (f"Mara {surname}", PartyType.PERSON)
