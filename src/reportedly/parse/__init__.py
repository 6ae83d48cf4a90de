"""Body → quotations, sentences, tokens: each paragraph parsed alone.

A parse is a pure function of a paragraph's text: dropping a line leaves every
other line's parse as it was. The parser (spaCy) is an adapter; its objects
never leave this room.
"""

from reportedly.parse.paragraphs import Parser, parse_page
from reportedly.parse.quotes import find_quotations
from reportedly.parse.weights import Weights, find_weights

__all__ = ["Parser", "Weights", "find_quotations", "find_weights", "parse_page"]
