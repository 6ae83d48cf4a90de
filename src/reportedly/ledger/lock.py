"""One writer a story: a lock that the system itself lets go when its holder dies."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from reportedly.errors import BrokenLedger, StoryInUse
from reportedly.ledger.connection import refuse_links

__all__ = ["PATIENCE", "write_lock"]

PATIENCE: Final = 5.0
"""Seconds a second writer waits: long enough for an edit, too short to look hung behind a big batch."""

_STEP: Final = 0.1


@contextmanager
def write_lock(folder: Path, *, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the story for writing while the block runs.

    Raises StoryInUse after ``patience`` seconds, BrokenLedger where the folder
    cannot be written.
    """
    path = folder / "story.lock"
    refuse_links(path)
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise BrokenLedger(
            str(folder), f"cannot be written ({error.strerror})", "check the folder's permissions"
        ) from error
    try:
        _acquire(descriptor, folder, patience)
        yield
    finally:
        os.close(descriptor)  # lets the lock go


def _acquire(descriptor: int, folder: Path, patience: float) -> None:
    # flock, not SQLite's own lock: it spans the many small transactions of one batch, and the
    # kernel drops it when the process is killed, so no stale lock is ever left to clean up.
    for _ in range(max(1, round(patience / _STEP))):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(_STEP)
        else:
            return
    raise StoryInUse(
        str(folder),
        "somebody else is writing to this story just now",
        "try again when they have finished; reading works meanwhile",
    )
