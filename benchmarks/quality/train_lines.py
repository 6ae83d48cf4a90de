"""Rebuild the weights of ``reportedly.clean.shape``: ``python -m benchmarks.quality.train_lines PAGES OUT``.

PAGES is the body kit's ``pages.jsonl.gz``: of each page its lines and which of them are known to be body (1) or not
(0). OUT is ``src/reportedly/clean/shape.tsv``. Only numbers reach it, none of the pages' text. Deterministic: ridge
logistic regression by Newton's method, features standardised first and the weights scaled back.
"""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.clean.lines import split_lines
from reportedly.clean.shape import FEATURES, shape_features
from reportedly.records import cut

RIDGE = 3.0  # chosen by five-fold cross-validation over pages; 1 to 10 differ by less than .002 in F1
STEPS = 30

Matrix = NDArray[np.float64]

HEADER = """\
# clean/shape.tsv: weights of the line classifier (reportedly.clean.shape), numbers only.
# Rebuilt by benchmarks/quality/train_lines.py from {lines} lines of {pages} pages labelled body or not.
feature	weight
"""


def read_examples(path: Path) -> tuple[Matrix, Matrix, NDArray[np.int64]]:
    """Features, labels and page number of every labelled line."""
    rows: list[list[float]] = []
    labels: list[int] = []
    pages: list[int] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for number, page in enumerate(map(json.loads, file)):
            for place, label in labelled_lines(page):
                rows.append(place)
                labels.append(label)
                pages.append(number)
    return np.array(rows), np.array(labels, dtype=np.float64), np.array(pages)


def labelled_lines(page: dict[str, Any]) -> list[tuple[list[float], int]]:
    """Features and label of the labelled lines of one page of the kit."""
    text: str = page["raw_text"]
    spans = split_lines(text)
    features = shape_features(cut(text, spans))
    number_of = {text.count("\n", 0, span.start): row for row, span in zip(features, spans, strict=True)}
    return [
        (number_of[int(line)], label) for line, label in page["line_gold"].items() if int(line) in number_of
    ]


def fit(features: Matrix, labels: Matrix) -> tuple[Matrix, float]:
    """Weights and intercept for unscaled features."""
    mean, scale = features.mean(axis=0), features.std(axis=0)
    scale[scale == 0] = 1.0
    design = np.column_stack([(features - mean) / scale, np.ones(len(features))])
    penalty = np.full(design.shape[1], RIDGE)
    penalty[-1] = 0.0
    weights = np.zeros(design.shape[1])
    for _ in range(STEPS):
        expected = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (labels - expected) - penalty * weights
        curvature = (design * (expected * (1 - expected))[:, None]).T @ design + np.diag(penalty)
        weights = weights + np.linalg.solve(curvature, gradient)
    unscaled = weights[:-1] / scale
    return unscaled, float(weights[-1] - unscaled @ mean)


def write_weights(path: Path, weights: Matrix, intercept: float, *, pages: int) -> None:
    """Write the table, features in code-point order, six digits each: more would be noise."""
    table = dict(zip(FEATURES, (float(weight) for weight in weights), strict=True)) | {
        "(intercept)": intercept
    }
    rows = "".join(f"{name}\t{table[name]:.6g}\n" for name in sorted(table))
    path.write_text(HEADER.format(lines=len(LABELS), pages=pages) + rows, encoding="utf-8")


if __name__ == "__main__":
    FEATURE_ROWS, LABELS, PAGES = read_examples(Path(sys.argv[1]))
    WEIGHTS, INTERCEPT = fit(FEATURE_ROWS, LABELS)
    write_weights(Path(sys.argv[2]), WEIGHTS, INTERCEPT, pages=len(set(PAGES.tolist())))
