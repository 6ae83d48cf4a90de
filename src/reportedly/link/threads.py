"""A thread: statements about one thing that is not a number."""

from dataclasses import dataclass
from typing import Final

from reportedly.link.sayings import Saying
from reportedly.link.words import as_written

__all__ = ["Thread"]

LABELLED: Final = 3
"""Words in a thread's label."""
SAMPLE: Final = 24
"""Statements whose spelling a label takes, the first ones."""


@dataclass(frozen=True, slots=True)
class Thread:
    """Statements about one thing, with the words they share most, the heaviest first."""

    words: tuple[str, ...]
    members: tuple[Saying, ...]  # canonical order
    negative: frozenset[str] = frozenset()  # keys of those that say it is not so

    @property
    def label(self) -> str:
        """Its heaviest words as its statements write them."""
        texts = [saying.text for saying in self.members[:SAMPLE]]
        return ", ".join(dict.fromkeys(as_written(word, texts) for word in self.words[:LABELLED]))
