"""``python -m benchmarks.crash``: stop what writes to a story at random moments, and print what it did.

Each trial starts from a copy of the same story, is stopped at a moment drawn from a seeded
generator, and is followed by the next run. Then: nothing that was told as entered is lost, the
ledger is that of an undisturbed run to the byte (its digest), ``verify`` finds nothing, and no file
is left behind. Exit code 1 where one of them fails.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

os.environ["OMP_NUM_THREADS"] = "1"  # a thread would not live on in the child that is forked

from benchmarks.crash.disks import can_mount, fill_up
from benchmarks.crash.renewing import importing, refreshing
from benchmarks.crash.scenes import adding, interrupted, linking, reviewing
from benchmarks.crash.trials import Scene, Trial, reference, try_once
from reportedly.ingest import Rooms

_PAGES: Final = Path("examples/bridge/pages")
_ANEW: Final = 4
"""Moments drawn for one kill: whoever had finished by the first is tried at another, so that nearly all kills hit."""


def main() -> int:
    """Try, and print one table."""
    parser = argparse.ArgumentParser(prog="benchmarks.crash", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--moments", type=int, default=200, help="kills to hit, over all scenes")
    parser.add_argument("--interrupts", type=int, default=20, help="of each of SIGINT and SIGTERM")
    parser.add_argument("--disks", type=int, default=10, help="sizes of a disk that fills up")
    parser.add_argument("--pages", type=int, default=4)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    failed = False
    with tempfile.TemporaryDirectory(prefix="crash-") as name:
        folder = Path(name)
        pages, rooms = _some_pages(folder / "pages", options.pages), Rooms.real()
        makers = (reviewing, linking, refreshing, importing, adding)
        scenes = [make(pages, folder, rooms) for make in makers]
        adds, wholes = scenes[-1], {}
        counts = [options.moments // len(makers)] * len(makers)
        counts[-1] += options.moments - sum(counts)
        stops = [interrupted(pages, folder, rooms, each) for each in (signal.SIGINT, signal.SIGTERM)]
        print(f"{options.pages} pages, seed {options.seed}")
        print(f"{'what':14}{'trials':>8}{'stopped':>9}{'told':>7}{'failed':>8}")
        for scene, count in zip((*scenes, *stops), (*counts, *[options.interrupts] * 2), strict=True):
            whole, seconds = reference(scene, folder / "story")
            wholes[scene.name] = whole
            failed |= _say(scene.name, _tried(scene, folder, whole, seconds, count, chance))
        if can_mount(folder / "disk"):
            sizes = [chance.randrange(200, 1500) for _ in range(options.disks)]
            failed |= _say(
                "add, full disk",
                (fill_up(adds, folder / "disk", size, wholes[adds.name]) for size in sizes),
            )
        else:
            print("add, full disk: not tried, for mounting a small disk is not allowed here")
    return int(failed)


def _some_pages(folder: Path, count: int) -> Path:
    folder.mkdir()
    for page in sorted(_PAGES.glob("*.html"))[:count]:
        shutil.copy(page, folder)
    return folder


def _tried(
    scene: Scene, folder: Path, whole: str, seconds: float, count: int, chance: random.Random
) -> Iterator[Trial]:
    for _ in range(count):
        for _ in range(_ANEW):
            trial = try_once(scene, folder / "story", chance.uniform(0.005, seconds), whole)
            yield trial
            # A busy machine is slow at one time and fast at another: follow it.
            seconds = seconds * 1.05 if trial.stopped else trial.seconds
            if trial.stopped:
                break


def _say(name: str, trials: Iterator[Trial]) -> bool:
    done: Sequence[Trial] = list(trials)
    problems = Counter(problem for trial in done for problem in trial.problems)
    stopped = sum(trial.stopped for trial in done)
    failed = sum(bool(trial.problems) for trial in done)
    print(
        f"{name:14}{len(done):8}{stopped:9}{sum(trial.told for trial in done):7}{failed:8}",
        flush=True,
    )
    for problem, times in problems.most_common():
        print(f"  {times} × {problem}")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
