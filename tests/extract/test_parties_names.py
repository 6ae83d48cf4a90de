"""Who is meant by a source, within one article."""

import pytest
from spoken import OUTLET, Said, mentions_of, said

from reportedly.records import OUTLET as NO_NAME
from reportedly.records import UNSPECIFIED, Mention, PartyType


def source(text: str, *spoken: Said, outlet: str | None = OUTLET) -> Mention:
    """The mention of the last attribution's source."""
    words = spoken[-1].source
    assert words is not None
    at = text.rindex(words)
    here = [m for m in mentions_of(text, *spoken, outlet=outlet) if at <= m.span.start < at + len(words)]
    assert here, "the source was not resolved"
    return max(here, key=lambda m: (-m.span.start, m.span.end))


@pytest.mark.parametrize(
    ("text", "spoken", "name", "kind"),
    [
        pytest.param(
            "Mara Tolvane said the dam was safe.",
            said("said", "Mara Tolvane", "the dam was safe"),
            "Mara Tolvane",
            PartyType.PERSON,
            id="a full name",
        ),
        pytest.param(
            "Fisheries minister Mara Tolvane said the dam was safe.",
            said("said", "Fisheries minister Mara Tolvane", "the dam was safe"),
            "Mara Tolvane",
            PartyType.PERSON,
            id="an office before the name",
        ),
        pytest.param(
            "The harbour master, Tove Brask, said the dam was safe.",
            said("said", "The harbour master, Tove Brask", "the dam was safe"),
            "Tove Brask",
            PartyType.PERSON,
            id="an office with the name in apposition",
        ),
        pytest.param(
            "The weekly Halvar said the dam was safe.",
            said("said", "The weekly Halvar", "the dam was safe"),
            "Halvar",
            PartyType.MEDIA,
            id="what it is before the name of a medium",
        ),
        pytest.param(
            "A spokeswoman for Ormont Shipping said the dam was safe.",
            said("said", "A spokeswoman for Ormont Shipping", "the dam was safe"),
            "Ormont Shipping",
            PartyType.ORGANISATION,
            id="a spokeswoman without a name speaks as her firm",
        ),
        pytest.param(
            "An army spokesman said the dam was safe.",
            said("said", "An army spokesman", "the dam was safe"),
            "army",
            PartyType.GOVERNMENT,
            id="a spokesman by what he speaks for",
        ),
        pytest.param(
            "Ottawa said the dam was safe.",
            said("said", "Ottawa", "the dam was safe"),
            "Canada",
            PartyType.GOVERNMENT,
            id="a capital speaks for its state",
        ),
        pytest.param(
            "The Kremlin said the dam was safe.",
            said("said", "The Kremlin", "the dam was safe"),
            "Russia",
            PartyType.GOVERNMENT,
            id="a palace speaks for its state",
        ),
        pytest.param(
            "Serin, the Belnian capital, said the dam was safe.",
            said("said", "Serin", "the dam was safe"),
            "Belnia",
            PartyType.GOVERNMENT,
            id="a capital that only the text explains",
        ),
        pytest.param(
            "Two engineers at the shipyard said the dam was safe.",
            said("said", "Two engineers at the shipyard", "the dam was safe"),
            "Two engineers at the shipyard",
            PartyType.ANONYMOUS,
            id="unnamed people keep what describes them",
        ),
        pytest.param(
            "A leaked letter said the dam was safe.",
            said("said", "A leaked letter", "the dam was safe"),
            "leaked letter",
            PartyType.DOCUMENT,
            id="a document",
        ),
        pytest.param(
            "Belnia and Ostmark said the dam was safe.",
            said("said", "Belnia and Ostmark", "the dam was safe"),
            "Belnia + Ostmark",
            PartyType.ORGANISATION,
            id="a joint source",
        ),
        pytest.param(
            "Belnia, Ostmark and Norvale said the dam was safe.",
            said("said", "Belnia, Ostmark and Norvale", "the dam was safe"),
            "Belnia + Ostmark + Norvale",
            PartyType.ORGANISATION,
            id="a joint source of three",
        ),
        pytest.param(
            "A brellin said the dam was safe.",
            said("said", "A brellin", "the dam was safe"),
            "brellin",
            PartyType.ANONYMOUS,
            id="a trade no lexicon knows",
        ),
        pytest.param(
            "Rumours that the dam had burst spread on Monday.",
            said("Rumours", "Rumours", "the dam had burst"),
            UNSPECIFIED,
            PartyType.ANONYMOUS,
            id="bare hearsay names nobody",
        ),
    ],
)
def test_a_source_by_itself(text: str, spoken: Said, name: str, kind: PartyType) -> None:
    mention = source(text, spoken)
    assert mention.name == name
    assert mention.type is kind


@pytest.mark.parametrize(
    ("before", "later", "name"),
    [
        pytest.param(
            "Pilot Nils Aker left the port.", "Aker said he was tired.", "Nils Aker", id="a surname"
        ),
        pytest.param(
            "The nurse met Mr Ruud.", "She said she was tired.", "nurse", id="she, and who cannot be meant"
        ),
        pytest.param(
            "Judge Ivo Ferran closed the hearing.",
            "The 52-year-old said he was tired.",
            "Ivo Ferran",
            id="an age",
        ),
        pytest.param(
            "Ormont Shipping sold a ferry.",
            "The company said it was tired.",
            "Ormont Shipping",
            id="the company",
        ),
        pytest.param(
            "Norwegian President Liv Haug flew home.",
            "The President of Norway said she was tired.",
            "Liv Haug",
            id="an office by its holder",
        ),
        pytest.param("Farmers blocked the road.", "They said they were tired.", "farmers", id="they"),
        pytest.param(
            "The goalkeeper hurt a knee.",
            "His agent said he was tired.",
            "goalkeeper's agent",
            id="his agent",
        ),
    ],
)
def test_a_source_that_points_back(before: str, later: str, name: str) -> None:
    words = later.split(" said ")[0]
    text = f"{before} {later}"
    assert source(text, said("said", words, later.split(" said ")[1].rstrip("."))).name == name


def test_a_definite_description_keeps_to_itself_where_a_rival_word_says_so() -> None:
    text = "Mayor Ana Lindqvar flew home. The opposition leader said he was tired."
    assert source(text, said("said", "The opposition leader", "he was tired")).name == "opposition leader"


def test_who_in_a_relative_clause_is_the_noun_before() -> None:
    text = "The ranger, who said the path was closed, has left."
    mentions = mentions_of(text, said("said", "who", "the path was closed"))
    assert {m.name for m in mentions if m.span.of(text) == "who"} == {"ranger"}


def test_the_page_speaking_of_itself_is_the_outlet() -> None:
    text = "A map in this article said that nine boats sank."
    spoken = said("said", "A map in this article", "nine boats sank")
    assert source(text, spoken).name == OUTLET
    assert source(text, spoken, outlet=None).name == NO_NAME


def test_role_and_body_of_a_named_person_are_kept() -> None:
    text = "Coastguard spokesman Ole Brandvik said the dam was safe."
    mention = source(text, said("said", "Coastguard spokesman Ole Brandvik", "the dam was safe"))
    assert (mention.name, mention.role) == ("Ole Brandvik", "Coastguard spokesman")


def test_the_medium_somebody_speaks_to_is_mentioned_too() -> None:
    text = "A welder told the Evening Lark the dam was safe."
    mentions = mentions_of(text, said("told", "A welder", "the dam was safe"))
    assert ("Evening Lark", PartyType.MEDIA) in {(m.name, m.type) for m in mentions}
