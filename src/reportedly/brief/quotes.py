"""Exact words in one pair of quotation marks, whatever marks the page had around them."""

from typing import Final

__all__ = ["quoted"]

_OPENING: Final = "“„‟\"«‘‚'"
_CLOSING: Final = "”‟\"»’'"
_BETWEEN: Final = " … "


def quoted(words: str) -> str:
    """``words`` between “ and ”, without the page's own outer marks and a comma or full stop beside them.

    Parts of a saying that a cue interrupts stand joined by `` … ``; each loses its
    own outer marks. Marks that belong to the words ("the drivers'") stay.
    """
    parts = (_bare(part) for part in words.split(_BETWEEN))
    return f"“{_BETWEEN.join(part for part in parts if part)}”"


def _bare(part: str) -> str:
    text = part.strip()
    opened = text[:1] in tuple(_OPENING) and not _closes_early(text)
    if opened:
        text = text[1:]
    text = text.rstrip(" ,.;")
    # A closing mark goes with an opening one; alone it may be an apostrophe.
    if text[-1:] in tuple(_CLOSING) and (opened or text[-1:] not in {"’", "'"}):
        closed = text[:-1].rstrip(" ,.;")
        text = text if _closes_within(text) else closed
    return text


def _closes_early(text: str) -> bool:
    """Whether the first mark is closed before the end: ``"It fell," she said``. Without it the rest would be torn."""
    closer = {"“": "”", "„": "“", "‟": "‟", '"': '"', "«": "»"}.get(text[:1])
    inner = text[1:].rstrip(" ,.;")
    return closer is not None and inner.count(closer) == 1 and not inner.endswith(closer)


def _closes_within(text: str) -> bool:
    """Whether the last mark closes one that was opened inside: ``the finding "serious"``."""
    pairs = {"”": "“„", '"': '"', "»": "«", "’": "‘", "'": "'", "‟": "„"}
    return any(mark in text[:-1] for mark in pairs[text[-1]])
