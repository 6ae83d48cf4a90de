"""``reportedly analyze``."""

import sys
from typing import Annotated

import typer

from reportedly.cli.codes import OK, SOME_REJECTED
from reportedly.cli.options import OutletOption, PublishedOption, TimezoneOption, UrlOption
from reportedly.cli.output import remark
from reportedly.records import Rejected
from reportedly.records.codec import encode

__all__ = ["analyze"]


def analyze(
    inputs: Annotated[list[str], typer.Argument(metavar="PATH", help="Saved pages, folders, or -.")],
    outlet: OutletOption = None,
    published: PublishedOption = None,
    url: UrlOption = None,
    timezone: TimezoneOption = None,
) -> None:
    """Print pages as JSON lines, without a story.

    For scripts: one record a line.

    A line is ``{"format", "type", "record"}``. The same pages give the same lines on
    every machine. Rejected inputs are records too; then the exit code is 3.
    """
    from reportedly.cli.adding import say_rejected
    from reportedly.cli.analyzing import analyze_inputs, records_of
    from reportedly.read import DeclaredFields

    rejected = 0
    declared = DeclaredFields(outlet=outlet, published=published, url=url, timezone=timezone)
    for result in analyze_inputs(inputs, declared):
        if isinstance(result, Rejected):
            remark(say_rejected(result))
            rejected += 1
        for record in [result] if isinstance(result, Rejected) else records_of(result):
            sys.stdout.write(encode(record).decode() + "\n")
        sys.stdout.flush()
    raise typer.Exit(SOME_REJECTED if rejected else OK)
