"""What a person declares of pages in a CSV beside them: outlet, date, address. Never the page's own words."""

import csv
import io
import re
import zoneinfo
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from reportedly.errors import UnreadableInput
from reportedly.read.decode import decode_page
from reportedly.records import Capture, Declaration

__all__ = ["MANIFEST", "SIDECAR_SUFFIX", "DeclaredFields", "declare", "declared_for", "read_manifest"]

MANIFEST: Final = "sources.csv"
"""Name of the manifest that is found by itself in a page's folder."""
SIDECAR_SUFFIX: Final = ".csv"
"""What is added to a page's name to name its sidecar: "page.html.csv"."""
MAX_MANIFEST_BYTES: Final = 20_000_000

_ISO_8601: Final = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
_HELP: Final = "use the columns file, outlet, published, url, timezone (any of them but file may be missing)"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredFields:
    """One row of a manifest: a ``Declaration`` whose capture is not known yet."""

    outlet: str | None = None
    published: str | None = None  # ISO 8601
    url: str | None = None
    timezone: str | None = None  # IANA name


_COLUMNS: Final = tuple(field.name for field in fields(DeclaredFields))


def read_manifest(path: Path) -> Mapping[str, DeclaredFields]:
    """The rows of a manifest by file name, relative to the manifest's folder, "/" between folders.

    Separated by commas, semicolons or tabs, whichever its header shows: spreadsheets
    write all three. Raises UnreadableInput for a file that cannot be read, unknown or
    missing columns, a file named twice, and values that are no ISO 8601 date, no IANA
    time zone or no http(s) address, each with the line it stands in.
    """
    rows: dict[str, DeclaredFields] = {}
    for subject, name, declared in _read_rows(path):
        if name is None:
            raise UnreadableInput(subject, "names no file", "fill the column file")
        if name in rows:
            raise UnreadableInput(subject, f"names {name} a second time", "keep one row a file")
        rows[name] = declared
    return MappingProxyType(rows)


def declared_for(path: Path) -> DeclaredFields | None:
    """What is declared of a page: by ``sources.csv`` in its folder, and by its own sidecar.

    The sidecar (``page.html.csv``, one row, column file optional) wins field by field.
    None where neither says anything. Raises UnreadableInput as ``read_manifest`` does.
    """
    found = _manifest_row(path)
    sidecar = path.with_name(path.name + SIDECAR_SUFFIX)
    if sidecar.is_file():
        rows = list(_read_rows(sidecar))
        if len(rows) != 1 or rows[0][1] not in (None, path.name):
            raise UnreadableInput(
                str(sidecar), f"is not one row about {path.name}", "keep one row, or use sources.csv"
            )
        own = rows[0][2]
        found = replace(found, **_filled(own)) if found else own
    return found if found and _filled(found) else None


def declare(capture: Capture, declared: DeclaredFields | None) -> Declaration | None:
    """The fields bound to the bytes they are about."""
    if declared is None:
        return None
    return Declaration(capture=capture.sha256, **_filled(declared))


def _filled(declared: DeclaredFields) -> dict[str, str]:
    return {name: value for name in _COLUMNS if (value := getattr(declared, name)) is not None}


def _manifest_row(path: Path) -> DeclaredFields | None:
    manifest = path.with_name(MANIFEST)
    try:
        state = manifest.stat()
    except OSError:
        return None
    if not manifest.is_file() or manifest == path:
        return None
    return _read_manifest_once(manifest, state.st_mtime_ns, state.st_size).get(path.name)


@lru_cache(maxsize=8)
def _read_manifest_once(path: Path, changed: int, size: int) -> Mapping[str, DeclaredFields]:
    """Keyed by the file's state too: a folder of a thousand pages reads its manifest once, an edit is seen."""
    return read_manifest(path)


def _read_rows(path: Path) -> Iterator[tuple[str, str | None, DeclaredFields]]:
    """(where it stands, file, fields) for each row that is not empty."""
    reader = csv.reader(
        io.StringIO(text := _read_text(path), newline=""), delimiter=_delimiter(text), strict=True
    )
    header: list[str] | None = None
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if not any(cells):
                continue
            subject = f"{path}:{reader.line_num}"
            if header is None:
                header = _check_header(subject, [cell.lower() for cell in cells])
                continue
            if len(cells) != len(header):
                raise UnreadableInput(
                    subject,
                    f"has {len(cells)} cells, the header has {len(header)}",
                    "quote cells with commas",
                )
            values = {name: cell or None for name, cell in zip(header, cells, strict=True)}
            name = values.pop("file", None)
            yield subject, name and _relative(subject, name), _check_values(subject, DeclaredFields(**values))
    except csv.Error as error:
        raise UnreadableInput(
            f"{path}:{reader.line_num}", f"is no CSV ({error})", "save it as CSV again"
        ) from error
    if header is None:
        raise UnreadableInput(str(path), "is empty", _HELP)


def _read_text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_MANIFEST_BYTES + 1)
    except OSError as error:
        raise UnreadableInput(str(path), f"could not be read ({error.strerror})", "check the path") from error
    if len(data) > MAX_MANIFEST_BYTES:
        raise UnreadableInput(str(path), "is too large for a manifest", _HELP)
    return decode_page(data, html=False).text


def _delimiter(text: str) -> str:
    header = text.lstrip().split("\n", 1)[0]
    return max((",", ";", "\t"), key=header.count)


def _check_header(subject: str, header: list[str]) -> list[str]:
    unknown = [name for name in header if name not in (*_COLUMNS, "file")]
    if unknown:
        raise UnreadableInput(subject, f"has the unknown column {unknown[0]!r}", _HELP)
    if len(set(header)) != len(header):
        raise UnreadableInput(subject, "names a column twice", _HELP)
    return header


def _relative(subject: str, name: str) -> str:
    parts = [part for part in name.replace("\\", "/").split("/") if part != "."]
    if name.startswith(("/", "\\")) or ".." in parts or re.match(r"[A-Za-z]:", name):
        raise UnreadableInput(subject, f"{name} lies outside the manifest's folder", "name files below it")
    return "/".join(parts)


def _check_values(subject: str, declared: DeclaredFields) -> DeclaredFields:
    if declared.published is not None and not _is_iso_8601(declared.published):
        raise UnreadableInput(
            subject,
            f"published is {declared.published!r}",
            "write 2031-04-02 or 2031-04-02T18:05+02:00 (ISO 8601)",
        )
    if declared.timezone is not None and not _is_timezone(declared.timezone):
        raise UnreadableInput(
            subject, f"timezone is {declared.timezone!r}", "write a name like Europe/Lisbon"
        )
    if declared.url is not None and not re.fullmatch(r"https?://[^\s/]+\S*", declared.url, re.IGNORECASE):
        raise UnreadableInput(
            subject, f"url is {declared.url!r}", "write an address with http:// or https://"
        )
    return declared


def _is_iso_8601(value: str) -> bool:
    if not _ISO_8601.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value) if len(value) > len("2031-04-02") else date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_timezone(name: str) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        return False
    return True
