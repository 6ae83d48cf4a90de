"""``reportedly review``."""

from typing import Annotated

import typer

from reportedly.cli.options import CsvOption, JsonOption, LimitOption, StoryOption, listing
from reportedly.cli.stories import open_story
from reportedly.errors import WrongUse

__all__ = ["review"]

_SHOWN = 20


def review(
    context: typer.Context,
    action: Annotated[
        str | None,
        typer.Argument(
            metavar="ACTION",
            help="accept, fix, reject, add, merge, split, same-origin or not-same-origin; none: the list.",
        ),
    ] = None,
    what: Annotated[
        list[str] | None,
        typer.Argument(metavar="WHAT", help="Ids, names, and FIELD=VALUE; see below."),
    ] = None,
    reason: Annotated[str, typer.Option(metavar="WORDS", help="Why, for those who read it later.")] = "",
    who: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who corrects. [default: your login name]")
    ] = None,
    undo: Annotated[str | None, typer.Option(metavar="EDIT", help="Take a correction back.")] = None,
    edits: Annotated[bool, typer.Option("--edits", help="List the corrections, latest first.")] = False,
    limit: LimitOption = None,
    csv: CsvOption = False,
    json: JsonOption = False,
    story: StoryOption = None,
) -> None:
    """Look at what most needs a look, and correct it so that it sticks.

    Without an ACTION: the list, the weightiest first, each with what would settle it.
    What a person has accepted or corrected is not listed again. Corrections stay when
    rules, pages or the order of arrival change; one that finds no place any more is
    listed first, never dropped.

    accept ID and reject ID: statements and figures; accept also events, articles, lines.

    fix ID FIELD=VALUE: of a statement stance, certainty, polarity, conditional, basis,
    kind, tier, source (the name), source_type, source_role, source_of, and by exact
    words of the page content, cue, source_words; of a figure low, high, comparator,
    unit, counted, counted_class, group, rate, stage, accumulation, as_of, retracted; of an
    article published, outlet, title; of a line (ARTICLE:LINE) kind; of an event label,
    day, place; of a party name.

    add ARTICLE content="…" cue="…" source="…": a statement that was not found.
    add ARTICLE figure="at least 14 people" (or span=120:138): a figure, read by the
    rules as far as they can; number and hedge by words within, and any field of a figure.

    merge A B and split A B: claims, questions, events, parties (by id or name); a
    statement or figure is put out of one by split CLAIM STATEMENT.

    same-origin A B and not-same-origin A B: statements, or parties.
    """
    from reportedly.cli.reviewing import screen  # only here: other screens do not wait for linking

    shown = listing(limit, csv, json)
    opened = open_story(context, story)
    if sum((action is not None, undo is not None, edits)) > 1:
        raise WrongUse("an ACTION, --undo and --edits", "are three things", "ask for one of them")
    if undo is not None:
        screen.take_back(opened, undo, reason=reason, who=who)
    elif edits:
        screen.list_edits(opened, shown)
    elif action is None:
        screen.list_doubts(opened, shown, default=_SHOWN)
    else:
        screen.act(opened, action, what or [], reason=reason, who=who)
