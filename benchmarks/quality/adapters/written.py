"""Task written: body and facts of the kit's invented pages in the style of scraped text."""

import json
from pathlib import Path

from benchmarks.quality.adapters.body_raw import kept_lines
from benchmarks.quality.adapters.html_pages import CAPTURED_ON
from reportedly.clean import clean_page
from reportedly.read import capture_file, render_page


def predict(gold: Path, out: Path) -> None:
    """GOLD is a folder of ``*.txt``; OUT: ``{"id", "kept", "outlet", "author", "published"}`` a line."""
    with out.open("w", encoding="utf-8") as file:
        for path in sorted(gold.glob("*.txt")):
            capture, data = capture_file(path, obtained_at="2026-01-01T00:00:00+00:00")
            page = render_page(capture, data)
            article = clean_page(
                page, data, media_type=capture.media_type, declaration=None, captured_on=CAPTURED_ON
            )
            prediction = {
                "id": path.stem,
                "kept": kept_lines(page.text),
                "outlet": article.outlet.value,
                "author": ", ".join(author.value or "" for author in article.authors) or None,
                "published": article.published.value and article.published.value[:10],
            }
            file.write(json.dumps(prediction, ensure_ascii=False) + "\n")
