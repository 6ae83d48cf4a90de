"""Worker processes on one machine; none at all for one job."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import Pipe, get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Any, Protocol, Self, TypeVar

from reportedly.errors import WorkerDied

__all__ = ["Work", "apart", "workers"]

Result = TypeVar("Result")


class Work(Protocol):
    """Hand a picklable function and its arguments out; call what comes back to wait for the result."""

    def __call__(self, function: Callable[..., Result], *arguments: object) -> Callable[[], Result]:
        """Returns at once; the result is waited for later."""
        ...


@contextmanager
def workers(jobs: int) -> Iterator[Work]:
    """``jobs`` worker processes, or, for 1, the work done here when its result is asked for.

    What is handed out raises as the function does, or WorkerDied when a worker was
    lost over this very input, and again when it was tried alone.
    """
    if jobs == 1:
        yield _here
        return
    with _Pool(jobs) as pool:
        yield pool.hand_out


@contextmanager
def apart() -> Iterator[Work]:
    """One worker process, started when it is first needed: for inputs that may end the process they are read in."""
    with _Pool(1) as pool:
        yield pool.hand_out


def _here(function: Callable[..., Result], *arguments: object) -> Callable[[], Result]:
    return lambda: function(*arguments)


class _Pool:
    """A process pool that outlives a lost worker: one page that exhausts the memory ends only itself."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._executor: ProcessPoolExecutor | None = None
        # Workers end when the parent's side of the line is closed: whoever presses Ctrl-C must not wait
        # for pages that will be read again anyway.
        self._worker_side, self._line = Pipe(duplex=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        if any(raised):
            self._line.close()
        self.close()
        self._line.close()
        self._worker_side.close()

    def hand_out(self, function: Callable[..., Result], *arguments: object) -> Callable[[], Result]:
        future = self._submit(function, *arguments)

        def result() -> Result:
            try:
                return future.result()
            except BrokenProcessPool:
                # Every input under way breaks with the pool; each is tried alone to find the one to blame.
                return _alone(self._worker_side, function, *arguments)

        return result

    def close(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None

    def _submit(self, function: Callable[..., Result], *arguments: object) -> Future[Result]:
        try:
            return _submitted(self._ready(), function, *arguments)
        except BrokenProcessPool:
            self.close()
            return _submitted(self._ready(), function, *arguments)

    def _ready(self) -> ProcessPoolExecutor:
        self._executor = self._executor or _executor(self._jobs, self._worker_side)
        return self._executor


def _alone(line: Connection, function: Callable[..., Result], *arguments: object) -> Result:
    with _executor(1, line) as executor:
        try:
            return _submitted(executor, function, *arguments).result()
        except BrokenProcessPool as error:
            raise WorkerDied(
                "a worker process",
                "ended without a word (out of memory?)",
                "free memory or use fewer --jobs, then add it again",
            ) from error


def _submitted(
    executor: ProcessPoolExecutor, function: Callable[..., Result], *arguments: object
) -> Future[Result]:
    # Ctrl-C reaches every process of the terminal. Workers are started with it blocked, from their first
    # moment on: stopping is for the parent to decide, and a worker's traceback would bury its one line.
    resource_tracker.getfd()  # its own start unblocks the signal
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return executor.submit(function, *arguments)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _executor(jobs: int, line: Connection) -> ProcessPoolExecutor:
    # spawn: a forked worker would hold our lock file and database open, and inherit our threads' locks.
    return ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_end_with_parent, initargs=(line,)
    )


def _end_with_parent(line: Connection) -> None:
    """In a worker: end when the parent is killed, or hangs up; else workers would wait, or work on, for nobody."""
    parent = parent_process()
    if parent is None:
        return

    def watch(sentinel: Any = parent.sentinel) -> None:
        wait([sentinel, line])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
