"""PolNeAR's training articles → labelled candidates: which tokens head cues, how right each source and content is."""

import gzip
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from reportedly.extract.attributions.pieces import ContentCandidate
from reportedly.extract.attributions.sources import SourceCandidate
from reportedly.extract.attributions.view import View

__all__ = ["GoldAttribution", "content_degree", "gold_by_head", "read_articles", "source_degree"]

NEAR_ENOUGH: Final = 0.8
"""Word F1 from which the kit counts a content as found."""


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One annotated attribution, as sets of tokens; words only, without punctuation."""

    source: frozenset[int]
    source_head: int  # topmost token of the source in the tree, -1 for none
    content: frozenset[int]


def read_articles(path: Path) -> Iterator[dict[str, Any]]:
    """The articles of a JSONL file, gzipped or not."""
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        for line in lines:
            if line.strip():
                yield json.loads(line)


def gold_by_head(
    view: View, attributions: Iterable[dict[str, Any]], candidates: Iterable[int]
) -> dict[int, GoldAttribution]:
    """Head token of each annotated cue → the attribution. Cues without a candidate token are left out."""
    allowed = frozenset(candidates)
    found: dict[int, GoldAttribution] = {}
    for attribution in attributions:
        head = _cue_head(view, _tokens(view, attribution["cue"]), allowed)
        if head is not None:
            source = _tokens(view, attribution["source"])
            found[head] = GoldAttribution(
                _words(view, source), _top(view, source), _words(view, _tokens(view, attribution["content"]))
            )
    return found


def source_degree(view: View, gold: GoldAttribution, candidate: SourceCandidate) -> float:
    """1 for the same words, 0.3 to 0.6 where the heads agree, 0 for another source."""
    if candidate.first < 0 or not gold.source:
        return float(candidate.first < 0 and not gold.source)
    words = _words(view, range(candidate.first, candidate.end))
    if words == gold.source:
        return 1.0
    agree = candidate.first <= gold.source_head < candidate.end and candidate.head in gold.source
    return 0.3 + 0.3 * _dice(words, gold.source) if agree else 0.0


def content_degree(view: View, gold: GoldAttribution, candidate: ContentCandidate) -> float:
    """1 for the same words, 0.4 to 0.9 from a word F1 of 0.8 on, else 0."""
    if not candidate.ranges or not gold.content:
        return float(not candidate.ranges and not gold.content)
    words = _words(view, (token for first, end in candidate.ranges for token in range(first, end)))
    share = _dice(words, gold.content)
    if share == 1:
        return 1.0
    return 0.4 + 2.5 * (share - NEAR_ENOUGH) if share >= NEAR_ENOUGH else 0.0


def _tokens(view: View, spans: Iterable[Sequence[int]]) -> list[int]:
    found = []
    for start, end in spans:
        token = bisect_right(view.end, start)
        while token < len(view) and view.start[token] < end:
            found.append(token)
            token += 1
    return found


def _words(view: View, tokens: Iterable[int]) -> frozenset[int]:
    return frozenset(token for token in tokens if view.pos[token] not in ("PUNCT", "SPACE"))


def _dice(one: frozenset[int], other: frozenset[int]) -> float:
    both = len(one) + len(other)
    return 2 * len(one & other) / both if both else 0.0


def _depth(view: View, token: int, within: frozenset[int]) -> int:
    depth = 0
    while view.head[token] != token and view.head[token] in within and depth < 50:
        token = view.head[token]
        depth += 1
    return depth


def _top(view: View, tokens: Sequence[int]) -> int:
    within = frozenset(tokens)
    nominal = [token for token in tokens if view.pos[token] not in ("PUNCT", "SPACE")]
    return min(nominal, key=lambda token: (_depth(view, token, within), token), default=-1)


def _cue_head(view: View, tokens: Sequence[int], allowed: frozenset[int]) -> int | None:
    """The topmost token that may head a cue: no auxiliary and no preposition where a better word is there."""
    within = frozenset(tokens)

    def rank(token: int) -> tuple[bool, bool, int, bool, int]:
        auxiliary = view.pos[token] == "AUX" or view.dep[token] in ("aux", "auxpass")
        adposition = view.pos[token] == "ADP" and view.text[token] != "according"
        return auxiliary, adposition, _depth(view, token, within), view.pos[token] != "VERB", token

    return min((token for token in tokens if token in allowed), key=rank, default=None)
