"""Small rooms for the use case: the real reading, made-up analyses, a linking that is a function of their set."""

import os
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from made_up import make_analysis, make_linking

from reportedly.ingest import Rooms, ingest
from reportedly.ledger import Story
from reportedly.read import capture_bytes, capture_file, declared_for, find_inputs
from reportedly.records import Analysis, Anchor, Capture, Declaration, Edit, Linking, Rejected, Stance, Tables

WHEN = "2031-04-02T18:05:00+02:00"


def analyze(capture: Capture, data: bytes, declaration: Declaration | None) -> Analysis | Rejected:
    """REJECT, SURROGATE, CRASH and SLOW in a page ask for trouble."""
    text = data.decode()
    if "REJECT" in text:
        return Rejected(
            subject=capture.address,
            capture=capture.sha256,
            stage="clean",
            problem="no text left",
            remedy="save it again",
        )
    if "CRASH" in text:
        os._exit(9)
    if "SLOW" in text:
        time.sleep(0.05)
    analysis = make_analysis(
        text,
        outlet=declaration.outlet if declaration else None,
        published=declaration.published if declaration else None,
    )
    if "SURROGATE" in text:
        return replace(analysis, page_text=replace(analysis.page_text, encoding="\ud800"))
    return analysis


def link(analyses: Iterable[Analysis], edits: Sequence[Edit], tables: Tables) -> Linking:
    known = list(analyses)
    return replace(make_linking(known), rules=("made-up-link/1", *(alias for alias, _ in tables.aliases)))


def apply_edits(
    analysis: Analysis, edits: Sequence[Edit]
) -> tuple[Analysis, tuple[tuple[Edit, Anchor], ...]]:
    """Every edit turns the stance of every statement of its capture."""
    for edit in edits:
        if edit.anchor and edit.anchor.capture == analysis.article.article_id:
            turned = tuple(
                replace(each, stance=Stance(edit.new or "asserts")) for each in analysis.statements
            )
            analysis = replace(analysis, statements=turned)
    return analysis, ()


ROOMS = Rooms(
    find_inputs=find_inputs,
    declared_for=declared_for,
    capture_file=capture_file,
    capture_bytes=capture_bytes,
    analyze=analyze,
    link=link,
    apply_edits=apply_edits,
)


def main() -> None:
    """Add a folder to a story, to be killed while doing so."""
    story, folder, jobs = sys.argv[1:]
    for outcome in ingest(Story.open(Path(story)), [folder], obtained_at=WHEN, jobs=int(jobs), rooms=ROOMS):
        sys.stdout.write(f"{type(outcome).__name__}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
