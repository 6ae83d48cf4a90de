"""Cells for spreadsheets: text from a page must never become a formula."""

__all__ = ["csv_cell"]

_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_cell(value: object) -> str:
    """A value as a CSV cell; text that a spreadsheet would run gets an apostrophe before it.

    None is an empty cell. Numbers stay numbers, negative ones too. NUL, which no
    spreadsheet takes, is shown as its picture.
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    text = value.replace("\0", "␀")
    # White space before the sign does not stop every spreadsheet.
    return "'" + text if text.lstrip(" \n").startswith(_STARTS) or text.startswith(_STARTS) else text
