"""Frames: who does what to whom in a content, whatever its form."""

import pytest
from spoken import parse_of

from reportedly.extract.statements.frames import find_frames
from reportedly.extract.trees import plant
from reportedly.records import Frame, Phrase, Span


def frames_of(text: str) -> tuple[Frame, ...]:
    return find_frames(plant(parse_of(text)), [Span(0, len(text))])


def head(phrase: Phrase | None) -> str | None:
    return phrase.head if phrase else None


@pytest.mark.parametrize(
    ("sentence", "predicate", "agent", "object_"),
    [
        pytest.param("The navy sank two trawlers.", "sink", "navy", "trawler", id="active"),
        pytest.param("Two trawlers were sunk by the navy.", "sink", "navy", "trawler", id="passive turned"),
        pytest.param("The depot was empty.", "empty", "depot", None, id="what something is"),
        pytest.param("There was no leak at the plant.", "be", None, "leak", id="that there is something"),
        pytest.param("The council plans to close the ferry line.", "close", "council", "line", id="led to"),
        pytest.param("A group of divers searched the dock.", "search", "diver", "dock", id="measured out"),
    ],
)
def test_a_clause_tells_who_does_what_to_whom(sentence, predicate, agent, object_):
    frame = frames_of(sentence)[0]
    assert (frame.predicate, head(frame.agent), head(frame.object)) == (predicate, agent, object_)


def test_a_clause_joined_to_another_keeps_its_subject():
    first, second = frames_of("The ferry left the harbour and struck a rock.")
    assert (head(first.agent), head(second.agent)) == ("ferry", "ferry")
    assert (first.predicate, second.predicate) == ("leave", "strike")


@pytest.mark.parametrize(
    ("sentence", "negated"),
    [
        pytest.param("The crew did not see the rock.", True, id="not"),
        pytest.param("Nobody saw the rock.", True, id="nobody"),
        pytest.param("The pilot failed to see the rock.", True, id="failed to"),
        pytest.param("The crew saw the rock.", False, id="plain"),
    ],
)
def test_a_clause_that_says_no_is_negated(sentence, negated):
    assert frames_of(sentence)[0].negated is negated


def test_what_may_or_will_come_is_modal():
    assert frames_of("The council will close the ferry line.")[0].modal
    assert frames_of("The council plans to close the ferry line.")[0].modal
    assert not frames_of("The council closed the ferry line.")[0].modal


def test_a_content_without_a_clause_gives_the_frame_of_its_noun():
    (frame,) = frames_of("the closure of the ferry line")
    assert (frame.predicate, head(frame.object)) == ("closure", "line")


def test_a_clause_that_only_describes_gives_no_frame_of_its_own():
    frames = frames_of("The ferry that serves the islands left the harbour when the storm passed.")
    assert [frame.predicate for frame in frames] == ["leave"]
