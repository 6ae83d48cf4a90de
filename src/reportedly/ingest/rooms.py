"""The stages that ingest calls, furnished in one place."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reportedly.records import Analysis, Anchor, Capture, Declaration, Edit, Linking, Rejected, Tables

if TYPE_CHECKING:
    from reportedly.read import DeclaredFields

__all__ = ["Rooms"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """The stages that this use case calls, so that a test can furnish them with small ones."""

    find_inputs: Callable[[Sequence[str]], Iterable[Path | Literal["-"] | Rejected]]
    declared_for: Callable[[Path], "DeclaredFields | None"]
    capture_file: Callable[..., tuple[Capture, bytes]]  # (path, *, obtained_at)
    capture_bytes: Callable[..., tuple[Capture, bytes]]  # (data, *, address, how, obtained_at)
    analyze: Callable[[Capture, bytes, Declaration | None], Analysis | Rejected]  # picklable, for jobs > 1
    link: Callable[[Iterable[Analysis], Sequence[Edit], Tables], Linking]
    apply_edits: Callable[[Analysis, Sequence[Edit]], tuple[Analysis, tuple[tuple[Edit, Anchor], ...]]]

    @classmethod
    def real(cls) -> "Rooms":
        """The shipped stages."""
        # Imported here: whoever only reads a ledger must not wait for lxml, spaCy or trafilatura.
        from reportedly.analysis import analyze_or_reject
        from reportedly.link import apply_edits, link
        from reportedly.read import capture_bytes, capture_file, declared_for, find_inputs

        return cls(
            find_inputs=find_inputs,
            declared_for=declared_for,
            capture_file=capture_file,
            capture_bytes=capture_bytes,
            analyze=analyze_or_reject,
            link=link,
            apply_edits=apply_edits,
        )
