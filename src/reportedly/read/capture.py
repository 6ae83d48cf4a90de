"""Bytes → Capture: what was obtained, from where, and what kind of page it is, told by its content."""

import hashlib
import stat
from pathlib import Path
from typing import Final

from reportedly.errors import UnreadableInput
from reportedly.read.sniff import UnreadableFormat, is_html, name_unreadable_format, name_unreadable_suffix
from reportedly.records import Capture

__all__ = ["MAX_BYTES", "capture_bytes", "capture_file"]

MAX_BYTES: Final = 20_000_000
"""Bytes of the largest page that is read: the longest news pages seen are below 5 MB."""


def capture_file(path: Path, *, obtained_at: str) -> tuple[Capture, bytes]:
    """Read a file whole.

    obtained_at  ISO 8601 with offset; the caller's clock, since this room has none.

    Raises UnreadableInput for a folder, a device, a vanished or forbidden file, and
    for whatever ``capture_bytes`` refuses.
    """
    try:
        # Opened once and asked about afterwards, so that what is checked is what is read.
        # A pipe or device is refused before opening: opening one could wait for ever.
        _refuse_all_but_files(path, path.stat().st_mode)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise UnreadableInput(str(path), "does not exist", "check the path") from error
    except PermissionError as error:
        raise UnreadableInput(
            str(path), "may not be read by this user", "change its permissions, or copy it"
        ) from error
    except (OSError, ValueError) as error:
        raise UnreadableInput(str(path), f"could not be read ({error})", "copy it and try again") from error
    taken = capture_bytes(data, address=str(path), how="file", obtained_at=obtained_at)
    if found := name_unreadable_suffix(path.suffix, data):
        raise _not_a_page(str(path), found)
    return taken


def capture_bytes(data: bytes, *, address: str, how: str, obtained_at: str) -> tuple[Capture, bytes]:
    """Bytes already in hand (standard input, an archive's record) as a capture, with the same bytes.

    address      as the person gave it; "-" for standard input.
    how          "file", "stdin", "http", "archive", "feed", "note".
    obtained_at  ISO 8601 with offset.

    Raises UnreadableInput for no bytes, more than ``MAX_BYTES``, and for a format
    that is neither plain text nor HTML, naming it.
    """
    if not data.strip():
        raise UnreadableInput(address, "is empty", "save the page again")
    if len(data) > MAX_BYTES:
        raise UnreadableInput(
            address,
            f"is larger than {MAX_BYTES // 1_000_000} MB",
            "pass the article alone, without embedded media",
        )
    if found := name_unreadable_format(data):
        raise _not_a_page(address, found)
    capture = Capture(
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        media_type="text/html" if is_html(data) else "text/plain",
        address=address,
        obtained_at=obtained_at,
        how=how,
    )
    return capture, data


def _not_a_page(address: str, found: UnreadableFormat) -> UnreadableInput:
    return UnreadableInput(address, f"is {found.name}, not a page of text or HTML", found.remedy)


def _refuse_all_but_files(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise UnreadableInput(
            str(path), "is a folder", "pass its files, or the folder to a command that adds"
        )
    if not stat.S_ISREG(mode):
        raise UnreadableInput(str(path), "is not a regular file", "save the page to a file, or pipe it to -")
