"""Captured bytes, kept by their SHA-256: ``captures/3f/3fa9…``."""

import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reportedly.errors import BrokenLedger
from reportedly.ledger.connection import refuse_links
from reportedly.records.codec import sha256_hex

__all__ = ["Captures"]

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


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
            self._write(path, data)
        except OSError as error:
            raise BrokenLedger(
                str(self.folder),
                f"cannot be written ({error.strerror})",
                "check its permissions and the disk",
            ) from error
        return sha256

    def _write(self, path: Path, data: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

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
