"""Task body-html: the body of a saved page, as the labelled lines of its page text."""

import json
from pathlib import Path

from benchmarks.quality.adapters.html_pages import clean_saved, read_rows


def predict(gold: Path, out: Path) -> None:
    """GOLD is ``pages.jsonl.gz`` with ``html/<id>.html.gz`` beside it; OUT: ``{"id", "text"}`` a line."""
    with out.open("w", encoding="utf-8") as file:
        for row in read_rows(gold):
            cleaned = clean_saved(gold.parent / "html" / f"{row['id']}.html.gz", address=row["url"])
            text = "\n".join(span.of(cleaned[0].text) for span in cleaned[1].body()) if cleaned else ""
            file.write(json.dumps({"id": row["id"], "text": text}) + "\n")
