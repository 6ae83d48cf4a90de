"""Take corrections and tables over into a story, tell what became of each, and link it again."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from reportedly import ledger as book
from reportedly.brief.layout import shorten, wrap
from reportedly.brief.terminal import terminal_safe
from reportedly.cli.edit_files import import_edits
from reportedly.cli.fetch import shortener
from reportedly.cli.output import print_lines, remark, terminal_width, waiting
from reportedly.cli.reviewing.telling import say_conflict
from reportedly.ingest import RefusedTable, TakenTable, import_tables, relink
from reportedly.ledger import Story

__all__ = ["take_edits", "take_tables"]

_CELL = 60
"""Columns of a cell in a line about it."""


def take_edits(story: Story, file: Path) -> bool:
    """Take over a file of corrections; False where one of its lines was refused."""
    done = import_edits(story, file)
    with waiting("linking"):
        linked = relink(story)
    with story.reading() as ledger:
        short = shortener(ledger)
        for pair in done.conflicts:
            print_lines(wrap(terminal_safe(say_conflict(pair, short)), terminal_width(), rest="  "))
        left = len(book.read_log(ledger).orphans)
    for number, why in done.refused:
        remark(f"line {number}: {why}")
    said = f"{len(done.new)} corrections taken over, {done.known} were here already"
    if done.conflicts:
        said += f", {len(done.conflicts)} in conflict (the later one counts; reportedly review --undo ID)"
    if left:
        said += f"; {left} find no place in this story (reportedly review)"
    remark(f"{said}; {linked.articles} articles linked")
    return not done.refused


def take_tables(story: Story, files: Sequence[Path], *, replace: bool) -> bool:
    """Lay tables over the story's own; False where a file, a row or a cell was not taken."""
    whole, kept = True, 0
    for outcome in import_tables(story, files, replace=replace):
        match outcome:
            case RefusedTable():
                whole = False
                remark(f"refused: {outcome.file}: {outcome.why}")
            case TakenTable(merged=merged):
                print_lines([terminal_safe(_said(outcome))])
                for told in _conflicts(outcome, replace=replace):
                    print_lines(wrap(terminal_safe(told), terminal_width(), rest="    "))
                for line, why in merged.refused:
                    remark(f"refused: {outcome.file}, line {line}: {why}")
                kept += 0 if replace else len(merged.conflicts)
                whole = whole and not merged.refused and (replace or not merged.conflicts)
    with waiting("linking"):
        linked = relink(story)
    if kept:
        remark(f"{kept} cells of the story stayed as they were; --replace takes the files' word instead")
    remark(f"{linked.articles} articles linked")
    return whole


def _said(taken: TakenTable) -> str:
    merged = taken.merged
    counts = [(merged.new, "new"), (merged.filled, "filled in"), (merged.known, "here already")]
    counts.append((len(merged.refused), "refused"))
    told = ", ".join(f"{number} {what}" for number, what in counts if number) or "no rows"
    return f"{taken.table}: {told} ({taken.file})"


def _conflicts(taken: TakenTable, *, replace: bool) -> Iterator[str]:
    for each in taken.merged.conflicts:
        here, there, subject = (shorten(text, _CELL) for text in (each.here, each.there, each.subject))
        told = "replaced by" if replace else "stays; not taken:"
        yield f"  line {each.line}: {each.column} of “{subject}”: “{here}” {told} “{there}”"
