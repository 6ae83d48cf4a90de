"""``python -m benchmarks.speed.same``: whether our parse is spaCy's own, paragraph by paragraph, over real bodies.

Our layers add in another order than spaCy's, so that equality is a matter of measuring.
Run it again with ``OPENBLAS_CORETYPE=Haswell`` or ``Sandybridge`` for other processors' kernels.
Exit status 0 when no paragraph differs, 1 when one does, 2 when the kits are not there.
"""

import argparse
import gzip
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

os.environ["OMP_NUM_THREADS"] = "1"

from reportedly.parse import Parser, find_weights
from reportedly.records import Paragraph, Span

_FILES: Final = ("stories/docs.jsonl.gz", "syndication/texts.jsonl.gz")


def main() -> int:
    """Parse bodies in both ways, and print how many paragraphs differ and how long each took."""
    import spacy

    parser = argparse.ArgumentParser(prog="benchmarks.speed.same", description=__doc__)
    parser.add_argument("--kits", type=Path, default=Path("../shared/eval"))
    parser.add_argument("--words", type=int, default=200_000, help="words to read")
    options = parser.parse_args()
    if not all((options.kits / file).is_file() for file in _FILES):
        print(f"{options.kits}: the bodies are not here; pass --kits FOLDER", file=sys.stderr)
        return 2
    ours = Parser.default()
    theirs = spacy.load(find_weights().folder, exclude=["ner", "senter"])
    words = paragraphs = different = 0
    spent = [0.0, 0.0]
    for text in _bodies(options.kits):
        spans = list(_lines(text))
        started = time.process_time()
        found = ours.paragraphs(text, spans, headings=frozenset())
        between = time.process_time()
        with theirs.memory_zone():
            docs = theirs.pipe([span.of(text) for span in spans], batch_size=256)
            different += sum(
                _ours(paragraph) != _theirs(doc) for paragraph, doc in zip(found, docs, strict=True)
            )
        spent[0] += between - started
        spent[1] += time.process_time() - between
        paragraphs += len(spans)
        words += len(text.split())
        if words >= options.words:
            break
    print(f"{different} of {paragraphs} paragraphs differ, {words} words")
    print(f"ours {words / spent[0]:,.0f} words/s; spaCy's, compared as well, {words / spent[1]:,.0f} words/s")
    return 1 if different else 0


def _bodies(kits: Path) -> Iterator[str]:
    """The texts of the kits: of a record, its longest string."""
    for file in _FILES:
        with gzip.open(kits / file, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield max((value for value in json.loads(line).values() if isinstance(value, str)), key=len)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


def _ours(paragraph: Paragraph) -> tuple[Any, ...]:
    base = paragraph.span.start
    return paragraph.sentences, [
        (t.start - base, t.text, t.lemma, t.tag, t.pos, t.dep, t.head) for t in paragraph.tokens
    ]


def _theirs(doc: Any) -> tuple[Any, ...]:
    sentences = tuple((sentence.start, sentence.end) for sentence in doc.sents)
    return sentences, [(t.idx, t.text, t.lemma_.lower(), t.tag_, t.pos_, t.dep_, t.head.i) for t in doc]


if __name__ == "__main__":
    sys.exit(main())
