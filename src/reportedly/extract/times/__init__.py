"""Times in the body, as worded and as meant: ``find_timexes`` reads the text, ``anchor_timexes`` applies a date."""

from reportedly.extract.times.anchoring import anchor_timexes
from reportedly.extract.times.recognizer import FOUND_BY, find_timexes

__all__ = ["FOUND_BY", "anchor_timexes", "find_timexes"]
