"""Pages of the body and metadata kits, read and cleaned as the product does it."""

import gzip
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from reportedly.clean import clean_page
from reportedly.errors import UnreadableInput
from reportedly.read import capture_bytes, render_page
from reportedly.records import Article, PageText

CAPTURED_ON = date(2026, 1, 1)
"""The kits do not say when their pages were saved; all were before this day."""


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON lines file, gzipped or not."""
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as file
    ):
        for line in file:
            if line.strip():
                yield json.loads(line)


def clean_saved(path: Path, *, address: str) -> tuple[PageText, Article] | None:
    """Read and clean one saved page (gzipped HTML); None where the product refuses it."""
    data = gzip.decompress(path.read_bytes())
    try:
        capture, data = capture_bytes(
            data, address=address, how="file", obtained_at="2026-01-01T00:00:00+00:00"
        )
        page = render_page(capture, data)
        article = clean_page(
            page, data, media_type=capture.media_type, declaration=None, captured_on=CAPTURED_ON
        )
    except UnreadableInput:
        return None
    return page, article
