"""Topics: questions in words, whose answers stand beside each other."""

from dataclasses import replace

import pytest
from coverage_in_small import Count, Said, framed, report, says, tells
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.link import link
from reportedly.link.likeness.grouping import Tempering, Vectors, group_vectors, weigh
from reportedly.records import Analysis, Claim, Linking, Mention, PartyType, Polarity, Stage, Stance

SAME = Tempering(lambda words: words, lambda first, second, words: words)


def only_question(*analyses: Analysis) -> list[Claim]:
    """The claims of the one question that these articles answer."""
    linking = link(analyses)
    assert len(linking.questions) == 1
    return claims_of(linking)


def claims_of(linking: Linking) -> list[Claim]:
    claims = {claim.claim_id: claim for claim in linking.claims}
    return [claims[key] for question in linking.questions for key in question.claims]


def test_five_short_statements_that_share_few_words_by_twos_are_one_question():
    words = (
        "a spark from the welding torch set the sawmill roof alight",
        "the sawmill roof fire began with the welding",
        "welders had been at work on the sawmill roof",
        "a torch was left burning on the roof of the sawmill",
        "the fire at the sawmill came from a torch",
    )
    articles = [report(f"Paper {n}", says(f"Ana Ruiz{n}", said)) for n, said in enumerate(words)]
    assert len(link(articles).questions) == 1


def test_nobody_hurt_is_what_is_said_where_nobody_says_the_opposite():
    (claim,) = only_question(
        report(
            "Gazette",
            says("Ana Ruiz", "no passengers of the night tram were injured", polarity=Polarity.NEGATIVE),
        ),
        report(
            "Courier",
            says("Bo Lind", "no passengers of the tram were injured that night", polarity=Polarity.NEGATIVE),
        ),
    )
    assert claim.rule.endswith("yes")
    assert claim.status.denied_by == ()


def test_nobody_hurt_says_no_where_somebody_says_that_some_were():
    sides = {
        claim.rule.rpartition(" ")[2]
        for claim in only_question(
            report("Gazette", says("Ana Ruiz", "passengers of the night tram were injured")),
            report(
                "Courier",
                says("Bo Lind", "no passengers of the night tram were injured", polarity=Polarity.NEGATIVE),
            ),
        )
    }
    assert sides == {"yes", "no"}


def test_a_denial_reaches_an_answer_of_another_thread_of_its_question():
    said = report("Gazette", says("Ana Ruiz", "the night tram ran a red signal at the depot junction"))
    denied = report(
        "Courier",
        says("Bo Lind", "the tram ran a red signal", stance=Stance.DENIES),
    )
    (so,) = [claim for claim in claims_of(link([said, denied])) if claim.rule.endswith("yes")]
    assert so.status.denied_by == ("Bo Lind",)


def test_a_denial_that_shares_nothing_but_a_name_denies_nothing():
    said = report("Gazette", says("Ana Ruiz", "managers at Marlow Tramways were questioned as witnesses"))
    denied = report(
        "Courier",
        says("Bo Lind", "the fares of Marlow Tramways had risen", stance=Stance.DENIES),
    )
    assert all(claim.status.denied_by == () for claim in link([said, denied]).claims)


def test_an_outlet_that_repeats_a_named_source_in_its_own_voice_does_not_corroborate_him():
    words = "the night tram ran a red signal at the depot junction"
    (claim,) = only_question(
        report("Gazette", says("Ana Ruiz", words)), report("Courier", tells(f"{words} on Sunday"))
    )
    assert claim.status.label == "asserted"


def test_a_group_is_compared_by_what_its_members_have_in_common():
    bags = [("torch", "roof"), ("roof", "welding"), ("welding", "torch"), ("tram", "signal")]
    vectors = Vectors.of(bags, weigh(bags))
    centred = vectors.centred([[0, 1, 2], [3]])
    assert centred.count == 2
    assert group_vectors(centred, 0.1, SAME) == [[0], [1]]


@pytest.mark.parametrize("bags", [[], [()], [(), ()], [("a",)], [("a",), ("a",)]], ids=repr)
def test_nothing_and_next_to_nothing_are_grouped_without_a_fault(bags):
    vectors = Vectors.of(bags, weigh(bags))
    grouped = group_vectors(vectors, 0.2, SAME)
    assert sorted(place for group in grouped for place in group) == list(range(len(bags)))


@settings(deadline=None, max_examples=50)
@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=5).map(tuple), max_size=12))
def test_every_row_stands_in_one_group_before_and_after_centring(bags):
    vectors = Vectors.of(bags, weigh(bags))
    groups = group_vectors(vectors, 0.2, SAME)
    assert sorted(place for group in groups for place in group) == list(range(len(bags)))
    wholes = group_vectors(vectors.centred(groups), 0.2, SAME)
    assert sorted(place for group in wholes for place in group) == list(range(len(groups)))


def test_seventeen_lorries_of_april_are_no_answer_to_seventeen_that_fell():
    def counted(words: str) -> Count:
        return Count(words, 17, 17, counted="vehicles")

    fell = counted("17 vehicles"), "17 vehicles fell into the harbour when the quay gave way"
    again = counted("17 vehicles"), "17 vehicles had fallen into the harbour from the quay"
    heavy = counted("17 lorries"), "17 lorries over the weight limit drove up to the quay in April"
    counts = [
        report(f"Paper {who}", says(who, words, counts=(count,)))
        for who, (count, words) in (("Ana Ruiz", fell), ("Bo Lind", again), ("Cy Marsh", heavy))
    ]
    others = ("the quay is closed", "the quay was built of timber", "a crane stood on the quay")
    linking = link([*counts, *(report(f"Post {n}", says("Di Park", said)) for n, said in enumerate(others))])
    held = sorted(claim.articles for claim in linking.claims if claim.figures)
    assert held == [1, 2]
    assert len({claim.claim_id for claim in linking.claims}) == len(linking.claims)


