"""The outlet's own voice, disclaimers, grounds and references."""

import pytest
from spoken import OUTLET, Said, said, statement_of, statements_of

from reportedly.records import OUTLET as NO_NAME
from reportedly.records import Basis, Kind, Polarity, Stance, Tier


def own(text: str, *spoken: Said) -> list[list[str]]:
    return [[c.of(text) for c in s.content] for s in statements_of(text, *spoken) if s.cue is None]


def test_each_sentence_without_attribution_is_the_outlets_with_its_full_stop() -> None:
    text = "The lake froze early. Ships are stuck."
    found = statements_of(text)
    assert own(text) == [["The lake froze early."], ["Ships are stuck."]]
    assert {(s.kind, s.tier, s.source.name, s.stance) for s in found} == {
        (Kind.UNATTRIBUTED, Tier.OUTLET, OUTLET, Stance.ASSERTS)
    }
    assert statements_of(text, outlet=None)[0].source.name == NO_NAME


def test_an_order_to_the_reader_states_nothing() -> None:
    assert own("See page four.") == []


@pytest.mark.parametrize(
    ("text", "spoken", "left"),
    [
        pytest.param(
            "The driver, who said the road was icy, has gone home.",
            said("said", "who", "the road was icy"),
            [["The driver", "has gone home"]],
            id="around a relative clause",
        ),
        pytest.param(
            "The firm denied the charge, and its lawyer left the court.",
            said("denied", "The firm", "the charge"),
            [["its lawyer left the court"]],
            id="a clause joined on",
        ),
        pytest.param(
            "The firm said the road was icy.",
            said("said", "The firm", "the road was icy"),
            [],
            id="nothing left",
        ),
        pytest.param(
            "The road was icy, AFP reported.",
            said("reported", "AFP", "The road was icy"),
            [],
            id="a medium that speaks for itself",
        ),
    ],
)
def test_what_an_attribution_leaves_over(text: str, spoken: Said, left: list[list[str]]) -> None:
    assert own(text, spoken) == left


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        pytest.param(
            "The flood claimed nine lives.",
            said("claimed", "The flood", "nine lives"),
            id="a flood claims lives",
        ),
        pytest.param(
            "The width of the tracks suggests that the lorry was full.",
            said("suggests", "The width of the tracks", "the lorry was full"),
            id="evidence suggests",
        ),
        pytest.param(
            "Drone footage shows a row of tents.",
            said("shows", "Drone footage", "a row of tents"),
            id="footage shows",
        ),
        pytest.param("Divers found a rusty key.", said("found", "Divers", "a rusty key"), id="a find"),
        pytest.param(
            "Belnia signed a treaty.", said("signed", "Belnia", "a treaty", tier=Tier.ATTITUDE), id="a deed"
        ),
        pytest.param(
            "The consul did not respond to a letter.",
            said("respond", "The consul", "a letter"),
            id="silence",
        ),
        pytest.param(
            "If the court rejects the appeal, the club will fold.",
            said("rejects", "the court", "the appeal"),
            id="what somebody would say if",
        ),
        pytest.param(
            "The canal is known to leak.",
            said("known", None, "The canal", "to leak", tier=Tier.ATTITUDE),
            id="is known to",
        ),
    ],
)
def test_where_nobody_speaks_the_sentence_is_the_outlets(text: str, spoken: Said) -> None:
    assert own(text, spoken) == [[text]]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        pytest.param("We were unable to verify the photo.", OUTLET, ["the photo"], id="we"),
        pytest.param(
            f"{OUTLET} could not independently confirm the report.",
            OUTLET,
            ["the report"],
            id="the outlet by name",
        ),
        pytest.param(
            "The photo could not be independently verified.", OUTLET, ["The photo"], id="the passive"
        ),
        pytest.param("It was impossible to verify the photo.", OUTLET, ["the photo"], id="impossible"),
        pytest.param("Reuters could not verify the photo.", "Reuters", ["the photo"], id="an agency"),
    ],
)
def test_a_disclaimer_is_a_tier_of_its_own(text: str, source: str, content: list[str]) -> None:
    statement = statement_of(text)
    assert (statement.tier, statement.stance, statement.source.name) == (
        Tier.DISCLAIMER,
        Stance.QUESTIONS,
        source,
    )
    assert [c.of(text) for c in statement.content] == content


