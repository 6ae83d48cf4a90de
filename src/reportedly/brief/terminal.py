"""The one gate between page text and a person's terminal."""

import re
import unicodedata
from typing import Final

__all__ = ["terminal_safe"]

_LINE_ENDS: Final = re.compile(r"[ \t]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029])(?:[ \t\r\n\v\f\x85\u2028\u2029])*")

# Letters and marks that take no room and are no format characters by category: text
# could hide behind them as well as behind a zero-width space.
_BLANK_LETTERS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800")


def terminal_safe(text: str) -> str:
    """``text`` as one line that no terminal can take for a command, and that hides nothing.

    Line ends become `` ¶ ``; other white space a space; a control character its
    picture (``␛``) or, like every bidi, zero-width, unassigned and surrogate code
    point, its name (``⟦U+202E⟧``). The result holds no control or format character,
    whatever comes in. Text without any of these comes back unchanged.
    """
    if text.isprintable() and _BLANK_LETTERS.isdisjoint(text):
        return text
    return _LINE_ENDS.sub(" ¶ ", text).translate(_SHOWN)


class _Shown(dict[int, str]):
    """Code point → what is shown for it, worked out when first met."""

    def __missing__(self, code: int) -> str:
        shown = self[code] = _show(chr(code))
        return shown


def _show(character: str) -> str:
    code = ord(character)
    if character == "\t" or unicodedata.category(character) == "Zs":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if character.isprintable() and character not in _BLANK_LETTERS:
        return character
    return f"⟦U+{code:04X}⟧"


_SHOWN: Final = _Shown()
