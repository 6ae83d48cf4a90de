"""Hypothesis strategies for every record type, made from the dataclasses themselves."""

import dataclasses
import types
import typing
from decimal import Decimal
from enum import Enum
from functools import cache

from hypothesis import strategies as st

from reportedly.records import DateBasis, Span, Stated
from reportedly.records.codec import _TYPES

RECORD_TYPES: dict[str, type] = dict(_TYPES)

TEXT = st.text(st.characters(codec="utf-8"), max_size=12)

SPANS = st.builds(
    lambda start, length: Span(start, start + length),
    st.integers(min_value=0, max_value=10**6),
    st.integers(min_value=1, max_value=10**4),
)


@st.composite
def _stated(draw: st.DrawFn) -> Stated:
    basis = draw(st.sampled_from(DateBasis))
    value = None if basis is DateBasis.UNKNOWN else draw(TEXT)
    return Stated(value=value, basis=basis, evidence=draw(TEXT), span=draw(st.none() | SPANS))


@cache
def strategy_for(kind: object) -> st.SearchStrategy[object]:
    """Values of a field's type: a record, an enum, a plain value, a tuple, or None."""
    if kind is Span:
        return SPANS
    if kind is Stated:
        return _stated()
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        return st.builds(
            kind, **{field.name: strategy_for(hints[field.name]) for field in dataclasses.fields(kind)}
        )
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return st.one_of([strategy_for(each) for each in typing.get_args(kind)])
    if typing.get_origin(kind) is tuple:
        element, *rest = typing.get_args(kind)
        if rest == [...]:
            return st.lists(strategy_for(element), max_size=3).map(tuple)
        return st.tuples(strategy_for(element), *map(strategy_for, rest))
    plain: dict[object, st.SearchStrategy[object]] = {
        str: TEXT,
        bool: st.booleans(),
        int: st.integers(min_value=0, max_value=10**9),
        float: st.floats(min_value=0, max_value=1).map(lambda value: round(value, 3)),
        Decimal: st.decimals(
            allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9
        ),
        types.NoneType: st.none(),
    }
    return plain[kind]
