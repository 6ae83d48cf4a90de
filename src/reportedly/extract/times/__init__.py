"""Times in the body, as worded and as meant: ``find_timexes`` reads the text, ``anchor_timexes`` applies a date."""

from reportedly.extract.times.anchoring import anchor_timexes
from reportedly.extract.times.recognizer import find_timexes

__all__ = ["anchor_timexes", "find_timexes"]
