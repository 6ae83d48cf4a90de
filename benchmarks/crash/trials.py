"""One trial: a copy of a story, something done to it, a signal at some moment, then the next run."""

import os
import select
import shutil
import signal
import time
import traceback
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from reportedly.ledger import Story, ledger_digest, pending, verify

__all__ = ["Scene", "Trial", "reference", "try_once"]

Tell = Callable[[str], None]
"""Called with each thing that was done, once it must not be lost any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Something that a person does with a story, and may be stopped in."""

    name: str
    start: Path  # the story's folder as it is before; copied for each trial
    act: Callable[[Story, Tell], None]
    kept: Callable[[Story], Collection[str]]  # of the things told: those that the story holds
    finish: Callable[[Story], None]  # the next run
    signal: int = signal.SIGKILL
    says: Callable[[int, str], str | None] = lambda code, said: None  # what is wrong with how it ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What one trial showed."""

    stopped: bool  # False: it had finished by then
    seconds: float  # that it lived
    told: int
    problems: tuple[str, ...]


def reference(scene: Scene, folder: Path) -> tuple[str, float]:
    """The ledger digest after an undisturbed run, and the seconds it took."""
    story = _copy(scene, folder)
    _run(scene, story, None)
    scene.finish(story)
    whole = _digest(story)
    # Timed apart: by now everything that is loaded once is loaded, as it will be in each trial.
    story = _copy(scene, folder)
    started = time.perf_counter()
    _run(scene, story, None)
    return whole, time.perf_counter() - started


def try_once(scene: Scene, folder: Path, after: float, whole: str) -> Trial:
    """Do it, stop it ``after`` seconds, run again; ``whole`` is the digest that the story must have then."""
    story = _copy(scene, folder)
    begun = time.perf_counter()
    status, told, said = _run(scene, story, after)
    lived = time.perf_counter() - begun
    problems = []
    code = os.waitstatus_to_exitcode(status)
    if wrong := scene.says(code, said):
        problems.append(wrong)
    if lost := set(told) - set(scene.kept(Story.open(folder))):
        problems.append(f"{len(lost)} of {len(told)} things told were lost")
    scene.finish(Story.open(folder))
    if _digest(story) != whole:
        problems.append("the next run made another ledger")
    found = verify(story)
    problems.extend((*found.problems, *(f"left behind: {name}" for name in found.leftovers)))
    with story.reading() as ledger:
        if left := pending(ledger):
            problems.append(f"{len(left)} inputs are still pending")
    return Trial(stopped=code != 0, seconds=lived, told=len(told), problems=tuple(problems))


def _copy(scene: Scene, folder: Path) -> Story:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(scene.start, folder)
    return Story(folder)


def _run(scene: Scene, story: Story, after: float | None) -> tuple[int, list[str], str]:
    """Wait status, the things told, and standard error, of a child that has all stages loaded already."""
    told, tell = os.pipe()
    errors = story.folder.with_suffix(".stderr")
    child = os.fork()
    if child == 0:
        os.close(told)
        _be_the_child(scene, story, tell, errors)
    os.close(tell)
    heard = _listen(told, after)
    if after is not None:
        os.kill(child, scene.signal)  # to one that has ended, and waits to be asked how, it does nothing
        heard += _listen(told, None)
    os.close(told)
    _, status = os.waitpid(child, 0)
    said = heard.decode().split()
    return status, said, errors.read_text(encoding="utf-8") if errors.exists() else ""


def _listen(pipe: int, seconds: float | None) -> bytes:
    """What is told until the teller ends, or for so many seconds at most."""
    deadline = None if seconds is None else time.perf_counter() + seconds
    heard = b""
    while True:
        left = None if deadline is None else max(0.0, deadline - time.perf_counter())
        if not select.select([pipe], [], [], left)[0]:
            return heard
        if not (more := os.read(pipe, 65536)):
            return heard
        heard += more


def _be_the_child(scene: Scene, story: Story, tell: int, errors: Path) -> None:
    code = 1
    try:
        os.dup2(os.open(errors, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644), 2)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        scene.act(story, lambda thing: _write(tell, thing))
        code = 0
    except SystemExit as asked:
        code = asked.code if isinstance(asked.code, int) else 1
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(code)  # nothing of the parent's is run or flushed a second time


def _write(pipe: int, thing: str) -> None:
    os.write(pipe, f"{thing}\n".encode())


def _digest(story: Story) -> str:
    with story.reading() as ledger:
        return ledger_digest(ledger)
