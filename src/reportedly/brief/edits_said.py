"""Corrections in words: what was changed into what, of which words."""

import json

from reportedly.records import Edit

__all__ = ["say_edit", "say_value"]


def say_edit(edit: Edit) -> str:
    """``set stance: asserts → denies of “at least nine …”``."""
    parts = [edit.action]
    if edit.action == "set":
        parts.append(f"{edit.field}: {say_value(edit.old)} → {say_value(edit.new)}")
    elif edit.field:
        parts.append(edit.field)
    if edit.action == "add":
        parts.append(say_value(edit.new))
    if edit.parties:
        parts.append(" and ".join(f"“{name}”" for name in edit.parties))
    words = [anchor.exact for anchor in (edit.anchor, edit.other) if anchor is not None and anchor.exact]
    if words:
        parts.append("of " + " and ".join(f"“{each}”" for each in words))
    return " ".join(parts)


def say_value(value: str | None) -> str:
    """A value as a person reads it: places by their words, the fields of an added statement one by one."""
    try:
        read = json.loads(value or "null")
    except (ValueError, RecursionError):
        return value or "nothing"
    match read:
        case None:
            return "nothing"
        case str():
            return read
        case list() if read and all(isinstance(each, dict) and "exact" in each for each in read):
            return "“" + " … ".join(str(each["exact"]) for each in read) + "”"
        case dict():
            return ", ".join(f"{name} {say_value(json.dumps(each))}" for name, each in read.items())
        case _:
            return str(value)
