"""The stages that ingest calls, furnished in one place."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reportedly.records import (
    Analysis,
    Anchor,
    Article,
    Capture,
    Declaration,
    Edit,
    Linking,
    PageText,
    Rejected,
    Tables,
)

if TYPE_CHECKING:
    from reportedly.read import DeclaredFields

__all__ = ["Rooms"]


def _as_it_is(analysis: Analysis, edits: Sequence[Edit], *, carried: Sequence[Edit] = ()) -> Article:
    return analysis.article


def _nowhere(edits: Sequence[Edit], analyses: Sequence[Analysis]) -> tuple[Edit, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """The stages that this use case calls, so that a test can furnish them with small ones."""

    find_inputs: Callable[[Sequence[str]], Iterable[Path | Literal["-"] | Rejected]]
    declared_for: Callable[[Path], "DeclaredFields | None"]
    capture_file: Callable[..., tuple[Capture, bytes]]  # (path, *, obtained_at)
    capture_bytes: Callable[..., tuple[Capture, bytes]]  # (data, *, address, how, obtained_at)
    analyze: Callable[[Capture, bytes, Declaration | None], Analysis | Rejected]  # picklable, for jobs > 1
    link: Callable[[Iterable[Analysis], Sequence[Edit], Tables], Linking]
    apply_edits: Callable[
        ..., tuple[Analysis, tuple[tuple[Edit, Anchor], ...]]
    ]  # (analysis, edits, *, carried)
    correct_article: Callable[..., Article] = _as_it_is  # (analysis, edits, *, carried)
    live_edits: Callable[[Sequence[Edit]], tuple[Edit, ...]] = tuple
    carry_edits: Callable[[Sequence[Edit], Sequence[Analysis]], tuple[Edit, ...]] = _nowhere
    read_again: Callable[[PageText, Article], Analysis] | None = None
    # The rule sets and renderers of today; None: nobody knows, so everything is read anew.
    rules_now: Callable[[], tuple[tuple[str, ...], tuple[str, ...]]] | None = None

    @classmethod
    def real(cls) -> "Rooms":
        """The shipped stages."""
        # Imported here: whoever only reads a ledger must not wait for lxml, spaCy or trafilatura.
        from reportedly.analysis import analyze_article, analyze_or_reject, rules_now
        from reportedly.link import apply_edits, carry_edits, correct_article, link, live_edits
        from reportedly.read import capture_bytes, capture_file, declared_for, find_inputs

        return cls(
            find_inputs=find_inputs,
            declared_for=declared_for,
            capture_file=capture_file,
            capture_bytes=capture_bytes,
            analyze=analyze_or_reject,
            link=link,
            apply_edits=apply_edits,
            correct_article=correct_article,
            live_edits=live_edits,
            carry_edits=carry_edits,
            read_again=analyze_article,
            rules_now=rules_now,
        )
