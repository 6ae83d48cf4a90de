"""A disk that fills up: a small file system in memory, made larger for the next run."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.crash.trials import Scene, Trial
from reportedly.errors import ReportedlyError
from reportedly.ledger import Story, ledger_digest, verify

__all__ = ["can_mount", "fill_up"]

_ROOMY = 64_000
"""Kilobytes: more than any trial writes."""


def can_mount(folder: Path) -> bool:
    """Whether this process may mount a file system (only the system's owner may)."""
    try:
        with _disk(folder, 64):
            return True
    except (OSError, subprocess.CalledProcessError):
        return False


def fill_up(scene: Scene, folder: Path, kilobytes: int, whole: str) -> Trial:
    """Do it on a disk of that size; what fails must say so kindly, and work once there is room."""
    told: list[str] = []
    problems = []
    stopped = False
    with _disk(folder, kilobytes):
        story = Story(folder / "story")
        try:
            Story.create(story.folder)
            scene.act(story, told.append)
        except ReportedlyError as error:
            stopped = True
            if "disk" not in str(error) and "space" not in str(error):
                problems.append(f"said nothing of the disk: {error}")
        _mount("-o", f"remount,size={_ROOMY}k", str(folder))
        if not story.database.exists():
            Story.create(story.folder)
        if lost := set(told) - set(scene.kept(story)):
            problems.append(f"{len(lost)} of {len(told)} things told were lost")
        scene.finish(story)
        found = verify(story)
        problems.extend((*found.problems, *(f"left behind: {name}" for name in found.leftovers)))
        with story.reading() as ledger:
            if ledger_digest(ledger) != whole:
                problems.append("the next run made another ledger")
    return Trial(stopped=stopped, seconds=0.0, told=len(told), problems=tuple(problems))


@contextmanager
def _disk(folder: Path, kilobytes: int) -> Iterator[None]:
    folder.mkdir()
    try:
        _mount("-t", "tmpfs", "-o", f"size={kilobytes}k", "none", str(folder))
        try:
            yield
        finally:
            subprocess.run(["umount", str(folder)], check=True)
    finally:
        shutil.rmtree(folder)


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True, stderr=subprocess.DEVNULL)
