"""Places typed by a person as words of the page, and found again on a newer reading of it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.link.edits.anchors import nearest_quote
from reportedly.link.edits.settable import carried_figures
from reportedly.records import Figure, Span, Statement

__all__ = ["find_words", "moved_edges", "write_words"]


def write_words(text: str, spans: Iterable[Span], origin: int) -> str:
    """Places as an edit holds them: their exact words, and how far from ``origin`` (the anchor's start) they stand."""
    return json.dumps(
        [{"at": span.start - origin, "exact": span.of(text)} for span in sorted(spans)], ensure_ascii=False
    )


def find_words(text: str, written: str, origin: int) -> tuple[Span, ...]:
    """The places that ``write_words`` wrote, on a text where the anchor stands at ``origin`` now.

    Each is the one that stands nearest to where it stood. Raises ValueError for
    something else than such a list, or where words are gone.
    """
    read = json.loads(written)
    if not isinstance(read, list):
        raise ValueError("no list of places")
    spans: list[Span] = []
    for each in read:
        if not isinstance(each, dict) or not isinstance(each.get("exact"), str):
            raise ValueError("no place")
        at = each.get("at")
        span = nearest_quote(text, each["exact"], origin + (at if isinstance(at, int) else 0))
        if span is None:
            raise ValueError("words are gone")
        spans.append(span)
    return tuple(sorted(set(spans)))


def moved_edges(
    statement: Statement, field: str, spans: Sequence[Span], text: str, figures: Iterable[Figure]
) -> Statement:
    """The statement with its content, cue or source standing elsewhere; its key stays, for others name it by that.

    Raises ValueError for several cues or sources.
    """
    if field != "content" and len(spans) > 1:
        raise ValueError(f"one {field} at most")
    first = spans[0] if spans else None
    reach = [statement.sentence, *spans]
    sentence = Span(min(each.start for each in reach), max(each.end for each in reach))
    match field:
        case "content":
            carried = carried_figures(figures, spans)
            return replace(statement, content=tuple(spans), figures=carried, sentence=sentence)
        case "cue" if first is None:
            return replace(statement, cue=None, cue_lemma=None, sentence=sentence)
        case "cue":
            stays = statement.cue is not None and first is not None and statement.cue.overlaps(first)
            lemma = statement.cue_lemma if stays else (first.of(text).casefold() if first else None)
            return replace(statement, cue=first, cue_lemma=lemma, sentence=sentence)
        case _:
            return replace(statement, source=replace(statement.source, span=first), sentence=sentence)
