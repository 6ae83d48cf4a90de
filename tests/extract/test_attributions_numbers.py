"""Hashing and scoring many candidates at once give what their definitions give one by one."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.extract.attributions.arrays import features
from reportedly.extract.attributions.network import Network

WORD = 2**64
BITS = 15
VALUES = st.integers(-(2**40), 2**40)


def hashed(place: int, values: tuple[int, ...]) -> int:
    """One column's row number, after the definition: the place first, then value after value."""
    mixed = (place + 1) * 0x165667B19E3779F9 % WORD
    for value in values:
        mixed = ((mixed ^ value % WORD) * 0x9E3779B97F4A7C15) % WORD
        mixed ^= mixed >> 29
    return (mixed * 0xC2B2AE3D27D4EB4F % WORD) >> (64 - BITS)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.lists(st.tuples(VALUES, VALUES, VALUES), min_size=3, max_size=3), min_size=1, max_size=4))
def test_each_column_is_hashed_by_its_place_and_values(candidates: list[list[tuple[int, int, int]]]) -> None:
    arrays = np.array(candidates, np.int64)  # candidates × columns × values
    taken = (1, 3, 2)  # a column of one value, of three, of two
    columns = [tuple(arrays[:, place, turn] for turn in range(count)) for place, count in enumerate(taken)]
    expected = [
        [hashed(place, column[: taken[place]]) for place, column in enumerate(candidate)]
        for candidate in candidates
    ]
    assert features(columns, BITS).tolist() == expected


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 40), st.integers(1, 100), st.integers(0, 2**32 - 1))
def test_a_candidates_score_is_the_sum_of_its_features_weights(count: int, columns: int, seed: int) -> None:
    noise = np.random.default_rng(seed)
    network = Network(
        table=noise.choice([-127, 127], (64, 17)).astype(np.int8),  # the largest sums there are
        scale=noise.random(17, np.float32),
        bias=noise.random(17, np.float32),
        out=noise.random(16, np.float32),
    )
    rows = noise.integers(0, 64, (count, columns)).astype(np.int32)
    scores = network.score(rows)
    for row, score in zip(rows, scores, strict=True):
        sums = sum(network.table[feature].astype(np.int64) for feature in row) * network.scale + network.bias
        np.testing.assert_allclose(
            score, sums[0] + np.maximum(sums[1:], 0) @ network.out, rtol=1e-4, atol=1e-2
        )
