"""Quotations near a cue as candidates for its content: before it, after it, around it, carried on."""

from bisect import bisect_left
from typing import Final

from reportedly.extract.attributions.pieces import QUOTE, REACH, Collector, Range, whole_sentence
from reportedly.extract.attributions.view import View

__all__ = ["offer_quotations"]

_RUNS: Final = 24
"""Quotations looked at on each side of a cue."""


def offer_quotations(box: Collector, head: int, low: int, high: int) -> None:
    """Quotations beside the cue, and the stretches of the same paragraph that carry them on."""
    view = box.view
    start, stop = view.paragraphs[view.paragraph[head]]
    start, stop = max(start, head - REACH), min(stop, head + REACH)
    runs = view.quotations[bisect_left(view.quotations, (start, 0)) : bisect_left(view.quotations, (stop, 0))]
    before = [run for run in runs if run[1] <= low][-_RUNS:]
    after = [run for run in runs if run[0] >= high][:_RUNS]
    near_before = bool(before) and low - before[-1][1] <= 3
    near_after = bool(after) and after[0][0] - high <= 8
    follow = _followers(view, high, stop, after)
    if near_before:
        mark = before[-1]
        box.offer(QUOTE, 0, 0, head, mark)
        if follow:
            box.offer(QUOTE, 0, 1, head, mark, follow[0], follows=1)
            if len(follow) > 1:
                box.offer(QUOTE, 0, 2, head, mark, *follow, follows=2)
        if near_after and not follow:
            box.offer(QUOTE, 0, 3, head, mark, after[0])
        first = whole_sentence(view, mark[0])[0]
        sentence_start = min(first, mark[0])
        if follow:
            box.offer(QUOTE, 1, 1, head, (sentence_start, low), *follow, follows=2)
    elif near_after or follow:
        end = whole_sentence(view, head)[1]
        tail = [run for run in follow if run[0] >= end]
        if near_after:
            box.offer(QUOTE, 2, 0, head, after[0])
            if len(after) > 1:
                box.offer(QUOTE, 2, 2, head, *after, follows=2)
        if tail:
            box.offer(QUOTE, 3, 2, head, (high, end), *tail, follows=2)
            box.offer(QUOTE, 4, 2, head, *tail, follows=2)
    elif before:
        box.offer(QUOTE, 5, 0, head, before[-1])
        box.offer(QUOTE, 5, 1, head, *before, follows=2)


def _followers(view: View, high: int, stop: int, after: list[Range]) -> list[Range]:
    """Quotations after the cue that follow on without other words: "…," she said. "And …"."""
    found: list[Range] = []
    position = high
    for run in after:
        between = range(position, run[0])
        interrupted = any(
            view.pos[token] not in ("PUNCT", "SPACE") and view.quoted[token] < 0 for token in between
        )
        if interrupted and (found or not _only_adjuncts(view, position, run[0])):
            break
        found.append(run)
        position = run[1]
    return found


def _only_adjuncts(view: View, first: int, end: int) -> bool:
    """Whether only the rest of the inquit stands between: 'she said on Monday. "And …"'."""
    return end - first < 25 and any(
        view.text[token] in (".", ",", ":") for token in range(end - 1, first - 1, -1)[:2]
    )
