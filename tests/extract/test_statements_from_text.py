"""From bare text to statements: what the rules of attribution, parties and statements make of it together."""

import pytest
from spoken import article_of, parser

from reportedly.extract.attributions import find_attributions
from reportedly.extract.parties import find_mentions
from reportedly.extract.statements import assemble_statements
from reportedly.parse import parse_page
from reportedly.records import Basis, Certainty, PageText, PartyType, Stance, Statement


def read(text: str) -> tuple[Statement, ...]:
    article = article_of(text)
    page = PageText(
        capture=article.article_id,
        sha256=article.article_id,
        renderer="plain/1",
        encoding="utf-8",
        text=text,
    )
    parsed = parse_page(page, article, parser())
    attributions = find_attributions(article.article_id, text, parsed)
    mentions = find_mentions(article, text, parsed, attributions)
    return assemble_statements(article, text, parsed, attributions, mentions, (), ())


def chains(text: str) -> list[tuple[str, ...]]:
    """Of every statement the hops behind the outlet."""
    return [tuple(hop.name for hop in statement.via[1:]) for statement in read(text)]


def contents(text: str) -> list[str]:
    return [" … ".join(span.of(text) for span in statement.content) for statement in read(text)]


def references(text: str) -> list[list[int]]:
    """Of every statement the positions of those it answers."""
    statements = read(text)
    place = {statement.key: number for number, statement in enumerate(statements)}
    return [[place[key] for key in statement.refers_to] for statement in statements]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        pytest.param(
            "The weir at Orrin is leaking, its operator, Vell Power, said on Tuesday.",
            "Vell Power",
            "The weir at Orrin is leaking",
            id="a company behind its description",
        ),
        pytest.param(
            "Three wards have been closed, the hospital's director, Lena Varga, announced on Friday.",
            "Lena Varga",
            "Three wards have been closed",
            id="a person behind her office",
        ),
        pytest.param(
            "Teachers will walk out next week, their union, Schoolworkers United, said in a statement.",
            "Schoolworkers United",
            "Teachers will walk out next week",
            id="in a statement",
        ),
    ],
)
def test_words_closed_by_a_description_and_a_name_are_that_ones(text: str, source: str, content: str) -> None:
    assert chains(text) == [(source,)]
    assert contents(text) == [content]


@pytest.mark.parametrize(
    ("text", "hops"),
    [
        pytest.param(
            "Belpress, quoting the regional broadcaster Radio Orrin, which cited a fire officer, said two people had died.",
            ("Belpress", "Radio Orrin", "fire officer"),
            id="which cited, in the middle",
        ),
        pytest.param(
            "The roof fell at dawn, Belpress reported, quoting Radio Orrin, which in turn quoted a district official.",
            ("Belpress", "Radio Orrin", "district official"),
            id="which in turn quoted, at the end",
        ),
        pytest.param(
            "The suspect has been released, according to the Orrin Gazette, which cited a police source.",
            ("Orrin Gazette", "police source"),
            id="according to one which cited",
        ),
        pytest.param(
            "The mayor told Radio Orrin, which was quoted by Belpress, that the weir would close.",
            ("Belpress", "Radio Orrin", "mayor"),
            id="told one which was quoted",
        ),
        pytest.param(
            "The weir will close, the mayor told Radio Orrin, according to Belpress.",
            ("Belpress", "Radio Orrin", "mayor"),
            id="told one, according to another",
        ),
        pytest.param(
            "The weir will close, the mayor told Radio Orrin, as Belpress reported.",
            ("Belpress", "Radio Orrin", "mayor"),
            id="told one, as another reported",
        ),
        pytest.param(
            "The Orrin Gazette quoted the mayor as saying the weir had been closed since Monday.",
            ("Orrin Gazette", "mayor"),
            id="quoted as saying",
        ),
    ],
)
def test_every_hop_of_a_chain_is_named_from_the_outlet_outward(text: str, hops: tuple[str, ...]) -> None:
    assert chains(text) == [hops]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param(
            "According to the Orrin Gazette, citing a police source, the suspect had been released.",
            "the suspect had been released",
            id="the main clause behind according to",
        ),
        pytest.param(
            "The strike is over, union leader Jan Moser confirmed to the Orrin Gazette on Sunday.",
            "The strike is over",
            id="the clause in front, not the one told",
        ),
        pytest.param(
            "The president's train turned back, state television said, quoting the transport ministry.",
            "The president's train turned back",
            id="no citing phrase",
        ),
    ],
)
def test_content_is_what_is_said_without_whence_it_came(text: str, content: str) -> None:
    assert contents(text) == [content]


def test_a_refusal_has_no_content_of_the_sentence_before_and_points_at_it() -> None:
    text = "The mayor is understood to have offered to resign. His office has not commented."
    assert contents(text) == ["The mayor … to have offered to resign", ""]
    assert references(text) == [[], [0]]


def test_that_alone_is_disputed_and_the_rest_is_said() -> None:
    text = "The company said it had paid in full. The union disputed that, saying wages were still owed."
    assert contents(text) == ["it had paid in full", "that", "wages were still owed"]
    assert references(text)[1] == [0]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        pytest.param(
            "The bank's lawyer would not discuss the price.", "bank's lawyer", "the price", id="would not"
        ),
        pytest.param(
            "The spokesman for the club would not be drawn on the rumours.",
            "club",
            "the rumours",
            id="be drawn",
        ),
        pytest.param(
            "The ministry would neither confirm nor deny the reports.",
            "ministry",
            "the reports",
            id="neither nor",
        ),
    ],
)
def test_whoever_keeps_something_back_leaves_it_open(text: str, source: str, content: str) -> None:
    statement = read(text)[0]
    assert statement.source.name == source
    assert (statement.stance, statement.certainty) == (Stance.QUESTIONS, Certainty.UNKNOWN)
    assert contents(text) == [content]