def test_who_is_no_press_makes_no_disclaimer() -> None:
    assert all(
        s.tier is not Tier.DISCLAIMER for s in statements_of("The doctor could not confirm the death.")
    )


@pytest.mark.parametrize(
    ("text", "spoken", "value", "words"),
    [
        pytest.param(
            "A leaked memo said the pier was rotten.",
            said("said", "A leaked memo", "the pier was rotten"),
            Basis.DOCUMENT, "A leaked memo", id="a document speaks",
        ),
        pytest.param(
            "The institute, citing aerial photographs, said the pier was gone.",
            said("said", "The institute", "the pier was gone"),
            Basis.IMAGERY, "aerial photographs", id="pictures cited",
        ),
        pytest.param(
            "The council said, after counting the boats, that ten were gone.",
            said("said", "The council", "ten were gone"),
            Basis.OWN_COUNT, "counting the boats", id="a count",
        ),
        pytest.param(
            "Blood tests prove the horse was drugged, the vet said.",
            said("said", "the vet", "Blood tests prove the horse was drugged"),
            Basis.LABORATORY, "Blood tests", id="evidence in the content",
        ),
        pytest.param(
            "A fisherman said he had watched the pier burn.",
            said("said", "A fisherman", "he had watched the pier burn"),
            Basis.EYEWITNESS, "he had watched", id="the source's own eyes",
        ),
        pytest.param(
            "A fisherman, who saw the fire, said the pier was gone.",
            said("said", "A fisherman, who saw the fire,", "the pier was gone"),
            Basis.EYEWITNESS, "who saw the fire", id="a relative clause of the source",
        ),
        pytest.param(
            "The fisherman said the mayor had seen the fire.",
            said("said", "The fisherman", "the mayor had seen the fire"),
            Basis.NONE_STATED, None, id="somebody else's eyes",
        ),
        pytest.param(
            "The fisherman said in a letter that the pier was gone.",
            said("said", "The fisherman", "the pier was gone"),
            Basis.NONE_STATED, None, id="a letter is only the vehicle",
        ),
    ],
)  # fmt: skip
def test_what_the_knowledge_rests_on(text: str, spoken: Said, value: Basis, words: str | None) -> None:
    basis = statement_of(text, spoken).basis
    assert basis.value is value
    assert (basis.span.of(text) if basis.span else None) == words


@pytest.mark.parametrize(
    ("later", "spoken", "refers"),
    [
        pytest.param("The brewer denied this.", said("denied", "The brewer", "this"), True, id="this"),
        pytest.param(
            "The brewer rejected the allegation.",
            said("rejected", "The brewer", "the allegation"),
            True,
            id="a noun of speech",
        ),
        pytest.param(
            "The brewer declined to comment.",
            said("declined", "The brewer", "to comment"),
            True,
            id="a bare refusal",
        ),
        pytest.param(
            "The brewer said the claim was false.",
            said("said", "The brewer", "the claim was false"),
            True,
            id="as subject",
        ),
        pytest.param(
            "The brewer said beer was healthy.",
            said("said", "The brewer", "beer was healthy"),
            False,
            id="new words",
        ),
        pytest.param(
            "The brewer denied the sale of the yard.",
            said("denied", "The brewer", "the sale of the yard"),
            False,
            id="its own object",
        ),
    ],
)
def test_what_a_content_points_back_to(later: str, spoken: Said, refers: bool) -> None:
    text = f"Inspectors said the beer was spoiled. {later}"
    first, second = statements_of(text, said("said", "Inspectors", "the beer was spoiled"), spoken)
    assert second.refers_to == ((first.key,) if refers else ())


