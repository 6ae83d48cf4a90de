"""Who said what: the ways English news says it, one example each. All names and events are invented."""

import pytest
from attribution_reading import attributions_in, parse_lines, said

from reportedly.extract.attributions import find_attributions
from reportedly.records import Kind, Tier

ONE_SAYING = [
    pytest.param(
        "The mayor said that the bridge was safe.",
        ("The mayor", "said", "the bridge was safe"),
        id="source, cue, content; the conjunction stays outside",
    ),
    pytest.param(
        "Two ferries collided off Sarn, police said on Tuesday.",
        ("police", "said", "Two ferries collided off Sarn"),
        id="content, source, cue",
    ),
    pytest.param(
        "“The water rose in an hour,” said Mara Quist, a teacher.",
        ("Mara Quist", "said", "“The water rose in an hour,”"),
        id="content, cue, source without its apposition",
    ),
    pytest.param(
        "“No one,” Dr Hale said, “has survived such a fall.”",
        ("Dr Hale", "said", "“No one,” | “has survived such a fall.”"),
        id="the cue interrupts the quotation",
    ),
    pytest.param(
        "“It came out of nowhere,” said Tomas Lund. “We had no time to turn.”",
        ("Tomas Lund", "said", "“It came out of nowhere,” | “We had no time to turn.”"),
        id="the quotation goes on in the next sentence",
    ),
    pytest.param(
        "“The river rose in an hour.\n\n“We left everything,” said Mara Quist.",
        ("Mara Quist", "said", "“The river rose in an hour. | “We left everything,”"),
        id="a quotation over two paragraphs, the speaker named in the second",
    ),
    pytest.param(
        "According to the coastguard, nine boats were lost.",
        ("the coastguard", "According to", "nine boats were lost"),
        id="according to, first",
    ),
    pytest.param(
        "Nine boats were lost, according to Ingrid Solem, a duty officer.",
        ("Ingrid Solem", "according to", "Nine boats were lost"),
        id="according to, last",
    ),
    pytest.param(
        "The driver was reportedly speeding when the lorry hit the barrier.",
        (None, "reportedly", "The driver was | speeding when the lorry hit the barrier"),
        id="an adverb: nobody is named, the content is its clause",
    ),
    pytest.param(
        "The minister allegedly took bribes.",
        (None, "allegedly", "The minister | took bribes"),
        id="allegedly",
    ),
    pytest.param(
        "It was alleged that the contractor had used weak steel.",
        (None, "alleged", "the contractor had used weak steel"),
        id="the agentless passive",
    ),
    pytest.param(
        "The former treasurer is said to have left the country.",
        (None, "said", "The former treasurer | to have left the country"),
        id="is said to have: the subject is part of what is said",
    ),
    pytest.param(
        "Reuters reported, citing two officials, that talks had broken down.",
        ("Reuters", "reported", "talks had broken down"),
        id="citing is no cue of its own and no content",
    ),
    pytest.param(
        "The death toll has risen to 17, the news agency Lenta quoted the governor as saying.",
        ("the governor", "saying", "The death toll has risen to 17"),
        id="quoted as saying: the one quoted speaks",
    ),
    pytest.param(
        "The thieves must have had a key, detective Rolf Hauge reasoned.",
        ("detective Rolf Hauge", "reasoned", "The thieves must have had a key"),
        id="a closing speaker, whatever the parser makes of the noun before",
    ),
    pytest.param(
        "In a post on Monday, the navy said: “The vessel is safe.”",
        ("the navy", "said", "“The vessel is safe.”"),
        id="a colon before the quotation",
    ),
    pytest.param(
        "Asked whether troops were sent, the general said he could not confirm it.",
        ("the general", "said", "he could not confirm it"),
        id="what the reporters asked is no statement",
    ),
    pytest.param(
        "Witnesses told Radio Sarn they had seen smoke.",
        ("Witnesses", "told", "they had seen smoke"),
        id="who is told is neither source nor content",
    ),
    pytest.param(
        "“I just hope the ferry comes back.” ― Jorun Falk",
        ("Jorun Falk", "―", "“I just hope the ferry comes back.”"),
        id="a signature after the quotation",
    ),
    pytest.param(
        "Neither the ministry nor the company would say how many were inside.",
        ("the ministry nor the company", "say", "how many were inside"),
        id="a joint source stays whole",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ONE_SAYING)
def test_one_saying_is_found_with_its_source_and_content(
    text: str, expected: tuple[str | None, str, str]
) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“We are still searching,” she told reporters, adding that two divers were missing.",
            [("she", "told", "“We are still searching,”"), ("she", "adding", "two divers were missing")],
            id="adding that: the subject of the governing verb",
        ),
        pytest.param(
            "The agency said that the minister had told parliament that no shells were sent.",
            [
                ("The agency", "said", "the minister had told parliament that no shells were sent"),
                ("the minister", "told", "no shells were sent"),
            ],
            id="a saying within a saying",
        ),
        pytest.param(
            "The hospital said it had admitted 40 people; a spokesman said most had minor injuries.",
            [
                ("The hospital", "said", "it had admitted 40 people"),
                ("a spokesman", "said", "most had minor injuries"),
            ],
            id="two sayings with a semicolon between",
        ),
        pytest.param(
            "Officials confirmed that the pipeline had been shut down but denied reports that workers were hurt.",
            [
                ("Officials", "confirmed", "the pipeline had been shut down"),
                ("Officials", "denied", "reports that workers were hurt"),
                (None, "reports", "workers were hurt"),
            ],
            id="coordinated cues share a source, not their contents; a noun reports within one",
        ),
        pytest.param(
            "SOLEM: We heard the call at six.\nLUND: And what did you do?",
            [("SOLEM", ":", "We heard the call at six"), ("LUND", ":", "And what did you do")],
            id="a transcript",
        ),
        pytest.param(
            "“It came from the sea,” said Tomas Lund. “We ran.\n“Nobody was hurt,” he added.",
            [
                ("Tomas Lund", "said", "“It came from the sea,” | “We ran."),
                ("he", "added", "“Nobody was hurt,”"),
            ],
            id="a quotation that goes on belongs to the nearer speaker",
        ),
    ],
)
def test_several_sayings_are_kept_apart(text: str, expected: list[tuple[str | None, str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The ferry left at six and sank at noon.", id="plain narration"),
        pytest.param("Police found a spare key in the garden.", id="found a thing"),
        pytest.param("The said road is closed until Friday.", id="the said road"),
        pytest.param("", id="nothing"),
        pytest.param("“”", id="empty marks"),
        pytest.param(":", id="a lone colon"),
        pytest.param("Said", id="a lone cue"),
    ],
)
def test_nothing_is_made_of_text_in_which_nobody_speaks(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("“All are safe,” the captain said.", Kind.DIRECT, id="all words quoted"),
        pytest.param("The captain called the rescue “a small miracle”.", Kind.MIXED, id="some words quoted"),
        pytest.param("The captain said all were safe.", Kind.INDIRECT, id="no word quoted"),
    ],
)
def test_the_kind_tells_how_much_is_quoted(text: str, kind: Kind) -> None:
    (found,) = attributions_in(text)
    assert found.kind is kind


@pytest.mark.parametrize(
    ("text", "tier", "lemma"),
    [
        pytest.param("The captain said all were safe.", Tier.REPORTING, "say", id="speech"),
        pytest.param(
            "Police believe the fire was started deliberately.", Tier.ATTITUDE, "believe", id="belief"
        ),
        pytest.param(
            "All were safe, according to the captain.", Tier.REPORTING, "according to", id="preposition"
        ),
    ],
)
def test_speech_and_attitude_are_told_apart(text: str, tier: Tier, lemma: str) -> None:
    (found,) = attributions_in(text)
    assert (found.tier, found.cue_lemma) == (tier, lemma)


def test_nothing_is_read_from_headings() -> None:
    text = "Bridge is safe, mayor says\nThe bridge opened in May."
    assert find_attributions("made-up", text, parse_lines(text, headings=1)) == ()
