"""What became of an input."""

from dataclasses import dataclass
from typing import TypeAlias

from reportedly.records import Rejected

__all__ = ["Entered", "Outcome", "Refused", "Unchanged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """An article is in the ledger now, or is in it anew because what is declared of it changed."""

    address: str
    article_id: str
    title: str | None
    statements: int
    figures: int
    resumed: bool  # asked for by an earlier run that did not finish


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """The same bytes are an article already, and nothing new is declared of them."""

    address: str
    article_id: str
    resumed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An input became no article; the reason is kept in the log."""

    rejected: Rejected
    resumed: bool


Outcome: TypeAlias = Entered | Unchanged | Refused
