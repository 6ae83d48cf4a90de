"""Who is meant: every source, and every party words pass through, resolved within its article."""

from reportedly.extract.parties.finder import FOUND_BY, find_mentions

__all__ = ["FOUND_BY", "find_mentions"]
