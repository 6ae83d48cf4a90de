"""The only clock: when pages were obtained. Nothing else in Reportedly knows the time."""

from datetime import datetime

__all__ = ["now"]


def now() -> str:
    """The present moment, ISO 8601 to the second, with the machine's offset."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
