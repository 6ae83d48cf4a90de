"""Clean: page text → labelled lines; title, outlet, authors, dates, credits."""

from reportedly.clean.page import CLEANED_BY, clean_lines, clean_page

__all__ = ["CLEANED_BY", "clean_lines", "clean_page"]
