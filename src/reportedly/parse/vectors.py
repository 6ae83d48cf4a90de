"""Token vectors as spaCy's ``tok2vec`` gives them: words remembered, layers in NumPy.

They take six tenths of spaCy's parse. A third of that, a word's embedding, depends on the
word alone and is remembered; the rest, four layers that look at a word's neighbours, is
done here with faster products (12 → 4 ms an article). The vectors differ from spaCy's in
the last bits (2e-6); tests and ``benchmarks.speed.same`` hold the parses to be the same.
"""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from reportedly.parse.products import Rows, SteadyProduct

__all__ = ["TokenVectors"]

_MOST: Final = 16_000
"""Words remembered (9 MB with their keys), before the memory is cleared: a process that runs for weeks must not grow."""
_TINY: Final = np.float32(1e-8)
"""What thinc adds to a variance."""


class TokenVectors:
    """Stands in for a pipeline's ``tok2vec``. Raises ValueError when it is not built as this one knows it."""

    def __init__(self, nlp: Any) -> None:
        model = nlp.get_pipe("tok2vec").model
        extract, _, hashed, mixed, _ = model.get_ref("embed").layers
        encode = model.get_ref("encode")
        self._features: list[int] = extract.attrs["columns"]
        self._hashed = hashed.layers[0]
        self._mixed = _Maxout(mixed)
        self._layers = [_Maxout(residual) for residual in encode.layers[0].layers]
        self._reach = len(self._layers)  # words to each side that the layers see, one each
        if encode.attrs["pad"] != self._reach:
            raise ValueError(f"{self._reach} layers see {encode.attrs['pad']} neighbours")
        self._places: dict[bytes, int] = {}
        self._vectors = np.empty((_MOST, self._mixed.width), np.float32)

    def __call__(self, docs: Sequence[Any]) -> Rows:
        """One row a token, for all documents one after the other. No document's rows depend on another."""
        words = self._words(np.concatenate([doc.to_array(self._features) for doc in docs]))
        inside = self._inside([len(doc) for doc in docs])
        rows = np.zeros((len(inside) + self._reach * (len(docs) + 1), self._mixed.width), np.float32)
        rows[inside] = words
        for layer in self._layers:
            rows += layer(_windows(rows))
        return rows[inside]

    def _inside(self, lengths: Sequence[int]) -> npt.NDArray[np.intp]:
        """The rows of the tokens, when empty rows keep each document out of its neighbours' sight."""
        before = np.repeat(np.arange(1, len(lengths) + 1), lengths) * self._reach
        return before + np.arange(len(before))

    def _words(self, features: npt.NDArray[np.uint64]) -> Rows:
        """Embedded words: a function of each row of features alone."""
        keys: list[bytes] = features.view(f"V{features[0].nbytes}").ravel().tolist() if len(features) else []
        new = {key: at for at, key in enumerate(keys) if key not in self._places}
        if len(self._places) + len(new) > _MOST:
            self._places.clear()
            new = {key: at for at, key in enumerate(keys)}
            if len(new) > _MOST:  # a dump: nothing in it is worth remembering
                return self._embedded(features)
        if new:
            first = len(self._places)
            self._vectors[first : first + len(new)] = self._embedded(features[list(new.values())])
            self._places.update(zip(new, range(first, first + len(new)), strict=True))
        return self._vectors[[self._places[key] for key in keys]]

    def _embedded(self, features: npt.NDArray[np.uint64]) -> Rows:
        return self._mixed(self._hashed.predict(np.ascontiguousarray(features)))


class _Maxout:
    """A layer's arithmetic: the largest of its pieces, normalised over the row."""

    def __init__(self, model: Any) -> None:
        (maxout,) = (node for node in model.walk() if node.name == "maxout")
        (norm,) = (node for node in model.walk() if node.name == "layernorm")
        weights, bias = maxout.get_param("W"), maxout.get_param("b")  # (out, pieces, in), (out, pieces)
        self.width, self._pieces = bias.shape
        # The pieces side by side, each whole: so that the largest is found column by column.
        self._product = SteadyProduct(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1))
        self._bias = np.ascontiguousarray(bias.T).ravel()
        self._gain, self._shift = norm.get_param("G"), norm.get_param("b")

    def __call__(self, rows: Rows) -> Rows:
        pieces = self._product(rows)
        pieces += self._bias
        best = pieces[:, : self.width].copy()
        for piece in range(1, self._pieces):
            np.maximum(best, pieces[:, piece * self.width : (piece + 1) * self.width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / np.float32(self.width) + _TINY
        best *= (1 / np.sqrt(spread))[:, None]
        best *= self._gain
        best += self._shift
        return best


def _windows(rows: Rows) -> Rows:
    """Each row between its two neighbours; nothing lies beyond the ends."""
    count, width = rows.shape
    windows = np.zeros((count, 3 * width), np.float32)
    windows[1:, :width] = rows[:-1]
    windows[:, width : 2 * width] = rows
    windows[:-1, 2 * width :] = rows[1:]
    return windows