def test_a_toll_of_another_day_that_nobody_dated_is_no_dispute_and_two_on_one_page_are():
    def toll(who: str, number: int) -> Said:
        count = Count(f"{number} miners", number, number)
        return says(who, f"{number} miners were killed in the shaft", counts=(count,))

    apart = link([report("Gazette", toll("Ana Ruiz", 4)), report("Courier", toll("Bo Lind", 9))])
    assert {claim.status.label for claim in apart.claims if claim.figures} == {"asserted"}
    one_page = link([report("Gazette", toll("Ana Ruiz", 4), toll("Bo Lind", 9))])
    assert {claim.status.label for claim in one_page.claims if claim.figures} == {"disputed"}


def test_a_denial_is_held_against_the_answer_it_takes_up_best_and_not_against_its_neighbour():
    words = (
        says("Ana Ruiz", "the tramway was warned in March of worn rails in the depot tunnel"),
        says("Cy Marsh", "a crane lifted eleven new rails for the depot tunnel at night"),
        says("Bo Lind", "the tramway was warned of worn rails in the tunnel", stance=Stance.DENIES),
    )
    acts = (("warn", None, "tramway"), ("lift", "crane", "rails"), ("warn", None, "tramway"))
    warned, lifted, denied = (
        framed(report(f"Paper {n}", said), act) for n, (said, act) in enumerate(zip(words, acts, strict=True))
    )
    by = {
        key: claim.status.denied_by
        for claim in link([warned, lifted, denied]).claims
        if claim.rule.endswith("yes")
        for key in claim.statements
    }
    assert by[warned.statements[0].key] == ("Bo Lind",)
    assert by[lifted.statements[0].key] == ()


def test_a_charge_that_its_own_maker_takes_back_is_retracted_and_one_that_another_denies_is_not():
    charge = "the night tram ran a red signal at the depot junction"
    made = report("Gazette", says("Ana Ruiz", charge))
    back = replace(
        report("Courier", says("Ana Ruiz", charge, stance=Stance.DENIES)).statements[0], cue_lemma="withdraw"
    )
    taken = replace(report("Courier", says("Ana Ruiz", charge, stance=Stance.DENIES)), statements=(back,))
    other = report("Courier", says("Bo Lind", charge, stance=Stance.DENIES))
    (retracted,) = [claim for claim in link([made, taken]).claims if claim.rule.endswith("yes")]
    assert (retracted.status.label, retracted.status.retracted_by) == ("retracted", ("Ana Ruiz",))
    (disputed,) = [claim for claim in link([made, other]).claims if claim.rule.endswith("yes")]
    assert disputed.status.label == "disputed"


def test_a_confirmation_of_another_count_confirms_nothing():
    def count(number: int, stage: Stage) -> Count:
        return Count(f"{number:,} soldiers", number, number, counted="soldiers", stage=stage)

    said = "soldiers of the north are in the eastern camps"
    training = report(
        "Gazette",
        says("Ana Ruiz", f"11,000 {said} for training", counts=(count(11000, Stage.TRAINING),)),
    )
    arrived = report(
        "Courier",
        says(
            "Bo Lind",
            f"3,000 {said} already",
            stance=Stance.CONFIRMS,
            counts=(count(3000, Stage.ARRIVED),),
        ),
    )
    assert all(claim.status.confirmed_by == () for claim in link([training, arrived]).claims)


def test_what_was_said_before_anybody_claimed_a_thing_denies_no_claim():
    charge = "the night tram ran a red signal at the depot junction"
    denial = report("Courier", says("Bo Lind", charge, stance=Stance.DENIES), published="2031-04-01")
    made = report("Gazette", says("Ana Ruiz", charge), published="2031-04-05")
    (so,) = [claim for claim in link([denial, made]).claims if claim.rule.endswith("yes")]
    assert so.status.denied_by == ()


def test_a_name_of_marks_alone_is_linked_like_any_other():
    page = report("Gazette", says("***", "the yard sold the rescue tug"))
    named = framed(page, ("sell", "yard", "tug"))
    span = named.statements[0].frames[0].agent.span
    marks = Mention(
        article_id=named.article.article_id,
        span=span,
        name="***",
        type=PartyType.ORGANISATION,
        role=None,
        of=None,
        resolved_by="name",
    )
    assert len(link([replace(named, mentions=(marks,))]).parties) == len(link([named]).parties)


def test_who_has_no_comment_denies_nothing_and_leaves_it_open():
    arrest = "the captain of the night ferry had been arrested in the harbour"
    made = report("Gazette", says("Ana Ruiz", arrest))
    silent = report(
        "Courier",
        says("harbour office", f"it had no comment on a report that {arrest}", polarity=Polarity.NEGATIVE),
    )
    linking = link([made, silent])
    assert all(claim.status.denied_by == () for claim in linking.claims)
    assert any(
        claim.rule.endswith("open") and silent.statements[0].key in claim.statements
        for claim in linking.claims
    )
