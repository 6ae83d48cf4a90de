"""Options that commands share, so that they read and behave the same everywhere."""

from dataclasses import dataclass
from typing import Annotated

import typer

from reportedly.errors import WrongUse

__all__ = [
    "AsOfOption",
    "CsvOption",
    "JsonOption",
    "LimitOption",
    "Listing",
    "OutletOption",
    "PublishedOption",
    "StoryOption",
    "TimezoneOption",
    "UrlOption",
    "listing",
]

StoryOption = Annotated[
    str | None,
    typer.Option(
        "-s",
        "--story",
        metavar="DIR",
        help="The story's folder. [default: this folder, or the first above it]",
    ),
]
LimitOption = Annotated[int | None, typer.Option("--limit", metavar="N", help="Show at most N rows.", min=1)]
CsvOption = Annotated[bool, typer.Option("--csv", help="As CSV with whole ids, for a spreadsheet.")]
JsonOption = Annotated[bool, typer.Option("--json", help="As JSON lines with whole ids, for scripts.")]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="TIME",
        help="Only from what was published by then: 2031-04-02, or 2031-04-02T18:05+02:00.",
    ),
]
OutletOption = Annotated[str | None, typer.Option(metavar="NAME", help="Who published the pages.")]
PublishedOption = Annotated[
    str | None, typer.Option(metavar="TIME", help="When: 2031-04-02, or 2031-04-02T18:05+02:00.")
]
UrlOption = Annotated[str | None, typer.Option(metavar="ADDRESS", help="Where the page was published.")]
TimezoneOption = Annotated[
    str | None, typer.Option("--tz", metavar="ZONE", help="The outlet's time zone: Europe/Lisbon.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """How a listing is to be shown."""

    limit: int | None
    csv: bool
    json: bool


def listing(limit: int | None, csv: bool, json: bool) -> Listing:
    """The listing options, checked. Raises WrongUse for two formats at once."""
    if csv and json:
        raise WrongUse("--csv and --json", "are two formats", "give one of them")
    return Listing(limit=limit, csv=csv, json=json)
