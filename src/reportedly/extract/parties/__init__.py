"""Who is meant: every source, and every party words pass through, resolved within its article."""

from reportedly.extract.parties.finder import find_mentions

__all__ = ["find_mentions"]
