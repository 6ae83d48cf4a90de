"""Stance, certainty, polarity and condition are read off cue and content together."""

import pytest
from spoken import Said, said, statement_of, statements_of

from reportedly.records import Certainty, Kind, Polarity, Stance, Tier

CERTAIN, PROBABLE, POSSIBLE, UNKNOWN = Certainty
PLUS, MINUS = Polarity


@pytest.mark.parametrize(
    ("text", "spoken", "stance", "certainty", "polarity"),
    [
        pytest.param(
            "The pilot said the engine failed.",
            said("said", "The pilot", "the engine failed"),
            Stance.ASSERTS, CERTAIN, PLUS, id="a bare assertion",
        ),
        pytest.param(
            "The pilot said the engine may fail.",
            said("said", "The pilot", "the engine may fail"),
            Stance.ASSERTS, POSSIBLE, PLUS, id="may",
        ),
        pytest.param(
            "The pilot said the engine probably failed.",
            said("said", "The pilot", "the engine probably failed"),
            Stance.ASSERTS, PROBABLE, PLUS, id="probably",
        ),
        pytest.param(
            "The pilot said the ferry is likely to sink.",
            said("said", "The pilot", "the ferry is likely to sink"),
            Stance.PREDICTS, PROBABLE, PLUS, id="likely to",
        ),
        pytest.param(
            "The pilot said she could hear the alarm.",
            said("said", "The pilot", "she could hear the alarm"),
            Stance.ASSERTS, CERTAIN, PLUS, id="could of ability is no hedge",
        ),
        pytest.param(
            "The pilot said nobody was hurt.",
            said("said", "The pilot", "nobody was hurt"),
            Stance.ASSERTS, CERTAIN, MINUS, id="nobody",
        ),
        pytest.param(
            "The pilot said the crew was not only tired but ill.",
            said("said", "The pilot", "the crew was not only tired but ill"),
            Stance.ASSERTS, CERTAIN, PLUS, id="not only denies nothing",
        ),
        pytest.param(
            "The pilot said the rumour was untrue.",
            said("said", "The pilot", "the rumour was untrue"),
            Stance.DENIES, CERTAIN, MINUS, id="a plain verb with a denial in the content",
        ),
        pytest.param(
            "The pilot said he did not know whether the door was shut.",
            said("said", "The pilot", "he did not know whether the door was shut"),
            Stance.QUESTIONS, UNKNOWN, PLUS, id="does not know whether",
        ),
        pytest.param(
            "The pilot said he knew nothing of the plan.",
            said("said", "The pilot", "he knew nothing of the plan"),
            Stance.ASSERTS, CERTAIN, MINUS, id="knowing nothing is an assertion",
        ),
        pytest.param(
            "The inspector said there was no evidence of sabotage.",
            said("said", "The inspector", "there was no evidence of sabotage"),
            Stance.QUESTIONS, UNKNOWN, PLUS, id="no evidence",
        ),
        pytest.param(
            "The club said it did not rule out a sale.",
            said("said", "The club", "it did not rule out a sale"),
            Stance.DOES_NOT_RULE_OUT, POSSIBLE, PLUS, id="does not rule out, in the content",
        ),
        pytest.param(
            "The club has not ruled out a sale.",
            said("ruled", "The club", "a sale", lemma="rule out"),
            Stance.DOES_NOT_RULE_OUT, POSSIBLE, PLUS, id="does not rule out, as the cue",
        ),
        pytest.param(
            "The club denied that it had sold the ground.",
            said("denied", "The club", "it had sold the ground"),
            Stance.DENIES, CERTAIN, MINUS, id="a denial",
        ),
        pytest.param(
            "The club did not deny that it had sold the ground.",
            said("deny", "The club", "it had sold the ground"),
            Stance.QUESTIONS, UNKNOWN, PLUS, id="not denying is not confirming",
        ),
        pytest.param(
            "The club could not confirm the sale.",
            said("confirm", "The club", "the sale"),
            Stance.QUESTIONS, UNKNOWN, PLUS, id="not confirming is not denying",
        ),
        pytest.param(
            "Neither the club nor the league would confirm the sale.",
            said("confirm", "the club nor the league", "the sale"),
            Stance.QUESTIONS, UNKNOWN, PLUS, id="neither would confirm",
        ),
        pytest.param(
            "The club said the league rejects the claim.",
            said("said", "The club", "the league rejects the claim"),
            Stance.DENIES, CERTAIN, MINUS, id="a denial told of",
        ),
        pytest.param(
            "The club said it was worried about the pitch.",
            said("said", "The club", "it was worried about the pitch"),
            Stance.CONCERNED, CERTAIN, PLUS, id="a worry told of",
        ),
        pytest.param(
            "The club declined to comment on the sale.",
            said("declined", "The club", "to comment on the sale"),
            Stance.QUESTIONS, UNKNOWN, PLUS, id="declined to comment",
        ),
        pytest.param(
            "The club would not say who paid.",
            said("say", "The club", "who paid"),
            Stance.QUESTIONS, UNKNOWN, PLUS, id="would not say",
        ),
        pytest.param(
            "The club called the claim a hoax.",
            said("called", "The club", "the claim a hoax"),
            Stance.DENIES, CERTAIN, MINUS, id="calling a claim a hoax denies it",
        ),
        pytest.param(
            "The critic called the play a triumph.",
            said("called", "The critic", "the play a triumph"),
            Stance.CALLS, CERTAIN, PLUS, id="calling a thing something",
        ),
        pytest.param(
            "Residents described a night of flooding.",
            said("described", "Residents", "a night of flooding"),
            Stance.ASSERTS, CERTAIN, PLUS, id="describing without as tells",
        ),
        pytest.param(
            "The bishop confirmed his backing for the strike.",
            said("confirmed", "The bishop", "his backing for the strike"),
            Stance.SUPPORTS, CERTAIN, PLUS, id="confirming one's backing supports",
        ),
        pytest.param(
            "The bishop voiced concern over the strike.",
            said("voiced", "The bishop", "concern over the strike"),
            Stance.CONCERNED, CERTAIN, PLUS, id="a light verb leaves it to its noun",
        ),
        pytest.param(
            "The coastguard warned sailors to stay ashore.",
            said("warned", "The coastguard", "sailors to stay ashore"),
            Stance.WARNS, UNKNOWN, PLUS, id="advice commits to nothing",
        ),
        pytest.param(
            "The coastguard warned that the pier was rotten.",
            said("warned", "The coastguard", "the pier was rotten"),
            Stance.WARNS, CERTAIN, PLUS, id="a warning that something is so",
        ),
        pytest.param(
            "The club wants a new stadium.",
            said("wants", "The club", "a new stadium", tier=Tier.ATTITUDE),
            Stance.URGES, CERTAIN, PLUS, id="wanting a thing",
        ),
        pytest.param(
            "The ship reportedly struck a reef.",
            said("reportedly", None, "The ship", "struck a reef"),
            Stance.ASSERTS, UNKNOWN, PLUS, id="hearsay with nobody to commit",
        ),
        pytest.param(
            "The ship is believed to have struck a reef.",
            said("believed", None, "The ship", "to have struck a reef", tier=Tier.ATTITUDE),
            Stance.ASSERTS, PROBABLE, PLUS, id="agentless belief",
        ),
    ],
)  # fmt: skip
def test_what_a_source_does_with_a_content(
    text: str, spoken: Said, stance: Stance, certainty: Certainty, polarity: Polarity
) -> None:
    statement = statement_of(text, spoken)
    assert (statement.stance, statement.certainty, statement.polarity) == (stance, certainty, polarity)


