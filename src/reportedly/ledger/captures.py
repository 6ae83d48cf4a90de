"""Captured bytes, kept by their SHA-256: ``captures/3f/3fa9…``."""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reportedly.errors import BrokenLedger
from reportedly.ledger.connection import refuse_links
from reportedly.ledger.whole_files import UNFINISHED, write_whole
from reportedly.records.codec import sha256_hex

__all__ = ["Captures"]

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")

_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True, slots=True)
class Captures:
    """The bytes of a story's pages. Written once, never changed; the name is the proof."""

    folder: Path

    def store(self, data: bytes) -> str:
        """Keep the bytes and return their SHA-256. The same bytes again change nothing.

        Written beside, synced, then renamed: a killed process leaves no half file
        under a whole one's name. Raises BrokenLedger where nothing can be written.
        """
        sha256 = sha256_hex(data)
        path = self._path(sha256)
        if path.exists():
            return sha256
        try:
            write_whole(path, data)
        except OSError as error:
            remedy = (
                "make room and run the command again"
                if error.errno in _FULL
                else "check its permissions and the disk"
            )
            raise BrokenLedger(str(self.folder), f"cannot be written ({error.strerror})", remedy) from error
        return sha256

    def read(self, sha256: str) -> bytes:
        """The bytes with this SHA-256.

        Raises BrokenLedger where they are missing or are no longer those bytes.
        """
        path = self._path(sha256)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise BrokenLedger(
                str(path), f"is missing ({error.strerror})", "add the page again, or restore the folder"
            ) from error
        if sha256_hex(data) != sha256:
            raise BrokenLedger(
                str(path), "does not hold the bytes its name promises", "restore it from a copy"
            )
        return data

    def discard(self, sha256: str) -> None:
        """Delete the bytes, if they are there."""
        self._path(sha256).unlink(missing_ok=True)

    def all(self) -> tuple[str, ...]:
        """The SHA-256 of everything kept, sorted."""
        return tuple(sorted(path.name for path in self.folder.glob("??/*") if _DIGEST.fullmatch(path.name)))

    def others(self) -> tuple[str, ...]:
        """Everything in the folder that is no capture in its place, by its path in the story; sorted."""
        kept = {Path(sha256[:2], sha256) for sha256 in self.all()}
        found = (
            path.relative_to(self.folder)
            for path in self.folder.glob("**/*")
            if path.is_symlink() or not path.is_dir()
        )
        return tuple(sorted(str(self.folder.name / path) for path in found if path not in kept))

    def sweep(self) -> None:
        """Delete what a killed process left half written. Only for the one who holds the story's lock."""
        # No link is followed: in a stranger's folder it could lead to files that are not ours.
        with _there(self.folder) as shelves:
            for shelf in shelves:
                if len(shelf.name) == 2 and shelf.is_dir(follow_symlinks=False):
                    with _there(Path(shelf.path)) as files:
                        for file in files:
                            if file.name.startswith(UNFINISHED) and file.is_file(follow_symlinks=False):
                                Path(file.path).unlink(missing_ok=True)

    def _path(self, sha256: str) -> Path:
        # The digest may come from a stranger's ledger: it must not name a path of its own.
        if not _DIGEST.fullmatch(sha256):
            raise BrokenLedger(
                str(self.folder), f"{sha256[:80]!r} is not a SHA-256", "restore the ledger from a copy"
            )
        path = self.folder / sha256[:2] / sha256
        for part in (self.folder, path.parent, path):
            refuse_links(part)
        return path


@contextmanager
def _there(folder: Path) -> Iterator[Iterator[os.DirEntry[str]]]:
    """The entries of a folder; none where it is missing or may not be looked into."""
    try:
        entries = os.scandir(folder)
    except OSError:
        yield iter(())
        return
    with entries:
        yield entries
