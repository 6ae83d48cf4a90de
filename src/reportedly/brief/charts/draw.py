"""A figure chart as SVG: steps over time, bounds as bars, open ends drawn open, stages in lanes."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from reportedly.brief.amounts import say_range
from reportedly.brief.charts.axes import Scale, clock_of, numbers_to, times_to
from reportedly.brief.charts.elements import element, words
from reportedly.brief.charts.marks import Chart, Lane, Mark
from reportedly.brief.charts.places import Place, dodge, place_labels
from reportedly.brief.charts.shapes import COLOURS, DASHES, OTHERS, cross, letter, shape
from reportedly.brief.layout import shorten

__all__ = ["draw_chart"]

WIDTH: Final = 480.0
"""Units across. A phone shows them at about three quarters, where letters of 13 units can still be read."""
_LEFT, _RIGHT = 62.0, 14.0
_TOP, _LANE, _GAP = 12.0, 190.0, 44.0
_UNDATED: Final = 64.0
"""Room at the right for marks that nothing dates."""
_OPEN: Final = 26.0
"""Length of a bar with an open end: how far it goes nobody says."""
_BREAK: Final = 20.0
"""How far below a lane's top a broken scale ends."""
_LINE: Final = 18.0
_NAMED: Final = 16
"""Speakers named in the legend; the others are counted."""
_SCALES: Final = {
    "logarithmic": "The scale is logarithmic: each step up is ten times more.",
    "broken": "Above the broken line: too far above the others for the scale.",
}
_KEY: Final = (
    "Hollow: from one origin only. Cross: a denial. Bar: the bounds given;",
    "dashed with an arrow: open on that side. Pale: no longer standing.",
)


def draw_chart(chart: Chart, *, name: str) -> str:
    """The chart as one ``<svg>`` element; XML by itself too. ``name``: tells its ids apart on a page."""
    body: list[str] = []
    y = _TOP
    signs: set[str] = set()
    for lane in chart.lanes:
        if lane.stage:
            y += _LINE
            body.append(_text(_LEFT, y - 6, f"stage: {lane.stage}", class_="stage"))
        drawn, scale = _lane(lane, chart, y)
        signs |= {name for name in _SCALES if getattr(scale, name)}
        body.append(drawn)
        y += _LANE + _GAP
    legend, height = _legend(chart, y, signs)
    title, description = f"{name}-title", f"{name}-desc"
    return element(
        "svg",
        element("title", words(chart.title), id=title),
        element("desc", words(chart.description), id=description),
        *body,
        legend,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH:.0f} {height:.0f}",
        role="img",
        aria_labelledby=f"{title} {description}",
        class_="chart",
        font_family="system-ui, sans-serif",
        font_size=13,
    )


@dataclass(frozen=True, slots=True)
class _Set:
    """A mark at its place in the drawing."""

    mark: Mark
    voice: int
    at: Place
    low: float | None
    high: float | None


def _lane(lane: Lane, chart: Chart, top: float) -> tuple[str, Scale]:
    bottom = top + _LANE
    undated = any(clock_of(mark.moment) is None for mark in lane.marks)
    right = WIDTH - _RIGHT - (_UNDATED if undated else 0)
    clocks = [clock for mark in lane.marks if (clock := clock_of(mark.moment)) is not None]
    if undated and not clocks:
        right = _LEFT
    across, days = times_to(clocks, _LEFT, right)
    ends = [end for mark in lane.marks for end in (mark.low, mark.high) if end is not None]
    scale = numbers_to(ends, bottom, top)
    up = scale.place

    def spot(mark: Mark) -> Place:
        clock = clock_of(mark.moment)
        x = across(clock) if clock is not None else right + (WIDTH - _RIGHT - right) / 4
        return Place(x, up(mark.point))

    places = dodge([spot(mark) for mark in lane.marks], most=WIDTH - _RIGHT)

    def height(value: Decimal | None) -> float | None:
        return None if value is None else up(value)

    sets = [
        _Set(mark, chart.voices.index(mark.who), at, height(mark.low), height(mark.high))
        for mark, at in zip(lane.marks, places, strict=True)
    ]
    grid = [
        *(element("path", d=f"M{_LEFT:.1f} {tick.at:.1f}H{WIDTH - _RIGHT:.1f}") for tick in scale.ticks),
        *(element("path", d=f"M{tick.at:.1f} {top:.1f}V{bottom:.1f}") for tick in days),
    ]
    labels = [
        *(_text(_LEFT - 6, tick.at + 4, tick.label, text_anchor="end") for tick in scale.ticks),
        *(_text(tick.at, bottom + 17, tick.label) for tick in days),
    ]
    if scale.broken:
        edge = f"M{_LEFT:.1f} {top + _BREAK:.1f}H{WIDTH - _RIGHT:.1f}"
        grid.append(element("path", d=edge, stroke_dasharray="8 4", stroke_opacity=0.6))
        labels.append(_text(_LEFT - 6, top + 12, "far above", text_anchor="end", font_size=12))
    if undated:
        labels.append(_text(WIDTH - _RIGHT, bottom + 34, "undated", text_anchor="end"))
        grid.append(element("path", d=f"M{right:.1f} {top:.1f}V{bottom:.1f}", stroke_dasharray="3 3"))
    return (
        element(
            "g",
            element("g", *grid, class_="grid", fill="none", stroke="currentColor", stroke_opacity=0.18),
            element("g", *labels, fill="currentColor"),
            *_steps(sets),
            *_claims(sets, top, bottom),
            *_tags(sets, top),
        ),
        scale,
    )