def test_several_allegations_mean_the_last_two() -> None:
    text = "A guard said the gate was open. A cook said the alarm was off. The bank denied these claims."
    found = statements_of(
        text,
        said("said", "A guard", "the gate was open"),
        said("said", "A cook", "the alarm was off"),
        said("denied", "The bank", "these claims"),
    )
    assert found[2].refers_to == (found[0].key, found[1].key)


def test_confirming_reports_refers_to_the_reports() -> None:
    text = "The bank confirmed reports that the gate was open."
    found = statements_of(text, said("confirmed", "The bank", "reports that the gate was open"))
    outer = next(s for s in found if s.cue and s.cue.of(text) == "confirmed")
    inner = next(s for s in found if s.cue and s.cue.of(text) == "reports")
    assert outer.refers_to == (inner.key,)
    assert inner.nested_in == outer.key


def test_claimed_this_takes_the_sentence_before_as_its_content() -> None:
    text = "The gate was open all night. The porter claimed this on Friday."
    statement = statement_of(text, said("claimed", "The porter", "this"))
    assert [c.of(text) for c in statement.content] == ["The gate was open all night"]
    assert statement.sentence.of(text) == text


@pytest.mark.parametrize(
    ("text", "spoken", "content"),
    [
        pytest.param(
            "The mate said the hull leaked but refused to turn back.",
            said("said", "The mate", "the hull leaked but refused to turn back"),
            ["the hull leaked but refused to turn back"],
            id="kept whole while no cue divides it",
        ),
        pytest.param(
            "The mate told the Evening Lark the hull leaked.",
            said("told", "The mate", "the Evening Lark", "the hull leaked"),
            ["the hull leaked"],
            id="without the one addressed",
        ),
        pytest.param(
            "The mate said in a statement that the hull leaked.",
            said("said", "The mate", "a statement", "the hull leaked"),
            ["the hull leaked"],
            id="without what carried it",
        ),
        pytest.param(
            "The mate said on Friday that the hull leaked.",
            said("said", "The mate", "Friday that the hull leaked"),
            ["the hull leaked"],
            id="without the day",
        ),
        pytest.param(
            "The mate rejected claims that the hull leaked.",
            said("rejected", "The mate", "claims that the hull leaked"),
            ["claims that the hull leaked"],
            id="with the noun of what is rejected",
        ),
        pytest.param(
            "The mate said the hull leaked, but the harbour master saw no water.",
            said("said", "The mate", "the hull leaked, but the harbour master saw no water"),
            ["the hull leaked"],
            id="without the outlet's own contrast",
        ),
        pytest.param(
            "The mate is said to have fled.",
            said("said", "The mate", "to have fled"),
            ["The mate", "to have fled"],
            id="with the one it is said of",
        ),
    ],
)
def test_the_content_holds_what_is_said_and_no_more(text: str, spoken: Said, content: list[str]) -> None:
    found = [s for s in statements_of(text, spoken) if s.cue is not None]
    assert [c.of(text) for c in found[0].content] == content


def test_words_taken_back_are_denied_and_point_at_what_was_said() -> None:
    text = "The mate said the hull leaked. He later took back the claim."
    found = statements_of(text, said("said", "The mate", "the hull leaked"))
    assert (found[1].source.name, found[1].stance, found[1].refers_to) == (
        "mate",
        Stance.DENIES,
        (found[0].key,),
    )


def test_coordinated_cues_are_statements_of_their_own() -> None:
    text = "The mate said the hull leaked and warned that it would sink."
    found = statements_of(
        text,
        said("said", "The mate", "the hull leaked and warned that it would sink"),
        said("warned", "The mate", "it would sink"),
    )
    assert [[c.of(text) for c in s.content] for s in found] == [["the hull leaked"], ["it would sink"]]
    assert [s.nested_in for s in found] == [None, None]


def test_a_question_of_the_outlet_leaves_its_matter_open() -> None:
    statement = statement_of("Will the pier reopen this year?")
    assert (statement.stance, statement.polarity) == (Stance.QUESTIONS, Polarity.POSITIVE)
