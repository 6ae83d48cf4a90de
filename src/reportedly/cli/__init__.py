"""The command line: ask, call one function, show. No logic."""

from reportedly.cli.run import main

__all__ = ["main"]
