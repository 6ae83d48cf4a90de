"""What exports are made from: a view of the story, and the exact words and places beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from reportedly.brief.view import View
from reportedly.records import Event, Question

__all__ = ["Material"]


def _nothing(table: str, name: str | None) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """One story, fetched. Mappings by id or key; what they do not hold stays empty in every export."""

    title: str
    view: View
    questions: tuple[Question, ...]  # in screen order
    events: tuple[Event, ...]
    sentences: Mapping[str, str]  # statement key → the exact sentence
    hedges: Mapping[str, str]  # figure key → the exact words of its hedge
    addresses: Mapping[str, str]  # article id → where its bytes were had
    own_columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # table → column names
    own: Callable[[str, str | None], Mapping[str, str]] = _nothing  # (table, name) → column → text
