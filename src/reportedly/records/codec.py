"""The only serializer: canonical, versioned JSON, and the ids made from it."""

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from typing import Any, Final, Generic, TypeVar

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
    if _TYPES.get(type.__name__) is not type:
        raise InvalidRecord(type.__name__, "is not a record type", "decode one of reportedly.records")
    try:
        envelope: _Envelope[Record] = _decoder(type.__name__).decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        _refuse_envelope(data, type)  # a newer or another record need not have this one's shape
        raise InvalidRecord(type.__name__, f"is damaged ({error})", "restore it from a copy") from error
    if envelope.format != FORMAT or envelope.type != type.__name__:
        _refuse_envelope(data, type)
    return envelope.record


class _Envelope(msgspec.Struct, Generic[Record]):
    """What stands around every record; decoded in one pass with it."""

    format: int
    type: str
    record: Record


class _Outside(msgspec.Struct):
    """The envelope alone, of a record whose shape is not known."""

    format: int
    type: str


@cache
def _decoder(name: str) -> "msgspec.json.Decoder[Any]":
    # A type made at run time, of which a type checker knows nothing.
    return msgspec.json.Decoder(_Envelope[_TYPES[name]])  # type: ignore[valid-type]


def _refuse_envelope(data: bytes, type: type[object]) -> None:
    """Raise InvalidRecord where the envelope alone tells what is wrong."""
    try:
        outside = msgspec.json.decode(data, type=_Outside)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return
    if outside.format != FORMAT:
        raise InvalidRecord(
            type.__name__,
            f"has record format {outside.format!r}, known is {FORMAT}",
            "use a newer Reportedly",
        )
    if outside.type != type.__name__:
        raise InvalidRecord(type.__name__, f"is a {outside.type!r}", "ask for that type")


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
