"""Numbered SQL migrations, applied in order, each in one transaction with ``user_version``."""

from functools import cache
from importlib import resources

__all__ = ["load_migrations"]


@cache
def load_migrations() -> tuple[str, ...]:
    """The SQL of every migration, first to last: the n-th lifts a ledger from version n-1 to n."""
    files = sorted(
        (file for file in resources.files(__name__).iterdir() if file.name.endswith(".sql")),
        key=lambda file: file.name,
    )
    return tuple(file.read_text(encoding="utf-8") for file in files)
