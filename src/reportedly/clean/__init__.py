"""Clean: page text → labelled lines; title, outlet, authors, dates, credits."""

from reportedly.clean.note import NOTE_HEAD, clean_note, is_note
from reportedly.clean.page import CLEANED_BY, clean_lines, clean_page

__all__ = ["CLEANED_BY", "NOTE_HEAD", "clean_lines", "clean_note", "clean_page", "is_note"]
