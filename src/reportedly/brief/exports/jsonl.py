"""Every record of a story as JSON lines: its id beside the codec's own bytes, for programs."""

from collections.abc import Iterable, Iterator

from reportedly.records import Analysis, Linking
from reportedly.records.codec import encode, sha256_hex

__all__ = ["record_lines"]


def record_lines(analyses: Iterable[Analysis], linking: Linking) -> Iterator[str]:
    """``{"id", "format", "type", "record"}`` a line: each article's records in the page's order, then what links them.

    ``id`` is the record id, the digest of the codec bytes without it; offsets index
    the text of the article's PageText record, which comes first.
    """
    for analysis in analyses:
        for record in (
            analysis.page_text,
            analysis.article,
            *analysis.statements,
            *analysis.figures,
            *analysis.timexes,
            *analysis.rejections,
        ):
            yield _line(record)
    for records in (
        linking.parties,
        linking.origins,
        linking.questions,
        linking.claims,
        linking.relations,
        linking.reuses,
        linking.events,
        linking.furniture,
        linking.dates,
    ):
        for record in records:
            yield _line(record)


def _line(record: object) -> str:
    data = encode(record)
    return f'{{"id":"{sha256_hex(data)}",{data.decode("utf-8")[1:]}\n'
