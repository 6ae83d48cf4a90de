"""What a page is called of which nothing tells who published it: by its file, so that two such pages are told apart."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import unquote, urlsplit

from reportedly.brief.layout import columns_of
from reportedly.brief.terminal import terminal_safe

__all__ = ["file_labels", "say_nameless"]

_WIDEST: Final = 28
"""Columns of a file's name; in longer ones the middle gives way, since what differs stands at either end."""


def file_labels(addresses: Mapping[str, str], short: Callable[[str], str]) -> dict[str, str]:
    """Article id → the name of its file, for ``addresses`` by article id; with the short id where two share one.

    What has no file (standard input, a note) has no label, and goes by its id.
    """
    names = {article_id: _name(address) for article_id, address in addresses.items()}
    shared = Counter(names.values())
    return {
        article_id: f"{name} {short(article_id)}" if shared[name] > 1 else name
        for article_id, name in names.items()
        if name
    }


def say_nameless(label: str | None, identifier: str) -> str:
    """``seed3.txt (outlet not named)``; by the short id for a page without a file."""
    return f"{label or f'page {identifier}'} (outlet not named)"


def _name(address: str) -> str:
    path = unquote(urlsplit(address).path) if "://" in address else address
    name = "" if address in ("-", "note") else terminal_safe(path.rstrip("/").rpartition("/")[2])
    if columns_of(name) <= _WIDEST:
        return name
    half = (_WIDEST - 1) // 2
    return f"{_fit(name, half)}…{_fit(name[::-1], half)[::-1]}"


def _fit(text: str, width: int) -> str:
    while columns_of(text) > width:
        text = text[:-1]
    return text
