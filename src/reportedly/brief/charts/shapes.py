"""The shapes of marks: each speaker has a shape, a dash and a letter besides a colour, so none needs the colour."""

from typing import Final

from reportedly.brief.charts.elements import element

__all__ = ["COLOURS", "DASHES", "OTHERS", "cross", "letter", "shape"]

COLOURS: Final = ("#0072b2", "#b84700", "#00795a", "#a3488a", "#7a5c00", "#2a7fae", "#5b5bc0", "#a33b3b")
"""After Okabe and Ito (2008), darkened to a contrast of 4.5 on white; the page's style sheet has lighter ones for the dark."""
OTHERS: Final = "#666666"
DASHES: Final = (None, "6 3", "2 3", "9 3 2 3", "4 2", "1 2", "10 4", "3 5")

_SIZE: Final = 5.0


def shape(voice: int, x: float, y: float, *, hollow: bool) -> str:
    """A speaker's mark around a point, filled in the colour around it unless ``hollow``."""
    points = _SHAPES[voice % len(_SHAPES)]
    style = {"fill": "none" if hollow else "currentColor", "stroke": "currentColor", "stroke_width": 1.6}
    if points is None:
        return element("circle", cx=x, cy=y, r=_SIZE - 0.4, **style)
    corners = " ".join(f"{x + dx * _SIZE:.1f},{y + dy * _SIZE:.1f}" for dx, dy in points)
    return element("polygon", points=corners, **style)


def cross(x: float, y: float) -> str:
    """A denial."""
    d = f"M{x - _SIZE:.1f} {y - _SIZE:.1f}l{2 * _SIZE:.1f} {2 * _SIZE:.1f}m0 {-2 * _SIZE:.1f}l{-2 * _SIZE:.1f} {2 * _SIZE:.1f}"
    return element("path", d=d, fill="none", stroke="currentColor", stroke_width=2.2)


def letter(voice: int) -> str:
    """``A`` to ``Z``, then ``AA``: by which the legend calls a speaker."""
    first, second = divmod(voice, 26)
    return (letter(first - 1) if first else "") + chr(ord("A") + second)


_Corners = tuple[tuple[float, float], ...]
_SHAPES: Final[tuple[_Corners | None, ...]] = (
    None,
    ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    ((0, -1.1), (1.1, 0.9), (-1.1, 0.9)),
    ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    ((0, 1.1), (1.1, -0.9), (-1.1, -0.9)),
    ((0, -1.1), (1.05, -0.3), (0.65, 0.95), (-0.65, 0.95), (-1.05, -0.3)),
    ((-1.1, -0.5), (1.1, -0.5), (1.1, 0.5), (-1.1, 0.5)),
    ((-0.5, -1.1), (0.5, -1.1), (0.5, 1.1), (-0.5, 1.1)),
)
