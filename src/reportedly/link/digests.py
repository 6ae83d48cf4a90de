"""Ids of linked records: digests of what they say, so that they are the same on every machine."""

import json
from collections.abc import Iterable

from reportedly.records.codec import sha256_hex

__all__ = ["digest"]


def digest(kind: str, *parts: str | Iterable[str] | None) -> str:
    """SHA-256 in hex of a kind and its canonical parts; sequences keep the order the caller gives them."""
    flat = [part if part is None or isinstance(part, str) else list(part) for part in parts]
    return sha256_hex(json.dumps([kind, *flat], ensure_ascii=False, separators=(",", ":")).encode("utf-8"))
