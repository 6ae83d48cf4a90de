"""Task metadata: publication date, authors, title and outlet of a saved page."""

import json
from pathlib import Path

from benchmarks.quality.adapters.html_pages import clean_saved, read_rows


def predict(gold: Path, out: Path) -> None:
    """GOLD is ``gold_pages.jsonl`` or ``gold_mediacloud.jsonl``; OUT: one object a line, absent where unknown."""
    with out.open("w", encoding="utf-8") as file:
        for row in read_rows(gold):
            cleaned = clean_saved(gold.parent / row["html"], address=row["url"])
            prediction: dict[str, object] = {"id": row["id"]}
            if cleaned:
                article = cleaned[1]
                prediction |= {
                    "date": article.published.value and article.published.value[:10],
                    "author": [author.value for author in article.authors],
                    "title": article.title.value,
                    "sitename": article.outlet.value,
                }
            file.write(json.dumps(prediction, ensure_ascii=False) + "\n")
