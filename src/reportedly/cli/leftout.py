"""What the log shows: inputs and what became of them, and all that was read but not entered."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from reportedly.brief.cards.article import say_line_kinds
from reportedly.brief.layout import Column, table, wrap
from reportedly.brief.terminal import terminal_safe
from reportedly.brief.view import View
from reportedly.brief.voices import say_outlet
from reportedly.cli.fetch import shortener, view_from
from reportedly.ledger import (
    ArticleRow,
    Ledger,
    Log,
    RejectedRow,
    all_analyses,
    articles,
    furniture,
    read_log,
    unlinked_count,
)
from reportedly.records import IntakeState

__all__ = ["inputs_as_rows", "say_log", "say_numbers"]

_COLUMNS = ("address", "state", "obtained_at", "how", "article", "declared", "stage", "problem", "remedy")
_REASONS = 8
_REPEATED = 6


def say_log(ledger: Ledger, limit: int | None, width: int) -> list[str]:
    """The whole log as text, section by section; ``limit`` rows at most in each."""
    log, rows, short = read_log(ledger), articles(ledger)[:limit], shortener(ledger)
    view = view_from(ledger, articles=(row.article for row in rows))
    return [
        *_inputs(log, unlinked_count(ledger), width),
        *_rejected(log.rejected[:limit], width),
        *_lines(rows, view, width),
        *_repeated(ledger, width),
        *_replaced(log, short),
        *_not_figures(log, width),
        *_orphans(log, width),
    ]


def say_numbers(ledger: Ledger, limit: int | None, width: int) -> list[str]:
    """Each number that was not taken for a figure, with its line and the reason."""
    short = shortener(ledger)
    rows = []
    for analysis in all_analyses(ledger):
        text, article = analysis.page_text.text, analysis.article
        for rejection in analysis.rejections:
            around = text[max(rejection.span.start - 30, 0) : rejection.span.end + 30]
            words = f"{rejection.span.of(text)}   … {around} …"
            rows.append((short(article.article_id), terminal_safe(rejection.reason), terminal_safe(words)))
    columns = (
        Column(heading="article"),
        Column(heading="taken for", most=24),
        Column(heading="number, in its words"),
    )
    return table(columns, rows[:limit], width)


def inputs_as_rows(ledger: Ledger, limit: int | None) -> tuple[Sequence[str], list[dict[str, object]]]:
    """Columns and rows of the inputs, with the reason where one was rejected."""
    log = read_log(ledger)
    reasons = {row.intake_id: row.rejected for row in log.rejected}
    rows: list[dict[str, object]] = []
    for intake in log.intake[:limit]:
        rejected = reasons.get(intake.intake_id)
        rows.append(
            {
                "address": intake.address,
                "state": intake.state.value,
                "obtained_at": intake.obtained_at,
                "how": intake.how,
                "article": intake.capture if intake.state is IntakeState.DONE else None,
                "declared": "; ".join(f"{name}={value}" for name, value in sorted(intake.declared.items())),
                "stage": rejected.stage if rejected else None,
                "problem": rejected.problem if rejected else None,
                "remedy": rejected.remedy if rejected else None,
            }
        )
    return _COLUMNS, rows


def _inputs(log: Log, unlinked: int, width: int) -> Iterator[str]:
    states = Counter(intake.state for intake in log.intake)
    said = [f"{states[state]} {state.value}" for state in IntakeState if states[state]]
    yield from wrap(f"inputs: {', '.join(said) or 'none yet'}", width)
    if states[IntakeState.PENDING]:
        yield "  next: reportedly add (it finishes what is pending)"
    if unlinked:
        yield f"  {unlinked} articles not linked yet; next: reportedly add"


def _rejected(rows: Sequence[RejectedRow], width: int) -> Iterator[str]:
    if rows:
        yield from ("", "rejected:")
    for row in rows:
        rejected = row.rejected
        mended = " (added since)" if row.mended else ""
        said = f"{rejected.subject}: {rejected.problem}; {rejected.remedy} [{rejected.stage}]{mended}"
        yield from wrap(terminal_safe(said), width, first="  ", rest="      ")


def _lines(rows: Sequence[ArticleRow], view: View, width: int) -> Iterator[str]:
    """What each page's lines were taken for: cleaning labels, it never deletes."""
    if not rows:
        return
    yield from ("", "lines of each page (reportedly log --lines ID shows them with the reasons):")
    columns = (Column(heading="id"), Column(heading="outlet", most=32), Column(heading="lines"))
    cells = [
        (view.short(row.article.article_id), say_outlet(row.article, view), say_line_kinds(row.article))
        for row in rows
    ]
    yield from (f"  {line}" for line in table(columns, cells, width - 2))


def _repeated(ledger: Ledger, width: int) -> Iterator[str]:
    repeated = furniture(ledger)
    if repeated:
        yield from ("", f"lines that outlets repeat across their pages: {len(repeated)}")
    for line in repeated[:_REPEATED]:
        said = f"{line.outlet}, {len(line.articles)} pages: {line.text}"
        yield from wrap(terminal_safe(said), width, first="  ", rest="      ")
    if len(repeated) > _REPEATED:
        yield f"  and {len(repeated) - _REPEATED} more"


def _replaced(log: Log, short: Callable[[str], str]) -> Iterator[str]:
    if log.replaced:
        yield from ("", "characters that no text can hold, replaced by U+FFFD:")
    for row in log.replaced:
        yield f"  {short(row.article_id)}  {row.count}"


def _not_figures(log: Log, width: int) -> Iterator[str]:
    if log.rejections:
        total = sum(count for _, count in log.rejections)
        said = ", ".join(f"{count} {reason}" for reason, count in log.rejections[:_REASONS])
        yield ""
        yield from wrap(f"numbers not taken for figures: {total} ({terminal_safe(said)})", width, rest="  ")
        yield "  reportedly log --numbers shows each"


def _orphans(log: Log, width: int) -> Iterator[str]:
    if log.orphans:
        yield from ("", "corrections whose words are no longer on the page:")
    for edit, anchor in log.orphans:
        said = f"{edit.action} by {edit.who}: “{anchor.exact}” ({edit.reason or 'no reason given'})"
        yield from wrap(terminal_safe(said), width, first="  ", rest="      ")
