"""A depth or a temperature is the setting of a story; what is counted or paid comes first."""

from dataclasses import replace
from decimal import Decimal

from reportedly.brief.order import ordered
from reportedly.records import Claim, Facet, Origins, Question, Status, StatusLabel

ASSERTED = Status(
    label=StatusLabel.ASSERTED,
    asserted_by=("police",),
    confirmed_by=(),
    denied_by=(),
    retracted_by=(),
    order_known=True,
    rule="status/1",
)
LORRIES = Claim(
    claim_id="c1",
    question="q1",
    label="lorries: 17",
    low=Decimal(17),
    high=Decimal(17),
    unit="count",
    counted_class="vehicles",
    stage="none",
    figures=("f1",),
    statements=("s1",),
    against=(),
    origins=Origins(sure=1, max=1, unnamed=0),
    origin_ids=(),
    articles=1,
    status=ASSERTED,
    rule="claims/1",
)


def _question(claim: Claim, label: str) -> Question:
    return Question(
        question_id=claim.question,
        label=label,
        topic=label,
        facet=Facet.NUMBER,
        claims=(claim.claim_id,),
        rule="q",
    )


def test_a_depth_stands_behind_a_count_however_often_it_is_repeated() -> None:
    depth = replace(
        LORRIES, claim_id="c2", question="q2", unit="metre", counted_class="other:mud", articles=9
    )
    claims = {claim.claim_id: claim for claim in (LORRIES, depth)}
    questions = (_question(depth, "mud"), _question(LORRIES, "vehicles"))
    assert [question.label for question in ordered(questions, claims)] == ["vehicles", "mud"]
