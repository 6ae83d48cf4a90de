"""An analysis without loose ends: what people took out is named by nothing that stays."""

from dataclasses import replace

from reportedly.records import Analysis, Figure, LineKind, Statement

__all__ = ["tidied"]

_SPEAKING = (LineKind.BODY,)


def tidied(analysis: Analysis, before: Analysis) -> Analysis:
    """The analysis with every reference to what it no longer holds, and held ``before``, taken out.

    What stands in a line that a person has called no body goes with the line; what
    the line newly says, only reading the page again can tell.
    """
    shut = [
        line.span
        for line in analysis.article.lines
        if line.kind not in _SPEAKING and line.reason.startswith("corrected by ")
    ]
    statements = [s for s in analysis.statements if not any(s.sentence in span for span in shut)]
    figures = {f.key: f for f in analysis.figures if not any(f.span in span for span in shut)}
    gone = {s.key for s in before.statements} - {s.key for s in statements}
    gone |= {f.key for f in before.figures} - figures.keys()
    if not gone:
        return analysis
    return replace(
        analysis,
        statements=tuple(_statement(each, gone) for each in statements),
        figures=tuple(_figure(each, gone) for each in figures.values()),
    )


def _statement(statement: Statement, gone: set[str]) -> Statement:
    return replace(
        statement,
        refers_to=tuple(key for key in statement.refers_to if key not in gone),
        nested_in=None if statement.nested_in in gone else statement.nested_in,
        figures=tuple(key for key in statement.figures if key not in gone),
    )


def _figure(figure: Figure, gone: set[str]) -> Figure:
    change = figure.changed_from
    if change is not None and change.figure in gone:
        change = replace(change, figure=None)
    return replace(
        figure,
        part_of=None if figure.part_of in gone else figure.part_of,
        repeats=None if figure.repeats in gone else figure.repeats,
        changed_from=change,
    )
