"""XML elements as text: every attribute and every word escaped, no control character let through."""

from html import escape

from reportedly.brief.terminal import terminal_safe

__all__ = ["element", "number", "words"]


def element(name: str, /, *children: str, **attributes: str | float | None) -> str:
    """``<name …>children</name>``. Children are elements, or text that passed ``words``.

    An attribute's underscores become hyphens (a last one goes: ``class_``); None leaves it out.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{words(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(children)
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def words(text: str) -> str:
    """Text for an element or an attribute: one line, nothing in it can become markup."""
    return escape(terminal_safe(text), quote=True)


def number(value: float) -> str:
    """A coordinate with at most one decimal: the same digits on every machine."""
    # Adding zero turns the minus zero of rounding into zero.
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")