def _steps(sets: Sequence[_Set]) -> Iterator[str]:
    """A speaker's own figures, each holding until he gives the next."""
    for voice in sorted({each.voice for each in sets}):
        own = [each for each in sets if each.voice == voice and not each.mark.denial]
        dated = [each for each in own if clock_of(each.mark.moment) is not None]
        if len(dated) > 1:
            first, *rest = dated
            d = f"M{first.at.x:.1f} {first.at.y:.1f}" + "".join(
                f"H{each.at.x:.1f}V{each.at.y:.1f}" for each in rest
            )
            line = element(
                "path",
                d=d,
                fill="none",
                stroke="currentColor",
                stroke_width=1.4,
                stroke_opacity=0.7,
                stroke_dasharray=DASHES[voice % len(DASHES)],
            )
            yield element("g", line, class_=_class(voice), color=_colour(voice))


def _claims(sets: Sequence[_Set], top: float, bottom: float) -> Iterator[str]:
    """The marks, those of one claim in one group."""
    for claim in dict.fromkeys(each.mark.claim for each in sets):
        marks = [_mark(each, top, bottom) for each in sets if each.mark.claim == claim]
        yield element("g", *marks, class_="claim")


def _mark(each: _Set, top: float, bottom: float) -> str:
    mark, at = each.mark, each.at
    body = cross(at.x, at.y) if mark.denial else shape(each.voice, at.x, at.y, hollow=mark.hollow)
    return element(
        "g",
        element("title", words(mark.title)),
        *([] if mark.denial else _bounds(each, top, bottom)),
        body,
        class_=f"mark {_class(each.voice)}",
        color=_colour(each.voice),
        opacity=0.5 if mark.earlier else None,
    )


def _bounds(each: _Set, top: float, bottom: float) -> Iterator[str]:
    """A closed interval as a bar with caps; an open end as a dashed one with an arrow."""
    x, y = each.at.x, each.at.y
    if each.low is not None and each.high is not None:
        if each.low != each.high:
            caps = f"M{x - 4:.1f} {each.high:.1f}h8M{x - 4:.1f} {each.low:.1f}h8"
            yield _stroke(f"{caps}M{x:.1f} {each.low:.1f}V{each.high:.1f}", width=2.4)
        return
    upward = each.high is None
    end = max(y - _OPEN, top) if upward else min(y + _OPEN, bottom)
    yield _stroke(f"M{x:.1f} {y:.1f}V{end:.1f}", width=2.0, dash="3 2")
    turn = 4 if upward else -4
    yield _stroke(f"M{x - 4:.1f} {end + turn:.1f}L{x:.1f} {end:.1f}L{x + 4:.1f} {end + turn:.1f}", width=1.6)


def _tags(sets: Sequence[_Set], top: float) -> Iterator[str]:
    """Letter and figure beside the marks, where there is room: ``B 14``."""
    texts = [f"{letter(each.voice)} {_short(each.mark)}" for each in sets]
    places = place_labels([each.at for each in sets], texts, left=_LEFT, right=WIDTH, top=top)
    for text, place in zip(texts, places, strict=True):
        if place is not None:
            yield _text(place.x, place.y, text, class_="tag", font_size=12)


def _short(mark: Mark) -> str:
    if mark.denial:
        return f"not {say_range(mark.point, mark.point)}"
    if mark.low is not None and mark.high is not None:
        return say_range(mark.low, mark.high)
    return f"{say_range(mark.point, mark.point)}{'+' if mark.high is None else '−'}"


def _legend(chart: Chart, top: float, signs: Collection[str]) -> tuple[str, float]:
    """Who the letters are, then what the signs mean; and the drawing's height."""
    rows: list[str] = []
    y = top
    for voice, who in enumerate(chart.voices[:_NAMED]):
        sign = element(
            "g", shape(voice, 14, y - 4.5, hollow=False), class_=_class(voice), color=_colour(voice)
        )
        rows += [sign, _text(28, y, letter(voice)), _text(46, y, shorten(who, 58))]
        y += _LINE
    if len(chart.voices) > _NAMED:
        rows.append(_text(46, y, f"and {len(chart.voices) - _NAMED} more speakers"))
        y += _LINE
    key = [*_KEY, *(told for name, told in _SCALES.items() if name in signs)]
    y += 4
    for line in key:
        rows.append(_text(8, y, line, font_size=12, fill_opacity=0.8))
        y += _LINE - 2
    return element("g", *rows, fill="currentColor"), y


def _stroke(d: str, *, width: float, dash: str | None = None) -> str:
    return element("path", d=d, fill="none", stroke="currentColor", stroke_width=width, stroke_dasharray=dash)


def _text(x: float, y: float, text: str, **attributes: str | float | None) -> str:
    return element("text", words(text), x=x, y=y, **{"fill": "currentColor", **attributes})


def _class(voice: int) -> str:
    return f"voice-{voice if voice < len(COLOURS) else 'other'}"


def _colour(voice: int) -> str:
    return COLOURS[voice] if voice < len(COLOURS) else OTHERS
