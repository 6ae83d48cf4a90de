"""Tags and arcs as spaCy's ``tagger`` and ``parser`` give them, from token vectors.

spaCy's own loop over transitions runs without the interpreter's lock, and as it is
compiled takes it again at nearly every look at a state: 174,000 times an article, more
than half of its time. Here the loop runs with the lock held: spaCy still keeps the
states, allows and takes the transitions; only their scores are computed here, for all
paragraphs of an article at each step (9 → 5 ms an article).
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from reportedly.parse.products import Rows, SteadyProduct

__all__ = ["ArcParser", "Tagger"]


class Tagger:
    """Stands in for a pipeline's ``tagger``."""

    def __init__(self, nlp: Any) -> None:
        self._tagger = nlp.get_pipe("tagger")
        (softmax,) = (node for node in self._tagger.model.walk() if node.name == "softmax")
        self._scores = _Affine(softmax)

    def __call__(self, docs: Sequence[Any], vectors: Rows) -> None:
        """Set the documents' tags."""
        # The largest score has the largest probability: the softmax itself is not needed.
        guesses = self._scores(vectors).argmax(axis=1)
        ends = np.cumsum([len(doc) for doc in docs])
        self._tagger.set_annotations(docs, np.split(guesses, ends[:-1]))


class ArcParser:
    """Stands in for a pipeline's ``parser``, greedy search. Raises ValueError for a parser built otherwise."""

    def __init__(self, nlp: Any) -> None:
        self._parser = nlp.get_pipe("parser")
        model = self._parser.model
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        self._feats = lower.get_dim("nF")
        if lower.get_dim("nP") != 2 or not model.attrs["has_upper"] or model.attrs["unseen_classes"]:
            raise ValueError("the parser's hidden layer is another")
        self._narrow = _Affine(model.get_ref("tok2vec").layers[-1])
        # (feats, out, pieces, in): what a token adds to a state's hidden layer, for each place it may have
        # there. The two pieces are put side by side, each whole, so that the larger is found column by column.
        weights = lower.get_param("W").transpose(0, 2, 1, 3)
        self._parts = SteadyProduct(weights.reshape(-1, weights.shape[-1]).T)
        self._missing = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(self._feats, -1)
        self._bias = lower.get_param("b").T.ravel()
        self._scores = _Affine(upper, few=True)
        self._places = np.arange(self._feats) + self._feats  # token -1 is the missing one, in the first rows
        # Asked for nothing but which tokens a state looks at.
        self._looks = model.predict([nlp.make_doc("")])

    def __call__(self, docs: Sequence[Any], vectors: Rows) -> None:
        """Set the documents' heads, labels and sentence starts."""
        batch = self._parser.moves.init_batch(docs)
        parts = self._parts_of(vectors)
        half = parts.shape[1] // 2
        states = [state for state in batch if not state.is_final()]
        while states:
            tokens = self._looks.get_token_ids(states)
            hidden = parts.take(tokens * self._feats + self._places, axis=0).sum(axis=1)
            scores = self._scores(np.maximum(hidden[:, :half], hidden[:, half:]))
            states = self._parser.transition_states(states, scores)
        self._parser.set_annotations(docs, batch)

    def _parts_of(self, vectors: Rows) -> Rows:
        """What each token adds at each place it may have in a state; first, what a missing one does."""
        parts = np.empty((len(vectors) + 1, *self._missing.shape), np.float32)
        parts[0] = self._missing
        parts[1:] = self._parts(self._narrow(vectors)).reshape(-1, *self._missing.shape)
        parts[:, 0] += self._bias  # once a state, for each has one token in the first place
        return parts.reshape(-1, self._missing.shape[1])


class _Affine:
    """A linear layer: weights and bias."""

    def __init__(self, layer: Any, *, few: bool = False) -> None:
        self._product = SteadyProduct(layer.get_param("W").T, few=few)
        self._bias = layer.get_param("b")

    def __call__(self, rows: Rows) -> Rows:
        scores = self._product(rows)
        scores += self._bias
        return scores
