"""Whether every span of an analysis lies on its page: the one promise nothing may break."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from reportedly.records import Analysis, Span

__all__ = ["stray_spans"]


def stray_spans(analysis: Analysis) -> tuple[Span, ...]:
    """The spans anywhere in the records that run past the end of their page text, in order."""
    end = len(analysis.page_text.text)
    return tuple(sorted(span for span in _spans(analysis) if span.end > end))


def _spans(value: object) -> Iterator[Span]:
    match value:
        case Span():
            yield value
        case tuple():
            for item in value:
                yield from _spans(item)
        case _ if is_dataclass(value):
            for field in fields(value):
                yield from _spans(getattr(value, field.name))
