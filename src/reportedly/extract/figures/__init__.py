"""Figures: every stated quantity with its bounds, its hedge and what it counts.

``find_figures`` is the door of the room; ``find_products`` multiplies what two figures of a
phrase make together. ``read_passage`` and ``read_quantities`` are its
first half, for those who want numbers with units and no context.
"""

from reportedly.extract.figures.assemble import FOUND_BY, FigureFindings, find_figures
from reportedly.extract.figures.nouns import phrase_from
from reportedly.extract.figures.passage import Passage, read_passage
from reportedly.extract.figures.plurals import singular_of
from reportedly.extract.figures.products import Product, find_products
from reportedly.extract.figures.quantities import Quantity, read_quantities

__all__ = [
    "FOUND_BY",
    "FigureFindings",
    "Passage",
    "Product",
    "Quantity",
    "find_figures",
    "find_products",
    "phrase_from",
    "read_passage",
    "read_quantities",
    "singular_of",
]
