"""Bound the nesting of a page before it is parsed, so that a hostile one costs no more than a long one."""

import re
from collections import Counter
from typing import Final

__all__ = ["SAFE_END_TAGS", "bound_nesting"]

SAFE_END_TAGS: Final = 30_000
"""End tags up to which a page is parsed as it is: at worst half a second. The parser looks for the partner of each
end tag through all open elements, so 400,000 mismatched pairs, a page of 3 MB, took 458 seconds."""
_DEEPEST: Final = 500  # open elements; pages made by people stay below 60
_TAG: Final = re.compile(r"<!--|<(/?)([A-Za-z][^\s/>]*)")


def bound_nesting(source: str, *, inline: frozenset[str], keep: frozenset[str]) -> str:
    """The page with no element nested deeper than about 500, and no end tag without its start tag.

    Both change nothing that is shown: a browser ignores stray end tags, and instead of
    a block that lies too deep stands a line break. ``keep`` names elements whose tags
    always stay, since they decide what is text at all. Linear.
    """
    parts: list[str] = []
    written = place = 0
    stack: list[str] = []
    opened: Counter[str] = Counter()
    while tag := _TAG.search(source, place):
        closing, name = bool(tag[1]), (tag[2] or "").lower()
        end = source.find(">" if name else "-->", tag.end())
        if end < 0:
            break
        place = end + 1
        if not name or name in keep:
            continue
        if closing:
            unwanted = not opened[name]
            while opened[name] and (top := stack.pop()):
                opened[top] -= 1
                if top == name:
                    break
        else:
            unwanted = len(stack) >= _DEEPEST
            if not unwanted:
                stack.append(name)
                opened[name] += 1
        if unwanted:
            parts += (source[written : tag.start()], "" if name in inline else "<br>")
            written = place
    parts.append(source[written:])
    return "".join(parts)
