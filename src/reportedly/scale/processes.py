"""Worker processes on one machine; none at all for one job."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import connection, get_context, parent_process, resource_tracker
from typing import Any, Protocol, TypeVar

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
    pool = _Pool(jobs)
    try:
        yield pool.hand_out
    finally:
        pool.close()


@contextmanager
def apart() -> Iterator[Work]:
    """One worker process, started when it is first needed: for inputs that may end the process they are read in."""
    pool = _Pool(1)
    try:
        yield pool.hand_out
    finally:
        pool.close()


def _here(function: Callable[..., Result], *arguments: object) -> Callable[[], Result]:
    return lambda: function(*arguments)


class _Pool:
    """A process pool that outlives a lost worker: one page that exhausts the memory ends only itself."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._executor: ProcessPoolExecutor | None = None

    def hand_out(self, function: Callable[..., Result], *arguments: object) -> Callable[[], Result]:
        future = self._submit(function, *arguments)

        def wait() -> Result:
            try:
                return future.result()
            except BrokenProcessPool:
                # Every input under way breaks with the pool; each is tried alone to find the one to blame.
                return _alone(function, *arguments)

        return wait

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
        self._executor = self._executor or _executor(self._jobs)
        return self._executor


def _alone(function: Callable[..., Result], *arguments: object) -> Result:
    with _executor(1) as executor:
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


def _executor(jobs: int) -> ProcessPoolExecutor:
    # spawn: a forked worker would hold our lock file and database open, and inherit our threads' locks.
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_end_with_parent)


def _end_with_parent() -> None:
    """In a worker: end when the parent is killed, which else leaves workers waiting for ever."""
    parent = parent_process()
    if parent is None:
        return

    def watch(sentinel: Any = parent.sentinel) -> None:
        connection.wait([sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
