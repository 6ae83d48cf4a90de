"""Acts: what clauses tell of whom, and which of them belong to one question."""

import pytest
from coverage_in_small import NOWHERE, framed, report, says

from reportedly.link import link
from reportedly.link.said.acts import Act, Kinship, Participant, kinship
from reportedly.records import Analysis, Stance


def who(head: str | None, group: str | None = None) -> Participant | None:
    return Participant(head, frozenset((head,)), group) if head else None


def act(kind: str, agent: str | None, object_: str | None, *, group: str | None = None) -> Act:
    return Act(
        kind=kind,
        light=kind == "light",
        agent=who(agent, group),
        object=who(object_),
        recipient=None,
        negated=False,
        modal=False,
        frame=NOWHERE,
    )


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param(act("sell", "yard", "tug"), act("sell", "yard", "tug"), Kinship.SAME, id="all alike"),
        pytest.param(act("sell", "yard", "tug"), act("sell", None, "tug"), Kinship.SAME, id="one side open"),
        pytest.param(
            act("sell", "yard", "tug"), act("sell", "tug", "yard"), Kinship.APART, id="turned round"
        ),
        pytest.param(
            act("sell", "yard", "tug"), act("sell", "yard", "crane"), Kinship.APART, id="another thing"
        ),
        pytest.param(act("light", "yard", None), act("light", "yard", None), Kinship.OPEN, id="says nothing"),
        pytest.param(act("sell", None, None), act("sell", "yard", None), Kinship.OPEN, id="nobody named"),
        pytest.param(
            act("sell", "ministry", "tug", group="Norland"),
            act("sell", "cabinet", "tug", group="Norland"),
            Kinship.SAME,
            id="one government",
        ),
    ],
)
def test_two_acts_are_one_where_a_side_agrees_and_none_is_held_by_another(a, b, expected):
    assert kinship(a, b) is expected
    assert kinship(b, a) is expected


def together(*analyses: Analysis) -> set[frozenset[str]]:
    """The words of the statements that give one answer, or speak against it."""
    words = {
        statement.key: statement.content[0].of(analysis.page_text.text).casefold()
        for analysis in analyses
        for statement in analysis.statements
    }
    linking = link(analyses)
    answers = ({*claim.statements, *claim.against} for claim in linking.claims)
    return {frozenset(words[key] for key in answer) for answer in answers if len(answer) > 1}


def test_who_does_it_to_whom_counts_and_not_the_words_that_a_whole_story_shares():
    sold = "the yard sold the rescue tug to the harbour board"
    bought = "the rescue tug was sold by the yard last spring"
    turned = "the harbour board sold the yard to the rescue fund"
    analyses = [
        framed(report("Gazette", says("Ana Ruiz", sold)), ("sell", "yard", "tug")),
        framed(report("Courier", says("Bo Lind", bought)), ("sell", "yard", "tug")),
        framed(report("Herald", says("Cy Marsh", turned)), ("sell", "board", "yard")),
    ]
    assert together(*analyses) == {frozenset({sold, bought})}


def test_an_opinion_of_a_thing_answers_another_question_than_whether_it_is_so():
    fact = "the yard sold the rescue tug"
    opinion = "the yard sold the rescue tug far too cheaply and against every promise"
    analyses = [
        framed(report("Gazette", says("Ana Ruiz", fact)), ("sell", "yard", "tug")),
        framed(report("Courier", says("Bo Lind", opinion, stance=Stance.CALLS)), ("sell", "yard", "tug")),
    ]
    assert together(*analyses) == set()


def test_a_denial_that_points_to_a_statement_stands_in_its_question_whatever_its_words():
    said = says("Ana Ruiz", "the yard sold the rescue tug")
    first = framed(report("Gazette", said), ("sell", "yard", "tug"))
    denial = says("Bo Lind", "this account", stance=Stance.DENIES, refers_to=(first.statements[0].key,))
    second = report("Courier", denial)
    assert together(first, second) == {frozenset({"the yard sold the rescue tug", "this account"})}
    (so,) = [claim for claim in link([first, second]).claims if claim.rule.endswith("yes")]
    assert so.status.denied_by == ("Bo Lind",)
