"""A row's product and a token's vector hang on nothing beside them, to the last bit."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import parser

from reportedly.parse import products
from reportedly.parse.products import SteadyProduct

NOISE = np.random.default_rng(7)
SHAPES = ((288, 288), (576, 288), (96, 64), (64, 1024), (64, 106), (3, 5))


@pytest.mark.parametrize(("width", "columns"), SHAPES)
@pytest.mark.parametrize("count", [0, 1, 2, 15, 16, 47, 48, 49, 500])
def test_a_rows_product_is_the_same_alone_and_at_any_place(width: int, columns: int, count: int) -> None:
    weights = NOISE.standard_normal((width, columns)).astype(np.float32)
    rows = NOISE.standard_normal((count, width)).astype(np.float32)
    product = SteadyProduct(weights)
    together = product(rows)
    assert together.shape == (count, columns)
    np.testing.assert_allclose(together, rows @ weights, rtol=1e-4, atol=1e-4)
    for at in range(0, count, 7):
        assert product(rows[at : at + 1]).tobytes() == together[at : at + 1].tobytes()


def test_where_no_block_is_steady_the_plain_loops_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(products, "_BLOCKS", ())
    weights, rows = np.eye(4, 3, dtype=np.float32), np.arange(8, dtype=np.float32).reshape(2, 4)
    assert SteadyProduct(weights)(rows).tolist() == [[0, 1, 2], [4, 5, 6]]


def vectors_of(texts: list[str]) -> list[Any]:
    """Vectors of each text, read with the others."""
    docs = [parser()._nlp.make_doc(text) for text in texts]
    ends = np.cumsum([len(doc) for doc in docs])
    return np.split(parser()._vectors(docs), ends[:-1])


WORDS = st.sampled_from(
    [
        "The",
        "ferry",
        "sank",
        "off",
        "Sarn",
        "at",
        "six",
        ",",
        "police",
        "said",
        ".",
        "Nobody",
        "14",
        "—",
        "5°C",
        "X",
    ]
)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.lists(WORDS, max_size=60).map(" ".join), min_size=1, max_size=8))
def test_a_paragraphs_vectors_are_the_same_alone_and_in_any_company(texts: list[str]) -> None:
    for text, vectors in zip(texts, vectors_of(texts), strict=True):
        assert vectors_of([text])[0].tobytes() == vectors.tobytes()


def test_vectors_are_spacys_but_for_the_last_bits() -> None:
    texts = ["The ferry sank off Sarn at six.", "x", "", "Police said: “Nobody is missing.”"]
    model = parser()._nlp.get_pipe("tok2vec").model
    for ours, theirs in zip(
        vectors_of(texts), model.predict([parser()._nlp.make_doc(t) for t in texts]), strict=True
    ):
        np.testing.assert_allclose(ours, theirs, atol=2e-5)
