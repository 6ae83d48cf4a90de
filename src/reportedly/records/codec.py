"""The only serializer: canonical, versioned JSON, and the ids made from it."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any, Final, TypeVar

import msgspec

from reportedly.errors import InvalidRecord
from reportedly.records import article, correction, figure, linked, statement
from reportedly.records.spans import Span

__all__ = ["FORMAT", "decode", "encode", "place_key", "record_id", "sha256_hex", "short"]

FORMAT: Final = 1
"""Version of the record format. A reader refuses a newer one."""

Record = TypeVar("Record")

_TYPES: Final[dict[str, type]] = {
    name: getattr(module, name)
    for module in (article, statement, figure, linked, correction)
    for name in module.__all__
    if isinstance(getattr(module, name), type)
}


def encode(record: object) -> bytes:
    """Canonical bytes of a record: one JSON object ``{"format", "type", "record"}``, keys sorted, UTF-8.

    Equal records give equal bytes on every machine. Raises InvalidRecord for a
    type that is no record, or a string that UTF-8 cannot carry.
    """
    name = type(record).__name__
    if _TYPES.get(name) is not type(record):
        raise InvalidRecord(name, "is not a record type", "encode one of reportedly.records")
    try:
        return msgspec.json.encode({"format": FORMAT, "type": name, "record": record}, order="sorted")
    except (UnicodeEncodeError, ValueError) as error:
        raise InvalidRecord(
            name, f"cannot be written as UTF-8 ({error})", "replace lone surrogates"
        ) from error


def decode(data: bytes, type: type[Record]) -> Record:
    """The record of that type in ``data``.

    Raises InvalidRecord for bytes that are no such record, or of a newer format.
    """
    try:
        envelope: dict[str, Any] = msgspec.json.decode(data, type=dict[str, Any])
        if not isinstance(version := envelope.get("format"), int) or version > FORMAT:
            raise InvalidRecord(
                type.__name__, f"has record format {version!r}, known is {FORMAT}", "use a newer Reportedly"
            )
        if envelope.get("type") != type.__name__:
            raise InvalidRecord(type.__name__, f"is a {envelope.get('type')!r}", "ask for that type")
        return msgspec.convert(envelope.get("record"), type=type, strict=True)
    except msgspec.MsgspecError as error:
        raise InvalidRecord(
            type.__name__, f"is damaged ({error})", "restore the ledger from a copy"
        ) from error


def sha256_hex(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def record_id(record: object) -> str:
    """The digest of the whole record, in hex: changes when anything in it changes."""
    return sha256_hex(encode(record))


def place_key(article_id: str, role: str, spans: Iterable[Span | None]) -> str:
    """The name of a place on a page, in hex: stays when only the reading of it changes.

    ``spans`` in a fixed order for each role; None marks an absent one.
    """
    places = [[span.start, span.end] if span else None for span in spans]
    return sha256_hex(json.dumps([article_id, role, places], separators=(",", ":")).encode())


def short(identifier: str, *, among: Iterable[str] = (), least: int = 4) -> str:
    """The shortest prefix, of at least ``least`` digits, that no other id in ``among`` shares."""
    length = least
    for other in among:
        if other != identifier:
            while length < len(identifier) and other[:length] == identifier[:length]:
                length += 1
    return identifier[:length]
