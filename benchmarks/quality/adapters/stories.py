"""The kit's articles, grouped by story."""

import gzip
import json
from pathlib import Path

from reportedly.link.stories import group_stories

__all__ = ["predict"]


def predict(gold: Path, out: Path) -> None:
    """Read ``id`` and ``text`` of every document and write its ``cluster``."""
    with gzip.open(gold, "rt", encoding="utf-8") as documents:
        texts = {row["id"]: row["text"] for row in map(json.loads, documents)}
    with out.open("w", encoding="utf-8") as predictions:
        for number, group in enumerate(group_stories(texts)):
            for name in group:
                predictions.write(json.dumps({"id": name, "cluster": number}) + "\n")
