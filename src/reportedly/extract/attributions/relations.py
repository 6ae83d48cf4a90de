"""From a view to relations: score the cues, then choose each one's source, then its content."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reportedly.extract.attributions.arrays import Arrays, to_arrays
from reportedly.extract.attributions.content_features import content_features
from reportedly.extract.attributions.contents import content_candidates
from reportedly.extract.attributions.cue_features import cue_candidates, cue_features, spread
from reportedly.extract.attributions.guarantees import raise_to_floors
from reportedly.extract.attributions.network import Floats, Network
from reportedly.extract.attributions.pieces import ContentCandidate, Range
from reportedly.extract.attributions.source_features import source_features
from reportedly.extract.attributions.sources import SourceCandidate, source_candidates
from reportedly.extract.attributions.view import View
from reportedly.extract.attributions.weights import Models

__all__ = ["CONSIDERED", "Relation", "cue_range", "find_relations", "probabilities"]

CONSIDERED: Final = 0.12
"""Cues less likely than this are not followed up: none of them could reach the threshold."""

_AGREEING: Final = 6
"""Likeliest candidates compared with each other."""
_OWN: Final = 0.2
"""Weight of a candidate's own probability beside what agrees with it: of 0, 0.2, 0.5, 1 the best exact match at no loss."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A cue with the source and the content chosen for it, in tokens, and how sure each choice is."""

    head: int
    cue: Range
    source: SourceCandidate
    content: ContentCandidate
    cue_probability: float
    source_share: float
    content_share: float

    @property
    def weight(self) -> float:
        """How sure the whole is: the cue's probability, tempered by how clear its source and content are."""
        return self.cue_probability * math.sqrt(self.source_share * self.content_share)

    @property
    def held(self) -> Range | None:
        """The source's range, if there is one."""
        return (self.source.first, self.source.end) if self.source.first >= 0 else None


def cue_range(view: View, head: int) -> Range:
    """The cue's own tokens: the head, and "to" after "according"."""
    follows = view.text[head] == "according" and head + 1 < len(view) and view.text[head + 1] == "to"
    return head, head + 2 if follows else head + 1


def find_relations(view: View, models: Models, *, considered: float = CONSIDERED) -> list[Relation]:
    """All relations whose cue is likelier than ``considered``, by position of the cue."""
    tokens = cue_candidates(view)
    if not tokens:
        return []
    arrays = to_arrays(view)
    probability = probabilities(models.cue, cue_features(view, arrays, tokens))
    likelihood = spread(tokens, probability, len(view))
    probability = raise_to_floors(view, tokens, probability)
    likely = np.flatnonzero(probability > considered)
    cues = [tokens[place] for place in likely]
    if not cues:
        return []
    sources, source_shares = _choose_sources(view, arrays, cues, models)
    ranges = [cue_range(view, cue) for cue in cues]
    groups = [
        content_candidates(view, range_, cue, (source.first, source.end) if source.first >= 0 else None)
        for cue, range_, source in zip(cues, ranges, sources, strict=True)
    ]
    rows = content_features(arrays, likelihood, cues, [(s.how, s.first, s.end) for s in sources], groups)
    chosen, shares = _best_agreed(view, models.content.score(rows), groups)
    return [
        Relation(
            cue, range_, source, group[pick], float(probability[place]), float(source_share), float(share)
        )
        for cue, range_, source, group, pick, place, source_share, share in zip(
            cues, ranges, sources, groups, chosen, likely, source_shares, shares, strict=True
        )
    ]


def _choose_sources(
    view: View, arrays: Arrays, cues: list[int], models: Models
) -> tuple[list[SourceCandidate], list[float]]:
    groups = [source_candidates(view, cue) for cue in cues]
    scores = models.source.score(source_features(arrays, cues, groups))
    chosen, shares = _best(scores, [len(group) for group in groups])
    return [group[pick] for group, pick in zip(groups, chosen, strict=True)], shares


def _best(scores: Floats, sizes: list[int]) -> tuple[list[int], list[float]]:
    """The place of the best candidate of each group, and its share of the group's probability."""
    chosen, shares = [], []
    start = 0
    for size in sizes:
        group = scores[start : start + size]
        best = int(np.argmax(group))
        chosen.append(best)
        shares.append(1 / float(np.exp(group - group[best]).sum()))
        start += size
    return chosen, shares


def _best_agreed(
    view: View, scores: Floats, groups: list[list[ContentCandidate]]
) -> tuple[list[int], list[float]]:
    """The place of the candidate with which most of the group's probability agrees, and that much of it.

    Two candidates agree when they share four fifths of their words, so that
    several ways to nearly the same words add up (minimum Bayes risk).
    """
    words = np.concatenate([[0], np.cumsum([pos not in ("PUNCT", "SPACE") for pos in view.pos])]).tolist()
    chosen, shares = [], []
    start = 0
    for group in groups:
        odds = np.exp(scores[start : start + len(group)] - scores[start : start + len(group)].max())
        odds /= odds.sum()
        top = np.argsort(-odds, kind="stable")[:_AGREEING].tolist()
        likely = [float(odds[place]) for place in top]
        agreeing = _agreements(words, [group[place].ranges for place in top])
        support = [sum(odd for odd, agrees in zip(likely, row, strict=True) if agrees) for row in agreeing]
        best = max(
            range(len(top)),
            key=lambda place: (round(support[place] + _OWN * likely[place], 6), -place),
        )
        chosen.append(top[best])
        shares.append(support[best])
        start += len(group)
    return chosen, shares


def _agreements(words: list[int], candidates: Sequence[tuple[Range, ...]]) -> list[list[bool]]:
    """Which candidates agree with which: a square, the same both ways."""
    sizes = [sum(words[end] - words[first] for first, end in ranges) for ranges in candidates]
    square = [[True] * len(candidates) for _ in candidates]
    for this, one in enumerate(candidates):
        for that in range(this):
            total = sizes[this] + sizes[that]
            agrees = one == candidates[that] or 2 * _shared(words, one, candidates[that]) >= 0.8 * total > 0
            square[this][that] = square[that][this] = agrees
    return square


def _shared(words: list[int], one: tuple[Range, ...], other: tuple[Range, ...]) -> int:
    """The words that lie in both."""
    shared = 0
    for first, end in one:
        for low, high in other:
            if first < high and low < end:
                shared += words[end if end < high else high] - words[first if first > low else low]
    return shared


def probabilities(model: Network, rows: NDArray[np.int32]) -> NDArray[np.float64]:
    """How likely each candidate heads a cue."""
    return 1 / (1 + np.exp(-model.score(rows).astype(np.float64)))
