"""How much a line looks like prose of an article, by its shape and that of its neighbours, whatever it means.

A logistic regression over a few features of the line, of the two lines on either
side and of the page. Its weights are numbers in ``shape.tsv``, rebuilt by
``benchmarks/quality/train_lines.py``.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Final

from reportedly.clean.language import LANGUAGES, function_words, tell_language

__all__ = ["FEATURES", "shape_features", "shape_scores"]

_TOKEN: Final = re.compile(r"\w+(?:['’]\w+)?")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*\w|\s*$)")
_CLOSING: Final = "\"'”’»)]"
_QUOTES: Final = re.compile('["“”„«»]')
_ODD: Final = re.compile(r"[|»›•©#<>→▲▼·*_/\\]|https?:")

_OWN: Final = (
    "words",  # log of their number
    "characters",
    "function-words",  # share, in the page's language
    "ends-sentence",
    "ends-ellipsis",
    "ends-colon",
    "sentences",  # log of their number
    "commas",  # a word
    "capitals",  # share of words
    "digits",  # share of words
    "odd",  # menu signs a word
    "quotes",
    "all-capitals",
    "starts-small",
)
_NEAR: Final = ("words", "function-words", "ends-sentence", "sentences")
"""Features that are also read off the lines above and below."""
_PLACE: Final = ("repeated", "position", "from-middle", "prose-before", "prose-after", "prose-around")
_OFFSETS: Final = (-2, -1, 1, 2)

FEATURES: Final = (*_OWN, *_PLACE, *(f"{name}{offset:+d}" for offset in _OFFSETS for name in _NEAR))
_REMEMBERED: Final = 4096
"""Lines looked at lately: a site's menus and notices return on each of its pages."""
_PROSE_WORDS: Final = 15  # words from which a line counts as prose for the features of place


def shape_scores(lines: Sequence[str]) -> list[float]:
    """The probability of each line, 0 to 1, that it is body. Lines are non-blank, in page order."""
    weights, intercept = _weights()
    return [
        1 / (1 + math.exp(-max(-30.0, min(30.0, intercept + math.fsum(map(_multiply, weights, row))))))
        for row in shape_features(lines)
    ]


def shape_features(lines: Sequence[str]) -> list[list[float]]:
    """One row a line, in the order of ``FEATURES``."""
    if not lines:
        return []
    language = tell_language("\n".join(lines))
    known = function_words(language) if language else _any_function_words()
    own = [_own_features(line, known) for line in lines]
    counts = Counter(lines)
    prose = [math.expm1(row[0]) if math.expm1(row[0]) >= _PROSE_WORDS else 0.0 for row in own]
    total = math.fsum(prose) or 1.0
    near = [_OWN.index(name) for name in _NEAR]
    rows: list[list[float]] = []
    before = 0.0
    for place, row in enumerate(own):
        position = place / len(own)
        around = math.fsum(prose[max(0, place - 4) : place + 5]) - prose[place]
        rows.append(
            [
                *row,
                float(counts[lines[place]] > 1),
                position,
                abs(position - 0.5),
                before / total,
                (total - before - prose[place]) / total,
                math.log1p(around),
                *(own[place + d][f] if 0 <= place + d < len(own) else 0.0 for d in _OFFSETS for f in near),
            ]
        )
        before += prose[place]
    return rows


@cache
def _any_function_words() -> frozenset[str]:
    return frozenset().union(*(function_words(code) for code in LANGUAGES))


@cache
def _weights() -> tuple[tuple[float, ...], float]:
    """Weights in the order of ``FEATURES``, and the intercept."""
    text = (resources.files("reportedly.clean") / "shape.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    table = {name: float(weight) for name, weight in rows[1:]}
    return tuple(table[name] for name in FEATURES), table["(intercept)"]


def _multiply(a: float, b: float) -> float:
    return a * b


@lru_cache(maxsize=_REMEMBERED)
def _own_features(line: str, known: frozenset[str]) -> tuple[float, ...]:
    tokens = _TOKEN.findall(line)
    count = len(tokens) or 1
    stripped = line.rstrip(_CLOSING)
    return (
        math.log1p(len(tokens)),
        math.log1p(len(line)),
        sum(token.lower() in known for token in tokens) / count,
        float(stripped.endswith((".", "!", "?")) and not stripped.endswith("...")),
        float(stripped.endswith(("…", "..."))),
        float(stripped.endswith(":")),
        math.log1p(len(_SENTENCE_END.findall(line))),
        min(1.0, line.count(",") / count),
        sum(token[0].isupper() for token in tokens) / count,
        sum(token[0].isdigit() for token in tokens) / count,
        min(1.0, len(_ODD.findall(line)) / count),
        float(_QUOTES.search(line) is not None),
        float(_all_capitals(line)),
        float(line[0].islower() and any(map(str.isalpha, line))),
    )


def _all_capitals(line: str) -> bool:
    """Whether a line has two letters or more, and none that is not a capital."""
    if line.isascii() and not line.isupper():
        return False
    letters = [character for character in line if character.isalpha()]
    return len(letters) > 1 and all(map(str.isupper, letters))
