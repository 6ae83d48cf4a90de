"""Figure charts: our own small SVG, the same bytes for the same records, readable without colour or a screen.

``chart_of``     one question about a number as marks: who gave which bounds when, in lanes by stage
``draw_chart``   the marks as an SVG element, with a ``<title>`` for each and a description of all
``letter``       what a speaker is called in the drawing, by his place among the chart's voices
"""

from reportedly.brief.charts.draw import draw_chart
from reportedly.brief.charts.marks import Chart, Lane, Mark, chart_of
from reportedly.brief.charts.shapes import letter

__all__ = ["Chart", "Lane", "Mark", "chart_of", "draw_chart", "letter"]
