"""Threads, of statements that say one thing or its opposite, and topics, of threads about one thing."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from reportedly.link.likeness.words import as_written
from reportedly.link.said.sayings import Saying, in_order

__all__ = ["Thread", "Topic"]

LABELLED: Final = 3
"""Words in a thread's label."""
SAMPLE: Final = 24
"""Statements whose spelling a label takes, the first ones."""


@dataclass(frozen=True)
class Thread:
    """Statements about one thing, with the words they share most, the heaviest first."""

    words: tuple[str, ...]
    members: tuple[Saying, ...]  # canonical order
    negative: frozenset[str] = frozenset()  # keys of those that say it is not so

    @cached_property
    def label(self) -> str:
        """Its heaviest words as its statements write them."""
        texts = [saying.tokens for saying in self.members[:SAMPLE]]
        return ", ".join(dict.fromkeys(as_written(word, texts) for word in self.words[:LABELLED]))


@dataclass(frozen=True)
class Topic:
    """Threads of one question, the one with most statements first."""

    threads: tuple[Thread, ...]

    @classmethod
    def of(cls, threads: Sequence[Thread]) -> "Topic":
        """The threads in order: by size, then by their first statement and their words."""
        return cls(tuple(sorted(threads, key=lambda t: (-len(t.members), t.members[0].order, t.words))))

    @cached_property
    def members(self) -> tuple[Saying, ...]:
        """Its statements in canonical order, each once."""
        return in_order(saying for thread in self.threads for saying in thread.members)

    def order(self) -> tuple[object, ...]:
        """What topics are sorted by."""
        return (self.members[0].order, self.threads[0].words)
