"""A claim's status and its origins in words: always by whom, always as a range."""

from collections.abc import Sequence
from typing import Final

from reportedly.records import OUTLET, UNSPECIFIED, Origins, Status, StatusLabel

__all__ = ["say_name", "say_names", "say_origins", "say_status"]


_OUTLET: Final = f"{OUTLET}:"


def say_status(status: Status) -> str:
    """A status by whom: ``confirmed by interior ministry``; no word here says what is true."""
    match status.label:
        case StatusLabel.RETRACTED:
            said = _by("withdrawn by", status.retracted_by)
        case StatusLabel.DENIED:
            said = _by("denied by", status.denied_by)
        case StatusLabel.DISPUTED:
            said = "disputed"
            if status.confirmed_by:
                said += ", " + _by("confirmed by", status.confirmed_by)
        case StatusLabel.CONFIRMED:
            said = _by("confirmed by", status.confirmed_by)
        case StatusLabel.CORROBORATED:
            said = "several origins agree"
        case StatusLabel.ASSERTED:
            alone = " alone" if len(status.asserted_by) == 1 else ""
            said = _by("said by", status.asserted_by) + alone
        case StatusLabel.RUMOURED:
            said = "rumour: nobody named stands behind it"
    return said if status.order_known else f"{said} (order unknown)"


def _by(words: str, names: Sequence[str]) -> str:
    return f"{words} {say_names(names)}" if names else words.removesuffix(" by")


def say_name(name: str) -> str:
    """A party's or an origin's name as linking writes it, in words: ``@outlet:Daily Lantern`` is the outlet itself."""
    if name.startswith(_OUTLET):
        return f"{name.removeprefix(_OUTLET)} itself"
    if name.startswith("unnamed:"):
        return "unnamed"
    return "nobody named" if name == UNSPECIFIED else name


def say_names(names: Sequence[str], most: int = 3) -> str:
    """``A, B and 4 others``: never a list longer than a reader can hold."""
    told = [say_name(name) for name in names]
    if len(told) > most:
        return f"{', '.join(told[:most])} and {len(told) - most} others"
    return " and ".join(part for part in (", ".join(told[:-1]), *told[-1:]) if part)


def say_origins(origins: Origins) -> str:
    """``1–2 origins, 1 more unnamed``: a range, the unnamed never added in."""
    unnamed = f"{origins.unnamed} unnamed"
    if origins.max == 0:
        return (
            f"{unnamed} origin{'s' if origins.unnamed != 1 else ''}" if origins.unnamed else "no origin told"
        )
    if origins.sure == 0:
        number = f"at most {origins.max}"
    else:
        number = str(origins.max) if origins.sure == origins.max else f"{origins.sure}–{origins.max}"
    named = f"{number} origin{'s' if origins.max != 1 else ''}"
    return f"{named}, {origins.unnamed} more unnamed" if origins.unnamed else named
