"""How sure a figure is: the bootstrap by document, alone and paired."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.quality.bootstrap import Count, compare_pairwise, f1_of, fold_scores, interval_of

counts = st.lists(
    st.builds(
        lambda right, missed, wrong: Count(right=right, gold=right + missed, claimed=right + wrong),
        st.integers(0, 9),
        st.integers(0, 9),
        st.integers(0, 9),
    ),
    min_size=1,
    max_size=12,
)


def documents(*right: int) -> list[Count]:
    return [Count(right=each, gold=10, claimed=10) for each in right]


@given(counts)
@settings(deadline=None, max_examples=30)
def test_the_interval_holds_only_what_an_f1_can_be_and_is_the_same_again(found: list[Count]) -> None:
    once = interval_of(found, rounds=100)
    assert 0 <= once.low <= once.high <= 1
    assert once == interval_of(found, rounds=100)
    assert once.value == f1_of(found)


def test_documents_that_agree_leave_no_doubt_and_documents_that_differ_do() -> None:
    sure, unsure = interval_of(documents(8, 8, 8, 8)), interval_of(documents(2, 10, 3, 10))
    assert (sure.low, sure.high) == (0.8, 0.8)
    assert unsure.low < unsure.value < unsure.high


def test_a_gain_on_every_document_is_sure_and_a_gain_on_one_of_many_is_not() -> None:
    theirs = documents(*[5] * 20)
    gain, p = compare_pairwise(documents(*[7] * 20), theirs)
    assert (round(gain, 3), p < 0.01) == (0.2, True)
    _, p = compare_pairwise(documents(9, *[5] * 19), theirs)
    assert p > 0.05


def test_a_loss_is_no_gain_at_any_level() -> None:
    gain, p = compare_pairwise(documents(4, 4), documents(5, 5))
    assert gain < 0
    assert p == 1


def test_different_documents_cannot_be_paired() -> None:
    with pytest.raises(ValueError, match="the same are needed"):
        compare_pairwise(documents(1, 2), documents(1))
    with pytest.raises(ValueError, match="needs documents"):
        interval_of([])


def test_folds_share_out_whole_documents() -> None:
    assert fold_scores(documents(1, 2, 3, 4, 5), folds=5) == pytest.approx((0.1, 0.2, 0.3, 0.4, 0.5))
    assert fold_scores(documents(6), folds=5) == (0.6,)


def test_nothing_to_find_and_nothing_claimed_scores_nothing() -> None:
    assert f1_of([Count(right=0, gold=0, claimed=0)]) == 0
