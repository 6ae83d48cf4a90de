"""A whole reading in one cell: the codec bytes of all its records but the page text, compressed."""

import zlib
from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

import msgspec

from reportedly.errors import BrokenLedger
from reportedly.ledger.ledger import Ledger
from reportedly.records import (
    Analysis,
    Article,
    Attribution,
    Figure,
    Mention,
    PageText,
    Rejection,
    Statement,
    Timex,
)
from reportedly.records.codec import encode

__all__ = ["CHILDREN", "pack", "packed_analysis", "unpack"]

Record = TypeVar("Record")

CHILDREN: Final = ("attribution", "mention", "statement", "figure", "rejection", "timex")
"""The tables of an article's records, each in the order of its positions."""
_MOST: Final = 100_000_000
"""Bytes of a reading unpacked: a stranger's ledger must not fill the memory."""


def pack(records: Mapping[str, Sequence[str]]) -> bytes:
    """Codec text by table ("article" holds one) as bytes."""
    return zlib.compress(msgspec.json.encode(records))


def packed_analysis(analysis: Analysis) -> bytes:
    """The same, of an analysis."""
    by_table: Mapping[str, Sequence[object]] = {
        "article": (analysis.article,),
        "attribution": analysis.attributions,
        "mention": analysis.mentions,
        "statement": analysis.statements,
        "figure": analysis.figures,
        "rejection": analysis.rejections,
        "timex": analysis.timexes,
    }
    return pack({name: [encode(each).decode() for each in some] for name, some in by_table.items()})


def unpack(ledger: Ledger, page: PageText, rules: object, packed: object) -> Analysis:
    """The analysis that ``pack`` packed. Raises BrokenLedger for bytes that are no such reading."""
    read = _read(ledger.bytes_of(packed))

    def all_of(type: type[Record], table: str) -> tuple[Record, ...]:
        return tuple(ledger.record(type, record.encode()) for record in read[table])

    return Analysis(
        page_text=page,
        article=all_of(Article, "article")[0],
        attributions=all_of(Attribution, "attribution"),
        mentions=all_of(Mention, "mention"),
        statements=all_of(Statement, "statement"),
        figures=all_of(Figure, "figure"),
        rejections=all_of(Rejection, "rejection"),
        timexes=all_of(Timex, "timex"),
        rules=ledger.names(rules),
    )


def _read(packed: bytes) -> dict[str, list[str]]:
    try:
        unpacker = zlib.decompressobj()
        read = msgspec.json.decode(unpacker.decompress(packed, _MOST), type=dict[str, list[str]])
        if unpacker.eof and read.keys() == {"article", *CHILDREN} and len(read["article"]) == 1:
            return read
    except (zlib.error, msgspec.MsgspecError, UnicodeDecodeError):
        pass  # told below, as any other bytes that are none
    raise BrokenLedger("a row", "holds no reading where one belongs", "restore the folder from a copy")
