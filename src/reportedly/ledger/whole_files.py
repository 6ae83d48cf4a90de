"""Write a file whole or not at all: a killed process leaves no half file under a whole one's name."""

import os
import tempfile
from pathlib import Path
from typing import Final

__all__ = ["UNFINISHED", "write_whole"]

UNFINISHED: Final = ".new-"
"""How the name of a file begins that is being written; the next writer of the story deletes what a kill left."""


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` beside ``path``, sync it, then give it the name. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=UNFINISHED, dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
