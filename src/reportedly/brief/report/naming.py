"""What a question is called in a brief, and the anchor by which the brief leads to it."""

from reportedly.brief.layout import shorten
from reportedly.brief.terminal import terminal_safe
from reportedly.brief.where import Where

__all__ = ["anchor_of", "name_of", "sentence_case"]

_LONGEST = 110
"""Columns of a heading; the whole words stand in the notes."""
_DIGITS = 10


def name_of(row: Where) -> str:
    """The question's title on one line; a quotation that is cut is closed again."""
    title = terminal_safe(row.title)
    cut = shorten(title, _LONGEST)
    return f"{cut}”" if cut != title and title.startswith("“") else cut


def anchor_of(row: Where) -> str:
    """An anchor made of the question's id alone: no word of a page can reach an address."""
    return f"q-{row.question.question_id[:_DIGITS]}"


def sentence_case(words: str) -> str:
    """The first letter a capital, unless the words open with a quotation mark."""
    return words[:1].upper() + words[1:]
