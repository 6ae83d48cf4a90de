"""``python -m benchmarks.speed.rates``: figures in sentences a second and times in words a second, without the parse.

Both rooms read plain paragraphs and need no model, so their rate is theirs alone.
Given in CPU time, which other work on the machine does not change, and in wall time.
The bars are those of the design: 2,000 sentences and 20,000 words a second.
"""

import argparse
import gzip
import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reportedly.extract.figures import find_figures, read_passage
from reportedly.extract.times import anchor_timexes, find_timexes
from reportedly.records import Interval, Span, Timex

__all__ = ["Rate", "measure_rates", "print_rates"]

_LINE: Final = re.compile(r"\S[^\n]*")
_WRITTEN_ON: Final = "2025-05-08"
SENTENCES: Final = 2000
WORDS: Final = 20000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How many units a second one core does, by its own clock and by the wall's; ``bar`` is the least wanted."""

    what: str
    unit: str
    units: int
    cpu: float  # seconds
    wall: float  # seconds
    bar: int

    @property
    def reached(self) -> bool:
        """Whether the CPU time meets the bar."""
        return self.units >= self.bar * self.cpu


def measure_rates(bodies: Sequence[str]) -> tuple[Rate, ...]:
    """The rates of times and figures over the bodies, each line a paragraph; the lexicons are loaded before."""
    pages = [(body, [Span(m.start(), m.end()) for m in _LINE.finditer(body)]) for body in bodies]
    _read_figures("", [], ())
    find_timexes("warm", "May", [Span(0, 3)])
    timexes: list[tuple[Timex, ...]] = []
    cpu, wall = _timed(lambda: timexes.extend(find_timexes(str(k), *page) for k, page in enumerate(pages)))
    words = sum(len(body.split()) for body in bodies)
    times = Rate(what="times", unit="words", units=words, cpu=cpu, wall=wall, bar=WORDS)
    sentences = sum(len(read_passage(body, span).sentences) for body, spans in pages for span in spans)
    read = list(zip(pages, timexes, strict=True))
    cpu, wall = _timed(lambda: _read_all(read))
    figures = Rate(what="figures", unit="sentences", units=sentences, cpu=cpu, wall=wall, bar=SENTENCES)
    return times, figures


def _read_all(read: Sequence[tuple[tuple[str, Sequence[Span]], Sequence[Timex]]]) -> None:
    for (body, spans), timexes in read:
        _read_figures(body, spans, timexes)


def _read_figures(text: str, spans: Sequence[Span], timexes: Sequence[Timex]) -> None:
    anchored: dict[str, Interval] = {i.timex: i for i in anchor_timexes(timexes, text, dct=_WRITTEN_ON)}
    find_figures("bench", text, spans, timexes=timexes, dct=_WRITTEN_ON, anchored=anchored)


def _timed(run: Callable[[], object]) -> tuple[float, float]:
    cpu, wall = time.process_time(), time.perf_counter()
    run()
    return time.process_time() - cpu, time.perf_counter() - wall


def print_rates(bodies: Sequence[str]) -> None:
    """One line a room."""
    for rate in measure_rates(bodies):
        said = "reached" if rate.reached else "not reached"
        print(
            f"{rate.what} without the parse: {rate.units / rate.cpu:,.0f} {rate.unit}/s of CPU time, "
            f"{rate.units / rate.wall:,.0f} of wall time; {rate.bar:,} wanted: {said}"
        )


def main() -> int:
    """Read the kit's bodies and print both rates."""
    parser = argparse.ArgumentParser(prog="benchmarks.speed.rates", description=__doc__)
    parser.add_argument("--kits", type=Path, default=Path("../shared/eval"))
    parser.add_argument("--articles", type=int, default=400, help="distinct bodies to read")
    options = parser.parse_args()
    file = options.kits / "stories" / "docs.jsonl.gz"
    if not file.is_file():
        print(f"{file}: the bodies are not here; pass --kits FOLDER", file=sys.stderr)
        return 2
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        print_rates(
            [json.loads(line)["text"] for _, line in zip(range(options.articles), lines, strict=False)]
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
