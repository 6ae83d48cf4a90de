"""Matrix products that are fast and give a row the same bits wherever it lies.

spaCy multiplies by BLIS, whose wheel has plain loops only; NumPy's BLAS takes a fifth of
the time (0.5 against 2.7 ms for the 576 rows of a layer, with AVX-512). But it is free to
add in another order for another number of rows, and on AVX2 machines does so by a row's
place as well. A paragraph's parse must not hang on its neighbours, so rows are multiplied
in blocks of one shape, the longest in which every place gives the same bits.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from thinc.api import NumpyOps

__all__ = ["Rows", "SteadyProduct"]

Rows = npt.NDArray[np.float32]

_BLOCKS: Final = (48, 16, 8)
"""Rows a block, longest first. Longer ones gain nothing: an article's last block is half empty on average."""
_PLAIN: Final = NumpyOps()
"""spaCy's own products: slow, and steady everywhere."""


class SteadyProduct:
    """``rows @ weights`` for any number of rows; each row of it is a function of that row alone, to the bit."""

    def __init__(self, weights: Rows, *, few: bool = False) -> None:
        """Weights (k, m); ``few``: a dozen rows come at a time, not hundreds."""
        self._weights = np.ascontiguousarray(weights)
        self._block = _steady_block(self._weights, _BLOCKS[1:] if few else _BLOCKS)

    def __call__(self, rows: Rows) -> Rows:
        """The product: (n, k) by (k, m) gives (n, m)."""
        if self._block is None:
            plain: Rows = _PLAIN.gemm(rows, self._weights)
            return plain
        count, width = rows.shape
        filled = -(-count // self._block) * self._block
        if filled != count:
            rows = np.concatenate([rows, np.zeros((filled - count, width), np.float32)])
        blocks = np.matmul(rows.reshape(-1, self._block, width), self._weights)
        product: Rows = blocks.reshape(filled, self._weights.shape[1])[:count]
        return product


def _steady_block(weights: Rows, blocks: Sequence[int]) -> int | None:
    """The longest block in which equal rows have equal products, to the bit, at every place.

    Which places differ depends on the processor and the shape, never on the numbers, so
    a few rows of noise decide it.
    """
    rows = np.random.default_rng(0).standard_normal((3, 1, len(weights))).astype(np.float32)
    for block in blocks:
        products = np.matmul(np.repeat(rows, block, axis=1), weights)
        if bool((products == products[:, :1]).all()):
            return block
    return None
