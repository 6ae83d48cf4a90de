"""Through whom words reached the page: relays, cited origins, nesting."""

import pytest
from spoken import OUTLET, Said, chain, said, statement_of, statements_of

from reportedly.records import HopRole, PartyType


@pytest.mark.parametrize(
    ("text", "spoken", "hops"),
    [
        pytest.param(
            "The tower is leaning, surveyor Ana Lindqvar said.",
            (said("said", "surveyor Ana Lindqvar", "The tower is leaning"),),
            ["Ana Lindqvar"],
            id="no relay",
        ),
        pytest.param(
            "The tower is leaning, surveyor Ana Lindqvar told the Evening Lark.",
            (said("told", "surveyor Ana Lindqvar", "The tower is leaning"),),
            ["Evening Lark", "Ana Lindqvar"],
            id="told a medium",
        ),
        pytest.param(
            "The tower is leaning, surveyor Ana Lindqvar told reporters.",
            (said("told", "surveyor Ana Lindqvar", "The tower is leaning"),),
            ["Ana Lindqvar"],
            id="told reporters: no relay",
        ),
        pytest.param(
            "The tower is leaning, surveyor Ana Lindqvar told Radio Luma, AFP reported.",
            (
                said("told", "surveyor Ana Lindqvar", "The tower is leaning"),
                said("reported", "AFP", "The tower is leaning, surveyor Ana Lindqvar told Radio Luma"),
            ),
            ["AFP", "Radio Luma", "Ana Lindqvar"],
            id="two relays make one statement",
        ),
        pytest.param(
            "Reuters reported that the surveyor had said the tower is leaning.",
            (
                said("reported", "Reuters", "the surveyor had said the tower is leaning"),
                said("said", "the surveyor", "the tower is leaning"),
            ),
            ["Reuters", "surveyor"],
            id="a relay in front",
        ),
        pytest.param(
            "The Evening Lark reported that the tower is leaning, citing a city clerk.",
            (said("reported", "The Evening Lark", "the tower is leaning"),),
            ["Evening Lark", "city clerk"],
            id="a cited origin",
        ),
        pytest.param(
            "The tower is leaning, according to a survey seen by the Evening Post.",
            (said("according to", "a survey", "The tower is leaning"),),
            ["Evening Post", "survey"],
            id="a document and who holds it",
        ),
        pytest.param(
            "In an interview with Radio Luma, surveyor Ana Lindqvar said the tower is leaning.",
            (said("said", "surveyor Ana Lindqvar", "the tower is leaning"),),
            ["Radio Luma", "Ana Lindqvar"],
            id="an interview",
        ),
        pytest.param(
            "“The tower is leaning,” surveyor Ana Lindqvar said (AFP).",
            (said("said", "surveyor Ana Lindqvar", "“The tower is leaning,”"),),
            ["AFP", "Ana Lindqvar"],
            id="an agency in brackets",
        ),
        pytest.param(
            "The surveyor said on television that the tower is leaning.",
            (said("said", "The surveyor", "the tower is leaning"),),
            ["surveyor"],
            id="no medium in particular",
        ),
        pytest.param(
            "The union, citing its own survey, said the tower is leaning.",
            (said("said", "The union", "the tower is leaning"),),
            ["union"],
            id="one's own survey is no second party",
        ),
        pytest.param(
            "The surveyor wrote on Facebook that the tower is leaning.",
            (said("wrote", "The surveyor", "the tower is leaning"),),
            ["surveyor"],
            id="a platform is no relay",
        ),
    ],
)
def test_the_chain_from_the_outlet_outward(text: str, spoken: tuple[Said, ...], hops: list[str]) -> None:
    statement = statement_of(text, *spoken)
    assert statement.via[0].name == OUTLET
    assert statement.via[0].role is HopRole.OUTLET
    assert chain(statement) == hops


def test_roles_tell_relay_source_and_cited_origin_apart() -> None:
    text = "The tower is leaning, surveyor Ana Lindqvar told the Evening Lark."
    roles = [
        hop.role
        for hop in statement_of(text, said("told", "surveyor Ana Lindqvar", "The tower is leaning")).via
    ]
    assert roles == [HopRole.OUTLET, HopRole.RELAY, HopRole.SOURCE]


def test_a_relay_carries_on_while_the_same_speaker_goes_on() -> None:
    text = "The tower is leaning, a mason told Reuters. It will be pulled down, he said. The mayor said it would stay."
    found = statements_of(
        text,
        said("told", "a mason", "The tower is leaning"),
        said("said", "he", "It will be pulled down"),
        said("said", "The mayor", "it would stay"),
    )
    assert [chain(s) for s in found] == [["Reuters", "mason"], ["Reuters", "mason"], ["mayor"]]
    assert [hop.inferred for hop in found[1].via] == [False, True, False]


def test_a_sentence_that_only_names_the_relay_is_a_hop_for_the_one_before() -> None:
    text = "“The tower is leaning,” Ana Lindqvar said. She was speaking to Radio Luma."
    found = statements_of(text, said("said", "Ana Lindqvar", "“The tower is leaning,”"))
    assert chain(found[0]) == ["Radio Luma", "Ana Lindqvar"]
    assert found[0].via[1].inferred


def test_a_voice_within_a_content_is_nested_and_reached_through_the_outer_one() -> None:
    text = "The cook said the owner had told her that the kitchen was safe."
    found = statements_of(text, said("said", "The cook", "the owner had told her that the kitchen was safe"))
    inner = next(s for s in found if s.cue and s.cue.of(text) == "told")
    assert inner.nested_in == found[0].key
    assert chain(inner) == ["cook", "owner"]


def test_who_was_quoted_speaks_and_the_medium_only_carries() -> None:
    text = "The tower is leaning, a mason was quoted by Reuters as saying."
    statement = statement_of(text, said("quoted", "Reuters", "as saying", lemma="quote"))
    assert chain(statement) == ["Reuters", "mason"]
    assert [span.of(text) for span in statement.content] == ["The tower is leaning"]


def test_a_joint_source_lists_its_members() -> None:
    text = "The mayor and the bishop said the tower is leaning."
    source = statement_of(text, said("said", "The mayor and the bishop", "the tower is leaning")).source
    assert source.members == ("mayor", "bishop")


def test_nobody_is_named_unspecified() -> None:
    text = "The tower allegedly leans."
    statement = statement_of(text, said("allegedly", None, "The tower", "leans"))
    assert statement.source.name == "@unspecified"
    assert statement.source.type is PartyType.ANONYMOUS
