"""``python -m benchmarks.speed``: time and memory by stage over distinct real bodies, beside a baseline.

The baseline is spaCy's own parse of the same paragraphs (batch 256) in the same run:
figures are given as milliseconds an article and as a ratio to it, because the
machine decides the milliseconds. They are the process's own (CPU time), or a busy
neighbour would be counted in. One core. The baseline has a process of its own, so that
the peak memory is ours alone: articles are entered one by one, as ``add`` does, and
linked at the end. It runs before and after ours, and counts by its mean.
"""

import argparse
import dataclasses
import gzip
import json
import os
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

os.environ["OMP_NUM_THREADS"] = "1"

from benchmarks.speed.baseline import baseline_seconds
from benchmarks.speed.pages import print_pages
from benchmarks.speed.rates import print_rates
from reportedly.analysis import Stages, analyze, default_stages
from reportedly.ingest import relink
from reportedly.ledger import Story, enter
from reportedly.read import capture_bytes
from reportedly.records import Analysis, Declaration

_BUDGET: Final = {
    "read + clean": 35,
    "parse": 34,
    "attribution": 25,
    "figures + times": 18,
    "assemble": 8,
    "enter": 10,
    "link": 25,
}
"""Milliseconds of one core an article of 450 words: 1,000,000 articles a day on two cores (design §8)."""
_PARTS: Final = {
    "render": "read + clean",
    "clean": "read + clean",
    "parse": "parse",
    "times": "figures + times",
    "anchor": "figures + times",
    "figures": "figures + times",
    "attributions": "attribution",
    "trees": "assemble",
    "mentions": "assemble",
    "statements": "assemble",
}
_CAPTURED: Final = "2025-05-08T12:00:00+00:00"


def main() -> int:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(prog="benchmarks.speed", description=__doc__)
    parser.add_argument("--kits", type=Path, default=Path("../shared/eval"))
    parser.add_argument("--articles", type=int, default=400, help="distinct bodies to read")
    options = parser.parse_args()
    file = options.kits / "stories" / "docs.jsonl.gz"
    if not file.is_file():
        print(f"{file}: the bodies are not here; pass --kits FOLDER", file=sys.stderr)
        return 2
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        bodies = [json.loads(line)["text"] for _, line in zip(range(options.articles), lines, strict=False)]
    words = sum(len(body.split()) for body in bodies)
    stages, spent = _timed(default_stages())
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        baseline = apart.submit(baseline_seconds, bodies).result()
        with tempfile.TemporaryDirectory() as folder:
            _enter(_analyze(bodies, stages), Path(folder), spent)
        baseline = (baseline + apart.submit(baseline_seconds, bodies).result()) / 2
    _print(spent, baseline, articles=len(bodies), words=words)
    print_rates(bodies)
    print_pages(options.kits / "body", stages)
    return 0


def _timed(stages: Stages) -> tuple[Stages, dict[str, float]]:
    spent: dict[str, float] = defaultdict(float)

    def timed(part: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any) -> Any:
            started = time.process_time()
            try:
                return stage(*arguments)
            finally:
                spent[part] += time.process_time() - started

        return run

    wrapped: dict[str, Any] = {name: timed(part, getattr(stages, name)) for name, part in _PARTS.items()}
    return dataclasses.replace(stages, **wrapped), spent


def _analyze(bodies: list[str], stages: Stages) -> Iterator[Analysis]:
    for number, body in enumerate(bodies):
        capture, data = capture_bytes(
            body.encode(), address=f"{number}.txt", how="file", obtained_at=_CAPTURED
        )
        yield analyze(capture, data, Declaration(capture=capture.sha256), stages=stages)


def _enter(analyses: Iterator[Analysis], folder: Path, spent: dict[str, float]) -> None:
    story = Story.create(folder / "story")
    with story.writing() as ledger:
        for analysis in analyses:
            started = time.process_time()
            data = analysis.page_text.text.encode()
            story.captures.store(data)
            capture, _ = capture_bytes(data, address="bench.txt", how="file", obtained_at=_CAPTURED)
            enter(ledger, analysis, capture, None)
            spent["enter"] += time.process_time() - started
    print(f"peak memory, read and entered one by one: {_peak()} MiB")
    started = time.process_time()
    relink(story)
    spent["link"] = time.process_time() - started


def _print(spent: dict[str, float], baseline: float, *, articles: int, words: int) -> None:
    print(f"{articles} distinct bodies, {words} words, one core")
    print(f"{'stage':18}{'ms/article':>12}{'budget':>8}{'of baseline':>13}")
    for part, budget in _BUDGET.items():
        seconds = spent.get(part, 0.0)
        print(f"{part:18}{1000 * seconds / articles:12.1f}{budget:8}{seconds / baseline:12.2f}×")
    total = sum(spent.values())
    print(f"{'all':18}{1000 * total / articles:12.1f}{sum(_BUDGET.values()):8}{total / baseline:12.2f}×")
    print(f"baseline: spaCy's parse of the same paragraphs, batch 256: {words / baseline:,.0f} words/s")
    attribution = spent["parse"] + spent["attribution"]
    for what, seconds in (("parse", spent["parse"]), ("parse + attribution", attribution)):
        print(f"{what}: {words / seconds:,.0f} words/s, {baseline / seconds:.2f} times the baseline's")
    print(f"all: {articles / total:.2f} articles/s")
    print(f"peak memory, all of them linked: {_peak()} MiB")


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(main())
