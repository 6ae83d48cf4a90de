"""Who said what: attributions as found in the text (source, cue, content)."""

from reportedly.extract.attributions.finder import FOUND_BY, find_attributions

__all__ = ["FOUND_BY", "find_attributions"]
