"""What a page says in one capture and no longer, or otherwise, in another: sentence by sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from reportedly.records import Article, Span

__all__ = ["Change", "rewritten"]

_SENTENCE: Final = re.compile(r"\S.*?(?:[.!?][”’\"']?(?=\s)|$)")
"""Enough to show what changed; nothing else is read from these spans."""


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence in both captures; None where one of them has nothing in its place."""

    before: Span | None
    after: Span | None


def rewritten(before: Article, before_text: str, after: Article, after_text: str) -> tuple[Change, ...]:
    """The sentences of the bodies that differ, in reading order. White space makes no difference.

    Sentences that were only moved are told as gone and as new.
    """
    old, new = list(_sentences(before, before_text)), list(_sentences(after, after_text))
    matcher = SequenceMatcher(
        None,
        [" ".join(span.of(before_text).split()) for span in old],
        [" ".join(span.of(after_text).split()) for span in new],
        autojunk=False,
    )
    changes: list[Change] = []
    for kind, first, past, start, end in matcher.get_opcodes():
        if kind != "equal":
            gone, come = old[first:past], new[start:end]
            for place in range(max(len(gone), len(come))):
                changes.append(
                    Change(
                        gone[place] if place < len(gone) else None,
                        come[place] if place < len(come) else None,
                    )
                )
    return tuple(changes)


def _sentences(article: Article, text: str) -> Iterator[Span]:
    for line in article.body():
        for match in _SENTENCE.finditer(text, line.start, line.end):
            if match.start() < match.end():
                yield Span(match.start(), match.end())