@pytest.mark.parametrize(
    ("content", "conditional"),
    [
        pytest.param("the quay will flood if the pumps stop", True, id="if"),
        pytest.param("the quay will flood unless the pumps start", True, id="unless"),
        pytest.param("it was not clear if the quay would flood", False, id="if that asks"),
        pytest.param("the quay would flood by noon", False, id="would of reported speech"),
        pytest.param("such a storm would flood the quay", True, id="a thing only thought of"),
    ],
)
def test_a_condition_is_kept(content: str, conditional: bool) -> None:
    text = f"The engineer said {content}."
    assert statement_of(text, said("said", "The engineer", content)).conditional is conditional


def test_neither_confirmed_nor_denied_is_one_refusal() -> None:
    text = "The consul neither confirmed nor denied the sale."
    found = statements_of(
        text,
        said("confirmed", "The consul", "nor denied the sale"),
        said("denied", "The consul", "the sale"),
    )
    assert [(s.stance, [c.of(text) for c in s.content]) for s in found] == [(Stance.QUESTIONS, ["the sale"])]


def test_a_negative_answer_to_words_about_the_speaker_denies_them() -> None:
    text = "Belnia says Ostmark closed the border. Ostmark says it never closed the border."
    found = statements_of(
        text,
        said("says", "Belnia", "Ostmark closed the border"),
        said("says", "Ostmark", "it never closed the border"),
    )
    assert [s.stance for s in found] == [Stance.ASSERTS, Stance.DENIES]


def test_direct_speech_is_judged_like_indirect() -> None:
    text = "“That is simply not true,” skipper Nils Aker said."
    spoken = said("said", "skipper Nils Aker", "“That is simply not true,”", kind=Kind.DIRECT)
    assert statement_of(text, spoken).stance is Stance.DENIES
