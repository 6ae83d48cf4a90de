"""Reading and cleaning saved HTML pages, which bodies of plain text do not show: by size, for few are large."""

import gzip
import json
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from reportedly.analysis import Stages
from reportedly.errors import UnreadableInput
from reportedly.read import capture_bytes

__all__ = ["print_pages"]

_BUDGET: Final = 35
_CAPTURED: Final = "2025-05-08T12:00:00+00:00"


def print_pages(kit: Path, stages: Stages) -> None:
    """Print milliseconds of CPU a page for the English pages of the body kit, and for the largest tenth of them."""
    index = kit / "pages.jsonl.gz"
    if not index.is_file():
        return
    with gzip.open(index, "rt", encoding="utf-8") as lines:
        ids = [page["id"] for page in map(json.loads, lines) if page["lang"] == "en"]
    pages = sorted(
        (gzip.decompress((kit / "html" / f"{page}.html.gz").read_bytes()) for page in ids), key=len
    )
    spent = [_seconds(page, stages) for page in pages]
    largest = max(1, len(pages) // 10)
    print(
        f"read + clean of {len(pages)} saved pages: {1000 * sum(spent) / len(spent):.1f} ms a page"
        f" (budget {_BUDGET}), the largest tenth, of {len(pages[-largest]) >> 10} KiB and more:"
        f" {1000 * sum(spent[-largest:]) / largest:.1f} ms"
    )


def _seconds(page: bytes, stages: Stages) -> float:
    capture, data = capture_bytes(page, address="page.html", how="file", obtained_at=_CAPTURED)
    started = time.process_time()
    with suppress(UnreadableInput):  # a page without text takes its time as well
        stages.clean(stages.render(capture, data), data, capture, None)
    return time.process_time() - started
