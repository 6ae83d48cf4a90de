"""The learned weights: verified, the same bytes from the same numbers, refused when damaged."""

from importlib import resources

import numpy as np
import pytest

from reportedly.errors import ModelNotTrusted
from reportedly.extract.attributions.network import Network
from reportedly.extract.attributions.weights import FILE, SUMS, load_models, read_models, write_models

FOLDER = resources.files("reportedly.extract.attributions") / "weights"


def small(seed: int) -> Network:
    random = np.random.default_rng(seed)
    return Network(
        table=random.integers(-127, 127, (8, 3)).astype(np.int8),
        scale=np.ones(3, np.float32),
        bias=np.zeros(3, np.float32),
        out=np.ones(2, np.float32),
    )


def test_the_shipped_weights_are_the_listed_ones_and_small() -> None:
    assert load_models().digest
    assert len((FOLDER / FILE).read_bytes()) < 3_000_000


def test_one_changed_byte_is_refused() -> None:
    data = bytearray((FOLDER / FILE).read_bytes())
    data[len(data) // 2] ^= 1
    listed = (FOLDER / SUMS).read_text(encoding="ascii").split()[0]
    with pytest.raises(ModelNotTrusted, match="not the ones listed"):
        read_models(bytes(data), expected=listed)


def test_equal_weights_give_equal_bytes_and_come_back_whole() -> None:
    networks = {"cue": small(1), "source": small(2), "content": small(3)}
    data, digest = write_models(networks)
    assert (data, digest) == write_models(networks)
    models = read_models(data, expected=digest)
    assert np.array_equal(models.source.table, networks["source"].table)


def test_a_score_is_the_linear_part_plus_the_hidden_part() -> None:
    network = Network(
        table=np.array([[2, 1, -3], [1, 1, 1]], np.int8),
        scale=np.array([1, 1, 1], np.float32),
        bias=np.array([0.5, 0, 0], np.float32),
        out=np.array([10, 100], np.float32),
    )
    # Rows 0 and 1: linear 2 + 1 + 0.5; hidden 1 + 1 = 2 and max(0, -3 + 1) = 0.
    assert network.score(np.array([[0, 1]], np.int32)).tolist() == [23.5]


def test_no_candidates_have_no_scores() -> None:
    assert small(1).score(np.zeros((0, 2), np.int32)).tolist() == []
