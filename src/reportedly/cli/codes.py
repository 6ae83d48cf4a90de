"""Exit codes, the same for every command."""

from typing import Final

__all__ = ["ERROR", "INTERRUPTED", "OK", "PROBLEMS", "SOME_REJECTED", "USAGE"]

OK: Final = 0
ERROR: Final = 1
USAGE: Final = 2
SOME_REJECTED: Final = 3
"""Finished, but at least one input was rejected."""
PROBLEMS: Final = 4
"""`reportedly check` found something to look at."""
INTERRUPTED: Final = 130
"""As shells count a process stopped by Ctrl-C."""
