"""``python -m benchmarks.train.attributions TRAIN_FILE``: rebuild the attribution weights.

TRAIN_FILE  the kit's train split. Same file, same pins: same weights, byte for byte.

Nothing of the articles is written but numeric weights of hashed single-token and
syntactic features.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality.adapters.attribution import parse_text
from benchmarks.train.bags import Settings, train_groups, train_singles
from benchmarks.train.gold import content_degree, gold_by_head, read_articles, source_degree
from reportedly.extract.attributions import content_features as contents
from reportedly.extract.attributions import cue_features as cues
from reportedly.extract.attributions import source_features as sources
from reportedly.extract.attributions.arrays import Arrays, to_arrays
from reportedly.extract.attributions.contents import content_candidates
from reportedly.extract.attributions.network import Network
from reportedly.extract.attributions.relations import cue_range, probabilities
from reportedly.extract.attributions.sources import source_candidates
from reportedly.extract.attributions.view import View, lay_out
from reportedly.extract.attributions.weights import FILE, SUMS, write_models
from reportedly.parse import Parser
from reportedly.records import Parse

__all__ = ["Document", "main", "train"]

CUE: Final = Settings(bits=cues.BITS, hidden=16, epochs=3, drop=0.4)
SOURCE: Final = Settings(bits=sources.BITS, hidden=16, epochs=4, drop=0.3)
CONTENT: Final = Settings(bits=contents.BITS, hidden=16, epochs=4, drop=0.4)
FOLDS: Final = 3
WEIGHTS: Final = Path("src/reportedly/extract/attributions/weights")


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One training article, laid out, with its candidates."""

    view: View
    arrays: Arrays
    tokens: list[int]
    rows: NDArray[np.int32]
    attributions: list[dict[str, Any]]


def train(documents: Sequence[Document]) -> dict[str, Network]:
    """Estimate the three models.

    The content model sees how likely other words are cues. On its own training
    articles the cue model knows the answers, so these likelihoods come from
    models that have not seen the article.
    """
    cue = train_singles(*_cue_examples(documents), CUE)
    guessed: list[NDArray[np.float64]] = [np.zeros(0)] * len(documents)
    for fold in range(FOLDS):
        blind = train_singles(*_cue_examples([d for n, d in enumerate(documents) if n % FOLDS != fold]), CUE)
        for number in range(fold, len(documents), FOLDS):
            document = documents[number]
            guessed[number] = probabilities(blind, document.rows)
    source_data, content_data = _choices(documents, guessed)
    return {
        "cue": cue,
        "source": train_groups(*source_data, SOURCE),
        "content": train_groups(*content_data, CONTENT),
    }


def _cue_examples(documents: Sequence[Document]) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    rows, right = [], []
    for document in documents:
        gold = gold_by_head(document.view, document.attributions, document.tokens)
        rows.append(document.rows)
        right.append(np.array([token in gold for token in document.tokens], np.float32))
    return np.concatenate(rows), np.concatenate(right)


Choices = tuple[NDArray[np.int32], NDArray[np.float32], NDArray[np.int64]]


def _choices(
    documents: Sequence[Document], guessed: Sequence[NDArray[np.float64]]
) -> tuple[Choices, Choices]:
    """For each annotated cue its source and content candidates, with how right each is."""
    source_rows, source_right, source_sizes = [], [], []
    content_rows, content_right, content_sizes = [], [], []
    for document, likely in zip(documents, guessed, strict=True):
        view = document.view
        gold = gold_by_head(view, document.attributions, document.tokens)
        heads = sorted(gold)
        if not heads:
            continue
        offered = [source_candidates(view, head) for head in heads]
        chosen, groups = [], []
        for head, group in zip(heads, offered, strict=True):
            degrees = [source_degree(view, gold[head], candidate) for candidate in group]
            best = group[int(np.argmax(degrees))]
            held = (best.first, best.end) if best.first >= 0 else None
            contents_here = content_candidates(view, cue_range(view, head), head, held)
            chosen.append((best.how, best.first, best.end))
            groups.append(contents_here)
            source_right += degrees
            source_sizes.append(len(group))
            content_right += [content_degree(view, gold[head], candidate) for candidate in contents_here]
            content_sizes.append(len(contents_here))
        source_rows.append(sources.source_features(document.arrays, heads, offered))
        likelihood = cues.spread(document.tokens, likely, len(view))
        content_rows.append(contents.content_features(document.arrays, likelihood, heads, chosen, groups))
    return _stacked(source_rows, source_right, source_sizes), _stacked(
        content_rows, content_right, content_sizes
    )


def _stacked(rows: list[NDArray[np.int32]], right: list[float], sizes: list[int]) -> Choices:
    return (
        np.concatenate(rows),
        np.array(right, np.float32),
        np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
    )


def lay_out_all(path: Path) -> list[Document]:
    """Parse and lay out every article of a file: the longest part, about a minute and a half."""
    parser = Parser.default()
    return [lay_out_one(article, parse_text(article["text"], parser)) for article in read_articles(path)]


def lay_out_one(article: dict[str, Any], parse: Parse) -> Document:
    """One article of the corpus with its candidates."""
    view = lay_out(parse)
    arrays = to_arrays(view)
    tokens = cues.cue_candidates(view)
    return Document(view, arrays, tokens, cues.cue_features(view, arrays, tokens), article["attributions"])


def main(arguments: list[str]) -> int:
    """Run from the command line; 0 done, 2 asked wrongly."""
    if len(arguments) != 1 or not Path(arguments[0]).is_file():
        print("usage: python -m benchmarks.train.attributions TRAIN_FILE", file=sys.stderr)
        return 2
    data, digest = write_models(train(lay_out_all(Path(arguments[0]))))
    (WEIGHTS / FILE).write_bytes(data)
    (WEIGHTS / SUMS).write_text(f"{digest}  {FILE}\n", encoding="ascii")
    print(f"{WEIGHTS / FILE}: {len(data):,} bytes, {digest}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