def test_a_clause_in_front_and_the_quotation_behind_the_speaker_are_one_statement() -> None:
    text = "Two more were found overnight, the fire chief said. “That makes nine, and there may be others.”"
    assert contents(text) == ["Two more were found overnight … “That makes nine, and there may be others.”"]


def test_what_was_asked_goes_on_behind_its_comma() -> None:
    text = "The manager would not say why, or whether the gate had been locked."
    assert contents(text) == ["why, or whether the gate had been locked"]


def test_silence_is_told_by_the_outlet() -> None:
    assert [statement.cue for statement in read("The ministry has not answered.")] == [None]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param(
            "The governor said nine people had died. The army denied the governor's account.",
            [0],
            id="whose account",
        ),
        pytest.param(
            "The governor said nine people had died. The army rejected his version of events.",
            [0],
            id="a version of events",
        ),
        pytest.param(
            "Rebels say they hold the town. The army has not confirmed this, and the clerk denied it.",
            [0],
            id="it, behind another's answer",
        ),
    ],
)
def test_an_answer_points_at_the_claim(text: str, meant: list[int]) -> None:
    assert references(text)[-1] == meant


def test_a_denial_itself_can_be_rejected() -> None:
    text = "The union said talks had failed. The minister denied that. The union rejected the denial."
    assert references(text) == [[], [0], [1]]


@pytest.mark.parametrize(
    ("text", "source", "basis"),
    [
        pytest.param(
            "Half of the beaches failed a test, according to a survey by the environment agency.",
            "environment agency",
            Basis.DOCUMENT,
            id="by its survey",
        ),
        pytest.param(
            "Unemployment fell in May, according to figures published by the labour ministry on Thursday.",
            "labour ministry",
            Basis.NONE_STATED,
            id="by its figures",
        ),
    ],
)
def test_a_body_speaks_by_what_it_publishes(text: str, source: str, basis: Basis) -> None:
    statement = read(text)[0]
    assert (statement.source.name, statement.basis.value) == (source, basis)


def test_a_company_that_owns_is_it_in_the_next_sentence() -> None:
    text = "The ferry lost 17 boxes, its owner, Norrland Lines, said. Nobody was hurt, it said."
    assert chains(text) == [("Norrland Lines",), ("Norrland Lines",)]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        pytest.param("The prosecutor has ruled out nothing.", Stance.DOES_NOT_RULE_OUT, id="nothing"),
        pytest.param("Lawyers asked for the evidence to be thrown out.", Stance.URGES, id="asked for"),
        pytest.param("Members asked why the firm had been chosen.", Stance.QUESTIONS, id="asked why"),
    ],
)
def test_what_is_asked_for_and_ruled_out_decides_the_stance(text: str, stance: Stance) -> None:
    assert read(text)[0].stance == stance


def test_whoever_shows_a_feeling_has_said_nothing() -> None:
    assert [statement.cue for statement in read("The singer showed no emotion in the dock.")] == [None]


def test_what_the_speaker_says_of_itself_is_one_statement() -> None:
    text = "Its publisher, Lintel House, says it stands by the book."
    assert contents(text) == ["it stands by the book"]


def test_a_clause_that_its_speaker_interrupts_is_said_whole() -> None:
    text = "Sarn Works confirmed the letter. It had answered within the week, it said, and ordered new bolts."
    assert "It had answered within the week … and ordered new bolts" in contents(text)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param(
            "Vell Power said it had been told nothing. “We have a contract until 2044,” said its spokesman, Piet Moss.",
            "Vell Power",
            id="who spoke one sentence before",
        ),
        pytest.param(
            "The Anglers' Guild backed the idea. It wants the state to pay and expects fees to fall, its secretary, "
            "Hugo Brand, said.",
            "Guild",
            id="not the state it speaks of",
        ),
        pytest.param(
            "Two people from the Orrin Bridge died at St Aldric's Hospital on Thursday, its medical director, "
            "Dr Hanne Oby, said.",
            "St Aldric's Hospital",
            id="the hospital, not the bridge",
        ),
    ],
)
def test_the_office_belongs_to_a_body_that_can_have_one(text: str, body: str) -> None:
    assert read(text)[-1].source.of == body


def test_a_log_speaks_as_a_document() -> None:
    text = "Seventeen lorries were too heavy, according to a log that the Orrin Gazette has seen."
    assert read(text)[0].source.type is PartyType.DOCUMENT


def test_behind_a_colon_the_speaker_says_what_it_holds_instead() -> None:
    text = (
        "Broker Linus Hale said he had met the minister. The minister's office rejected the account: "
        "a dinner had taken place, it said, but no money had changed hands."
    )
    assert contents(text)[1:] == ["the account", "a dinner had taken place … but no money had changed hands"]


def test_a_report_in_a_named_paper_is_that_papers() -> None:
    text = "The bank denied a report in The Ledger that it had sold gold."
    assert [statement.source.name for statement in read(text)] == ["bank", "The Ledger"]
