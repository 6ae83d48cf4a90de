"""Estimate a ``Network``: Adagrad over minibatches, feature dropout, then int8 weights. Numpy and scipy only.

Two losses: log-loss of single candidates (cues), and the softmax over a group of
candidates of which one or several are right to a degree (sources, contents):
-log of the sum of probability × degree.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from reportedly.extract.attributions.network import Floats, Network

__all__ = ["Settings", "quantise", "train_groups", "train_singles"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to estimate one model."""

    bits: int
    hidden: int
    epochs: int
    rate: float = 0.05
    drop: float = 0.2  # share of features left out of each row while training
    decay: float = 1e-6  # pull of a touched weight towards zero, a step
    batch: int = 256
    seed: int = 1


class _Model:
    def __init__(self, settings: Settings) -> None:
        self.s = settings
        self.random = np.random.default_rng(settings.seed)
        rows, width = 1 << settings.bits, settings.hidden + 1
        self.table = self.random.normal(0, 0.08, (rows, width)).astype(np.float32)
        self.table[:, 0] = 0
        self.bias = np.full(width, 0.1, np.float32)
        self.bias[0] = 0
        self.out = self.random.normal(0, 0.3, settings.hidden).astype(np.float32)
        self.table_g = np.full((rows, width), 1e-3, np.float32)
        self.bias_g = np.full(width, 1e-3, np.float32)
        self.out_g = np.full(settings.hidden, 1e-3, np.float32)

    def forward(self, rows: NDArray[np.int32]) -> Floats:
        """Scores of one batch; remembers what backward needs."""
        self.kept = self.random.random(rows.shape) >= self.s.drop
        count = len(rows)
        self.unique, inverse = np.unique(rows, return_inverse=True)
        inverse = inverse.reshape(rows.shape)
        columns = inverse[self.kept]
        pointers = np.concatenate([[0], np.cumsum(self.kept.sum(axis=1))])
        values = np.full(len(columns), 1 / (1 - self.s.drop), np.float32)
        self.bag = csr_array((values, columns, pointers), shape=(count, len(self.unique)))
        summed = self.bag @ self.table[self.unique] + self.bias
        self.active = np.maximum(summed[:, 1:], 0)
        return np.asarray(summed[:, 0] + self.active @ self.out, np.float32)

    def backward(self, slope: Floats) -> None:
        """One Adagrad step; ``slope`` is the loss's derivative by each score."""
        inner = np.empty((len(slope), self.s.hidden + 1), np.float32)
        inner[:, 0] = slope
        inner[:, 1:] = slope[:, None] * self.out * (self.active > 0)
        out_step = slope @ self.active
        bias_step = inner.sum(axis=0)
        table_step = self.bag.T @ inner
        self._move(self.out, self.out_g, out_step, slice(None))
        self._move(self.bias, self.bias_g, bias_step, slice(None))
        self._move(self.table, self.table_g, table_step + self.s.decay * self.table[self.unique], self.unique)

    def _move(
        self, weights: Floats, gathered: Floats, step: Floats, where: slice | NDArray[np.int32]
    ) -> None:
        gathered[where] += step * step
        weights[where] -= self.s.rate * step / np.sqrt(gathered[where])


def train_singles(rows: NDArray[np.int32], right: NDArray[np.float32], settings: Settings) -> Network:
    """Log-loss over single candidates; the score is the log-odds of ``right``."""
    model = _Model(settings)
    base = settings.rate
    for epoch in range(settings.epochs):
        model.s = _cooled(settings, base, epoch)
        order = model.random.permutation(len(rows))
        for start in range(0, len(order), settings.batch):
            pick = order[start : start + settings.batch]
            score = model.forward(rows[pick])
            model.backward(np.asarray(1 / (1 + np.exp(-score)) - right[pick], np.float32))
    return quantise(model)


def train_groups(
    rows: NDArray[np.int32], degree: NDArray[np.float32], groups: NDArray[np.int64], settings: Settings
) -> Network:
    """Softmax within groups; ``groups`` holds the first row of each, and the number of rows at its end."""
    model = _Model(settings)
    base = settings.rate
    total = np.add.reduceat(degree, groups[:-1])
    usable = np.flatnonzero(total > 0)
    per_batch = max(8, settings.batch // 8)
    for epoch in range(settings.epochs):
        model.s = _cooled(settings, base, epoch)
        order = model.random.permutation(usable)
        for start in range(0, len(order), per_batch):
            chosen = order[start : start + per_batch]
            sizes = groups[chosen + 1] - groups[chosen]
            firsts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
            member = np.repeat(np.arange(len(chosen)), sizes)
            pick = np.arange(sizes.sum()) - firsts[member] + groups[chosen][member]
            score = model.forward(rows[pick])
            score = np.exp(score - np.maximum.reduceat(score, firsts)[member])
            share = score / np.add.reduceat(score, firsts)[member]
            good = share * degree[pick]
            blame = good / np.maximum(np.add.reduceat(good, firsts)[member], 1e-9)
            model.backward((share - blame).astype(np.float32))
    return quantise(model)


def _cooled(settings: Settings, base: float, epoch: int) -> Settings:
    """The last third of the epochs at a lower rate."""
    return replace(settings, rate=base * (0.4 if epoch * 3 >= settings.epochs * 2 else 1.0))


def quantise(model: _Model) -> Network:
    """The table in int8, each column with the scale that keeps 99.99% of its weights inside."""
    scale = np.maximum(np.quantile(np.abs(model.table), 0.9999, axis=0), 1e-6) / 127
    table = np.clip(np.rint(model.table / scale), -127, 127).astype(np.int8)
    return Network(table=table, scale=scale.astype(np.float32), bias=model.bias, out=model.out)
