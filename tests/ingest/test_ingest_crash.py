"""A seeded sample of ``make crash``, with small stages: killed at some moment, and nothing is lost."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from small_rooms import ROOMS

from benchmarks.crash.scenes import adding, linking, reviewing
from benchmarks.crash.trials import Scene, reference, try_once
from reportedly.ingest import Rooms


@pytest.mark.parametrize(
    ("made", "times"),
    [
        pytest.param(adding, 3, id="add"),
        pytest.param(linking, 4, id="link"),
        pytest.param(reviewing, 4, id="review"),
    ],
)
def test_killed_at_a_random_moment_what_was_told_is_kept_and_the_next_run_makes_the_same_ledger(
    tmp_path: Path, made: Callable[[Path, Path, Rooms], Scene], times: int
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(6):
        (pages / f"{number}.txt").write_text(f"Solem: {number} killed\nSLOW\n", encoding="utf-8")
    scene = made(pages, tmp_path, ROOMS)
    whole, seconds = reference(scene, tmp_path / "story")
    chance = random.Random(f"{scene.name} 1")
    for _ in range(times):
        trial = try_once(scene, tmp_path / "story", chance.uniform(0.005, seconds), whole)
        assert trial.problems == ()
